"""``negotiate script``."""

# No postponed annotations here: typer would compile each of them again at start-up.

from typing import Annotated

import typer

from negotiate.api.scripts import talk_track
from negotiate.cli import options as o
from negotiate.cli.asking import Asked, asks
from negotiate.cli.calls import the_call
from negotiate.cli.output import check_format, keep, send, write
from negotiate.model.errors import Misuse, Problem, check_choice
from negotiate.model.script import CHANNELS, STAGES, Script
from negotiate.render.document import Document

app = typer.Typer(rich_markup_mode=None, add_completion=False)

EXAMPLE = 'negotiate script --level senior --years 6 --area "Phoenix, AZ" --offer 44000'
_WIDEST = 60
"""Short lines are found again by eye in the middle of a call."""


@app.command(
    "script",
    epilog=f"\b\nExamples:\n  {EXAMPLE}\n"
    "  negotiate script --level senior --offer 21/h --only letter",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@asks()
def script_command(
    ctx: typer.Context,
    asked: Asked,
    files: o.OffersArgument = None,
    stage: o.StageOption = None,
    changes: o.SetOption = None,
    channel: o.ChannelOption = "phone",
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="PART", help="letter: the email alone, to paste."),
    ] = None,
    achievement: o.AchievementOption = None,
    style: o.FormatOption = None,
    output: o.OutputOption = None,
    force: o.ForceOption = False,
) -> None:
    """What to say, from the six tips, with your own numbers.

    The stage is counter with --offer, else offer. Offers from files rank what to ask for.
    """
    chosen = check_format(style, output)
    keep(output, only=files or ())
    known = None if stage is None else check_choice(stage, STAGES, "stage")
    way = check_choice(channel, CHANNELS, "channel")
    if only is not None:
        check_choice(only, ("letter",), "only")
        if chosen in ("json", "csv"):
            raise Misuse(f"a letter alone is no {chosen}", hint="name a file like mail.txt")
        way = "email"
    call = the_call(asked, files or (), achievement or (), ctx, EXAMPLE, changes or ())
    script = talk_track(call.result, call.record, known, way)
    if only is not None:
        write(_letter(script), output, force=force)
        return
    send(
        chosen,
        output,
        force=force,
        document=lambda: _document(script),
        data=script.to_dict,
        records=lambda: _records(script),
        widest=_WIDEST,
    )


def _letter(script: Script) -> str:
    """The letter as it is pasted into a mail: no line of it is broken."""
    if script.letter is None:
        raise Problem(
            f"there is no letter at the stage {script.stage}",
            about="only",
            hint="leave out --only, or choose another --stage",
        )
    return f"Subject: {script.letter.subject}\n\n{script.letter.body}\n"


def _document(script: Script) -> Document:
    from negotiate.render.script import script_document

    return script_document(script)


def _records(script: Script) -> list[dict[str, object]]:
    from negotiate.render.script import script_records

    return script_records(script)
