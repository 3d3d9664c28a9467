"""The prep sheet as one HTML file: nothing is loaded from elsewhere, nothing runs."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING

from negotiate.render.document import Span
from negotiate.render.page import Sheet
from negotiate.render.sheet_pdf import breakable

if TYPE_CHECKING:
    from markupsafe import Markup

_TEMPLATES = Path(__file__).with_name("templates")
_FONTS = Path(__file__).with_name("fonts")
"""The PDF's own font, so that every browser breaks lines where typst does; see docs/fonts.py."""
_WEIGHTS = {400: "regular", 700: "bold"}
_NAMES = {"letter": "letter", "a4": "A4"}


def to_html(sheet: Sheet) -> str:
    """The sheet as a page for a screen, a phone and a printer; every text is escaped."""
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=False
    )
    environment.filters["soft"] = _soft
    read, fine = sheet.points
    return environment.get_template("sheet.html.j2").render(
        sheet=sheet,
        spans=_spans(sheet.scale.spans),
        page=_NAMES[sheet.paper],
        fonts=[(weight, _font(name)) for weight, name in _WEIGHTS.items()],
        read=read,
        fine=fine,
    )


def _soft(text: str) -> Markup:
    """The text, escaped, whose longest words may break where the PDF's may."""
    from markupsafe import Markup

    return Markup("<wbr>").join(breakable(text))


def _font(name: str) -> str:
    return b64encode((_FONTS / f"libertinus-serif-{name}.woff2").read_bytes()).decode()


def _spans(spans: tuple[Span, ...]) -> list[dict[str, object]]:
    """Where each stretch starts and how far it goes, in percent of the scale."""
    low = min(span.start for span in spans)
    high = max(span.end for span in spans)

    def at(value: float) -> float:
        return round(100 * (value - low) / (high - low), 2) if high > low else 0.0

    return [
        {
            "label": span.label,
            "text": span.text,
            "kind": span.kind,
            "a": at(span.start),
            "width": round(at(span.end) - at(span.start), 2),
            "m": None if span.middle is None else at(span.middle),
        }
        for span in spans
    ]
