"""People at random for truths that hold of everybody: each the words of one row of a table."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import Any

from conftest import TODAY

from negotiate.files.data import read_rows
from negotiate.model.conversation import ABOUT, DEGREES, PAY_SETS
from negotiate.model.facts import LEVELS

FIRST_DAY, LAST_DAY = date(2023, 5, 15), date(2028, 2, 15)
OCCUPATIONS = ("29-1141", "43-3011", "stockers and order fillers", "53-3032", "41-2031")
_MIDDLE = dict(zip(LEVELS, (17.0, 20.5, 25.5, 31.0, 52.0), strict=True))


def _places() -> dict[str, list[str]]:
    towns, here = read_rows("towns.csv"), read_rows("metro_cities.csv")
    abroad = read_rows("country_towns.csv")
    return {
        "city": [f"{row['city']}, {row['state']}" for row in here],
        "town": [f"{row['city']}, {row['state']}" for row in towns],
        "county": [f"{row['county']}, {row['state']}" for row in read_rows("counties.csv")],
        "state": sorted({row["state"] for row in read_rows("areas.csv") if row["state"]}),
        "CA": [f"{r['name']}, {r['province']}" for r in abroad if r["country"] == "CA"],
        "GB": [row["name"] for row in abroad if row["country"] == "GB"],
    }


_PLACES = _places()
_ROLES = [row["role"] for row in read_rows("roles.csv")]
_ABROAD = {
    code: sorted({r["role"] for r in read_rows("country_roles.csv") if r["country"] == code})
    for code in ("CA", "GB")
}
_CERTS = [row["key"] for row in read_rows("certificates.csv")]
_LANGUAGES = [row["label"] for row in read_rows("languages.csv")]
_INDUSTRIES = [row["key"] for row in read_rows("industry_names.csv")]


def day_at_random(draw: random.Random) -> date:
    """Mostly a day of this winter, when minimum wages change; else any there are wages for."""
    if draw.random() < 0.6:
        return TODAY + timedelta(days=draw.randrange(60))
    return FIRST_DAY + timedelta(days=draw.randrange((LAST_DAY - FIRST_DAY).days + 1))


def people(draw: random.Random) -> Iterator[dict[str, Any]]:
    """People without end, in words as a row of a table has them; empty is not given."""
    for number in count(1):
        person = {"id": f"p{number}"} | _job(draw) | _pay(draw)
        yield dict.fromkeys(COLUMNS, "") | person


COLUMNS = (
    *("id", "level", "years", "area", "certs", "languages", "industry", "offer", "role"),
    *("country", "posted", "current", "floor", "said", "about", "pay_set", "steps", "final"),
    *("need", "wanted", "rival", "changed"),
)


def _job(draw: random.Random) -> dict[str, str]:
    country = draw.choice(("CA", "GB")) if draw.random() < 0.07 else ""
    kind = country or draw.choice(("city", "city", "town", "county", "state", "nation"))
    area = draw.choice(_PLACES[kind]) if kind in _PLACES else ""
    roles = _ABROAD[country] if country else [*_ROLES, *OCCUPATIONS]
    industry = draw.random() < 0.3 and not country
    return {
        "level": draw.choice(LEVELS),
        "years": draw.choice(("", "0", "2", "4.5", f"{draw.uniform(0, 40):.2f}")),
        "area": area if draw.random() < 0.9 else "",
        "certs": ";".join(draw.sample(_CERTS, draw.choice((0, 0, 0, 1, 3)))),
        "languages": ";".join(draw.sample(_LANGUAGES, draw.choice((0, 0, 0, 1, 2)))),
        "industry": draw.choice(_INDUSTRIES) if industry else "",
        "role": draw.choice(roles) if draw.random() < 0.35 else "",
        "country": country,
    }


def _pay(draw: random.Random) -> dict[str, str]:
    """What was said of pay, and the talk: nothing, an offer alone, or anything of it."""
    middle = draw.choice(list(_MIDDLE.values()))
    kind = draw.random()
    if kind < 0.15:
        return {}
    if kind < 0.35:
        return {"offer": amount(draw, middle)}
    about = draw.choice(ABOUT) if draw.random() < 0.4 else ""
    pay_set = draw.choice(PAY_SETS) if draw.random() < 0.25 else ""
    words = {
        "offer": amount(draw, middle, 0.75),
        "current": amount(draw, middle, 1 if about in ("raise", "promotion") else 0.4),
        "floor": amount(draw, middle, 0.25),
        "said": amount(draw, middle, 0.3),
        "posted": _posted(draw, middle),
        "rival": _rival(draw, middle),
        "about": about,
        "pay_set": pay_set,
        "steps": _steps(draw, middle) if pay_set == "scale" else "",
        "final": "yes" if draw.random() < 0.07 else "",
        "need": draw.choice(DEGREES) if draw.random() < 0.4 else "",
        "wanted": draw.choice(DEGREES) if draw.random() < 0.4 else "",
    }
    changed = words["said"] and draw.random() < 0.35
    return words | {"changed": "nights and a team of 12" if changed else ""}


def amount(draw: random.Random, middle: float, likely: float = 1) -> str:
    """Pay around so much an hour, named by any period."""
    if draw.random() >= likely:
        return ""
    hour = middle * draw.uniform(0.55, 1.6)
    return draw.choice(
        (
            *(f"{hour:.2f}/h", f"{hour:.2f}/h", f"{round(hour * 4) / 4:.2f}/h"),
            *(f"{hour * 2080:.2f}/year", f"{round(hour * 2.08)}k", f"{hour * 2080:.0f}"),
            *(f"{hour * 40:.2f}/week", f"{hour * 80:.2f}/2wk", f"{hour * 2080 / 12:.2f}/month"),
        )
    )


def _posted(draw: random.Random, middle: float) -> str:
    if draw.random() < 0.6:
        return ""
    low = middle * draw.uniform(0.6, 1.4)
    high = low * draw.choice((1.01, 1.02, draw.uniform(1, 1.7), draw.uniform(1.05, 1.3)))
    return draw.choice(
        (
            *(f"{low:.2f}-{high:.2f}/h", f"{low * 2080:.0f}-{high * 2080:.0f}"),
            *(f"from {low:.2f}/h", f"up to {high:.2f}/h", f"{low * 2080:.0f}"),
        )
    )


def _rival(draw: random.Random, middle: float) -> str:
    if draw.random() < 0.7:
        return ""
    status = draw.choice(("written", "written", "verbal", "interviewing", ""))
    return f"{amount(draw, middle)} {status}".strip()


def _steps(draw: random.Random, middle: float) -> str:
    if draw.random() < 0.15:
        return ""
    first, up = middle * draw.uniform(0.6, 1.2), draw.uniform(0.02, 0.08)
    steps = [first * (1 + up) ** n for n in range(draw.randrange(1, 9))]
    if draw.random() < 0.3:
        return ";".join(f"{step * 2080:.2f}" for step in steps)
    return ", ".join(f"{step:.2f}" for step in steps) + "/h"
