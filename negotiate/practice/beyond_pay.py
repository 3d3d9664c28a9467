"""What is asked for besides base pay in a practice call, whether it is granted, and its worth."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from negotiate.model.facts import Rules
from negotiate.model.lines import OtherAsk
from negotiate.model.money import MONTHS
from negotiate.model.rehearsal import Added, Practice
from negotiate.model.results import RangeResult
from negotiate.talk.asks import hourly_amount

_BY_THE_MONTH = ("home",)
_IN_WORDS = {"benefits": "better benefits", "which-shift": "the shift you want"}
"""Things people ask for that are no row of the asks."""


class BeyondPay(NamedTuple):
    """The asks of a call."""

    asks: tuple[OtherAsk, ...]
    practice: Practice
    result: RangeResult
    rules: Rules
    seed: int

    def heard(self, text: str) -> tuple[str, ...]:
        """The keys of what is asked for, in the order they are named."""
        places = {
            key: match.start()
            for key, pattern in self.practice.things.items()
            if (match := pattern.search(text))
        }
        return tuple(sorted(places, key=places.__getitem__))

    def granted(self, key: str) -> bool:
        """Whether they say yes to it; the same in every call of the seed."""
        draw = Random(f"{key} {self.seed}").random()  # noqa: S311
        return draw < self.rules.practice.other.value

    def added(self, key: str) -> Added:
        """It, with what it is worth."""
        ask = self._ask(key)
        if ask is None:
            return Added(key=key, label=_IN_WORDS.get(key, key), worth=0.0)
        label = ask.label.format(hours=f"{self.result.unit.hours:g}")
        return Added(key=key, label=label, worth=self._worth(ask), once=_once(ask))

    def _ask(self, key: str) -> OtherAsk | None:
        """The ask of a key, in the row for this kind of pay: a lead's sign-on is another one."""
        found = [ask for ask in self.asks if ask.key in (key, f"{key}-lead")]
        found.sort(key=lambda ask: ask.paid not in ("both", self.result.level.paid))
        return next(iter(found), None)

    def _worth(self, ask: OtherAsk) -> float:
        """Dollars a year, or once, at its usual size; 0 where it has none."""
        if ask.unit == "dollars":
            return ask.size * (MONTHS if ask.key in _BY_THE_MONTH else 1)
        if ask.unit == "share":
            unit = self.result.unit
            hours = unit.yearly(1.0) / unit.hourly(1.0)
            return hourly_amount(ask, self.result) * hours
        return 0.0


def _once(ask: OtherAsk) -> bool:
    return ask.unit == "dollars" and ask.key not in _BY_THE_MONTH
