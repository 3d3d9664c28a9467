"""What they could pay in a practice call, and how they take a figure: both drawn by the seed.

They never pay more for asking less: what is granted rises with what was asked, and is flat above
the figure to say. Rules: docs/METHOD.md, "The rehearsal".
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple, get_args

from negotiate.model.facts import Rules, aloud_step
from negotiate.model.rehearsal import Manner, Reply
from negotiate.model.results import RangeResult
from negotiate.model.script import Channel

_MANNERS: tuple[Manner, ...] = get_args(Manner)
_NOT_BY_MAIL = ("silence", "today")
_NOT_A_BOSS = ("today", "everyone")
_AT_FIRST: dict[Manner, float] = {"everyone": 0.0, "maximum": 0.0}
"""How much of the way they go at first, by manner; all of it in the others but `half`."""


class Room(NamedTuple):
    """What is on the table, how far it could go, and how they get there.

    Dollars of a full-time year.
    """

    base: float
    top: float
    """The figure to say, or what to ask once the law is settled; they never pay more."""
    limit: float
    """Hidden; `base` where it is a true no."""
    manner: Manner
    step: float
    """Between two amounts they may name."""
    half: float
    """How much of the way they go where they meet in the middle."""
    steps: tuple[float, ...] = ()
    """Of a scale: they name no other amount."""

    @property
    def most(self) -> float:
        """The most that they could pay."""
        return self.granted(self.top)

    def granted(self, asked: float) -> float:
        """The most that comes of asking so much; it never falls where more is asked."""
        wanted = min(asked, self.top)
        if self.steps:
            open_steps = [s for s in self.steps if s <= min(wanted, self.limit)]
            return max(self.base, *open_steps) if open_steps else self.base
        return max(self.base, min(wanted, self.limit))

    def at_first(self, asked: float) -> tuple[float, Reply]:
        """What they say at first to a figure, and what that is."""
        whole = self.granted(asked)
        share = self.half if self.manner in ("half", "today") else _AT_FIRST.get(self.manner, 1.0)
        given = whole if share == 1.0 else self._part(share, whole)
        if self.manner in ("everyone", "maximum"):
            return given, self.manner
        if given <= self.base:
            return given, "nothing"
        if given >= asked:
            return given, "granted"
        if self.manner in ("half", "today"):
            return given, self.manner
        return given, "part"

    def _part(self, share: float, whole: float) -> float:
        """A part of the way to an amount, as it is said."""
        part = self.base + share * (whole - self.base)
        return self.granted(part) if self.steps else max(self.base, part // self.step * self.step)

    def unnamed(self, share: float) -> float:
        """What comes of an ask without a figure: a part of the way."""
        return self._part(share, self.most)


def room_of(result: RangeResult, rules: Rules, seed: int, channel: Channel) -> Room:
    """The room of a call. Where no figure is wise there is none: what they said is all."""
    draw = Random(f"room {seed}")  # noqa: S311 - what a practice call holds is no secret
    base = result.standing or 0.0
    if _unlawful(result):  # nothing is agreed on before that is settled
        base = max(base, result.minimum)
    top = max(result.figure or _once_settled(result) or base, base)
    manner = draw.choice([m for m in _MANNERS if _fits(m, result, channel)])
    step = aloud_step(base, result.unit, rules)
    steps = result.scale if result.conversation.pay_set == "scale" else ()
    part, share = draw.random(), draw.random()
    none, whole = rules.practice.true_no.value, rules.practice.whole.value
    if part < none:
        limit = base
    elif part < none + whole:
        limit = top * (1 + share * rules.practice.above.value)
    else:
        between = _between(base, top, step, steps) or [base, top]
        limit = between[int(share * len(between))]
    return Room(
        base=base,
        top=top,
        limit=limit,
        manner=manner,
        step=step,
        steps=steps,
        half=rules.practice.half.value,
    )


def _between(base: float, top: float, step: float, steps: tuple[float, ...]) -> list[float]:
    """The amounts they may name that lie between two others."""
    if steps:
        return [one for one in steps if base < one < top]
    first = int(base // step) + 1
    return [n * step for n in range(first, int(top // step) + 1) if base < n * step < top]


def _unlawful(result: RangeResult) -> bool:
    return result.before_figures is not None


def _once_settled(result: RangeResult) -> float | None:
    """What to ask once the law is settled."""
    return result.offer.counter if result.offer is not None and _unlawful(result) else None


def _fits(manner: Manner, result: RangeResult, channel: Channel) -> bool:
    if channel == "email" and manner in _NOT_BY_MAIL:
        return False
    return not (result.conversation.with_ones_boss and manner in _NOT_A_BOSS)
