"""A place by words alone, here or abroad; the levels a job has there."""

from __future__ import annotations

import pytest

from negotiate.api.choices import find_place, known_choices
from negotiate.model.errors import Problem


@pytest.mark.parametrize(
    ("typed", "area", "country"),
    [
        ("Phoenix, AZ", "Phoenix, AZ", ""),
        ("CA", "CA", ""),
        ("Birmingham", "Birmingham", ""),
        ("Toronto", "Toronto", "CA"),
        ("Toronto, Ontario, Canada", "Toronto, Ontario", "CA"),
        ("Toronto Canada", "Toronto", "CA"),
        ("Moosonee, ON, Canada", "Moosonee, ON", "CA"),
        ("Leeds, UK", "Leeds", "GB"),
        ("Glasgow, Scotland", "Glasgow", "GB"),
        ("Scotland", "Scotland", "GB"),
        ("Great Britain", "Great Britain", "GB"),
    ],
)
def test_a_place_is_found_with_its_country_and_again_by_its_name(typed, area, country):
    found = find_place(typed)
    assert (found.area, found.country) == (area, country)
    assert find_place(found.name) == found


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("London", 'with its country: "London, ON, Canada" or "London, United Kingdom"'),
        ("Leeds", "Leeds, AL"),
        ("Ontario", '"Ontario, Canada"'),
        ("Leeds, Canada", "a city with its province"),
        ("Narnia", "a city and state"),
    ],
)
def test_a_place_that_is_none_or_several_is_asked_about_without_options(typed, hint):
    with pytest.raises(Problem) as caught:
        find_place(typed)
    assert hint in caught.value.hint
    assert "--" not in caught.value.hint


def test_a_job_has_the_levels_that_have_bands_there():
    assert "manager" in known_choices().levels
    assert "lead" not in known_choices("registered nurses").levels
    assert "manager" not in known_choices(None, find_place("Toronto, ON")).levels
    with pytest.raises(Problem, match="no wages of training"):
        known_choices("trainer", find_place("Canada"))
