"""Countries, places in them and pay in their money, as people type them."""

import pytest

from negotiate.api.abroad import atlas
from negotiate.files.countries import countries
from negotiate.model.errors import Problem
from negotiate.words.countries import find_country, pay_word, place_in


@pytest.mark.parametrize(
    ("typed", "code"),
    [("CA", "CA"), ("canada", "CA"), ("GB", "GB"), ("uk", "GB"), ("United Kingdom", "GB")],
)
def test_a_country_is_known_by_its_code_and_its_names(typed, code):
    found = find_country(typed, countries())
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("typed", ["US", "usa", "United States"])
def test_the_united_states_need_no_tables_of_their_own(typed):
    assert find_country(typed, countries()) is None


def test_another_country_is_sent_to_bands_of_its_own():
    with pytest.raises(Problem, match="no bands of 'Philippines'") as caught:
        find_country("Philippines", countries())
    assert "US, CA or GB" in caught.value.hint
    assert "unit = hour" in caught.value.hint


@pytest.mark.parametrize(
    ("country", "typed", "area", "state"),
    [
        ("CA", "Toronto, ON", "Toronto, ON", "ON"),
        ("CA", "toronto", "Toronto, ON", "ON"),
        ("CA", "Mississauga, Ontario, Canada", "Toronto, ON", "ON"),
        ("CA", "Montréal, QC", "Montréal, QC", "QC"),
        ("CA", "Quebec", "Quebec", "QC"),
        ("CA", "Québec, QC", "Capitale-Nationale, QC", "QC"),
        ("CA", "London, ON", "London, ON", "ON"),
        ("CA", "Vancouver BC", "Lower Mainland, BC", "BC"),
        ("CA", "St. John's, NL", "Avalon Peninsula, NL", "NL"),
        ("CA", "Hybrid - Halifax, NS", "Halifax, NS", "NS"),
        ("CA", "PEI", "Prince Edward Island", "PE"),
        ("CA", "Canada", "Canada", None),
        ("CA", "remote", "Canada", None),
        ("GB", "Leeds", "Yorkshire and The Humber", None),
        ("GB", "Leeds, UK", "Yorkshire and The Humber", None),
        ("GB", "London", "London", None),
        ("GB", "North West", "North West", None),
        ("GB", "Glasgow, Scotland", "Scotland", None),
        ("GB", "Wales", "Wales", None),
        ("GB", "Belfast", "Northern Ireland", None),
        ("GB", "England", "United Kingdom", None),
    ],
)
def test_a_place_abroad_is_found_as_people_write_it(country, typed, area, state):
    place = place_in(typed, atlas(country))
    assert (place.area, place.state, place.country, place.known) == (area, state, country, True)


def test_a_town_not_on_file_takes_its_province_and_says_so():
    place = place_in("Moosonee, ON", atlas("CA"))
    assert (place.area, place.known) == ("Ontario", False)


@pytest.mark.parametrize(
    ("country", "typed", "hint"),
    [
        ("CA", "Phoenix, AZ", "leave out --country"),
        ("GB", "Toronto, ON", "leave out --country"),
        ("GB", "Lodon", 'did you mean "London'),
        ("CA", "Windsor", "Windsor, ON"),
    ],
)
def test_a_place_that_is_none_there_is_refused(country, typed, hint):
    with pytest.raises(Problem) as caught:
        place_in(typed, atlas(country))
    assert caught.value.about == "area"
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("code", "typed", "read"),
    [
        ("CA", "C$22/h", "$22/h"),
        ("CA", "$22/h", "$22/h"),
        ("CA", "CAD 45,000", "$ 45,000"),
        ("GB", "£24k", "$24k"),
        ("GB", "24,500", "24,500"),
        ("GB", "£24,000-£26,000", "$24,000-$26,000"),
    ],
)
def test_pay_is_read_in_the_money_of_the_country(code, typed, read):
    assert pay_word(typed, "offer", _country(code), countries()) == read


@pytest.mark.parametrize(
    ("code", "typed"), [("GB", "$24k"), ("GB", "C$24k"), ("CA", "£12/h"), ("CA", "US$22/h")]
)
def test_pay_in_other_money_is_never_taken_for_it(code, typed):
    with pytest.raises(Problem, match="is not in") as caught:
        pay_word(typed, "offer", _country(code), countries())
    assert caught.value.about == "offer"


def _country(code):
    return next(country for country in countries() if country.code == code)
