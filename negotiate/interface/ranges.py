"""A target range from a user's words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from negotiate.files import bands as band_files
from negotiate.files.facts import load_facts
from negotiate.files.gazetteer import Gazetteer
from negotiate.files.lines import load_lines
from negotiate.interface.checks import check_hours, check_person
from negotiate.market.places import resolve
from negotiate.market.range import target_range as _target_range
from negotiate.model.band import Bands, Place
from negotiate.model.facts import Facts
from negotiate.model.money import FULL_WEEK, Pay, parse_pay, parse_pay_range
from negotiate.model.results import RangeResult
from negotiate.model.text import clean, place_key
from negotiate.talk.numbers import spoken

Amount = str | float | Pay
LONGEST_NAME = 40
"""Letters of a company's name that are kept: more breaks every line it stands in."""


def load_bands(path: str | Path | None = None) -> Bands:
    """The salary bands in use: the project's own, or those of a file.

    >>> len(load_bands())
    2250
    """
    return band_files.bands_in_use() if path is None else band_files.own_bands(Path(path))


def target_range(
    level: str,
    *,
    years: float | None = None,
    area: str | None = None,
    certs: Iterable[str] = (),
    languages: Iterable[str] = (),
    industry: str | None = None,
    company: str = "",
    hours: float | None = None,
    offer: Amount | None = None,
    posted: str | tuple[Pay, Pay] | None = None,
    current: Amount | None = None,
    floor: Amount | None = None,
    said: Amount | None = None,
    as_of: date | None = None,
    bands: str | Path | None = None,
    finds: str | Path | None = None,
) -> RangeResult:
    """The range to aim for, with every step that leads to it, and what to say to an offer.

    Amounts are numbers or what one would type ("21.50/h"); `posted` is the advert's range
    ("18-22/h"); `finds` is a file of the user's own finds. Raises `Problem` where a word is not
    known or an amount is none.

    >>> r = target_range("senior", years=6, area="Phoenix, AZ", as_of=date(2026, 11, 22))
    >>> r.to_dict()["area"]
    'Phoenix-Mesa-Chandler, AZ'
    """
    facts = load_facts()
    person = check_person(
        facts,
        level=level,
        years=years,
        certs=certs,
        languages=languages,
        industry=industry,
        as_of=as_of,
    )
    question = person._replace(
        company=clean(company, LONGEST_NAME),
        hours=FULL_WEEK if hours is None else check_hours(hours),
        current=_pay(current, "--current"),
        floor=_pay(floor, "--floor"),
        offer=_pay(offer, "--offer"),
        posted=_posted(posted),
        said=_pay(said, "--said"),
        assumed=tuple(_assumed(facts, person.level, years=years, area=area, hours=hours)),
    )
    place, found = place_and_bands(area, bands)
    if finds is not None:
        from negotiate.interface.finds import finds_for

        question = question._replace(
            finds=finds_for(Path(finds), person.level, place, question.as_of)
        )
    return spoken(_target_range(question, place, found, facts), load_lines())


def place_and_bands(area: str | None, path: str | Path | None) -> tuple[Place, Bands]:
    """The place a user means and the bands that may hold there."""
    if path is None:
        place = resolve("US" if area is None else area, Gazetteer())
        return place, band_files.bands_in_use(place.area_code)
    own = band_files.own_bands(Path(path))
    return _own_place(area, own), own


def _own_place(area: str | None, own: Bands) -> Place:
    """A place for a user's own bands: one they name themselves need not be in the United States."""
    named = {band.area_code: band for band in own}
    foreign = all(band.currency != "USD" for band in own)
    text = clean(area or "")
    if place_key(text) in named or (foreign and (text or len(named) == 1)):
        band = named.get(place_key(text)) or own.rows[0]
        shown = band.area or text or "your own bands"
        key = place_key(text) if text else band.area_code
        return Place(area_code=key, area=shown, area_type="own", state=band.state, typed=text)
    return resolve(text or "US", Gazetteer())._replace(area_type="own")


def _pay(amount: Amount | None, option: str) -> Pay | None:
    if amount is None or isinstance(amount, Pay):
        return amount
    return parse_pay(amount if isinstance(amount, str) else f"{amount:.10g}", option)


def _posted(posted: str | tuple[Pay, Pay] | None) -> tuple[Pay, Pay] | None:
    return parse_pay_range(posted, "--posted") if isinstance(posted, str) else posted


def _assumed(
    facts: Facts, level: str, *, years: float | None, area: str | None, hours: float | None
) -> Iterable[tuple[str, object, str]]:
    if area is None:
        yield "area", "US", "--area"
    if years is None:
        yield "years", facts.levels[level].typical_years, "--years"
    if hours is None:
        yield "hours", FULL_WEEK, "--hours"
