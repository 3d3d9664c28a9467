"""No command speaks to a network, and no pay stands in the name of a file."""

from __future__ import annotations

import re
import shutil

import pytest
from commands import COMMANDS, WRITERS

PRIVATE = ("--current", "23.47/h", "--floor", "22.93/h", "--said", "27.19/h")
FIGURES = re.compile(r"23\.?47|22\.?93|27\.?19|48,?818|47,?694|56,?555")
CALL = ("--level", "mid", "--as-of", "2026-11-22", "--offer", "24.61/h", *PRIVATE)
MORE = {
    "range of a person": ("range", *CALL),
    "script of a person": ("script", *CALL),
    "sheet of a person": ("sheet", *CALL, "-o", "of-me.pdf"),
    "page of a person": ("sheet", *CALL, "-o", "of-me.html"),
    "call of a person": ("rehearse", *CALL, "--seed", "1", "--answers", "answers.txt"),
    "profile of a person": ("profile", "init", "--level", "mid", *PRIVATE[:4], "--no-input"),
    "ranges": ("bands", "list"),
    "bands check": ("bands", "check"),
    "schema": ("compare", "--schema"),
    "a mistake": ("range", "--level", "mod", *PRIVATE),
}
EVERY = {**COMMANDS, **{name: w.first for name, w in WRITERS.items()}, **MORE}


@pytest.fixture(scope="module")
def folder(things, tmp_path_factory):
    return shutil.copytree(things, tmp_path_factory.mktemp("private") / "home")


@pytest.mark.parametrize("name", EVERY)
def test_no_connection_is_opened_and_no_pay_stands_in_a_name(name, folder, tmp_path, watched):
    log = tmp_path / "log"
    done = watched(folder, EVERY[name], log=log)
    assert done.returncode == (1 if name == "a mistake" else 0), done.stderr
    assert "socket." not in log.read_text()
    assert not FIGURES.search(log.read_text())
    assert not FIGURES.search(done.stderr)
