"""Every option that several commands share, described once."""

from __future__ import annotations

from typing import Annotated

import typer

from negotiate.api.person import parse_hours, parse_years
from negotiate.cli import completion

LevelOption = Annotated[
    str | None,
    typer.Option(
        "--level",
        metavar="LEVEL",
        autocompletion=completion.levels,
        help="Level of the job: junior, mid, senior, lead or manager.",
    ),
]
YearsOption = Annotated[
    float | None,
    typer.Option(
        "--years",
        metavar="YEARS",
        parser=parse_years,
        help="All years in customer service, like 4.5.",
    ),
]
RoleOption = Annotated[
    str | None,
    typer.Option(
        "--role",
        metavar="NAME",
        autocompletion=completion.roles,
        help="The work, if not customer service: collections, technical-support, 43-6013 …",
    ),
]
CountryOption = Annotated[
    str | None,
    typer.Option(
        "--country",
        metavar="CODE",
        autocompletion=completion.countries,
        help="CA or GB, if not the US.",
    ),
]
AreaOption = Annotated[
    str | None,
    typer.Option(
        "--area",
        metavar="PLACE",
        autocompletion=completion.areas,
        help='City, county, metro or state, like "Phoenix, AZ"; or US.',
    ),
]
CertOption = Annotated[
    list[str] | None,
    typer.Option(
        "--cert",
        metavar="NAME",
        autocompletion=completion.certificates,
        help="A certificate, like hdi-csr. Repeatable.",
    ),
]
LanguageOption = Annotated[
    list[str] | None,
    typer.Option(
        "--language",
        metavar="NAME",
        autocompletion=completion.languages,
        help="A second language for the job. Repeatable.",
    ),
]
IndustryOption = Annotated[
    str | None,
    typer.Option(
        "--industry",
        metavar="NAME",
        autocompletion=completion.industries,
        help="outsourcer, insurance, banking, telecom, healthcare, hospital, government, retail, "
        "wholesale, utilities, travel, software, professional or other.",
    ),
]
CompanyOption = Annotated[
    str | None,
    typer.Option(
        "--company", metavar="NAME", help="Employer: shown only; picks its offer in an offers file."
    ),
]
HoursOption = Annotated[
    float | None,
    typer.Option(
        "--hours", metavar="HOURS", parser=parse_hours, help="Paid hours a week. Default 40."
    ),
]
OfferOption = Annotated[
    str | None, typer.Option("--offer", metavar="PAY", help="What they offer, like 21.50/h or 44k.")
]
PostedOption = Annotated[
    str | None,
    typer.Option(
        "--posted",
        metavar="RANGE",
        help='Pay in the advert: 18-22/h, "from 20/h", "up to 22/h".',
    ),
]
SaidOption = Annotated[
    str | None,
    typer.Option("--said", metavar="PAY", help="A number you already said to this employer."),
]
AboutOption = Annotated[
    str | None,
    typer.Option(
        "--about",
        metavar="WHAT",
        autocompletion=completion.abouts,
        help="offer, raise, promotion, or conversion (temp to staff).",
    ),
]
PaySetOption = Annotated[
    str | None,
    typer.Option(
        "--pay-set",
        metavar="HOW",
        autocompletion=completion.pay_sets,
        help="talks, class (one rate for all who start) or scale.",
    ),
]
StepsOption = Annotated[
    str | None,
    typer.Option("--steps", metavar="AMOUNTS", help='A scale\'s steps, like "21.14,22.20".'),
]
FinalOption = Annotated[
    bool | None, typer.Option("--final", help="They said it is their last word.")
]
NeedOption = Annotated[
    str | None,
    typer.Option(
        "--need",
        metavar="HOW",
        autocompletion=completion.degrees,
        help="How badly you need this job: some, high or low. Private.",
    ),
]
WantedOption = Annotated[
    str | None,
    typer.Option(
        "--wanted",
        metavar="HOW",
        autocompletion=completion.degrees,
        help="How hard they are after you: some, high or low.",
    ),
]
RivalOption = Annotated[
    str | None,
    typer.Option(
        "--rival",
        metavar="OFFER",
        help='Another offer: "23.50/h written", verbal or interviewing.',
    ),
]
ChangedOption = Annotated[
    str | None,
    typer.Option("--changed", metavar="TEXT", help='News since --said, like "night shifts".'),
]
CurrentOption = Annotated[
    str | None, typer.Option("--current", metavar="PAY", help="Pay now, like 21.50/h. Private.")
]
FloorOption = Annotated[
    str | None,
    typer.Option("--floor", metavar="PAY", help="What you would turn down below. Private."),
]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="Day it is for, like 2026-11-22.")
]
BandsOption = Annotated[
    str | None,
    typer.Option("--bands", metavar="FILE", help="Your own bands: CSV with level,low,mid,high."),
]
FindsOption = Annotated[
    str | None,
    typer.Option("--finds", metavar="FILE", help="Your finds; without it, those of finds add."),
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="table, json, csv or markdown.",
        autocompletion=completion.formats,
    ),
]
PageFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="table, json, csv, markdown or html.",
        autocompletion=completion.page_formats,
    ),
]
PaperOption = Annotated[
    str | None,
    typer.Option("--paper", metavar="SIZE", help="letter or a4.", autocompletion=completion.papers),
]
OutputOption = Annotated[
    str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file.")
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Replace a file that negotiate did not write.")
]
PerOption = Annotated[
    str | None,
    typer.Option("--per", metavar="UNIT", help="Amounts in json and csv: hour or year."),
]
ExplainOption = Annotated[
    bool, typer.Option("--explain", help="Show where every dollar comes from.")
]
OffersArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[OFFERS.toml]...", help="Offers in TOML, as compare reads them."),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="WORDS",
        help='Another number for this run: "Acme.hourly=23". Repeatable.',
    ),
]
ChannelOption = Annotated[str, typer.Option("--channel", metavar="CHANNEL", help="phone or email.")]
StageOption = Annotated[
    str | None,
    typer.Option(
        "--stage",
        metavar="STAGE",
        autocompletion=completion.stages,
        help="screen, interview, offer, counter, meeting (with your boss) or after.",
    ),
]
AchievementOption = Annotated[
    list[str] | None,
    typer.Option(
        "--achievement",
        metavar="TEXT",
        help='A result of yours, like "CSAT 82% to 91%: rewrote the refund replies" or, in other '
        'work, "error rate 5% to 2%: wrote a checklist". Repeatable.',
    ),
]
ProfileOption = Annotated[
    str | None,
    typer.Option("--profile", metavar="FILE", help="Another profile than your own."),
]
