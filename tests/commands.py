"""Every command once, and every command that writes a file twice, for tests of them all."""

from __future__ import annotations

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
    "finds": ("finds", "list"),
    "profile": ("profile", "path"),
    "bands": ("bands", "show", "mid", "--area", "Midland, MI"),
    "backtest": ("bands", "backtest", "reports.csv"),
    "batch": ("batch", "people.csv", "-o", "ranges.csv"),
}

ON = ("--as-of", "2026-11-22")
CALL = ("--level", "mid", "--seed", "1", "--answers", "answers.txt", *ON)
POSTING = ("finds", "add", "--kind", "posting", "--level", "mid")


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
    "a start file": Writer(".bashrc", ("profile", "path"), ("--install-completion",)),
}
