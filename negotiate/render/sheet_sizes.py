"""How much room the blocks of a sheet take, so that most choices need no page to be set.

One setting on a page as long as it has to be says where it ends and how high each block is in
either column. What the page holds without some blocks, or with one in the other column, is
arithmetic then, but for a last line that names what is left out: of that only the least and the
most is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import NamedTuple

from negotiate.render.page import MILLIMETRES, Sheet, SheetBlock, Side

_SLACK = 1.0
"""Points: what lies nearer to the end of the page is set and looked at."""
_POINTS = 72 / 25.4
"""A millimetre."""
_MARGINS = 30.0
"""Millimetres of both sides of the page."""


class Sizes(NamedTuple):
    """Where a sheet with all its blocks ends, and how high each block is; in points."""

    sheet: Sheet
    end: float
    blocks: Mapping[str, Mapping[str, float]]
    """By key and column; none for what stands on top."""

    def fits(
        self, dropped: Sequence[SheetBlock], moved: Mapping[str, Side], reserve: float
    ) -> bool | None:
        """Whether a page holds it without some blocks, others moved; None where that is unsure."""
        gone = {block.key for block in dropped}
        kept = [
            block._replace(side=moved.get(block.key, block.side))
            for block in self.sheet.blocks
            if block.key not in gone
        ]
        if any(block.side == "top" for block in dropped):
            return None
        if any(_has(self.sheet.blocks, side) != _has(kept, side) for side in ("left", "full")):
            return None  # what parts them goes too
        end = self.end - self._length(self.sheet.blocks) + self._length(kept)
        least, most = self._named(dropped)
        height = MILLIMETRES[self.sheet.paper][1] * _POINTS * (1 - reserve)
        if end + most < height - _SLACK:
            return True
        return False if end + least > height + _SLACK else None

    def _length(self, blocks: Sequence[SheetBlock]) -> float:
        left, right, full = (self._column(blocks, side) for side in ("left", "right", "full"))
        return max(left, right) + full

    def _column(self, blocks: Sequence[SheetBlock], side: str) -> float:
        """How high a column is, with the gaps that the template has between its blocks."""
        mine = [block for block in blocks if block.side == side]
        size = self.sheet.points[0]
        gaps = (size * (_GAP if b.title or b.kind != "say" else _SMALL_GAP) for b in mine[1:])
        return sum(self.blocks[block.key][side] for block in mine) + sum(gaps)

    def _named(self, dropped: Sequence[SheetBlock]) -> tuple[float, float]:
        """The least and the most that the line of what is left out takes."""
        if not dropped:
            return 0.0, 0.0
        size, fine = self.sheet.points
        letters = len("Left out for space: ") + sum(len(block.name) + 2 for block in dropped)
        width = (MILLIMETRES[self.sheet.paper][0] - _MARGINS) * _POINTS
        least = ceil(letters * fine * _NARROW / width)
        most = ceil(letters * fine * _WIDE / width)
        return 0.4 * size + (least - 1) * fine * 0.9, 0.55 * size + (most - 1) * fine * 1.4


_GAP, _SMALL_GAP = 0.62 + 0.58, 0.1 + 0.58
"""Between two blocks, of the size of letters: the template's own and that of paragraphs."""
_NARROW, _WIDE = 0.25, 0.7
"""How wide a letter is at the least and at the most on average, of its size."""


def _has(blocks: Sequence[SheetBlock], side: str) -> bool:
    return any(block.side == side for block in blocks)
