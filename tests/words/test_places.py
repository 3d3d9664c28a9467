"""From what people type to a place the data knows."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiate.files.data import DATA, read_rows
from negotiate.files.gazetteer import Gazetteer
from negotiate.model.band import Named
from negotiate.model.errors import Problem
from negotiate.model.text import place_key
from negotiate.words.places import SeveralPlaces, law_place, resolve


@pytest.mark.parametrize(
    ("typed", "code", "state"),
    [
        ("US", "US", None),
        ("remote", "US", None),
        ("United States", "US", None),
        ("AZ", "04", "AZ"),
        ("arizona", "04", "AZ"),
        ("DC", "11", "DC"),
        ("Guam", "66", "GU"),
        ("Virgin Islands", "78", "VI"),
        ("US Virgin Islands", "78", "VI"),
        ("Washington State", "53", "WA"),
        ("38060", "38060", "AZ"),
        ("Phoenix, AZ", "38060", "AZ"),
        ("phoenix,az", "38060", "AZ"),
        ("Phoenix AZ", "38060", "AZ"),
        ("Phoenix, Arizona", "38060", "AZ"),
        ("Phoenix", "38060", "AZ"),
        ("Phoenix-Mesa-Chandler, AZ", "38060", "AZ"),
        ("Phoenix-Mesa-Chandler", "38060", "AZ"),
        ("Minneapolis-St. Paul-Bloomington, MN-WI", "33460", "MN"),
        ("san francisco, ca", "41860", "CA"),
        ("St. Louis, MO", "41180", "MO"),
        ("Saint Louis", "41180", "MO"),
        ("East Saint Louis, IL", "41180", "IL"),
        ("Kansas City, KS", "28140", "KS"),
        ("Fargo North Dakota", "22020", "ND"),
        ("Washington, D.C.", "47900", "DC"),
        ("Washington DC", "47900", "DC"),
        ("Naperville, IL", "16980", "IL"),
        ("Cook County, IL", "16980", "IL"),
        ("Orleans Parish, LA", "35380", "LA"),
        ("Alexandria city, VA", "47900", "VA"),
        ("Mayagüez, PR", "32420", "PR"),
        ("Winston-Salem, NC", "49180", "NC"),
        ("Louisville", "31140", "KY"),
        ("Boise", "14260", "ID"),
        ("Honolulu, HI", "46520", "HI"),
        ("Coeur d'Alene", "17660", "ID"),
        ("New York, NY", "35620", "NY"),
        ("NYC", "35620", "NY"),
        ("Brooklyn", "35620", "NY"),
        ("The Bronx, NY", "35620", "NY"),
        ("Queens", "35620", "NY"),
        ("Staten Island, NY", "35620", "NY"),
        ("Broken Bow, NE", "31-rural", "NE"),
        ("Custer County, NE", "31-rural", "NE"),
        ("rural Nebraska", "31-rural", "NE"),
        ("Rural NE", "31-rural", "NE"),
        ("rural, NE", "31-rural", "NE"),
        ("Northwest Nebraska nonmetropolitan area", "3100001", "NE"),
        ("Northwest Nebraska", "3100001", "NE"),
        ("Northwest, NE", "3100001", "NE"),
        ("3100001", "3100001", "NE"),
        ("Alexandria, VA", "47900", "VA"),
        ("City of Alexandria, VA", "47900", "VA"),
        ("Southaven, MS", "32820", "MS"),
        ("De Soto County, MS", "32820", "MS"),
        ("Saint Louis city, MO", "41180", "MO"),
        ("Danville, VA", "51-rural", "VA"),
        ("Hilo, HI", "15-rural", "HI"),
        ("Torrington, CT", "09-rural", "CT"),
        ("Willimantic, CT", "35980", "CT"),
    ],
)
def test_a_place_is_found_however_it_is_written(gazetteer, typed, code, state):
    place = resolve(typed, gazetteer)
    assert (place.area_code, place.state, place.known) == (code, state, True)


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        (
            "Springfield",
            ["Springfield, IL", "Springfield, MA", "Springfield, MO", "Springfield, OH"],
        ),
        ("New York", ["New York, NY", "NY (the state)"]),
        ("Washington", ["Washington, DC", "WA (the state)"]),
        ("Manhattan", ["Manhattan, KS", "Manhattan, NY"]),
        ("Portland", ["Portland, ME", "Portland, OR"]),
        ("Glendale Heights County", []),
        ("Albany, MO", ["Gentry County, MO", "Ray County, MO"]),
        ("Broken Bow", ["Broken Bow, NE", "Broken Bow, OK"]),
    ],
)
def test_a_name_of_several_places_lists_them(gazetteer, typed, candidates):
    with pytest.raises(Problem) as caught:
        resolve(typed, gazetteer)
    assert all(candidate in caught.value.hint for candidate in candidates)


def test_a_long_list_of_candidates_is_cut_and_counted(gazetteer):
    with pytest.raises(Problem, match="several places") as caught:
        resolve("Franklin County", gazetteer)
    assert "more" in caught.value.hint


def test_a_slip_names_the_nearest_place_of_that_state(gazetteer):
    with pytest.raises(Problem) as caught:
        resolve("Phenix, AZ", gazetteer)
    assert '"Phoenix, AZ"' in caught.value.hint
    assert "write AZ" in caught.value.hint
    with pytest.raises(Problem) as caught:
        resolve("Phoenixx", gazetteer)
    assert '"Phoenix, AZ"' in caught.value.hint


def test_a_county_is_not_taken_for_a_slip_in_a_citys_name(gazetteer):
    place = resolve("Phoenixx County, AZ", gazetteer)
    assert (place.area_code, place.known) == ("04", False)


def test_an_unknown_place_in_a_known_state_gives_the_state(gazetteer):
    place = resolve("Xanadu Flats, NV", gazetteer)
    assert (place.area, place.area_type, place.known) == ("Nevada", "state", False)


@pytest.mark.parametrize("state", ["DC", "NJ", "RI", "GU", "VI"])
def test_where_no_area_is_rural_the_state_speaks(gazetteer, state):
    place = resolve(f"rural {state}", gazetteer)
    assert (place.area_type in ("state", "territory"), place.known) == (True, False)


@pytest.mark.parametrize(
    ("typed", "county"),
    [
        ("Bethesda, MD", "montgomery county"),
        ("Phoenix, AZ", "maricopa county"),
        ("Cook County, IL", "cook county"),
        ("Broken Bow, NE", "custer county"),
        ("Nowhere Creek, NE", ""),
        ("NE", ""),
    ],
)
def test_a_place_knows_its_county(gazetteer, typed, county):
    assert resolve(typed, gazetteer).county == county


@pytest.mark.parametrize("typed", ["85001", "00000"])
def test_zip_codes_are_said_not_to_be_known(gazetteer, typed):
    with pytest.raises(Problem, match="ZIP codes are not known"):
        resolve(typed, gazetteer)


@pytest.mark.parametrize(
    "typed", ["India", "Manila", "London, UK", "Toronto, ON", "Cebu, Philippines"]
)
def test_places_abroad_are_sent_to_bands_of_their_own(gazetteer, typed):
    with pytest.raises(Problem, match="figures come only for it") as caught:
        resolve(typed, gazetteer)
    assert "--bands" in caught.value.hint


@pytest.mark.parametrize("typed", ["", "  ", "12", "Phoenix, ZZ", "qwxzv", "\x1b[31mX"])
def test_what_is_no_place_is_refused_plainly(gazetteer, typed):
    with pytest.raises(Problem) as caught:
        resolve(typed, gazetteer)
    assert "\x1b" not in str(caught.value)


@given(st.text(max_size=40))
def test_any_text_is_a_place_or_a_problem(text):
    try:
        place = resolve(text, Gazetteer())
    except Problem as problem:
        assert problem.hint
    else:
        assert place.area_code in Gazetteer().areas


def test_every_metro_is_found_by_its_title_and_by_its_first_city(gazetteer):
    cities = {row["area_code"]: row for row in reversed(read_rows("metro_cities.csv"))}
    for area in gazetteer.areas.values():
        if area.area_type == "metro":
            assert resolve(area.name, gazetteer).area_code == area.code
            first = cities[area.code]
            assert resolve(f"{first['city']}, {first['state']}", gazetteer).area_code == area.code


def test_every_town_and_county_leads_to_an_area_that_has_wages(gazetteer):
    for table in ("towns.csv", "counties.csv", "metro_cities.csv"):
        with (DATA / table).open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                assert row["area_code"] in gazetteer.areas
                assert row["key"] == place_key(row.get("city") or row["county"])


@pytest.mark.parametrize(("typed", "state"), [("CA", "CA"), ("new york", "NY"), ("d.c.", "DC")])
def test_a_state_is_found_by_code_or_name(gazetteer, typed, state):
    assert law_place(typed, gazetteer).state == state


@pytest.mark.parametrize(
    ("typed", "state"),
    [("Denver", "CO"), ("Kansas City, KS", "KS"), ("Overland Park, KS", "KS"), ("38060", "AZ")],
)
def test_a_city_leads_to_its_state(gazetteer, typed, state):
    assert law_place(typed, gazetteer).state == state


def test_a_city_of_several_states_names_them_all(gazetteer):
    with pytest.raises(Problem) as refused:
        law_place("Portland", gazetteer)
    assert refused.value.message == "'Portland' could be several places"
    assert sorted(refused.value.hint.removeprefix("write one of: ").split("; ")) == [
        *("Portland, ME", "Portland, OR"),
    ]


def test_an_unknown_state_names_the_nearest(gazetteer):
    with pytest.raises(Problem) as caught:
        law_place("Kalifornia", gazetteer)
    assert "California" in caught.value.hint
    with pytest.raises(Problem):
        law_place("ZZ", gazetteer)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Dallas-Fort Worth", "19100"),
        ("DFW", "19100"),
        ("Minneapolis-St. Paul", "33460"),
        ("Phoenix, AZ, USA", "38060"),
        ("Wyoming", "56"),
        ("Bay Area", "41860"),
        ("San Francisco Bay Area", "41860"),
        ("Metro Detroit", "19820"),
        ("Tampa Bay area", "45300"),
        ("South Florida", "33100"),
        ("South Florida nonmetropolitan area", "1200003"),
        ("Indiana", "18"),
    ],
)
def test_places_are_found_as_people_call_them(gazetteer, typed, code):
    assert resolve(typed, gazetteer).area_code == code


@pytest.mark.parametrize(
    ("typed", "area", "state", "key"),
    [
        ("phx", "Phoenix-", "AZ", "phoenix"),
        ("Philly", "Philadelphia-", "PA", "philadelphia"),
        ("Philly, PA", "Philadelphia-", "PA", "philadelphia"),
        ("Greater Philly", "Philadelphia-", "PA", "philadelphia"),
        ("SF Bay Area", "San Francisco-", "CA", "san francisco"),
        ("the Bay", "San Francisco-", "CA", "bay area"),
        ("NoVA", "Washington-", "VA", "arlington"),
        ("Northern Virginia", "Washington-", "VA", "arlington"),
        ("the Valley, AZ", "Phoenix-", "AZ", "phoenix"),
        ("Jersey", "New Jersey", "NJ", ""),
        ("NYC", "New York-", "NY", "nyc"),
        ("South Bay, FL", "Miami-", "FL", "south bay"),
    ],
)
def test_a_nickname_is_the_place_it_means(gazetteer, typed, area, state, key):
    place = resolve(typed, gazetteer)
    assert place.area.startswith(area)
    assert (place.state, place.key, place.known) == (state, key, True)


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("SoCal", ["Los Angeles, CA", "San Diego, CA", "Inland Empire, CA", "CA (the state)"]),
        ("the valley", ["Phoenix, AZ", "San Fernando, CA", "Fresno, CA", "McAllen, TX"]),
        ("KC", ["Kansas City, MO", "Kansas City, KS"]),
    ],
)
def test_a_nickname_of_several_places_lists_them(gazetteer, typed, candidates):
    with pytest.raises(SeveralPlaces) as refused:
        resolve(typed, gazetteer)
    assert refused.value.hint == f"write one of: {'; '.join(candidates)}"


def test_every_nickname_leads_to_places_on_file(gazetteer):
    for row in read_rows("nicknames.csv"):
        assert place_key(row["key"]) == row["key"]
        assert resolve(row["place"], gazetteer).known, row


def test_what_a_nickname_means_has_the_law_of_its_city(cli):
    words = ("range", "--level", "junior", "--as-of", "2026-11-22")
    assert cli.json(*words, "--area", "SF") == cli.json(*words, "--area", "San Francisco, CA")


def test_a_town_typed_without_its_state_is_said_in_full(cli, gazetteer):
    assert resolve("Schaumburg", gazetteer).guessed == "Schaumburg, IL"
    assert resolve("Phoenix", gazetteer).guessed == ""
    cautions = cli.json("range", "--level", "mid", "--area", "Schaumburg")["cautions"]
    assert "'Schaumburg' was taken for Schaumburg, IL." in cautions


def test_letters_of_a_state_that_many_write_for_a_city_are_pointed_out(cli, gazetteer):
    place = resolve("LA", gazetteer)
    assert (place.area, place.guessed[:9]) == ("Louisiana", "Louisiana")
    assert resolve("Louisiana", gazetteer).guessed == resolve("AL", gazetteer).guessed == ""
    cautions = cli.json("range", "--level", "mid", "--area", "la")["cautions"]
    assert "'la' was taken for Louisiana; for the city write \"Los Angeles, CA\"." in cautions


@pytest.mark.parametrize("typed", ["Toronto", "Sydney", "Madrid", "Mexico", "Peru", "Tokyo"])
def test_names_known_abroad_are_not_taken_for_small_towns(gazetteer, typed):
    with pytest.raises(Problem, match="outside the United States"):
        resolve(typed, gazetteer)


# --- what is said of what is no place, to the letter

WRITE = 'write a city and state like "Phoenix, AZ", a state, a county, or US'
OWN = (
    "use your own with --bands FILE (columns level,low,mid,high; a column unit that says hour, for "
    "pay by the hour)"
)
ABROAD = "is outside the United States, and figures come only for it, Canada and the United Kingdom"


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("", "no place given", WRITE),
        ("123", "'123' is not a place", WRITE),
        ("12345", "'12345' is no metro code, and ZIP codes are not known", WRITE),
        ("Springfield, ZZ", "'ZZ' is not a US state or territory", WRITE),
        ("Foo, Bar, Quux", "'Quux' is not a US state or territory", WRITE),
        ("Sedle", "no place called 'Sedle' on file", WRITE),
        (
            "Phenix",
            "no place called 'Phenix' on file",
            f'did you mean "Phoenix, AZ"? Otherwise {WRITE}',
        ),
        (
            "Phoenx, AZ",
            "no place called 'Phoenx, AZ' on file",
            'did you mean "Phoenix, AZ"? For another place there, write AZ for the figures of the '
            "whole state",
        ),
        ("Toronto", f"'Toronto' {ABROAD}", OWN),
        ("Foo, United Kingdom", f"'Foo, United Kingdom' {ABROAD}", OWN),
        ("Belfast, Northern Ireland", f"'Belfast, Northern Ireland' {ABROAD}", OWN),
        ("Xyzzy, South Korea", f"'Xyzzy, South Korea' {ABROAD}", OWN),
        (
            "New York",
            "'New York' could be several places",
            "write one of: New York, NY; NY (the state)",
        ),
    ],
)
def test_what_is_said_of_what_is_no_place(gazetteer, typed, message, hint):
    with pytest.raises(Problem) as refused:
        resolve(typed, gazetteer)
    assert (refused.value.message, refused.value.hint) == (message, hint)


def test_eight_candidates_are_named_and_the_rest_counted():
    nine = [Named(f"Tie {n}", "AZ", str(n)) for n in range(9)]

    class Many(Gazetteer):
        def metro_cities(self, key):
            return nine if key == "tie" else super().metro_cities(key)

    with pytest.raises(Problem) as refused:
        resolve("Tie", Many())
    first = "; ".join(f"Tie {n}, AZ" for n in range(8))
    assert refused.value.hint == f"write one of: {first}; and 1 more"
    nine.pop()
    with pytest.raises(Problem) as refused:
        resolve("Tie", Many())
    assert refused.value.hint == f"write one of: {first}"


def test_a_town_of_a_metro_of_two_states_keeps_its_own(gazetteer):
    place = resolve("Overland Park", gazetteer)
    assert (place.area_code, place.state, place.guessed) == ("28140", "KS", "Overland Park, KS")


@pytest.mark.parametrize(
    ("typed", "shown", "hint"),
    [
        ("Arizon", "Arizon", "did you mean Arizona?"),
        ("Dakota", "Dakota", "did you mean South Dakota or North Dakota?"),
        ("Virginia Islands", "Virginia Islands", "did you mean Virgin Islands or Virginia?"),
        ("Virgina", "Virgina", "did you mean Virginia or West Virginia?"),
        ("Columbi", "Columbi", 'did you mean "Columbia, MD", "Columbia, MO" or "Columbia, SC"?'),
        ("Toronto", "Toronto", "write it like CA or California"),
        ("Overland Park", "Overland Park", 'did you mean "Overland Park, KS"?'),
        ("Portlnd", "Portlnd", 'did you mean "Portland, ME" or "Portland, OR"?'),
        ("Denvr", "Denvr", 'did you mean "Denver, CO"?'),
        ("Caro", "Caro", 'did you mean "Caro, MI"?'),
        ("x" * 50, "x" * 39 + "…", "write it like CA or California"),
    ],
)
def test_what_is_said_of_what_is_no_state(gazetteer, typed, shown, hint):
    with pytest.raises(Problem) as refused:
        law_place(typed, gazetteer)
    assert refused.value.message == f"'{shown}' is not a US state or territory"
    assert refused.value.hint == hint


@pytest.mark.parametrize(
    ("typed", "code"), [("San Antonio TX", "41700"), ("Winston Salem North Carolina", "49180")]
)
def test_a_city_of_two_words_needs_no_comma(gazetteer, typed, code):
    place = resolve(typed, gazetteer)
    assert (place.area_code, place.known) == (code, True)


def test_a_law_place_three_words_needs_no_comma_either(gazetteer):
    place = resolve("Washington District of Columbia", gazetteer)
    assert (place.area_code, place.state) == ("47900", "DC")


@pytest.mark.parametrize("typed", ["Carson County, NV", "Phenix, NV", "Saint Paul, Ramsey, MN"])
def test_what_is_unknown_in_a_known_state_is_that_state(gazetteer, typed):
    place = resolve(typed, gazetteer)
    assert (place.area_type, place.state, place.known) == ("state", typed[-2:], False)


def test_what_was_typed_is_kept_to_sixty_letters(gazetteer):
    assert len(resolve("N" * 70 + ", NV", gazetteer).typed) == 60


TITLE = "Phoenix-Mesa-Chandler, AZ"


def test_a_place_keeps_what_was_typed(gazetteer):
    for typed in ("Cook County, IL", "Phoenix, AZ", "US", "AZ", "Nowhere, AZ", "38060", TITLE):
        assert resolve(typed, gazetteer).typed == typed
    assert resolve("US", gazetteer).area_type == "nation"


@pytest.mark.parametrize("typed", ["Phoenix-Mesa-Chandler, AZ", "Phoenix, AZ", "Arizona"])
def test_a_country_at_the_end_changes_nothing(gazetteer, typed):
    assert resolve(f"{typed}, USA", gazetteer) == resolve(typed, gazetteer)


@pytest.mark.parametrize("typed", ["New York", "Washington", "Foobarville"])
def test_a_name_that_is_refused_is_refused_with_its_country_too(gazetteer, typed):
    said = []
    for text in (typed, f"{typed}, USA"):
        with pytest.raises(Problem) as refused:
            resolve(text, gazetteer)
        said.append((refused.value.message, refused.value.hint))
    assert said[0] == said[1]


@pytest.mark.parametrize(
    ("typed", "area"),
    [
        ("Hybrid - San Francisco, CA", "San Francisco"),
        ("Phoenix, AZ (Hybrid)", "Phoenix"),
        ("Phoenix, AZ 85001", "Phoenix"),
        ("Hybrid remote in Tampa, FL 33602", "Tampa"),
        ("Remote - Phoenix, AZ", "Phoenix"),
        ("Greater Boston", "Boston"),
        ("San Francisco Bay Area", "San Francisco"),
        ("Dallas-Fort Worth Metroplex", "Dallas"),
        ("Remote in Texas", "Texas"),
        ("Cook County, IL (On-site)", "Chicago"),
    ],
)
def test_a_place_is_read_as_job_boards_write_it(typed, area):
    assert resolve(typed, Gazetteer()).area.startswith(area)


@pytest.mark.parametrize("typed", ["Remote, US", "Remote - US", "Remote (US)", "Work from home"])
def test_work_from_anywhere_is_paid_as_in_the_nation(typed):
    assert resolve(typed, Gazetteer()).area_type == "nation"


@pytest.mark.parametrize("typed", ["Hybrid", "On-site", "(Hybrid)"])
def test_where_one_works_alone_is_no_place(typed):
    with pytest.raises(Problem, match="no place given"):
        resolve(typed, Gazetteer())


@pytest.mark.parametrize(
    ("typed", "area"),
    [
        ("PHX AZ", "Phoenix-Mesa-Chandler, AZ"),
        ("the Metroplex", "Dallas-Fort Worth-Arlington, TX"),
        ("the Bay Area", "San Francisco-Oakland-Fremont, CA"),
        ("the DFW area", "Dallas-Fort Worth-Arlington, TX"),
        ("The Villages FL", "Wildwood-The Villages, FL"),
        ("Hybrid - Philly", "Philadelphia-Camden-Wilmington, PA-NJ-DE-MD"),
    ],
)
def test_a_nickname_is_read_with_its_state_or_an_article_beside_it(typed, area):
    assert resolve(typed, Gazetteer()).area == area


@pytest.mark.parametrize("typed", ["LA, CA", "la, ca", "L.A., CA", "LA CA"])
def test_letters_of_a_state_beside_another_are_the_city_that_many_write_so(typed):
    assert resolve(typed, Gazetteer()).key == "los angeles"
    assert resolve("LA", Gazetteer()).state == "LA"


@pytest.mark.parametrize(
    ("typed", "one", "other"),
    [
        ("Central Valley", "Fresno, CA", "Central Valley, NY"),
        ("Central Valley, CA", "Fresno, CA", "CA (the state)"),
        ("the Central Valley", "Bakersfield, CA", "CA (the state)"),
        ("Midwest", "Chicago, IL", "US"),
        ("Tri-Cities", "Kennewick, WA", "Kingsport, TN"),
        ("Kansas City", "Kansas City, MO", "Kansas City, KS"),
        ("Texarkana", "Texarkana, TX", "Texarkana, AR"),
    ],
)
def test_a_region_is_not_taken_for_a_village_of_its_name(typed, one, other):
    for read in (resolve, law_place):
        with pytest.raises(Problem) as problem:
            read(typed, Gazetteer())
        offered = problem.value.hint.removeprefix("write one of: ").split("; ")
        assert one in offered
        assert other in offered
    assert resolve("Central Valley, NY", Gazetteer()).state == "NY"
    assert resolve("Midwest, WY", Gazetteer()).state == "WY"


def test_a_country_needs_no_comma_before_it():
    assert resolve("Phoenix AZ USA", Gazetteer()).key == "phoenix"


def test_a_slip_in_a_town_is_named_where_the_law_is_asked_for():
    with pytest.raises(Problem) as problem:
        law_place("Pheonix, AZ", Gazetteer())
    assert 'did you mean "Phoenix, AZ"?' in problem.value.hint


def test_a_city_of_two_states_in_one_metro_is_asked_about_for_their_laws_differ():
    """Kansas City: $15.00 in Missouri, $7.25 in Kansas; its pay figures would be the same."""
    own = {(row["key"], row["area_code"]): row["state"] for row in read_rows("metro_cities.csv")}
    fine = {"newton", "washington"}  # of a village of the same name nobody says it alone
    for town in read_rows("towns.csv"):
        state = own.get((town["key"], town["area_code"]), town["state"])
        if state != town["state"] and town["key"] not in fine:
            assert len(Gazetteer().nicknames(town["key"])) == 2, town
