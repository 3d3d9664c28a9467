"""Every command once, and every command that writes a file twice, for tests of them all."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

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


class Writer(NamedTuple):
    """A command that writes a file, run once before and then once more with other words."""

    file: str
    first: tuple[str, ...]
    then: tuple[str, ...]
    after: tuple[str, ...] = ("range", "--level", "mid")


PROFILE = ".config/negotiate/profile.toml"
SHARE = ".local/share/negotiate"
WRITERS = {
    "a profile": Writer(
        PROFILE,
        ("profile", "init", "--level", "mid", "--current", "19.5/h", "--no-input"),
        ("profile", "init", "--years", "6", "--no-input"),
        ("profile", "show"),
    ),
    "an edit": Writer(
        PROFILE,
        ("profile", "init", "--level", "mid", "--no-input"),
        ("profile", "edit"),
        ("profile", "show"),
    ),
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
    "a report": Writer(
        "report.html",
        ("compare", "offers.toml", "-o", "report.html", *ON),
        ("compare", "offers.toml", "-o", "report.html", "--as-of", "2026-11-23"),
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
    "a transcript": Writer(
        "calls.md",
        ("rehearse", *CALL, "--save", "calls.md"),
        ("rehearse", *CALL, "--save", "calls.md"),
    ),
    "bands": Writer(
        f"{SHARE}/bands.csv",
        ("bands", "import", "all_data_M_2025.xlsx"),
        ("bands", "import", "books_M_2025.xlsx", "--levels", "levels.toml"),
    ),
    "an offer": Writer(
        "mine.toml",
        ("offers", "add", "Acme", "hourly=20", "--file", "mine.toml"),
        ("offers", "edit", "Acme", "hourly=23", "--file", "mine.toml"),
        ("compare", "mine.toml", *ON),
    ),
    "a start file": Writer(".bashrc", ("profile", "path"), ("--install-completion",)),
}


def make_things(folder):
    """Put the files that these commands read in a folder."""
    from made_workbooks import BOOKKEEPERS, LEVELS, NATION, workbook

    template = Path(__file__).parents[1] / "data" / "offers_template.toml"
    (folder / "offers.toml").write_bytes(template.read_bytes())
    (folder / "answers.txt").write_text("Thank you, caf\u00e9! I'd love this job\n$25.30\n")
    (folder / "people.csv").write_text("id,level\n1,mid\n")
    (folder / "more.csv").write_text("id,level\n1,mid\n2,lead\n")
    (folder / "reports.csv").write_text("level,low,year\nmid,50000,2024\nmid,52000,2025\n")
    (folder / "levels.toml").write_text(LEVELS)
    (folder / ".bashrc").write_bytes(b"# d\xe9j\xe0 vu\n" * 5_000 + b"export PS1='$ '")
    workbook(folder / "all_data_M_2025.xlsx", NATION)
    workbook(folder / "books_M_2025.xlsx", BOOKKEEPERS)
    return folder
