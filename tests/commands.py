"""Every command once, and every command that writes a file twice, for tests of them all.

What takes `-o` is found in the tree of commands. `tests/test_kept_whole.py` holds that every
command of the tree is among the writers or among those that write nothing, and so is every option
that names a file.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import typer

from negotiate.cli.app import COMMANDS as TREE

ME = ("--level", "senior", "--years", "6", "--area", "Phoenix, AZ", "--as-of", "2026-11-22")
COMMANDS = {
    "help": ("--help",),
    "range": ("range", *ME, "--offer", "44000", "--explain"),
    "compare": ("compare", "offers.toml", "--explain", "--as-of", "2026-11-22"),
    "page": ("compare", "offers.toml", "--format", "html"),
    "script": ("script", *ME, "--offer", "44000"),
    "sheet": ("sheet", *ME, "--format", "markdown", "-o", "-"),
    "rehearse": ("rehearse", *ME, "--seed", "1", "--answers", "answers.txt"),
    "ladder": ("ladder", "--area", "TX"),
    "law": ("law", "CA"),
    "check": (
        *("check", "offers.toml", "--company", "Night agent", "--promised-name", "Team lead"),
        *("--as-of", "2026-11-22"),
    ),
    "finds": ("finds", "list"),
    "offers": ("offers", "list"),
    "profile": ("profile", "path"),
    "bands": ("bands", "show", "mid", "--area", "Midland, MI"),
    "backtest": ("bands", "backtest", "reports.csv"),
    "batch": ("batch", "people.csv", "-o", "ranges.csv"),
}

ON = ("--as-of", "2026-11-22")
CALL = ("--level", "mid", "--seed", "1", "--answers", "answers.txt", *ON)
POSTING = ("finds", "add", "--kind", "posting", "--level", "mid")


EDITOR = """sh -c 'echo hours = 30 > "$0"'"""
"""An editor that writes the same each time."""


OFFER = ("Acme", "21.50/h", "written", *[""] * 8)
TYPED = {
    (): ("1", "", "Phoenix, AZ", "3", "7", "", "44000", "", "", "", "", "y", "", "y"),
    ("compare", *ON): ("n", *OFFER, "n", "", "asked.toml"),
    ("offers", "add", "--file", "mine.toml"): ("Bank", *OFFER[1:]),
    ("profile", "init"): ("Kim", "", "", "mid", "4", *[""] * 20),
}
"""What somebody types at a terminal, by the command line; nobody sits at the others."""


def typed_in(folder: Path, words: tuple[str, ...]) -> tuple[str, ...] | None:
    """What somebody types at a command at home in a folder; None where nobody sits there."""
    typed = TYPED.get(words)
    if words == () and typed and (folder / SHARE / PASSING).exists():
        return ("n", *typed)  # what was answered before is not gone on with
    return typed


class Writer(NamedTuple):
    """A command that writes a file, run once before and then once more with other words."""

    file: str
    """What it writes; of a folder, all that is in it."""
    first: tuple[str, ...]
    then: tuple[str, ...]
    after: tuple[str, ...] = ("range", "--level", "mid")
    slow: bool = False
    """Whether what it does on the way to the file is tried by another writer too."""
    codes: tuple[int, int] = (0, 0)
    """How both end."""


PROFILE = ".config/negotiate/profile.toml"
SHARE = ".local/share/negotiate"
NONE = ("profile", "path")
"""A command that leaves everything as it is."""
ADD = ("offers", "add", "Acme", "hourly=20", "--file", "mine.toml")
MID = ("--level", "mid", *ON)
LEAD = ("--level", "lead", *ON)
SAVE = ("rehearse", *CALL, "--save", "calls.md")
SHEETS = ("--sheets", "sheets", "--jobs", "1")


def leaves() -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    """Every command of the program by its words, and what it takes."""
    for name, (module, _) in TREE.items():
        command = typer.main.get_command(import_module(module).app)
        inside = getattr(command, "commands", {None: command})
        for sub, one in inside.items():
            yield (name, *([sub] if sub else [])), one.params


def _outputs() -> Iterator[tuple[str, Writer]]:
    """A writer for every command of the program that takes -o, and for each kind of file."""
    for words, parameters in leaves():
        if any("-o" in parameter.opts for parameter in parameters):
            first, then = OUTPUTS[words]
            for suffix in SUFFIXES.get(words, (".json",)):
                to = ("-o", f"out{suffix}")
                name = f"{' '.join(words)} {' '.join(to)}"
                yield name, Writer(to[1], (*words, *first, *to), (*words, *then, *to), slow=True)


OUTPUTS = {
    ("range",): (LEAD, MID),
    ("compare",): (("two.toml", *ON), ("offers.toml", *ON)),
    ("script",): (LEAD, MID),
    ("sheet",): (LEAD, ("--force", *MID)),
    ("ladder",): (("--area", "TX", *ON), ON),
    ("law",): (("TX",), ("CA",)),
    ("roles",): (("nurse",), ()),
    ("check",): (
        ("offers.toml", "--promised", "offers.toml", "--company", "Night agent", *ON),
        (
            *("offers.toml", "--promised", "offers.toml", "--company", "Night agent"),
            *("--promised-name", "Team lead", *ON),
        ),
    ),
    ("finds", "list"): (("--finds", "finds-found.csv"), ("--finds", "finds-more.csv")),
    ("offers", "list"): (("--file", "two.toml"), ("--file", "offers.toml")),
    ("profile", "show"): (("--profile", "you.toml"), ("--profile", "me.toml")),
    ("bands", "list"): (("--area", "TX"), ()),
    ("bands", "show"): (("lead",), ("mid",)),
    ("bands", "import"): (
        ("books_M_2025.xlsx", "--levels", "levels.toml"),
        ("all_data_M_2025.xlsx", "--force"),
    ),
    ("bands", "backtest"): (("fewer.csv",), ("reports.csv",)),
    ("batch",): (("people.csv", *ON), ("more.csv", *ON)),
}
"""What each command with an output needs besides, twice; a new command has to be put here."""
SUFFIXES = {
    ("batch",): (".csv", ".xlsx"),
    ("sheet",): (".html", ".md"),
    ("compare",): (".json", ".html", ".csv", ".md", ".txt"),
    ("finds", "list"): (".json", ".xlsx"),
    ("bands", "import"): (".csv",),
    ("bands", "backtest"): (".json", ".xlsx"),
}
"""The kinds of file a command is made to write, where it is not JSON alone."""

WRITERS = {
    "a profile": Writer(
        PROFILE,
        ("profile", "init", "--level", "mid", "--current", "19.5/h", "--no-input"),
        ("profile", "init", "--years", "6", "--no-input"),
        ("profile", "show"),
    ),
    "a profile asked for": Writer(PROFILE, NONE, ("profile", "init"), slow=True),
    "an edit": Writer(
        PROFILE,
        ("profile", "init", "--level", "mid", "--no-input"),
        ("profile", "edit"),
        ("profile", "show"),
    ),
    "all that is asked for": Writer(PROFILE, NONE, ()),
    "a find more": Writer(
        f"{SHARE}/finds.csv",
        (*POSTING, "--low", "20/h"),
        (*POSTING, "--low", "21/h"),
        ("finds", "list"),
    ),
    "a find less": Writer(
        f"{SHARE}/finds.csv",
        (*POSTING, "--low", "20/h"),
        ("finds", "remove", "1"),
        ("finds", "list"),
    ),
    "finds from a file": Writer(
        f"{SHARE}/finds.csv",
        (*POSTING, "--low", "20/h"),
        ("finds", "import", "finds-found.csv"),
        ("finds", "list"),
        slow=True,
    ),
    "a report": Writer(
        "report.html",
        ("compare", "offers.toml", "-o", "report.html", *ON),
        ("compare", "offers.toml", "-o", "report.html", "--as-of", "2026-11-23"),
    ),
    "a template": Writer(
        "new.toml", NONE, ("compare", "--template", "-o", "new.toml"), ("compare", "offers.toml")
    ),
    "a schema": Writer("new.json", NONE, ("compare", "--schema", "-o", "new.json"), slow=True),
    "people to fill in": Writer(
        "new.csv", NONE, ("batch", "--template", "-o", "new.csv"), slow=True
    ),
    "levels to fill in": Writer(
        "new.toml", NONE, ("bands", "import", "--template", "-o", "new.toml"), slow=True
    ),
    "a sheet": Writer(
        "prep.pdf",
        ("sheet", "--level", "mid", "-o", "prep.pdf", *ON),
        ("sheet", "--level", "lead", "-o", "prep.pdf", "--force", *ON),
    ),
    "a table": Writer(
        "ranges.csv",
        ("batch", "people.csv", "-o", "ranges.csv", *ON),
        ("batch", "more.csv", "-o", "ranges.csv", *ON),
    ),
    "a table with rejects": Writer(
        "ranges.rejects.csv",
        ("batch", "wrong.csv", "-o", "ranges.csv", *ON),
        ("batch", "worse.csv", "-o", "ranges.csv", *ON),
        slow=True,
        codes=(1, 1),
    ),
    "sheets": Writer(
        "sheets",
        ("batch", "people.csv", *SHEETS, *ON),
        ("batch", "more.csv", *SHEETS, "--as-of", "2026-11-23"),
        slow=True,
    ),
    "sheets in one": Writer(
        "all.pdf",
        ("batch", "people.csv", *SHEETS, "--together", "all.pdf", *ON),
        ("batch", "more.csv", *SHEETS, "--together", "all.pdf", *ON),
        slow=True,
    ),
    "sheets with rejects": Writer(
        "sheets",
        ("batch", "wrong.csv", *SHEETS, *ON),
        ("batch", "worse.csv", *SHEETS, *ON),
        slow=True,
        codes=(1, 1),
    ),
    "a transcript": Writer("calls.md", SAVE, SAVE),
    "bands": Writer(
        f"{SHARE}/bands.csv",
        ("bands", "import", "all_data_M_2025.xlsx"),
        ("bands", "import", "books_M_2025.xlsx", "--levels", "levels.toml"),
    ),
    "no bands": Writer(
        f"{SHARE}/bands.csv",
        ("bands", "import", "all_data_M_2025.xlsx"),
        ("bands", "import", "--reset"),
        slow=True,
    ),
    "an offer": Writer(
        "mine.toml",
        ADD,
        ("offers", "edit", "Acme", "hourly=23", "--file", "mine.toml"),
        ("compare", "mine.toml", *ON),
    ),
    "an offer more": Writer(
        "mine.toml",
        ADD,
        ("offers", "add", "Bank", "hourly=22", "--file", "mine.toml"),
        ("compare", "mine.toml", *ON),
    ),
    "an offer more, asked for": Writer(
        "mine.toml",
        ADD,
        ("offers", "add", "--file", "mine.toml"),
        ("compare", "mine.toml", *ON),
        slow=True,
    ),
    "an offer less": Writer(
        "two.toml",
        NONE,
        ("offers", "remove", "Bank", "--file", "two.toml"),
        ("compare", "two.toml", *ON),
    ),
    "offers asked for": Writer("asked.toml", NONE, ("compare", *ON)),
    "a start file": Writer(".bashrc", NONE, ("--install-completion",)),
    **dict(_outputs()),
}
REMOVING = {"no bands"}
"""Writers that only take a file away: no disk is too full for that, and nothing comes half-way."""
WRITE_NOTHING = {("profile", "path"), ("bands", "check"), ("mcp",)}
READ_BY = {
    *("--bands", "--finds", "--profile", "--answers", "--levels", "--promised", "--offers"),
    *("file", "files", "level", "name", "number", "state", "words"),
}
"""Options and arguments of writers by which something is read or named, not written."""


# --- what they leave


PASSING = "begun.json"
"""Answers so far: it is written at each of them, and gone at the end."""
_LEFT = re.compile(r"\.negotiate-.*|.*\.lock|.*\.edit-.*")


def left(folder: Path) -> list[Path]:
    """What in a folder nobody will finish or clear away."""
    return [path for path in folder.rglob("*") if _LEFT.fullmatch(path.name)]


def content(path: Path) -> object:
    """What stands in a file or in all files of a folder; None where there is none."""
    if path.is_dir():
        return {one: content(path / one) for one in standing(path)}
    if not path.exists():
        return None
    found = path.read_bytes()
    if path.suffix != ".xlsx" or not zipfile.is_zipfile(path):
        return found
    with zipfile.ZipFile(path) as book:  # the moment it was made stands in its properties
        return {one: book.read(one) for one in book.namelist() if one != "docProps/core.xml"}


def standing(folder: Path) -> dict[str, object]:
    """Every file below a folder by its path, and what stands in it; nothing that was left."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not any(map(_LEFT.fullmatch, name.parts)):
            found[str(name)] = content(path)
    return found


def lost(now: dict[str, object], old: dict[str, object], new: dict[str, object]) -> list[str]:
    """The files that are now neither as they were before nor as they are after."""
    return [
        name
        for name in {*old, *new, *now}
        if now.get(name) not in (old.get(name), new.get(name)) and Path(name).name != PASSING
    ]


def make_things(folder):
    """Put the files that these commands read in a folder."""
    from made_workbooks import BOOKKEEPERS, LEVELS, NATION, workbook

    template = Path(__file__).parents[1] / "data" / "offers_template.toml"
    (folder / "offers.toml").write_bytes(template.read_bytes())
    (folder / "answers.txt").write_text("Thank you, caf\u00e9! I'd love this job\n$25.30\n")
    (folder / "people.csv").write_text("id,level\n1,mid\n")
    (folder / "more.csv").write_text("id,level\n1,mid\n2,lead\n")
    (folder / "wrong.csv").write_text("id,level\n1,mid\n2,boss\n")
    (folder / "worse.csv").write_text("id,level\n1,mid\n2,boss\n3,chief\n")
    (folder / "reports.csv").write_text("level,low,year\nmid,50000,2024\nmid,52000,2025\n")
    (folder / "fewer.csv").write_text("level,low,year\nmid,50000,2024\n")
    (folder / "me.toml").write_text('level = "mid"\n')
    (folder / "you.toml").write_text('level = "lead"\n')
    find = "kind,low,level,date\nposting,25/h,mid,2026-05-01\n"
    (folder / "finds-found.csv").write_text(find)
    (folder / "finds-more.csv").write_text(f"{find}posting,26/h,mid,2026-05-01\n")
    (folder / "two.toml").write_text(
        '[[offer]]\nname = "Acme"\nhourly = 20\n[[offer]]\nname = "Bank"\nhourly = 22\n'
    )
    (folder / "tmp").mkdir()
    (folder / "levels.toml").write_text(LEVELS)
    (folder / ".bashrc").write_bytes(b"# d\xe9j\xe0 vu\n" * 5_000 + b"export PS1='$ '")
    workbook(folder / "all_data_M_2025.xlsx", NATION)
    workbook(folder / "books_M_2025.xlsx", BOOKKEEPERS)
    return folder
