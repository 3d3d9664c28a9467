"""Official wage workbooks to bands that speak from then on."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from negotiate.bulk.import_bands import Imported, LevelWindow, bands_of
from negotiate.bulk.workbooks import Read, read_workbooks
from negotiate.files.bands import COLUMNS, bands_in_use
from negotiate.files.data import read_rows
from negotiate.files.gazetteer import Gazetteer
from negotiate.files.guard import note_file
from negotiate.files.imported import both_tables, table
from negotiate.files.levels import read_levels, template
from negotiate.files.own import bands_path, check_name, locked, make_folder, present
from negotiate.files.writing import write_output, write_whole
from negotiate.model.band import Band
from negotiate.model.errors import Problem
from negotiate.model.imports import ImportSummary, LevelChange
from negotiate.model.text import listing

__all__ = ["import_bands", "reset_bands", "template"]

FIRST_YEAR = 2017
"""Older workbooks have other columns."""


def import_bands(
    files: Sequence[Path],
    *,
    levels: Path | None,
    year: int | None,
    output: Path | None,
    force: bool = False,
    progress: Callable[[str, int], None],
) -> ImportSummary:
    """The bands of the workbooks, written to `output`, else to where they speak from then on.

    `levels` is a TOML file of levels and windows of the user's own; by `force` another file at
    `output` is replaced. Raises `Problem` where a file
    cannot be read, or nothing in the workbooks fits.
    """
    for file in files:
        check_name(file)
        note_file(file)
    rows = read_rows("levels.csv") if levels is None else read_levels(levels)
    windows = [_window(row) for row in rows]
    if year is not None and not FIRST_YEAR <= year <= date.today().year:
        text = f"{year} is not a May whose workbooks are out"
        raise Problem(
            text, about="year", hint=f"give a year from {FIRST_YEAR} to {date.today().year}"
        )
    read = read_workbooks(files, {x.soc for x in windows}, year, _cap_of, progress)
    known = {code: area.name for code, area in Gazetteer().areas.items()}
    found = bands_of(read, windows, known)
    if not found.rows:
        socs = listing(sorted({x.soc for x in windows}), "and")
        raise Problem(
            f"the workbooks hold no area with wages for {socs}",
            hint="use the workbooks for states, metros or the nation, or all_data",
        )
    file = output or bands_path()
    summary = _summary(read, found, windows, file, in_use=output is None, replaces=bool(levels))
    if output is None:
        _install(found, _named(rows, read) if levels else None)
    else:
        write_output(output, table(COLUMNS, found.rows).encode(), force=force)
    return summary


def reset_bands() -> bool:
    """Take imported bands away, so that the built-in ones speak; whether there were any."""
    if not present(bands_path()):
        return False
    with locked(bands_path()):
        bands_path().unlink(missing_ok=True)
    return True


def _install(found: Imported, levels: Sequence[dict[str, str]] | None) -> None:
    make_folder(bands_path().parent)
    with locked(bands_path()):
        own = table(tuple(levels[0]), levels) if levels else ""
        write_whole(bands_path(), both_tables(table(COLUMNS, found.rows), own))


def _cap_of(year: int) -> float:
    """What `#` stands for in the workbooks of a May."""
    rows = [row for row in read_rows("oews_caps.csv") if int(row["from_year"]) <= year]
    if not rows:
        raise Problem(f"workbooks of {year} are too old", hint="use those of 2017 or later")
    return float(max(rows, key=lambda row: int(row["from_year"]))["cap"])


# --- what changed


def _summary(
    read: Read,
    found: Imported,
    windows: Sequence[LevelWindow],
    file: Path,
    *,
    in_use: bool,
    replaces: bool,
) -> ImportSummary:
    before = {} if replaces else _in_use()
    return ImportSummary(
        year=read.year,
        file=str(file),
        in_use=in_use,
        levels=tuple(_change(window.level, found, before) for window in windows),
        unknown=found.unknown,
        incomplete=found.incomplete,
        uneven=found.uneven,
        unpublished=read.unpublished,
        replaces=replaces,
    )


def _in_use() -> dict[tuple[str, str], float]:
    """The middle of the band that speaks for each level and area; the first of one day does."""
    latest: dict[tuple[str, str], Band] = {}
    for band in bands_in_use():
        known = latest.setdefault((band.level, band.area_code), band)
        if (band.as_of or date.min) > (known.as_of or date.min):
            latest[band.level, band.area_code] = band
    return {key: band.mid for key, band in latest.items()}


def _change(level: str, found: Imported, before: dict[tuple[str, str], float]) -> LevelChange:
    mids = {row["area_code"]: float(row["mid"]) for row in found.rows if row["level"] == level}
    old = {code: before[level, code] for code in mids if (level, code) in before}
    changes = [mids[code] / mid - 1 for code, mid in old.items()]
    return LevelChange(
        level=level,
        areas=len(mids),
        added=len(mids) - len(old),
        mid=statistics.median(mids.values()) if mids else 0.0,
        change=statistics.median(changes) if changes else None,
        least=min(changes, default=None),
        most=max(changes, default=None),
    )


def _window(row: dict[str, str]) -> LevelWindow:
    return LevelWindow(
        level=row["level"],
        title=row["title"],
        soc=row["soc"],
        low=float(row["low"]),
        mid=float(row["mid"]),
        high=float(row["high"]),
    )


def _named(rows: Sequence[dict[str, str]], read: Read) -> list[dict[str, str]]:
    """The levels with their occupations as the workbooks name them."""
    names = {wage.soc: wage.occupation.lower() for wage in read.wages}
    return [row | {"occupation": names.get(row["soc"], row["occupation"])} for row in rows]
