"""The number at a key of an offer: read, and put there with nothing else changed."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from offer_examples import EVERYTHING, RULES

from negotiate.model.offer import Bonus, Offer, OtherItem, Preferences, RetirementTier
from negotiate.offers.break_even import numbers
from negotiate.offers.keys import value_at, with_value
from negotiate.offers.uncertain import uncertain

PRICED = Preferences(value_of_time=10.0)


def flattened(value, path=""):
    """Every value of an offer by its key, such as `bonus[0].payout`."""
    if isinstance(value, dict):
        inner = ((f"{path}.{name}", held) for name, held in value.items())
    elif isinstance(value, list | tuple):
        inner = ((f"{path}[{index}]", held) for index, held in enumerate(value))
    else:
        return {path.removeprefix("."): value}
    return {key: found for at, held in inner for key, found in flattened(held, at).items()}


def changed(before, after):
    """The keys at which two offers differ."""
    old, new = flattened(asdict(before)), flattened(asdict(after))
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


amounts = st.integers(0, 9).map(float)
maybe = st.none() | amounts
contributions = st.none() | st.just(0.05)
offers = st.builds(
    Offer,
    name=st.just("o"),
    hourly=amounts,
    exempt=st.booleans(),
    overtime_hours_per_week=amounts,
    overtime_low=maybe,
    bonus=st.lists(
        st.builds(Bonus, name=st.just("b"), rate=maybe, payout=maybe, guaranteed=st.booleans()),
        max_size=3,
    ).map(tuple),
    retirement=st.lists(
        st.builds(
            RetirementTier,
            match_rate=amounts,
            up_to=maybe,
            max_dollars=amounts,
            your_contribution=contributions,
        ),
        max_size=3,
    ).map(tuple),
    other=st.lists(
        st.builds(
            OtherItem,
            name=st.just("x"),
            amount=amounts,
            kind=st.sampled_from(["pay", "benefit", "cost"]),
            guaranteed=st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
)


@given(offers | st.just(EVERYTHING), st.integers(100, 900).map(lambda whole: whole / 8))
def test_a_number_put_at_a_key_stands_there_and_nothing_else_changes(offer, value):
    keys = [number.key for number in (*numbers(offer, PRICED, RULES), *uncertain(offer, RULES))]
    assert keys
    for key in keys:
        assume(value_at(offer, key) != value)
        after = with_value(offer, key, value)
        assert value_at(after, key) == value
        everywhere = {
            f"retirement[{index}].your_contribution"
            for index, tier in enumerate(offer.retirement)
            if tier.your_contribution is not None
        }
        if key.startswith("shift."):  # a table of its own, the only one
            everywhere = {key.replace("shift.", "shift[0].")}
        one = key != "retirement.your_contribution" and not key.startswith("shift.")
        assert changed(offer, after) == ({key} if one else everywhere)


@given(offers | st.just(EVERYTHING))
def test_a_number_put_back_gives_the_offer_as_it_was(offer):
    for number in numbers(offer, PRICED, RULES):
        now = value_at(offer, number.key)
        if now is not None:
            assert now == number.now
            assert changed(offer, with_value(offer, number.key, now)) == set()


def test_one_contribution_stands_for_all_tiers_that_state_one():
    tiers = EVERYTHING.retirement
    both = replace(EVERYTHING, retirement=(*tiers[:2], replace(tiers[2], your_contribution=0.05)))
    after = with_value(both, "retirement.your_contribution", 0.07)
    assert [tier.your_contribution for tier in after.retirement] == [0.07, None, 0.07]
    assert value_at(after, "retirement.your_contribution") == 0.07
    assert value_at(Offer(name="o", salary=1.0), "retirement.your_contribution") is None


def test_an_item_that_stands_there_twice_is_changed_once():
    bonus = Bonus(name="b", amount=100.0)
    after = with_value(Offer(name="o", salary=1.0, bonus=(bonus, bonus)), "bonus[1].payout", 0.5)
    assert [item.payout for item in after.bonus] == [None, 0.5]


def test_what_is_left_out_is_none_and_what_no_offer_has_is_an_error():
    assert value_at(EVERYTHING, "salary") is None
    assert value_at(EVERYTHING, "commute.cost_per_mile") == 0.3
    for key in ("wage", "health.teeth", "bonus[3].payout", "bonus[0].teeth", "gym.days"):
        with pytest.raises((AttributeError, IndexError, TypeError)):
            value_at(EVERYTHING, key)
        with pytest.raises((AttributeError, IndexError, TypeError)):
            with_value(EVERYTHING, key, 1.0)
