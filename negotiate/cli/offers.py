"""``negotiate offers``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from negotiate.api.offers import Done, add_offer, edit_offer, load_offers, remove_offer
from negotiate.api.own import has_profile
from negotiate.api.profiles import load_profile
from negotiate.api.writing import present
from negotiate.cli import options as o
from negotiate.cli.offer_files import USUAL
from negotiate.cli.output import at_terminal, check_format, note, send
from negotiate.model.errors import Misuse
from negotiate.model.offer import Offer
from negotiate.model.text import clean
from negotiate.render.document import Column, Document, Lines, Table

EXAMPLE = 'negotiate offers add "Acme" hourly=23 time_off.days=15'

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Your offers file, changed by words: add, edit, list, remove.",
    epilog=f"\b\nExamples:\n  {EXAMPLE}\n"
    '  negotiate offers edit "Acme" hourly=24 status=written sign_on.amount=2000',
)
_HELP = {"help_option_names": ["-h", "--help"]}
FileOption = Annotated[
    str | None,
    typer.Option(
        "--file", metavar="FILE", help="The offers file; else the profile's, or offers.toml."
    ),
]
WordsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[KEY=VALUE]...", help="Any key of docs/OFFERS.md, like hourly=23."),
]


@app.callback()
def _offers(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


@app.command(
    "add",
    context_settings=_HELP,
    epilog=f"\b\nExamples:\n  {EXAMPLE}\n"
    '  negotiate offers add "Bank" "pay=1,700 twice a month" bonus.amount=1500 bonus.payout=80%',
)
def add_command(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="The employer, or what you call it.")
    ] = None,
    words: WordsArgument = None,
    file: FileOption = None,
) -> None:
    """Add an offer; makes the file where there is none, and asks at a terminal.

    Several of a kind have names: bonus.night.amount=500, bonus.quality.rate=5%.
    """
    target = offers_file(file)
    if words is None:
        if not at_terminal():
            what = "the name" if name is None else "the pay"
            raise Misuse(f"{what} of the offer is missing", hint=f"a complete example: {EXAMPLE}")
        from negotiate.cli.offer_questions import ask_for_offer

        name, words = ask_for_offer(name, taken=_names(target), file=file)
    done = add_offer(target, name or "", words).done
    note(f"{clean(target, 200)}: added {clean(name or '', 60)}\n{_said(done)}{_next(target)}")


@app.command(
    "edit",
    context_settings=_HELP,
    epilog='\b\nExamples:\n  negotiate offers edit "Acme" hourly=24 status=written deadline=\n'
    "  negotiate offers edit preferences horizon_months=18 value_of_time=12",
)
def edit_command(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Its name in the file; or preferences.")
    ],
    words: Annotated[
        list[str],
        typer.Argument(metavar="KEY=VALUE...", help="KEY= with nothing takes a key away."),
    ],
    file: FileOption = None,
) -> None:
    """Change an offer, or the preferences; comments and order stay.

    The whole file is checked before it is written.
    """
    target = offers_file(file)
    edit = edit_offer(target, name, words)
    already = "" if edit.done else ": it says so already"
    note(f"{clean(target, 200)}: {edit.offer}{already}\n{_said(edit.done)}".rstrip())


@app.command(
    "list",
    context_settings=_HELP,
    epilog="\b\nExamples:\n  negotiate offers list\n  negotiate offers list --format json",
)
def list_command(
    file: FileOption = None,
    style: o.FormatOption = None,
    output: o.OutputOption = None,
    force: o.ForceOption = False,
) -> None:
    """Show the offers of the file."""
    chosen = check_format(style, output)
    target = offers_file(file)
    found = load_offers([target]).offer
    send(
        chosen,
        output,
        force=force,
        document=lambda: _document(found, target),
        data=lambda: {"schema": "negotiate.offers/1", "offers": [_record(one) for one in found]},
        records=lambda: [_record(one) for one in found],
    )


@app.command(
    "remove", context_settings=_HELP, epilog='\b\nExamples:\n  negotiate offers remove "Acme"'
)
def remove_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name in the file.")],
    file: FileOption = None,
) -> None:
    """Remove an offer, with the comment right above it."""
    target = offers_file(file)
    note(f"{clean(target, 200)}: removed {remove_offer(target, name).offer}")


def offers_file(typed: str | None) -> str:
    """The file that was typed, else the profile's, else the usual name."""
    if typed is not None:
        return typed
    saved = load_profile().offers if has_profile() else None
    return os.path.expanduser(saved) if saved else USUAL  # noqa: PTH111 - never raises


def _names(file: str) -> list[str]:
    return [one.name for one in load_offers([file]).offer] if present(Path(file)) else []


def _next(file: str) -> str:
    named = "" if file == USUAL else f" {clean(file, 200)}"
    return f"Next: negotiate compare{named or f' {USUAL}'}"


def _said(done: tuple[Done, ...]) -> str:
    return "".join(f"  {change_said(one)}\n" for one in done)


def change_said(one: Done) -> str:
    """A change in words: `hourly 23, not 21.5`."""
    before, after = _text(one.before), _text(one.after)
    if one.after is None:
        return f"{one.key} taken away (it was {before})"
    return f"{one.key} {after}" + ("" if one.before is None else f", not {before}")


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_text(inner)}" for key, inner in value.items())
    return clean(str(value).lower() if isinstance(value, bool) else str(value), 80)


def _record(offer: Offer) -> dict[str, Any]:
    names = ("name", "status", "level", "area", "employment", "salary", "hourly")
    found = {name: getattr(offer, name) for name in names}
    found |= {"hours_per_week": offer.hours, "base": offer.base}
    return found | {"deadline": offer.deadline and offer.deadline.isoformat()}


def _pay(offer: Offer) -> str:
    if offer.salary is not None:
        return f"${offer.salary:,.0f} a year"
    return f"${offer.hourly:,.2f} an hour"


def _rest(offer: Offer) -> str:
    known: tuple[str | None, ...] = (
        offer.status,
        offer.level,
        offer.area and clean(offer.area, 40),
        f"{offer.hours:g} hours a week",
        f"answer by {offer.deadline:%Y-%m-%d}" if offer.deadline else None,
    )
    return ", ".join(filter(None, known))


def _document(found: tuple[Offer, ...], file: str) -> Document:
    columns = (Column("offer"), Column("pay", whole=True), Column("what else"))
    rows = tuple((one.name, _pay(one), _rest(one)) for one in found)
    closing = Lines(items=(_next(file),), kind="small")
    title = f"Offers in {clean(file, 200)}"
    return Document(title=title, blocks=(Table(title="", columns=columns, rows=rows), closing))
