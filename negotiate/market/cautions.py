"""What a user should know before relying on the figures, most important first."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from negotiate.market.assessment import Assessment
from negotiate.market.industry import in_industry
from negotiate.market.law_first import is_salary
from negotiate.market.minimum import InForce, soon_or_never
from negotiate.model.facts import LegalFigure
from negotiate.model.law import DUTIES
from negotiate.model.results import Caution, IndustryRatio
from negotiate.model.text import long_day


def cautions(known: Assessment) -> tuple[Caution, ...]:
    """The cautions by kind: law, own figures, advert, level, place, industry, the rest, duties."""
    kinds = (_law, _own, _advert, _level, _role, _place, _industry, _rest, _duties)
    return tuple(caution for find in kinds for caution in find(known))


def _law(known: Assessment) -> Iterator[Caution]:
    """What the law says of the offer, the band, and a salary without overtime."""
    if known.minimum is not None:
        least = _wage(known.minimum, _here(known), day=False)
        yield from _minimum(known, _near(known, known.minimum))
        yield from _not_on_file(known.minimum, _here(known))
        if known.walk_away.source == "floor" and known.walk_away.amount < known.valuation.minimum:
            yield Caution(
                "floor-under-minimum",
                f"Your floor is under the legal minimum, {least}.",
            )
        if known.advert is not None and known.advert.top < known.valuation.minimum:
            yield Caution(
                "advert-under-minimum",
                f"The advert ends under the legal minimum, {least}.",
            )
    if known.salary_floor is not None and _salaried(known):
        yield from _overtime(known, _near(known, known.salary_floor))


def _minimum(known: Assessment, minimum: InForce) -> Iterator[Caution]:
    here = _here(known)
    soon = _soon(minimum, here)
    offer = known.offer.amount if known.offer else None
    if known.before_figures:
        what = "This offer" if known.offer else "Your pay"
        wage = minimum._replace(amount=minimum.now or minimum.amount, starts=None)
        if minimum.starts is not None:
            soon = f" It rises to {here.amount(minimum.amount)} on {here.day(minimum.starts)}."
        yield Caution(
            "offer-under-minimum",
            f"{what} is under the legal minimum, {_wage(wage, here)}.{soon}{_doubt(minimum)}",
        )
    elif any(one.kind == "minimum-soon" for one in known.law_first):
        what = "this offer" if known.offer else "your pay"
        yield Caution(
            "minimum-passes-offer",
            f"The legal minimum soon passes {what}: {_wage(minimum, here)}.{_doubt(minimum)}",
        )
    elif minimum.starts is not None and offer is not None and offer <= known.valuation.minimum:
        yield Caution("minimum-meets-offer", _reaches_offer(minimum.amount, minimum.starts, here))
    elif known.valuation.published.low < known.valuation.minimum:
        yield Caution(
            "raised-to-minimum",
            f"Figures are raised to the legal minimum, {_wage(minimum, here)}.{soon}"
            f"{_doubt(minimum)}",
        )
    elif minimum.next_amount is not None:
        coming = known.unit.least(minimum.next_amount)
        if offer is not None and offer <= coming:
            yield Caution(
                "minimum-reaches-offer",
                _reaches_offer(minimum.next_amount, minimum.next_from, here),
            )
        elif coming > known.valuation.band.low:
            yield Caution(
                "minimum-passes-band",
                f"The legal minimum will pass the low end of this band.{soon}",
            )


def _reaches_offer(amount: float, day: date | None, here: _Here) -> str:
    return f"The legal minimum soon reaches this offer: {here.amount(amount)} on {here.day(day)}."


def _not_on_file(minimum: InForce, here: _Here) -> Iterator[Caution]:
    """A minimum that holds there and that the figures cannot take into account."""
    row = minimum.missing
    if row is None:
        return
    if row.amount is None:
        text = f"A local minimum wage applies in {row.jurisdiction}; its figure is not on file here"
    else:
        text = (
            f"The minimum wage of {row.jurisdiction}, {here.amount(row.amount)}, was due to change "
            f"on {here.day(row.next_from)}; the new figure is not on file here"
        )
    yield Caution("minimum-not-on-file", f"{text}. Look it up before you name one.")


def _overtime(known: Assessment, floor: InForce) -> Iterator[Caution]:
    """A salary under the floor, now or within a year, does not free from overtime pay."""
    salary, day = _salary_of(known), known.question.as_of
    larger = floor.larger
    if salary < floor.amount:
        yield Caution(
            "overtime-owed",
            f"On a salary under {_floor(floor.amount, floor.row)} overtime is generally owed."
            f"{_past(known, floor)}{_floors_after(floor, day)}",
        )
    elif floor.next_amount is not None and floor.next_from and salary < floor.next_amount:
        yield Caution(
            "overtime-owed-soon",
            f"From {long_day(floor.next_from)} overtime is generally owed on a salary under "
            f"{_floor(floor.next_amount, floor.row)}."
            f"{_floors_after(floor._replace(next_amount=None), day)}",
        )
    elif larger is not None and salary < (larger.amount or 0.0):
        start = (
            f"From {long_day(larger.effective_from)} at" if larger.effective_from > day else "At"
        )
        yield Caution(
            "overtime-owed-larger",
            f"{start} a larger employer overtime is generally owed on a salary under "
            f'{_floor(larger.amount or 0.0, larger)}. Ask: "Is this role paid overtime?"',
        )


def _past(known: Assessment, floor: InForce) -> str:
    """That overtime may end where the figure passes the floor, with a space before it."""
    past = (known.counter.amount or 0.0) >= floor.amount
    return " From there on it may end: count its pay before you say yes." if past else ""


def _floors_after(floor: InForce, day: date) -> str:
    """The floors still to come and those of larger employers, with a space before each day."""
    found = []
    if floor.next_amount is not None and floor.next_from is not None:
        found.append((floor.next_from, f"${floor.next_amount:,.0f}"))
    if floor.larger is not None and floor.larger.amount is not None:
        found.append(
            (floor.larger.effective_from, f"${floor.larger.amount:,.0f} at larger employers")
        )
    by_day = {start: [text for first, text in found if first == start] for start, _ in found}
    return "".join(
        f" {f'From {long_day(start)}' if start > day else 'Now'}: {', '.join(texts)}."
        for start, texts in by_day.items()
    )


def _duties(known: Assessment) -> Iterator[Caution]:
    """What a salary over the floor still does not settle."""
    floor = known.salary_floor
    if floor is not None and _salaried(known) and _salary_of(known) >= floor.amount:
        yield Caution("salary-not-exempt", DUTIES)


def _salaried(known: Assessment) -> bool:
    """A lead or manager, and no pay named by the hour; or an agent on a salary for long weeks."""
    typed = None if known.standing is None else known.standing_typed
    if typed is None:
        advert = known.question.posted
        hourly = advert is not None and any(end and end.period == "hour" for end in advert)
        return known.level.paid == "year" and not hourly
    return is_salary(typed, known)


def _salary_of(known: Assessment) -> float:
    """The salary in question as typed or aimed for, a year."""
    standing = known.standing
    return known.unit.yearly(known.valuation.target if standing is None else standing)


def _floor(amount: float, row: LegalFigure) -> str:
    """A salary floor with its place: `$70,304 a year (California)`."""
    return f"${amount:,.0f} a year ({row.jurisdiction})"


def _own(known: Assessment) -> Iterator[Caution]:
    """The user's floor and current pay against what the job pays."""
    pay, walk_away, ask = known.valuation, known.walk_away, known.ask
    band, say, floor = pay.band, known.unit.say, walk_away.source == "floor"
    if known.offer and known.offer.verdict == "below-floor":
        yield Caution("offer-under-floor", "This offer is under your floor.")
    elif known.offer and known.offer.amount < (known.current or 0.0):
        yield Caution("offer-under-current", "This offer is under what you earn now.")
    if floor and known.current is not None and walk_away.amount < known.current:
        yield Caution("floor-under-current", "Your floor is under what you earn now.")
    lawful = walk_away.amount >= pay.minimum
    if floor and lawful and not band.low <= walk_away.amount <= band.high:
        side = "above" if walk_away.amount > band.high else "below"
        here = _stretch(known, band.low, band.high)
        yield Caution(
            "floor-outside-band", f"Your floor lies {side} what this job pays here, {here}."
        )
    if known.current is not None and known.current > band.high and not floor:
        yield Caution(
            "current-above-band",
            f"You earn more than this job pays here (up to {say(band.high)}): staying is an "
            "answer. Is the level right? Set --floor if only a match will do.",
        )
    elif known.counter.none == "said":
        yield Caution(
            "said-met",
            "It meets the number you said. If you learnt more of the job since, say what: "
            "--changed 'night shifts'.",
        )
    elif known.counter.none == "current-above":
        yield Caution(
            "current-above-advert",
            f"You earn more than the advert pays (up to {say(known.advert_top)}): staying is an "
            "answer. Set --floor if only a match will do.",
        )
    least, posted = walk_away.reservation, ask.posted
    if least is not None and posted is not None and posted.top < least:
        yield Caution("advert-under-reservation", "The advert ends below what you would take.")
    elif ask.lifted and ask.low > band.high:
        yield Caution(
            "ask-above-band",
            "The ask stands on your own figure, above what this job pays here: expect a no.",
        )
    elif ask.lifted and ask.low > pay.target:
        yield Caution(
            "ask-above-target",
            "The ask stands on your own figure, above what the pay data supports.",
        )
    yield from _gap(known)
    yield from _under_the_job(known)
    yield from _rival(known)


def _rival(known: Assessment) -> Iterator[Caution]:
    """Another employer's offer: what may be said of it, and where it pays more."""
    rival, say = known.rival, known.unit.say
    if rival is None:
        return
    if rival.status is None:
        yield Caution(
            "rival-without-status",
            "Nothing is made of the other offer: say how sure it is, written, verbal or "
            "interviewing (--rival).",
        )
    elif rival.amount is not None and not rival.higher:
        than = "what you ask for here" if known.standing is None else "this one"
        yield Caution("rival-lower", f"Your other offer pays no more than {than}: leave it out.")
    elif rival.is_more and rival.amount is not None and _less(known, rival.amount):
        more = say(rival.amount)
        yield Caution(
            "rival-pays-more",
            f"Your written offer pays more, {more}: weigh both."
            if rival.named
            else f"You were told of more, {more}: ask for it in writing before you say yes here.",
        )


def _less(known: Assessment, amount: float) -> bool:
    """Whether the figure, without one the offer, before it the ask, stays under an amount."""
    figure = known.counter.amount if known.counter.amount is not None else known.standing
    return (known.ask_said.high if figure is None else figure) < amount


def _gap(known: Assessment) -> Iterator[Caution]:
    """A counter that stands on the user's own figure, far above the offer."""
    offer = known.offer
    if offer is None or offer.counter is None or known.walk_away.reservation is None:
        return
    up = known.facts.rules.counter.most_in_advert.value
    most = max(offer.amount, known.valuation.minimum) * (1 + up)
    if offer.counter_from == "reservation" and offer.counter > most:
        yield Caution(
            "gap-beyond-reach",
            f"From this offer to {known.unit.say(offer.counter)} is a gap that is rarely closed on "
            "one call.",
        )


def _under_the_job(known: Assessment) -> Iterator[Caution]:
    """A figure of a raise or a step up that stays under what the job pays here."""
    figure, low = known.counter.amount, known.valuation.band.low
    talks = known.question.conversation.pay_set == "talks" and known.advert is None
    if figure is None or known.before_figures or not talks:
        return
    if known.question.conversation.with_ones_boss and figure < low:
        yield Caution(
            "figure-under-band",
            f'This job pays from {known.unit.say(low)} here. Ask: "When could I be in its range?"',
        )


def _advert(known: Assessment) -> Iterator[Caution]:
    """What the advert's range means beside the pay data."""
    if known.advert is None or known.ask.posted is None:
        return
    low, high = known.advert.bottom, known.advert.top
    pay, rules = known.valuation, known.facts.rules
    room = 1 + rules.ask.least_width.value
    if known.offer is not None and known.offer.amount < low:
        yield Caution(
            "offer-under-advert",
            f"This offer is under the advert, which begins at {known.unit.say(low)}: say so first.",
        )
    if high < pay.band.low:
        yield Caution(
            "advert-under-band",
            f"The advert pays less than this job does here{_up_to(known, high, ', or above it')}.",
        )
    elif high < pay.target:
        yield Caution(
            "advert-under-target",
            f"The advert ends under your target of {known.unit.say(pay.target)}"
            f"{_up_to(known, high)}.",
        )
    if known.counter.wide:
        yield Caution(
            "level-in-advert",
            "The advert goes further up than one call: ask where in its range this level is.",
        )
    if low > pay.band.high:
        yield Caution(
            "advert-above-band",
            "The advert pays more than our figures for this job: trust the advert.",
        )
    if low and low * (1 + rules.ask.wide_advert.value) < high < math.inf:
        yield Caution(
            "advert-wide",
            "The advert's range is very wide: ask what people with your years are hired at.",
        )
    if high < low * room:
        yield Caution(
            "advert-without-room",
            f"The advert leaves no room for a range{_up_to(known, high)}.",
        )


def _up_to(known: Assessment, top: float, or_more: str = "") -> str:
    """What to do about an advert's top; nothing past it, nor where a lower number was said."""
    if (known.standing or 0.0) >= top:
        return ""
    figure, holds = known.counter.amount, known.holds
    if figure is not None and figure < top:
        return ": name nothing over it"
    return "" if holds is not None and holds < top else f": ask for its top{or_more}"


def _level(known: Assessment) -> Iterator[Caution]:
    """An offer that fits another level; inside the level is known, and a last word settles it."""
    if (
        known.offer is None
        or known.question.conversation.inside
        or known.question.conversation.final
    ):
        return
    offer, band = known.offer.amount, known.valuation.band
    named = known.counter.amount is not None and not known.before_figures
    ask = "before your figure, ask which level this is" if named else "ask which level this is"
    if known.question.conversation.pay_set == "scale":  # nobody is asked that on the call
        ask = "look up which level the scale puts it in"
    if known.below and known.below.band.low <= offer < band.low:
        yield Caution(
            "offer-fits-level-below",
            f"This offer is {known.below.level.short} pay: {ask}.",
        )
    if known.above and band.high < offer <= known.above.band.high:
        yield Caution(
            "offer-fits-level-above",
            f"This offer is {known.above.level.short} pay: {ask}.",
        )


def _place(known: Assessment) -> Iterator[Caution]:
    """Figures that stand in for a place, or were mended."""
    if not known.place.known:
        yield Caution("place-unknown", known.place.taken_for)
    if known.band.pooled:
        area = f"the figures of {known.band.area} ({known.band.pooled})"
        yield Caution(
            "place-rural",
            f"'{known.place.typed}' lies in no metro: these are {area}, not of the whole state."
            if known.place.key  # a place of which nobody said that it is rural
            else f"These are {area}.",
        )
    if known.newer is not None and known.band.as_of is not None:
        yield Caution(
            "wages-of-earlier-year",
            f"No figures of {known.newer:%B %Y} were released for {known.level.occupation} in "
            f"{known.band.area}: these are of {known.band.as_of:%B %Y}, carried on.",
        )
    if known.place.known and known.place.guessed:
        yield Caution("place-guessed", known.place.taken_for)
    if known.band.adjusted:
        yield Caution(
            "wages-mended",
            f"The wage figures of {known.band.area} look odd and were mended: "
            f"{known.band.adjusted}.",
        )


def _role(known: Assessment) -> Iterator[Caution]:
    """What to know about the figures of a role."""
    for key, text in known.band.notes:
        yield Caution(key, text)


def _industry(known: Assessment) -> Iterator[Caution]:
    """What the industry figure is known for, or that one may be missing."""
    if known.level.own:
        if known.question.industry is not None:
            yield Caution(
                "industry-of-contact-centers",
                "The industry figures are those of contact centers, so none was counted here.",
            )
        return
    if known.advert is not None:
        return
    if known.question.industry is None:
        if known.before_figures or known.question.conversation.pay_set == "scale":
            return  # the law comes first; a union's or public scale is nobody's outsourcer's
        if known.question.conversation.inside:
            return  # people know whom they work for
        far = known.valuation.target * (1 - known.facts.rules.offer.far_under.value)
        if known.offer and known.offer.amount < far and known.band.currency == "USD":
            yield from _perhaps_outsourced(known)
        return
    industry = known.facts.industries[known.question.industry]
    counted = known.valuation.industry
    if known.band.currency != "USD":
        yield Caution(
            "industry-in-other-currency",
            "The industry is not counted with bands in another currency.",
        )
    elif counted is None:
        other = f"{industry.label} in this occupation" if industry.pay else "other industries"
        yield Caution(
            "industry-unknown",
            f"No pay figure is known for {other}, so nothing was changed for it.",
        )
    else:
        yield from _in_industry(known, counted)


def _perhaps_outsourced(known: Assessment) -> Iterator[Caution]:
    """An offer far under the target may come from a center that works for other companies."""
    outsourcer = known.facts.industries["outsourcer"]
    found = in_industry(known.level, known.band, 1.0, outsourcer)
    if found is not None:
        less = 1 - found.ratio.ratio
        yield Caution(
            "perhaps-outsourced",
            f"Is it outsourced? Those centers pay about {less:.0%} less: "
            f"add --industry {outsourcer.key}.",
        )


def _in_industry(known: Assessment, counted: IndustryRatio) -> Iterator[Caution]:
    """What the industry's figure stands for, and what was done to make pay rise."""
    if known.band.area_type != "nation":
        yield Caution(
            "industry-of-nation",
            f"The {counted.key} figure is the nation's: here it is an assumption.",
        )
    if counted.mended:
        yield Caution(
            "industry-mended",
            f"Moved by the {counted.key} figures, pay in {known.band.area or 'your bands'} would "
            "not rise from percentile to percentile: it was evened out.",
        )
    mine, own = known.valuation, known.band.area_type == "own"
    for lower, upper in ((known.below, mine), (mine, known.above)):
        if lower and upper and not own and lower.published.mid >= upper.published.mid:
            yield Caution(
                "industry-levels-cross",
                f"By the {counted.key} figures {lower.level.short} and {upper.level.short} are "
                "paid alike here.",
            )


def _rest(known: Assessment) -> Iterator[Caution]:
    """A gap one call does not close, a number said before, a top past the band, a far day."""
    talk = known.question.conversation
    stands = not talk.final and not talk.changed
    if known.said is not None and stands and not known.ask.low <= known.said <= known.ask.high:
        moved = "more" if known.said < known.ask.low else "less"
        yield Caution(
            "said-outside-ask",
            f"You said {known.unit.say(known.said)} before; the figures now support {moved}: "
            f"{_stretch(known, known.ask.low, known.ask.high)}.",
        )
    yield from _finds(known)
    if known.ask.past_band and not known.ask.lifted:
        yield Caution(
            "ask-past-band",
            "The ask goes a little over the top of the band, to leave room to give.",
        )
    if known.place.country != "US":  # nothing is carried on there
        return
    last_known = known.facts.wage_index[-1].day
    if (known.question.as_of - last_known).days > known.facts.rules.growth.caution_after.value:
        yield Caution(
            "wages-carried-on",
            f"Wages are known to {last_known:%B %Y}; after it the last rate is carried on.",
        )


def _finds(known: Assessment) -> Iterator[Caution]:
    """Finds that carry the target past the band, and finds that do not count."""
    pay = known.valuation
    if pay.target > pay.band.high and pay.top > pay.band.high:
        yield Caution(
            "finds-above-band",
            "Your finds agree above the band: the target goes past it, up to the highest.",
        )
    if far := pay.far_finds:
        yield Caution(
            "finds-far-off", f"{_finds_are(far)} too far off to be this job, and left out."
        )
    if elsewhere := known.question.finds.elsewhere:
        yield Caution(
            "finds-elsewhere",
            f"{_finds_are(elsewhere)} for another level, place or day, and left out.",
        )


def _finds_are(count: int) -> str:
    return "1 of your finds is" if count == 1 else f"{count} of your finds are"


def _stretch(known: Assessment, low: float, high: float) -> str:
    unit = known.unit
    return f"{unit.between(low, high)}{' an hour' if unit.says_hour else ''}"


def _wage(minimum: InForce, here: _Here, *, day: bool = True) -> str:
    """A legal minimum with its place: `$16.90 an hour (California)`, and its day if it is ahead."""
    ahead = f", from {here.day(minimum.starts)}" if day and minimum.starts else ""
    return f"{here.amount(minimum.amount)} an hour ({minimum.row.jurisdiction}{ahead})"


def _near(known: Assessment, figure: InForce) -> InForce:
    """The figure without what starts too late to matter."""
    return soon_or_never(figure, known.question.as_of, known.facts.rules.law.coming_within.value)


def _soon(figure: InForce, here: _Here) -> str:
    """The next minimum, as a sentence with a space before it."""
    if figure.next_amount is None or figure.next_from is None:
        return ""
    return f" It rises to {here.amount(figure.next_amount)} on {here.day(figure.next_from)}."


class _Here(NamedTuple):
    """How money and days are written where the job is."""

    sign: str
    country: str

    def amount(self, amount: float) -> str:
        return f"{self.sign}{amount:,.2f}"

    def day(self, day: date | None) -> str:
        """A day in words: `January 1, 2027`, `1 January 2027`."""
        return "" if day is None else long_day(day, self.country)


def _here(known: Assessment) -> _Here:
    return _Here(sign=known.unit.sign, country=known.place.country)


def _doubt(figure: InForce) -> str:
    """A warning where the figure is not sure, with a space before it."""
    row: LegalFigure = figure.row
    return " Check it: sources are thin or disagree." if row.confidence == "low" else ""
