"""An offers file changed by words keeps every comment, its order, and whatever was not changed."""

from __future__ import annotations

import os
import re
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiate.api.offers import add_offer, edit_offer, load_offers, new_offers, remove_offer
from negotiate.files import offer_edits
from negotiate.model.errors import Problem

TEMPLATE = (Path(__file__).parents[2] / "data" / "offers_template.toml").read_text()
TWO = """\
# mine

[preferences]
filing = "single"     # for now

# from Ann
[[offer]]             # the first
name = "Acme"
hourly = 20.50        # they said
sign_on = { amount = 500 }   # maybe

  [[offer.bonus]]
  name = "night"
  amount = 900

# from Bob
[[offer]]
name = "Bank of X"
salary = 50_000
time_off.days = 5

[offer.health]
premium_monthly = 20

# the end
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "offers.toml"
    path.write_text(TWO)
    return path


def test_one_number_is_changed_and_nothing_else(file):
    edit = edit_offer(file, "ACME", ["hourly=23"])
    assert (edit.offer, edit.done[0].before, edit.done[0].after) == ("Acme", 20.5, 23)
    assert file.read_text() == TWO.replace("20.50 ", "23 ")


def test_what_is_new_stands_in_its_own_offer(file):
    edit_offer(file, "Acme", ["status=written", "bonus.day.amount=100", "time_off.days=3"])
    words = ["time_off.holidays=8", "health.hsa_employer=5"]
    edit_offer(file, "Bank of X", [*words, "change.on=2027-06-01", "change.percent=3"])
    edit_offer(file, "preferences", ["value_of_time=12"])
    text = file.read_text()
    offers = tomllib.loads(text)["offer"]
    assert [bonus["name"] for bonus in offers[0]["bonus"]] == ["night", "day"]
    assert offers[0]["time_off"] == {"days": 3}
    assert offers[1]["time_off"] == {"days": 5, "holidays": 8}
    assert offers[1]["health"] == {"premium_monthly": 20, "hsa_employer": 5}
    assert offers[1]["change"][0]["percent"] == 3
    assert re.findall("#.*", text) == re.findall("#.*", TWO)
    assert text.index('name = "day"') < text.index("# from Bob")
    assert "value_of_time = 12\n\n# from Ann\n[[offer]]" in text


def test_an_offer_goes_with_the_comment_above_it_and_no_other(file):
    assert remove_offer(file, "acme").offer == "Acme"
    text = file.read_text()
    assert re.findall("#.*", text) == ["# mine", "# for now", "# from Bob", "# the end"]
    assert text.endswith(TWO[TWO.index("# from Bob") :])
    with pytest.raises(Problem, match="is the only offer"):
        remove_offer(file, "Bank of X")


def test_an_offer_is_added_at_the_end_and_the_file_made_where_there_is_none(file, tmp_path):
    add_offer(file, "New", ["hourly=22", "bonus.amount=3"])
    assert file.read_text().startswith(TWO)
    assert [one.name for one in load_offers([str(file)]).offer] == ["Acme", "Bank of X", "New"]
    other = tmp_path / "other.toml"
    add_offer(other, "New", ["hourly=22"])
    assert other.read_text() == '[[offer]]\nname = "New"\nhourly = 22\n'
    assert stat.S_IMODE(other.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("do", "said"),
    [
        (lambda f: edit_offer(f, "Acme", ["hourly=20000", "status=sure"]), "2 mistakes"),
        (lambda f: edit_offer(f, "Acme", ["name=bank of x"]), "1 mistake"),
        (lambda f: edit_offer(f, "Acne", ["hourly=2"]), "did you mean 'Acme'"),
        (lambda f: add_offer(f, "acme", ["hourly=2"]), "1 mistake"),
        (lambda f: add_offer(f, "New", []), "1 mistake"),
        (lambda f: add_offer(f, " ", ["hourly=2"]), "1 mistake"),
        (lambda f: remove_offer(f, "preferences"), "no offer"),
        (lambda f: new_offers(f, [("A", ["hourly=2"])]), "is there already"),
        (lambda f: edit_offer(f.with_name("none.toml"), "A", ["hourly=2"]), "No such file"),
        (lambda f: edit_offer(f.parent, "A", ["hourly=2"]), "is a folder"),
    ],
)
def test_what_would_be_wrong_is_said_and_the_file_stands_as_it_was(file, do, said):
    with pytest.raises(Problem, match=said):
        do(file)
    assert file.read_text() == TWO
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_file_with_a_mistake_can_be_mended_by_words(file):
    file.write_text(TWO.replace("hourly = 20.50 ", "hourly = 20500"))
    edit_offer(file, "Acme", ["hourly=20.5"])
    assert load_offers([str(file)]).offer[0].hourly == 20.5


@pytest.mark.parametrize("text", ["offer = 3\n", "[offer]\nname = 'A'\n", "offer = [1]\n", "a\n"])
def test_what_is_no_offers_file_is_refused(file, text):
    file.write_text(text)
    with pytest.raises(Problem):
        edit_offer(file, "A", ["hourly=2"])
    assert file.read_text() == text


def test_a_file_changed_while_it_is_rewritten_is_left(file, monkeypatch):
    fsync = os.fsync

    def meanwhile(descriptor):
        fsync(descriptor)
        file.write_text(TWO.replace("20.50", "22.22"))

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(Problem, match="changed by somebody else"):
        edit_offer(file, "Acme", ["hourly=23"])
    assert "22.22" in file.read_text()


def test_rights_links_line_ends_and_the_mark_of_an_editor_stay(file, tmp_path):
    real = tmp_path / "real.toml"
    real.write_bytes(b"\xef\xbb\xbf" + TWO.replace("\n", "\r\n").encode())
    real.chmod(0o640)
    file.unlink()
    file.symlink_to(real)
    edit_offer(file, "Acme", ["hourly=23", "status=verbal"])
    content = real.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf#")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert (stat.S_IMODE(real.stat().st_mode), file.is_symlink()) == (0o640, True)


def test_a_protected_file_is_left(file, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Problem, match="protected"):
        edit_offer(file, "Acme", ["hourly=23"])


def test_what_cannot_be_taken_apart_is_said_and_left(file):
    tricky = TWO.replace('name = "Acme"', 'name = "Acme"\nnotes = """\n[[offer]]\n"""')
    file.write_text(tricky)
    with pytest.raises(Problem, match="cannot be changed by words"):
        edit_offer(file, "Acme", ["hourly=23"])
    assert file.read_text() == tricky


def test_a_file_that_would_say_something_else_is_never_written(file, monkeypatch):
    monkeypatch.setattr(offer_edits._Pieces, "change_offer", lambda *_: None)
    with pytest.raises(Problem, match="cannot be changed by words"):
        edit_offer(file, "Acme", ["hourly=23"])
    assert file.read_text() == TWO


def test_offers_in_one_list_are_changed_too(file):
    file.write_text(
        'offer = [\n  { name = "A", hourly = 20 },  # a\n  { name = "B", hourly = 2 },\n]\n'
    )
    edit_offer(file, "A", ["hourly=21", "bonus.amount=5"])
    add_offer(file, "C", ["hourly=3"])
    remove_offer(file, "B")
    found = tomllib.loads(file.read_text())["offer"]
    assert [(one["name"], one["hourly"]) for one in found] == [("A", 21), ("C", 3)]
    assert found[0]["bonus"] == [{"name": "bonus", "amount": 5}]
    assert "# a" in file.read_text()


KEYS = {
    "hourly": st.integers(8, 90),
    "salary": st.integers(20_000, 99_000),
    "status": st.sampled_from(["written", "verbal", ""]),
    "notes": st.text(max_size=20),
    "sign_on.amount": st.integers(0, 9_000),
    "time_off.days": st.sampled_from(["", "3", "10"]),
    "health.premium": st.integers(0, 300),
    "bonus.extra.amount": st.integers(0, 900),
    "commute.miles_one_way": st.floats(0, 50, allow_nan=False).map(lambda x: round(x, 2)),
}
WORDS = st.lists(
    st.sampled_from(sorted(KEYS)).flatmap(lambda key: KEYS[key].map(lambda v: f"{key}={v}")),
    min_size=1,
    max_size=4,
)


@given(edits=st.lists(st.tuples(st.sampled_from(["Night agent", "Team lead"]), WORDS), max_size=4))
def test_whatever_is_edited_comments_order_and_the_other_offer_stay(edits, tmp_path_factory):
    path = tmp_path_factory.mktemp("edits") / "offers.toml"
    path.write_text(TEMPLATE)
    for name, words in edits:
        before = path.read_text()
        try:
            edit_offer(path, name, words)
        except Problem:
            assert path.read_text() == before
            continue
        after, cut = path.read_text(), before.index("[[offer]]", before.index("Night agent"))
        if name == "Team lead":
            assert after.startswith(before[:cut])
        else:
            assert after.endswith(before[cut:])
        whole = re.findall(r"^\s*#.*", before, re.MULTILINE)
        assert re.findall(r"^\s*#.*", after, re.MULTILINE) == whole
        load_offers([str(path)])
