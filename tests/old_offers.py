"""Offers files as they were written before pay came over time, made up from a seed.

What each came to then is kept in `tests/recorded/old_offers.csv`, recorded on 2026-11-26 with
`python tests/old_offers.py` at commit ad775fb, the last one before. It is never recorded again.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

COUNT = 200
DAY = date(2026, 11, 26)
FIGURES = (
    *("base", "guaranteed_pay", "conditional_pay", "benefits", "costs", "one_time", "time"),
    *("total", "horizon_total", "paid_hours", "hours_given", "take_home", "take_home_guaranteed"),
    *("after_tax_total", "real_after_tax_total"),
)
RECORD = Path(__file__).parent / "recorded" / "old_offers.csv"
_AREAS = ("Phoenix, AZ", "Dallas, TX", "Tampa, FL", "Columbus, OH", "Denver, CO", "Fresno, CA")


def files() -> Iterator[tuple[str, str]]:
    """The name and the text of every file."""
    for seed in range(COUNT):
        yield f"seed-{seed:03}", text(seed)


def text(seed: int) -> str:
    """One file: two or three offers; every second one has none of what has been mended since."""
    chance = random.Random(seed)
    steady = seed % 2 == 0
    lines = ["[preferences]", f"horizon_years = {chance.choice((1, 1, 1, 2, 3, 5))}"]
    lines += _some(chance, 0.3, f"value_of_time = {chance.choice((8, 12.5))}")
    lines += _some(chance, 0.2, 'time_off = "day-rate"')
    lines += _some(chance, 0.2, f"discount_rate = {chance.choice((0.03, 0.05))}")
    lines += _some(chance, 0.2, 'filing = "joint"')
    lines += _some(chance, 0.7, f'home_area = "{chance.choice(_AREAS)}"')
    for name in ("A", "B", "C")[: chance.choice((2, 2, 3))]:
        lines += _offer(chance, name, steady)
    return "\n".join(lines) + "\n"


def _offer(chance: random.Random, name: str, steady: bool) -> list[str]:
    lines = ["", "[[offer]]", f'name = "{name}"', f'area = "{chance.choice(_AREAS)}"']
    hourly = chance.random() < 0.6
    if hourly:
        lines.append(f"hourly = {chance.randrange(1500, 4000) / 100}")
    else:
        lines.append(f"salary = {chance.randrange(30_000, 90_000)}")
        lines += _some(chance, 0.4, "exempt = true")
    week = (32, 36, 37.5, 40) if steady else (20, 36, 40, 45, 48)
    lines += _some(chance, 0.4, f"hours_per_week = {chance.choice(week)}")
    if not steady:
        lines += _some(chance, 0.2, f"weeks_per_year = {chance.choice((16, 40, 48, 50))}")
    lines += _some(chance, 0.3, f"raise_rate = {chance.choice((0.02, 0.035))}")
    leave = chance.random() < 0.6
    paid_by_week = not (steady and leave)  # leave is without these since
    if paid_by_week:
        lines += _some(chance, 0.5, f"overtime_hours_per_week = {chance.choice((2, 5, 8.5))}")
        share = "rate = 0.1" if chance.random() < 0.5 else "dollars_per_hour = 1.25"
        hours = chance.choice((12, 20, 40, 60))
        lines += _some(chance, 0.4, f"shift = {{ hours_per_week = {hours}, {share} }}")
    if leave:
        days, holidays = chance.randrange(5, 25), chance.choice((0, 6, 8))
        lines.append(f"time_off = {{ days = {days}, holidays = {holidays} }}")
    lines += _health(chance) + _commute(chance)
    lines += _some(chance, 0.2, f"remote = {{ stipend_monthly = {chance.choice((40, 75))} }}")
    months = chance.choice((12, 12, 18, 6, 0))
    lines += _some(chance, 0.2, f"equity = {{ total = 12000, years = 4, cliff_months = {months} }}")
    back = chance.choice(("", ", repay_within_months = 12"))
    lines += _some(chance, 0.3, f"sign_on = {{ amount = {chance.choice((1000, 2500))}{back} }}")
    return [*lines, *_blocks(chance, steady)]


def _health(chance: random.Random) -> list[str]:
    keys = {
        "premium_monthly": chance.randrange(40, 300),
        "employer_value": chance.choice((0, 6000)),
        "hsa_employer": chance.choice((0, 500)),
        "out_of_pocket": chance.choice((0, 900)),
    }
    inner = ", ".join(f"{key} = {value}" for key, value in keys.items())
    return _some(chance, 0.6, f"health = {{ {inner} }}")


def _commute(chance: random.Random) -> list[str]:
    keys = {
        "miles_one_way": chance.randrange(0, 30),
        "days_per_week": chance.choice((2, 3, 5)),
        "minutes_one_way": chance.choice((0, 20, 45)),
        "parking_monthly": chance.choice((0, 45)),
        "transit_monthly": chance.choice((0, 80)),
    }
    if chance.random() < 0.5:
        keys["cost_per_mile"] = 0.33
    inner = ", ".join(f"{key} = {value}" for key, value in keys.items())
    return _some(chance, 0.6, f"commute = {{ {inner} }}")


def _blocks(chance: random.Random, steady: bool) -> list[str]:
    lines: list[str] = []
    if chance.random() < 0.6:
        how = f"amount = {chance.randrange(500, 6000)}"
        how = how if chance.random() < 0.5 else "rate = 0.06"
        lines += ["[[offer.bonus]]", 'name = "bonus"', how]
        bounds = ["payout = 0.7", "low = 0.2", "high = 1.1"]
        lines += chance.choice(([], bounds, ["guaranteed = true"]))
    if chance.random() < 0.5:
        caps = ["up_to = 0.06"] if steady or chance.random() < 0.5 else ["your_contribution = 0.05"]
        rate = 0.5 if "up_to = 0.06" in caps else 0.04
        lines += ["[[offer.retirement]]", f"match_rate = {rate}", *caps]
        lines += _some(chance, 0.3, "max_dollars = 1200")
    for kind in ("pay", "benefit", "cost"):
        if chance.random() < 0.2:
            amount = chance.randrange(100, 2000)
            lines += ["[[offer.other]]", f'name = "{kind}"', f"amount = {amount}"]
            lines.append(f'kind = "{kind}"')
    return lines


def _some(chance: random.Random, share: float, line: str) -> list[str]:
    return [line] if chance.random() < share else []


def figures(file: Path) -> Iterator[dict[str, Any]]:
    """What every offer of a file comes to, to the hundredth of a cent."""
    from negotiate import compare_offers

    for offer in compare_offers(file, as_of=DAY.isoformat()).to_dict()["offers"]:
        known = {key: offer[key] for key in FIGURES}
        yield {"offer": offer["name"]} | {
            key: "" if value is None else f"{value:.4f}" for key, value in known.items()
        }


def _record(folder: Path) -> None:
    with RECORD.open("w", newline="") as out:
        rows = csv.DictWriter(out, ("file", "offer", *FIGURES), lineterminator="\n")
        rows.writeheader()
        for name, content in files():
            file = folder / f"{name}.toml"
            file.write_text(content)
            rows.writerows({"file": name} | row for row in figures(file))


if __name__ == "__main__":
    _record(Path(sys.argv[1]))
