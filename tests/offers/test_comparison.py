"""Weighing offers: published answers, truths that always hold, and what is asked for."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from conftest import TODAY
from hypothesis import given, settings
from hypothesis import strategies as st
from offer_examples import LEAD, NIGHT, PLAIN, RULES, offers, preferences, weigh

from negotiate import compare_offers
from negotiate.model.offer import Bonus, Offer, SignOn
from negotiate.offers.comparison import _bounds_needed
from negotiate.offers.lead import LeadAnalysis
from negotiate.offers.totals import total_of

FOLDER = Path(__file__).parents[1] / "cases" / "offers"


@pytest.mark.parametrize(
    "expected", sorted(FOLDER.glob("*.expected.toml")), ids=lambda f: f.name.partition(".")[0]
)
def test_published_offers_come_out_as_published(expected):
    """`[expected]` names the winner and, for any figure of the JSON, what each offer has there."""
    wanted = tomllib.loads(expected.read_text())["expected"]
    result = compare_offers(FOLDER / f"{expected.name.partition('.')[0]}.toml", as_of=TODAY)
    winner, near = wanted.pop("winner", None), wanted.pop("within", 0.01)
    needs = {f"{row.offer}: {row.key}": row.needs for row in result.break_even}
    for row, value in wanted.pop("break_even", {}).items():
        assert needs[row] == pytest.approx(value, abs=1e-6), row
    data = {offer["name"]: offer for offer in result.to_dict()["offers"]}
    assert wanted
    for figure, values in wanted.items():
        got = {name: data[name][figure] for name in values}
        assert got == pytest.approx(values, abs=near), figure
    if winner:
        assert result.offers[0].name == winner
    elif winner is not None:
        assert result.lead.status == "tie"
        assert result.lead.amount == 0


@given(offers, offers, preferences)
def test_more_of_any_pay_never_ranks_an_offer_lower(one, other, prefs):
    one, other = replace(one, name="one"), replace(other, name="other")
    before = [o.name for o in weigh(one, other, prefs=prefs).offers].index("one")
    for better in (
        replace(one, hourly=one.hourly + 1),
        replace(one, sign_on=SignOn(amount=one.sign_on.amount + 500)),
        replace(one, bonus=(*one.bonus, Bonus(name="more", amount=700.0, payout=0.5))),
        replace(one, health=replace(one.health, hsa_employer=300.0)),
    ):
        after = [o.name for o in weigh(better, other, prefs=prefs).offers].index("one")
        assert after <= before


@settings(max_examples=25)  # six orders each
@given(st.lists(offers, min_size=3, max_size=3), preferences)
def test_order_in_the_file_and_a_third_offer_never_reorder_two(three, prefs):
    three = [replace(o, name=name) for o, name in zip(three, "abc", strict=True)]
    results = [weigh(*order, prefs=prefs).to_dict() for order in permutations(three)]
    assert all(result == results[0] for result in results)
    two = [o.name for o in weigh(*three[:2], prefs=prefs).offers]
    assert [name for name in results[0]["ranking"] if name in two] == two


def test_cents_decide_who_stands_first_before_names_do():
    two = (Offer(name="a", salary=50_000), Offer(name="b", salary=50_000.4))
    assert [o.name for o in weigh(*two).offers] == ["b", "a"]


def test_a_comparison_says_the_day_it_is_for():
    assert weigh(NIGHT, LEAD, as_of=date(2026, 3, 1)).as_of == date(2026, 3, 1)


def test_bounds_are_asked_for_only_where_the_lead_hangs():
    first = Offer(
        name="first",
        hourly=20.0,
        overtime_hours_per_week=4,
        bonus=(Bonus(name="b", amount=1.0), Bonus(name="c", amount=1.0, low=0.1)),
    )
    second = Offer(name="second", salary=1.0, bonus=(Bonus(name="d", amount=1.0),))
    totals = [total_of(offer, PLAIN, RULES) for offer in (first, second)]
    parts_of = {c.key: c for c in totals[0].components}

    def need(*keys):
        analysis = LeadAnalysis(
            amount=1.0,
            percent=0.1,
            status="ahead",
            needed=[parts_of[key] for key in keys],
            flips=[],
        )
        found = _bounds_needed((first, second), totals, analysis)
        return found and tuple(item.text for item in found)

    assert need("overtime_hours_per_week") == ("overtime at first",)
    assert need("bonus[0]", "overtime_hours_per_week") == ("b at first", "overtime at first")
    assert need("bonus[1]") is None
    assert need() is None
    bare = replace(first, bonus=(Bonus(name="b", amount=1.0),))
    found = _bounds_needed(
        (bare, second),
        totals,
        LeadAnalysis(amount=1.0, percent=0.1, status="ahead", needed=[], flips=[]),
    )
    assert [item.text for item in found] == ["b at first", "overtime at first", "d at second"]
