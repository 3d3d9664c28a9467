"""``negotiate script``."""

# No postponed annotations here: typer would compile each of them again at start-up.

from typing import Annotated

import typer

from negotiate.cli import options as o
from negotiate.cli.asking import Asked, answer, asks_for_a_range
from negotiate.cli.output import check_choice, check_format, keep, note, send
from negotiate.interface.scripts import offer_of, record_of, talk_track, with_offers
from negotiate.model.comparison import Comparison
from negotiate.model.document import Document
from negotiate.model.offer import Offer
from negotiate.model.script import CHANNELS, STAGES, Script

app = typer.Typer(rich_markup_mode=None, add_completion=False)

EXAMPLE = 'negotiate script --level senior --years 6 --area "Phoenix, AZ" --offer 44000'
_WIDEST = 60
"""Short lines are found again by eye in the middle of a call."""


@app.command(
    "script",
    epilog=f"\b\nExamples:\n  {EXAMPLE}\n"
    "  negotiate script --level lead --area TX --stage screen --channel email",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@asks_for_a_range
def script_command(
    ctx: typer.Context,
    asked: Asked,
    files: o.OffersArgument = None,
    stage: Annotated[
        str | None,
        typer.Option("--stage", metavar="STAGE", help="screen, interview, offer or counter."),
    ] = None,
    channel: Annotated[
        str, typer.Option("--channel", metavar="CHANNEL", help="phone or email.")
    ] = "phone",
    achievement: o.AchievementOption = None,
    style: o.FormatOption = None,
    output: o.OutputOption = None,
) -> None:
    """What to say, from the six tips, with your own numbers.

    The stage is counter with --offer, else offer. Offers from files rank what to ask for.
    """
    chosen = check_format(style, output)
    keep(output, only=files)
    known = None if stage is None else check_choice(stage, STAGES, "--stage")
    way = check_choice(channel, CHANNELS, "--channel")
    asked, about, comparison = weighed(asked, files or ())
    result = answer(asked, ctx, EXAMPLE)
    record = record_of(
        result,
        years=asked.years,
        certs=asked.cert or (),
        languages=asked.language or (),
        achievements=achievement or (),
    )
    if comparison is not None:
        record = with_offers(record, comparison, about)
    script = talk_track(result, record, known, way)  # type: ignore[arg-type]
    send(
        chosen,
        output,
        document=lambda: _document(script),
        data=script.to_dict,
        records=lambda: _records(script),
        widest=_WIDEST,
    )


def weighed(
    asked: Asked, files: list[str] | tuple[str, ...]
) -> tuple[Asked, Offer | None, Comparison | None]:
    """What was typed, filled in from the offer the call is about, and the offers weighed."""
    if not files:
        return asked, None, None
    from negotiate.files.offers import load_offers
    from negotiate.interface.comparisons import weigh

    content = load_offers(files)
    about = offer_of(content, asked.company)
    if about is None:
        note("several offers: --company NAME says which one the call is about")
    else:
        asked = _filled(asked, about)
    comparison = weigh(
        content,
        level=asked.level,
        years=asked.years,
        area=asked.area,
        certs=asked.cert or (),
        languages=asked.language or (),
        industry=asked.industry,
        as_of=o.parse_day(asked.as_of),
    )
    return asked, about, comparison


def _filled(asked: Asked, about: Offer) -> Asked:
    """What was typed, with the rest from the offer."""
    pay = f"{about.salary:.2f}/year" if about.salary is not None else f"{about.hourly:.4f}/h"
    return asked._replace(
        company=about.name,
        level=asked.level or about.level,
        area=asked.area or about.area,
        offer=asked.offer or pay,
        hours=asked.hours or about.hours_per_week,
    )


def _document(script: Script) -> Document:
    from negotiate.render.script import script_document

    return script_document(script)


def _records(script: Script) -> list[dict[str, object]]:
    from negotiate.render.script import script_records

    return script_records(script)
