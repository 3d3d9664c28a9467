"""``negotiate bands``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from negotiate.cli import options as o
from negotiate.cli.output import check_format, keep, send, write
from negotiate.files import bands as files
from negotiate.files.facts import load_facts
from negotiate.interface.checks import check_level
from negotiate.interface.ranges import place_and_bands
from negotiate.model.band import PERCENTILES, Band
from negotiate.model.document import Document
from negotiate.model.errors import Problem

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
    area: o.AreaOption = None,
    bands: o.BandsOption = None,
    style: o.FormatOption = None,
    output: o.OutputOption = None,
) -> None:
    """List the published bands of a place; of the nation without one."""
    chosen = check_format(style, output)
    found, name = _of_place(area, bands)
    _send(chosen, output, found, lambda: _listed(found, name))


@app.command(
    "show",
    epilog="\b\nExamples:\n  negotiate bands show senior\n"
    '  negotiate bands show junior --area "Midland, MI"',
)
def show_command(
    level: Annotated[str, typer.Argument(help="junior, mid, senior, lead or manager.")],
    area: o.AreaOption = None,
    bands: o.BandsOption = None,
    style: o.FormatOption = None,
    output: o.OutputOption = None,
) -> None:
    """Show one level's band with the wages it was read from."""
    chosen = check_format(style, output)
    name = check_level(level, load_facts())
    found = [band for band in _of_place(area, bands)[0] if band.level == name]
    if not found:
        raise Problem(
            f"no {name} band in the file", hint="negotiate bands list shows what is there"
        )
    _send(chosen, output, found, lambda: _shown(found))


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
    bands = files.built_in() if file is None else files.own_bands(Path(file))
    areas = len({band.area_code for band in bands})
    levels = len({band.level for band in bands})
    write(f"ok: bands {len(bands):,}, levels {levels}, areas {areas}\n", None)


@app.command(
    "backtest",
    epilog="\b\nExamples:\n  negotiate bands backtest reports.csv\n"
    "  negotiate bands backtest reports.csv --format json",
)
def backtest_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Reports of real pay, in CSV.")],
    style: o.FormatOption = None,
    output: o.OutputOption = None,
) -> None:
    """Compare the ranges with real pay, and with simpler ways to say it.

    Columns: role or level, area, state, years, low, high, year, weight, source.
    """
    from negotiate.interface.backtests import backtest_file

    chosen = check_format(style, output)
    keep(output, only=[file])
    result = backtest_file(Path(file))

    def document() -> Document:
        from negotiate.render.backtest import backtest_document

        return backtest_document(result)

    send(chosen, output, document=document, data=result.to_dict, records=result.records)


def _of_place(area: str | None, path: str | None) -> tuple[list[Band], str]:
    place, bands = place_and_bands(area, path)
    if path is None:
        return list(bands), place.area
    here = [b for b in bands if not b.area_code or b.area_code == place.area_code]
    return (here if area else list(bands)), Path(path).name


def _send(chosen: Any, output: str | None, found: list[Band], document: Any) -> None:
    rows = [_record(band) for band in found]
    send(
        chosen,
        output,
        document=document,
        data=lambda: {"schema": "negotiate.bands/1", "bands": rows},
        records=lambda: rows,
    )


def _record(band: Band) -> dict[str, Any]:
    """A band as a row of a bands file."""
    known = band.percentiles or (None,) * len(PERCENTILES)
    record = {name: getattr(band, name, None) for name in files.COLUMNS}
    record |= {f"p{p}": amount for p, amount in zip(PERCENTILES, known, strict=True)}
    adjusted = f"; adjusted: {band.adjusted}" if band.adjusted else ""
    as_of = band.as_of.isoformat() if band.as_of else ""
    return record | {"as_of": as_of, "source": band.source + adjusted}


def _listed(found: list[Band], name: str) -> Document:
    from negotiate.render.bands import bands_document

    return bands_document(found, name)


def _shown(found: list[Band]) -> Document:
    from negotiate.render.bands import band_document

    return band_document(found, load_facts().levels[found[0].level])
