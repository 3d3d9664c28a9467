"""How close the ranges come to real pay."""

from typing import Any, NamedTuple


class Interval(NamedTuple):
    """A figure with its 95% bootstrap interval."""

    value: float
    low: float
    high: float


class Closeness(NamedTuple):
    """How close one way to say what a job pays comes to what people are paid."""

    name: str
    reports: int
    error: Interval
    """The median distance from real pay, whichever way, as a share of it."""
    bias: Interval
    """The median of said over real pay, less one: above 0 it says too much."""
    in_band: Interval | None
    """Share of reports inside the band; None for a single figure."""
    in_half: Interval | None
    """Share inside the middle half, which is to hold half of them."""
    width: float | None
    """The median width of the band: high over low, less one."""
    nation: Interval | None = None
    """The error of the nation's midpoint of the level on the same reports; None for a rival."""

    @property
    def no_better(self) -> bool:
        """Whether place and years brought the ranges no closer than one national figure."""
        return self.nation is not None and self.error.value >= self.nation.value


class Backtest(NamedTuple):
    """The ranges against reports of real pay."""

    overall: Closeness
    rivals: tuple[Closeness, ...]
    """Simple ways to say the same, beside which the method has to show its worth."""
    groups: tuple[tuple[str, tuple[Closeness, ...]], ...]
    """By role where the reports are of several, level, industry, source and state."""
    industry: tuple[Closeness, ...]
    """The reports whose industry is known: with its ratios, and without; empty where none is."""
    notes: tuple[str, ...]

    @property
    def no_better(self) -> list[Closeness]:
        """The groups on which the nation's figure came at least as close."""
        return [one for _, rows in self.groups for one in rows if one.no_better]

    def to_dict(self) -> dict[str, Any]:
        """The result as plain data, the same as `negotiate bands backtest --format json`."""
        return {
            "schema": "negotiate.backtest/1",
            "overall": _closeness(self.overall),
            "rivals": [_closeness(one) for one in self.rivals],
            "groups": {name: [_closeness(one) for one in rows] for name, rows in self.groups},
            "industry": [_closeness(one) for one in self.industry],
            "notes": list(self.notes),
        }

    def records(self) -> list[dict[str, Any]]:
        """A row a group for CSV."""
        named = [("all", self.overall), *(("rival", rival) for rival in self.rivals)]
        named += [(name, one) for name, rows in self.groups for one in rows]
        named += [("industry", one) for one in self.industry]
        return [{"group": group, **_flat(one)} for group, one in named]


def _closeness(one: Closeness) -> dict[str, Any]:
    plain = {
        key: value._asdict() if isinstance(value, Interval) else value
        for key, value in one._asdict().items()
    }
    return plain | ({} if one.nation is None else {"no_better": one.no_better})


def _flat(one: Closeness) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in one._asdict().items():
        if isinstance(value, Interval):
            flat |= {key: value.value, f"{key}_low": value.low, f"{key}_high": value.high}
        else:
            flat[key] = value
    return flat
