"""What the range gives back. Amounts are full-time yearly pay; `PayUnit` turns them to others."""

import math
from datetime import date
from typing import Any, Literal, NamedTuple

from negotiate.model.band import PERCENTILES, Place
from negotiate.model.conversation import Conversation, RivalStatus
from negotiate.model.facts import Grade, IndustryPay, Level, Source
from negotiate.model.frames import pandas
from negotiate.model.lines import with_cue
from negotiate.model.money import FULL_WEEK, Pay, PayUnit, to_cent
from negotiate.model.shown import html_of

RANGE_SCHEMA = "negotiate.range/2"

Verdict = Literal["below-floor", "below-current", "below-market", "in-range", "above-range"]


class Step(NamedTuple):
    """One row of the waterfall: the running total after it, exact to the cent."""

    label: str
    total: float
    rate: float
    """What this step multiplies or adds, as a share; 0 where it is not a share."""
    grade: Grade
    source: str
    as_of: date


class Reason(NamedTuple):
    """Why a figure to say is what it is: the rule in words, and where the rule comes from."""

    figure: str
    amount: float
    why: str
    grade: Grade | None = None
    """None where it follows from another figure."""
    source: str = ""


class BandToday(NamedTuple):
    """A band on the day asked for: aged, in the industry, at or above the legal minimum."""

    low: float
    mid: float
    high: float


class IndustryRatio(NamedTuple):
    """How an industry moved the middle of a level."""

    key: str
    label: str
    percentile: float
    """The occupation's percentile that the level's middle is, such as 75."""
    ratio: float
    """The industry's pay over that of all industries, at that percentile."""
    pay: IndustryPay
    mended: bool
    """True where what was moved did not rise from percentile to percentile and was mended."""


AskFrom = Literal["target", "reservation", "inside", "width", "least", "band", "finds", "advert"]
"""What sets an end of the ask."""
CounterFrom = Literal[
    "ask", "reach", "in-advert", "rival", "said", "minimum", "reservation", "advert", "step"
]
"""What sets the counter."""
ShortOf = Literal["", "floor", "current", "job", "rival"]
"""Present pay is `current`; `job`: the job with all that it brings, where the two were compared."""
GoodFrom = Literal["half-way", "need", "step", "own", "figure"]
"""What sets the figure that is good enough: half-way to the counter; need; a scale's next step;
what one has or needs; the counter itself."""
NoCounter = Literal[
    "final", "class", "current-above", "said", "above", "small", "no-steps", "no-step"
]
"""Why none is wise: their last word; one rate for a class; present pay is above what the job pays;
the offer meets the number said; it is above the range; there is too little to win; the steps of the
scale are not known; no step lies above the offer."""
BracketKind = Literal[
    "below-own", "below", "in", "above", "offer", "close", "good", "met", "take", "fixed"
]
"""Before an offer: under one's own walk-away, under, in and above the ask. Then the offer or less,
short of good enough, good enough, all that was asked; an offer without a counter; no figures."""


class Advert(NamedTuple):
    """The pay an advert names; an end that it leaves open is None and bounds nothing."""

    low: float | None
    high: float | None

    @property
    def bottom(self) -> float:
        """Where its pay starts; 0 where it does not say."""
        return self.low or 0.0

    @property
    def top(self) -> float:
        """Where its pay ends; infinite where it does not say."""
        return math.inf if self.high is None else self.high


class Bracket(NamedTuple):
    """One answer to "when they say a number": from `start` up to, not including, `end`."""

    kind: BracketKind
    start: float | None
    end: float | None
    means: str = ""
    you_say: str = ""
    cue: str = ""
    """When to say it, where it does not always fit: "If it's less"."""
    line: str = ""
    """The id of what to say, in `data/lines.csv` or `data/lines.toml`."""

    @property
    def printed(self) -> str:
        """What to say, after its cue in brackets."""
        return with_cue(self.you_say, self.cue)

    @property
    def private(self) -> bool:
        """True where an end of it is the user's own: the walk-away, or what is good enough."""
        return self.kind in ("below-own", "close", "good")


class Concession(NamedTuple):
    """One step of giving way: an amount to ask, or something other than pay (`ask` is None)."""

    ask: float | None
    if_they_say: float | None
    you_say: str = ""
    label: str = ""
    """What is asked for, in two or three words."""
    key: str = ""
    """Its key in `data/asks.csv`, or of its line in `data/lines.csv`: "close-step"."""


class Caution(NamedTuple):
    """What to mind: the key of the rule that found it, and the text to show."""

    key: str
    text: str


class Assumed(NamedTuple):
    """A default that was used, and the option that changes it."""

    what: str
    value: Any
    option: str


class NextLevel(NamedTuple):
    """What one level up would be worth to this person here."""

    level: Level
    target: float
    unit: PayUnit


class ReachPart(NamedTuple):
    """One part of how far above the base to ask, as a share of it, and the reason for it."""

    why: str
    points: float
    grade: Grade
    source: str = ""


class Reach(NamedTuple):
    """How far above the base to ask, before anything caps or lifts it."""

    total: float
    """Share of the base, such as 0.08; held between the rules' least and most."""
    parts: tuple[ReachPart, ...]

    def to_dict(self) -> dict[str, Any]:
        """The reach as plain data."""
        return {
            "total": self.total,
            "parts": [
                {"why": part.why, "points": part.points, "grade": part.grade} for part in self.parts
            ],
        }


LawKind = Literal["minimum", "minimum-soon", "overtime"]


class LawQuestion(NamedTuple):
    """What to ask about the law before any figure is spoken of."""

    kind: LawKind
    """minimum: under one in force, so no figure is named before it is settled; minimum-soon: under
    one that starts within weeks; overtime: a salary under the exempt floor."""
    amount: float
    """Dollars an hour for a minimum, a year for an exempt floor."""
    jurisdiction: str
    day: date | None = None
    """The day it starts, where it is not in force yet."""
    larger: float | None = None
    """The exempt floor of larger employers, where size decides and it is higher."""
    larger_from: date | None = None
    """The day that starts, where it is not in force yet."""
    salary: float | None = None
    """Dollars a year, where pay under a minimum is spoken of as a salary."""
    hours: float = FULL_WEEK
    """The week for which a minimum is held against that."""
    ask: str = ""
    """The question, once the words are put in."""


class RivalPay(NamedTuple):
    """Another employer's offer, beside this one."""

    amount: float | None
    """Full-time yearly pay; None where none was named."""
    typed: Pay | None
    status: RivalStatus | None
    name: str = ""
    higher: bool = False
    """True where it lies above the offer (without one: above the top of the ask)."""

    @property
    def spoken(self) -> bool:
        """True where it may be spoken of: with a status, and not at or under the offer."""
        return self.status is not None and (self.amount is None or self.higher)

    @property
    def is_more(self) -> bool:
        """True where it was offered, in writing or by word of mouth, and lies above the offer."""
        return self.status in ("written", "verbal") and self.higher

    @property
    def named(self) -> bool:
        """True where its amount may be spoken of too: in writing, and above the offer."""
        return self.status == "written" and self.higher


class OfferResult(NamedTuple):
    """Where an offer stands and what to say to it."""

    amount: float
    percentile: float | None
    """Share of the occupation's jobs here that pay less, from 0.10 to 0.90."""
    compa_ratio: float
    """Pay over the band's midpoint."""
    range_penetration: float | None
    """How far up the band: 0 at its low, 1 at its high. None where the band has no width."""
    verdict: Verdict
    counter: float | None
    unlikely: bool = False
    """True where it is so far from the band that it may be a slip."""
    counter_from: CounterFrom | None = None
    """What sets the counter; None where there is none."""


class MoreAfterTax(NamedTuple):
    """What stays after tax of what the figure is over the offer, or over present pay.

    Dollars a year, of somebody who lives where the job is.
    """

    more: float
    stays: float
    taken: tuple[tuple[str, float], ...]
    """What comes off, by name: all of `more` that does not stay."""
    filing: str
    children: int
    year: int
    """The year whose income tax is counted."""
    notes: tuple[str, ...] = ()
    """What of taxes is not counted there, or not sure."""

    @property
    def whose(self) -> tuple[str, str]:
        """For whom it is, and how anybody else finds their own."""
        return (
            "That is for one person who lives there, files alone and has no children. With "
            "children, credits shrink as pay rises, and much less may stay.",
            'Yours: put the pay you have (status = "current") and this pay as two offers into a '
            'file, with filing = "head" or "joint" and children = 2 under [preferences]; '
            "negotiate compare on that file says what stays.",
        )

    def to_dict(self) -> dict[str, Any]:
        """The amounts to the cent, and for whom they are."""
        return {
            "more": to_cent(self.more),
            "stays": to_cent(self.stays),
            "filing": self.filing,
            "children": self.children,
            "year": self.year,
            "whose": " ".join(self.whose),
        }


class RangeResult(NamedTuple):
    """A person's target range, explained."""

    level: Level
    title: str
    place: Place
    industry: str | None
    company: str
    as_of: date
    unit: PayUnit
    years: float
    band: BandToday
    percentiles: tuple[float, ...] | None
    """p10, p25, p50, p75 and p90 of the occupation here, as of `as_of`; None for own bands."""
    soc: str
    minimum: float
    """The legal minimum as full-time yearly pay; 0 where none is known."""
    walk_away: float
    walk_away_from: Literal["floor", "current", "market"]
    target: float
    ask_low: float
    ask_high: float
    ask_said: tuple[float, float]
    """Both ends in figures one says in the unit pay is spoken of in: the ask's own but for that."""
    posted: Advert | None
    middle_half: tuple[float, float]
    half_clipped: tuple[bool, bool]
    """Which of its ends was clipped or raised, so that it holds less than half of people."""
    steps: tuple[Step, ...]
    offer: OfferResult | None
    said: float | None
    """A number the user already said to this employer."""
    ask_lifted: bool
    """True where the ask stands on the user's own walk-away, above what the market pays."""
    next_level: NextLevel | None
    when_they_say: tuple[Bracket, ...]
    concessions: tuple[Concession, ...]
    to_counter: str
    """The line that says the counter; empty before the words are put in."""
    to_think: str
    """A line that asks for time; empty before the words are put in."""
    cautions: tuple[Caution, ...]
    assumed: tuple[Assumed, ...]
    sources: tuple[Source, ...]
    finds: tuple[float, float] | None = None
    """From the lowest to the highest of the user's own finds, full-time yearly pay."""
    offer_typed: Pay | None = None
    """The offer as they named it."""
    said_typed: Pay | None = None
    holds: float | None = None
    """The number already said, where it can stand: asking more would be going back on it."""
    reasons: tuple[Reason, ...] = ()
    """Where the ask and the counter come from, in that order."""
    no_counter: NoCounter | None = None
    """Why no figure is wise; None where there is one, or nothing to go up from."""
    level_in_advert: bool = False
    """True where the advert goes further up than one call: ask which level in it this is."""
    conversation: Conversation = Conversation()
    current: float | None = None
    """Present pay, where one asks one's own boss for more; None elsewhere."""
    under_band: float | None = None
    """Present pay that is less than the job pays here; None where it is not, or not known."""
    figure: float | None = None
    """The one figure to say now; None where none is wise, or the law comes first."""
    good_at: float | None = None
    """The figure from which "yes" on the spot is good advice; None without a figure."""
    reach: Reach | None = None
    """How far above the base the figure goes, part by part; None without a base."""
    law_first: tuple[LawQuestion, ...] = ()
    """What to ask about the law before anything else, in this order."""
    short_of: ShortOf = ""
    """What the user has or needs that is more than the best to be had in this talk."""
    rival: RivalPay | None = None
    scale: tuple[float, ...] = ()
    """The steps of a scale, full-time yearly pay."""
    industry_ratio: IndustryRatio | None = None
    """How the industry moved the level; None where none was counted."""
    after_tax: MoreAfterTax | None = None
    """What stays of what the figure adds; None without one, or where no taxes are known."""

    def __repr__(self) -> str:
        """One line: who, where, and the figures that matter most."""
        said = [f"ask {' to '.join(map(self.unit.short, self.ask_said))}"]
        if self.figure is not None:
            said.insert(0, f"say {self.unit.short(self.figure)}")
        where = f"{self.level.short}, {self.place.area}, {self.as_of}"
        return f"<range: {where}: target {self.unit.say(self.target)}, {', '.join(said)}>"

    def _repr_html_(self) -> str | None:
        """The same screen, in a notebook."""
        return html_of(self)

    @property
    def under(self) -> ShortOf | Literal["minimum"]:
        """What the offer lies under that nobody should be told to accept; empty where nothing."""
        if self.before_figures is not None:
            return "minimum"
        if self.offer is None:
            return ""
        below: dict[str, Literal["floor", "current"]] = {
            "below-floor": "floor",
            "below-current": "current",
        }
        return below.get(self.offer.verdict, self.short_of if self.figure is None else "")

    @property
    def own_walk_away(self) -> float:
        """The walk-away where the user set it; 0 where only the market did."""
        return 0.0 if self.walk_away_from == "market" else self.walk_away

    @property
    def figure_under(self) -> ShortOf:
        """What is more than the figure to say: even that is no yes on the spot, then."""
        return "" if self.figure is None else self.short_of

    @property
    def standing(self) -> float | None:
        """What there is to go up from: the offer, or present pay where one asks one's boss."""
        return self.current if self.offer is None else self.offer.amount

    @property
    def before_figures(self) -> LawQuestion | None:
        """The question that has to be settled before any figure is named; None where none has."""
        return next((one for one in self.law_first if one.kind == "minimum"), None)

    def caution(self, key: str) -> str:
        """The text of the caution of a rule; empty where the rule found nothing."""
        return next((caution.text for caution in self.cautions if caution.key == key), "")

    def to_dict(self, per: Literal["hour", "year"] = "year") -> dict[str, Any]:
        """The result as plain data, the same as `negotiate range --format json`."""
        money = _converter(self.unit, per)
        return {
            "schema": RANGE_SCHEMA,
            "currency": self.unit.currency,
            "per": per,
            "role": self.level.role or "customer-service",
            "level": self.level.name,
            "title": self.title,
            "area": self.place.area,
            "area_type": self.place.area_type,
            "state": self.place.state,
            "industry": self.industry,
            "as_of": self.as_of.isoformat(),
            "band": {k: money(v) for k, v in self.band._asdict().items()},
            "occupation": self._occupation(money),
            "walk_away": money(self.walk_away),
            "walk_away_from": self.walk_away_from,
            "target": money(self.target),
            "ask_low": money(self.ask_low),
            "ask_high": money(self.ask_high),
            "figure": money(self.figure),
            "good_at": money(self.good_at),
            "said_per": self.unit.said_per,
            "law_first": self.law_first[0].ask if self.law_first else None,
            "conversation": self._conversation(money),
            "reach": self.reach and self.reach.to_dict(),
            "after_tax": self.after_tax and self.after_tax.to_dict(),
            "middle_half": {"p25": money(self.middle_half[0]), "p75": money(self.middle_half[1])},
            "waterfall": self._waterfall(money),
            "offer": self._offer(money),
            "next_level": self._next(per),
            "when_they_say": self.bracket_dicts(self.when_they_say, per),
            "concessions": [
                {"if_they_say": money(c.if_they_say), "you_say": c.you_say, "ask": money(c.ask)}
                for c in self.concessions
            ],
            "cautions": [caution.text for caution in self.cautions],
            "assumed": [a._asdict() for a in self.assumed],
            "sources": [source.to_dict() for source in self.sources],
        }

    def bracket_dicts(
        self, brackets: tuple[Bracket, ...], per: Literal["hour", "year"] = "year"
    ) -> list[dict[str, Any]]:
        """Brackets of this result's unit as plain data."""
        money = _converter(self.unit, per)
        return [
            {"from": money(b.start), "to": money(b.end), "means": b.means, "you_say": b.printed}
            for b in brackets
        ]

    def to_flat(self, per: Literal["hour", "year"] = "year") -> dict[str, Any]:
        """The scalars of `to_dict` in one row, nested names joined by `_`.

        Lists are left out, and what stays after tax: a table has many households.
        """
        data = self.to_dict(per)
        del data["after_tax"]
        said = {name: v for name, v in data["conversation"].items() if name != "steps"}
        data["conversation"] = {**said, "rival": said["rival"] or _NO_RIVAL}
        return _flat(data)

    def to_frame(self) -> Any:
        """The waterfall as a pandas DataFrame, one row a step."""
        return pandas().DataFrame(self.to_dict()["waterfall"])

    def _occupation(self, money: Any) -> dict[str, Any] | None:
        if self.percentiles is None:
            return None
        amounts = zip(PERCENTILES, self.percentiles, strict=True)
        return {"soc": self.soc, **{f"p{p}": money(amount) for p, amount in amounts}}

    def _waterfall(self, money: Any) -> list[dict[str, Any]]:
        totals = [money(step.total) for step in self.steps]
        return [
            {
                "label": step.label,
                "amount": to_cent(total - before),
                "rate": step.rate,
                "grade": step.grade,
                "source": step.source,
                "as_of": step.as_of.isoformat(),
            }
            for step, total, before in zip(self.steps, totals, [0.0, *totals], strict=False)
        ]

    def _conversation(self, money: Any) -> dict[str, Any]:
        said, rival = self.conversation, self.rival
        return {
            "about": said.about,
            "pay_set": said.pay_set,
            "final": said.final,
            "need": said.need,
            "wanted": said.wanted,
            "rival": rival and {"amount": money(rival.amount), "status": rival.status},
            "changed": said.changed or None,
            "steps": [money(step) for step in self.scale] or None,
        }

    def _offer(self, money: Any) -> dict[str, Any] | None:
        if self.offer is None:
            return None
        return {
            "annual": to_cent(self.unit.yearly(self.offer.amount)),
            "hourly": to_cent(self.unit.hourly(self.offer.amount)),
            "percentile": self.offer.percentile,
            "compa_ratio": self.offer.compa_ratio,
            "range_penetration": self.offer.range_penetration,
            "verdict": self.offer.verdict,
            "counter": money(self.offer.counter),
        }

    def _next(self, per: Literal["hour", "year"]) -> dict[str, Any] | None:
        if self.next_level is None:
            return None
        money = _converter(self.next_level.unit, per)
        return {"level": self.next_level.level.name, "target": money(self.next_level.target)}


def _converter(unit: PayUnit, per: Literal["hour", "year"]) -> Any:
    """A function from full-time yearly pay to pay a year or an hour, to the cent."""
    convert = unit.hourly if per == "hour" else unit.yearly

    def money(amount: float | None) -> float | None:
        return None if amount is None else to_cent(convert(amount))

    return money


_NO_RIVAL = {"amount": None, "status": None}
"""What stands in a row, whose columns are the same with a rival and without."""


def _flat(data: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in data.items():
        if isinstance(value, dict):
            flat |= {f"{key}_{inner}": v for inner, v in _flat(value).items()}
        elif not isinstance(value, list):
            flat[key] = value
    return flat
