"""What an import of bands changed."""

from typing import NamedTuple


class LevelChange(NamedTuple):
    """One level's new bands against those in use before."""

    level: str
    areas: int
    added: int
    """Areas that had no band of this level before."""
    mid: float
    """The median of the new middles, dollars a year."""
    change: float | None
    """The median change of the middle where there was one; None where there was none."""
    least: float | None
    most: float | None


class ImportSummary(NamedTuple):
    """The bands of one May, and the areas that were left out."""

    year: int
    file: str
    in_use: bool
    """True where they speak from now on; False where they were only written to a file."""
    levels: tuple[LevelChange, ...]
    unknown: int
    incomplete: int
    uneven: int
    unpublished: int
    replaces: bool
    """True where levels of the user's own replace the built-in bands altogether."""
