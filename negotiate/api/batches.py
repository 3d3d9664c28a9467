"""Ranges for a table of people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from negotiate.api.people_words import read_list, read_years, words_of_row
from negotiate.api.person import bands_in, read_person, role_and_facts, us_place
from negotiate.api.tables import check_writer, is_workbook, people_chunks
from negotiate.bulk.batch import JobNumbers, JobRow, Lookups, Rated, rate
from negotiate.files import bands as band_files
from negotiate.files.facts import load_facts
from negotiate.files.gazetteer import Gazetteer
from negotiate.files.guard import check_unchanged, note_file, what_stands
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
from negotiate.market.target import JobPay, job_pay, premiums
from negotiate.model.band import PERCENTILES, Band, Bands, Place
from negotiate.model.errors import Problem
from negotiate.model.facts import LEVELS, Facts, LegalFigure, Level
from negotiate.model.lines import Lines
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
from negotiate.words.days import day_or
from negotiate.words.pay import parse_pay
from negotiate.words.person import PersonWords, read_question
from negotiate.words.roles import DEFAULT

if TYPE_CHECKING:
    import pandas as pd


class Outcome(NamedTuple):
    """How many people got a range, and how many rows were rejected."""

    people: int
    rejected: int
    earlier: bool
    """Whether the rejects of an earlier run still lie there, and none are of this one."""


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
    before, earlier = what_stands(target), what_stands(rejects)
    with ExitStack() as files:
        file = files.enter_context(writing_whole(target, force=force))
        table = workbook_table if is_workbook(target) else csv_table
        write = files.enter_context(table(file))
        refuse: Write | None = None
        for chunk in people_chunks(source, progress):
            rated = rate(chunk.people, lookups, chunk.wrong)
            write(rated.people)
            people += len(rated.people)
            if len(rated.rejects):
                if refuse is None:
                    check_unchanged(rejects, earlier)
                    check_rejects(rejects, target)
                    refused = files.enter_context(writing_whole(rejects, force=True))
                    refuse = files.enter_context(csv_table(refused))
                refuse(rated.rejects)
                rejected += len(rated.rejects)
        if not people + rejected:
            text = f"{clean(str(source), 200)} has no people below its header"
            raise Problem(text, hint=PEOPLE_HINT)
        check_unchanged(target, before)  # before either of the two files stands
    return Outcome(
        people=people, rejected=rejected, earlier=not rejected and earlier_rejects(rejects)
    )


def batch(people: pd.DataFrame, as_of: str | date | None = None) -> Rated:
    """The ranges of a table of people, a row a person, and the rows that could not be read.

    Columns are those of `negotiate batch --template`, and any others, which stay; only `level` is
    needed, and people without an `id` get the table's index. Empty and missing cells are not
    given. Raises `Problem` where `level` is no column, or the day lies outside the data.
    """
    if "level" not in people.columns:
        raise Problem("there is no column 'level'", about="people", hint=PEOPLE_HINT)
    typed = people if "id" in people.columns else people.rename_axis("id").reset_index()
    words = typed.reset_index(drop=True).map(_typed).astype("str")
    return rate(words, lookups_of(day_or(date.today(), as_of)))


def _typed(cell: Any) -> str:
    """A cell as one would type it: "6" for 6.0, several words with semicolons between."""
    if isinstance(cell, list | tuple | set):
        return ";".join(map(str, cell))
    if cell is None or cell != cell:  # noqa: PLR0124 - what is missing in a table is not itself
        return ""
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


_REMEMBERED = 50_000
"""Different words of a column that are kept in mind: memory stays flat whatever a table says."""


def lookups_of(day: date) -> Lookups:
    """The checks and rules of one person, remembered by word; for bulk's columns."""
    facts, lines = load_facts(), load_lines()
    growth_between(growth_steps(facts, ""), day, day)  # a day outside the data is wrong for all
    work = _works(facts)
    at = _Table(day=day, facts=facts, here=_places(day, facts), work=work, bands=_bands(work))

    @lru_cache(_REMEMBERED)
    def law(question: LawQuestion, area: str) -> str:
        return asked(question, at.here.place(area), lines)

    return Lookups(
        job=_jobs(at),
        premium=_premiums(at),
        years=read_years,
        offer=_offer,
        asked=law,
        one=_one(at, lines),
        rules=facts.rules,
    )


class _Places(NamedTuple):
    """How the words of an area are read, each once."""

    place: Callable[[str], Place]
    minimum: Callable[[str], InForce | None]
    salary_floor: Callable[[str], InForce | None]


def _places(day: date, facts: Facts) -> _Places:
    gazetteer = Gazetteer()

    @lru_cache(_REMEMBERED)
    def place_of(area: str) -> Place:
        return us_place(area.strip() or "US", gazetteer)

    @cache
    def wages_of(state: str | None) -> tuple[LegalFigure, ...]:
        return tuple(row for row in facts.minimum_wages if row.state in ("", state))

    @lru_cache(_REMEMBERED)
    def minimum_of(area: str) -> InForce | None:
        place = place_of(area)
        return counted(wages_of(place.state), place, day, facts.rules.law.counts_within.value)

    @lru_cache(_REMEMBERED)
    def salary_floor_of(area: str) -> InForce | None:
        return in_force(facts.salary_floors, place_of(area), day)

    return _Places(place=place_of, minimum=minimum_of, salary_floor=salary_floor_of)


class _Table(NamedTuple):
    """What all the rows of a table share."""

    day: date
    facts: Facts
    here: _Places
    work: Callable[[str], _Work]
    bands: Callable[[Place, str], Bands]
    """The bands at a place, by the key of a role."""


def _bands(work_of: Callable[[str], _Work]) -> Callable[[Place, str], Bands]:
    """The bands of a kind of work, by its role as typed, at a place; each looked up once."""
    by_area = _by_area()

    @lru_cache(_REMEMBERED)
    def bands_at(place: Place, role: str) -> Bands:
        work = work_of(role)
        if work.role is None:
            return by_area.get(place.area_code, _NO_BANDS)
        return bands_in(place, work.role)

    return bands_at


def _jobs(at: _Table) -> Callable[[str, str, str, str], JobRow]:
    """What a level, an area, an industry and a role as typed pay; each job once."""
    day = at.day

    @lru_cache(_REMEMBERED)
    def paid(
        level: str,
        place: Place,
        minimum: InForce | None,
        salary_floor: InForce | None,
        industry: str | None,
        role: str,
    ) -> JobRow:
        work = at.work(role)
        band = choose_band(at.bands(place, role), level, place, day)
        question = Question(level=level, as_of=day, industry=industry)
        known = work.facts.levels[level]
        found = job_pay(question, known, band, minimum, work.facts)
        floor = salary_floor if known.paid == "year" else None
        law = minimum_cases(minimum), overtime_cases(floor, day, at.facts.rules)
        return JobRow(
            numbers=_numbers(found, known, law, at.facts),
            texts=_texts(band, known, place, day),
            minimum=law[0],
            overtime=law[1],
        )

    def pay(level: str, area: str, industry: str | None, role: str) -> JobRow:
        # Many towns are of one area and under one minimum: what was typed makes no difference.
        place = at.here.place(area)._replace(
            typed="", key="", county="", guessed="", alone="", known=True
        )
        here = at.here
        return paid(level, place, here.minimum(area), here.salary_floor(area), industry, role)

    @lru_cache(_REMEMBERED)
    def job_of(level: str, area: str, industry: str, role: str) -> JobRow:
        work = at.work(role.strip())
        name = check_level(level, work.facts)
        known = check_industry(industry.strip() or None, at.facts)
        mine = pay(name, area, known, work.key)
        for above in LEVELS[LEVELS.index(name) + 1 :][:1]:
            if above in work.facts.levels:
                with suppress(Problem):  # bands of one's own may lack a level
                    mine = mine._replace(above=pay(above, area, known, work.key))
        return mine

    return job_of


def _premiums(at: _Table) -> Callable[[str, str], float]:
    """What certificates and languages as typed add, as a share of pay."""

    @lru_cache(_REMEMBERED)
    def premium(certs: str, languages: str) -> float:
        question = Question(
            level="mid",
            as_of=at.day,
            certificates=tuple(check_certificates(read_list(certs), at.facts)),
            languages=tuple(check_languages(read_list(languages), at.facts)),
        )
        return sum((share for _, share in premiums(question, at.facts)), 0.0)

    return premium


def _offer(word: str, by_the_hour: bool) -> tuple[float, str]:
    unit, pay = PayUnit(by_the_hour=by_the_hour, hours=FULL_WEEK), parse_pay(word, "offer")
    return unit.full_time(pay), pay.period


def _one(at: _Table, lines: Lines) -> Callable[[Mapping[str, str]], Mapping[str, Any]]:
    """The scalars of `range` for a row that is worked out by itself."""

    def abroad(row: Mapping[str, str], words: PersonWords) -> Mapping[str, Any]:
        words |= {"area": row["area"].strip() or None, "as_of": at.day}
        words["role"] = row["role"].strip() or None
        person = read_person(row["level"], words)
        found = target_range(person.question, person.place, person.bands, person.facts)
        return law_asked(found, load_lines(person.place.country)).to_flat()

    def one(row: Mapping[str, str]) -> Mapping[str, Any]:
        words = words_of_row(row)
        if words.get("country"):
            return abroad(row, words)
        work = at.work(row["role"].strip())
        question = read_question(row["level"], words, work.facts, at.day)
        place = at.here.place(row["area"])
        # Of all the words to say a table has only the law's.
        found = target_range(question, place, at.bands(place, work.key), work.facts)
        return law_asked(found, lines).to_flat()

    return one


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
