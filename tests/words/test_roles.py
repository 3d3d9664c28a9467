"""A role as typed: by its names, its title or its code; else a clear question."""

from __future__ import annotations

import pytest

from negotiate.files.facts import load_facts
from negotiate.files.occupations import occupations
from negotiate.files.roles import load_roles
from negotiate.model.errors import Problem
from negotiate.words.roles import find_role, levels_in, search


def key_of(typed):
    found = find_role(typed, load_roles(), occupations)
    return found and found.key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("collections", "collections"),
        ("Collections Agent", "collections"),
        ("debt collectors", "collections"),
        ("help desk technician", "technical-support"),
        ("QA", "quality-analyst"),
        ("wfm", "workforce-analyst"),
        ("911 dispatcher", "emergency-dispatch"),
        ("Medical Secretary", "medical-office"),
        ("43-3011", "collections"),
        ("433011", "collections"),
        ("43-3011.00", "collections"),
        ("Bill and Account Collectors", "collections"),
        ("dental hygienist", "29-1292"),
        ("29-1292", "29-1292"),
    ],
)
def test_a_role_is_known_by_its_names_its_title_and_its_code(typed, key):
    assert key_of(typed) == key


@pytest.mark.parametrize(
    "typed",
    [
        *("customer service", "call center agent", "CSR", "43-4051", "customer-service"),
        *("customer service rep", "call centre agent"),
    ],
)
def test_customer_service_is_what_is_meant_anyway(typed):
    assert key_of(typed) is None


def test_an_occupation_that_only_stands_in_is_not_the_role():
    assert key_of("43-5061") == "43-5061"  # planning clerks, though workforce analysts borrow them


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("nurse", "fits several roles", "Registered Nurses (29-1141)"),
        ("colections", "no role called", "did you mean collections"),
        ("99-9999", "no wages are on file", "43-3011"),
        ("", "no role called", "negotiate roles"),
        ("the", "no role called", "negotiate roles"),
    ],
)
def test_what_fits_nothing_or_several_is_asked_about(typed, said, hint):
    with pytest.raises(Problem) as caught:
        key_of(typed)
    assert said in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.about == "role"


def test_no_two_roles_share_a_name():
    names = [n for row in load_roles() for n in {row.key, row.label, row.noun, *row.aliases}]
    assert sorted({n for n in names if names.count(n) > 1}) == []


def test_words_find_roles_first_and_then_occupations():
    found = search("clerk", load_roles(), occupations())
    kinds = [hasattr(one, "aliases") for one in found]
    assert kinds == sorted(kinds, reverse=True)
    assert {"claims", "loans", "billing"} <= {one.key for one in found}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Team Lead", ("lead", "")),
        ("senior agent", ("senior", "")),
        ("collections supervisor", ("lead", "collections")),
        ("senior tier", ("senior", "tier")),
    ],
)
def test_a_job_that_begins_or_ends_with_a_level_is_of_it(typed, first):
    assert levels_in(typed, load_facts().levels.values())[0] == first


def test_a_level_inside_a_word_or_between_others_is_none():
    for typed in ("leader", "new accounts manager trainee desk", "dispatcher"):
        assert ("lead", "") not in levels_in(typed, load_facts().levels.values())
    assert levels_in("dispatcher", load_facts().levels.values()) == []
