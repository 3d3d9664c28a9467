"""``negotiate check``."""

# No postponed annotations here: typer would compile each of them again at start-up.

from typing import Annotated

import typer

from negotiate.cli import options as o
from negotiate.cli.offer_files import say_set
from negotiate.cli.output import check_format, keep, send
from negotiate.render.document import Document

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    "check",
    epilog="\b\nExamples:\n  negotiate compare --template -o offers.toml\n"
    '  negotiate check offers.toml --company "Night agent" --promised-name "Team lead"',
    context_settings={"help_option_names": ["-h", "--help"]},
)
def check_command(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The written offer in TOML; - for standard input.")
    ],
    promised: Annotated[
        str | None,
        typer.Option(
            "--promised",
            metavar="FILE",
            help="What was promised, in TOML. Without it both offers stand in FILE.",
        ),
    ] = None,
    promised_name: Annotated[
        str | None,
        typer.Option(
            "--promised-name",
            metavar="NAME",
            help="Which offer is what was promised; by default the only one, or the verbal one.",
        ),
    ] = None,
    company: Annotated[
        str | None,
        typer.Option(
            "--company",
            metavar="NAME",
            help="Which offer is the letter; by default the only one, or the written one.",
        ),
    ] = None,
    changes: o.SetOption = None,
    as_of: o.AsOfOption = None,
    style: o.FormatOption = None,
    output: o.OutputOption = None,
    force: o.ForceOption = False,
) -> None:
    """The written offer against what was promised: what is missing, lower or later, dearest first.

    Each with what it is worth a year and the sentence to ask for it; nothing is said of what is
    equal. Two files: negotiate check letter.toml --promised promised.toml. With --set, an offer
    named in both files is changed in the letter.
    """
    from negotiate.api.checks import check_letter

    chosen = check_format(style, output)
    keep(output, only=[file, *([promised] if promised else [])])
    found = check_letter(
        file,
        promised,
        company=company,
        promised_name=promised_name,
        as_of=as_of,
        changes=changes or (),
    )
    say_set(changes or ())

    def document() -> Document:
        from negotiate.render.check import check_document

        return check_document(found)

    send(
        chosen,
        output,
        force=force,
        document=document,
        data=found.to_dict,
        records=lambda: [one._asdict() for one in (*found.worse, *found.better)],
    )
