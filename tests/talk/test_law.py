"""What the law of a place says of pay, on the day asked for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from negotiate import target_range
from negotiate.api.scripts import talk_track
from negotiate.files.facts import load_pay_laws
from negotiate.model.script import Record
from negotiate.talk.law import pay_sentences


@pytest.mark.parametrize(
    ("state", "day", "says"),
    [
        ("CO", "2026-11-22", "in force since 2021-01-01 (every employer)"),
        ("DE", "2026-11-22", "from 2027-09-26 (more than 25 employees); not yet"),
        ("RI", "2026-11-22", "Employers must name the pay range when asked"),
        ("NV", "2026-11-22", "after an interview"),
        ("OH", "2026-11-22", "no state law; some cities have one"),
        ("AL", "2026-11-22", "may ask what you earn, with limits"),
        ("TX", "2026-11-22", "No law was found"),
        ("VA", "2026-06-30", "may not ask what you earn from 2026-07-01; not yet"),
        ("VA", "2026-07-01", "may not ask what you earn: in force since 2026-07-01"),
    ],
)
def test_law_says_what_holds_on_the_day(cli, state, day, says):
    assert says in " ".join(cli("law", state, "--as-of", day).out.split())


BANS = [
    ("ME", "2019-09-17"),
    ("PR", "2017-03-08"),
    ("Philadelphia, PA", "2020-09-01"),
    ("Columbus, OH", "2024-03-01"),
    ("Cleveland, OH", "2025-10-27"),
    ("Cincinnati, OH", "2020-03-13"),
    ("Toledo, OH", "2020-06-25"),
    ("Kansas City, MO", "2019-10-31"),
]


@pytest.mark.parametrize(("place", "first"), BANS)
def test_a_ban_on_asking_holds_from_its_first_day(cli, place, first):
    before = (date.fromisoformat(first) - timedelta(1)).isoformat()
    text = " ".join(cli("law", place, "--as-of", before).out.split())
    assert f"Employers may not ask what you earn from {first}; not yet" in text
    text = " ".join(cli("law", place, "--as-of", first).out.split())
    assert f"Employers may not ask what you earn: in force since {first}" in text
    on_the_day = cli.json("law", place, "--as-of", first)["pay_history"]
    assert (on_the_day["in_force"], on_the_day["place"]) == (True, place)
    assert "; check it" not in text
    assert on_the_day["source"] in text


def test_a_row_that_is_not_sure_asks_to_be_checked():
    law = load_pay_laws().at(target_range("mid", area="Kansas City, MO").place)
    found = " ".join(pay_sentences(law._replace(confidence="medium"), date(2026, 11, 26)))
    assert "; check it" in found


@pytest.mark.parametrize(
    ("place", "towns"),
    [("AZ", {"Flagstaff", "Tucson"}), ("Tucson, AZ", {"Tucson"}), ("Phoenix, AZ", set())],
)
def test_a_town_is_told_no_minimum_wage_of_another(cli, place, towns):
    text = cli("law", place).out
    assert {town for town in ("Flagstaff", "Tucson") if f"  {town} " in text} == towns


def test_a_note_on_the_law_is_told_as_a_sentence_and_none_leaves_no_gap():
    law = load_pay_laws().at(target_range("mid", area="Kansas City, MO").place)
    day = date(2026, 11, 26)
    plain = pay_sentences(law._replace(note=""), day)
    noted = pay_sentences(law._replace(note="some cities go further"), day)
    assert set(noted) - set(plain) == {"Some cities go further."}
    assert all(len(sentence) > 1 for sentence in plain)


def test_columbus_adverts_are_bound_before_anybody_is_fined(cli):
    def said(day):
        return " ".join(cli("law", "Columbus, OH", "--as-of", day).out.split())

    assert "from 2025-12-03 (15 or more employees in the city); not yet" in said("2025-12-02")
    assert "in force since 2025-12-03, enforced from 2027-01-01 (" in said("2025-12-03")
    assert "in force since 2025-12-03 (15 or more" in said("2027-01-01")
    data = cli.json("law", "Columbus, OH", "--as-of", "2026-11-26")["pay_range"]
    assert (data["in_force"], data["enforced_from"]) == (True, "2027-01-01")


@pytest.mark.parametrize(
    ("place", "barred"),
    [
        ("Philadelphia, PA", True),
        ("Pittsburgh, PA", False),
        ("PA", False),
        ("Columbus, OH", True),
        ("Dublin, OH", False),  # of Columbus' metro, not Columbus
        ("Columbus, GA", False),
        ("Kansas City, MO", True),
        ("Kansas City, KS", False),
        ("Mayaguez, PR", True),
        ("Denver, CO", True),
    ],
)
def test_the_city_typed_gets_the_citys_law(place, barred):
    result = target_range("mid", area=place, as_of=date(2026, 11, 26))
    ids = [line.id for line in talk_track(result, Record()).history]
    assert ("history-barred-ask" in ids) == barred
    assert ("history-free-ask" in ids) != barred


def test_the_city_is_named_beside_the_script(cli):
    note = cli.json("script", "--level", "mid", "--area", "Toledo, OH")["law"]
    assert note["note"].startswith("Toledo, OH: ")
    assert "though they may still not set yours by it" in note["note"]
    assert note["state"] == "OH"


@pytest.mark.parametrize(
    ("place", "day", "ends"),
    [
        ("ME", "2026-11-26", "That ends once an offer names all of the pay, and where you name"),
        ("CA", "2026-11-26", "That ends where you name your pay unasked"),
        ("NY", "2026-11-26", "an offer that names the pay"),
        ("CO", "2026-11-26", "what holds in this place is not on file here"),
        ("ME", "2019-09-16", ""),
        ("TX", "2026-11-26", ""),
    ],
)
def test_it_is_said_where_the_ban_on_asking_ends(cli, place, day, ends):
    text = " ".join(cli("law", place, "--as-of", day).out.split())
    assert ends in text
    assert ("That ends" in text or "that ends" in text) == bool(ends)


@pytest.mark.parametrize(
    ("level", "place", "said", "unsaid"),
    [
        ("mid", "Denver, CO", "over 12 hours a day (7 CCR 1103-1", "A salary alone"),
        ("mid", "Fresno, CA", "over 8 hours a day, double pay over 12 (Cal.", "A salary alone"),
        ("lead", "Denver, CO", "A salary alone never", "Overtime by the day"),
        ("mid", "Dallas, TX", "legal advice", "Overtime by the day"),
    ],
)
def test_overtime_stands_in_the_law_beside_the_script(cli, level, place, said, unsaid):
    note = cli.json("script", "--level", level, "--area", place)["law"]["note"]
    assert said in note
    assert unsaid not in note


@pytest.mark.parametrize(
    ("state", "day", "absent"),
    [
        ("OH", "2026-11-22", "Cincinnati and Toledo: after an offer"),
        ("CA", "2022-06-01", "Employers give the range to an applicant who asks"),
    ],
)
def test_law_does_not_state_what_does_not_hold(cli, state, day, absent):
    assert absent not in " ".join(cli("law", state, "--as-of", day).out.split())


def test_the_law_beside_the_script_is_of_the_day_asked_for(cli):
    note = cli.json("script", "--level", "mid", "--area", "VA", "--as-of", "2026-06-30")["law"]
    assert "not yet" in note["note"]
    in_force = cli.json("law", "VA", "--as-of", "2026-07-01")
    assert in_force["pay_range"]["in_force"] is True
    assert in_force["pay_history"]["in_force"] is True


def test_the_law_stands_beside_the_script_and_is_not_said(cli):
    data = cli.json("script", "--level", "mid", "--area", "Denver, CO")
    assert data["law"]["state"] == "CO"
    assert "legal advice" in data["law"]["note"]
    assert "2021-01-01" in data["law"]["note"]
    nowhere = cli.json("script", "--level", "mid")["law"]
    assert nowhere["state"] is None
    assert "legal advice" in nowhere["note"]
