"""A talk track from a range and what the user brings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal

from negotiate.api.achievements import read_achievements
from negotiate.api.background import background
from negotiate.files.facts import load_clauses, load_daily_overtime_laws, load_facts, load_pay_laws
from negotiate.files.gazetteer import Gazetteer
from negotiate.files.lines import HOME, load_lines, load_metrics, load_talk
from negotiate.model.band import Place
from negotiate.model.clauses import ClauseTopic
from negotiate.model.conversation import RIVAL_STATUSES, Rival
from negotiate.model.errors import Misuse, Problem
from negotiate.model.money import Pay
from negotiate.model.profile import NOBODY, Paper, Profile
from negotiate.model.question import Question, Tie
from negotiate.model.results import RangeResult
from negotiate.model.script import Channel, Record, Script, Stage
from negotiate.model.text import clean, listing, place_key
from negotiate.talk.numbers import spoken
from negotiate.talk.script import script
from negotiate.words.days import day_or
from negotiate.words.pay import parse_pay

if TYPE_CHECKING:  # making the records of offers takes 8 ms, and most calls need none
    from negotiate.model.comparison import Comparison
    from negotiate.model.offer import Offer, OffersFile


def talk_track(
    result: RangeResult,
    record: Record,
    stage: Stage | None = None,
    channel: Channel = "phone",
) -> Script:
    """What to say: by default about the offer where there is one, else on the offer call.

    With one's own boss it is the meeting. Raises `Misuse` for a meeting with anybody else.
    """
    law = load_pay_laws().at(result.place)
    boss = result.conversation.with_ones_boss
    if stage is None:
        stage = "meeting" if boss else "counter" if result.offer else "offer"
    if stage == "meeting" and not boss:
        raise Misuse(
            "a meeting about pay is with your own boss",
            about="stage",
            hint="add --about raise or --about promotion, or choose another stage",
        )
    overtime = load_daily_overtime_laws()
    here = result.place.country == HOME  # clauses and rights on file are those of the US
    clauses = load_clauses() if here and (stage == "after" or record.clauses) else None
    talk = load_talk(result.place.country)
    return script(result, record, stage, channel, talk, load_metrics(), law, overtime, clauses)


def public(result: RangeResult, record: Record) -> tuple[RangeResult, Record]:
    """The same without what is the user's own business, to build words that can be shared.

    Gone are need, how wanted one is, a rival, numbers said before, present pay, the figure that is
    good enough, the steps of giving way and the tie.
    """
    talk = result.conversation._replace(need="some", wanted="some", rival=None, changed="")
    bare = record._replace(current=None, tie=None)
    shown = result._replace(
        conversation=talk,
        rival=None,
        said=None,
        said_typed=None,
        holds=None,
        good_at=None,
        concessions=(),
        when_they_say=tuple(b for b in result.when_they_say if not b.private),
    )
    return spoken(shown, load_lines(shown.place.country), bare), bare


def record_of(
    question: Question,
    result: RangeResult,
    achievements: Iterable[str] = (),
    profile: Profile = NOBODY,
) -> Record:
    """What the user brings; raises `Problem` where an achievement cannot be said."""
    return background(question, result.place)._replace(
        name=clean(profile.name, 40),
        years=None if result.level.own else question.years,
        achievements=read_achievements(achievements) or profile.achievements,
        city=_city(result.place),
        other_offer=result.rival is not None and result.rival.status in ("written", "verbal"),
    )


def paper_of(place: Place) -> Paper:
    """The size of paper in use in the country of a place."""
    if place.country == "US":
        return "letter"
    from negotiate.files.countries import countries

    return next(country.paper for country in countries() if country.code == place.country)


def _city(place: Place) -> str:
    """The city people name for a metro: the one typed, where it is one of its own, else its first.

    Empty for a state, the nation and a user's own places.
    """
    if place.city or place.area_type != "metro":
        return place.city
    title = place.area.split(",")[0]
    cities = [c.name for c in Gazetteer().cities() if c.area_code == place.area_code]
    typed = [name for name in cities if place_key(name) == place.key]
    first = sorted((name for name in cities if name in title), key=title.index)
    return (typed or first or [title.split("-")[0].split("/")[0]])[0]


def offer_of(content: OffersFile, company: str | None) -> Offer | None:
    """The offer a call is about: the only one, or the one of `company`; None where it is unclear.

    The job one has is never it, unless it is named. Raises `Problem` where no offer is named like
    `company`.
    """
    if company is None:
        open_offers = [offer for offer in content.offer if offer.status != "current"]
        return open_offers[0] if len(open_offers) == 1 else None
    key = _name_key(company)
    found = [offer for offer in content.offer if key in _name_key(offer.name)]
    exact = [offer for offer in found if _name_key(offer.name) == key]
    if len(exact or found) != 1:
        names = listing(f"'{offer.name}'" for offer in (found or content.offer))
        wrong = f"fits {len(found)} offers" if found else "is not one of the offers"
        raise Problem(
            f"'{clean(company, 40)}' {wrong}",
            about="company",
            hint=f"name the employer you will talk to: {names}",
        )
    return (exact or found)[0]


def _name_key(name: str) -> str:
    return clean(name).casefold()


def rival_of(content: OffersFile, about: Offer, as_of: str | date | None) -> Rival | None:
    """The other employer's offer that may be spoken of, with its true status; None where none may.

    A written one comes first, the highest of several; without a status nothing is said of it.
    `as_of` is the day by which deadlines are judged, as typed; None: today.
    """
    day = day_or(date.today(), as_of)
    for status in RIVAL_STATUSES:
        found = [offer for offer in _others(content, about, day) if offer.status == status]
        if found:
            best = max(found, key=lambda offer: offer.base)
            return Rival(pay=base_pay(best), status=status, name=best.name)
    return None


def present_job(content: OffersFile) -> Offer | None:
    """The job one has, where the file has it."""
    return next((offer for offer in content.offer if offer.status == "current"), None)


def base_pay(offer: Offer) -> Pay:
    """The base pay of an offer, as it was named."""
    if offer.salary is None:
        return Pay(amount=offer.hourly or 0.0, period="hour")
    if offer.pay is not None:
        return parse_pay(offer.pay, "pay")
    return Pay(amount=offer.salary, period="year")


def _others(content: OffersFile, about: Offer, day: date) -> list[Offer]:
    """The other offers that can still be taken."""
    return [
        offer
        for offer in content.offer
        if offer.name != about.name and (offer.deadline is None or offer.deadline >= day)
    ]


def with_offers(
    record: Record, content: OffersFile, comparison: Comparison, about: Offer | None, day: date
) -> Record:
    """The record with what the offers add: what asks are worth, and what is there."""
    name = about.name if about else comparison.offers[0].name
    worth = {
        ask.key: max(ask.worth, ask.day_rate_value or 0.0)
        for ask in comparison.asks
        if ask.offer == name
    }
    ranked = sorted((key for key in worth if worth[key]), key=lambda key: -worth[key])
    standing = [o for o in content.offer if o.deadline is None or o.deadline >= day]
    others = standing if about is None else _others(content, about, day)
    held = sum(offer.status not in ("interviewing", "current") for offer in others)
    record = record._replace(
        ranked_asks=tuple(ranked),
        other_offer=record.other_offer or held > (1 if about is None else 0),
    )
    if about is None:
        return record
    from negotiate.offers.asks import asks_met

    return record._replace(
        has=asks_met(about),
        clauses=frozenset(_clauses(about)),
        deadline=about.deadline,
        other_deadline=_first_to_end(others),
        remote=record.remote or (about.area or "").casefold() == "remote",
    )


def _first_to_end(offers: Iterable[Offer]) -> tuple[str, date] | None:
    held = (offer for offer in offers if offer.status not in ("interviewing", "current"))
    ends = [(offer.deadline, offer.name) for offer in held if offer.deadline is not None]
    return min(ends)[::-1] if ends else None


def _clauses(about: Offer) -> Iterator[ClauseTopic]:
    """What the offer has that is worth reading twice before one signs."""
    if about.sign_on.amount and about.sign_on.repay_within_months:
        yield "repay"
    if any(not change.in_writing for change in about.change):
        yield "review"


def tie_of(content: OffersFile, about: Offer, comparison: Comparison, day: date) -> Tie | None:
    """The base pay at which the offer is worth as much as the best one that the user holds."""
    held = [o for o in _others(content, about, day) if o.status in (None, "written", "current")]
    if not held:
        return None
    names = {offer.name for offer in held}
    mine = next(offer for offer in comparison.counted if offer.name == about.name)
    best = next(offer for offer in comparison.counted if offer.name in names)
    from negotiate.offers.break_even import base_break_even

    row = base_break_even(mine, best, content.preferences, load_facts().rules)
    out_of_reach = row is None or row.needs is None or row.far
    if out_of_reach and comparison.counted.index(mine) < comparison.counted.index(best):
        return None  # this one is worth more, whatever they say
    unit: Literal["hour", "year"] = "year" if about.salary is not None else "hour"
    commission = about.with_commission - about.base
    if unit == "hour":
        commission /= about.hours * about.weeks_per_year
    needs = None if out_of_reach or row is None else row.needs
    return Tie(
        about=about.name,
        held=best.name,
        base=None if needs is None else Pay(amount=needs, period=unit),
        commission=commission,
        has=best.status == "current",
    )
