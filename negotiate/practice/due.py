"""What a moment of a practice call calls for."""

from __future__ import annotations

from typing import NamedTuple

from negotiate.model.facts import Rules
from negotiate.model.rehearsal import MomentKind
from negotiate.model.script import EARLY


class Due(NamedTuple):
    """What a moment calls for, in dollars of a full-time year."""

    moment: MomentKind
    stage: str
    figure: float
    """The figure to say; before an offer the bottom of the ask; 0 where none is due."""
    least: float
    """The least figure that is no slip here: the step that is good enough."""
    most: float
    """Above this a figure is more than is supported; 0: nothing is."""
    walk_away: float
    """The walk-away the user set; 0 where they set none."""
    range_due: bool
    """A range rather than one number."""
    named: bool
    """Whether a figure has been named already: by them, by the advert or in an earlier talk."""
    warm: bool
    """Whether the user has said before that they want the job."""
    offered: bool
    """Whether there is an offer to agree to, and nobody has agreed yet."""
    holds_offer: bool
    """Whether the user does hold another offer."""
    rules: Rules
    inside: bool = False
    """Whether they know what the user earns."""
    current: float = 0.0
    """What the user earns now; 0 where they did not say."""
    unchanged: bool = False
    """Whether nothing but present pay is on the table: a yes to that is none."""
    law: bool = False
    """Whether a question of the law comes first, and was not asked."""
    unlawful: bool = False
    """Whether the offer lies under a minimum, and that is not settled."""
    closed: bool = False
    """Whether they have said that it is their last word."""
    moved: bool = False
    """Whether they answered a figure."""
    asked: bool = False
    """Whether more pay was asked for before, with a figure or without."""
    asked_again: bool = False
    """Whether it was asked for twice or more."""
    table: float = 0.0
    """What they would pay as it stands."""
    enough: float = 0.0
    """From here a yes on the spot is good advice; 0: always."""
    fixed: str = ""
    """Why no figure is due: class, met, or empty."""
    steps: tuple[float, ...] = ()
    """Of a scale."""
    asked_before: float = 0.0
    """The figure asked for before, and not answered yet."""
    mail: bool = False
    once: bool = False
    """Whether one ask is all there is: the job is needed, and the yes is said with it."""

    @property
    def opens(self) -> bool:
        """Whether this is their first word about the offer."""
        return self.moment == "open" or (self.mail and self.moment == "offer")

    @property
    def early(self) -> bool:
        """Whether it is a talk before any offer."""
        return self.stage in EARLY

    @property
    def too_soon(self) -> bool:
        """Whether a yes on the spot leaves something unasked, or takes too little."""
        return self.stage != "after" and self.table < max(self.enough, self.walk_away)

    def below(self, amount: float) -> bool:
        """Whether it is under the least by more than rounding, and not near to the figure."""
        near = self.right(amount)
        return not near and amount < self.least * (1 - self.rules.practice.leeway.value)

    def beyond(self, amount: float) -> bool:
        """Whether it is over the most by more than is rounded up in speaking."""
        return bool(self.most) and amount > self.most * (1 + self.rules.practice.over.value)

    def right(self, amount: float) -> bool:
        """Whether it is the figure, but for so little that coaches would differ."""
        if not self.figure:
            return False
        return abs(amount / self.figure - 1) <= self.rules.practice.right.value

    def undercuts(self, amount: float) -> bool:
        """Whether it is less than is on the table, by more than is rounded in speaking."""
        return bool(self.table) and amount < self.table * (1 - self.rules.practice.over.value)

    def at_walk_away(self, amount: float) -> bool:
        """Whether it is the user's own walk-away, but for rounding, and no step to say."""
        if not self.walk_away or self.same(amount, self.least) or self.same(amount, self.figure):
            return False
        return self.same(amount, self.walk_away)

    def on_a_step(self, amount: float) -> bool:
        """Whether it is a step of the scale."""
        return any(self.same(amount, step) for step in self.steps)

    def lower(self, amount: float) -> bool:
        """Whether it is less than what was asked for before, and is not answered yet."""
        before = self.asked_before * (1 - self.rules.practice.leeway.value)
        return bool(self.asked_before) and amount < before

    def same(self, amount: float, other: float) -> bool:
        """Whether two amounts are the same but for rounding."""
        return bool(other) and abs(amount / other - 1) <= self.rules.practice.leeway.value
