"""What Python draws: the prep sheet, and every result in a notebook.

Beside `cli` it is the one place that knows both results and renderers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from html import escape
from pathlib import Path
from typing import Any, NamedTuple, Unpack

from negotiate.api.calls import call_about, script_of
from negotiate.api.person import PersonWords
from negotiate.api.scripts import paper_of, public
from negotiate.api.writing import write_output
from negotiate.model.errors import Problem, check_choice
from negotiate.model.profile import PAPERS
from negotiate.model.text import clean
from negotiate.render.document import Document
from negotiate.render.page import Sheet
from negotiate.render.parameters import as_parameters

_HEIGHT = 900
"""Pixels of a notebook that a sheet gets, before it is scrolled."""


class PrepSheet(NamedTuple):
    """The prep sheet for one call, before it is a file."""

    sheet: Sheet
    """Everything for the call; a page holds the most important of it."""
    as_of: date

    def __repr__(self) -> str:
        """One line: for which call it is."""
        return f"<sheet: {self.sheet.title}, {self.sheet.subtitle}>"

    def _repr_html_(self) -> str:
        """The page, in a frame of its own that runs nothing."""
        page = escape(self.to_html(), quote=True)
        return f'<iframe sandbox srcdoc="{page}" width="100%" height="{_HEIGHT}"></iframe>'

    def to_pdf(self) -> bytes:
        """The sheet on one page, the same as `negotiate sheet -o prep.pdf`."""
        from negotiate.render.sheet_pdf import fit, to_pdf

        return to_pdf(fit(self.sheet).sheet, self.as_of)

    def to_html(self) -> str:
        """The sheet as a page for a screen, a phone and a printer."""
        from negotiate.render.sheet_html import to_html
        from negotiate.render.sheet_pdf import HTML_RESERVE, fit

        return to_html(fit(self.sheet, reserve=HTML_RESERVE).chosen_from(self.sheet))

    def to_markdown(self) -> str:
        """Everything for the call, in Markdown."""
        from negotiate.render.sheet import sheet_markdown

        return sheet_markdown(self.sheet)

    def save(self, file: str | Path, *, force: bool = False) -> None:
        """Write the sheet to a file that ends in .pdf, .html or .md, for its owner alone.

        A file that is there already is replaced only by `force`. Raises `Problem`.
        """
        path = Path(file)
        made: dict[str, Callable[[], str | bytes]] = {
            ".pdf": self.to_pdf,
            ".html": self.to_html,
            ".md": self.to_markdown,
        }
        suffix = check_choice(path.suffix, tuple(made), "file")
        if path.exists() and not force:
            raise Problem(f"{clean(str(path), 200)} is there already", hint="give force=True")
        content = made[suffix]()
        write_output(path, content.encode() if isinstance(content, str) else content, force=True)


def sheet(
    level: str | None = None,
    *,
    offers: str | Path | Iterable[str | Path] = (),
    stage: str | None = None,
    channel: str = "phone",
    achievements: Iterable[str] = (),
    person: str = "",
    paper: str | None = None,
    large: bool = False,
    share: bool = False,
    **words: Unpack[PersonWords],
) -> PrepSheet:
    """The one-page prep sheet for a call, with the keywords of `script`.

    `person` is printed in its head, `share` leaves out what is the person's own business. Raises
    `Problem` where a word or a file cannot be used.
    """
    from negotiate.render.sheet import sheet_of

    call = call_about(level, offers, achievements, words)
    size = None if paper is None else check_choice(paper, PAPERS, "paper")
    if share:
        result, record = public(call.result, call.record)
        call = call._replace(result=result, record=record)
    made = sheet_of(
        script_of(call, stage, channel),
        call.comparison,
        share=share,
        paper=size or paper_of(call.result.place),
        large=large,
        person=clean(person, 60),
    )
    return PrepSheet(sheet=made, as_of=call.result.as_of)


def html_of(result: Any) -> str:
    """A result as the piece of HTML that a notebook shows: its screen, in the words of Python."""
    from negotiate.render.fragment import to_fragment

    return _in_python(to_fragment(_DOCUMENTS[type(result).__name__](result)))


def _in_python(html: str) -> str:
    """The options of the command line as Python's parameters; whole commands stay."""
    return as_parameters(_EXPLAIN.sub(r"Next: to_dict() has every \1.", html), _NAMES)


_EXPLAIN = re.compile(r"Next: --explain shows every (\w+)(?:; -o report\.html makes a page)?\.")
_NAMES = {"cert": "certs", "language": "languages", "achievement": "achievements"}
"""Options that Python calls otherwise."""


def _range(result: Any) -> Document:
    from negotiate.render.range import range_document

    return range_document(result)


def _comparison(result: Any) -> Document:
    from negotiate.render.compare import compare_document

    return compare_document(result)


def _script(result: Any) -> Document:
    from negotiate.render.script import script_document

    return script_document(result)


def _law(result: Any) -> Document:
    from negotiate.render.law import law_document

    return law_document(result)


def _ladder(result: Any) -> Document:
    from negotiate.render.ladder import ladder_document

    return ladder_document(result)


def _check(result: Any) -> Document:
    from negotiate.render.check import check_document

    return check_document(result)


def _roles(result: Any) -> Document:
    from negotiate.render.roles import roles_document

    return roles_document([one.to_dict() for one in result], result.words)


_DOCUMENTS: dict[str, Callable[[Any], Document]] = {
    "RangeResult": _range,
    "Comparison": _comparison,
    "Script": _script,
    "StateLaw": _law,
    "Ladder": _ladder,
    "Check": _check,
    "Roles": _roles,
}
"""How each kind of result becomes a document, by its name: only the one asked for is loaded."""
