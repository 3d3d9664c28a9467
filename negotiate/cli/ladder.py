"""``negotiate ladder``."""

# No postponed annotations here: typer would compile each of them again at start-up.

import typer

from negotiate.api.ladders import career_ladder
from negotiate.cli import options as o
from negotiate.cli.asking import Asked, asks
from negotiate.cli.output import check_format, send
from negotiate.model.ladder import Ladder
from negotiate.render.document import Document

_SAVED = ("role", "level", "years", "country", "area", "cert", "language", "industry")
_OPTIONS = (*_SAVED, "as_of", "bands", "finds", "profile")
app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    "ladder",
    epilog="\b\nExamples:\n  negotiate ladder --area AZ\n"
    '  negotiate ladder --level mid --years 3 --area "Denver, CO"',
    context_settings={"help_option_names": ["-h", "--help"]},
)
@asks(*_OPTIONS, saved=_SAVED, says=False)
def ladder_command(
    asked: Asked,
    style: o.FormatOption = None,
    output: o.OutputOption = None,
    force: o.ForceOption = False,
) -> None:
    """The levels here, what a step up is worth, and what other roles pay.

    --level and --years say where you stand, --role what you do now.
    """
    chosen = check_format(style, output)
    found = career_ladder(level=asked.level, **asked.words())
    send(
        chosen,
        output,
        force=force,
        document=lambda: _document(found),
        data=found.to_dict,
        records=lambda: found.to_dict()["levels"],
    )


def _document(found: Ladder) -> Document:
    from negotiate.render.ladder import ladder_document

    return ladder_document(found)
