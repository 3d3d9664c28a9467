"""What a page needs to work out other settings of a comparison by itself. Dollars a year."""

from typing import NamedTuple

from negotiate.model.comparison import Kind

Amounts = tuple[float, ...]
"""An amount by the stops of pay: one that holds for all, two at the ends with a straight line in
between, or one for each stop."""
Cell = tuple[tuple[Amounts, ...], ...]
"""By the rows of the table, and for each by its terms: what it is with every hoped-for number at
nothing, then what a `unit` of each adds."""


class Slider(NamedTuple):
    """A number that can be moved, and where it may stop."""

    key: str
    """Where it stands in an offer, or in the preferences."""
    name: str
    unit: str
    stops: tuple[float, ...]
    now: int
    """The stop it stands at in the file."""


class HopedNumber(NamedTuple):
    """A payout, or commission: an offer's value goes straight with it."""

    slider: Slider
    item: str
    component: str
    unit: float
    low: float | None
    """None where it is what is expected."""
    high: float | None

    @property
    def bounded(self) -> bool:
        """Whether the user gave a bound."""
        return self.low is not None or self.high is not None


class Boundable(NamedTuple):
    """What bounds may be given for, so that there are odds."""

    item: str
    component: str
    bounded: bool


class OvertimeNode(NamedTuple):
    """What an offer is worth, but for its match, with so many hours of overtime a week."""

    hours: float
    cells: tuple[tuple[tuple[Amounts, ...], tuple[Amounts, ...]], ...]
    """By the stops of the horizon: the terms of all that is not priced, and of the hours that
    are."""


class OvertimeDraw(NamedTuple):
    """Overtime that goes from a low to a high, for the odds."""

    low: float
    expected: float
    high: float
    nodes: tuple[tuple[OvertimeNode, ...], ...]
    """By the stops of hours; between nodes the value goes straight."""


class WhatIfRow(NamedTuple):
    """A part of an offer's value: one item that nobody owes, or all of a kind."""

    name: str
    kind: Kind
    key: str
    priced: bool = False
    """Hours, still to be multiplied by the value of time."""


class OfferTable(NamedTuple):
    """What one offer is worth wherever its sliders stand."""

    name: str
    level: str | None
    pay: Slider
    hours: Slider | None
    hoped: tuple[HopedNumber, ...]
    rows: tuple[WhatIfRow, ...]
    cells: tuple[tuple[Cell, ...], ...]
    """By the stops of hours, and for each by those of the horizon."""
    other_match: tuple[tuple[Amounts, ...], ...]
    """The match in its other reading, as the cells; empty where it has one."""
    hours_given: tuple[float, ...]
    """By the stops of hours."""
    boundable: tuple[Boundable, ...]
    overtime: OvertimeDraw | None
    """None where overtime has no bounds."""
    drawn_elsewhere: str
    """What has bounds and cannot be moved here; empty where nothing has."""


class WhatIf(NamedTuple):
    """Every offer's table, and what is the same for all."""

    offers: tuple[OfferTable, ...]
    """In ranking order."""
    horizon: Slider
    """In months."""
    value_of_time: Slider
    close: float
    """A lead of so large a share, or less, is too close to call."""
    clearly: float
    """So much more of a chance is clearly more."""
    points: int
    """Equally likely values of each offer for the odds, for up to four offers."""
    least_points: int
    few: int
    """Those of one item where several come together."""
    hour_for_hour: bool
    """Whether an hour's price can be said: days off and later years count as all else."""
    left_out: tuple[str, ...]
    """What cannot be moved, and why."""
