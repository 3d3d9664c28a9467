"""The columns of a table of people: what may be typed, and what a result adds."""

from typing import Any, NamedTuple

from negotiate.model.band import PERCENTILES

TYPED = ("id", "level", "years", "area", "certs", "languages", "industry", "offer", "role")
REQUIRED = ("id", "level")
CONVERSATION = (
    "country",
    *("posted", "current", "floor", "said", "about", "pay_set", "steps", "final", "need"),
    *("wanted", "rival", "changed"),
)
"""What may be typed of the country and the talk; a row with any of it is worked out by itself."""
BEFORE_BAND = (
    *("schema", "currency", "per", "role_key", "title"),
    *("area_name", "area_type", "state", "as_of"),
)
TEXTS = (*BEFORE_BAND, "occupation_soc", "level")
"""The words `range` says of a job; the level is typed, and known by its own name beside it."""
OUTPUT = (
    *BEFORE_BAND,
    *("band_low", "band_mid", "band_high", "occupation_soc"),
    *(f"occupation_p{p}" for p in PERCENTILES),
    *("walk_away", "walk_away_from", "target", "ask_low", "ask_high"),
    *("figure", "good_at", "said_per", "law_first", "conversation_about", "conversation_pay_set"),
    *("conversation_final", "conversation_need", "conversation_wanted"),
    *("conversation_rival_amount", "conversation_rival_status", "conversation_changed"),
    "reach_total",
    *("middle_half_p25", "middle_half_p75", "offer_annual", "offer_hourly", "offer_percentile"),
    *("offer_compa_ratio", "offer_range_penetration", "offer_verdict", "offer_counter"),
    *("next_level_level", "next_level_target"),
)
"""The columns a result adds; none may be typed."""


class Words(NamedTuple):
    """A column of few different cells, as numpy has them."""

    words: Any
    """The different cells."""
    codes: Any
    """Which of them each row has."""


def each(column: Any) -> Any:
    """The cell of every row of a column."""
    return column.words[column.codes] if isinstance(column, Words) else column
