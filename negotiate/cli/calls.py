"""What a call is about: the range, what the user brings, and the offers weighed for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import typer

from negotiate.api.person import Person, abroad
from negotiate.api.ranges import range_of
from negotiate.api.scripts import offer_of, present_job, record_of, rival_of, with_offers
from negotiate.cli.asking import Asked, doubt_unlikely, person_of
from negotiate.cli.offer_files import check_home, check_set, own_offers, read_offers
from negotiate.cli.output import note
from negotiate.model.errors import Misuse, Problem
from negotiate.model.money import Pay
from negotiate.model.results import RangeResult
from negotiate.model.script import Record

if TYPE_CHECKING:  # making the records of offers takes 8 ms, and most calls need none
    from negotiate.model.comparison import Comparison
    from negotiate.model.offer import Offer, OffersFile


class Call(NamedTuple):
    """Everything known before a call."""

    person: Person
    result: RangeResult
    record: Record
    comparison: Comparison | None

    def with_offer(self, offer: Pay) -> Call:
        """The same call about an offer."""
        person = self.person._replace(question=self.person.question._replace(offer=offer))
        return self._replace(person=person, result=range_of(person))


def the_call(
    asked: Asked,
    files: Sequence[str],
    achievements: Sequence[str],
    ctx: typer.Context,
    example: str,
    changes: Sequence[str] = (),
) -> Call:
    """The range and the record for what was typed; level, place and offer from the offers file.

    `changes` are other numbers for this run. Raises `Problem` where a word or a file cannot be
    used.
    """
    if asked.country and asked.bands is None and abroad(asked.country):
        if files:
            check_home(asked.country)
    else:
        files = files or own_offers(asked.saved)
    if not files:
        check_set(changes)
        person = person_of(asked, ctx, example)
        return _call(person, asked, achievements)
    content = read_offers(files, asked.as_of, changes)
    about = offer_of(content, asked.company)
    if about is None and asked.level is None:
        command = " ".join(example.split()[:2])
        example = f'{command} {files[0]} --company "{content.offer[0].name}"'
        raise Misuse("several offers: which one is the call about?", hint=f"say it: {example}")
    if about is None:
        note("several offers: --company NAME says which one the call is about")
    filled = _filled(asked, about, content) if about else asked
    call = _call(_person_of(filled, asked, about, ctx, example), asked, achievements)
    comparison = _weighed(filled, content)
    record = with_offers(call.record, content, comparison, about, call.result.as_of)
    return call._replace(record=record, comparison=comparison)


def _call(person: Person, asked: Asked, achievements: Sequence[str]) -> Call:
    result = range_of(person)
    doubt_unlikely(result)
    record = record_of(person.question, result, achievements, asked.saved)
    return Call(person=person, result=result, record=record, comparison=None)


def _filled(asked: Asked, about: Offer, content: OffersFile) -> Asked:
    """What was typed, with the rest from the file: the offer, the job one has, a rival."""
    pay = _typed(about)
    present = present_job(content)
    current = _typed(present) if present is not None and present is not about else None
    rival = asked.rival or rival_of(content, about, asked.as_of)
    return asked._replace(
        current=current if asked.current is None else asked.current,
        rival=rival,  # type: ignore[arg-type]  # read already: an option is text
        company=about.name,
        level=about.level if asked.level is None else asked.level,
        area=about.area if asked.area is None else asked.area,
        offer=pay if asked.offer is None else asked.offer,
        hours=about.hours if asked.hours is None else asked.hours,
    )


def _typed(offer: Offer) -> str:
    """The base pay of an offer, commission with it, as one types it."""
    if offer.salary is not None:
        return f"{offer.with_commission:.2f}/year"
    return f"{offer.with_commission / (offer.hours * offer.weeks_per_year):.4f}/h"


def _person_of(
    filled: Asked, typed: Asked, about: Offer | None, ctx: typer.Context, example: str
) -> Person:
    """The person; what is wrong in the file is said of the file, not of an option."""
    try:
        return person_of(filled, ctx, example)
    except Problem as problem:
        if about is None or getattr(typed, problem.about, "") is not None:
            raise
        raise Problem(f'"{about.name}", {problem}', hint=problem.hint) from None


def _weighed(asked: Asked, content: OffersFile) -> Comparison:
    from negotiate.api.comparisons import weigh

    words = asked.words()
    if asked.bands:
        words |= {"area": None}
    return weigh(content, asked.level, words)
