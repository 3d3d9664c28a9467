"""Offers at random, laid out as a file of offers is, with every key there is."""

from __future__ import annotations

import random
from typing import Any

from negotiate.files.data import read_rows
from negotiate.model.facts import LEVELS

_CITIES = [f"{row['city']}, {row['state']}" for row in read_rows("metro_cities.csv")]
_AREAS = ("remote", "US", "CA", "AK", "TX", "Portland, OR", "Camden, NJ", "Detroit, MI")
NAMES = ("a", "b", "c")


def offers(draw: random.Random) -> dict[str, Any]:
    """Three offers and how they are weighed; one may be refused for what does not go together."""
    middle = draw.uniform(17, 45)
    three = [_offer(draw, name, middle) for name in NAMES]
    if draw.random() < 0.15:  # two alike
        three[1] = {**three[0], "name": three[1]["name"]}
    return {"preferences": _preferences(draw), "offer": three}


def _preferences(draw: random.Random) -> dict[str, Any]:
    household = draw.choice(({}, {"filing": "joint"}, {"filing": "head", "children": 2}))
    return household | _some(
        draw,
        0.5,
        horizon_months=draw.choice((3, 9, 12, 18, 30)),
        value_of_time=draw.choice((0, 8, 15.5)),
        time_off=draw.choice(("time", "day-rate")),
        home_area=_area(draw),
        discount_rate=draw.choice((0.03, 0.1)),
    )


def _area(draw: random.Random) -> str:
    return draw.choice(_AREAS if draw.random() < 0.4 else _CITIES)


def _some(draw: random.Random, likely: float, /, **keys: Any) -> dict[str, Any]:
    return {name: value for name, value in keys.items() if draw.random() < likely}


def _offer(draw: random.Random, name: str, middle: float) -> dict[str, Any]:
    more = _some(draw, 0.17, **_parts(draw, middle))
    known = {"name": name, **_pay(draw, middle), **_week(draw), **more}
    if "salary" in known or "commission" not in known:
        known.pop("draw", None)
    if "salary" in known:
        known.get("change", [{}])[0].pop("hourly", None)
        known.get("change", [{}])[0]["add"] = 1_500
    if known.get("employment") == "1099":
        of_employers = ("overtime_hours_per_week", "retirement", "health", "commission")
        known = {key: value for key, value in known.items() if key not in of_employers}
    if "overtime_hours_per_week" not in known:
        known = {key: value for key, value in known.items() if not key.startswith("overtime")}
    return known | _some(draw, 0.6, area=_area(draw), level=draw.choice(LEVELS))


def _pay(draw: random.Random, middle: float) -> dict[str, Any]:
    hour = round(middle * draw.uniform(0.8, 1.25), 2)
    kind = draw.random()
    if kind < 0.45:
        return {"hourly": hour}
    if kind < 0.85:
        return {"salary": round(hour * 2080, -2), "exempt": draw.random() < 0.6}
    return {"pay": draw.choice((f"${hour}/h", f"{hour * 80:.2f} every 2 weeks"))}


def _week(draw: random.Random) -> dict[str, Any]:
    return draw.choice(
        (
            *({}, {}, {"hours_per_week": draw.choice((30, 37.5, 45))}),
            *({"hours_per_day": 10, "days_per_week": 4}, {"weeks_in_turn": [36, 48]}),
            {"weeks_per_year": 44},
        )
    )


def _parts(draw: random.Random, middle: float) -> dict[str, Any]:
    """Every other key, each with something in it."""
    start, raised = draw.randrange(400), round(middle * draw.uniform(0.9, 1.3), 2)
    return {
        "status": draw.choice(("written", "verbal", "interviewing")),
        "moves": True,
        "employment": draw.choice(("temp", "1099")),
        "starts": f"2027-0{draw.randrange(1, 10)}-04",
        "deadline": "2026-12-20",
        "alternative_workweek": True,
        "overtime_hours_per_week": 5,
        "overtime_low": draw.choice((0, 4)),
        "overtime_high": draw.choice((5, 12)),
        "raise_rate": 0.03,
        "benefits_after_days": draw.choice((30, 90)),
        "training": {"weeks": draw.randrange(1, 12), "hourly": 15.5},
        "commission": {"expected": 9_000} | _some(draw, 0.5, low=4_000, high=15_000),
        "draw": {"monthly": 700, "recoverable": draw.random() < 0.5},
        "change": [
            {"after_days": start, "hourly": raised, "in_writing": draw.random() < 0.5},
            {"every_months": draw.choice((6, 12)), "percent": 2},
        ][: draw.randrange(1, 3)],
        "shift": [
            {"name": "nights", "hours_per_week": 20, "rate": 0.1, "paid_on_leave": True},
            {"name": "weekends", "hours_per_week": 8, "dollars_per_hour": 1.25},
        ][: draw.randrange(1, 3)],
        "on_call": {"hours_per_week": 5, "dollars_per_hour": 3},
        "holidays_worked": {"days": 4, "times": 2},
        "sign_on": {"amount": 2_000}
        | _some(draw, 0.5, instalments=[1, 7])
        | draw.choice(({}, {"repay_within_months": 12, "repay": "pro-rata"})),
        "health": draw.choice(
            (
                {"premium_monthly": 120, "employer_value": 4_000, "hsa_employer": 500},
                {"premium": 80.77, "per": "paycheck", "paychecks": 26, "out_of_pocket": 900},
                {"premium": 3_000, "per": "year", "own_plan": True},
            )
        ),
        "time_off": {"days": draw.randrange(25), "holidays": draw.randrange(11)},
        "equity": {"total": 8_000, "years": 4, "cliff_months": 12},
        "commute": {"miles_one_way": 12, "minutes_one_way": 25, "parking_monthly": 40}
        | _some(draw, 0.5, days_per_week=3, cost_per_mile=0.3),
        "remote": {"stipend_monthly": 50},
        "bonus": [
            {"name": "quality", "rate": 0.05, "payout": 0.8, "low": 0.2, "high": 1.1},
            {"name": "team", "amount": 1_500, "payout": 0.5},
            {"name": "owed", "amount": 900, "guaranteed": True},
        ][: draw.randrange(1, 4)],
        "retirement": draw.choice(
            (
                [{"match_rate": 1.0, "up_to": 0.03}, {"match_rate": 0.5, "up_to": 0.05}],
                [{"match_rate": 0.04, "your_contribution": 0.06}],
                [{"match_rate": 0.5, "up_to": 0.06, "max_dollars": 900, "vested_share": 0.6}],
            )
        ),
        "other": [
            {"name": "tuition", "amount": 2_000, "kind": "benefit"},
            {"name": "spiffs", "amount": 90, "kind": "pay", "when": "monthly", "guaranteed": False},
            {"name": "desk", "amount": 600, "kind": "cost", "when": "once", "in_month": 3},
        ][: draw.randrange(1, 4)],
    }
