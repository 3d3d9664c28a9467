"""Makes the fonts of the HTML sheet out of those the PDF is set in: python docs/fonts.py.

Typst carries Libertinus Serif within its compiled library, under the SIL Open Font License 1.1 (its
reserved names are others). This takes the regular and the bold out of it and keeps the marks that
people use, so that a browser measures what typst measures. It needs `pip install fonttools brotli`
beside the rest, and is run again only when typst brings a newer Libertinus: what it made is kept.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import typst
from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "negotiate" / "render" / "fonts"
WANTED = {"Libertinus Serif Regular": "regular", "Libertinus Serif Bold": "bold"}
MARKS = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x218, 0x21B)),  # Latin
    *((0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9)),  # and Vietnamese
    *((0x2C6, 0x2DD), (0x2010, 0x2027), (0x2030, 0x203A)),  # punctuation
    *((0x20A0, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122)),  # currencies, number, trademark
    *((0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248), (0x2264, 0x2265)),  # arrows, signs
)
FEATURES = ("kern", "liga", "lnum", "tnum", "locl", "ccmp", "mark")


def carried(library: bytes) -> Iterator[bytes]:
    """Every OpenType font that lies within a compiled library."""
    for found in re.finditer(rb"OTTO\x00[\x08-\x20]", library):
        start = found.start()
        count = int.from_bytes(library[start + 4 : start + 6], "big")
        rows = (start + 12 + 16 * n for n in range(count))
        ends = [
            int.from_bytes(library[row + 8 : row + 12], "big")
            + int.from_bytes(library[row + 12 : row + 16], "big")
            for row in rows
        ]
        if ends and start + max(ends) <= len(library):
            yield library[start : start + max(ends)]


def smaller(font: TTFont) -> bytes:
    """The font as WOFF2 with the marks and features that are wanted."""
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.flavor = "woff2"
    options.hinting = False
    options.desubroutinize = True  # a quarter smaller, once compressed
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    made = subset.Subsetter(options)
    made.populate(unicodes=[code for first, last in MARKS for code in range(first, last + 1)])
    made.subset(font)
    file = io.BytesIO()
    subset.save_font(font, file, options)
    return file.getvalue()


def main() -> None:
    """Write both fonts anew."""
    library = next(Path(typst.__file__).parent.glob("_typst*")).read_bytes()
    for data in carried(library):
        font = TTFont(io.BytesIO(data), recalcTimestamp=False)
        name = str(font["name"].getDebugName(4))
        if name in WANTED:
            (FONTS / f"libertinus-serif-{WANTED[name]}.woff2").write_bytes(smaller(font))


if __name__ == "__main__":
    main()
