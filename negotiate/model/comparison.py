"""What a comparison of offers gives back. Dollars a year, unless a field says otherwise."""

from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from negotiate.model.facts import Source
from negotiate.model.frames import pandas
from negotiate.model.shown import html_of
from negotiate.model.tax import AfterTax

if TYPE_CHECKING:
    from negotiate.model.offer import Offer
    from negotiate.model.what_if import WhatIf

Kind = Literal["guaranteed_pay", "conditional_pay", "benefit", "cost", "one_time", "time"]
Status = Literal["ahead", "too_close", "tie"]


class Component(NamedTuple):
    """One part of an offer's value: costs are negative, time that is not priced is 0."""

    name: str
    kind: Kind
    amount: float
    """A year, on average over the horizon, discounted."""
    how: str
    """The arithmetic of year one with the user's own numbers."""
    key: str = ""
    """Where in the offer it comes from, such as `bonus[0]`."""


class PlacedOffer(NamedTuple):
    """Where an offer's base pay stands in its own band."""

    target: float
    percentile: float | None
    compa_ratio: float


class Law(NamedTuple):
    """The legal figures that hold where an offer is, and whose they are."""

    minimum_wage: float | None = None
    minimum_of: str = ""
    minimum_soon: tuple[float, str] | None = None
    """A higher one that starts soon enough to count for who is hired now, and whose it is."""
    salary_floor: float | None = None
    floor_of: str = ""
    floors_soon: tuple[tuple[date, float, str], ...] = ()
    """Higher salary floors: from when, dollars a year, whose. All start within a year."""
    not_on_file: str = ""
    """Whose minimum wage holds there and is not on file."""
    repay: str = ""
    """What to know of a clause on paying money back, in words."""
    leave: str = ""
    """What the state says of unused leave when one goes, in words; empty where it says nothing."""


class OfferTotal(NamedTuple):
    """One offer, totalled."""

    name: str
    level: str | None
    base: float
    total: float
    horizon_total: float
    paid_hours: float
    hours_given: float
    components: tuple[Component, ...]
    place: PlacedOffer | None = None
    after_tax: AfterTax | None = None
    """None where no state is known, or its taxes are not."""
    stateless: bool = False
    """True where no state is known: remote, and no state given for home."""

    def sum(self, kind: Kind) -> float:
        """The total of one kind of component; costs come out negative."""
        return sum(c.amount for c in self.components if c.kind == kind)

    @property
    def per_paid_hour(self) -> float | None:
        """The total for each paid hour."""
        return self.total / self.paid_hours if self.paid_hours > 0 else None

    @property
    def per_hour_given(self) -> float | None:
        """The total without priced time for each hour the job really takes; None at no hours."""
        return (self.total - self.sum("time")) / self.hours_given if self.hours_given > 0 else None

    def to_dict(self) -> dict[str, Any]:
        """The offer as plain data."""
        net = self.after_tax
        return {
            "name": self.name,
            "base": self.base,
            "guaranteed_pay": self.sum("guaranteed_pay"),
            "conditional_pay": self.sum("conditional_pay"),
            "benefits": self.sum("benefit"),
            "costs": -self.sum("cost"),
            "one_time": self.sum("one_time"),
            "time": self.sum("time"),
            "total": self.total,
            "horizon_total": self.horizon_total,
            "paid_hours": self.paid_hours,
            "hours_given": self.hours_given,
            "per_paid_hour": self.per_paid_hour,
            "per_hour_given": self.per_hour_given,
            "take_home": net and net.take_home.amount,
            "take_home_guaranteed": net and net.guaranteed,
            "after_tax_total": net and net.total,
            "real_after_tax_total": net and net.real,
            "place": self.place and self.place._asdict(),
            "components": [
                {"name": c.name, "kind": c.kind, "amount": c.amount, "how": c.how}
                for c in self.components
            ],
        }


class Lead(NamedTuple):
    """How far the first offer is ahead, and what that hangs on."""

    amount: float
    percent: float | None
    status: Status | None
    depends_on: tuple[str, ...]
    verdict: str


class BreakEven(NamedTuple):
    """The value of one number at which two offers tie."""

    offer: str | None
    component: str
    key: str
    unit: str
    now: float
    needs: float | None
    """None where no value in its range does."""
    far: bool = False
    """Whether what it needs is too far off to happen."""


class AskFor(NamedTuple):
    """Something to ask an employer for, and what it would be worth a year."""

    offer: str
    ask: str
    worth: float
    ease: Literal["easy", "usual", "hard"]
    key: str = ""
    """The key of the ask in `data/usual_asks.csv`."""
    day_rate_value: float | None = None
    hours: float | None = None


class Swing(NamedTuple):
    """How far one uncertain number moves the first offer's lead."""

    offer: str | None
    """None for what is the person's own."""
    item: str
    key: str
    low: float
    high: float
    lead_low: float
    """The lead with the number at its low; negative where another offer is then ahead."""
    lead_high: float
    bounded: bool
    """Whether low and high are the user's own."""

    @property
    def swing(self) -> float:
        """How far the lead moves in all."""
        return abs(self.lead_high - self.lead_low)


class YearTotal(NamedTuple):
    """One year of the horizon, an amount an offer in ranking order, discounted."""

    year: int
    totals: tuple[float, ...]
    together: tuple[float, ...]
    """This year and all before it."""


class MonthTotal(NamedTuple):
    """One month of the horizon, an amount an offer in ranking order, discounted by its year."""

    month: int
    totals: tuple[float, ...]
    together: tuple[float, ...]
    """This month and all before it."""


class Crossover(NamedTuple):
    """When the lead changes: from `year` on the first offer is ahead, all years together."""

    year: int
    before: int
    """Which offer is ahead until then, counted in ranking order."""
    month: int | None = None
    """The month from which it is ahead; None where it is from the first, or not known."""


class ContractorRate(NamedTuple):
    """What a contractor's rate is worth beside an employee's, after tax. Dollars an hour."""

    offer: str
    rate: float
    as_employee: float | None
    """The wage that leaves an employee as much for the same hours, without benefits."""
    against: str | None
    """The best offer of an employer; None where there is none."""
    needs: float | None
    """The rate at which the contract would leave as much as that offer."""


class Home(NamedTuple):
    """The area whose dollars real figures are in, and the way of filing taxes."""

    area: str
    filing: str
    children: int = 0


class Kept(NamedTuple):
    """What stays of the pay that an offer has more than the present job, year one."""

    offer: str
    current: str
    more: float
    stays: float
    """After taxes and premiums, with the credits that are lost taken off."""
    credits_lost: float = 0.0
    """Federal credits that shrink as pay rises."""


class BoundsNeeded(NamedTuple):
    """Something to give a low and a high for, so that there are odds."""

    item: str
    offer: str
    key: str
    """Where the number stands in the offer, such as `bonus[0].payout`."""

    @property
    def text(self) -> str:
        """As it is said: "quality bonus at Acme"."""
        return f"{self.item} at {self.offer}"


class Comparison(NamedTuple):
    """Offers side by side, best first."""

    horizon_years: float
    offers: tuple[OfferTotal, ...]
    lead: Lead | None
    break_even: tuple[BreakEven, ...]
    asks: tuple[AskFor, ...]
    cautions: tuple[str, ...]
    home: Home
    odds: dict[str, float] | None = None
    """The chance of each offer to be best; None while the bounds it needs are not given."""
    wins_more_often: str | None = None
    """An offer clearly likelier to come out best than the first, which is worth more on average."""
    odds_need: tuple[BoundsNeeded, ...] = ()
    """What to give bounds for, so that there are odds."""
    sensitivity: tuple[Swing, ...] = ()
    years: tuple[YearTotal, ...] = ()
    months: tuple[MonthTotal, ...] = ()
    ahead_from: int | None = None
    """The month from which the first offer is ahead for good; None: from the first on."""
    crossover: Crossover | None = None
    contractor: tuple[ContractorRate, ...] = ()
    kept: tuple[Kept, ...] = ()
    """Where an offer is of the job you have: what stays of what each of the others pays more."""
    as_of: date | None = None
    sources: tuple[Source, ...] = ()
    """Where taxes, prices and the places in bands come from."""
    counted: "tuple[Offer, ...]" = ()
    """The offers as they count, dated, with their states' overtime and the cost of a mile."""
    what_if: "WhatIf | None" = None
    """Tables for other settings, for the page alone."""

    def __repr__(self) -> str:
        """One line: the offers, best first, with what each is worth a year."""
        totals = ", ".join(f"{offer.name} ${offer.total:,.0f} a year" for offer in self.offers)
        return f"<comparison over {self.horizon_years:g} years: {totals}>"

    def _repr_html_(self) -> str | None:
        """The same screen, in a notebook."""
        return html_of(self)

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain data, the same as `negotiate compare --format json`."""
        lead = self.lead or Lead(amount=0.0, percent=None, status=None, depends_on=(), verdict="")
        return {
            "schema": "negotiate.compare/1",
            "horizon_years": self.horizon_years,
            "offers": [offer.to_dict() for offer in self.offers],
            "ranking": [offer.name for offer in self.offers],
            "lead": {**lead._asdict(), "depends_on": list(lead.depends_on)},
            "break_even": [row._asdict() for row in self.break_even],
            "odds": self.odds,
            "wins_more_often": self.wins_more_often,
            "odds_need": [need.text for need in self.odds_need],
            "sensitivity": [swing._asdict() | {"swing": swing.swing} for swing in self.sensitivity],
            "years": [{"year": year.year, **self._named(year)} for year in self.years],
            "months": [{"month": month.month, **self._named(month)} for month in self.months],
            "ahead_from_month": self.ahead_from,
            "contractor": [rate._asdict() for rate in self.contractor],
            "kept": [kept._asdict() for kept in self.kept],
            "crossover": self.crossover
            and {
                "year": self.crossover.year,
                "before": self.offers[self.crossover.before].name,
                "month": self.crossover.month,
            },
            "home": self.home._asdict(),
            "as_of": self.as_of and self.as_of.isoformat(),
            "sources": [source.to_dict() for source in self.sources],
            "asks": [ask._asdict() for ask in self.asks],
            "cautions": list(self.cautions),
        }

    def _named(self, row: YearTotal | MonthTotal) -> dict[str, Any]:
        names = [offer.name for offer in self.offers]
        return {
            "totals": dict(zip(names, row.totals, strict=True)),
            "together": dict(zip(names, row.together, strict=True)),
        }

    def to_frame(self) -> Any:
        """The components as a pandas DataFrame: a row a component, a column an offer."""
        pd = pandas()
        rows = [(o.name, c.kind, c.name, c.amount) for o in self.offers for c in o.components]
        table = pd.DataFrame(rows, columns=["offer", "kind", "component", "amount"])
        return table.pivot_table(
            index=["kind", "component"], columns="offer", values="amount", aggfunc="sum", sort=False
        )
