"""``negotiate range``."""

# No postponed annotations here: typer would compile each of them again at start-up.

from functools import partial

import typer

from negotiate.cli import options as o
from negotiate.cli.output import check_choice, check_format, note, send
from negotiate.interface.ranges import target_range
from negotiate.model.document import Document
from negotiate.model.money import Pay, parse_pay, parse_pay_range
from negotiate.model.results import RangeResult

app = typer.Typer(rich_markup_mode=None, add_completion=False)

EXAMPLE = 'negotiate range --level senior --years 6 --area "Phoenix, AZ"'


@app.command(
    "range",
    epilog=f"\b\nExamples:\n  {EXAMPLE}\n"
    "  negotiate range --level senior --area AZ --offer 44000 --posted 40000-50000",
    context_settings={"help_option_names": ["-h", "--help"]},
)
def range_command(
    ctx: typer.Context,
    level: o.LevelOption = None,
    years: o.YearsOption = None,
    area: o.AreaOption = None,
    cert: o.CertOption = None,
    language: o.LanguageOption = None,
    industry: o.IndustryOption = None,
    company: o.CompanyOption = None,
    hours: o.HoursOption = None,
    offer: o.OfferOption = None,
    posted: o.PostedOption = None,
    current: o.CurrentOption = None,
    floor: o.FloorOption = None,
    said: o.SaidOption = None,
    as_of: o.AsOfOption = None,
    bands: o.BandsOption = None,
    style: o.FormatOption = None,
    output: o.OutputOption = None,
    per: o.PerOption = None,
    explain: o.ExplainOption = False,
) -> None:
    """Target range for a person and a job, explained.

    Only --level is needed. What is left out is assumed, and said.
    """
    chosen = check_format(style, output)
    unit = check_choice("year" if per is None else per, ("hour", "year"), "--per")
    if per is not None and chosen in ("table", "markdown"):
        note("--per changes json and csv; screens show the unit people at that level speak of")
    answer = partial(
        target_range,
        certs=cert or (),
        languages=language or (),
        industry=industry,
        company=company or "",
        hours=hours,
        offer=_pay(offer, "--offer"),
        posted=_posted(posted),
        current=_pay(current, "--current"),
        floor=_pay(floor, "--floor"),
        said=_pay(said, "--said"),
        as_of=o.parse_day(as_of),
        bands=bands,
    )
    if level is None:
        from negotiate.cli.questions import ask_for_range, check_there_is_someone

        check_there_is_someone(EXAMPLE)
        if bands is None:
            answer("mid", years=years, area=area)  # a wrong option is said before any question
        level, years, area = ask_for_range(ctx.obj or (), years, area)
    result = answer(level, years=years, area=area)
    send(
        chosen,
        output,
        document=lambda: _document(result, explain),
        data=lambda: result.to_dict(unit),  # type: ignore[arg-type]
        records=lambda: [result.to_flat(unit)],  # type: ignore[arg-type]
    )


def _document(result: RangeResult, explain: bool) -> Document:
    from negotiate.render.range import range_document

    return range_document(result, explain=explain)


def _posted(text: str | None) -> tuple[Pay, Pay] | None:
    """The advert's range; where its unit was read from its size, that is said."""
    if text is None:
        return None
    low, high = parse_pay_range(text, "--posted")
    if high.assumed:
        note(f"--posted: taken as ${low.amount:,.2f} to ${high.amount:,.2f} an hour")
    return low, high


def _pay(text: str | None, option: str) -> Pay | None:
    """A typed amount; where its unit was read from its size, that is said."""
    if text is None:
        return None
    pay = parse_pay(text, option)
    if pay.assumed:
        note(f"{option}: taken as ${pay.amount:,.2f} an hour")
    return pay
