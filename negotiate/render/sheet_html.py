"""The prep sheet as one HTML file: nothing is loaded from elsewhere, nothing runs."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup

from negotiate.render.document import Figure, Scale, Span
from negotiate.render.page import Item, Sheet, SheetBlock
from negotiate.render.sheet_pdf import breakable

_TEMPLATES = Path(__file__).with_name("templates")
_FONTS = Path(__file__).with_name("fonts")
"""The PDF's own font, so that every browser breaks lines where typst does; see docs/fonts.py."""
_WEIGHTS = {400: "regular", 700: "bold"}
_NAMES = {"letter": "letter", "a4": "A4"}


def to_html(sheet: Sheet) -> str:
    """The sheet as a page for a screen, a phone and a printer; every text is escaped.

    Every piece is `Markup`, whose `format` escapes what is not. A template would be read and
    compiled again in every run, in as long as all the rest takes.
    """
    parts = {
        "title": sheet.title,
        "style": _style(sheet),
        "heading": _soft(sheet.title),
        "tag": sheet.tag,
        "under": _soft(sheet.subtitle),
        "minded": _minded([block for block in sheet.blocks if block.side == "top"]),
        "figures": _each(_figure(figure) for figure in sheet.figures),
        "left": _blocks(sheet, "left"),
        "right": _blocks(sheet, "right"),
        "full": _blocks(sheet, "full"),
        "left_out": Markup("<p>{}</p>").format(sheet.left_out) if sheet.left_out else "",
        "small": _soft(sheet.small),
    }
    page = Markup(_template("sheet.html").removesuffix("\n"))  # noqa: S704 - the project's own
    return str(page.format(**parts))


def _template(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _style(sheet: Sheet) -> Markup:
    """The look of the page: the project's own text, and the sizes of the sheet."""
    read, fine = sheet.points
    sizes = {"read": read, "fine": fine, "fine * 1.06": fine * 1.06, "page": _NAMES[sheet.paper]}
    style = "".join(
        f'@font-face {{ font-family: "Libertinus Serif"; font-weight: {weight}; src: '
        f'url(data:font/woff2;base64,{_font(name)}) format("woff2"); }}\n'
        for weight, name in _WEIGHTS.items()
    )
    look = _template("sheet.css")
    for name, size in sizes.items():
        look = look.replace(f"{{{{ {name} }}}}", str(size))
    return Markup(style + look)  # noqa: S704 - no word of anybody's is in it


def _minded(blocks: list[SheetBlock]) -> Markup:
    """What to mind before the call, the law's own question bold."""
    items = _each(
        Markup("<li{kind}>{lead}{text}</li>\n").format(
            kind=Markup(' class="first"') if block.key == "law-first" else "",
            lead=_lead(item.lead),
            text=_soft(item.text),
        )
        for block in blocks
        for item in block.items
    )
    return Markup('<ul class="minded">\n{}</ul>').format(items) if blocks else Markup("")


def _figure(figure: Figure) -> Markup:
    note = Markup('<dd class="note">{}</dd>').format(_soft(figure.note)) if figure.note else ""
    return Markup("<div><dt>{}</dt><dd>{}</dd>{}</div>\n").format(
        figure.label, _soft(figure.value), note
    )


def _blocks(sheet: Sheet, side: str) -> Markup:
    mine = [block for block in sheet.blocks if block.side == side]
    return _each(_block(block, sheet.scale) for block in mine)


def _block(block: SheetBlock, scale: Scale) -> Markup:
    if block.kind == "chart":
        return _chart(scale)
    if block.kind == "write":
        lines = _each(Markup("<span>{}</span>").format(item.lead) for item in block.items)
        return Markup('<p class="written">{}</p>\n').format(lines)
    return Markup(
        '<section{follows}>\n{head}<ul class="items {kind}">\n{items}</ul>\n</section>\n'
    ).format(
        follows="" if block.title else Markup(' class="follows"'),
        head=_head(block),
        kind=block.kind,
        items=_each(map(_item, block.items)),
    )


def _head(block: SheetBlock) -> Markup:
    if not block.title:
        return Markup("")
    note = Markup('<span class="note">{}</span>').format(block.note) if block.note else ""
    return Markup('<div class="head"><h2>{}</h2>{}</div>\n').format(block.title, note)


def _item(item: Item) -> Markup:
    text = Markup('<span class="do">{}</span>') if item.do else Markup("{}")
    return Markup("<li>{}{}</li>\n").format(_lead(_soft(item.lead)), text.format(_soft(item.text)))


def _lead(text: str) -> Markup:
    return Markup("<b>{}</b> ").format(text) if text else Markup("")


def _chart(scale: Scale) -> Markup:
    spans = _each(map(_stretch, _spans(scale.spans)))
    return Markup(
        '<figure>\n<div class="scale" role="img" aria-label="{}">\n{}</div>\n</figure>\n'
    ).format(scale.sentence, spans)


def _stretch(span: dict[str, object]) -> Markup:
    return Markup(
        '<span>{label}</span><span class="track">'
        '<i class="{kind}" style="left: {a}%; width: {width}%"></i>{middle}</span>'
        '<span class="end">{text}</span>\n'
    ).format(**span)


def _each(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


def _soft(text: str) -> Markup:
    """The text, escaped, whose longest words may break where the PDF's may."""
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
            "middle": _middle(None if span.middle is None else at(span.middle)),
        }
        for span in spans
    ]


def _middle(at: float | None) -> Markup:
    mark = Markup('<i class="middle" style="left: {}%"></i>')
    return Markup("") if at is None else mark.format(at)
