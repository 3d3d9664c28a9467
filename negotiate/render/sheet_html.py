"""The prep sheet as one HTML file: nothing is loaded from elsewhere, nothing runs."""

from __future__ import annotations

from pathlib import Path

from negotiate.model.document import Span
from negotiate.model.sheet import MILLIMETRES, Sheet

_TEMPLATES = Path(__file__).with_name("templates")
_NAMES = {"letter": "letter", "a4": "A4"}
_MARGINS = 20.0


def to_html(sheet: Sheet) -> str:
    """The sheet as a page for a screen, a phone and a printer; every text is escaped."""
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=False
    )
    _, height = MILLIMETRES[sheet.paper]
    read, fine = sheet.points
    return environment.get_template("sheet.html.j2").render(
        sheet=sheet,
        spans=_spans(sheet.scale.spans),
        page=_NAMES[sheet.paper],
        guard=height - _MARGINS - 1,
        read=read,
        fine=fine,
    )


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
