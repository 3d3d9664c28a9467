"""The tables from which a page works out other settings, equal to `compare` to the cent.

Nothing is estimated between the program's own results. What an offer is worth is a sum of parts:

- in payouts and commission every part goes straight, so one more result for each is enough;
- in pay every part but the match goes straight, so the two ends are enough; the match, and all of
  an offer whose overtime law or cuts in pay depend on the wage, are worked out at every stop;
- time goes straight with the value of an hour;
- hours and the horizon are worked out at every stop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from negotiate.model.facts import Rules
from negotiate.model.money import MONTHS
from negotiate.model.offer import Offer, Preferences
from negotiate.model.what_if import (
    Amounts,
    Boundable,
    Cell,
    HopedNumber,
    OfferTable,
    OvertimeDraw,
    OvertimeNode,
    Slider,
    WhatIf,
    WhatIfRow,
)
from negotiate.offers.benefits import contribution, matched_years, retirement_match
from negotiate.offers.components import parts
from negotiate.offers.costs import once_parts
from negotiate.offers.hours import hours_given
from negotiate.offers.job import job_of, unit_hours
from negotiate.offers.keys import with_value
from negotiate.offers.lead import other_reading
from negotiate.offers.odds import FEW, LEAST_POINTS, POINTS, overtime_nodes
from negotiate.offers.part import Part
from negotiate.offers.pay import OVERTIME, draw_a_year
from negotiate.offers.stream import Horizon, Period, Stream, horizon_of, received
from negotiate.offers.uncertain import boundable, drawn

_DOWN, _UP = 10, 20
"""Stops of pay below and above the one in the file: one asks for more."""
_STEPS_OF_HOURS = 5
_YEARS = 5
_MOST_VALUE = 50
_COMMISSION_STEPS = 20
_SIGN_ON = "sign_on.amount"
_MATCH = "retirement"


def what_if(
    ranked: Sequence[Offer],
    prefs: Preferences,
    rules: Rules,
    minimums: Sequence[float | None],
) -> WhatIf:
    """The tables of the offers, which come in ranking order, as they count.

    Pay goes no lower than the legal minimum where each is, `minimums` in dollars an hour, unless
    the file has it there.
    """
    horizon = _horizon(prefs)
    tables = [
        _OfferSettings(offer, prefs, rules, horizon, minimum or 0.0).table()
        for offer, minimum in zip(ranked, minimums, strict=True)
    ]
    return WhatIf(
        offers=tuple(tables),
        horizon=horizon,
        value_of_time=_value_of_time(prefs),
        close=rules.comparison.close.value,
        clearly=rules.comparison.clearly.value,
        points=POINTS,
        least_points=LEAST_POINTS,
        few=FEW,
        hour_for_hour=prefs.time_off != "day-rate" and not prefs.discount_rate,
        left_out=tuple(_left_out(ranked)),
    )


def _left_out(ranked: Sequence[Offer]) -> Iterator[str]:
    for offer in ranked:
        if offer.weeks_in_turn:
            yield f"the hours of {offer.name}, for its weeks are not alike"
        if offer.overtime_hours_per_week:
            yield f"the overtime of {offer.name}"
        if offer.commission is not None and draw_a_year(offer) is not None:
            yield f"the commission of {offer.name}, for its draw is not given back"
        for item in _drawn_elsewhere(offer):
            yield f"chances, for {item} at {offer.name} goes from a low to a high"


def _drawn_elsewhere(offer: Offer) -> Iterator[str]:
    """What is drawn for the odds and has no slider."""
    moved = {OVERTIME, *(number.component for number in _hoped(offer))}
    for number in drawn(offer):
        if number.component not in moved and number.low < number.high:
            yield number.item


# --- where the sliders stop


def _stops(values: Sequence[float], now: float) -> tuple[tuple[float, ...], int]:
    """The values, the one in the file among them, and where that stands."""
    stops = sorted({*values, now})
    return tuple(stops), stops.index(now)


def _horizon(prefs: Preferences) -> Slider:
    years = [float(MONTHS * year) for year in range(1, _YEARS + 1)]
    stops, now = _stops(years, float(prefs.months))
    return Slider(
        key="horizon_months", name="How far you look ahead", unit="months", stops=stops, now=now
    )


def _value_of_time(prefs: Preferences) -> Slider:
    stops, now = _stops([float(dollars) for dollars in range(_MOST_VALUE + 1)], prefs.value_of_time)
    return Slider(
        key="value_of_time",
        name="What an hour of your time is worth",
        unit="$/hour",
        stops=stops,
        now=now,
    )


def _pay(offer: Offer, minimum: float) -> Slider:
    least = 0.0 if offer.contractor else minimum * unit_hours(offer)
    if offer.salary is not None:
        step = 500.0 if offer.salary < 100_000 else 1_000.0
        return _pay_slider("salary", "$/year", offer.salary, step, least)
    wage = offer.hourly or 0.0
    return _pay_slider("hourly", "$/hour", wage, 0.25 if wage < 50 else 0.5, least)


def _pay_slider(key: str, unit: str, now: float, step: float, least: float) -> Slider:
    values = [round(now + step * at, 2) for at in range(-_DOWN, _UP + 1)]
    stops, at = _stops([value for value in values if value > 0 and value >= least], now)
    return Slider(key=key, name="Base pay", unit=unit, stops=stops, now=at)


def _hours(offer: Offer) -> Slider | None:
    """Hours a day where the file gives those; None where weeks differ."""
    if offer.weeks_in_turn:
        return None
    if offer.hours_per_day is not None:
        return _hours_slider("hours_per_day", "hours a day", offer.hours_per_day, 0.5, 16.0)
    return _hours_slider("hours_per_week", "hours a week", offer.hours_per_week, 2.0, 80.0)


def _hours_slider(key: str, unit: str, now: float, step: float, most: float) -> Slider:
    span = range(-_STEPS_OF_HOURS, _STEPS_OF_HOURS + 1)
    values = [value for at in span if 0 < (value := round(now + step * at, 4)) <= most]
    stops, at = _stops(values, now)
    return Slider(key=key, name="Hours", unit=unit, stops=stops, now=at)


def _hoped(offer: Offer) -> tuple[HopedNumber, ...]:
    return (*_payouts(offer), *_commission(offer))


def _payouts(offer: Offer) -> Iterator[HopedNumber]:
    for index, bonus in enumerate(offer.bonus):
        if bonus.guaranteed:
            continue
        low = bonus.low or 0.0
        high = max(1.0, bonus.expected) if bonus.high is None else bonus.high
        values = [round(0.05 * at, 2) for at in range(101) if low <= round(0.05 * at, 2) <= high]
        stops, now = _stops([low, *values, high], bonus.expected)
        yield HopedNumber(
            slider=Slider(
                key=f"bonus[{index}].payout",
                name=f"Payout of {bonus.name}",
                unit="share",
                stops=stops,
                now=now,
            ),
            item=bonus.name,
            component=f"bonus[{index}]",
            unit=1.0,
            low=bonus.low,
            high=bonus.high,
        )


def _commission(offer: Offer) -> Iterator[HopedNumber]:
    """Commission, unless a draw that is kept makes its worth bend."""
    commission = offer.commission
    if commission is None or draw_a_year(offer) is not None:
        return
    low = commission.low or 0.0
    high = max(1.0, 2 * commission.expected) if commission.high is None else commission.high
    step = (high - low) / _COMMISSION_STEPS
    values = [round(low + step * at, 2) for at in range(_COMMISSION_STEPS + 1)]
    stops, now = _stops(values, commission.expected)
    yield HopedNumber(
        slider=Slider(
            key="commission.expected", name="Commission", unit="$/year", stops=stops, now=now
        ),
        item="commission",
        component="commission",
        unit=max(1_000.0, high),
        low=commission.low,
        high=commission.high,
    )


# --- what an offer is worth wherever they stop


class _Corner(NamedTuple):
    """The rows of an offer at one setting, each by the stops of the horizon."""

    rows: dict[WhatIfRow, Amounts]

    def less(self, other: _Corner) -> _Corner:
        """How far each row is above that of another setting."""
        found = {}
        for row in {**self.rows, **other.rows}:
            zero = (0.0,) * len(next(iter(self.rows.values())))
            mine, its = self.rows.get(row, zero), other.rows.get(row, zero)
            found[row] = tuple(a - b for a, b in zip(mine, its, strict=True))
        return _Corner(rows=found)


class _OfferSettings:
    """One offer, worked out wherever its sliders stop."""

    def __init__(
        self, offer: Offer, prefs: Preferences, rules: Rules, horizon: Slider, minimum: float
    ) -> None:
        self.offer, self.rules = offer, rules
        self.each = [_over(prefs, months) for months in horizon.stops]
        self.longest = self.each[-1]
        self.horizons = [horizon_of(each, offer.weeks_before) for each in self.each]
        self.pay, self.hours = _pay(offer, minimum), _hours(offer)
        self.hoped = _hoped(offer)
        self.sign_on = self._sign_on()

    def table(self) -> OfferTable:
        """The whole table."""
        offers = [self._at_hours(hours) for hours in (self.hours.stops if self.hours else (None,))]
        settings = [self._settings(offer) for offer in offers]
        rows = list(dict.fromkeys(row for terms in settings for term in terms for row in term))
        other = other_reading(self.offer, self.rules)
        readings = [other_reading(offer, self.rules) for offer in offers] if other else []
        return OfferTable(
            name=self.offer.name,
            level=self.offer.level,
            pay=self.pay,
            hours=self.hours,
            hoped=self.hoped,
            rows=tuple(rows),
            cells=tuple(self._cells(terms, rows) for terms in settings),
            other_match=tuple(tuple(self._match(offer)) for offer in readings if offer),
            hours_given=tuple(hours_given(offer) for offer in offers),
            boundable=tuple(
                Boundable(item=number.item, component=number.component, bounded=number.bounded)
                for number in boundable(self.offer)
            ),
            overtime=self._overtime(offers),
            drawn_elsewhere=", ".join(_drawn_elsewhere(self.offer)),
        )

    def _at_hours(self, hours: float | None) -> Offer:
        if hours is None or self.hours is None:
            return self.offer
        return with_value(self.offer, self.hours.key, hours)

    def _settings(self, offer: Offer) -> list[dict[WhatIfRow, list[Amounts]]]:
        """For each term its rows, and for each of those the amounts by the stops of the horizon."""
        bare = replace(offer, retirement=())
        for number in self.hoped:
            bare = with_value(bare, number.slider.key, 0.0)
        at_pay = [with_value(bare, self.pay.key, pay) for pay in self._knots(offer)]
        corners = [self._corner(paid) for paid in at_pay]
        terms = [self._by_pay(corners)]
        for number in self.hoped:
            more = [
                self._corner(with_value(paid, number.slider.key, number.unit)).less(corner)
                for paid, corner in zip(at_pay, corners, strict=True)
            ]
            terms.append(self._by_pay(more))
        if offer.retirement:
            row = WhatIfRow(name="retirement match", kind="benefit", key=_MATCH)
            terms[0][row] = self._match(offer)
        if any(self.sign_on):
            row = WhatIfRow(name="sign-on bonus", kind="one_time", key=_SIGN_ON)
            terms[0][row] = [(amount,) for amount in self.sign_on]
        return terms

    def _overtime(self, offers: Sequence[Offer]) -> OvertimeDraw | None:
        """The offer at the hours of overtime between which its value goes straight."""
        drawing = (n for n in drawn(self.offer) if n.key == OVERTIME and n.low < n.high)
        number = next(drawing, None)
        if number is None:
            return None
        return OvertimeDraw(
            low=number.low,
            expected=number.expected,
            high=number.high,
            nodes=tuple(
                tuple(self._node(offer, hours) for hours in overtime_nodes(offer, number))
                for offer in offers
            ),
        )

    def _node(self, offer: Offer, hours: float) -> OvertimeNode:
        bare = replace(offer, retirement=())
        terms = self._settings(with_value(bare, OVERTIME, hours))
        return OvertimeNode(
            hours=hours,
            cells=tuple(
                (self._sums(terms, at, priced=False), self._sums(terms, at, priced=True))
                for at in range(len(self.horizons))
            ),
        )

    def _sums(
        self, terms: Sequence[dict[WhatIfRow, list[Amounts]]], at: int, *, priced: bool
    ) -> tuple[Amounts, ...]:
        """All rows together at a stop of the horizon, term by term."""
        count = len(self._knots(self.offer))
        found = []
        for term in terms:
            rows = [amounts[at] for row, amounts in term.items() if row.priced == priced]
            wide = [row * count if len(row) == 1 else row for row in rows]
            found.append(tuple(map(sum, zip(*wide, strict=True))) or (0.0,))
        return tuple(found)

    def _cells(
        self, terms: Sequence[dict[WhatIfRow, list[Amounts]]], rows: Sequence[WhatIfRow]
    ) -> tuple[Cell, ...]:
        nothing = [(0.0,)] * len(self.horizons)
        return tuple(
            tuple(tuple(term.get(row, nothing)[at] for term in terms) for row in rows)
            for at in range(len(self.horizons))
        )

    def _knots(self, offer: Offer) -> tuple[float, ...]:
        """Stops of pay between which every part but the match goes straight."""
        cut = any((c.add or 0.0) < 0 for c in offer.change)
        if cut or offer.state_overtime.below is not None or len(self.pay.stops) < 3:
            return self.pay.stops
        return self.pay.stops[0], self.pay.stops[-1]

    def _by_pay(self, corners: Sequence[_Corner]) -> dict[WhatIfRow, list[Amounts]]:
        """The rows of the corners, which differ in pay alone."""
        found = {}
        for row in dict.fromkeys(row for corner in corners for row in corner.rows):
            zero = (0.0,) * len(self.horizons)
            columns = [corner.rows.get(row, zero) for corner in corners]
            found[row] = [tuple(by_pay) for by_pay in zip(*columns, strict=True)]
        return found

    def _corner(self, offer: Offer) -> _Corner:
        """The rows at one setting, the match and the sign-on bonus left out."""
        streams: dict[WhatIfRow, list[Stream]] = {}
        for part in parts(offer, self.longest, self.rules):
            if part.key != _SIGN_ON:
                streams.setdefault(self._row(part), []).append(part.stream)
        return _Corner(
            rows={
                row: self._averages([amount for stream in found for amount in stream])
                for row, found in streams.items()
            }
        )

    def _row(self, part: Part) -> WhatIfRow:
        if part.kind == "conditional_pay" or part.key == "equity.total":
            return WhatIfRow(name=part.name, kind=part.kind, key=part.key)
        at_day_rate = self.longest.time_off == "day-rate" and not self.offer.contractor
        priced = part.kind == "time" and not (at_day_rate and part.key == "time_off")
        return WhatIfRow(name="", kind=part.kind, key="", priced=priced)

    def _averages(self, stream: Stream) -> Amounts:
        """A year on average, by the stops of the horizon."""
        known: dict[Period, float] = {}

        def dollars(period: Period) -> float:
            if period not in known:
                known[period] = received(stream, period)
            return known[period]

        return tuple(self._average(horizon, dollars) for horizon in self.horizons)

    def _average(self, horizon: Horizon, dollars: Callable[[Period], float]) -> float:
        years = enumerate(horizon.years, start=1)
        every = sum(dollars(period) * self.longest.weight(number) for number, period in years)
        return every / horizon.length

    def _sign_on(self) -> list[float]:
        """The sign-on bonus by the stops of the horizon: what goes back depends on its end."""
        found = []
        for at, prefs in enumerate(self.each):
            once = once_parts(job_of(self.offer, prefs, self.rules))
            stream = [amount for part in once if part.key == _SIGN_ON for amount in part.stream]
            found.append(self._averages(stream)[at])
        return found

    def _match(self, offer: Offer) -> list[Amounts]:
        """The match by the stops of the horizon, and for each by those of pay."""
        top = with_value(offer, self.pay.key, self.pay.stops[-1])
        ends = (self.pay.stops[0], self.pay.stops[-1])
        stops = ends if len(self.pay.stops) > 2 and self._straight_match(top) else self.pay.stops
        columns = [self._match_at(with_value(offer, self.pay.key, pay)) for pay in stops]
        return [tuple(by_pay) for by_pay in zip(*columns, strict=True)]

    def _match_at(self, offer: Offer) -> Amounts:
        job = job_of(offer, self.longest, self.rules)
        return self._averages([amount for p in retirement_match(job) for amount in p.stream])

    def _straight_match(self, top: Offer) -> bool:
        """Whether the match is a share of base pay throughout: no cap in dollars is reached."""
        if any(t.max_dollars or (t.your_contribution or 0.0) > 1 for t in top.retirement):
            return False
        if any((change.add or 0.0) < 0 for change in top.change):
            return False
        job = job_of(top, self.longest, self.rules)
        most = max(contribution(top, pay, self.rules) for pay, _ in matched_years(job))
        return most < job.limit


def _over(prefs: Preferences, months: float) -> Preferences:
    """The preferences for another horizon, with an hour of time at a dollar."""
    return replace(prefs, horizon_months=int(months), value_of_time=1.0)
