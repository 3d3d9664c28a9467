"""Records are frozen, made by name, and equal where all they hold is."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace

import pytest

from negotiate.model.offer import CountedOffer, Health, Offer, OtherItem, Shift


def test_what_is_left_out_has_its_default():
    offer = Offer(name="A")
    assert offer.hours_per_week == 40
    assert offer.health == Health()
    assert [field.name for field in fields(offer)][:2] == ["name", "status"]


@pytest.mark.parametrize("values", [{}, {"name": "A", "salry": 5}, {"salary": 5, "salry": 5}])
def test_a_field_that_is_missing_or_not_known_is_refused(values):
    with pytest.raises(TypeError, match="Offer: missing or not known: "):
        Offer(**values)


def test_a_record_cannot_be_changed():
    offer = Offer(name="A", salary=50_000)
    with pytest.raises(AttributeError, match="salary"):
        offer.salary = 60_000
    with pytest.raises(AttributeError, match="salary"):
        del offer.salary


def test_a_changed_copy_leaves_the_record_as_it_was():
    offer = Offer(name="A", salary=50_000)
    assert (replace(offer, salary=60_000).salary, offer.salary) == (60_000, 50_000)
    assert replace(offer, salary=60_000) == offer._replace(salary=60_000)
    with pytest.raises(TypeError, match="not known: salry"):
        offer._replace(salry=1)


def test_records_with_the_same_in_them_are_equal_however_they_were_made():
    one = OtherItem(name="a", amount=1.0, kind="pay")
    other = OtherItem(kind="pay", amount=1.0, name="a")
    assert one == other
    assert hash(one) == hash(other)
    assert one != OtherItem(name="b", amount=1.0, kind="pay")
    assert Shift() != Health()
    assert Offer(name="A") != CountedOffer(name="A")


def test_a_record_is_shown_and_comes_out_of_a_pickle_as_it_was():
    shift = Shift(name="nights", rate=0.1)
    assert repr(shift).startswith("Shift(name='nights', hours_per_week=0.0, rate=0.1")
    assert pickle.loads(pickle.dumps(shift)) == shift
