"""``negotiate rehearse``."""

# No postponed annotations here: typer would compile each of them again at start-up.

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated, TextIO

import typer

from negotiate.api.calls import Call
from negotiate.api.rehearsals import Rehearsal
from negotiate.cli import options as o
from negotiate.cli.asking import Asked, asks
from negotiate.cli.calls import the_call
from negotiate.cli.output import no_workbook, note, screen
from negotiate.model.errors import Problem, check_choice
from negotiate.model.rehearsal import Tally
from negotiate.model.script import CHANNELS, EARLY, STAGES, Channel, Stage
from negotiate.model.text import clean
from negotiate.render.document import Block, Document, Lines

app = typer.Typer(rich_markup_mode=None, add_completion=False)

EXAMPLE = 'negotiate rehearse --level senior --years 6 --area "Phoenix, AZ" --offer 44000'
_WELCOME = {
    "phone": "Answer as you would on the phone. An empty line is silence.",
    "meeting": "Answer as you would in the room. An empty line is silence.",
    "email": "Write your mail, on as many lines as you like. A line that says send sends it.",
}
_KEYS = "? shows a line to say; quit or Ctrl-C ends it, and sums it up."
_SEND = "send"
_QUIT = ("quit", "exit", "q", ":q")
_HELP = ("?", "help")
_LONGEST = 2_000
"""Letters of an answer that are read."""
_MOST_SEEDS = 10_000


@app.command(
    "rehearse",
    epilog=f"\b\nExamples:\n  {EXAMPLE}\n  negotiate rehearse --level mid --stage screen --seed 1",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@asks()
def rehearse_command(
    ctx: typer.Context,
    asked: Asked,
    files: o.OffersArgument = None,
    stage: o.StageOption = None,
    channel: Annotated[
        str,
        typer.Option("--channel", metavar="CHANNEL", help="phone (or face to face), or email."),
    ] = "phone",
    seed: Annotated[
        int | None,
        typer.Option(
            "--seed", min=0, metavar="NUMBER", help="The same number gives the same call."
        ),
    ] = None,
    answers: Annotated[
        str | None,
        typer.Option(
            "--answers",
            metavar="FILE",
            help="Your answers, a line each (a mail ends with a line: send); - for a pipe.",
        ),
    ] = None,
    save: Annotated[
        str | None,
        typer.Option("--save", metavar="FILE", help="Add a transcript to a Markdown file."),
    ] = None,
    achievement: o.AchievementOption = None,
    changes: o.SetOption = None,
) -> None:
    """Practise the call: a recruiter or your boss asks, you type, remarks follow.

    The seed draws what they could pay and how they take it; some calls end in a no. The stage is
    counter with --offer, else offer; meeting with --about raise or promotion. Nothing is kept
    unless you say --save.
    """
    from negotiate.api.rehearsals import last_tally

    known = None if stage is None else check_choice(stage, STAGES, "stage")
    way: Channel = check_choice(channel, CHANNELS, "channel")
    if save in ("", "-"):
        raise Problem("no file was named", about="save", hint="name one, like --save practice.md")
    if save:
        no_workbook(save, "save")
    last = last_tally(Path(save)) if save else None
    given = _given(answers)
    number = _seed() if seed is None else seed
    call = the_call(asked, files or (), achievement or (), ctx, EXAMPLE, changes or ())
    call, where = _at_stage(call, known, number)
    from negotiate.api.rehearsals import rehearsal

    practice = rehearsal(call.result, call.record, where, number, way)
    if call.result.under == "minimum":
        note(f"practice or not: {call.result.caution('offer-under-minimum')}")
    try:
        _play(practice, _mails(given) if way == "email" else given)
        _sum_up(practice, last)
    finally:  # what was said is kept even where the screen is gone
        if save:
            _keep(practice, Path(save), call.result.as_of, last)


def _sum_up(practice: Rehearsal, last: Tally | None) -> None:
    from negotiate.render.rehearsal import debrief_document

    print()
    sys.stdout.write(screen(debrief_document(practice.debrief(last))))


def _at_stage(call: Call, stage: str | None, seed: int) -> tuple[Call, Stage]:
    """The call to practise; where a stage needs an offer and nobody made one, one to practise."""
    result = call.result
    boss = result.conversation.with_ones_boss
    usual: Stage = "meeting" if boss else "counter" if result.offer else "offer"
    where: Stage = stage or usual  # type: ignore[assignment]
    if result.standing is not None or boss or where in EARLY:
        return call, where
    from negotiate.api.rehearsals import practice_offer

    call = call.with_offer(practice_offer(result, seed))
    shown = call.result.unit.say(call.result.offer.amount) if call.result.offer else ""
    note(f"no --offer given: they will offer {shown}, a figure to practise with, not a forecast")
    return call, where


# --- the conversation


def _play(practice: Rehearsal, given: Iterator[str]) -> None:
    """The call, until its end, the end of the answers, `quit`, or Ctrl-C."""
    from negotiate.render.rehearsal import remark_blocks, who_speaks

    script = practice.script
    way = "email" if script.channel == "email" else "meeting" if script.stage == "meeting" else ""
    _say(Lines(items=(f"{_WELCOME[way or 'phone']} {_KEYS}",)))
    print()
    try:
        while practice.moment is not None:
            _say(Lines(items=(f"{who_speaks(script)}: {practice.moment.they}",), kind="plain"))
            answer = _answer(practice, given)
            if answer.strip().lower() in _QUIT:
                break
            turn = practice.answered(answer)
            if turn.remarks:
                _say(*remark_blocks(turn.remarks))
            print()
    except (StopIteration, KeyboardInterrupt):
        print()


def _answer(practice: Rehearsal, given: Iterator[str]) -> str:
    """The next answer; for a question mark a line of the script, and then the next one."""
    from negotiate.render.rehearsal import hint_blocks

    while True:
        print("  You: ", end="", flush=True)
        answer = next(given)
        if answer.strip().lower() not in _HELP or practice.moment is None:
            return answer
        _say(*hint_blocks(practice.moment))


def _mails(lines: Iterator[str]) -> Iterator[str]:
    """Whole mails, each up to a line that says send; a command on a first line stands alone."""
    mail: list[str] = []
    for line in lines:
        word = line.strip().lower()
        if word == _SEND:
            yield "\n".join(mail)
            mail = []
        elif not mail and word in (*_QUIT, *_HELP):
            yield line
        elif mail or word:
            mail.append(line)
    if mail:
        yield "\n".join(mail)


def _say(*blocks: Block) -> None:
    sys.stdout.write(screen(Document(title="", blocks=blocks)))


def _given(answers: str | None) -> Iterator[str]:
    """The answers: of a file, of a pipe, or typed. Those not typed are shown as if they were."""
    if answers not in (None, "-"):
        from negotiate.api.rehearsals import read_answers

        return _shown(read_answers(Path(answers)))
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    if not sys.stdin.isatty():
        return _shown(_lines(sys.stdin))
    return _typed()


def _lines(piped: TextIO) -> Iterator[str]:
    """The lines of a pipe as they come, none longer than anybody would type."""
    while line := piped.readline(_LONGEST + 1):
        yield line
        while len(line) > _LONGEST and not line.endswith("\n"):  # the rest of it
            line = piped.readline(_LONGEST + 1)


def _shown(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        answer = clean(line, _LONGEST)
        print(answer)
        yield answer


def _typed() -> Iterator[str]:
    with suppress(ImportError):  # arrow keys, where the system has them
        import readline  # noqa: F401
    while True:
        try:
            yield clean(input(), _LONGEST)
        except EOFError:
            return


def _seed() -> int:
    from random import SystemRandom

    return SystemRandom().randrange(_MOST_SEEDS)


def _keep(practice: Rehearsal, path: Path, day: date, last: Tally | None) -> None:
    from negotiate.api.rehearsals import add_session, mark
    from negotiate.render.rehearsal import transcript

    debrief = practice.debrief(None)
    if not debrief.tally.answers:
        note("nothing was said, so nothing was saved")
        return
    text = transcript(
        practice.script, tuple(practice.turns), debrief, day.isoformat(), mark(debrief.tally)
    )
    add_session(path, text)
    note(f"{'added to' if last else 'wrote'} {clean(str(path), 200)}")
