"""Sends a result where the user wants it: the screen, a pipe or a file."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from textwrap import TextWrapper
from typing import Any, Literal

from negotiate.model.errors import Problem, check_choice
from negotiate.model.text import clean, safe_lines, speller
from negotiate.render.document import Document

Format = Literal["table", "json", "csv", "markdown", "html"]
FORMATS: tuple[Format, ...] = ("table", "json", "csv", "markdown")
WITH_PAGE: tuple[Format, ...] = (*FORMATS, "html")
_BY_SUFFIX: dict[str, Format] = {
    ".json": "json",
    ".csv": "csv",
    ".xlsx": "csv",  # the same rows
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}
_PAGES = (".pdf", ".html", ".htm", ".docx")
_NARROWEST, _WIDEST = 40, 100
plain_wanted: ContextVar[bool] = ContextVar("plain_wanted", default=False)
"""Whether sentences are wanted in place of tables and drawings, in this run."""


def check_format(
    word: str | None,
    output: str | None,
    formats: tuple[Format, ...] = FORMATS,
    *,
    workbook: bool = False,
) -> Format:
    """The format asked for; else the one a file's suffix means; else the table.

    With `workbook` the command writes its rows into a file that is called one, too.
    """
    if output and not (workbook and word in (None, "csv") and is_workbook(output)):
        no_workbook(output)
    suffix = Path(output).suffix.lower() if output else ""
    if suffix in _PAGES and _BY_SUFFIX.get(suffix) not in formats:
        html = ", .html" if "html" in formats else ""
        raise Problem(
            f"this command does not write {suffix} files",
            about="output",
            hint="negotiate sheet makes pages; here end the name in "
            f".txt, .md, .json{html} or .csv",
        )
    if word is None:
        return _BY_SUFFIX.get(suffix, "table")
    return check_choice(word, formats, "format")


def send(
    style: Format,
    output: str | None,
    *,
    force: bool,
    document: Callable[[], Document],
    data: Callable[[], Any],
    records: Callable[[], Iterable[Mapping[str, Any]]],
    page: Callable[[], str] | None = None,
    widest: int = _WIDEST,
) -> None:
    """Render in one format and write it: to the file, or to standard output.

    A text in a file ends with a line by which it is known again; by `force` any is replaced.
    """
    if style == "html" and page is not None:
        text = page()
    elif style == "json":
        from negotiate.render.json import to_json

        text = to_json(data())
    elif style == "csv" and output is not None and is_workbook(output):
        send_workbook(list(records()), output, force=force)
        return
    elif style == "csv":
        from negotiate.render.csv import to_csv

        text = to_csv(records())
        if output in (None, "-"):
            text = speller(text, stdout_encoding())(text)
    elif style == "markdown":
        from negotiate.render.markdown import to_markdown
        from negotiate.render.spelling import in_an_encoding

        encoding = stdout_encoding() if output in (None, "-") else "utf-8"
        text = made(to_markdown(in_an_encoding(document(), encoding)), output, style)
    else:
        text = screen(document(), to_file=output not in (None, "-"), widest=widest)
        text = made(text, output, style)
    write(text, output, force=force, page=style == "html")


def is_workbook(output: str) -> bool:
    """Whether a file that is written is to be a workbook, by its name."""
    return Path(output).suffix.lower() == ".xlsx"


def no_workbook(output: str, about: str = "output") -> None:
    """Raise `Problem` where a text would be written into a file that is called a workbook."""
    from negotiate.api.writing import check_no_workbook

    check_no_workbook(Path(output), about)


def send_workbook(records: list[Mapping[str, Any]], output: str, *, force: bool) -> None:
    """Write rows into a workbook."""
    from negotiate.api.tables import workbook_of
    from negotiate.api.writing import write_output

    content = workbook_of(records)
    write_output(Path(output), content, force=may_replace(output, content, force=force))
    note(f"wrote {clean(output, 200)}")


def made(text: str, output: str | None, style: str) -> str:
    """A text or Markdown, in a file with the line that says what made it."""
    if output in (None, "-"):
        return text
    from negotiate.api.writing import MADE_MARKDOWN, MADE_TEXT

    return f"{text}\n{MADE_MARKDOWN if style == 'markdown' else MADE_TEXT}\n"


def as_option(problem: Problem) -> str:
    """What is wrong, said of the option it was typed for: `--area: no place given`."""
    return f"{_option(problem.about)}: {problem.message}" if problem.about else problem.message


def _option(about: str) -> str:
    """The option that a value is typed with."""
    return _OPTIONS.get(about) or f"--{about.replace('_', '-')}"


_OPTIONS = {"output": "-o", "certs": "--cert", "languages": "--language"}
"""Options that are not called as their value is."""


def keep(output: str | None, only: Iterable[str] | None = None, *, force: bool = False) -> None:
    """Raise `Problem` where writing to `output` would replace a file the user wrote.

    Any existing file, unless by `force`, or, where `only` is given, one of those.
    """
    file = Path(output) if output not in (None, "-") else None
    if file is None or not os.path.isfile(file):  # noqa: PTH113 - never raises
        return
    if only is None and force:
        return
    if only is None or any(
        os.path.isfile(name) and file.samefile(name)  # noqa: PTH113
        for name in only
    ):
        raise Problem(
            f"{clean(str(file), 200)} is there already and would be replaced",
            hint="choose another name with -o" + (", or add --force" if only is None else ""),
        )


def write(text: str, output: str | None, *, force: bool = False, page: bool = False) -> None:
    """Write text to a file, whole or not at all, or to standard output."""
    if output is None or output == "-":
        _show(text, page=page)
        return
    from negotiate.api.writing import write_output

    content = text.encode("utf-8", errors="replace")
    write_output(Path(output), content, force=may_replace(output, content, force=force))
    note(f"wrote {clean(output, 200)}")


def may_replace(output: str, content: bytes = b"", *, force: bool) -> bool:
    """Whether a file that this program did not write may be replaced.

    It is asked where one is there, nobody said --force, and somebody is at the terminal.
    """
    from negotiate.api.writing import is_foreign

    if force or not at_terminal() or not is_foreign(Path(output), content):
        return force
    return agrees_to_replace(Path(output))


def agrees_to_replace(file: Path) -> bool:
    """Whether the user at the terminal says that a file may be replaced."""
    import typer

    with own_line():
        return typer.confirm(f"{clean(str(file), 200)} is there already. Replace it?", err=True)


@contextmanager
def own_line() -> Iterator[None]:
    """Around a question: where it is left with Ctrl-C or Ctrl-D, what follows has its own line."""
    import typer

    try:
        yield
    except typer.Abort:
        note("")
        raise


def at_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _show(text: str, *, page: bool) -> None:
    raw = getattr(sys.stdout, "buffer", None)
    if page and raw is not None:  # a page says itself that it is in UTF-8
        sys.stdout.flush()
        raw.write(text.encode("utf-8", errors="replace"))
        raw.flush()
    else:
        sys.stdout.write(text)


def stdout_encoding() -> str:
    """The encoding that standard output has."""
    return getattr(sys.stdout, "encoding", None) or "ascii"


def note(text: str) -> None:
    """Something beside the data, on standard error."""
    print(at_words(safe_lines(text)), file=sys.stderr)


def at_words(text: str) -> str:
    """What goes to standard error, broken at words where that is a terminal.

    A line with a command is left whole, since it is there to be copied.
    """
    if not sys.stderr.isatty():
        return text
    wrap = TextWrapper(columns(), break_long_words=False, break_on_hyphens=False).fill
    return "\n".join(
        line if "negotiate " in line and " --" in line else wrap(line) for line in text.split("\n")
    )


def screen(document: Document, *, to_file: bool = False, widest: int = _WIDEST) -> str:
    """The document as it is shown here: as wide as the terminal, in colour where it has any.

    In sentences where that was asked for, and on a terminal that can draw nothing.
    """
    terminal = sys.stdout.isatty() and not to_file
    dumb = os.environ.get("TERM") == "dumb"
    width, encoding = min(columns(), widest), "utf-8" if to_file else stdout_encoding()
    if plain_wanted.get() or (terminal and dumb):
        from negotiate.render.plain import to_plain

        return to_plain(document, width=width, encoding=encoding)
    from negotiate.render.console import to_text

    color = terminal and not dumb and "NO_COLOR" not in os.environ
    return to_text(document, width=width, color=color, encoding=encoding)


def columns() -> int:
    """How wide the terminal is; where it says less, what is wider is broken by the terminal."""
    return max(_NARROWEST, shutil.get_terminal_size().columns)
