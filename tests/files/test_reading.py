"""Whatever stands in a user's file, it is read or refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiate.files.own import locked, present
from negotiate.files.profile import update_profile
from negotiate.files.reading import parse_toml, read_own
from negotiate.files.unfinished import lock_name
from negotiate.files.writing import write_whole, writing_whole
from negotiate.model.errors import Problem
from negotiate.model.profile import Profile


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x = " + "[" * 5_000, "deep"),
        ("x = " + "{a=" * 5_000, "deep"),
        ("x" + ".a" * 30_000 + " = 1", "deep"),
        ("x = {a" + ". a" * 30_000 + " = 1}", "deep"),
        (" [[x" + '."a"' * 30_000 + "]]", "deep"),
        ('x."="' + '."="' * 100_000 + " = 1", "deep"),
        ("x = [1, {a.'b'" + " . 'b'" * 100_000 + " = 1}]", "deep"),
        ("x = [" + "1," * 10_000 + "]", "over 10,000 values"),
        ("x = 1\n" * 200_000, "over 1,000,000"),
        ("x = " + "[" * 30 + "]" * 30, "deep"),
        ("x = " + "9" * 5_000, "too large"),
        ("x = 0x" + "f" * 5_000, "too large"),
        ("a.b = [1, {c = -9223372036854775809}]", "too large"),
    ],
    ids=lambda text: text[:12],
)
def test_toml_deeper_or_larger_than_is_sensible_is_refused(text, why):
    with pytest.raises(ValueError, match=why):
        parse_toml(text)


def test_dots_in_a_text_are_no_levels():
    said = "So. It. Is. " * 30 + "." * 300
    assert parse_toml(f'x = "{said}"') == {"x": said}
    assert parse_toml(f"x = '''\n{said}\nPay{'.' * 90}: 5'''")["x"].startswith("So.")


def test_toml_of_a_sensible_size_is_read():
    assert parse_toml("x = 9223372036854775807\n[[a]]\nb = [[1.5]]\nc = true") == {
        "x": 9223372036854775807,
        "a": [{"b": [[1.5]], "c": True}],
    }


def test_bytes_that_are_no_text_are_refused(tmp_path):
    file = tmp_path / "a.toml"
    file.write_bytes(b"name = '\xff'")
    with pytest.raises(Problem, match="not text in UTF-8"):
        read_own(file, "")


NAMES = ["", ".", "/", "a\0b", "\ud83d", "folder/\0"]


def write_bit_by_bit(path):
    with writing_whole(path):
        pass


def lock(path):
    with locked(path):
        pass


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "use",
    [present, lock, write_bit_by_bit, lambda p: read_own(p, ""), lambda p: write_whole(p, b"")],
    ids=["present", "lock", "write", "read", "write whole"],
)
def test_what_is_no_name_of_a_file_is_refused(name, use):
    with pytest.raises(Problem, match="is no name of a file"):
        use(Path(name))


def test_a_lock_that_cannot_be_made_is_said_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr("negotiate.files.own._WAIT", 60.0)
    (tmp_path / lock_name("finds.csv")).mkdir()
    with pytest.raises(Problem, match="cannot write"):
        lock(tmp_path / "finds.csv")


def test_a_profile_that_names_what_is_no_text_is_not_written(tmp_path):
    file = tmp_path / "profile.toml"
    with pytest.raises(Problem, match="not text"):
        update_profile(file, lambda: Profile(offers="\udcff.toml"))
    assert not file.exists()
