"""``negotiate range``."""

# No postponed annotations here: typer would compile each of them again at start-up.

import typer

from negotiate.api.ranges import full_range_of
from negotiate.cli import options as o
from negotiate.cli.asking import Asked, asks, doubt_unlikely, person_of
from negotiate.cli.output import check_format, note, send
from negotiate.model.errors import check_choice
from negotiate.model.results import RangeResult
from negotiate.render.document import Document

app = typer.Typer(rich_markup_mode=None, add_completion=False)

EXAMPLE = 'negotiate range --level senior --years 6 --area "Phoenix, AZ"'


@app.command(
    "range",
    epilog=f"\b\nExamples:\n  {EXAMPLE}\n"
    "  negotiate range --level senior --area AZ --offer 44000 --posted 40000-50000",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@asks()
def range_command(
    ctx: typer.Context,
    asked: Asked,
    style: o.FormatOption = None,
    output: o.OutputOption = None,
    force: o.ForceOption = False,
    per: o.PerOption = None,
    explain: o.ExplainOption = False,
) -> None:
    """Target range for a person and a job, explained.

    Only --level is needed. What is left out is assumed, and said.
    """
    chosen = check_format(style, output)
    unit = check_choice("year" if per is None else per, ("hour", "year"), "per")
    if per is not None and chosen in ("table", "markdown"):
        note("--per changes json and csv; screens show the unit people at that level speak of")
    result = full_range_of(person_of(asked, ctx, EXAMPLE))
    doubt_unlikely(result)
    send(
        chosen,
        output,
        force=force,
        document=lambda: _document(result, explain),
        data=lambda: result.to_dict(unit),  # type: ignore[arg-type]
        records=lambda: [result.to_flat(unit)],  # type: ignore[arg-type]
    )


def _document(result: RangeResult, explain: bool) -> Document:
    from negotiate.render.range import range_document

    return range_document(result, explain=explain)
