"""Figures from the world, as read from `data/`: each knows its unit, source, date and grade."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, NamedTuple, Self, dataclass_transform, get_args

from negotiate.model.band import Place
from negotiate.model.money import FULL_WEEK, Paid, PayUnit
from negotiate.model.text import place_key

Grade = Literal["measured", "published", "assumption", "yours"]

LevelName = Literal["junior", "mid", "senior", "lead", "manager"]
LEVELS: tuple[LevelName, ...] = get_args(LevelName)
"""The rungs of the ladder, lowest first."""


class Rule(NamedTuple):
    """One figure of a rule, with its range where it is an assumption."""

    key: str
    label: str
    value: float
    low: float | None
    high: float | None
    unit: str
    source: str
    as_of: date
    grade: Grade
    names: tuple[str, ...] = ()
    """Other names a user may type for it."""


class IndustryPay(NamedTuple):
    """What one industry pays an occupation in the nation, against all industries."""

    ratios: tuple[float, ...]
    """Its p10, p25, p50, p75 and p90 over those of all industries."""
    employment: int
    employment_error: float
    """Relative standard error of the employment, in percent."""
    wage_error: float
    """Relative standard error of the mean wage, in percent."""
    source: str
    as_of: date
    grade: Grade


class Industry(NamedTuple):
    """An industry one may work in."""

    key: str
    label: str
    whose: str
    """Whose center it is, to ask which industry was meant: "a bank or other lender"."""
    names: tuple[str, ...]
    """Other names a user may type for it."""
    pay: Mapping[str, IndustryPay]
    """By the occupation's code; empty where nothing is known of it."""


SETTINGS = ("calls", "shifts", "home")
"""How work is done: by phone or chat with a log-in, in shifts, in a way that can be from home."""


class Level(NamedTuple):
    """A rung of the career ladder and the window of an occupation's wages it spans."""

    name: str
    title: str
    short: str
    duties: str
    also: tuple[str, ...]
    """Other words for it, to guess what was meant."""
    years_from: float
    years_to: float | None
    typical_years: float
    soc: str
    """The occupation's code in the Standard Occupational Classification."""
    occupation: str
    window: tuple[float, float, float]
    """The percentiles of the occupation that are the level's low, mid and high."""
    paid: Paid
    """Whether people at this level speak of pay by the hour or by the year."""
    own: bool = False
    """True for a level of the user's own, of another career than contact centers."""
    role: str = ""
    """The key of the role it belongs to; empty for customer service."""
    work: str = "customer service"
    """The work as one says it: "six years in customer service"."""
    setting: tuple[str, ...] = ("shifts", "home")
    """How the work is done, of `SETTINGS`; of a career of the user's own nothing is ruled out."""
    metrics: tuple[str, ...] = ("on-time",)
    """Keys of the measures one is known by, of `data/metrics.csv`, the first the best known."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
class RuleGroup:
    """Rules by name, frozen. A `NamedTuple` for each group would cost every run a millisecond."""

    def __init__(self, **rules: Any) -> None:
        if wrong := sorted(rules.keys() ^ type(self).__annotations__.keys()):
            raise ValueError(f"missing or not known: {', '.join(wrong)}")
        vars(self).update(rules)

    def __setattr__(self, name: str, value: object) -> None:
        """Raises `AttributeError`: a figure of the world stays as read."""
        raise AttributeError(f"a rule is not changed: {name}")

    def _replace(self, **changed: Any) -> Self:
        """The same group with some of it changed, as of a `NamedTuple`."""
        return type(self)(**{**vars(self), **changed})


class ByPaid(RuleGroup):
    """A rule of two values: for pay spoken of by the hour, and by the year."""

    hour: Rule
    year: Rule

    def of(self, paid: Paid) -> Rule:
        """The one for pay spoken of so."""
        return self.hour if paid == "hour" else self.year


class PersonRules(RuleGroup):
    """What a person brings, as a share of pay."""

    experience: Rule
    language: Rule
    certificates_most: Rule
    certificates_next: Rule
    """What a further certificate counts for, as a share of the one before."""


class GrowthRules(RuleGroup):
    """How wages grow after the last known quarter."""

    ahead: Rule
    ahead_years: Rule
    caution_after: Rule


class AskRules(RuleGroup):
    """The range to ask for."""

    width: Rule
    least_width: Rule
    above_reservation: Rule
    experienced_from: Rule
    wide_advert: Rule


class ReachRules(RuleGroup):
    """How far above a base to ask, as shares of it: by level, and by what each side needs."""

    junior: Rule
    mid: Rule
    senior: Rule
    lead: Rule
    manager: Rule
    need_high: Rule
    need_low: Rule
    wanted_high: Rule
    wanted_low: Rule
    changed: Rule
    rise: Rule
    """A raise in the same job; `raise` is a word of Python's own."""
    promotion: Rule
    least: Rule
    most: Rule

    def of(self, name: str) -> Rule:
        """The one of a name: a level, `rise`, `need_high`; raises `AttributeError`."""
        return getattr(self, name)  # type: ignore[no-any-return]


class CounterRules(RuleGroup):
    """What lifts and caps the figure to say, and where it is good enough."""

    in_advert: Rule
    most_in_advert: Rule
    above_rival: Rule
    wanted_top: Rule
    good_at: Rule
    most_steps: Rule


class SaidAloudRules(RuleGroup):
    """The step between two figures as people say them in a call, in currency units a year."""

    hour: Rule
    year: Rule
    large: Rule
    large_from: Rule


class OfferRules(RuleGroup):
    """How an offer is judged and answered."""

    least: Rule
    most: Rule
    far_under: Rule
    low_in_band: Rule
    least_counter: Rule


class FindRules(RuleGroup):
    """How a user's own finds are weighed."""

    band: Rule
    old: Rule
    old_weight: Rule
    far: Rule
    agree: Rule
    agree_width: Rule


class RoleRules(RuleGroup):
    """When the wages of a role are said to be unsure."""

    few_jobs: Rule
    large_error: Rule


class LawRules(RuleGroup):
    """What goes with the figures of the law."""

    retirement_limit: Rule
    self_employed_share: Rule
    business_deduction: Rule
    coming_within: Rule
    counts_within: Rule
    """A minimum that starts within so many days counts already."""
    full_time_abroad: Rule
    """Weekly hours under which a job outside the United States is part-time."""


class ComparisonRules(RuleGroup):
    """What a comparison of offers counts with."""

    cost_per_mile: Rule
    close: Rule
    small_match: Rule
    most_overtime: Rule
    far: Rule
    """More than so many times the number now is too far off to happen."""
    far_pay: Rule
    """The same for pay itself: so much above or under it."""
    apart: Rule
    clearly: Rule
    """So much likelier another than the first must be to come out best, to say why."""
    deadline_soon: Rule
    far_home: Rule
    far_way: Rule
    help_shrinks: Rule
    """Under so much pay a year, what people with children are helped with may shrink with pay."""
    least_salary: Rule
    large_share: Rule
    most_days_off: Rule
    most_hourly: Rule


class PracticeRules(RuleGroup):
    """The recruiter of a practice call."""

    offer: Rule
    posted: Rule
    under_said: Rule
    true_no: Rule
    """How often there is nothing more to get."""
    whole: Rule
    """How often all of the figure is there."""
    above: Rule
    """How far above the figure there is room at most."""
    half: Rule
    """How much of the way they go where they meet in the middle."""
    unnamed: Rule
    """How much of the way they go where nobody named a figure."""
    other: Rule
    """How often another ask is granted."""
    challenge: Rule
    """How often a figure is questioned before it is answered."""
    right: Rule
    """So near to the figure is right."""
    over: Rule
    well_over: Rule
    leeway: Rule
    same: Rule
    farthest: Rule
    """More than so many times off is another figure, not pay for this job."""
    farthest_bare: Rule
    """The same for a number without a money sign or a unit."""
    spoken_words: Rule
    """More words of one answer are not taken in by ear."""
    mail_words: Rule
    """More words of a letter are skimmed."""
    by_the_hour: Rule
    """Up to so many times off a bare number is dollars an hour, where pay is by the hour."""


class Rules(RuleGroup):
    """Every row of `data/rules.csv`: the row `ask.width` is the field `rules.ask.width`."""

    person: PersonRules
    spread: ByPaid
    """Between people of one title, place and years, as a standard deviation of log pay."""
    growth: GrowthRules
    ask: AskRules
    reach: ReachRules
    counter: CounterRules
    said_aloud: SaidAloudRules
    offer: OfferRules
    speakable: ByPaid
    """The step between two figures one can say aloud, in currency units a year."""
    find: FindRules
    role: RoleRules
    law: LawRules
    comparison: ComparisonRules
    practice: PracticeRules


def aloud_step(amount: float, unit: PayUnit, rules: Rules) -> float:
    """The step between two figures as people say them in a call, around an amount."""
    if unit.says_hour:
        return unit.step(rules.said_aloud.hour.value)
    large = unit.yearly(amount) >= rules.said_aloud.large_from.value
    return unit.step(rules.said_aloud.large.value if large else rules.said_aloud.year.value)


def speakable_step(unit: PayUnit, rules: Rules) -> float:
    """The step between two figures of the market one can say, in the unit pay is spoken of in."""
    return unit.step(rules.speakable.of(unit.said_per).value)


class GrowthStep(NamedTuple):
    """How much wages grew, in logs, from one day to another."""

    start: date
    end: date
    log_growth: float
    source: str
    as_of: date
    grade: Grade


class IndexPoint(NamedTuple):
    """The value of a wage index on one day."""

    day: date
    value: float
    source: str
    as_of: date


class LegalFigure(NamedTuple):
    """A minimum wage (USD an hour) or exempt-salary floor (USD a year) of one jurisdiction."""

    jurisdiction: str
    kind: str
    """federal, state, territory, local, county (all of a county, its towns too), region (stands in
    for its state's figure), special (for the federal one) or larger (a higher figure that holds
    for larger employers only)."""
    state: str
    places: tuple[str, ...]
    """The cities and counties it covers; empty where it covers all of `state`."""
    amount: float | None
    """None where one is known to hold there and its figure is not on file."""
    effective_from: date
    next_amount: float | None
    """The same jurisdiction's next figure, which is a row of its own."""
    next_from: date | None
    """Its day; without `next_amount` the day from which this figure is no longer the last."""
    note: str
    source: str
    as_of: date
    grade: str
    """published, or computed: worked out here from a statute's formula and a published figure."""
    confidence: str

    def covers(self, place: Place) -> bool:
        """True where the figure holds at `place`: of local ones only the city or county typed.

        One of a county or a region holds in the towns known to lie in its counties too.
        """
        if self.state and self.state != place.state:
            return False
        wide = place.county and self.kind in ("county", "region")
        here = (place.key, place.county) if wide else (place.key,)
        # Keys are made here, for the few rows of a state, and not for every row that is read.
        return not self.places or any(place_key(name) in here for name in self.places)

    def on(self, day: date) -> float | None:
        """The figure in force on `day`; None before its first day and once the next one holds.

        After `next_from` without a next amount it is the last one known.
        """
        if day < self.effective_from or self.replaced(day):
            return None
        return self.amount

    def replaced(self, day: date) -> bool:
        """True where the next figure holds on `day`."""
        return self.next_amount is not None and self.next_from is not None and self.next_from <= day

    def outdated(self, day: date) -> bool:
        """True where a later figure holds on `day` that is not on file."""
        if self.amount is None:
            return self.effective_from <= day
        return self.next_amount is None and self.next_from is not None and self.next_from <= day


class DailyOvertime(NamedTuple):
    """Hours of one day beyond which a state wants more than the plain rate."""

    state: str
    over_hours: float
    """Time and a half is owed beyond so many hours a day."""
    double_over_hours: float | None
    """Double pay is owed beyond so many."""
    below_minimum_times: float | None
    """Only for pay under so many times the minimum wage; None: for all."""
    note: str
    source: str
    """The statute."""
    as_of: date
    confidence: str


class Source(NamedTuple):
    """Where figures come from."""

    name: str
    """The short name that figures carry."""
    title: str
    publisher: str
    as_of: str
    url: str

    def to_dict(self) -> dict[str, str]:
        """The source as plain data, without its short name."""
        return {
            "title": self.title,
            "publisher": self.publisher,
            "as_of": self.as_of,
            "url": self.url,
        }


class Facts(NamedTuple):
    """Every figure the range applies, handed to the pure core as one piece."""

    levels: dict[str, Level]
    rules: Rules
    certificates: dict[str, Rule]
    industries: dict[str, Industry]
    unclear_industries: dict[str, tuple[str, ...]]
    """Words that may mean several industries, in the form names are compared in: which ones."""
    find_kinds: dict[str, Rule]
    """How far off each kind of find may be, as a standard deviation of log pay."""
    growth: dict[str, tuple[GrowthStep, ...]]
    """An occupation's own growth, oldest first, each step starting where the one before ends."""
    wage_index: tuple[IndexPoint, ...]
    """The wage index that carries wages on from the last of these, oldest first."""
    minimum_wages: tuple[LegalFigure, ...]
    salary_floors: tuple[LegalFigure, ...]
    languages: dict[str, str]
    """Every name a language goes by ("espanol"), in the form names are compared in: its name."""
    sources: dict[str, Source]
    country: str = "US"
    currency: str = "USD"
    """The money of the country's law and wages."""
    full_week: float = FULL_WEEK
    """Paid hours of a full-time week there."""
