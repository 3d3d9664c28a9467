"""``negotiate bands``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from negotiate.api.bands import (
    BandsOfLevel,
    BandsOfPlace,
    band_row,
    bands_of_level,
    bands_of_place,
    gaps_of,
    load_bands,
)
from negotiate.cli import completion
from negotiate.cli import options as o
from negotiate.cli.output import (
    check_format,
    keep,
    may_replace,
    no_workbook,
    note,
    screen,
    send,
    write,
)
from negotiate.model.band import Band
from negotiate.model.errors import Misuse
from negotiate.model.facts import LEVELS
from negotiate.render.document import Document

_SOME = 3
"""Missing bands that are named."""

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="The pay bands behind it all.",
    epilog="\b\nExamples:\n  negotiate bands list --area TX\n  negotiate bands check",
)


@app.callback()
def _bands(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


@app.command(
    "list",
    epilog="\b\nExamples:\n  negotiate bands list\n  negotiate bands list --area TX --format csv",
)
def list_command(
    country: o.CountryOption = None,
    area: o.AreaOption = None,
    bands: o.BandsOption = None,
    style: o.FormatOption = None,
    output: o.OutputOption = None,
    force: o.ForceOption = False,
) -> None:
    """List the published bands of a place; of the nation without one."""
    chosen = check_format(style, output)
    found = bands_of_place(area, bands, country)
    _send(chosen, (output, force), found.bands, lambda: _listed(found))


@app.command(
    "show",
    epilog="\b\nExamples:\n  negotiate bands show senior\n"
    '  negotiate bands show junior --area "Midland, MI"',
)
def show_command(
    level: Annotated[
        str,
        typer.Argument(
            help="junior, mid, senior, lead or manager.", autocompletion=completion.levels
        ),
    ],
    country: o.CountryOption = None,
    area: o.AreaOption = None,
    bands: o.BandsOption = None,
    style: o.FormatOption = None,
    output: o.OutputOption = None,
    force: o.ForceOption = False,
) -> None:
    """Show one level's band with the wages it was read from."""
    chosen = check_format(style, output)
    found = bands_of_level(level, area, bands, country)
    _send(chosen, (output, force), found.bands, lambda: _shown(found))


@app.command(
    "check",
    epilog="\b\nExamples:\n  negotiate bands check\n  negotiate bands check data/salary_bands.csv",
)
def check_command(
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="Your own bands; else the built-in ones.")
    ] = None,
) -> None:
    """Check a bands file and name every bad row by line."""
    bands = load_bands(file)
    areas = len({band.area_code for band in bands})
    levels = [level for level in LEVELS if any(band.level == level for band in bands)]
    names = f"{len(levels)} ({', '.join(levels)})"
    write(f"ok: bands {len(bands):,}, levels {names}, areas {areas}\n", None)
    if file is not None and (gaps := gaps_of(bands)):
        note(f"{_missing(gaps)}, though the other areas have one: is the file whole?")


def _missing(gaps: list[tuple[str, str]]) -> str:
    """The first bands that are missing, and how many more."""
    first = ", ".join(f"{level} in {area or 'everywhere'}" for level, area in gaps[:_SOME])
    more = len(gaps) - _SOME
    return f"no band for {first}" + (f" and {more:,} more" if more > 0 else "")


@app.command(
    "import",
    epilog="\b\nExamples:\n  negotiate bands import --template -o levels.toml\n"
    "  negotiate bands import --reset",
)
def import_command(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="OEWS workbooks as downloaded, or the zip."),
    ] = None,
    levels: Annotated[
        str | None,
        typer.Option("--levels", metavar="FILE", help="Occupations and windows of another career."),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="YEAR", help="The May they are of, if names do not say."),
    ] = None,
    output: o.OutputOption = None,
    force: o.ForceOption = False,
    show_template: Annotated[
        bool, typer.Option("--template", help="Print levels of another career to start from.")
    ] = False,
    reset: Annotated[bool, typer.Option("--reset", help="Go back to the built-in bands.")] = False,
) -> None:
    """Turn official BLS wage workbooks into the bands in use.

    With -o they are only written to a file, for --bands.
    """
    from negotiate.model.frames import pandas

    pandas()
    from negotiate.api import imports

    if show_template:
        keep(output, force=force)
        write(imports.template(), output, force=force)
        return
    if reset:
        there = imports.reset_bands()
        note("the built-in bands speak again" if there else "no bands were imported")
        return
    if not files:
        example = "negotiate bands import all_data_M_2025.xlsx"
        raise Misuse("no workbook was given", hint=example)
    keep(output, only=files)
    if output:
        no_workbook(output)
    with _reading() as progress:
        summary = imports.import_bands(
            [Path(file) for file in files],
            levels=None if levels is None else Path(levels),
            year=year,
            output=None if output is None else Path(output),
            force=output is not None and may_replace(output, force=force),
            progress=progress,
        )
    from negotiate.render.imports import import_document

    write(screen(import_document(summary)), None)


@contextmanager
def _reading() -> Iterator[Callable[[str, int], None]]:
    """A progress bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _name, _row: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,} rows")
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("workbooks", total=None)
        yield lambda name, row: bar.update(task, description=name[-40:], completed=row)


@app.command(
    "backtest",
    epilog="\b\nExamples:\n  negotiate bands backtest reports.csv\n"
    "  negotiate bands backtest reports.csv --format json",
)
def backtest_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Reports of real pay, CSV or .xlsx.")],
    style: o.FormatOption = None,
    output: o.OutputOption = None,
    force: o.ForceOption = False,
) -> None:
    """Compare the ranges with real pay, and with simpler ways to say it.

    Columns: role or level, area, state, years, low, high, year, weight, source.
    """
    from negotiate.model.frames import pandas

    pandas()
    from negotiate.api.backtests import backtest_file

    chosen = check_format(style, output, workbook=True)
    keep(output, only=[file])
    result = backtest_file(Path(file))

    def document() -> Document:
        from negotiate.render.backtest import backtest_document

        return backtest_document(result)

    send(
        chosen,
        output,
        force=force,
        document=document,
        data=result.to_dict,
        records=result.records,
    )


def _send(
    chosen: Any, where: tuple[str | None, bool], found: tuple[Band, ...], document: Any
) -> None:
    output, force = where
    rows = [band_row(band) for band in found]
    send(
        chosen,
        output,
        force=force,
        document=document,
        data=lambda: {"schema": "negotiate.bands/1", "bands": rows},
        records=lambda: rows,
    )


def _listed(found: BandsOfPlace) -> Document:
    from negotiate.render.bands import bands_document

    return bands_document(found.bands, found.name, found.origin)


def _shown(found: BandsOfLevel) -> Document:
    from negotiate.render.bands import band_document

    return band_document(found.bands, found.level, found.origin)
