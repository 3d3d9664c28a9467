"""Ranges for a table of people."""

from __future__ import annotations

import warnings
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from negotiate.api.people_words import read_list, words_of_row
from negotiate.api.person import bands_in, read_person, role_and_facts, us_place
from negotiate.api.tables import check_writer, is_workbook, people_chunks
from negotiate.bulk.batch import JobNumbers, JobRow, Lookups, Rated, rate_part
from negotiate.files import bands as band_files
from negotiate.files.facts import load_facts
from negotiate.files.gazetteer import Gazetteer
from negotiate.files.guard import check_unchanged, note_file, what_stands
from negotiate.files.imported import Imported, imported
from negotiate.files.lines import load_lines
from negotiate.files.people import PEOPLE_HINT, check_rejects, earlier_rejects
from negotiate.files.tables import Write, csv_table, workbook_table
from negotiate.files.writing import writing_whole
from negotiate.market.ageing import growth_between, growth_steps
from negotiate.market.bands import choose_band
from negotiate.market.law_first import LawCase, minimum_cases, overtime_cases
from negotiate.market.minimum import InForce, counted, in_force
from negotiate.market.range import target_range
from negotiate.market.reach import usual_reach
from negotiate.market.target import Growth, JobPay, growth_since, job_pay, premiums
from negotiate.model.band import PERCENTILES, Band, Bands, Place
from negotiate.model.errors import Problem
from negotiate.model.facts import LEVELS, Facts, LegalFigure, Level
from negotiate.model.money import FULL_WEEK, PayUnit
from negotiate.model.question import Question
from negotiate.model.results import RANGE_SCHEMA, LawQuestion
from negotiate.model.role import Role
from negotiate.model.text import clean
from negotiate.talk.numbers import asked, law_asked
from negotiate.words.choices import (
    check_certificates,
    check_industry,
    check_languages,
    check_level,
)
from negotiate.words.columns import unread, unread_said
from negotiate.words.days import day_or
from negotiate.words.durations import parse_years
from negotiate.words.pay import parse_pay
from negotiate.words.person import read_question
from negotiate.words.roles import DEFAULT

if TYPE_CHECKING:
    import pandas as pd


class Outcome(NamedTuple):
    """How many people got a range, and how many rows were rejected."""

    people: int
    rejected: int
    earlier: bool
    """Whether the rejects of an earlier run still lie there, and none are of this one."""
    unread: str = ""
    """Which columns are copied though they look like one that is read."""
    taken: str = ""
    """Which places are not on file, or were guessed."""


def rate_file(
    source: Path,
    target: Path,
    rejects: Path,
    as_of: str | date | None,
    progress: Callable[[int], None],
    *,
    force: bool = False,
) -> Outcome:
    """Write the ranges of the people of a table; rows that cannot be read go to `rejects`.

    The table and the `target` are each a workbook where their name ends in .xlsx, else CSV.

    `progress` hears how many bytes were read; by `force` another file of the user's is replaced.
    Both files stand whole or not at all. Raises `Problem` where the file cannot be read as a table
    or has no column that is needed, and where somebody put a file in the place of one meanwhile.
    """
    note_file(source)
    if is_workbook(target):
        check_writer()
    lookups = lookups_of(day_or(date.today(), as_of))
    people = rejected = 0
    copied, taken = "", dict[str, None]()
    before, earlier = what_stands(target), what_stands(rejects)
    with ExitStack() as files:
        file = files.enter_context(writing_whole(target, force=force))
        table = workbook_table if is_workbook(target) else csv_table
        write = files.enter_context(table(file))
        refuse: Write | None = None
        for chunk in people_chunks(source, progress):
            copied = copied or unread_said(unread(list(chunk.people.columns)))
            part = rate_part(chunk.people, lookups, chunk.wrong)
            write(part.people)
            people += part.read
            taken |= dict.fromkeys(part.taken)
            if part.rejected:
                if refuse is None:
                    check_unchanged(rejects, earlier)
                    check_rejects(rejects, target)
                    refused = files.enter_context(writing_whole(rejects, force=True))
                    refuse = files.enter_context(csv_table(refused))
                refuse(part.rejects)
                rejected += part.rejected
        if not people + rejected:
            text = f"{clean(str(source), 200)} has no people below its header"
            raise Problem(text, hint=PEOPLE_HINT)
        check_unchanged(target, before)  # before either of the two files stands
    return Outcome(
        people=people,
        rejected=rejected,
        earlier=not rejected and earlier_rejects(rejects),
        unread=copied,
        taken=_taken_said(list(taken)),
    )


_MOST_TAKEN = 5
"""Places named on the screen of a table."""


def _taken_said(taken: Sequence[str]) -> str:
    """One line on the places whose figures are another's; empty where there are none."""
    more = len(taken) - _MOST_TAKEN
    others = f" And {more:,} places more." if more > 0 else ""
    return " ".join(taken[:_MOST_TAKEN]) + others


def batch(people: pd.DataFrame, as_of: str | date | None = None) -> Rated:
    """The ranges of a table of people, a row a person, and the rows that could not be read.

    Columns are those of `negotiate batch --template`, and any others, which stay; only `level` is
    needed, and people without an `id` get the table's index. Empty and missing cells are not
    given; a column is warned of that looks like one which is read and is not. Raises `Problem`
    where `level` is no column, or the day lies outside the data.
    """
    if "level" not in people.columns:
        raise Problem("there is no column 'level'", about="people", hint=PEOPLE_HINT)
    typed = people if "id" in people.columns else people.rename_axis("id").reset_index()
    if said := unread_said(unread([str(name) for name in people.columns])):
        warnings.warn(said, stacklevel=2)
    words = typed.reset_index(drop=True).map(_typed).astype("str")
    part = rate_part(words, _remembered(day_or(date.today(), as_of), imported()))
    if said := _taken_said(part.taken):
        warnings.warn(said, stacklevel=2)
    return part.frames()


@lru_cache(maxsize=2)
def _remembered(day: date, _: Imported | None) -> Lookups:
    """The lookups of a day, while the bands in use stay the same: parts of a table share them."""
    return lookups_of(day)


def _typed(cell: Any) -> str:
    """A cell as one would type it: "6" for 6.0, several words with semicolons between."""
    if isinstance(cell, list | tuple | set):
        return ";".join(map(str, cell))
    if cell is None or cell != cell:  # noqa: PLR0124 - what is missing in a table is not itself
        return ""
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


_REMEMBERED = 20_000
"""Different words of a column that are kept in mind: memory stays flat whatever a table says."""


def lookups_of(day: date) -> Lookups:
    """The checks and rules of one person, remembered by word; for bulk's columns."""
    facts = load_facts()
    growth_between(growth_steps(facts, ""), day, day)  # a day outside the data is wrong for all
    bands = _by_area()
    work_of = _works(facts)

    place_of, town_of = _towns(facts, day)

    @lru_cache(_REMEMBERED)
    def bands_at(place: Place, role: str) -> Bands:
        work = work_of(role)
        if work.role is None:
            return bands.get(place.area_code, _NO_BANDS)
        return bands_in(place, work.role)

    @lru_cache(_REMEMBERED)
    def growth_of(soc: str, start: date, role: str) -> tuple[Growth, ...]:
        return growth_since(soc, start, day, work_of(role).facts)

    @lru_cache(_REMEMBERED)
    def paid(level: str, town: _Town, industry: str | None, role: str) -> JobRow:
        place, minimum = town.place, town.minimum
        work = work_of(role)
        band = choose_band(bands_at(place, role), level, place, day)
        question = Question(level=level, as_of=day, industry=industry)
        known = work.facts.levels[level]
        found = job_pay(
            question, known, band, minimum, work.facts, lambda *since: growth_of(*since, role)
        )
        law = town.law, town.overtime if known.paid == "year" else ()
        numbers = _numbers(found, known, law, facts)
        return JobRow(
            numbers=numbers,
            packed=array("d", numbers).tobytes(),
            texts=_texts(band, known, place, day),
            minimum=law[0],
            overtime=law[1],
        )

    @lru_cache(_REMEMBERED)
    def job_of(level: str, area: str, industry: str, role: str) -> JobRow:
        work = work_of(role.strip())
        name = check_level(level, work.facts)
        known = check_industry(industry.strip() or None, facts)
        town = town_of(area)
        mine = paid(name, town, known, work.key)
        for above in LEVELS[LEVELS.index(name) + 1 :][:1]:
            if above in work.facts.levels:
                with suppress(Problem):  # bands of one's own may lack a level
                    mine = mine._replace(above=paid(above, town, known, work.key))
        return mine

    @lru_cache(_REMEMBERED)
    def premium(certs: str, languages: str) -> float:
        question = Question(
            level="mid",
            as_of=day,
            certificates=tuple(check_certificates(read_list(certs), facts)),
            languages=tuple(check_languages(read_list(languages), facts)),
        )
        return sum((share for _, share in premiums(question, facts)), 0.0)

    def offer(word: str, by_the_hour: bool) -> tuple[float, str]:
        unit, pay = PayUnit(by_the_hour=by_the_hour, hours=FULL_WEEK), parse_pay(word, "offer")
        return unit.full_time(pay), pay.period

    @lru_cache(_REMEMBERED)
    def law(question: LawQuestion, area: str) -> str:
        return asked(question, place_of(area), lines)

    @lru_cache(_REMEMBERED)
    def taken(area: str) -> str:
        return place_of(area).taken_for

    def one(row: Mapping[str, str]) -> Mapping[str, Any]:
        words = words_of_row(row)
        if words.get("country"):
            words |= {"area": row["area"].strip() or None, "as_of": day}
            words["role"] = row["role"].strip() or None
            person = read_person(row["level"], words)
            found = target_range(person.question, person.place, person.bands, person.facts)
            return law_asked(found, load_lines(person.place.country)).to_flat()
        work = work_of(row["role"].strip())
        question = read_question(row["level"], words, work.facts, day)
        place = place_of(row["area"])
        known = bands_at(place, work.key)
        # Of all the words to say a table has only the law's.
        return law_asked(target_range(question, place, known, work.facts), lines).to_flat()

    lines = load_lines()
    return Lookups(
        job=job_of,
        premium=premium,
        years=parse_years,
        offer=offer,
        asked=law,
        one=one,
        taken=taken,
        rules=facts.rules,
    )


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Town:
    """All that a town has to do with pay: one for all that are alike, known by being the same."""

    place: Place
    minimum: InForce | None
    law: tuple[LawCase, ...]
    """What is asked about its minimum."""
    overtime: tuple[LawCase, ...]
    """What is asked about a salary there."""


def _towns(facts: Facts, day: date) -> tuple[Callable[[str], Place], Callable[[str], _Town]]:
    """How an area as typed is read, each once: as a place, and as what it has to do with pay."""
    gazetteer, known = Gazetteer(), dict[Any, _Town]()

    @lru_cache(_REMEMBERED)
    def place_of(area: str) -> Place:
        return us_place(area.strip() or "US", gazetteer)

    @cache
    def wages_of(state: str | None) -> tuple[LegalFigure, ...]:
        return tuple(row for row in facts.minimum_wages if row.state in ("", state))

    @lru_cache(_REMEMBERED)
    def town_of(area: str) -> _Town:
        place = place_of(area)
        within = facts.rules.law.counts_within.value
        minimum = counted(wages_of(place.state), place, day, within)
        salary_floor = in_force(facts.salary_floors, place, day)
        # Many towns are of one area and under one minimum: what was typed makes no difference.
        alike = place._replace(typed="", key="", county="", guessed="", alone="", known=True)
        key = (alike, minimum, salary_floor)
        if key not in known:
            known[key] = _Town(
                place=alike,
                minimum=minimum,
                law=minimum_cases(minimum),
                overtime=overtime_cases(salary_floor, day, facts.rules),
            )
        return known[key]

    return place_of, town_of


class _Work(NamedTuple):
    """A kind of work in a table: its role, none for customer service, and the facts with it."""

    key: str
    role: Role | None
    facts: Facts


def _works(facts: Facts) -> Callable[[str], _Work]:
    """How a role as typed is read, each word once: to look for the nearest names takes its time."""

    @lru_cache(_REMEMBERED)
    def read(typed: str) -> _Work | Problem:
        try:
            found, known = role_and_facts(typed, facts)
        except Problem as problem:
            return problem
        return _Work(key=found.key if found else "", role=found, facts=known)

    def work_of(typed: str) -> _Work:
        if isinstance(found := read(typed), Problem):
            raise found
        return found

    return work_of


_NO_BANDS = Bands(rows=(), own=False)


def _by_area() -> dict[str, Bands]:
    rows: dict[str, list[Band]] = {}
    for band in band_files.bands_in_use():
        rows.setdefault(band.area_code, []).append(band)
    return {code: Bands(rows=tuple(found), own=False) for code, found in rows.items()}


def _numbers(
    found: JobPay, level: Level, law: Iterable[Sequence[LawCase]], facts: Facts
) -> JobNumbers:
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
        least_paid=found.outer[0],
        best_paid=found.outer[1],
        minimum=found.minimum,
        typical_years=level.typical_years,
        spread=rules.spread.of(level.paid).value,
        step=rules.speakable.of(level.paid).value,
        reach=usual_reach(level.name, rules),
        by_the_hour=float(level.paid == "hour"),
        lawful=max((case.under for cases in law for case in cases), default=0.0),
    )


def _texts(band: Band, level: Level, place: Place, day: date) -> tuple[str, ...]:
    """What `range` says in words, in the order of `TEXTS`."""
    return (
        RANGE_SCHEMA,
        band.currency,
        "year",
        level.role or DEFAULT,
        band.title,
        place.area,
        place.area_type,
        place.state or "",
        day.isoformat(),
        band.soc,
        band.level,
    )
