"""``negotiate compare``."""

# No postponed annotations here: typer would compile each of them again at start-up.

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from negotiate.api.offers import schema, template
from negotiate.cli import options as o
from negotiate.cli.asking import Asked, asks, with_profile
from negotiate.cli.output import WITH_PAGE, check_format, keep, send, write
from negotiate.render.document import Document

if TYPE_CHECKING:
    from negotiate.model.comparison import Comparison

app = typer.Typer(rich_markup_mode=None, add_completion=False)

_OPTIONS = (
    "role",
    "level",
    "years",
    "area",
    "cert",
    "language",
    "industry",
    "as_of",
    "finds",
    "profile",
)
_SAVED = ("years", "cert", "language", "industry")
"""What the profile fills in: level and place are those of each offer."""
EXAMPLE = "negotiate compare --template -o offers.toml, then negotiate compare offers.toml"


@app.command(
    "compare",
    epilog="\b\nExamples:\n  negotiate compare --template -o offers.toml\n"
    "  negotiate compare offers.toml -o report.html",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@asks(*_OPTIONS, saved=())
def compare_command(
    asked: Asked,
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="Offers in TOML; - for standard input."),
    ] = None,
    style: o.PageFormatOption = None,
    output: o.OutputOption = None,
    force: o.ForceOption = False,
    explain: o.ExplainOption = False,
    changes: o.SetOption = None,
    show_template: Annotated[
        bool, typer.Option("--template", help="Print two filled-in offers to start from.")
    ] = False,
    show_schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON schema of the file, for editors.")
    ] = False,
) -> None:
    """Total compensation of two or more offers side by side.

    An offer's own level and area in the file beat --level and --area.
    """
    if show_template or show_schema:
        keep(output, force=force)
        write(template() if show_template else _schema(), output, force=force)
        return
    chosen = check_format(style, output, WITH_PAGE)
    weighed, offers = _weighed(asked, files, changes or (), output, page=chosen == "html")
    typed = [*_asked_for(ctx.obj), *(() if files else offers)]
    send(
        chosen,
        output,
        force=force,
        document=lambda: _document(weighed, explain),
        data=weighed.to_dict,
        records=lambda: _records(weighed),
        page=lambda: _page(weighed, typed),
    )


def _schema() -> str:
    from negotiate.render.json import to_json

    return to_json(schema())


def _weighed(
    asked: Asked,
    files: Sequence[str] | None,
    changes: Sequence[str],
    output: str | None,
    *,
    page: bool,
) -> tuple["Comparison", Sequence[str]]:
    """The comparison of the files typed, the profile's or those asked for, and which these are."""
    from negotiate.api.comparisons import weigh
    from negotiate.api.person import check_home
    from negotiate.cli.offer_files import own_offers, read_offers

    asked = with_profile(asked, _SAVED)
    check_home(asked.saved.country)
    if not files and asked.saved.offers:
        files = own_offers(asked.saved, needed=True)
    if not files:
        from negotiate.cli.offer_questions import ask_for_offers

        files = [ask_for_offers(EXAMPLE)]
    keep(output, only=files)
    content = read_offers(files, asked.as_of, changes)
    return weigh(content, asked.level, asked.words(), what_if=page), files


def _document(result: "Comparison", explain: bool) -> Document:
    from negotiate.render.compare import compare_document

    return compare_document(result, explain=explain)


def _records(result: "Comparison") -> list[dict[str, object]]:
    from negotiate.render.compare import compare_records

    return compare_records(result)


def _page(result: "Comparison", command: Sequence[str]) -> str:
    from negotiate.render.compare_html import to_html

    return to_html(result, command)


def _asked_for(words: Sequence[str]) -> list[str]:
    """The words of a command line, without those that say where its output goes, and how."""
    found: list[str] = []
    rest = iter(words)
    for word in rest:
        if word in _OUTPUT:
            next(rest, None)
        elif word != "--force" and not word.startswith((*(f"{name}=" for name in _OUTPUT), "-o")):
            found.append(word)
    return found


_OUTPUT = ("-o", "--output", "--format")
