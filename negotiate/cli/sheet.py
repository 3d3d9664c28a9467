"""``negotiate sheet``."""

# No postponed annotations here: typer would compile each of them again at start-up.

import os
import sys
from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from negotiate.api.scripts import paper_of, public, talk_track
from negotiate.cli import completion
from negotiate.cli import options as o
from negotiate.cli.asking import Asked, asks
from negotiate.cli.calls import the_call
from negotiate.cli.output import agrees_to_replace, at_terminal, keep, made, note
from negotiate.model.errors import Problem, check_choice
from negotiate.model.profile import PAPERS
from negotiate.model.script import CHANNELS, STAGES
from negotiate.model.text import clean, listing
from negotiate.render.page import Sheet

app = typer.Typer(rich_markup_mode=None, add_completion=False)

EXAMPLE = 'negotiate sheet --level senior --years 6 --area "Phoenix, AZ" --offer 44000'

Style = Literal["pdf", "html", "markdown"]
STYLES: tuple[Style, ...] = get_args(Style)
_SUFFIXES: dict[str, Style] = {
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
}


@app.command(
    "sheet",
    epilog=f"\b\nExamples:\n  {EXAMPLE} -o prep.pdf\n"
    "  negotiate sheet --level lead --area TX --format html -o -",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@asks()
def sheet_command(
    ctx: typer.Context,
    asked: Asked,
    files: o.OffersArgument = None,
    stage: o.StageOption = None,
    changes: o.SetOption = None,
    channel: o.ChannelOption = "phone",
    achievement: o.AchievementOption = None,
    person: Annotated[
        str | None,
        typer.Option("--for", metavar="NAME", help="For whom it is: printed in its head."),
    ] = None,
    paper: o.PaperOption = None,
    large: Annotated[bool, typer.Option("--large", help="Larger letters, for tired eyes.")] = False,
    share: Annotated[
        bool,
        typer.Option(
            "--share",
            help="Without what is yours alone: your floor, your pay now, how you would give way.",
        ),
    ] = False,
    style: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="pdf, html or markdown.",
            autocompletion=completion.sheets,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="prep-sheet.pdf; - for stdout."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
) -> None:
    """One-page prep sheet for the call: PDF, HTML or Markdown.

    What does not fit the page is left out, the least important first, and said.
    """
    chosen = _style(style, output)
    suffix = "md" if chosen == "markdown" else chosen
    target = output or f"prep-sheet.{suffix}"
    known = None if stage is None else check_choice(stage, STAGES, "stage")
    wanted = paper or asked.saved.paper
    size = None if wanted is None else check_choice(wanted, PAPERS, "paper")
    way = check_choice(channel, CHANNELS, "channel")
    keep(target, only=[*(files or ()), *filter(None, (asked.bands, asked.finds, asked.profile))])
    _check_target(target, chosen)
    call = the_call(asked, files or (), achievement or (), ctx, EXAMPLE, changes or ())
    size = size or paper_of(call.result.place)
    about = public(call.result, call.record) if share else (call.result, call.record)
    script = talk_track(*about, known, way)
    from negotiate.render.sheet import sheet_of

    name = clean(person or "", 60)
    sheet = sheet_of(script, call.comparison, share=share, paper=size, large=large, person=name)
    _write(_made(sheet, chosen, target, call.result.as_of), target, force=force)


def _style(style: str | None, output: str | None) -> Style:
    """The format asked for, else the one of the file's suffix, else PDF."""
    if style is not None:
        return check_choice(style, STYLES, "format")
    suffix = Path(output).suffix.lower() if output not in (None, "-") else ".pdf"
    if suffix not in _SUFFIXES:
        known = listing(_SUFFIXES)
        name = clean(str(output), 60)
        raise Problem(
            f"the name '{name}' does not say what kind of sheet it is",
            about="output",
            hint=f"end the name in {known}, or add --format pdf",
        )
    return _SUFFIXES[suffix]


def _check_target(target: str, style: Style) -> None:
    """Raise `Problem` where a sheet cannot go to `target`."""
    if target == "-":
        if style == "pdf" and sys.stdout.isatty():
            raise Problem("a PDF cannot be shown in a terminal", hint="name a file: -o prep.pdf")
        return
    file, shown = Path(target), clean(target, 200)
    try:
        if file.is_dir():
            raise Problem(f"{shown} is a folder", hint="name a file in it, like prep.pdf")
        if not file.parent.is_dir():
            raise Problem(
                f"{clean(str(file.parent), 200)} is not a folder", hint="choose another with -o"
            )
    except OSError as error:
        raise Problem(
            f"cannot write {shown}: {error.strerror}", hint="choose another name with -o"
        ) from error


def _made(sheet: Sheet, style: Style, target: str, day: object) -> bytes:
    """The sheet in one format; what was left out or replaced is said."""
    from negotiate.render.sheet import sheet_markdown

    if style == "markdown":
        return made(sheet_markdown(sheet), target, style).encode("utf-8", errors="replace")
    from negotiate.render.sheet_pdf import HTML_RESERVE, fit, to_pdf

    fitted = fit(sheet, reserve=HTML_RESERVE if style == "html" else 0.0)
    if fitted.left_out:
        note(f"left out for space: {'; '.join(fitted.left_out)}")
    if fitted.replaced and style == "pdf":
        marks = clean(" ".join(fitted.replaced), 60)
        note(f"characters the page's fonts lack were replaced, --format html has them: {marks}")
    if style == "html":
        from negotiate.render.sheet_html import to_html

        return to_html(fitted.chosen_from(sheet)).encode("utf-8", errors="replace")
    return to_pdf(fitted.sheet, day)  # type: ignore[arg-type]


def _write(content: bytes, target: str, *, force: bool) -> None:
    if target == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    file = Path(target)
    device = file.exists() and not file.is_file()
    if os.path.lexists(file) and not force and not device:
        name = clean(str(file), 200)
        if not (at_terminal() and agrees_to_replace(file)):
            hint = "add --force to replace it, or name another"
            raise Problem(f"{name} is there already", hint=hint)
    from negotiate.api.writing import write_output

    write_output(file, content, force=True)
    note(f"wrote {clean(target, 200)}")
