"""Rules across the keys of one offer; they are checked on the raw data, so that all are said.

Wrong types are pydantic's to say: a value of a wrong type is passed over here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from negotiate.files.change_rules import change_mistakes
from negotiate.files.offer_mistakes import SHOWN
from negotiate.files.raw import blank, item_lists, number, tables
from negotiate.model.errors import Problem
from negotiate.model.text import clean
from negotiate.words.pay import parse_pay_in_offer

_MOST_ITEMS = 30
"""Bonuses, say, of one offer: what they are worth together takes time by the square of it."""
_MOST_WEEKS = 53
_EVEN = 0.01
"""Hours: nearer than this two weeks are the same."""


def preference_mistakes(raw: Any) -> Iterator[str]:
    """What is wrong between preferences."""
    if isinstance(raw, dict) and "horizon_years" in raw and "horizon_months" in raw:
        yield "preferences.horizon_months: it stands in place of horizon_years; give one"


def offer_mistakes(raw: dict[str, Any], small_match: float, today: date) -> Iterator[str]:
    """What is wrong across the keys of an offer, and blank names.

    A match of at most `small_match` without a cap is read as one up to that share of pay. `today`
    is the first day where none is given.
    """
    if blank(raw.get("name")):
        yield "name: is blank"
    for key, items in item_lists(raw):
        if len(items) > _MOST_ITEMS:
            text = f"{len(items)} are too many: at most {_MOST_ITEMS}, so add small ones together"
            yield f"{clean(key, SHOWN)}: {text}"
    yield from _pay(raw)
    yield from _week(raw)
    yield from _ordered(raw, "overtime_low", "overtime_hours_per_week", "overtime_high", 0.0)
    yield from _shifts(raw.get("shift"))
    yield from change_mistakes(raw, today)
    yield from _commission(raw)
    yield from _sign_on(raw.get("sign_on"))
    yield from _health(raw)
    yield from _contractor(raw)
    equity = raw.get("equity")
    if isinstance(equity, dict) and number(equity.get("years")) == 0 and equity.get("total"):
        yield "equity.years: 0 is no time to vest over"
    for index, bonus in tables(raw, "bonus"):
        yield from (f"bonus[{index}].{text}" for text in _bonus(bonus))
    yield from _item_names(raw)
    yield from _other(raw)
    yield from _retirement([tier for _, tier in tables(raw, "retirement")], small_match)


def _pay(raw: dict[str, Any]) -> Iterator[str]:
    if "salary" in raw and "hourly" in raw:
        yield "hourly: an offer has a salary or an hourly wage, not both"
    if "pay" not in raw:
        if "salary" not in raw and "hourly" not in raw:
            yield "salary: is missing; give salary or hourly"
        return
    if "salary" in raw or "hourly" in raw:
        yield "pay: it stands in place of salary or hourly; give one"
    if isinstance(raw["pay"], str):
        try:
            parse_pay_in_offer(raw["pay"], number(raw.get("hours_per_day")))
        except Problem as problem:
            yield f"pay: {problem.message}; {problem.hint}"


# --- the week


def _week(raw: dict[str, Any]) -> Iterator[str]:
    """Hours that do not fit one another, or the days."""
    days = number(raw.get("days_per_week", 5.0))
    a_day, turn = number(raw.get("hours_per_day")), raw.get("weeks_in_turn")
    if turn is not None:
        yield from _turn(raw, turn, a_day)
        return
    a_week = number(raw.get("hours_per_week", 40.0))
    if not days or a_week is None:
        return
    if a_day:
        made = a_day * days
        if "hours_per_week" in raw and abs(made - a_week) > _EVEN:
            yield (
                f"hours_per_day: {a_day:g} hours on {days:g} days are {made:g} a week, not "
                f"{a_week:g}; give days_per_week = {a_week / a_day:g}"
            )
        elif made > 100:
            yield f"hours_per_day: {a_day:g} hours on {days:g} days are {made:g} a week, over 100"
    elif a_week / days > 24:
        yield f"hours_per_week: {a_week:g} hours do not fit {days:g} days"


def _turn(raw: dict[str, Any], turn: Any, a_day: float | None) -> Iterator[str]:
    if "hours_per_week" in raw:
        yield "weeks_in_turn: it stands in place of hours_per_week; give one"
    if not isinstance(turn, list) or any(number(hours) is None for hours in turn):
        return
    if len(turn) > _MOST_WEEKS:
        yield f"weeks_in_turn: {len(turn)} weeks are too many: at most {_MOST_WEEKS}, a year"
        return
    if not any(turn):
        yield "weeks_in_turn: no week has hours"
        return
    a_week, days = sum(turn) / len(turn), number(raw.get("days_per_week"))
    if a_day and days and abs(a_day * days - a_week) > _EVEN:
        yield (
            f"days_per_week: {a_day:g} hours on {days:g} days are {a_day * days:g} a week, not "
            f"{a_week:g} as the weeks in turn"
        )
    elif max(turn) > 24 * (7 if a_day else days or 5.0) or (a_day and max(turn) > 7 * a_day):
        yield f"weeks_in_turn: {max(turn):g} hours do not fit the days of a week"


def _shifts(shift: Any) -> Iterator[str]:
    if isinstance(shift, dict):
        yield from (f"shift.{text}" for text in _shift(shift))
    for index, one in tables({"shift": shift}, "shift"):
        yield from (f"shift[{index}].{text}" for text in _shift(one))


def _shift(shift: dict[str, Any]) -> Iterator[str]:
    if "rate" in shift and "dollars_per_hour" in shift:
        yield "dollars_per_hour: a shift has a rate or dollars an hour, not both"
    elif shift:
        if "hours_per_week" not in shift:
            yield "hours_per_week: is missing; without hours a shift pays nothing"
        if "rate" not in shift and "dollars_per_hour" not in shift:
            yield "rate: is missing; give rate or dollars_per_hour"


# --- other pay


def _ordered(raw: dict[str, Any], low: str, now: str, high: str, default: float) -> Iterator[str]:
    expected = number(raw.get(now, default))
    least, most = number(raw.get(low)), number(raw.get(high))
    if expected is not None and least is not None and least > expected:
        yield f"{low}: {least:g} is above {now} {expected:g}"
    if expected is not None and most is not None and most < expected:
        yield f"{high}: {most:g} is below {now} {expected:g}"


def _commission(raw: dict[str, Any]) -> Iterator[str]:
    commission = raw.get("commission")
    if "draw" in raw and commission is None:
        yield "draw: there is no commission to draw on; give commission"
    if isinstance(commission, dict) and "expected" in commission:
        for text in _ordered(commission, "low", "expected", "high", 0.0):
            yield f"commission.{text}"


def _sign_on(sign_on: Any) -> Iterator[str]:
    if not isinstance(sign_on, dict):
        return
    months = sign_on.get("instalments")
    if isinstance(months, list):
        if not months:
            yield "sign_on.instalments: is empty; name the months it comes in"
        elif len(set(map(str, months))) < len(months):
            yield "sign_on.instalments: a month is there twice"
    if "repay" in sign_on and not number(sign_on.get("repay_within_months")):
        yield "sign_on.repay_within_months: is missing; repay needs it"


def _health(raw: dict[str, Any]) -> Iterator[str]:
    health = raw.get("health")
    if not isinstance(health, dict):
        return
    if "premium" in health and "premium_monthly" in health:
        yield "health.premium_monthly: give premium or premium_monthly, not both"
    if health.get("per") == "paycheck" and "paychecks" not in health:
        yield "health.paychecks: is missing; how many paychecks a year, 26 or 24?"
    if "paychecks" in health and health.get("per") != "paycheck":
        yield 'health.per: is missing; write per = "paycheck"'
    if "per" in health and not {"premium", "premium_family"} & health.keys():
        yield "health.premium: is missing; per says how often it is paid"
    if "until_then_monthly" in health and not number(raw.get("benefits_after_days")):
        yield "health.until_then_monthly: benefits start at once; give benefits_after_days"


def _contractor(raw: dict[str, Any]) -> Iterator[str]:
    """What a contractor does not get from an employer."""
    if raw.get("employment") != "1099":
        return
    for key in ("overtime_hours_per_week", "overtime_low", "overtime_high"):
        if number(raw.get(key)):
            yield f"{key}: a contractor (1099) is paid no overtime; count those hours as hours"
    if raw.get("retirement"):
        yield "retirement: a contractor (1099) gets no match"
    health = raw.get("health")
    for key in ("employer_value", "employer_value_family", "hsa_employer"):
        if isinstance(health, dict) and number(health.get(key)):
            yield f"health.{key}: a contractor (1099) gets no benefits of an employer"


def _bonus(raw: dict[str, Any]) -> Iterator[str]:
    if "rate" in raw and "amount" in raw:
        yield "amount: a bonus has a rate or an amount, not both"
    if "rate" not in raw and "amount" not in raw:
        yield "amount: is missing; give amount or rate"
    if raw.get("guaranteed") is True and "payout" in raw:
        yield "payout: what is guaranteed pays in full; leave payout out"
    else:
        yield from _ordered(raw, "low", "payout", "high", 1.0)


def _item_names(raw: dict[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    for group in ("bonus", "other"):
        for index, item in tables(raw, group):
            name = item.get("name")
            if blank(name):
                yield f"{group}[{index}].name: is blank"
            elif isinstance(name, str):
                if clean(name).casefold() in seen:
                    yield f"{group}[{index}].name: '{clean(name, SHOWN)}' is there twice"
                seen.add(clean(name).casefold())


def _other(raw: dict[str, Any]) -> Iterator[str]:
    for index, item in tables(raw, "other"):
        if "in_month" in item and item.get("when") != "once":
            yield f'other[{index}].in_month: only what comes once has a month; write when = "once"'


def _retirement(tiers: list[dict[str, Any]], small_match: float) -> Iterator[str]:
    given = {
        t["your_contribution"] for t in tiers if number(t.get("your_contribution")) is not None
    }
    if len(given) > 1:
        yield "retirement: your_contribution differs between tiers; it is one for all of them"
    last = 0.0
    for index, tier in enumerate(tiers):
        up_to = number(tier.get("up_to"))
        if up_to is not None and index and up_to <= min(last, 1.0):
            yield f"retirement[{index}].up_to: {up_to:g} is not above the tier before"
        if "up_to" not in tier and index < len(tiers) - 1:
            yield f"retirement[{index}].up_to: only the last tier may leave it out"
        last = up_to if up_to is not None else last
        capped = "up_to" in tier or number(tier.get("max_dollars"))
        rate = number(tier.get("match_rate"))
        small = rate == 0 or (len(tiers) == 1 and rate is not None and rate <= small_match)
        if not (capped or given or small):
            yield f"retirement[{index}].your_contribution: is missing; without a cap it is needed"
