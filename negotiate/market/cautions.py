"""What a user should know before relying on the figures, most important first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from negotiate.market.minimum import InForce
from negotiate.market.standing import Standing
from negotiate.model.facts import LegalFigure
from negotiate.model.money import FULL_TIME_HOURS
from negotiate.model.results import Caution


def cautions(standing: Standing) -> tuple[Caution, ...]:
    """The cautions by kind: law, own figures, advert, level, place, industry, the rest."""
    kinds = (_law, _own, _advert, _level, _place, _industry, _rest)
    return tuple(caution for find in kinds for caution in find(standing))


def _law(s: Standing) -> Iterator[Caution]:
    """What the law says of the offer, the band, and a salary without overtime."""
    if s.minimum is not None:
        yield from _minimum(s, _soon_or_never(s, s.minimum))
        if s.own.source == "floor" and s.own.amount < s.worth.minimum:
            yield Caution(
                "floor-under-minimum", f"Your floor is under the legal minimum, {_wage(s.minimum)}."
            )
        if s.advert is not None and s.advert[1] < s.worth.minimum:
            yield Caution(
                "advert-under-minimum",
                f"The advert ends under the legal minimum, {_wage(s.minimum)}.",
            )
    if s.salary_floor is not None and s.level.paid == "year":
        yield from _overtime(s, s.salary_floor)


def _minimum(s: Standing, minimum: InForce) -> Iterator[Caution]:
    soon = _soon(minimum)
    offer = s.offer.amount if s.offer else None
    if offer is not None and offer < s.worth.minimum:
        yield Caution(
            "offer-under-minimum",
            f"This offer is under the legal minimum, {_wage(minimum)}.{soon}{_doubt(minimum)}",
        )
    elif s.worth.published.low < s.worth.minimum:
        yield Caution(
            "raised-to-minimum",
            f"Figures are raised to the legal minimum, {_wage(minimum)}.{soon}{_doubt(minimum)}",
        )
    elif minimum.next_amount is not None:
        coming = cents_a_year(minimum.next_amount)
        if offer is not None and offer <= coming:
            yield Caution(
                "minimum-reaches-offer",
                f"The legal minimum soon reaches this offer:{soon.replace(' It rises to', '')}",
            )
        elif coming > s.worth.band.low:
            yield Caution(
                "minimum-passes-band",
                f"The legal minimum will pass the low end of this band.{soon}",
            )


def _overtime(s: Standing, floor: InForce) -> Iterator[Caution]:
    """A salary under the floor does not free an employer from overtime pay."""
    salary = s.unit.yearly(s.offer.amount if s.offer else s.worth.target)
    if salary < floor.amount:
        named = f"${floor.amount:,.0f} a year ({floor.row.jurisdiction})"
        yield Caution(
            "overtime-owed",
            f"On a salary under {named} overtime is generally owed. Ask: "
            f'"Is this role paid overtime? The salary level here is ${floor.amount:,.0f}."',
        )


def _own(s: Standing) -> Iterator[Caution]:
    """The user's floor and current pay against what the job pays."""
    band, say = s.worth.band, s.unit.say
    if s.offer and s.offer.verdict == "below-floor":
        yield Caution("offer-under-floor", "This offer is under your floor.")
    elif s.offer and s.offer.verdict == "below-current":
        yield Caution("offer-under-current", "This offer is under what you earn now.")
    if s.own.source == "floor" and s.current is not None and s.own.amount < s.current:
        yield Caution("floor-under-current", "Your floor is under what you earn now.")
    lawful = s.own.amount >= s.worth.minimum
    if s.own.source == "floor" and lawful and not band.low <= s.own.amount <= band.high:
        side = "above" if s.own.amount > band.high else "below"
        yield Caution(
            "floor-outside-band",
            f"Your floor lies {side} what this job pays here, {_stretch(s, band.low, band.high)}.",
        )
    if s.current is not None and s.current > band.high and s.own.source != "floor":
        yield Caution(
            "current-above-band",
            f"You earn more than this job pays here (up to {say(band.high)}). Is the level right? "
            "Set --floor if only a match will do.",
        )
    if s.own.own is not None and s.ask.posted is not None and s.ask.posted[1] < s.own.own:
        yield Caution("advert-under-reservation", "The advert ends below what you would take.")
    elif s.ask.lifted and s.ask.low > band.high:
        yield Caution(
            "ask-above-band",
            "The ask stands on your own figure, above what this job pays here: expect a no.",
        )
    elif s.ask.lifted and s.ask.low > s.worth.target:
        yield Caution(
            "ask-above-target",
            "The ask stands on your own figure, above what the pay data supports.",
        )
    counter = s.offer.counter if s.offer and s.own.own is not None else None
    if s.offer and counter is not None and counter != s.said:
        reach = s.facts.rules.reach.of(s.level).value
        if counter > max(s.offer.amount, s.worth.minimum) * reach:
            yield Caution(
                "gap-beyond-reach",
                f"From this offer to {say(counter)} is a gap that is rarely closed on one call.",
            )


def _advert(s: Standing) -> Iterator[Caution]:
    """What the advert's range means beside the pay data."""
    if s.advert is None or s.ask.posted is None:
        return
    low, high = s.advert
    room = 1 + s.facts.rules.ask.least_width.value
    if high < s.worth.band.low:
        yield Caution(
            "advert-under-band",
            "The advert pays less than this job does here: ask for its top, or above it.",
        )
    elif high < s.worth.target:
        yield Caution(
            "advert-under-target",
            f"The advert ends under your target of {s.unit.say(s.worth.target)}: ask for its top.",
        )
    if low > s.worth.band.high:
        yield Caution(
            "advert-above-band",
            "The advert pays more than our figures for this job: trust the advert.",
        )
    if high > low * (1 + s.facts.rules.ask.wide_advert.value):
        yield Caution(
            "advert-wide",
            "The advert's range is very wide: ask what people with your years are hired at.",
        )
    if high < low * room:
        yield Caution(
            "advert-without-room", "The advert leaves no room for a range: ask for its top."
        )


def _level(s: Standing) -> Iterator[Caution]:
    """An offer that fits the level below or above better than this one."""
    if s.offer is None:
        return
    offer, band = s.offer.amount, s.worth.band
    if s.below and s.below[1].band.low <= offer < band.low:
        yield Caution(
            "offer-fits-level-below",
            f"This offer fits a {s.below[0].short}: ask which level this is.",
        )
    if s.above and band.high < offer <= s.above[1].band.high:
        yield Caution(
            "offer-fits-level-above",
            f"This offer fits a {s.above[0].short}: ask which level this is.",
        )


def _place(s: Standing) -> Iterator[Caution]:
    """Figures that stand in for a place, or were mended."""
    if not s.place.known:
        yield Caution(
            "place-unknown",
            f"'{s.place.typed}' is in no metro on file: these figures are for all of "
            f"{s.place.area}.",
        )
    if s.place.guessed:
        yield Caution("place-guessed", f"'{s.place.typed}' was taken for {s.place.guessed}.")
    if s.band.adjusted:
        yield Caution(
            "wages-mended",
            f"The wage figures of {s.band.area} look odd and were mended: {s.band.adjusted}.",
        )


def _industry(s: Standing) -> Iterator[Caution]:
    """What the industry figure is known for, or that one may be missing."""
    if s.level.own:
        if s.question.industry is not None:
            yield Caution(
                "industry-of-contact-centers",
                "The industry figures are those of contact centers, so none was counted here.",
            )
        return
    if s.advert is not None:
        return
    if s.question.industry is None:
        far = 1 - s.facts.rules.offer.far_under.value
        if s.offer and s.offer.amount < s.worth.target * far and s.band.currency == "USD":
            less = 1 - s.facts.industries["outsourcer"].value
            yield Caution(
                "perhaps-outsourced",
                f"Is it outsourced? Those centers pay about {less:.0%} less: "
                "add --industry outsourcer.",
            )
        return
    rule = s.facts.industries[s.question.industry]
    if s.band.currency != "USD":
        yield Caution(
            "industry-in-other-currency",
            "The industry is not counted with bands in another currency.",
        )
    elif rule.grade != "published":
        yield Caution(
            "industry-unknown",
            "No pay figure is known for other industries, so nothing was changed for it.",
        )
    elif s.level.paid == "year" or s.band.area_type != "nation":
        yield Caution(
            "industry-of-nation",
            f"The {rule.key} figure is for agents in the whole nation: here it is an assumption.",
        )


def _rest(s: Standing) -> Iterator[Caution]:
    """A gap one call does not close, a number said before, a top past the band, a far day."""
    if s.offer and s.offer.reach_binds and s.offer.counter is not None:
        yield Caution(
            "reach-binds",
            f"{s.unit.short(s.ask.high)} is fair pay here, but few offers rise past "
            f"{s.unit.short(s.offer.counter)} on one call.",
        )
    if s.said is not None and not s.ask.low <= s.said <= s.ask.high:
        moved = "more" if s.said < s.ask.low else "less"
        yield Caution(
            "said-outside-ask",
            f"You said {s.unit.say(s.said)} before; the figures now support {moved}: "
            f"{_stretch(s, s.ask.low, s.ask.high)}.",
        )
    yield from _finds(s)
    if s.ask.past_band and not s.ask.lifted:
        yield Caution(
            "ask-past-band",
            "The ask goes a little over the top of the band, to leave room to give.",
        )
    last_known = s.facts.wage_index[-1].day
    if (s.question.as_of - last_known).days > s.facts.rules.growth.caution_after.value:
        yield Caution(
            "wages-carried-on",
            f"Wages are known to {last_known:%B %Y}; after it the last rate is carried on.",
        )


def _finds(s: Standing) -> Iterator[Caution]:
    """Finds that carry the target past the band, and finds that do not count."""
    if s.worth.target > s.worth.band.high and s.worth.top > s.worth.band.high:
        yield Caution(
            "finds-above-band",
            "Your finds agree above the band: the target goes past it, up to the highest.",
        )
    if far := s.worth.far_finds:
        yield Caution(
            "finds-far-off", f"{_finds_are(far)} too far off to be this job, and left out."
        )
    if elsewhere := s.question.finds.elsewhere:
        yield Caution(
            "finds-elsewhere",
            f"{_finds_are(elsewhere)} for another level, place or day, and left out.",
        )


def _finds_are(count: int) -> str:
    return "1 of your finds is" if count == 1 else f"{count} of your finds are"


def _stretch(s: Standing, low: float, high: float) -> str:
    return s.unit.say(high) if low == high else f"{s.unit.short(low)} to {s.unit.say(high)}"


def cents_a_year(hourly: float) -> float:
    """A legal wage an hour as full-time pay a year."""
    return round(hourly * FULL_TIME_HOURS, 2)


def _wage(minimum: InForce) -> str:
    """A legal minimum with its place: `$16.90 an hour (California)`."""
    return f"${minimum.amount:,.2f} an hour ({minimum.row.jurisdiction})"


def _soon_or_never(s: Standing, figure: InForce) -> InForce:
    """The figure without its next change, where that is not soon."""
    most = s.facts.rules.law.coming_within.value
    if figure.next_from is not None and (figure.next_from - s.question.as_of).days > most:
        return figure._replace(next_amount=None, next_from=None)
    return figure


def _soon(figure: InForce) -> str:
    """The next minimum, as a sentence with a space before it."""
    if figure.next_amount is None or figure.next_from is None:
        return ""
    day: date = figure.next_from
    return f" It rises to ${figure.next_amount:,.2f} on {day:%B} {day.day}, {day.year}."


def _doubt(figure: InForce) -> str:
    """A warning where the figure is not sure, with a space before it."""
    row: LegalFigure = figure.row
    return " Check it: sources are thin or disagree." if row.confidence == "low" else ""
