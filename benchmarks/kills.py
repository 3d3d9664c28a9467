"""Kills every writer at random moments, and runs every two that share a file at once.

usage: python benchmarks/kills.py [--kills 1000] [--rounds 200] [--seed 1]
                                  [--files FILE ...] [--only WRITER]

A command is forked from a process that has loaded the program, so that a kill at a random moment of
its time falls into its work; every second one waits until a file is being written. After a kill
every file of the home folder must be as it was before or as it is after, the next command must
work, and nothing may be left after the next run of the writer, temporary files included. Two
commands at once must come to what one after the other comes to, in either order. Prints what
happened how often; exits with 1 where anything was lost.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import combinations_with_replacement
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).parents[1] / "tests"
sys.path.append(str(TESTS))

from commands import (  # noqa: E402
    EDITOR,
    LEAD,
    MID,
    NONE,
    ON,
    POSTING,
    PROFILE,
    SHARE,
    SHEETS,
    WRITERS,
    Writer,
    content,
    left,
    lost,
    make_things,
    standing,
    typed_in,
)
from terminal import sit_down  # noqa: E402
from watched import load  # noqa: E402

from negotiate.cli.app import main  # noqa: E402

CALL = ("rehearse", "--level", "mid", "--answers", "answers.txt", *ON, "--save")
PAIRED = ("batch", "more.csv", "--sheets", "sheets")
PROCESSES = Writer(
    "sheets",
    ("batch", "people.csv", *SHEETS, *ON),
    (*PAIRED, "--jobs", "2", "--as-of", "2026-11-23"),
)
"""A writer that starts processes of its own, which the tests' watcher cannot."""
SHARED = {
    PROFILE: (
        ("profile", "init", "--level", "mid", "--no-input"),
        {
            "init years": ("profile", "init", "--years", "6", "--no-input"),
            "init name": ("profile", "init", "--name", "Kim", "--no-input"),
            "edit": ("profile", "edit"),
            "all that is asked for": (),
        },
    ),
    f"{SHARE}/finds.csv": (
        (*POSTING, "--low", "20/h"),
        {
            "add": (*POSTING, "--low", "21/h"),
            "add by link": (*POSTING, "--low", "22/h", "--finds", "link.csv"),
            "remove": ("finds", "remove", "1"),
            "import": ("finds", "import", "finds-found.csv"),
        },
    ),
    "mine.toml": (
        ("offers", "add", "Acme", "hourly=20", "--file", "mine.toml"),
        {
            "edit pay": ("offers", "edit", "Acme", "hourly=23", "--file", "mine.toml"),
            "edit days": ("offers", "edit", "Acme", "time_off.days=9", "--file", "mine.toml"),
            "add": ("offers", "add", "Bank", "hourly=22", "--file", "mine.toml"),
            "remove": ("offers", "remove", "Acme", "--file", "mine.toml"),
        },
    ),
    "calls.md": (
        (*CALL, "calls.md", "--seed", "1"),
        {
            "save": (*CALL, "calls.md", "--seed", "2"),
            "save by link": (*CALL, "link.md", "--seed", "3"),
        },
    ),
    f"{SHARE}/bands.csv": (
        ("bands", "import", "all_data_M_2025.xlsx"),
        {
            "import": ("bands", "import", "all_data_M_2025.xlsx"),
            "import levels": ("bands", "import", "books_M_2025.xlsx", "--levels", "levels.toml"),
            "reset": ("bands", "import", "--reset"),
        },
    ),
    ".bashrc": (("profile", "path"), {"install": ("--install-completion",)}),
    "out.csv": (
        ("range", *MID, "-o", "out.csv"),
        {
            "range": ("range", *LEAD, "-o", "out.csv"),
            "batch": ("batch", "more.csv", "-o", "out.csv", *ON),
        },
    ),
    "out.xlsx": (
        ("batch", "people.csv", "-o", "out.xlsx", *ON),
        {
            "batch": ("batch", "more.csv", "-o", "out.xlsx", *ON),
            "finds": ("finds", "list", "--finds", "finds-found.csv", "-o", "out.xlsx"),
        },
    ),
    "asked.toml": (
        NONE,
        {
            "compare": ("compare", *ON),
            "add": ("offers", "add", "Bank", "hourly=22", "--file", "asked.toml"),
        },
    ),
    "sheets": (
        ("batch", "people.csv", *SHEETS, *ON),
        {
            "sheets": (*PAIRED, "--jobs", "1", *ON),
            "in one": (*PAIRED, "--jobs", "1", "--together", "sheets/all.pdf", *ON),
        },
    ),
}
"""For each file that several write: what makes it, and who writes it."""


class Outcome(NamedTuple):
    """How two commands ended, and what stood in their file then."""

    codes: tuple[int, int]
    content: object


def everything(folder: Path) -> Path:
    """A folder with all that the commands read."""
    make_things(folder)
    (folder / "link.csv").symlink_to(f"{SHARE}/finds.csv")
    (folder / "link.md").symlink_to("calls.md")
    return folder


def begin(folder: Path, words: tuple[str, ...]) -> int:
    """Start a command at home in a folder; its process."""
    typed = typed_in(folder, words)
    child = os.fork()
    if child:
        return child
    os.environ |= {"HOME": str(folder), "VISUAL": EDITOR, "COLUMNS": "80"}
    tempfile.tempdir = str(folder / "tmp")
    os.chdir(folder)
    nothing = os.open(os.devnull, os.O_RDWR)
    for target in (0, 1, 2):
        os.dup2(nothing, target)
    if typed is None:
        sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, mode) for n, mode in enumerate("rww"))
    else:
        sit_down(typed)
    code = 99
    try:
        code = main(words)
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """Wait for a command; its exit code, or the signal it died of as a negative number."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def run(folder: Path, words: tuple[str, ...]) -> int:
    """Run a command at home in a folder; its exit code."""
    return ended(begin(folder, words))


def copied(folder: Path, name: str) -> Path:
    """A copy of a folder, links as they are, in place of the copy before."""
    target = folder.parent / name
    shutil.rmtree(target, ignore_errors=True)
    return shutil.copytree(folder, target, symlinks=True)


# --- kills


def kill(things: Path, times: int, chance: random.Random) -> Counter[str]:
    """Kill random writers at random moments; how often what happened."""
    prepared = {}
    for name, writer in {**WRITERS, "sheets by two processes": PROCESSES}.items():
        once = copied(things, f"once {name}")
        assert run(once, writer.first) == writer.codes[0], name
        twice = copied(once, f"twice {name}")
        start = time.perf_counter()
        assert run(twice, writer.then) == writer.codes[1], name
        took = time.perf_counter() - start
        assert content(once / writer.file) != content(twice / writer.file), name
        prepared[name] = _Prepared(writer, once, standing(once), standing(twice), took)
    found: Counter[str] = Counter()
    for number in range(1, times + 1):
        name = chance.choice(list(prepared))
        for what in _killed(prepared[name], chance):
            found[what.partition(": [")[0]] += 1
            if what.startswith("LOST"):
                print(f"{name}: {what}", flush=True)
        if not number % 100:
            print(f"{number:,} kills", flush=True)
    return found


class _Prepared(NamedTuple):
    """A writer that ran once, what stands then, and what stands after it ran again."""

    writer: Writer
    once: Path
    old: dict[str, object]
    new: dict[str, object]
    took: float


def _killed(prepared: _Prepared, chance: random.Random) -> Iterator[str]:
    writer, once, old, new, took = prepared
    folder = copied(once, "killed")
    child = begin(folder, writer.then)
    if chance.random() < _AIMED:
        _wait_for_the_write((folder / writer.file).parent, took)
        time.sleep(chance.uniform(0, _WRITE))
    else:
        time.sleep(chance.uniform(0, took * 1.1))
    os.kill(child, signal.SIGKILL)
    yield "ended before the kill" if ended(child) >= 0 else "killed"
    now = standing(folder)
    if gone := lost(now, old, new):
        yield f"LOST: neither as before nor as after: {gone}"
    yield "all is as after" if now == new else "all is as before" if now == old else "in between"
    if left(folder):
        yield "something was left by the kill"
    if run(folder, writer.after):
        yield "LOST: the next command failed"
    run(folder, writer.then)
    if still := left(folder):
        yield f"LOST: left after the next run: {[path.name for path in still]}"


_AIMED, _WRITE = 0.5, 0.01
"""The share of kills at the moment of writing, and about how many seconds that lasts."""


def _wait_for_the_write(folder: Path, took: float) -> None:
    """Wait until a file is begun in a folder, or until the command should have ended."""
    until = time.perf_counter() + 2 * took
    while time.perf_counter() < until:
        if folder.is_dir() and any(folder.glob(".negotiate-*")):
            return


# --- two at once


def at_once(
    things: Path, rounds: int, files: list[str], only: str, chance: random.Random
) -> Counter[str]:
    """Run every two writers of a file at once; how often what happened."""
    found: Counter[str] = Counter()
    for file, (first, writers) in SHARED.items():
        if files and file not in files:
            continue
        base = copied(things, "base")
        assert run(base, first) == 0, first
        for one, other in combinations_with_replacement(writers, 2):
            if only and only not in (one, other):
                continue
            pair = (writers[one], writers[other])
            if pair == ((), ()):
                continue  # each would be asked about the answers of the other, which are on the way
            expected = [_in_turn(base, file, pair, order) for order in ((0, 1), (1, 0))]
            tables = [at for at in (0, 1) if pair[at][:1] == ("batch",)]
            refused = [_refused(base, file, pair, at) for at in tables]
            for _ in range(rounds):
                what = _at_once(base, file, pair, expected, refused, chance)
                found[what.partition(": [")[0]] += 1
                if what.startswith("LOST"):
                    print(f"{file}: {one} and {other}: {what}", flush=True)
            print(f"{file}: {one} and {other}: {rounds} rounds", flush=True)
    return found


def _in_turn(
    base: Path, file: str, pair: tuple[tuple[str, ...], ...], order: tuple[int, int]
) -> Outcome:
    folder = copied(base, "turn")
    codes = {at: run(folder, pair[at]) for at in order}
    return Outcome((codes[0], codes[1]), content(folder / file))


def _refused(base: Path, file: str, pair: tuple[tuple[str, ...], ...], at: int) -> Outcome:
    """What the other of two writers makes alone, where this one found its file changed."""
    folder = copied(base, "turn")
    code = run(folder, pair[1 - at])
    return Outcome((1, code) if at == 0 else (code, 1), content(folder / file))


def _at_once(
    base: Path,
    file: str,
    pair: tuple[tuple[str, ...], ...],
    expected: list[Outcome],
    refused: list[Outcome],
    chance: random.Random,
) -> str:
    folder = copied(base, "at once")
    children = {}
    for at in chance.sample((0, 1), 2):
        children[at] = begin(folder, pair[at])
        time.sleep(chance.uniform(0, 0.02))
    codes = ended(children[0]), ended(children[1])
    drafts = [path for path in folder.rglob("*.edit-*/*") if not path.name.startswith(".")]
    outcome = Outcome(codes, content(folder / file))
    if drafts and 1 in codes and all(path.read_text() == "hours = 30\n" for path in drafts):
        return "an edit met a change, and both are kept"
    if outcome in refused and not left(folder):
        return "a table met a change, and the change was left"
    if outcome not in expected:
        return f"LOST: {codes} and a file that neither order gives"
    if left(folder):
        return f"LOST: left: {[path.name for path in left(folder)]}"
    return "as in one order or the other"


def work() -> int:
    """Do what the command line asks for; 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", nargs="*", default=[], help="run two at these files alone")
    parser.add_argument("--only", default="", help="run pairs with this writer alone")
    options = parser.parse_args()
    load()
    gc.freeze()  # forking copies the less
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        things = Path(name, "things")
        things.mkdir()
        everything(things)
        found = kill(things, options.kills, chance) if options.kills else Counter()
        if options.rounds:
            found += at_once(things, options.rounds, options.files, options.only, chance)
    for what, times in sorted(found.items()):
        print(f"{times:6,} {what}")
    return int(any(what.startswith("LOST") for what in found))


if __name__ == "__main__":
    sys.exit(work())
