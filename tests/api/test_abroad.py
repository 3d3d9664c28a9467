"""People in Canada and the United Kingdom: their money, and nothing American."""

import csv
import re
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiate.api.person import read_person
from negotiate.api.ranges import range_of
from negotiate.api.rehearsals import rehearsal
from negotiate.api.scripts import record_of, talk_track
from negotiate.files.countries import countries, country_minimums
from negotiate.files.data import read_rows
from negotiate.files.lines import load_lines, load_practice, load_talk
from negotiate.files.wording import wording
from negotiate.model.errors import Problem
from negotiate.render.range import range_document
from negotiate.render.script import script_document
from negotiate.render.sheet import sheet_markdown, sheet_of

DAY = date(2026, 11, 26)
AMERICAN = re.compile(
    r"401\(k\)|401k"
    r"|FLSA|IRS|\bBLS\b|\bPTO\b|HSA|at[- ]will|sign-on|health premium|[Cc]enter\b|exempt"
    r"|whole US|nonmetropolitan|Employment Cost Index|US minimum"
)
PEOPLE = [
    {"country": "CA", "level": "junior", "area": "Toronto, ON"},
    {"country": "CA", "level": "mid", "area": "Quebec", "languages": ["French"]},
    {"country": "CA", "level": "senior", "area": "Calgary, AB", "certs": ["hdi-csr"]},
    {"country": "CA", "level": "lead", "area": "Canada"},
    {"country": "CA", "level": "mid", "role": "collections", "area": "Ottawa"},
    {"country": "GB", "level": "junior", "area": "Leeds"},
    {"country": "GB", "level": "mid", "area": "Glasgow, Scotland", "certs": ["hdi-csr"]},
    {"country": "GB", "level": "senior", "area": "Belfast"},
    {"country": "GB", "level": "mid", "role": "technical support", "area": "London"},
]
OFFERS = {
    "CA": ["15/h", "C$19.50/h", "$24/h", "70000", None],
    "GB": ["£22k", "25500", "31000", None],
}


def shown(block):
    """Every text of a document or a record, whatever it is made of."""
    if isinstance(block, str):
        return block
    if hasattr(block, "_fields"):
        return " ".join(shown(getattr(block, name)) for name in block._fields)
    if hasattr(block, "__dataclass_fields__"):
        return " ".join(shown(getattr(block, name)) for name in block.__dataclass_fields__)
    if isinstance(block, tuple | list | frozenset):
        return " ".join(map(shown, block))
    return ""


def without_names_of_sources(text):
    for row in read_rows("sources.csv"):
        text = text.replace(row["title"], "").replace(row["publisher"], "")
    return text.replace("Pew Research Center", "")


@settings(deadline=None, max_examples=60)
@given(
    who=st.sampled_from(PEOPLE),
    offer=st.integers(0, 4),
    years=st.sampled_from([None, 0.5, 3, 12]),
    talk=st.sampled_from(["offer", "raise", "promotion", "conversion"]),
    stage=st.sampled_from(["screen", "interview", "offer", "counter", "meeting", "after"]),
    channel=st.sampled_from(["phone", "email"]),
)
def test_nothing_that_is_shown_is_american(who, offer, years, talk, stage, channel):
    boss = talk in ("raise", "promotion")
    if (stage == "meeting") != boss and stage != "after":
        stage = "meeting" if boss else "counter"
    offers = OFFERS[who["country"]]
    words = {**who, "years": years, "about": talk, "as_of": DAY}
    words["offer"] = offers[offer % len(offers)]
    words["current"] = offers[1] if boss else None
    person = read_person(words.pop("level"), words)
    result = range_of(person)
    record = record_of(person.question, result)
    script = talk_track(result, record, stage, channel)
    text = without_names_of_sources(
        " ".join(
            [
                shown(range_document(result, explain=True)),
                shown(script_document(script)),
                sheet_markdown(sheet_of(script)),
                str(result.to_dict()),
            ]
        )
    )
    assert not AMERICAN.search(text), AMERICAN.search(text)
    own = "C" if who["country"] == "CA" else "\0"
    assert not re.search(rf"(?<!{own})\$", text), re.search(rf".{{40}}(?<!{own})\$.{{9}}", text)
    assert result.to_dict()["currency"] == {"CA": "CAD", "GB": "GBP"}[who["country"]]
    assert result.soc[:3] in ("NOC", "SOC")


@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: "-".join(map(str, who.values())))
def test_no_figure_lies_under_the_legal_minimum(who):
    words = {**who, "as_of": DAY}
    result = range_of(read_person(words.pop("level"), words))
    if result.place.area_type == "nation" and who["country"] == "CA":
        assert result.minimum == 0
        assert "Minimum wages differ by province" in result.caution("country-minimum")
        return
    assert 0 < result.minimum <= result.band.low
    assert result.minimum <= result.target <= result.ask_low
    assert result.minimum <= result.walk_away


def test_an_offer_under_the_national_living_wage_opens_with_a_question():
    result = range_of(read_person("mid", {"country": "GB", "area": "Leeds", "offer": "24500"}))
    assert result.law_first[0].ask == (
        "At 37.5 hours a week, £24,500 a year comes to £12.56 an hour. Can I check one thing: "
        "is that the whole rate? The minimum is £12.71 an hour."
    )
    assert result.figure is None


def test_a_shorter_full_time_week_counts_for_the_minimum():
    words = {"country": "GB", "area": "Leeds", "offer": "24500", "hours": 35}
    assert not range_of(read_person("mid", words)).law_first
    with pytest.raises(Problem, match="part-time") as caught:
        read_person("mid", {"country": "GB", "hours": 20})
    assert caught.value.about == "hours"


@pytest.mark.parametrize(
    ("country", "level", "says", "hint"),
    [
        (
            "GB",
            "lead",
            "too little pay is",
            "£27,262 (a quarter earn less) and £34,033 (half earn less)",
        ),
        ("GB", "manager", "too little pay is", "£45,827 (a quarter earn more)"),
        ("CA", "manager", "no code for call-centre managers", "junior, mid, senior or lead"),
    ],
)
def test_a_level_the_figures_do_not_give_is_refused_with_what_there_is(country, level, says, hint):
    with pytest.raises(Problem, match=says) as caught:
        read_person(level, {"country": country})
    assert caught.value.about == "level"
    assert hint in caught.value.hint


def test_a_role_without_figures_is_refused_with_those_that_have_some():
    with pytest.raises(Problem, match="no wages of telesales") as caught:
        read_person("mid", {"country": "CA", "role": "telesales"})
    assert "collections" in caught.value.hint


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Toronto, ON", "CA"), ("Vancouver, BC", "CA"), ("Leeds", "GB"), ("London, UK", "GB")],
)
def test_a_place_abroad_without_its_country_never_gets_us_figures(typed, code):
    with pytest.raises(Problem) as caught:
        read_person("mid", {"area": typed})
    assert f"add --country {code}" in caught.value.hint


@pytest.mark.parametrize("typed", ["Ontario", "Vancouver, CA", "Ottawa CA", "Toronto, CA"])
def test_what_is_a_province_or_no_city_of_the_state_is_asked(typed):
    with pytest.raises(Problem) as caught:
        read_person("mid", {"area": typed})
    assert "in Canada add --country CA" in caught.value.hint
    assert caught.value.hint.count("--country") == 1


def test_the_city_that_was_meant_is_named_as_it_is_typed_then():
    with pytest.raises(Problem) as caught:
        read_person("mid", {"area": "Ontario"})
    assert 'write one of: "Ontario, CA"; for Ontario in Canada' in caught.value.hint
    assert read_person("mid", {"area": "Ontario, CA"}).place.guessed == ""


@pytest.mark.parametrize(
    ("typed", "full", "countries"),
    [
        ("Birmingham", "Birmingham, AL", ["GB"]),
        ("Vancouver", "Vancouver, WA", ["CA"]),
        ("Metro Vancouver", "Vancouver, WA", ["CA"]),
        ("Cambridge", "Cambridge, MA", ["CA", "GB"]),
        ("York", "York, PA", ["GB"]),
        ("Perth", "Perth, NY", ["GB"]),
    ],
)
def test_a_city_of_a_name_abroad_is_taken_for_the_one_here_and_that_is_said(typed, full, countries):
    guessed = read_person("mid", {"area": typed}).place.guessed
    assert guessed.startswith(f"{full}; for ")
    assert [word[-2:] for word in guessed.split("; for ")[1:]] == countries
    assert read_person("mid", {"area": full}).place.guessed == ""


def test_a_city_that_is_nowhere_else_is_not_doubted():
    assert read_person("mid", {"area": "Phoenix"}).place.guessed == ""
    assert read_person("mid", {"area": "Nowhere, AZ"}).place.known is False


def test_an_offer_in_what_may_be_a_province_is_not_placed(cli, tmp_path):
    file = tmp_path / "o.toml"
    file.write_text('[[offer]]\nname = "A"\nhourly = 20\narea = "Ontario"\n')
    said = " ".join(cli("compare", file, "--as-of", "2026-11-22").out.split())
    assert "\"A\": 'Ontario' could be several places; write" in said


def test_the_law_of_what_may_be_a_province_is_asked(cli):
    assert "could be several places" in cli.refused("law", "Ontario")
    assert "California" in cli("law", "Ontario, CA").out


def test_a_run_for_the_united_states_does_not_open_the_tables_of_other_countries():
    code = (
        "import sys; from negotiate.api.ranges import target_range; "
        "target_range('mid', area='Phoenix, AZ'); target_range('mid', country='US'); "
        "target_range('mid'); print([m for m in sys.modules if 'abroad' in m])"
    )
    plain = code.replace("target_range('mid', country='US'); ", "")
    found = subprocess.run(
        [sys.executable, "-c", plain], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_every_phrase_of_the_wording_stands_in_a_line():
    talk, lines = load_talk(), load_lines()
    texts = [shown(talk), " ".join(lines.by_key.values()), shown(load_practice().lines)]
    texts += [shown(tip.when.values()) for tip in talk.tips]
    texts += [" ".join(row.values()) for row in (*read_rows("levels.csv"), *read_rows("roles.csv"))]
    everything = " ".join(texts)
    asks = {ask.key for ask in lines.other_asks}
    ids = {line.id for line in talk.lines}
    for country in countries():
        theirs = wording(country.code)
        for phrase, _ in theirs.phrases:
            assert phrase in everything, phrase
        assert theirs.asks.keys() <= asks
        assert theirs.left_out <= ids


def test_minimum_wages_of_a_jurisdiction_rise_by_date():
    for country in countries():
        rows = country_minimums(country.code)
        for row in rows:
            if row.next_amount is not None:
                assert row.next_from is not None
                assert row.effective_from < row.next_from
                assert (row.amount or 0) < row.next_amount


def test_a_practice_call_hears_pounds():
    person = read_person("mid", {"country": "GB", "area": "Leeds", "offer": "25500"})
    result = range_of(person)
    practice = rehearsal(result, record_of(person.question, result), "counter", 1)
    for answer in ("I'd really like this job.", "Could you get to £27,500?", "Thank you.", ""):
        if practice.moment is None:
            break
        practice.answered(answer)
    told = shown(practice.debrief(None)) + shown(practice.moment)
    assert "27,500" in told
    assert "$" not in told


def test_a_minimum_that_was_due_to_change_is_to_be_looked_up():
    words = {"country": "CA", "area": "Regina, SK", "as_of": DAY}
    text = range_of(read_person("junior", words)).caution("minimum-not-on-file")
    assert "The minimum wage of Saskatchewan, C$15.35, was due to change on October 1" in text


def test_a_profile_keeps_the_country_and_pay_in_its_money(cli):
    cli(
        *("profile", "init", "--no-input", "--level", "mid", "--country", "uk", "--area", "Leeds"),
        *("--current", "£23,900"),
    )
    data = cli.json("range")
    assert (data["currency"], data["area"]) == ("GBP", "Yorkshire and The Humber")
    home = ("--country", "US", "--area", "Phoenix, AZ", "--current", "20/h")
    assert cli.json("range", *home)["currency"] == "USD"


def test_a_row_of_a_table_with_a_country_says_what_range_says(cli, tmp_path):
    people = [
        ("Toronto, ON", "CA", "mid", "3", "20/h"),
        ("Leeds", "GB", "junior", "", "£25500"),
        ("Phoenix, AZ", "", "mid", "3", "22/h"),
        ("Quebec", "Canada", "lead", "9", ""),
    ]
    rows = [
        f'{n},{level},{years},"{area}",{country},{offer}'
        for n, (area, country, level, years, offer) in enumerate(people)
    ]
    source = tmp_path / "people.csv"
    source.write_text("\n".join(["id,level,years,area,country,offer", *rows, ""]))
    cli("batch", source, "-o", tmp_path / "out.csv", "--as-of", str(DAY))
    with (tmp_path / "out.csv").open(encoding="utf-8") as file:
        found = list(csv.DictReader(file))
    for row, (area, country, level, years, offer) in zip(found, people, strict=True):
        typed = {"--area": area, "--country": country, "--years": years, "--offer": offer}
        words = [w for option, value in typed.items() if value for w in (option, value)]
        one = cli.json("range", "--level", level, *words, "--as-of", str(DAY))
        assert row["currency"] == one["currency"]
        assert row["title"] == one["title"]
        for name in ("target", "ask_high", "figure", "good_at"):
            assert row[name] == ("" if one[name] is None else str(one[name])), name
        assert float(row["band_low"]) == one["band"]["low"]


def test_offers_are_not_weighed_for_another_country(cli, tmp_path):
    file = tmp_path / "offers.toml"
    file.write_text('[[offer]]\nname = "A"\nsalary = 25000\n')
    who = ("--country", "GB", "--level", "mid", "--area", "Leeds")
    refused = cli("script", file, *who, code=1)
    assert "US taxes and law" in refused.err


def test_finds_of_a_country_count_there_alone_and_in_its_money(cli):
    mine = ("--level", "mid", "--kind", "posting")
    cli("finds", "add", *mine, "--low", "C$24/h", "--country", "CA", "--area", "Toronto, ON")
    cli("finds", "add", *mine, "--low", "£27k", "--country", "GB", "--area", "York")
    cli("finds", "add", *mine, "--low", "24/h", "--area", "Phoenix, AZ")
    assert "C$24/h" in cli("finds", "list").out
    assert "£27000/year" in cli("finds", "list").out
    for country, area in (("CA", "Mississauga"), ("GB", "Leeds"), ("US", "Phoenix, AZ")):
        data = cli.json("range", "--level", "mid", "--country", country, "--area", area)
        found = [step for step in data["waterfall"] if step["grade"] == "yours"]
        assert [step["label"] for step in found] == ["your find"], country
    refused = cli(
        *("finds", "add", *mine, "--low", "£12/h", "--country", "CA", "--area", "Toronto, ON"),
        code=1,
    )
    assert "is not in CAD" in refused.err


def test_a_profile_abroad_weighs_no_offers(cli, tmp_path):
    file = tmp_path / "offers.toml"
    file.write_text('[[offer]]\nname = "A"\nsalary = 25000\n[[offer]]\nname = "B"\nsalary = 1e5\n')
    cli("profile", "init", "--no-input", "--level", "mid", "--country", "GB", "--area", "Leeds")
    assert "US taxes and law" in cli("compare", file, code=1).err


def test_an_offer_in_a_file_with_a_place_abroad_gets_no_us_place(cli, tmp_path):
    file = tmp_path / "offers.toml"
    rows = '[[offer]]\nname = "A"\narea = "Toronto, ON"\nsalary = 45000\n'
    file.write_text(rows + '[[offer]]\nname = "B"\narea = "Phoenix, AZ"\nsalary = 45000\n')
    assert "'Toronto, ON' is no place in the US" in " ".join(cli("compare", file).out.split())


@pytest.mark.parametrize(
    ("town", "region"),
    [
        ("Burlington, ON", "Hamilton-Niagara Peninsula, ON"),  # Halton's other towns: Toronto's
        ("Oakville, ON", "Toronto, ON"),
        ("North Battleford, SK", "Prince Albert, SK"),
        ("Lethbridge, AB", "Lethbridge-Medicine Hat, AB"),
    ],
)
def test_a_town_lies_in_the_region_of_its_census_division(town, region):
    assert read_person("mid", {"country": "CA", "area": town}).place.area == region


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ({"country": "CA", "area": "Toronto, ON"}, {"country-figures", "country-between"}),
        (
            {"country": "CA", "area": "Canada"},
            {"country-figures", "country-between", "country-minimum"},
        ),
        (
            {"country": "GB", "area": "Hamilton"},
            {"country-figures", "country-middle", "country-between"},
        ),
        (
            {"country": "CA", "area": "Nunavut"},
            {"country-figures", "role-area", "country-between"},
        ),
    ],
)
def test_what_the_figures_of_a_country_are_is_said(words, keys):
    result = range_of(read_person("mid", {**words, "as_of": DAY}))
    found = {one.key for one in result.cautions}
    assert {key for key in found if key.startswith(("country-", "role-"))} == keys


@pytest.mark.parametrize(
    ("level", "area", "grade"),
    [
        ("mid", "London", "published"),  # its middle is all that is published, and the mid level's
        ("senior", "London", "assumption"),
        ("mid", "UK", "published"),
    ],
)
def test_a_level_whose_middle_is_published_there_says_so(level, area, grade):
    result = range_of(read_person(level, {"country": "GB", "area": area, "as_of": DAY}))
    assert result.steps[0].grade == grade


@pytest.mark.parametrize(
    ("day", "country", "area", "said"),
    [
        ("2026-03-10", "GB", "Manchester", "from 1 April 2026"),
        ("2027-05-01", "GB", "Manchester", "due to change on 1 April 2027"),
        ("2026-11-27", "CA", "Regina, SK", "due to change on October 1, 2026"),
    ],
)
def test_cautions_write_days_as_the_country_does(cli, day, country, area, said):
    low = {"GB": "12.30/h", "CA": "15.40/h"}[country]
    words = ("--country", country, "--area", area, "--level", "junior", "--offer", low)
    screen = " ".join(cli("range", *words, "--as-of", day).out.split())
    assert said in screen
