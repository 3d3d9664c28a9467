"""The rules of the project as typed fields, filled from a table."""

from __future__ import annotations

import pytest

from negotiate.files.data import read_rows
from negotiate.files.facts import read_rules


def rows():
    return list(read_rows("rules.csv"))


def test_a_row_is_the_field_its_key_names():
    rules = read_rules(rows())
    assert rules.ask.width.key == "ask.width"
    assert rules.ask.width.value == 0.08
    read = {rule.key for group in vars(rules).values() for rule in vars(group).values()}
    assert read == {row["key"] for row in rows()}


def test_a_missing_row_is_named():
    with pytest.raises(ValueError, match=r"ask: missing or not known: width$"):
        read_rules(row for row in rows() if row["key"] != "ask.width")


@pytest.mark.parametrize(
    ("key", "said"), [("ask.widht", r"ask: .*: widht$"), ("aks.width", r"aks: .*: width$")]
)
def test_a_row_no_field_is_named_like_is_named(key, said):
    with pytest.raises(ValueError, match=said):
        read_rules([*rows(), rows()[0] | {"key": key}])


def test_a_key_stands_once():
    keys = [row["key"] for row in rows()]
    assert len(keys) == len(set(keys))


def test_a_rule_cannot_be_changed_where_it_stands():
    ask = read_rules(rows()).ask
    with pytest.raises(AttributeError):
        ask.width = ask.least_width
    wider = ask._replace(width=ask.least_width)
    assert wider.width is ask.least_width is not ask.width
    with pytest.raises(ValueError, match="no_such"):
        ask._replace(no_such=ask.width)
