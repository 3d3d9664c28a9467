"""Salary bands: the project's own table, and a user's file of the same columns."""

from __future__ import annotations

import csv
import math
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from negotiate.files.data import lines_of, read_rows, read_text
from negotiate.files.imported import Imported, imported
from negotiate.files.reading import header_mistakes, read_own
from negotiate.model.band import PERCENTILES, Band, Bands
from negotiate.model.errors import Problem, mistaken
from negotiate.model.facts import LEVELS
from negotiate.model.money import FULL_TIME_HOURS
from negotiate.model.text import clean, place_key

TABLE = "salary_bands.csv"
COLUMNS = (
    *("level", "title", "area_type", "area_code", "area", "state", "currency"),
    *("low", "mid", "high", "soc", "p10", "p25", "p50", "p75", "p90", "as_of", "source"),
)
REQUIRED = ("level", "low", "mid", "high")
UNIT = "unit"
"""A column of a user's own file: `hour` or `year`, for all of it."""
_ADJUSTED = "; adjusted: "
_POOLED = "; pooled: "
_MOST = 1e12
"""More is no pay in any currency."""
_MOST_OVER_MID = 10
"""A digit more or less in `high` is never passed over."""
_LEAST_YEARLY = 1_000.0
"""A band that ends under this was written by the hour."""
_MOST_HOURLY = {"USD": 500.0, "CAD": 500.0, "GBP": 500.0, "EUR": 500.0}
"""A band by the hour that ends over this was written by the year."""


def bands_in_use(area_code: str | None = None) -> Bands:
    """The bands in use: those of `data/salary_bands.csv`, and those the user imported.

    Where the import came with levels of its own, they speak alone. Only the bands of one area where
    a code is given. Raises `Problem` where the imported file was damaged.
    """
    tables = imported()
    if tables is None:
        return Bands(rows=_published(area_code), own=False)
    rows = [
        row
        for row in _imported_rows(tables, _of_area(_imported_lines(tables), area_code))
        if area_code in (None, row["area_code"])
    ]
    # The first of two bands of one day speaks: the user's own import.
    published = () if tables.levels else _published(area_code)
    return Bands(rows=(*map(_band, rows), *published), own=False)


@lru_cache(maxsize=500)
def _published(area_code: str | None) -> tuple[Band, ...]:
    """The bands of `data/salary_bands.csv`, which never change."""
    if area_code is None:
        lines = read_text(TABLE).splitlines()[1:]
    else:
        lines = lines_of(TABLE, area_code, COLUMNS.index("area_code"))
    return tuple(_band(dict(zip(COLUMNS, row, strict=True))) for row in csv.reader(lines))


def _of_area(lines: list[str], area_code: str | None) -> list[str]:
    """The lines that may be of an area; found by text, for the table has many."""
    return lines if area_code is None else [line for line in lines if f",{area_code}," in line]


def _imported_lines(tables: Imported) -> list[str]:
    header, *lines = tables.bands.splitlines() or [""]
    if header != ",".join(COLUMNS):
        raise tables.changed()
    return lines


def _imported_rows(tables: Imported, lines: list[str]) -> list[dict[str, str]]:
    try:
        rows = [dict(zip(COLUMNS, row, strict=True)) for row in csv.reader(lines)]
        if not all(_is_possible(_band(row)) for row in rows):
            raise tables.changed()
    except ValueError as error:
        raise tables.changed() from error
    return rows


def _is_possible(band: Band) -> bool:
    amounts = (band.low, band.mid, band.high, *(band.percentiles or ()))
    possible = all(0 < amount < _MOST for amount in amounts)
    return possible and band.low <= band.mid <= band.high and band.level in LEVELS


def _band(row: dict[str, str]) -> Band:
    published, _, adjusted = row["source"].partition(_ADJUSTED)
    source, _, pooled = published.partition(_POOLED)
    return Band(
        level=row["level"],
        title=row["title"],
        area_type=row["area_type"],  # type: ignore[arg-type]
        area_code=row["area_code"],
        area=row["area"],
        state=row["state"] or None,
        currency=row["currency"],
        low=float(row["low"]),
        mid=float(row["mid"]),
        high=float(row["high"]),
        soc=row["soc"],
        percentiles=tuple(float(row[f"p{p}"]) for p in PERCENTILES),
        as_of=date.fromisoformat(row["as_of"]),
        source=source,
        adjusted=adjusted,
        pooled=pooled,
    )


def source_of(band: Band) -> str:
    """A band's source as its file has it, with what was pooled and changed."""
    pooled = f"{_POOLED}{band.pooled}" if band.pooled else ""
    adjusted = f"{_ADJUSTED}{band.adjusted}" if band.adjusted else ""
    return f"{band.source}{pooled}{adjusted}"


def own_bands(path: Path) -> Bands:
    """The bands of a user's own file.

    Only `level,low,mid,high` are required. Raises `Problem` with every mistake and its line.
    """
    rows = _lines(path)
    mistakes: list[str] = _mixed(rows)
    bands = [band for line, row in rows if (band := _own_band(line, row, mistakes)) is not None]
    seen: dict[tuple[str, str, date | None], int] = {}
    for (line, _), band in zip(rows, bands, strict=False) if not mistakes else ():
        key = (band.level, band.area_code, band.as_of)
        if key in seen:
            mistakes.append(f"line {line}: the same level, area and date as line {seen[key]}")
        seen.setdefault(key, line)
    if not rows:
        mistakes.append("line 2: no bands below the header")
    if mistakes:
        raise _mistakes(path, mistakes)
    return Bands(rows=tuple(bands), own=True)


def _mistakes(path: Path, mistakes: list[str]) -> Problem:
    hint = (
        f"columns, separated by commas: {','.join(REQUIRED)}; if known, area, as_of, currency, unit"
    )
    return mistaken(clean(str(path), 200), mistakes, hint=hint)


def _lines(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows of a user's file with their line numbers; `Problem` where it cannot be read."""
    text = read_own(path, "check the name of the bands file")
    reader = csv.reader(text.splitlines(), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        _check_header(path, header)
        rows = [
            (reader.line_num, dict(zip(header, map(str.strip, row), strict=False)))
            for row in reader
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise _mistakes(path, [f"line {reader.line_num}: {error}"]) from error
    if rows and not text.endswith(("\n", "\r")):
        _check_last(path, header, *rows[-1])
    return rows


def _check_last(path: Path, header: list[str], line: int, row: dict[str, str]) -> None:
    """Raise `Problem` where a last line without an end may have lost some of its cells or letters.

    Many editors leave out the last line break. Then a line that ends on `high` is known to be
    whole all the same: with a digit less it would lie under `mid`.
    """
    high = _plain_amount(row.get("high", ""))
    if len(row) < len(header) or header[-1] != "high" or not high.isdecimal():
        raise Problem(
            f"{clean(str(path), 200)} may be cut off: line {line}, its last, has no end",
            hint="if that line is whole, press Enter at its end and save",
        )


def _check_header(path: Path, header: list[str]) -> None:
    if mistakes := header_mistakes(header, REQUIRED, (*COLUMNS, UNIT)):
        raise _mistakes(path, [f"line 1: {mistake}" for mistake in mistakes])


def _own_band(line: int, row: dict[str, str], mistakes: list[str]) -> Band | None:
    """One band, or None with its mistakes added."""
    wrong: list[str] = []
    level = row.get("level", "").lower()
    if level not in LEVELS:
        wrong.append(f"level '{clean(level, 30)}' is none of {', '.join(LEVELS)}")
    low, mid, high = (_amount(row, name, wrong) for name in ("low", "mid", "high"))
    if not wrong and not low <= mid <= high:
        wrong.append("low, mid and high do not rise")
    if not wrong and high >= _MOST_OVER_MID * mid:
        wrong.append("high is ten times mid or more")
    currency = row.get("currency", "").upper() or "USD"
    unit = row.get(UNIT, "").lower() or "year"
    if unit not in _UNITS:
        wrong.append(f"unit '{clean(unit, 20)}' is neither hour nor year")
    elif not wrong:
        wrong += _of_another_unit(unit, high, row["high"], currency)
    known = [p for p in PERCENTILES if row.get(f"p{p}")]
    percentiles = tuple(_amount(row, f"p{p}", wrong) for p in known)
    if not wrong and list(percentiles) != sorted(percentiles):
        wrong.append("the percentiles do not rise")
    as_of = _day(row, wrong)
    if not (currency.isalpha() and len(currency) == 3):
        wrong.append(f"currency '{clean(currency, 12)}' is no three-letter code")
    mistakes.extend(f"line {line}: {text}" for text in wrong)
    if wrong:
        return None
    return Band(
        level=level,
        title=clean(row.get("title", ""), 60) or _titles()[level],
        area_type="own",
        area_code=row.get("area_code", "") or place_key(row.get("area", "")),
        area=clean(row.get("area", ""), 60),
        state=row.get("state") or None,
        currency=currency,
        low=low * _UNITS[unit],
        mid=mid * _UNITS[unit],
        high=high * _UNITS[unit],
        paid="hour" if unit == "hour" else None,
        soc=row.get("soc") or _socs()[level],
        percentiles=None,
        as_of=as_of,
        source=clean(row.get("source", "")) or "your own bands file",
    )


_UNITS = {"hour": FULL_TIME_HOURS, "year": 1.0}


def _mixed(rows: list[tuple[int, dict[str, str]]]) -> list[str]:
    """Where a file has bands by the hour and by the year: nobody could tell a slip from a wish."""
    units: dict[str, list[int]] = {}
    for line, row in rows:
        units.setdefault(row.get(UNIT, "").lower() or "year", []).append(line)
    if len(units.keys() & _UNITS.keys()) < len(_UNITS):
        return []
    hour, year = (_some_lines(units[unit]) for unit in _UNITS)
    return [f"{hour} by the hour and {year} by the year: one file has one unit"]


def _some_lines(lines: list[int]) -> str:
    shown = ", ".join(map(str, lines[:_SHOWN]))
    more = f" and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    return f"{'lines' if len(lines) > 1 else 'line'} {shown}{more}"


_SHOWN = 5


def _of_another_unit(unit: str, high: float, typed: str, currency: str) -> list[str]:
    """What shows that an amount is of the other unit."""
    if unit == "year" and high < _LEAST_YEARLY:
        return [f"{typed} looks like pay an hour: add a column unit that says hour"]
    if unit == "hour" and high > _MOST_HOURLY.get(currency, _MOST):
        return [f"{typed} looks like pay a year, and unit says hour"]
    return []


def _plain_amount(text: str) -> str:
    return text.replace(",", "").removeprefix("$").strip()


def _amount(row: dict[str, str], name: str, wrong: list[str]) -> float:
    text = _plain_amount(row.get(name, ""))
    try:
        amount = float(text)
    except ValueError:
        amount = math.nan
    if not (math.isfinite(amount) and 0 < amount < _MOST):
        wrong.append(f"{name} '{clean(text, 30)}' is not an amount of pay")
    return amount


def _day(row: dict[str, str], wrong: list[str]) -> date | None:
    text = row.get("as_of", "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        wrong.append(f"as_of '{clean(text, 30)}' is not a day like 2026-05-15")
        return None


@cache
def _titles() -> dict[str, str]:
    return {row["level"]: row["title"] for row in read_rows("levels.csv")}


@cache
def _socs() -> dict[str, str]:
    return {row["level"]: row["soc"] for row in read_rows("levels.csv")}
