"""A talk track from a range and what the user brings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from negotiate.api.achievements import read_achievements
from negotiate.files.facts import load_daily_overtime_laws, load_facts, load_pay_laws
from negotiate.files.gazetteer import Gazetteer
from negotiate.files.lines import load_metrics, load_talk
from negotiate.model.band import Place
from negotiate.model.errors import Problem
from negotiate.model.profile import NOBODY, Profile
from negotiate.model.question import Question
from negotiate.model.results import RangeResult
from negotiate.model.script import Channel, Record, Script, Stage
from negotiate.model.text import clean, listing, place_key
from negotiate.talk.script import script

if TYPE_CHECKING:  # making the records of offers takes 8 ms, and most calls need none
    from negotiate.model.comparison import Comparison
    from negotiate.model.offer import Offer, OffersFile


def talk_track(
    result: RangeResult,
    record: Record,
    stage: Stage | None = None,
    channel: Channel = "phone",
) -> Script:
    """What to say: by default about the offer where there is one, else on the offer call."""
    law = load_pay_laws().at(result.place)
    if stage is None:
        stage = "counter" if result.offer else "offer"
    metrics = load_metrics() if record.achievements else ()
    overtime = load_daily_overtime_laws()
    return script(result, record, stage, channel, load_talk(), metrics, law, overtime)


def record_of(
    question: Question,
    result: RangeResult,
    achievements: Iterable[str] = (),
    profile: Profile = NOBODY,
) -> Record:
    """What the user brings; raises `Problem` where an achievement cannot be said."""
    labels = load_facts().certificates
    return Record(
        name=clean(profile.name, 40),
        years=None if result.level.own else question.years,
        certificates=tuple(labels[key].label for key in question.certificates),
        languages=question.languages,
        achievements=read_achievements(achievements) or profile.achievements,
        city=_city(result.place),
    )


def _city(place: Place) -> str:
    """The city people name for a metro: the one typed, where it is one of its own, else its first.

    Empty for a state, the nation and a user's own places.
    """
    if place.area_type != "metro":
        return ""
    title = place.area.split(",")[0]
    cities = [c.name for c in Gazetteer().cities() if c.area_code == place.area_code]
    typed = [name for name in cities if place_key(name) == place.key]
    first = sorted((name for name in cities if name in title), key=title.index)
    return (typed or first or [title.split("-")[0].split("/")[0]])[0]


def offer_of(content: OffersFile, company: str | None) -> Offer | None:
    """The offer a call is about: the only one, or the one of `company`; None where it is unclear.

    Raises `Problem` where no offer is named like `company`.
    """
    if company is None:
        return content.offer[0] if len(content.offer) == 1 else None
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


def with_offers(
    record: Record, content: OffersFile, comparison: Comparison, about: Offer | None, day: date
) -> Record:
    """The record with what the offers add: that another one stands, and what asks are worth."""
    standing = [o for o in content.offer if o.deadline is None or o.deadline >= day]
    others = [o for o in standing if about is not None and o.name != about.name]
    name = about.name if about else comparison.offers[0].name
    worth = {
        _ASKS.get(ask.key, ask.key): max(ask.worth, ask.day_rate_value or 0.0)
        for ask in comparison.asks
        if ask.offer == name
    }
    ranked = sorted((key for key in worth if worth[key]), key=lambda key: -worth[key])
    other = bool(others) if about else len(standing) > 1
    return record._replace(other_offer=other, ranked_asks=tuple(ranked))


_ASKS = {"sign-on": "bonus", "sign-on-lead": "bonus"}
"""Usual asks that a script puts in another line's words."""
