"""Bands from imported wages: the windows of the levels, read from each area's percentiles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from negotiate.bulk.build_bands import Wages, Windows, amount, at_percentile, repair, rises
from negotiate.bulk.wage_sources import POOLED
from negotiate.bulk.workbooks import Read, Wage
from negotiate.market.roles import pooled_from

_STILL = [0.0]
"""All of one May: no occupation has moved against another."""


class LevelWindow(NamedTuple):
    """A level and the window of an occupation's wages it spans."""

    level: str
    title: str
    soc: str
    low: float
    mid: float
    high: float


class Imported(NamedTuple):
    """The bands of a May, and the areas that have none."""

    rows: tuple[dict[str, str], ...]
    unknown: int
    """Areas this program has no name for."""
    incomplete: int
    """Areas where an occupation's wages were not published."""
    uneven: int
    """Areas left out because pay does not rise from level to level."""


def bands_of(read: Read, levels: Sequence[LevelWindow], known: Mapping[str, str]) -> Imported:
    """A row of a bands file for each level and area; `known` names the areas there are, by code.

    A state's areas outside metros also come together, as they do in the built-in bands. Where
    percentiles tie or levels cross they are drawn toward the state's, else the nation's, as those
    are; an area without either is left out.
    """
    by_area: dict[str, list[Wage]] = defaultdict(list)
    for wage in (*read.wages, *_pooled(read.wages, known)):
        by_area[wage.area_code].append(wage)
    windows: Windows = {x.level: (x.soc, (x.low, x.mid, x.high)) for x in levels}
    needed = {soc for soc, _ in windows.values()}
    logs = {code: _logs(wages) for code, wages in by_area.items()}
    whole = {code: found for code, found in logs.items() if needed <= found.keys()}
    parents = _parents(by_area.values(), whole)
    rows: list[dict[str, str]] = []
    uneven = 0
    for code in sorted(whole.keys() & known.keys()):
        mended = _mended(whole[code], parents.get(by_area[code][0].state), whole, windows)
        if mended is None:
            uneven += 1
            continue
        rows += _rows(by_area[code], mended, levels, read.year)
    return Imported(
        rows=tuple(rows),
        unknown=len(whole.keys() - known.keys()),
        incomplete=len(logs.keys() - whole.keys()),
        uneven=uneven,
    )


def _pooled(wages: Iterable[Wage], known: Mapping[str, str]) -> Iterator[Wage]:
    """The rural wages of each state: geometric means of its areas' outside metros, by employment.

    An area whose employment was not published has no weight.
    """
    groups: dict[tuple[str, str], list[Wage]] = defaultdict(list)
    for wage in wages:
        if wage.area_type == "rural" and wage.jobs is not None:
            groups[f"{wage.area_code[:2]}-rural", wage.soc].append(wage)
    for (code, _), found in groups.items():
        logs = [np.log(wage.percentiles) for wage in found]
        means = np.exp(np.average(logs, axis=0, weights=[wage.jobs or 0.0 for wage in found]))
        yield found[0]._replace(
            area_code=code,
            area=known.get(code, code),
            percentiles=tuple(map(float, means)),
            capped=any(wage.capped for wage in found),
            jobs=sum(wage.jobs or 0.0 for wage in found),
            pooled=len(found),
        )


def _logs(wages: Iterable[Wage]) -> Wages:
    return {wage.soc: np.log(wage.percentiles) for wage in wages}


def _parents(areas: Iterable[Sequence[Wage]], whole: Mapping[str, Wages]) -> dict[str, Wages]:
    """The wages of each state, by its letters."""
    firsts = (wages[0] for wages in areas)
    return {
        one.state: whole[one.area_code]
        for one in firsts
        if one.area_type in ("state", "territory") and one.area_code in whole
    }


def _mended(
    published: Wages, state: Wages | None, whole: Mapping[str, Wages], windows: Windows
) -> tuple[Wages, Mapping[str, str]] | None:
    """The wages with pay that rises, and what was changed; None where nothing makes it rise."""
    if rises(published, windows, _STILL):
        return published, {}
    for toward, name in ((state, "the state"), (whole.get("US"), "the nation")):
        if toward is None or not rises(toward, windows, _STILL):
            continue
        try:
            return repair(published, toward, windows, _STILL, name)
        except ValueError:
            continue
    return None


def _rows(
    wages: Sequence[Wage],
    mended: tuple[Wages, Mapping[str, str]],
    levels: Sequence[LevelWindow],
    year: int,
) -> list[dict[str, str]]:
    logs, notes = mended
    first = wages[0]
    capped = {wage.soc for wage in wages if wage.capped}
    pooled = {wage.soc: f"{POOLED}{pooled_from(wage.pooled)}" for wage in wages if wage.pooled}
    rows = []
    for level in levels:
        points = logs[level.soc]
        note = [notes[level.soc]] if level.soc in notes else []
        note += ["its highest wages are known only to be that or more"] * (level.soc in capped)
        source = f"BLS OEWS May {year}, imported{pooled.get(level.soc, '')}"
        rows.append(
            {
                "level": level.level,
                "title": level.title,
                "area_type": first.area_type,
                "area_code": first.area_code,
                "area": first.area,
                "state": first.state,
                "currency": "USD",
                **{
                    name: amount(at_percentile(points, share))
                    for name, share in zip(
                        ("low", "mid", "high"), (level.low, level.mid, level.high), strict=True
                    )
                },
                "soc": level.soc,
                **{
                    f"p{p}": amount(log)
                    for p, log in zip((10, 25, 50, 75, 90), points, strict=True)
                },
                "as_of": f"{year}-05-15",
                "source": source + (f"; adjusted: {', '.join(note)}" if note else ""),
            }
        )
    return rows
