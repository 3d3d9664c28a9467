"""``negotiate ladder``."""

from __future__ import annotations

import typer

from negotiate.cli import options as o
from negotiate.cli.output import check_format, send
from negotiate.interface.ladders import career_ladder
from negotiate.model.document import Document
from negotiate.model.ladder import Ladder

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    "ladder",
    epilog="\b\nExamples:\n  negotiate ladder --area AZ\n"
    '  negotiate ladder --level mid --years 3 --area "Denver, CO"',
    context_settings={"help_option_names": ["-h", "--help"]},
)
def ladder_command(
    level: o.LevelOption = None,
    years: o.YearsOption = None,
    area: o.AreaOption = None,
    cert: o.CertOption = None,
    language: o.LanguageOption = None,
    industry: o.IndustryOption = None,
    as_of: o.AsOfOption = None,
    bands: o.BandsOption = None,
    finds: o.FindsOption = None,
    profile: o.ProfileOption = None,
    style: o.FormatOption = None,
    output: o.OutputOption = None,
) -> None:
    """The five levels: years, pay here, what a step up is worth, and what earns it.

    --level and --years say where you stand.
    """
    chosen = check_format(style, output)
    mine = o.own_profile(profile)
    found = career_ladder(
        level=level or mine.level,
        years=mine.years if years is None else years,
        area=area or mine.area,
        certs=cert or mine.certifications,
        languages=language or mine.languages,
        industry=industry or mine.industry,
        as_of=o.parse_day(as_of),
        bands=bands,
        finds=o.own_finds(finds) if bands is None or finds else None,
    )
    send(
        chosen,
        output,
        document=lambda: _document(found),
        data=found.to_dict,
        records=lambda: found.to_dict()["levels"],
    )


def _document(found: Ladder) -> Document:
    from negotiate.render.ladder import ladder_document

    return ladder_document(found)
