"""`range` for a table of people: a chunk is a plain function from frame to frame.

What is the same for many people (a level in a place and industry, a list of certificates) is worked
out once by the rules for one person and remembered; what differs is worked out by column.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from negotiate.market.law_first import LawCase, asked_of, of_salary
from negotiate.market.percentile import percentile_of
from negotiate.market.position import (
    aim,
    aloud,
    ask_top,
    clip,
    experience_factor,
    half_way,
    held,
    middle_half,
    nearest,
    rounded_up,
    speakable,
)
from negotiate.model.band import PERCENTILES
from negotiate.model.errors import Problem
from negotiate.model.facts import Rules
from negotiate.model.money import (
    FULL_TIME_HOURS,
    FULL_WEEK,
    MOST_YEARLY,
    YEARLY_FROM,
    PayUnit,
    to_cent,
)
from negotiate.model.people import BEFORE_BAND, CONVERSATION, OUTPUT, TEXTS, TYPED, Words, each
from negotiate.model.question import MOST_YEARS
from negotiate.model.results import LawQuestion
from negotiate.model.text import FORMULA_SIGNS, safe_cell


class JobNumbers(NamedTuple):
    """The numbers of one job, or a column of each for many; full-time yearly amounts."""

    total: Any
    """The middle of the band, before experience, certificates and language."""
    low: Any
    mid: Any
    high: Any
    p10: Any
    p25: Any
    p50: Any
    p75: Any
    p90: Any
    least_paid: Any
    best_paid: Any
    """p10 and p90 in the industry."""
    minimum: Any
    """The legal minimum; 0 where none is known."""
    typical_years: Any
    spread: Any
    step: Any
    """The step between figures one can say."""
    reach: Any
    """How far above the offer the figure to say goes, as a share of it."""
    by_the_hour: Any
    """1 where people speak of pay by the hour, else 0."""
    lawful: Any
    """An offer under this may be one the law has a question about."""

    @property
    def percentiles(self) -> tuple[Any, ...]:
        """What the occupation is paid there, over all industries."""
        return self.p10, self.p25, self.p50, self.p75, self.p90


class JobRow(NamedTuple):
    """What one job pays, and what `range` says of it in words."""

    numbers: JobNumbers
    packed: bytes
    """The numbers, as numpy reads those of thousands of jobs at once."""
    texts: tuple[str, ...]
    """In the order of `TEXTS`."""
    minimum: tuple[LawCase, ...] = ()
    """What is asked about the legal minimum."""
    overtime: tuple[LawCase, ...] = ()
    """What is asked about a salary."""
    above: JobRow | None = None
    """The same job one level up."""


class Jobs(NamedTuple):
    """The different jobs of a chunk, and who has which."""

    rows: Sequence[JobRow]
    of: np.ndarray
    """Which job each person has."""

    def table(self) -> np.ndarray:
        """The numbers of the jobs, a column a job; those of nobody where there are none."""
        width = len(JobNumbers._fields)
        packed = b"".join([job.packed for job in self.rows])
        found = np.frombuffer(packed or np.full(width, np.nan).tobytes()).reshape(-1, width)
        return np.ascontiguousarray(found.T)

    def taken(self, people: np.ndarray) -> Jobs:
        """The same for some people."""
        return self._replace(of=self.of[people])


class Lookups(NamedTuple):
    """How words become figures: the checks of one person, each asked once a word."""

    job: Callable[[str, str, str, str], JobRow]
    """A level, an area, an industry and a role as typed; raises `Problem`."""
    premium: Callable[[str, str], float]
    """Certificates and languages as typed, as a share of pay; raises `Problem`."""
    years: Callable[[str], float]
    offer: Callable[[str, bool], tuple[float, str]]
    """An offer as typed, and whether the job is paid by the hour, as full-time yearly pay, and the
    period it was named in."""
    asked: Callable[[LawQuestion, str], str]
    """A question about the law, for an area as typed, in words."""
    one: Callable[[Mapping[str, str]], Mapping[str, Any]]
    """The scalars of `range` for one row as typed, by its names; raises `Problem`."""
    taken: Callable[[str], str]
    """What to say of an area as typed whose figures are another's; empty where they are its own."""
    rules: Rules


class Rated(NamedTuple):
    """A chunk of people with their ranges, and those that could not be read, with reasons."""

    people: pd.DataFrame
    rejects: pd.DataFrame

    def __repr__(self) -> str:
        """One line: how many there are of each."""
        return f"<batch: {len(self.people):,} read, {len(self.rejects):,} rejected>"

    def _repr_html_(self) -> str:
        """Both tables, in a notebook, as pandas draws them."""
        titled = (("People", self.people), ("Rejects", self.rejects))
        tables = (f"<h4>{title}</h4>\n{rows.to_html(max_rows=20)}" for title, rows in titled)
        return "\n".join(tables)


Columns = dict[str, Any]
"""Numbers, objects, or `Words`, by name."""


class Part(NamedTuple):
    """A chunk of people with their ranges, and those that could not be read, by column."""

    people: Columns
    rejects: Columns
    read: int
    rejected: int
    taken: tuple[str, ...] = ()
    """What is to be said of places that are not on file, or were guessed."""

    def frames(self) -> Rated:
        """The same as frames, every word in its row."""
        people, rejects = (
            {name: _in_rows(column) for name, column in columns.items()}
            for columns in (self.people, self.rejects)
        )
        lines = pd.Index(rejects["line"], name=None)
        return Rated(people=pd.DataFrame(people), rejects=pd.DataFrame(rejects, index=lines))


def _in_rows(column: Any) -> Any:
    """A column as a frame takes it; of no rows at all, texts are texts all the same."""
    cells = each(column)
    return pd.array([], dtype="str") if cells.dtype == object and not len(cells) else cells


def rate(people: pd.DataFrame, lookups: Lookups) -> Rated:
    """The ranges of people, all columns text as typed; the index is the line.

    Columns as in `TYPED` and any others; those that are missing count as empty.
    """
    return rate_part(people, lookups).frames()


def rate_part(
    people: pd.DataFrame, lookups: Lookups, known_wrong: Mapping[int, str] | None = None
) -> Part:
    """As `rate`, by column. `known_wrong` has rows, by position, refused whatever they say."""
    given = {name: _given(name, people[name]) for name in people.columns}
    nothing = Words(np.array([""], dtype=object), np.zeros(len(people), dtype=np.int64))
    typed = {**dict.fromkeys(TYPED, nothing), **given}
    wrong = dict(known_wrong or {})
    home = _at_home(typed)
    jobs = _jobs(home, lookups, wrong)
    share = _premiums(typed, lookups, wrong)
    years = _years(typed["years"], lookups, wrong)
    offers, named = _offers(home["offer"], jobs, lookups, wrong)
    _note(wrong, _blank(typed["id"]), lambda _: "no id")
    alone = _alone(typed, lookups, wrong)
    good = np.ones(len(people), dtype=bool)
    good[list(wrong)] = False
    rows = np.flatnonzero(good)
    asked = Asked(
        jobs=jobs.taken(rows),
        years=years[rows],
        share=share[rows],
        offers=offers[rows],
        named=named[rows],
        areas=_taken(home["area"], rows),
    )
    columns = _columns(asked, lookups)
    if alone:
        columns = _put(columns, rows, alone)
    return Part(
        people={**_harmless(given, rows), **columns},
        rejects=_rejects(given, people.index, wrong),
        read=len(rows),
        rejected=len(wrong),
        taken=tuple(filter(None, map(lookups.taken, _words(asked.areas)))),
    )


class Asked(NamedTuple):
    """What is known of the people who get a range, by column."""

    jobs: Jobs
    years: np.ndarray
    share: np.ndarray
    """What certificates and languages count for."""
    offers: np.ndarray
    named: np.ndarray
    """The period the offer was named in."""
    areas: Words
    """As typed."""


def _given(name: str, column: pd.Series) -> Any:
    """A column as typed; those of few different words by these."""
    cells = column.to_numpy(dtype=object)
    if name not in _FEW:
        return cells
    codes, words = pd.factorize(cells)
    return Words(words, codes)


_FEW = frozenset(TYPED) - {"id"}
"""Columns in which the same words come again and again: each is looked up, and written, once."""


def _taken(column: Any, rows: np.ndarray) -> Any:
    """Some rows of a column."""
    return column._replace(codes=column.codes[rows]) if isinstance(column, Words) else column[rows]


def _words(column: Words) -> list[str]:
    """The different words of a column."""
    return [str(column.words[code]) for code in np.flatnonzero(np.bincount(column.codes))]


def _blank(column: Any) -> np.ndarray:
    """Which rows of a column say nothing."""
    words = column.words if isinstance(column, Words) else column
    empty = np.array([not word or word.isspace() for word in words.tolist()], dtype=bool)
    return empty[column.codes] if isinstance(column, Words) else empty


def _at_home(typed: Columns) -> Columns:
    """The rows as typed, those with a country emptied: their figures come one by one."""
    if "country" not in typed:
        return typed
    named = ~_blank(typed["country"])
    emptied = {"level": "mid", "area": "", "industry": "", "offer": "", "role": ""}
    home = dict(typed)
    for name, word in emptied.items():
        words, codes = typed[name]
        home[name] = Words(np.append(words, word), np.where(named, len(words), codes))
    return home


def _rejects(given: Columns, lines: pd.Index, wrong: dict[int, str]) -> Columns:
    rows = np.array(sorted(wrong), dtype=np.int64)
    # A file of rejects that was mended and comes back has these two columns already.
    left = {name: column for name, column in given.items() if name not in ("line", "reason")}
    reasons = np.array([wrong[row] for row in rows], dtype=object)
    return {"line": lines.to_numpy()[rows], "reason": reasons, **_harmless(left, rows)}


# --- words, each asked once


def _jobs(typed: Columns, lookups: Lookups, wrong: dict[int, str]) -> Jobs:
    """The different jobs of a chunk, and which one each row has."""
    codes, uniques = _grouped([typed[name] for name in ("level", "area", "industry", "role")])
    jobs, at, reasons = [], np.zeros(len(uniques), dtype=np.int64), {}
    for code, words in enumerate(uniques):
        try:
            jobs.append(lookups.job(*words))
            at[code] = len(jobs) - 1
        except Problem as problem:
            reasons[code] = _reason(problem)
    _note(wrong, np.isin(codes, list(reasons)), lambda row: reasons[codes[row]])
    return Jobs(rows=jobs, of=at[codes])


def _premiums(typed: Columns, lookups: Lookups, wrong: dict[int, str]) -> np.ndarray:
    codes, uniques = _grouped([typed["certs"], typed["languages"]])
    shares, reasons = np.zeros(len(uniques)), {}
    for code, words in enumerate(uniques):
        try:
            shares[code] = lookups.premium(*words)
        except Problem as problem:
            reasons[code] = _reason(problem)
    _note(wrong, np.isin(codes, list(reasons)), lambda row: reasons[codes[row]])
    return np.asarray(shares[codes])


def _grouped(columns: Sequence[Words]) -> tuple[np.ndarray, list[tuple[str, ...]]]:
    """Which different combination of words each row has, and the combinations."""
    whole = np.zeros(len(columns[0].codes), dtype=np.int64)
    for column in columns:
        whole = whole * max(1, len(column.words)) + column.codes
    codes, uniques = pd.factorize(whole)
    rows = np.zeros(len(uniques), dtype=np.int64)
    rows[codes] = np.arange(len(codes))
    return codes, list(zip(*(each(_taken(column, rows)) for column in columns), strict=True))


def _years(typed: Words, lookups: Lookups, wrong: dict[int, str]) -> np.ndarray:
    """Years of experience; not a number where none are given."""
    words, codes = typed.words, typed.codes
    numbers = _numeric(words)
    fine = (numbers >= 0) & (numbers <= MOST_YEARS)
    years, reasons = np.where(fine, numbers, np.nan), {}
    for at in np.flatnonzero(~fine):
        try:
            if word := words[at].strip():
                years[at] = lookups.years(word)
        except Problem as problem:
            reasons[at] = _reason(problem)
    _note(wrong, np.isin(codes, list(reasons)), lambda row: reasons[codes[row]])
    return np.asarray(years[codes])


def _numeric(words: np.ndarray) -> np.ndarray:
    """The words as numbers; not a number where they are none."""
    return np.asarray(pd.to_numeric(words, errors="coerce"), dtype=float)


def _offers(
    typed: Words, jobs: Jobs, lookups: Lookups, wrong: dict[int, str]
) -> tuple[np.ndarray, np.ndarray]:
    """Offers as full-time yearly pay, not a number where none is given, and how they were named."""
    words, codes = typed.words, typed.codes
    hourly = np.array([job.numbers.by_the_hour > 0 for job in jobs.rows] or [False])[jobs.of]
    amounts = _numeric(words)
    digits = np.array([word.replace(".", "", 1).isdecimal() for word in words], dtype=bool)
    plain = digits & (amounts > YEARLY_FROM) & (amounts <= MOST_YEARLY)
    # To the last bit what `PayUnit.full_time` makes of a salary.
    yearly = np.where(plain, np.round(amounts * FULL_TIME_HOURS / FULL_TIME_HOURS, 6), np.nan)
    if plain[codes].all():
        return np.asarray(yearly[codes]), np.full(len(codes), "year", dtype=object)
    pairs, uniques = pd.factorize(codes * np.int64(2) + hourly)
    offers = yearly[uniques // 2]
    named = np.where(plain[uniques // 2], "year", "").astype(object)
    reasons = {}
    for at, pair in enumerate(uniques):
        word = "" if plain[pair // 2] else words[pair // 2].strip()
        try:
            if word:
                offers[at], named[at] = lookups.offer(word, bool(pair % 2))
        except Problem as problem:
            reasons[at] = _reason(problem)
    _note(wrong, np.isin(pairs, list(reasons)), lambda row: reasons[pairs[row]])
    return offers[pairs], named[pairs]


def _alone(typed: Columns, lookups: Lookups, wrong: dict[int, str]) -> dict[int, Mapping[str, Any]]:
    """The rows worked out by themselves: more was said of the talk."""
    said = [~_blank(typed[name]) for name in CONVERSATION if name in typed]
    found: dict[int, Mapping[str, Any]] = {}
    for row in np.flatnonzero(np.logical_or.reduce(said) if said else []):
        if row in wrong:
            continue
        try:
            found[int(row)] = lookups.one({name: _cell(typed[name], row) for name in typed})
        except Problem as problem:
            wrong.setdefault(int(row), _reason(problem))
    return found


def _cell(column: Any, row: Any) -> str:
    words, at = (column.words, column.codes[row]) if isinstance(column, Words) else (column, row)
    return str(words[at])


def _put(columns: Columns, rows: np.ndarray, alone: Mapping[int, Mapping[str, Any]]) -> Columns:
    """The columns with the figures of rows worked out by themselves."""
    plain = {name: each(column).copy() for name, column in columns.items()}  # some share one
    at = {int(row): place for place, row in enumerate(rows)}
    for row, figures in alone.items():
        if row not in at:
            continue
        for name, column in plain.items():
            value = figures.get(_SAME_AS.get(name, name))
            if value is None:
                value = "" if column.dtype == object else np.nan
            column[at[row]] = value
    return plain


_SAME_AS = {"area_name": "area", "role_key": "role"}
"""Columns that `range` calls otherwise."""


def _note(wrong: dict[int, str], rows: np.ndarray, reason: Callable[[int], str]) -> None:
    for row in np.flatnonzero(rows):
        wrong.setdefault(int(row), reason(int(row)))


def _reason(problem: Problem) -> str:
    return f"{problem}; {problem.hint}" if problem.hint else str(problem)


# --- figures, by column


def _columns(people: Asked, lookups: Lookups) -> Columns:
    """The scalars of `range` for every row, in its order and by its names."""
    rules, (jobs, job_of) = lookups.rules, people.jobs
    table = people.jobs.table()
    job = _numbers(table[:, job_of])
    by_job = _numbers(Words(row, job_of) for row in table)
    words = np.array([one.texts for one in jobs] or [("",) * len(TEXTS)], dtype=object)
    texts = {name: Words(column, job_of) for name, column in zip(TEXTS, words.T, strict=True)}
    target, value = _targets(job, people, rules)
    said = to_cent(target)
    ask_high = ask_top(
        target,
        job.high,
        step=job.step,
        width=rules.ask.width.value,
        least_width=rules.ask.least_width.value,
    )
    half = middle_half(
        value,
        least_paid=job.least_paid,
        best_paid=job.best_paid,
        minimum=job.minimum,
        spread=job.spread,
    )
    columns = {
        **{name: texts[name] for name in TEXTS[: len(BEFORE_BAND)]},
        "band_low": by_job.low,
        "band_mid": by_job.mid,
        "band_high": by_job.high,
        **{name: texts[name] for name in TEXTS[len(BEFORE_BAND) : -1]},
        **{f"occupation_p{p}": x for p, x in zip(PERCENTILES, by_job.percentiles, strict=True)},
        "walk_away": to_cent(clip(rounded_up(job.low, job.step), -math.inf, target)),
        "walk_away_from": _everywhere("market", len(target)),
        "target": said,
        "ask_low": said,
        "ask_high": to_cent(ask_high),
        "middle_half_p25": to_cent(half[0]),
        "middle_half_p75": to_cent(half[1]),
        "said_per": Words(_SAID_PER, _says_hour(people, job).astype(np.int64)),
        **_of_offers(people, table, target, ask_high, lookups),
        **_next_level(people, rules),
    }
    return {name: columns[name] for name in OUTPUT}


def _numbers(columns: Iterable[Any]) -> JobNumbers:
    return JobNumbers(**dict(zip(JobNumbers._fields, columns, strict=True)))


def _targets(job: JobNumbers, people: Asked, rules: Rules) -> tuple[np.ndarray, np.ndarray]:
    """The target and the value it was rounded from: the rules of `market/target`, by column."""
    known = np.where(np.isnan(people.years), job.typical_years, people.years)
    factor = experience_factor(known, job.typical_years, rules.person.experience.value)
    value = held(job.total * factor * (1 + people.share), job.low, job.high)
    target = speakable(value, low=job.low, high=job.high, minimum=job.minimum, step=job.step)
    return target, value


def _of_offers(
    people: Asked, table: np.ndarray, target: np.ndarray, ask_high: np.ndarray, lookups: Lookups
) -> Columns:
    """What is said of offers: worked out for those who have one, nothing for all others."""
    rows = np.flatnonzero(~np.isnan(people.offers))
    offered = Asked(
        jobs=people.jobs.taken(rows),
        years=people.years[rows],
        share=people.share[rows],
        offers=people.offers[rows],
        named=people.named[rows],
        areas=_taken(people.areas, rows),
    )
    job = _numbers(table[:, offered.jobs.of])
    law, silent = _ask_first(offered, job, lookups.asked)
    judged = _judged(offered, job, target[rows], ask_high[rows], lookups.rules)
    for name in ("figure", "good_at"):
        judged[name] = np.where(silent, np.nan, judged[name])
    places = np.full(len(people.offers), len(rows))
    places[rows] = np.arange(len(rows))
    return {
        **{name: Words(np.append(column, _no(column)), places) for name, column in judged.items()},
        "law_first": Words(np.append(law, ""), places),
        **_no_conversation(len(places)),
    }


def _no(column: np.ndarray) -> Any:
    """What stands in a column where there is no offer."""
    return None if column.dtype == object else np.nan


_AN_HOUR, _A_YEAR = (PayUnit(by_the_hour=one, hours=FULL_WEEK) for one in (True, False))


def _ask_first(
    people: Asked, job: JobNumbers, asked: Callable[[LawQuestion, str], str]
) -> tuple[np.ndarray, np.ndarray]:
    """What is asked about the law of each offer, and which have no figure beside them.

    The rules of `market/law_first`: no figure stands beside an offer under the legal minimum.
    """
    by_the_hour = _says_hour(people, job)
    texts, silent = np.full(len(job.lawful), "", dtype=object), np.zeros(len(job.lawful), bool)
    for row in np.flatnonzero(people.offers < job.lawful):
        known, offer = people.jobs.rows[people.jobs.of[row]], people.offers[row]
        unit = _AN_HOUR if by_the_hour[row] else _A_YEAR
        question = of_salary(asked_of(offer, known.minimum), offer, unit)
        if question is None and people.named[row] != "hour":
            question = asked_of(offer, known.overtime)
        if question is not None:
            texts[row] = asked(question, _cell(people.areas, row))
            silent[row] = question.kind == "minimum"
    return texts, silent


def _judged(
    people: Asked, job: JobNumbers, target: np.ndarray, ask_high: np.ndarray, rules: Rules
) -> Columns:
    """Where each offer stands, and the counter: the rules of `market/offer`, by column."""
    offers = people.offers
    inside = offers < ask_high
    verdict = np.where(offers < target, 0, np.where(inside, 1, 2))
    counter, good_at = _counters(job, offers, ask_high, _says_hour(people, job), rules)
    wise = inside & ~(counter < offers * (1 + rules.offer.least_counter.value))
    figure = np.where(wise, to_cent(counter), np.nan)
    width = job.high - job.low
    with np.errstate(divide="ignore", invalid="ignore"):
        penetration = np.where(width > 0, (offers - job.low) / width, np.nan)
    return {
        "offer_annual": to_cent(offers),
        "offer_hourly": to_cent(offers / FULL_TIME_HOURS),
        "offer_percentile": _percentiles(job, offers),
        "offer_compa_ratio": offers / job.mid,
        "offer_range_penetration": penetration,
        "offer_verdict": _VERDICTS[verdict],
        "offer_counter": figure,
        "figure": figure,
        "good_at": np.where(wise, to_cent(good_at), np.nan),
        "reach_total": job.reach,
    }


_VERDICTS = np.array(["below-market", "in-range", "above-range"], dtype=object)


def _no_conversation(count: int) -> Columns:
    """What `range` says where nothing was said of the conversation."""
    usual = {
        "conversation_about": "offer",
        "conversation_pay_set": "talks",
        "conversation_final": False,
        "conversation_need": "some",
        "conversation_wanted": "some",
        "conversation_rival_amount": np.nan,
        "conversation_rival_status": "",
        "conversation_changed": "",
    }
    return {name: _everywhere(word, count) for name, word in usual.items()}


def _everywhere(word: Any, count: int) -> Words:
    kind = float if isinstance(word, float) else object
    return Words(np.array([word], dtype=kind), np.zeros(count, dtype=np.int64))


_SAID_PER = np.array(["year", "hour"], dtype=object)


def _says_hour(people: Asked, job: JobNumbers) -> np.ndarray:
    """Whether the talk is of pay by the hour: as the offer was named, else as the job is paid."""
    by_the_hour = (people.named != "year") & (job.by_the_hour > 0)
    return np.asarray((people.named == "hour") | by_the_hour, dtype=bool)


def _counters(
    job: JobNumbers, offers: np.ndarray, top: np.ndarray, says_hour: np.ndarray, rules: Rules
) -> tuple[np.ndarray, np.ndarray]:
    """The figure to say and good enough: the rules of `market/counter`, by column."""

    def step_at(amounts: np.ndarray) -> np.ndarray:
        """The step between two figures as people say them in a call, around each amount."""
        said = rules.said_aloud
        yearly = np.where(amounts >= said.large_from.value, said.large.value, said.year.value)
        return np.asarray(np.where(says_hour, said.hour.value, yearly))

    far = aim(offers, job.minimum, job.reach)
    far = np.where(far > top, top, far)
    spoken = aloud(far, top, step=step_at(far), top_step=step_at(top))
    lawful = rounded_up(job.minimum, step_at(job.minimum))
    counter = np.where(spoken < job.minimum, lawful, spoken)
    half = half_way(offers, counter, rules.counter.good_at.value)
    step = step_at(half)
    good = nearest(half, step)
    good = np.where(good > offers, good, good + step)
    good = np.where(good < job.minimum, lawful, good)
    return counter, np.minimum(good, counter)


def _percentiles(job: JobNumbers, offers: np.ndarray) -> np.ndarray:
    """The percentile of each offer, by the rule for one."""
    points = zip(*(column.tolist() for column in job.percentiles), strict=True)
    return np.array([*map(percentile_of, offers.tolist(), points)], dtype=float)


def _next_level(people: Asked, rules: Rules) -> Columns:
    """The next level and what it would pay the same person; empty at the top."""
    jobs, job_of = people.jobs
    above = people.jobs._replace(rows=[job.above or job for job in jobs])
    has = np.array([job.above is not None for job in jobs] or [False])
    target, _ = _targets(_numbers(above.table()[:, job_of]), people, rules)
    names = [job.above.texts[-1] if job.above else "" for job in jobs] or [""]
    return {
        "next_level_level": Words(np.array(names, dtype=object), job_of),
        "next_level_target": np.where(has[job_of], to_cent(target), np.nan),
    }


def _harmless(typed: Columns, rows: np.ndarray) -> Columns:
    """Some rows, cells that a spreadsheet would run or that steer a screen made harmless."""
    return {safe_cell(name): _safe(_taken(column, rows)) for name, column in typed.items()}


def _safe(column: Any) -> Any:
    words = (column.words if isinstance(column, Words) else column).tolist()
    text = "\n".join(words)  # one look at thousands of cells
    if not _RISKY.search(text) and text.replace("\n", "").isprintable():
        return column
    safe = np.array([safe_cell(word) for word in words], dtype=object)
    return column._replace(words=safe) if isinstance(column, Words) else safe


_RISKY = re.compile(rf"(?:^|\n)[^\S\n]*[{re.escape(FORMULA_SIGNS)}]")
"""What may be a formula: thousands of empty cells on end are looked at once, not once each."""
