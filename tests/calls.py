"""Calls of every kind for tests of truths that always hold, and what bounds them."""

from __future__ import annotations

from conftest import TODAY
from hypothesis import strategies as st

from negotiate.files.facts import load_facts
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


def least(result):
    minimum = in_force(load_facts().minimum_wages, result.place, TODAY)
    return round(minimum.amount * 2080, 2)


def own(result):
    return 0 if result.walk_away_from == "market" else result.walk_away
