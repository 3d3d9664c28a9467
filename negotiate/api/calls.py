"""A call: the range, what one brings to it, and the offers weighed for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack, cast

from negotiate.api.person import Person, check_home, read_person
from negotiate.api.ranges import range_of
from negotiate.api.scripts import (
    offer_of,
    present_job,
    record_of,
    rival_of,
    talk_track,
    tie_of,
    with_offers,
)
from negotiate.model.errors import Misuse, Problem, check_choice
from negotiate.model.money import Pay
from negotiate.model.profile import NOBODY, Profile
from negotiate.model.question import Tie
from negotiate.model.results import Caution, RangeResult
from negotiate.model.script import CHANNELS, STAGES, Record, Script
from negotiate.words.pay import parse_pay
from negotiate.words.person import PersonWords

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

    def weighed(self, content: OffersFile, about: Offer | None, comparison: Comparison) -> Call:
        """The same call with what offers add to it."""
        day = self.result.as_of
        record = with_offers(self.record, content, comparison, about, day)
        call = self._replace(record=record, comparison=comparison)
        tie = None if about is None else tie_of(content, about, comparison, day)
        if tie is not None:
            call = call.tied(tie)
        if about is None or about.commission is None:
            return call
        if self.person.question.offer != parse_pay(_typed(about), "offer"):
            return call  # another figure was typed, and nobody knows what it counts
        cautions = (_COMMISSION, *call.result.cautions)
        return call._replace(result=call.result._replace(cautions=cautions))

    def tied(self, tie: Tie) -> Call:
        """The same call where the user holds another offer, or a job, worth as much at the tie."""
        person = self.person._replace(question=self.person.question._replace(tie=tie))
        record = self.record._replace(tie=tie)
        return self._replace(person=person, result=range_of(person), record=record)


def call_of(person: Person, achievements: Iterable[str] = (), profile: Profile = NOBODY) -> Call:
    """The call of a person already read; `Problem` where an achievement cannot be said."""
    result = range_of(person)
    record = record_of(person.question, result, achievements, profile)
    return Call(person=person, result=result, record=record, comparison=None)


def filled(given: Mapping[str, Any], about: Offer, content: OffersFile) -> dict[str, Any]:
    """The words of a caller that an offers file knows: what is given stays as it is.

    They are `level` and words of `PersonWords`: the offer, the job one has, a rival. About the job
    one has, the talk is a raise, unless it is said to be another.
    """
    present = present_job(content)
    own = about.status == "current"
    known = {
        "about": "raise" if own else None,
        "current": None if present is None else _typed(present),
        "level": about.level,
        "area": about.area,
        "offer": None if own else _typed(about),
        "hours": about.hours,
    }
    said = {
        name: value if given.get(name) is None else given[name] for name, value in known.items()
    }
    rival = given.get("rival") or rival_of(content, about, given.get("as_of"))
    return said | {"company": about.name, "rival": rival}


def _typed(offer: Offer) -> str:
    """The base pay of an offer, commission with it, as one types it."""
    if offer.salary is not None:
        if offer.pay is not None and offer.commission is None:
            return offer.pay
        return f"{offer.with_commission:.2f}/year"
    return f"{offer.with_commission / (offer.hours * offer.weeks_per_year):.4f}/h"


def the_call(
    level: str | None,
    words: PersonWords,
    content: OffersFile | None = None,
    achievements: Iterable[str] = (),
) -> Call:
    """The call of a caller's words; level, place and offer from the offers where there are any.

    Raises `Problem` where a word cannot be used, `Misuse` where it is not clear which offer is
    meant.
    """
    if content is None:
        return call_of(read_person(level, words), achievements)
    check_home(words.get("country"))
    about = offer_of(content, words.get("company"))
    if about is None and level is None:
        names = ", ".join(offer.name for offer in content.offer)
        raise Misuse(
            "several offers: which one is the call about?", about="company", hint=f"one of: {names}"
        )
    known: dict[str, Any] = {"level": level, **words}
    if about is not None:
        known |= filled(known, about, content)
    of_call = known.pop("level")
    try:
        call = call_of(read_person(of_call, cast("PersonWords", known)), achievements)
    except Problem as problem:
        if about is None or words.get(problem.about) is not None:
            raise
        raise Problem(f'"{about.name}", {problem}', hint=problem.hint) from None
    from negotiate.api.comparisons import weigh

    typed = words | {"area": None} if words.get("bands") else words
    # Not with what this offer filled in: another one without a place is not where this one is.
    return call.weighed(content, about, weigh(content, level, typed))


_COMMISSION = Caution(
    key="commission-counted",
    text="The figures count the commission you expect, for published wages count it too. Say "
    '"all together" with each, and ask how much of it is sure.',
)


def script(
    level: str | None = None,
    *,
    offers: str | Path | Iterable[str | Path] = (),
    stage: str | None = None,
    channel: str = "phone",
    achievements: Iterable[str] = (),
    **words: Unpack[PersonWords],
) -> Script:
    """What to say, from the six tips, with one's own numbers.

    `offers` are offers files, from which level, place and offer come where they are not given; the
    other keywords are those of `PersonWords`. Raises `Problem` where a word or a file cannot be
    used.
    """
    call = call_about(level, offers, achievements, words)
    return script_of(call, stage, channel)


def call_about(
    level: str | None,
    offers: str | Path | Iterable[str | Path],
    achievements: Iterable[str],
    words: PersonWords,
) -> Call:
    """The call of a caller's words and offers files."""
    files = [str(offers)] if isinstance(offers, str | Path) else [str(file) for file in offers]
    if not files:
        return the_call(level, words, None, achievements)
    from negotiate.api.offers import load_offers

    return the_call(level, words, load_offers(files, words.get("as_of")), achievements)


def script_of(call: Call, stage: str | None, channel: str) -> Script:
    """The script of a call, at a stage and for a channel as typed."""
    known = None if stage is None else check_choice(stage, STAGES, "stage")
    return talk_track(call.result, call.record, known, check_choice(channel, CHANNELS, "channel"))
