"""`range` for a table of people: a chunk is a plain function from frame to frame.

What is the same for many people (a level in a place and industry, a list of certificates) is worked
out once by the rules for one person and remembered; what differs is worked out by column.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from negotiate.market.law_first import LawCase, asked_of
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
from negotiate.model.money import FULL_TIME_HOURS, MOST_YEARLY, YEARLY_FROM, to_cent
from negotiate.model.people import BEFORE_BAND, CONVERSATION, OUTPUT, TEXTS, TYPED
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
    texts: tuple[str, ...]
    """In the order of `TEXTS`."""
    minimum: tuple[LawCase, ...] = ()
    """What is asked about the legal minimum."""
    overtime: tuple[LawCase, ...] = ()
    """What is asked about a salary."""
    above: JobRow | None = None
    """The same job one level up."""


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


def rate(
    people: pd.DataFrame, lookups: Lookups, known_wrong: Mapping[int, str] | None = None
) -> Rated:
    """The ranges of a chunk of people, all columns text as typed; the index is the line.

    Columns as in `TYPED` and any others; those that are missing count as empty. `known_wrong` has
    the reasons of rows, by position, that are refused whatever they say.
    """
    typed = people.reindex(columns=list(dict.fromkeys((*people.columns, *TYPED))), fill_value="")
    wrong = dict(known_wrong or {})
    home = _at_home(typed)
    jobs, job_of = _jobs(home, lookups, wrong)
    share = _premiums(typed, lookups, wrong)
    years = _years(typed, lookups, wrong)
    offers, named = _offers(home, jobs, job_of, lookups, wrong)
    _note(wrong, (typed["id"].str.strip() == "").to_numpy(), lambda _: "no id")
    alone = _alone(typed, lookups, wrong)
    good = np.ones(len(typed), dtype=bool)
    good[list(wrong)] = False
    columns = _columns(
        jobs, job_of[good], years[good], share[good], offers[good], named[good], lookups.rules
    )
    _ask_first(
        columns,
        jobs,
        job_of[good],
        offers[good],
        named[good] == "hour",
        typed["area"].to_numpy()[good],
        lookups.asked,
    )
    _put(columns, np.flatnonzero(good), alone)
    kept = people.loc[good].reset_index(drop=True)
    figures = pd.DataFrame(columns)
    return Rated(
        people=pd.concat([_harmless(kept), figures], axis=1),
        rejects=_rejects(people, wrong),
    )


def _at_home(typed: pd.DataFrame) -> pd.DataFrame:
    """The rows as typed, those with a country emptied: their figures come one by one."""
    if "country" not in typed.columns:
        return typed
    named = (typed["country"].str.strip() != "").to_numpy()
    emptied = {"level": "mid", "area": "", "industry": "", "offer": "", "role": ""}
    return typed.assign(**{n: typed[n].where(~named, word) for n, word in emptied.items()})


def _rejects(people: pd.DataFrame, wrong: dict[int, str]) -> pd.DataFrame:
    rows = sorted(wrong)
    # A file of rejects that was mended and comes back has these two columns already.
    left = _harmless(people.iloc[rows].drop(columns=["line", "reason"], errors="ignore"))
    left.insert(0, "reason", [wrong[row] for row in rows])
    left.insert(0, "line", people.index[rows])
    return left


# --- words, each asked once


def _jobs(
    typed: pd.DataFrame, lookups: Lookups, wrong: dict[int, str]
) -> tuple[list[JobRow], np.ndarray]:
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
    return jobs, at[codes]


def _premiums(typed: pd.DataFrame, lookups: Lookups, wrong: dict[int, str]) -> np.ndarray:
    codes, uniques = _grouped([typed["certs"], typed["languages"]])
    shares, reasons = np.zeros(len(uniques)), {}
    for code, words in enumerate(uniques):
        try:
            shares[code] = lookups.premium(*words)
        except Problem as problem:
            reasons[code] = _reason(problem)
    _note(wrong, np.isin(codes, list(reasons)), lambda row: reasons[codes[row]])
    return np.asarray(shares[codes])


def _grouped(columns: Sequence[pd.Series]) -> tuple[np.ndarray, list[tuple[str, ...]]]:
    """Which different combination of words each row has, and the combinations."""
    whole = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        codes, words = pd.factorize(column)
        whole = whole * max(1, len(words)) + codes
    _, rows, codes = np.unique(whole, return_index=True, return_inverse=True)
    cells = [column.to_numpy()[rows] for column in columns]
    return codes, list(zip(*cells, strict=True))


def _years(typed: pd.DataFrame, lookups: Lookups, wrong: dict[int, str]) -> np.ndarray:
    """Years of experience; not a number where none are given."""
    cells = typed["years"]
    numbers = pd.to_numeric(cells, errors="coerce").to_numpy(dtype=float)
    fine = (numbers >= 0) & (numbers <= MOST_YEARS)
    years = np.where(fine, numbers, np.nan)
    for row in np.flatnonzero(~fine & (cells != "").to_numpy()):
        try:
            if word := cells.iloc[row].strip():
                years[row] = lookups.years(word)
        except Problem as problem:
            wrong.setdefault(int(row), _reason(problem))
    return years


def _offers(
    typed: pd.DataFrame,
    jobs: Sequence[JobRow],
    job_of: np.ndarray,
    lookups: Lookups,
    wrong: dict[int, str],
) -> tuple[np.ndarray, np.ndarray]:
    """Offers as full-time yearly pay, not a number where none is given, and how they were named."""
    cells = typed["offer"]
    amounts = pd.to_numeric(cells, errors="coerce").to_numpy(dtype=float)
    digits = cells.str.replace(".", "", n=1, regex=False).str.isdigit().to_numpy(dtype=bool)
    plain = digits & (amounts > YEARLY_FROM) & (amounts <= MOST_YEARLY)
    offers = np.where(plain, np.round(amounts * FULL_TIME_HOURS / FULL_TIME_HOURS, 6), np.nan)
    hourly = np.array([job.numbers.by_the_hour > 0 for job in jobs] or [False])[job_of]
    named = np.where(plain, "year", "").astype(object)
    known: dict[tuple[str, bool], tuple[float, str]] = {}
    words = cells.to_numpy()
    for row in np.flatnonzero(~plain & (words != "")):
        key = (words[row].strip(), bool(hourly[row]))
        try:
            if not key[0]:
                continue
            if key not in known:
                known[key] = lookups.offer(*key)
            offers[row], named[row] = known[key]
        except Problem as problem:
            wrong.setdefault(int(row), _reason(problem))
    return offers, named


def _alone(
    typed: pd.DataFrame, lookups: Lookups, wrong: dict[int, str]
) -> dict[int, Mapping[str, Any]]:
    """The rows worked out by themselves: more was said of the talk."""
    said = [typed[name].str.strip() != "" for name in CONVERSATION if name in typed.columns]
    more = np.logical_or.reduce([column.to_numpy() for column in said] or [np.zeros(len(typed))])
    found: dict[int, Mapping[str, Any]] = {}
    for row in np.flatnonzero(more):
        if row in wrong:
            continue
        try:
            found[int(row)] = lookups.one(dict(zip(typed.columns, typed.iloc[row], strict=True)))
        except Problem as problem:
            wrong.setdefault(int(row), _reason(problem))
    return found


def _ask_first(
    columns: dict[str, Any],
    jobs: Sequence[JobRow],
    job_of: np.ndarray,
    offers: np.ndarray,
    by_the_hour: np.ndarray,
    areas: np.ndarray,
    asked: Callable[[LawQuestion, str], str],
) -> None:
    """Put what is asked about the law into the columns: the rules of `market/law_first`.

    No figure stands beside an offer under the legal minimum.
    """
    lawful = np.array([job.numbers.lawful for job in jobs] or [0.0])[job_of]
    for row in np.flatnonzero(offers < lawful):
        job, offer = jobs[job_of[row]], offers[row]
        question = asked_of(offer, job.minimum)
        if question is None and not by_the_hour[row]:
            question = asked_of(offer, job.overtime)
        if question is None:
            continue
        columns["law_first"][row] = asked(question, areas[row])
        if question.kind == "minimum":
            columns["figure"][row] = columns["good_at"][row] = np.nan


def _put(columns: dict[str, Any], rows: np.ndarray, alone: Mapping[int, Mapping[str, Any]]) -> None:
    """Put the figures of rows worked out by themselves into the columns."""
    at = {int(row): place for place, row in enumerate(rows)}
    for row, figures in alone.items():
        if row not in at:
            continue
        for name, column in columns.items():
            value = figures.get(_SAME_AS.get(name, name))
            if value is None:
                value = "" if column.dtype == object else np.nan
            column[at[row]] = value


_SAME_AS = {"area_name": "area", "role_key": "role"}
"""Columns that `range` calls otherwise."""


def _note(wrong: dict[int, str], rows: np.ndarray, reason: Callable[[int], str]) -> None:
    for row in np.flatnonzero(rows):
        wrong.setdefault(int(row), reason(int(row)))


def _reason(problem: Problem) -> str:
    return f"{problem}; {problem.hint}" if problem.hint else str(problem)


# --- figures, by column


def _columns(
    jobs: Sequence[JobRow],
    job_of: np.ndarray,
    years: np.ndarray,
    share: np.ndarray,
    offers: np.ndarray,
    named: np.ndarray,
    rules: Rules,
) -> dict[str, Any]:
    """The scalars of `range` for every row, in its order and by its names."""
    job = _numbers(jobs, job_of)
    says_hour = np.where(named == "hour", True, (named != "year") & (job.by_the_hour > 0))
    words = np.array([one.texts for one in jobs] or [("",) * len(TEXTS)], dtype=object)[job_of]
    texts = dict(zip(TEXTS, words.T, strict=True))
    target, value = _targets(job, years, share, rules)
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
        "band_low": job.low,
        "band_mid": job.mid,
        "band_high": job.high,
        **{name: texts[name] for name in TEXTS[len(BEFORE_BAND) : -1]},
        **{f"occupation_p{p}": x for p, x in zip(PERCENTILES, job.percentiles, strict=True)},
        "walk_away": to_cent(clip(rounded_up(job.low, job.step), -math.inf, target)),
        "walk_away_from": np.full(len(target), "market", dtype=object),
        "target": to_cent(target),
        "ask_low": to_cent(target),
        "ask_high": to_cent(ask_high),
        "middle_half_p25": to_cent(half[0]),
        "middle_half_p75": to_cent(half[1]),
        "said_per": np.where(says_hour, "hour", "year").astype(object),
        **_judged(job, target, ask_high, offers, says_hour, rules),
        **_next_level(jobs, job_of, years, share, rules),
    }
    return {name: columns[name] for name in OUTPUT}


def _numbers(jobs: Sequence[JobRow], job_of: np.ndarray) -> JobNumbers:
    """The numbers of each row's job, by column."""
    rows: list[tuple[Any, ...]] = [job.numbers for job in jobs]
    table = np.array(rows or [(np.nan,) * len(JobNumbers._fields)])
    return JobNumbers(**dict(zip(JobNumbers._fields, table[job_of].T, strict=True)))


def _targets(
    job: JobNumbers, years: np.ndarray, share: np.ndarray, rules: Rules
) -> tuple[np.ndarray, np.ndarray]:
    """The target and the value it was rounded from: the rules of `market/target`, by column."""
    known = np.where(np.isnan(years), job.typical_years, years)
    factor = experience_factor(known, job.typical_years, rules.person.experience.value)
    value = held(job.total * factor * (1 + share), job.low, job.high)
    target = speakable(value, low=job.low, high=job.high, minimum=job.minimum, step=job.step)
    return target, value


def _judged(
    job: JobNumbers,
    target: np.ndarray,
    ask_high: np.ndarray,
    offers: np.ndarray,
    says_hour: np.ndarray,
    rules: Rules,
) -> dict[str, Any]:
    """Where each offer stands, and the counter: the rules of `market/offer`, by column."""
    given = ~np.isnan(offers)
    inside = given & (offers < ask_high)
    verdict = np.full(len(offers), None, dtype=object)
    verdict[given] = "above-range"
    verdict[inside] = "in-range"
    verdict[given & (offers < target)] = "below-market"
    counter, good_at = _counters(job, offers, ask_high, says_hour, rules)
    wise = inside & ~(counter < offers * (1 + rules.offer.least_counter.value))
    width = job.high - job.low
    with np.errstate(divide="ignore", invalid="ignore"):
        penetration = np.where(width > 0, (offers - job.low) / width, np.nan)
    return {
        "offer_annual": to_cent(offers),
        "offer_hourly": to_cent(offers / FULL_TIME_HOURS),
        "offer_percentile": _percentiles(job, offers),
        "offer_compa_ratio": offers / job.mid,
        "offer_range_penetration": penetration,
        "offer_verdict": verdict,
        "offer_counter": np.where(wise, to_cent(counter), np.nan),
        "figure": np.where(wise, to_cent(counter), np.nan),
        "good_at": np.where(wise, to_cent(good_at), np.nan),
        "reach_total": np.where(given, job.reach, np.nan),
        **_no_conversation(len(offers)),
    }


def _no_conversation(count: int) -> dict[str, Any]:
    """What `range` says where nothing was said of the conversation, nor asked of the law."""
    usual = {
        "law_first": "",
        "conversation_about": "offer",
        "conversation_pay_set": "talks",
        "conversation_final": False,
        "conversation_need": "some",
        "conversation_wanted": "some",
        "conversation_rival_status": "",
        "conversation_changed": "",
    }
    texts = {name: np.full(count, value, dtype=object) for name, value in usual.items()}
    return {**texts, "conversation_rival_amount": np.full(count, np.nan)}


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
    found = np.full(len(offers), np.nan)
    rows = np.flatnonzero(~np.isnan(offers))
    known = np.column_stack([column[rows] for column in job.percentiles]).tolist()
    found[rows] = [
        percentile_of(offer, tuple(points))
        for offer, points in zip(offers[rows].tolist(), known, strict=True)
    ]
    return found


def _next_level(
    jobs: Sequence[JobRow],
    job_of: np.ndarray,
    years: np.ndarray,
    share: np.ndarray,
    rules: Rules,
) -> dict[str, Any]:
    """The next level and what it would pay the same person; empty at the top."""
    has = np.array([job.above is not None for job in jobs] or [False])[job_of]
    above = [job.above or job for job in jobs]
    target, _ = _targets(_numbers(above, job_of), years, share, rules)
    names = np.array([job.texts[-1] for job in above] or [""], dtype=object)[job_of]
    return {
        "next_level_level": np.where(has, names, ""),
        "next_level_target": np.where(has, to_cent(target), np.nan),
    }


def _harmless(typed: pd.DataFrame) -> pd.DataFrame:
    """Cells that a spreadsheet would run or that steer a screen, made harmless."""
    safe = {}
    for name in typed.columns:
        cells = typed[name]
        text = "\n".join(cells)  # one look at thousands of cells
        if _RISKY.search(text) or not text.replace("\n", "").isprintable():
            cells = cells.map(safe_cell)
        safe[safe_cell(name)] = cells
    return pd.DataFrame(safe, index=typed.index)


_RISKY = re.compile(rf"(?:^|\n)[^\S\n]*[{re.escape(FORMULA_SIGNS)}]")
"""What may be a formula: thousands of empty cells on end are looked at once, not once each."""
