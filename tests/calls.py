"""Calls of every kind for tests of truths that always hold, and what bounds them."""

from __future__ import annotations

from datetime import date

from conftest import TODAY
from hypothesis import strategies as st

from negotiate.files.data import read_rows
from negotiate.files.facts import load_facts
from negotiate.files.gazetteer import Gazetteer
from negotiate.market.minimum import in_force
from negotiate.model.facts import LEVELS
from negotiate.model.money import Pay

PLACES = ["US", "Phoenix, AZ", "Midland, MI", "Denver, CO", "Seattle, WA", "Columbus, OH", "PR"]
CERTS = ["six-sigma-black-belt", "six-sigma-green-belt", "copc", "ccxp", "icmi", "hdi-csr", "ccsp"]

yearly = st.integers(14_000, 160_000).map(lambda x: Pay(amount=float(x), period="year"))

maybe = st.one_of(st.none(), yearly)

adverts = st.one_of(
    st.none(),
    st.tuples(st.integers(14_000, 150_000), st.integers(0, 60_000)).map(
        lambda x: (
            Pay(amount=float(x[0]), period="year"),
            Pay(amount=float(x[0] + x[1]), period="year"),
        )
    ),
)

calls = st.fixed_dictionaries(
    {
        "level": st.sampled_from(LEVELS),
        "area": st.sampled_from(PLACES),
        "years": st.sampled_from([0, 2, 6, 15]),
        "certs": st.sampled_from([[], CERTS]),
        "offer": maybe,
        "posted": adverts,
        "current": maybe,
        "floor": maybe,
        "said": maybe,
    }
)


AREAS = sorted(
    a.name if a.area_type != "metro" else a.code
    for a in Gazetteer().areas.values()
    if a.name not in ("New York", "Washington")
)

INDUSTRIES = [row["key"] for row in read_rows("industry_names.csv")]

levels = st.sampled_from(LEVELS)

areas = st.sampled_from(AREAS)

years = st.integers(0, 400).map(lambda tenths: tenths / 10)

some_certs = st.lists(st.sampled_from(CERTS), unique=True, max_size=7)

industries = st.sampled_from([None, *INDUSTRIES])

days = st.dates(date(2023, 5, 15), date(2028, 2, 15))

people = st.fixed_dictionaries(
    {
        "level": levels,
        "area": areas,
        "years": years,
        "certs": some_certs,
        "industry": industries,
        "as_of": days,
        "languages": st.sampled_from([[], ["Spanish"]]),
    }
)


def least(result):
    minimum = in_force(load_facts().minimum_wages, result.place, TODAY)
    return round(minimum.amount * 2080, 2)


def own(result):
    return 0 if result.walk_away_from == "market" else result.walk_away
