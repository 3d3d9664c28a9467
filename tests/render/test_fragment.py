"""A document as a piece of HTML: every kind of block, every text escaped."""

from __future__ import annotations

from negotiate.render.document import (
    Bar,
    Bars,
    Column,
    Document,
    Figure,
    Figures,
    Lines,
    Scale,
    Table,
)
from negotiate.render.fragment import to_fragment

RUDE = "<b>\x1b[31m&"
SAID = "&lt;b&gt;"


def test_every_block_is_shown_and_escaped():
    kinds = ("plain", "caution", "small", "say", "never", "open", "text")
    blocks = (
        Figures(rows=(Figure(key="a", label=RUDE, value=RUDE, note=RUDE, option=RUDE),)),
        Scale(spans=(), sentence=RUDE),
        Bars(rows=(Bar(label=RUDE, parts=(1.0,), text=RUDE),), legend=(), title=RUDE),
        Table(title=RUDE, columns=(Column(RUDE), Column(RUDE, number=True)), rows=((RUDE, RUDE),)),
        *(Lines(items=(RUDE,), title=RUDE, kind=kind) for kind in kinds),
    )
    html = to_fragment(Document(title=RUDE, blocks=blocks))
    assert "<b>" not in html
    assert "\x1b" not in html
    assert html.count(SAID) == 1 + 4 + 1 + 3 + 5 + 2 * len(kinds)


def test_what_sums_up_stands_out_and_numbers_stand_at_the_right():
    columns = (Column(""), Column("amount", number=True))
    rows = (("pay", "1"), ("total", "2"))
    html = to_fragment(
        Document(title="a", blocks=(Table("", columns, rows, strong=frozenset({1})),))
    )
    assert '<td style="text-align:right">1</td>' in html
    assert '<td style="text-align:right"><strong>2</strong></td>' in html
    assert '<th scope="col" style="text-align:right">amount</th>' in html
