"""Which conversation about pay this is: words, counter and steps depend on it."""

from typing import Literal, NamedTuple, get_args

from negotiate.model.money import Pay

About = Literal["offer", "raise", "promotion", "conversion"]
"""A new employer; more pay in the same job; a step up inside; from temp or agency to staff."""
PaySet = Literal["talks", "class", "scale"]
"""Settled person by person; one rate for everybody who starts; a union's or public steps."""
Degree = Literal["some", "high", "low"]
RivalStatus = Literal["written", "verbal", "interviewing"]

ABOUT: tuple[About, ...] = get_args(About)
PAY_SETS: tuple[PaySet, ...] = get_args(PaySet)
DEGREES: tuple[Degree, ...] = get_args(Degree)
RIVAL_STATUSES: tuple[RivalStatus, ...] = get_args(RivalStatus)


class Rival(NamedTuple):
    """Another employer's offer, as the user named it."""

    pay: Pay | None = None
    """None where none was named yet."""
    status: RivalStatus | None = None
    """None where nobody said: then nothing is said of it."""
    name: str = ""
    """The employer's, for the user's eyes."""


class Conversation(NamedTuple):
    """What the talk is about, how pay is set there, and what each side needs."""

    about: About = "offer"
    pay_set: PaySet = "talks"
    steps: tuple[Pay, ...] = ()
    """The steps of a scale, rising; the only figures said there."""
    final: bool = False
    """They said that it is their last word."""
    need: Degree = "some"
    """How badly the person needs this job; private."""
    wanted: Degree = "some"
    """How hard the employer is after them; private."""
    rival: Rival | None = None
    changed: str = ""
    """What they learnt since they named a number, in their own words."""

    @property
    def inside(self) -> bool:
        """True where it is with those who know what the person earns."""
        return self.about != "offer"

    @property
    def with_ones_boss(self) -> bool:
        """True for more pay where one works: a raise or a promotion."""
        return self.about in ("raise", "promotion")
