"""What a user asks of the range: a person and a job."""

from datetime import date
from typing import NamedTuple

from negotiate.model.conversation import Conversation
from negotiate.model.find import Finds
from negotiate.model.money import FULL_WEEK, Pay

MOST_YEARS = 60.0
"""More years of experience are taken for a slip."""


class Posted(NamedTuple):
    """The pay an advert names, as typed; an end that is left open is None."""

    low: Pay | None
    high: Pay | None


class Tie(NamedTuple):
    """At which base pay the offer of a call is worth as much as the one the user holds."""

    about: str
    """The employer of the call."""
    held: str
    """The employer of the other."""
    base: Pay | None
    """Where the two tie; None where the other is worth more at any base pay that may come."""
    commission: float = 0.0
    """Dollars an hour or a year beside it, as the base, that a range counts as pay."""
    has: bool = False
    """True where the other is the job the user has."""

    @property
    def at(self) -> str:
        """The base as it is shown: "$22.19 an hour"; empty where there is none."""
        if self.base is None:
            return ""
        cents = 2 if self.base.period == "hour" else 0
        return f"${self.base.amount:,.{cents}f} {self.base.per}"


class Question(NamedTuple):
    """A person and the job they are offered, in checked words. Names never change a figure."""

    level: str
    as_of: date
    years: float | None = None
    """All years in customer service or contact centers; None: the level's typical years."""
    certificates: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    industry: str | None = None
    company: str = ""
    hours: float = FULL_WEEK
    """Hours a week."""
    current: Pay | None = None
    floor: Pay | None = None
    """What the user would turn down below; theirs alone."""
    offer: Pay | None = None
    posted: Posted | None = None
    """The range in the advert."""
    said: Pay | None = None
    """A number the user already said to this employer."""
    tie: Tie | None = None
    """Where this offer is worth as much as the one the user holds, where they were compared."""
    conversation: Conversation = Conversation()
    finds: Finds = Finds()
    assumed: tuple[tuple[str, object, str], ...] = ()
    """What was left out: (what, value used, option that changes it)."""
