"""A call from Python says what the command line says."""

from __future__ import annotations

import pytest

import negotiate
from negotiate.api.offers import template
from negotiate.model.errors import Misuse

DAY = "2026-11-22"


@pytest.fixture
def offers(tmp_path):
    file = tmp_path / "offers.toml"
    file.write_text(template())
    return file


def test_a_script_is_the_one_of_the_command(cli):
    typed = ("--level", "senior", "--area", "Denver, CO", "--offer", "22/h", "--as-of", DAY)
    made = negotiate.script("senior", area="Denver, CO", offer=22, as_of=DAY)
    assert made.to_dict() == cli.json("script", *typed)


def test_a_script_of_an_offers_file_is_the_one_of_the_command(cli, offers):
    typed = ("--company", "Night agent", "--years", "4", "--stage", "after", "--as-of", DAY)
    words = {"company": "night", "years": 4, "stage": "after", "as_of": DAY}
    made = negotiate.script(offers=offers, **words)
    assert made.to_dict() == cli.json("script", offers, *typed)
    assert made.to_dict()["sources"]


def test_what_is_given_beats_the_file(offers):
    call = {"offers": [offers], "company": "Night agent", "as_of": DAY}
    made = negotiate.script("mid", area="Boise, ID", offer="19/h", **call).result
    assert made.level.name == "mid"
    assert made.place.state == "ID"
    assert made.unit.hourly(made.offer.amount) == pytest.approx(19)


def test_several_offers_need_a_name_unless_a_level_is_given(offers):
    with pytest.raises(Misuse, match="which one is the call about") as asked:
        negotiate.script(offers=offers, as_of=DAY)
    assert "Night agent" in asked.value.hint
    assert negotiate.script("mid", offers=offers, as_of=DAY).result.offer is None


def test_a_mistake_of_the_file_is_said_of_the_offer(tmp_path):
    file = tmp_path / "a.toml"
    file.write_text('[[offer]]\nname = "Acme"\nhourly = 22\nlevel = "mid"\narea = "Nowhereville"\n')
    with pytest.raises(negotiate.Problem, match='"Acme", area:'):
        negotiate.script(offers=file, as_of=DAY)
    with pytest.raises(negotiate.Problem, match=r"^area:"):
        negotiate.script(offers=file, area="Elsewhereville", as_of=DAY)


def test_offers_are_weighed_in_the_united_states_alone(offers):
    with pytest.raises(negotiate.Problem, match="not for another country"):
        negotiate.script(offers=offers, company="Night agent", country="GB", as_of=DAY)


@pytest.mark.parametrize("words", [{"stage": "dinner"}, {"channel": "fax"}], ids=str)
def test_unknown_stages_and_channels_are_refused(words):
    with pytest.raises(negotiate.Problem, match="is not one of"):
        negotiate.script("mid", as_of=DAY, **words)
