"""``negotiate finds``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from negotiate.api.finds import (
    add_find,
    find_row,
    import_finds,
    pay_of,
    remove_find,
    saved_finds,
)
from negotiate.api.profiles import load_profile
from negotiate.cli import completion
from negotiate.cli import options as o
from negotiate.cli.output import check_format, note, send
from negotiate.model.errors import Misuse
from negotiate.model.find import FIND_COLUMNS, Find
from negotiate.model.text import clean
from negotiate.render.document import Column, Document, Lines, Table

EXAMPLE = "negotiate finds add --kind posting --low 22/h --high 26/h --level senior"

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="What you found out about pay: job ads, recruiters, colleagues, pay sites, offers.",
    epilog=f"\b\nExamples:\n  {EXAMPLE}\n  negotiate finds list",
)
_HELP = {"help_option_names": ["-h", "--help"]}
FileOption = Annotated[
    str | None, typer.Option("--finds", metavar="FILE", help="Another file of finds.")
]


@app.callback()
def _finds(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


@app.command(
    "add",
    context_settings=_HELP,
    epilog=f"\b\nExamples:\n  {EXAMPLE}\n"
    '  negotiate finds add --kind recruiter --low 48000 --level mid --area "Phoenix, AZ"',
)
def add_command(
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="offer-letter, recruiter, posting, pay-site or colleague.",
            autocompletion=completion.find_kinds,
        ),
    ] = None,
    low: Annotated[
        str | None, typer.Option("--low", metavar="PAY", help="The figure, or the lower end.")
    ] = None,
    high: Annotated[str, typer.Option("--high", metavar="PAY", help="The upper end.")] = "",
    level: o.LevelOption = None,
    country: o.CountryOption = None,
    area: o.AreaOption = None,
    role: o.RoleOption = None,
    source: Annotated[
        str, typer.Option("--source", metavar="TEXT", help="Where you found it.")
    ] = "",
    link: Annotated[str, typer.Option("--link", metavar="URL", help="Its address.")] = "",
    day: Annotated[str, typer.Option("--date", metavar="DAY", help="Its day. Default today.")] = "",
    remark: Annotated[str, typer.Option("--note", metavar="TEXT", help="A remark.")] = "",
    finds: FileOption = None,
) -> None:
    """Record what you found out about pay for a level and place."""
    mine = load_profile()
    wanted = {"--kind": kind, "--low": low, "--level": level or mine.level}
    missing = [option for option, value in wanted.items() if not value]
    if missing:
        raise Misuse(
            f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing",
            hint=f'a complete example: {EXAMPLE} --area "Phoenix, AZ" --source "job board"',
        )
    row = {"kind": kind or "", "low": low or "", "high": high, "level": level or mine.level or ""}
    row |= {"country": country or mine.country or "", "source": source, "link": link}
    row["area"] = area or mine.area or ("" if row["country"] else "US")
    row |= {"date": day, "note": remark, "role": role or ""}
    added = add_find(finds, row)
    note(f"find {added.id}: {pay_of(added)}, {_job(added)}, {added.area}")


@app.command(
    "list",
    context_settings=_HELP,
    epilog="\b\nExamples:\n  negotiate finds list\n  negotiate finds list --format csv",
)
def list_command(
    finds: FileOption = None,
    style: o.FormatOption = None,
    output: o.OutputOption = None,
    force: o.ForceOption = False,
) -> None:
    """Show what you found."""
    chosen = check_format(style, output, workbook=True)
    found = saved_finds(finds)
    send(
        chosen,
        output,
        force=force,
        document=lambda: _document(found),
        data=lambda: {"schema": "negotiate.finds/1", "finds": [find_row(f) for f in found]},
        records=lambda: [find_row(f) for f in found] or [dict.fromkeys(FIND_COLUMNS)],
    )


@app.command("remove", context_settings=_HELP)
def remove_command(
    number: Annotated[int, typer.Argument(metavar="ID", help="Its number in finds list.")],
    finds: FileOption = None,
) -> None:
    """Remove one find by its number."""
    gone = remove_find(finds, number)
    note(f"removed find {gone.id}: {pay_of(gone)}, {_job(gone)}, {gone.area}")


@app.command("import", context_settings=_HELP)
def import_command(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Finds in the same columns, CSV or .xlsx.")
    ],
    level: o.LevelOption = None,
    area: o.AreaOption = None,
    finds: FileOption = None,
) -> None:
    """Add the finds of a CSV file or workbook; all of them, or none where one is wrong."""
    done = import_finds(finds, Path(file), level, area)
    note(f"{done.added} finds added{f', {done.known} were there already' if done.known else ''}")


def _job(find: Find) -> str:
    """The level of a find, and its role where that is not customer service."""
    return f"{find.level}, {find.role}" if find.role else find.level


def _document(finds: tuple[Find, ...]) -> Document:
    if not finds:
        text = f"None yet. {EXAMPLE}"
        return Document(title="Your finds", blocks=(Lines(items=(text,)),))
    columns = (
        Column("id", number=True),
        Column("kind", whole=True),
        Column("pay", whole=True),
        Column("level", whole=True),
        Column("place"),
        Column("date", whole=True),
        Column("source"),
    )
    rows = tuple(
        (
            str(f.id),
            f.kind,
            pay_of(f),
            _job(f),
            f.area,
            f.day.isoformat(),
            clean(f.source or f.link, 60),
        )
        for f in finds
    )
    closing = Lines(
        items=("Next: negotiate range weighs those for its level and place.",), kind="small"
    )
    return Document(
        title="Your finds", blocks=(Table(title="", columns=columns, rows=rows), closing)
    )
