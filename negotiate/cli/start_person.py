"""Who one is and which job it is: the questions of a start, and the options they make."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import cast

from negotiate.api.choices import AnyPlace, Choices, find_place, known_choices
from negotiate.api.person import PersonWords, parse_years
from negotiate.api.ranges import target_range
from negotiate.api.roles import Job, read_job, role_label
from negotiate.cli.dialog import Step, choice, say
from negotiate.cli.job import SERVICE, job_typed, level_lines, show_jobs, title_of
from negotiate.cli.output import note
from negotiate.cli.questions import industry_of, level_of
from negotiate.model.errors import Problem
from negotiate.model.profile import Profile
from negotiate.model.text import clean

UNSURE = "unsure"
_NOT_SURE = "not sure: shows two, side by side"
Known = Mapping[str, str]


def next_of_person(known: Known, saved: Profile, placed: bool = False) -> Step | None:
    """The next question on the job and the person; None where all is answered.

    The place is not asked where it is known otherwise (`placed`).
    """
    return next(_steps(known, saved, placed), None)


def _steps(known: Known, saved: Profile, placed: bool) -> Iterator[Step]:
    if "job" not in known:
        yield _job(known, saved)
        return
    if "area" not in known and not placed:
        yield _place(known, saved)
        return
    choices = known_choices(job_of(known).role, place_of(known))
    yield from _pair(
        known,
        key="level",
        words=_LEVEL.get(known["what"], "Which level is the job?"),
        lines=level_lines(choices.levels),
        read=lambda text: level_of(text, choices.levels),
        usual=_usual_level(known, saved, choices),
    )
    if "years" not in known:
        level = choices.levels[settled(known, "level")]
        years = saved.years if saved.years is not None else level.typical_years
        text = "Years in this kind of work, all together"
        yield Step(key="years", words=text, read=_years, usual=f"{years:g}")
    if not place_of(known).country:  # what industries pay is known in the US alone
        yield from _pair(
            known,
            key="industry",
            words="What kind of company is it? Enter if you do not know",
            lines=list(choices.companies.values()),
            read=industry_of,
            usual=saved.industry or "",
            needed=False,
        )
    yield from _settling(known)


def _job(known: Known, saved: Profile) -> Step:
    usual = role_label(saved.role) if saved.role else SERVICE
    return Step(
        key="job",
        words=_JOB.get(known["what"], "What is the job? Its title, or ? for a list"),
        read=_title,
        usual=usual,
        help=show_jobs,
    )


def _place(known: Known, saved: Profile) -> Step:
    usual = saved.area or "US"
    if saved.area and saved.country:
        from negotiate.api.choices import place_in_country

        usual = place_in_country(saved.area, saved.country)
    return Step(
        key="area",
        words='Place, like "Phoenix, AZ" or "Toronto, Canada", or US',
        read=lambda text: _area(text, job_of(known).role),
        usual=usual,
    )


def _settling(known: Known) -> Iterator[Step]:
    """Between two that somebody was unsure of, once both can be shown."""
    for key, what in (("level", "level"), ("industry", "kind of company")):
        if known.get(key) == UNSURE and f"{key}.settled" not in known:
            two = known[f"{key}.two"].split(",")
            yield Step(
                key=f"{key}.settled",
                words=f"With which {what} shall it go on? (1 or 2)",
                read=lambda text, two=two: choice(text, dict.fromkeys(two, "")),  # type: ignore[misc]
                usual=two[0],
                numbers=2,
                before=lambda key=key, two=two: _side_by_side(known, key, two),  # type: ignore[misc]
            )


_JOB = {
    "raise": "What is your job? Its title, or ? for a list",
    "promotion": "What job would you step up to? Its title, or ? for a list",
    "look": "Which job? Its title, or ? for a list",
}
_LEVEL = {
    "raise": "Which level is the job you have?",
    "promotion": "Which level would you step up to?",
    "look": "Which level do you want to see?",
}


def _usual_level(known: Known, saved: Profile, choices: Choices) -> str:
    usual = job_of(known).level or saved.level or ""
    return usual if usual in choices.levels else ""


def _pair(
    known: Known,
    *,
    key: str,
    words: str,
    lines: Sequence[str],
    read: Callable[[str], str],
    usual: str,
    needed: bool = True,
) -> Iterator[Step]:
    """A choice from a menu, and, where somebody is not sure, of the two that come nearest."""
    last = str(len(lines) + 1)

    def one(text: str) -> str:
        if not text and not needed:
            return ""
        return UNSURE if text in (last, UNSURE, "not sure") else read(text)

    def two(text: str) -> str:
        found = list(dict.fromkeys(read(part) for part in text.replace(",", " ").split()))
        if len(found) != 2:
            raise Problem("that is not two of them", hint="write two numbers, like 2 3")
        return ",".join(found)

    if key not in known:
        yield Step(key=key, words=words, read=one, usual=usual, menu=(*lines, _NOT_SURE))
    elif known[key] == UNSURE and f"{key}.two" not in known:
        yield Step(key=f"{key}.two", words="Which two come nearest, like 2 3", read=two)


def _side_by_side(known: Known, key: str, two: Sequence[str]) -> None:
    """The range with each of two answers."""
    note("")
    for number, one in enumerate(two, 1):
        told = person_options({**known, key: one}, Profile())
        level = told.pop("level")
        words = cast("PersonWords", {**told, "years": float(told["years"])})
        result = target_range(level, **words)
        name = result.level.short if key == "level" else known_choices().companies[one]
        per = " an hour" if result.unit.says_hour else ""
        text = (
            f"  {number}  {name}: target {result.unit.say(result.target)}, ask for "
            f"{result.unit.between(*result.ask_said)}{per}"
        )
        say(text, indent=5)


# --- what was answered


def person_options(known: Known, saved: Profile) -> dict[str, str]:
    """Who one is and which job it is, by option.

    What the profile would fill in otherwise is said too.
    """
    job, place = job_of(known), place_of(known)
    told = {
        "role": job.role or ("customer-service" if saved.role else ""),
        "level": settled(known, "level"),
        "years": known.get("years", ""),
        "country": place.country or ("US" if saved.country else ""),
        "area": place.area,
        "industry": settled(known, "industry") or ("unknown" if saved.industry else ""),
    }
    return {key: text for key, text in told.items() if text}


def job_of(known: Known) -> Job:
    """The job that was named; customer service where none was."""
    return read_job(known["job"]) if known.get("job") else Job(role="")


def place_of(known: Known) -> AnyPlace:
    """The place that was named; none where the offers have theirs."""
    return find_place(known["area"]) if known.get("area") else AnyPlace(area="")


def settled(known: Known, key: str) -> str:
    """What was chosen; of two, the first until one is settled on."""
    if known.get(key) != UNSURE:
        return known.get(key, "")
    return known.get(f"{key}.settled") or known[f"{key}.two"].partition(",")[0]


# --- reading an answer


def _title(text: str) -> str:
    if text:
        job_typed(text)
    return clean(title_of(text), 60)


def _area(text: str, role: str) -> str:
    place = find_place(text or "US")
    known_choices(role, place)  # a job nobody has figures of there is said at once
    return place.name


def _years(text: str) -> str:
    return f"{parse_years(text):g}"
