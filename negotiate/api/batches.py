"""Ranges for a table of people."""

from __future__ import annotations

import csv
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import date
from functools import cache
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from negotiate.bulk.batch import OUTPUT, REQUIRED, TYPED, JobNumbers, JobRow, Lookups, rate
from negotiate.files import bands as band_files
from negotiate.files.facts import load_facts
from negotiate.files.gazetteer import Gazetteer
from negotiate.files.reading import header_mistakes
from negotiate.files.writing import writing_whole
from negotiate.market.ageing import growth_between, growth_steps
from negotiate.market.bands import choose_band
from negotiate.market.minimum import InForce, in_force
from negotiate.market.target import JobPay, job_pay, premiums
from negotiate.model.band import PERCENTILES, Band, Bands, Place
from negotiate.model.errors import Problem
from negotiate.model.facts import LEVELS, Facts, Level
from negotiate.model.money import FULL_WEEK, PayUnit
from negotiate.model.question import Question
from negotiate.model.results import RANGE_SCHEMA
from negotiate.model.text import clean, listing
from negotiate.words.choices import (
    check_certificates,
    check_industry,
    check_languages,
    check_level,
    check_years,
)
from negotiate.words.days import read_day
from negotiate.words.pay import parse_pay
from negotiate.words.places import resolve

if TYPE_CHECKING:
    import pandas as pd

CHUNK = 50_000
"""People at a time: memory stays flat however many there are."""
_HINT = f"columns, separated by commas: {','.join(TYPED)}; only {' and '.join(REQUIRED)} are needed"


class Outcome(NamedTuple):
    """How many people got a range, and how many rows were rejected."""

    people: int
    rejected: int


def rate_file(
    source: Path,
    target: Path,
    rejects: Path,
    as_of: str | date | None,
    progress: Callable[[int], None],
) -> Outcome:
    """Write the ranges of the people of a CSV file; rows that cannot be read go to `rejects`.

    `progress` hears how many bytes were read. Both files stand whole or not at all. Raises
    `Problem` where the file cannot be read as a table or has no column that is needed.
    """
    day = read_day(as_of) if isinstance(as_of, str) else as_of or date.today()
    lookups = lookups_of(day)
    people = rejected = 0
    with ExitStack() as files:
        out = files.enter_context(writing_whole(target))
        refused: BinaryIO | None = None
        for number, chunk in enumerate(_chunks(source, progress)):
            rated = rate(chunk.people, lookups, chunk.wrong)
            _append(rated.people, out, header=number == 0)
            people += len(rated.people)
            if len(rated.rejects):
                first = refused is None
                if refused is None:
                    _check_ours(rejects)
                    refused = files.enter_context(writing_whole(rejects))
                _append(rated.rejects, refused, header=first)
                rejected += len(rated.rejects)
        if not people + rejected:
            text = f"{clean(str(source), 200)} has no people below its header"
            raise Problem(text, hint=_HINT)
    if not rejected:
        _forget(rejects)
    return Outcome(people, rejected)


def _append(frame: pd.DataFrame, file: BinaryIO, *, header: bool) -> None:
    frame.to_csv(file, header=header, index=False, lineterminator="\n", mode="wb")


def _forget(rejects: Path) -> None:
    """Take the rejects of an earlier run away; a file of the user's own stays."""
    if rejects.is_file() and _is_ours(rejects):
        rejects.unlink()


def _check_ours(rejects: Path) -> None:
    if rejects.is_file() and not _is_ours(rejects):
        text = f"{clean(str(rejects), 200)} is needed for rejected rows and holds something else"
        raise Problem(text, hint="choose another name with -o")


def _is_ours(rejects: Path) -> bool:
    with suppress(OSError), rejects.open("rb") as file:
        return file.read(12) == b"line,reason,"
    return False


# --- reading


class Chunk(NamedTuple):
    """Some thousand people, and what is wrong with rows that could not even be split."""

    people: pd.DataFrame
    """All cells text; the index is the line in the file."""
    wrong: dict[int, str]
    """Reasons by position."""


def _chunks(source: Path, progress: Callable[[int], None]) -> Iterator[Chunk]:
    """The people of a file, a chunk at a time.

    pandas reads ten times faster than the csv module, so it begins; from where it meets a row that
    does not fit the columns, the csv module goes on, which can say what is wrong with a row.
    """
    shown = clean(str(source), 200)
    try:
        header = _header(source, shown)
        done = 0
        if _a_row_a_line(source):
            for chunk, lines in _by_pandas(source, header, progress):
                done += lines
                yield chunk
        yield from _by_csv(source, shown, header, done, progress)
    except OSError as error:
        text = f"cannot read {shown}: {error.strerror or error}"
        raise Problem(text, hint="check the name of the file") from error
    except csv.Error as error:  # in the header; rows are refused one by one
        raise Problem(f"{shown} is no table of people: {error}", hint=_HINT) from error
    except UnicodeDecodeError as error:
        raise Problem(f"{shown} is not text in UTF-8", hint="save it as UTF-8") from error


def _header(source: Path, shown: str) -> list[str]:
    with source.open(encoding="utf-8-sig", newline="") as file:
        header = [name.strip().lower() for name in next(csv.reader(file), [])]
    while header and not header[-1]:  # spreadsheets leave commas at the end
        header.pop()
    _check_header(shown, header)
    return header


def _a_row_a_line(source: Path) -> bool:
    """Whether no cell holds a line break: every line has as many quotes that close as open."""
    with source.open("rb") as file:
        return all(line.count(b'"') % 2 == 0 and not line.endswith(b"\r") for line in file)


def _by_pandas(
    source: Path, header: list[str], progress: Callable[[int], None]
) -> Iterator[tuple[Chunk, int]]:
    """The chunks before the first row that does not fit the columns, and how many lines each is."""
    import pandas as pd

    with source.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("error", pd.errors.ParserWarning)
        reader = pd.read_csv(
            file,
            dtype=object,
            na_filter=False,
            chunksize=CHUNK,
            skip_blank_lines=False,
            encoding="utf-8-sig",
            header=0,
            names=header,
            index_col=False,
        )
        with suppress(pd.errors.ParserError, pd.errors.ParserWarning):
            for people in reader:
                people.index += 2  # the header is line 1
                empty = (people == "").all(axis=1)
                yield Chunk(people[~empty] if empty.any() else people, {}), len(people)
                progress(file.tell())


def _by_csv(
    source: Path, shown: str, header: list[str], done: int, progress: Callable[[int], None]
) -> Iterator[Chunk]:
    """The chunks after the first `done` lines below the header."""
    with source.open("rb") as raw, TextIOWrapper(raw, "utf-8-sig", newline="") as file:
        skipped = 0 if not done else sum(1 for _ in islice(file, done + 1))
        reader = csv.reader(file, strict=True)
        if not skipped:
            next(reader, None)
        rows = _rows(reader, len(header), shown, skipped)
        while chunk := list(islice(rows, CHUNK)):
            yield _chunk(chunk, header)
            progress(raw.tell())


Row = tuple[int, list[str], str]
"""The line a row ends on, its cells, and what is wrong with it."""


def _rows(reader: Any, width: int, shown: str, before: int) -> Iterator[Row]:
    """The rows that are not empty; short ones are filled up, and what cannot be split is said."""
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "end of data" in str(error):
                text = f"{shown}: a quote is opened and never closed"
                raise Problem(text, hint=_HINT) from error
            yield before + reader.line_num, [""] * width, f"not a row of a table: {error}"
            continue
        if any(cells):
            more = len(cells) - width
            wrong = f"cells: {len(cells)}, columns: {width}" if any(cells[width:]) else ""
            filled = cells[:width] if more >= 0 else cells + [""] * -more
            yield before + reader.line_num, filled, wrong


def _chunk(rows: list[Row], header: list[str]) -> Chunk:
    import pandas as pd

    lines, cells, reasons = zip(*rows, strict=True)
    frame = pd.DataFrame(list(cells), columns=header, index=list(lines), dtype=object)
    return Chunk(frame, {at: reason for at, reason in enumerate(reasons) if reason})


def _check_header(shown: str, header: list[str]) -> None:
    if not any(header):
        raise Problem(f"{shown} is empty", hint=_HINT)
    if mistakes := header_mistakes(header, REQUIRED, TYPED):
        raise Problem(f"{shown}: {'; '.join(mistakes)}", hint=_HINT)
    taken = [name for name in header if name in OUTPUT]
    if taken:
        text = f"column {listing(taken, 'and')} would be taken for a result"
        raise Problem(f"{shown}: {text}", hint="give it another name, or leave it out")


# --- words to figures, each once


def lookups_of(day: date) -> Lookups:
    """The checks and rules of one person, remembered by word; for bulk's columns."""
    facts = load_facts()
    growth_between(growth_steps(facts, ""), day, day)  # a day outside the data is wrong for all
    bands = _by_area()
    gazetteer = Gazetteer()

    @cache
    def place_of(area: str) -> Place:
        return resolve(area.strip() or "US", gazetteer)

    @cache
    def minimum_of(area: str) -> InForce | None:
        return in_force(facts.minimum_wages, place_of(area), day)

    @cache
    def pay(level: str, area: str, industry: str | None) -> JobRow:
        place = place_of(area)
        band = choose_band(bands.get(place.area_code, _NO_BANDS), level, place, day)
        question = Question(level=level, as_of=day, industry=industry)
        known = facts.levels[level]
        found = job_pay(question, known, band, minimum_of(area), facts)
        return JobRow(numbers=_numbers(found, known, facts), texts=_texts(band, place, day))

    @cache
    def job_of(level: str, area: str, industry: str) -> JobRow:
        name = check_level(level, facts)
        known = check_industry(industry.strip() or None, facts)
        mine = pay(name, area, known)
        for above in LEVELS[LEVELS.index(name) + 1 :][:1]:
            with suppress(Problem):  # bands of one's own may lack a level
                mine = mine._replace(above=pay(above, area, known))
        return mine

    @cache
    def premium(certs: str, languages: str) -> float:
        question = Question(
            level="mid",
            as_of=day,
            certificates=tuple(check_certificates(_words(certs), facts)),
            languages=tuple(check_languages(_words(languages), facts)),
        )
        return sum((share for _, share in premiums(question, facts)), 0.0)

    def offer(word: str, by_the_hour: bool) -> float:
        return PayUnit(by_the_hour=by_the_hour, hours=FULL_WEEK).full_time(parse_pay(word, "offer"))

    return Lookups(job=job_of, premium=premium, years=_years, offer=offer, rules=facts.rules)


def _years(word: str) -> float:
    try:
        return check_years(float(word))
    except ValueError:
        text = f"'{clean(word, 30)}' is not a number of years"
        raise Problem(text, about="years", hint="write it like 4.5") from None


def _words(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(";") if word.strip()]


_NO_BANDS = Bands(rows=(), own=False)


def _by_area() -> dict[str, Bands]:
    rows: dict[str, list[Band]] = {}
    for band in band_files.bands_in_use():
        rows.setdefault(band.area_code, []).append(band)
    return {code: Bands(rows=tuple(found), own=False) for code, found in rows.items()}


def _numbers(found: JobPay, level: Level, facts: Facts) -> JobNumbers:
    rules, points = facts.rules, found.percentiles or (0.0,) * len(PERCENTILES)
    p10, p25, p50, p75, p90 = points
    return JobNumbers(
        total=found.waterfall.total,
        low=found.band.low,
        mid=found.band.mid,
        high=found.band.high,
        p10=p10,
        p25=p25,
        p50=p50,
        p75=p75,
        p90=p90,
        minimum=found.minimum,
        typical_years=level.typical_years,
        spread=rules.spread.of(level.paid).value,
        step=rules.speakable.of(level.paid).value,
        reach=rules.reach.of(level).value,
        by_the_hour=float(level.paid == "hour"),
    )


def _texts(band: Band, place: Place, day: date) -> tuple[str, ...]:
    """What `range` says in words, in the order of `TEXTS`."""
    return (
        RANGE_SCHEMA,
        band.currency,
        "year",
        band.title,
        place.area,
        place.area_type,
        place.state or "",
        day.isoformat(),
        band.soc,
        band.level,
    )
