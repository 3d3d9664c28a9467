"""The command line: one table of commands, one way in, one error boundary."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from contextvars import copy_context
from functools import cache
from importlib import import_module
from io import StringIO
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from negotiate import __version__
from negotiate.cli import completion
from negotiate.model.errors import Problem
from negotiate.model.text import ESCAPES, safe_lines

PLAIN = "--plain"
COMMANDS = {
    "range": ("negotiate.cli.range", "Target range for a person and a job, explained."),
    "compare": (
        "negotiate.cli.compare",
        "Total compensation of two or more offers side by side.",
    ),
    "script": (
        "negotiate.cli.script",
        "What to say, from the six tips, with your own numbers.",
    ),
    "sheet": ("negotiate.cli.sheet", "One-page prep sheet: PDF, HTML or Markdown."),
    "rehearse": ("negotiate.cli.rehearse", "Practise the call: a recruiter asks, you type."),
    "ladder": ("negotiate.cli.ladder", "The five levels: pay here, and what a step up is worth."),
    "law": ("negotiate.cli.law", "Pay-range and pay-history law, minimum wage and overtime floor."),
    "finds": ("negotiate.cli.finds", "What you found out about pay: add, list, remove, import."),
    "profile": ("negotiate.cli.profile", "Who you are, saved once: init, show, edit, path."),
    "bands": ("negotiate.cli.bands", "The pay bands behind it all, and how close they come."),
    "batch": ("negotiate.cli.batch", "The range of every person in a table."),
    "roles": ("negotiate.cli.roles", "Roles and occupations by name: what --role takes."),
    "offers": ("negotiate.cli.offers", "Your offers file, by words: add, edit, list, remove."),
    "check": ("negotiate.cli.check", "The written offer against what was promised."),
    "mcp": ("negotiate.cli.mcp", "For an assistant: range, compare, script, law and roles."),
}
"""Every command: the module it lives in, which has an `app`, and its line in the help."""


# Typer names the base of its usage errors only from 0.28 on; BadParameter has always been one.
_UsageError: type[Exception] = typer.BadParameter.__mro__[2]

_INTERRUPTED = 130
"""The exit code of a program that was stopped with Ctrl-C; typer gives it too."""
_QUOTED = '--area "Denver, CO"'
_MOST_MISTAKES = 200
"""Mistakes shown at once: a file with more is another kind of file."""


class Commands(TyperGroup):
    """A group that imports a command's module only when the command is called."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment]

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, imported now; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        return _command(cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The table of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@cache
def _command(name: str) -> Any:
    command = typer.main.get_command(import_module(COMMANDS[name][0]).app)
    command.name = name
    for one in (command, *getattr(command, "commands", {}).values()):
        one.epilog = f"{one.epilog or ''}\n\n{_ALONE}"
    return command


_ALONE = "Not sure? negotiate alone, at a terminal, asks and leads through."


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExamples:\n"
    '  negotiate range --level senior --years 6 --area "Phoenix, AZ"\n'
    "  negotiate law CA",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"negotiate {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _root(
    ctx: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
    plain: Annotated[
        bool,
        typer.Option(PLAIN, help="Sentences in place of tables and drawings, for a screen reader."),
    ] = False,
) -> None:
    """Plan a salary negotiation in a contact center: a target range from real wage data.

    Begin with negotiate alone, at a terminal: it asks, and leads to range, script and sheet.
    Everything runs on this machine; nothing is sent anywhere.
    """
    if plain:
        from negotiate.cli.output import plain_wanted

        plain_wanted.set(True)
    if ctx.invoked_subcommand is None and _someone_begins():
        from negotiate.cli.start import start

        start(_run)
    elif ctx.invoked_subcommand is None:
        typer.echo(f"{ctx.get_help()}\n\n{_next()}")


def _someone_begins() -> bool:
    """Whether a person sits before an empty command line."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _next() -> str:
    """What this user would do next."""
    from negotiate.api.own import has_profile

    if not has_profile():
        return (
            "Next: negotiate alone, at a terminal, asks and leads to range, script and sheet.\n"
            "Or negotiate range --level LEVEL; negotiate profile init saves who you are."
        )
    from negotiate.api.profiles import load_profile

    if load_profile().offers:
        return "Next: negotiate compare weighs your offers; negotiate sheet before the call."
    return "Next: negotiate range, then negotiate script and negotiate sheet before the call."


@cache
def _root_command() -> Any:
    return typer.main.get_command(app)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code; expected errors become two lines."""
    if not _open_streams():
        return _report(
            Problem("standard output is closed", hint="leave it open, or send it to a file: > FILE")
        )
    words = list(sys.argv[1:] if argv is None else argv)
    if argv is not None:  # a process of its own has read nothing yet
        from negotiate.api.writing import new_run

        new_run()
    try:
        return copy_context().run(_run, words)
    except Problem as problem:
        return _report(problem)
    except _UsageError as error:
        return _report_usage(error, words)
    except (typer.Abort, KeyboardInterrupt) as error:
        return _aborted(error)
    except OSError as error:
        return _report_output(error)


def _run(words: list[str]) -> int:
    if completion.is_asked(words):
        return completion.answer(_root_command(), words)
    first = [PLAIN] if PLAIN in words else []  # it may stand anywhere
    args = [*first, *(word for word in words if word != PLAIN)]
    code = _root_command().main(args=args, prog_name="negotiate", standalone_mode=False, obj=words)
    if code == _INTERRUPTED:
        raise KeyboardInterrupt  # also out of a command that another runs
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _aborted(error: BaseException) -> int:
    """Somebody stopped it, or a question was left: with Ctrl-C, or for there is no more input."""
    if any(isinstance(one, KeyboardInterrupt) for one in (error, error.__context__)):
        return interrupted()
    _say(_stopped())
    return 1


def interrupted() -> int:
    """Say what was written before somebody stopped the program; the exit code."""
    _say(_stopped())
    return _INTERRUPTED


def _stopped() -> str:
    from negotiate.api.writing import written

    paths = dict.fromkeys(written())
    return f"stopped: {', '.join(paths) or 'nothing'} {'were' if len(paths) > 1 else 'was'} written"


def _open_streams() -> bool:
    """Make the streams safe to use; False where standard output was closed from outside."""
    sys.stdin = sys.stdin or StringIO()
    sys.stderr = sys.stderr or StringIO()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=ESCAPES)
    return sys.stdout is not None


def _report_output(error: OSError) -> int:
    """A reader that left is no error to speak of, a full disk is; anything else is a bug."""
    if isinstance(error, BrokenPipeError):
        return _give_up_stdout()
    if error.errno not in (errno.ENOSPC, errno.EIO, errno.EBADF, errno.EFBIG, errno.EDQUOT):
        raise error
    _say(f"error: cannot write the output: {error.strerror}\nhint: free some space and retry")
    return _give_up_stdout()


def _report(problem: Problem) -> int:
    from negotiate.cli.output import as_option

    lines = [f"error: {as_option(problem)}"]
    lines += [f"  {mistake}" for mistake in problem.mistakes[:_MOST_MISTAKES]]
    if (more := len(problem.mistakes) - _MOST_MISTAKES) > 0:
        lines.append(f"  and {more:,} more")
    lines.append(f"hint: {problem.hint}")
    _say("\n".join(line.replace("\n", " ") for line in lines))  # a name may hold a line break
    return problem.exit_code


_TYPES = {
    "a valid float": "a number",
    "a valid integer range": "a whole number",
    "a valid int range": "a whole number",
    "a valid integer": "a whole number",
    "a valid int": "a whole number",
}
"""What typer calls its types, and what people do."""


def _report_usage(error: Exception, words: Sequence[str]) -> int:
    """Wrong usage in the same two lines as every other error."""
    message = error.format_message().strip().rstrip(".")  # type: ignore[attr-defined]
    for type_name, words_for_it in _TYPES.items():
        message = message.replace(type_name, words_for_it)
    context = getattr(error, "ctx", None)
    known = words[:1] if words and words[0] in COMMANDS else ()
    path = context.command_path if context else " ".join(("negotiate", *known))
    command = f"{path} --help"
    if "extra argument" in message:
        _say(f"error: {_plain(message)}\nhint: put quotes around words with spaces: {_QUOTED}")
        return int(getattr(error, "exit_code", 2))
    _say(f"error: {_plain(message)}\nhint: {command} shows what it takes")
    return int(getattr(error, "exit_code", 2))


def _plain(message: str) -> str:
    from negotiate.model.text import clean

    return clean(message, 300)


def _say(text: str) -> None:
    from negotiate.cli.output import at_words

    with suppress(OSError):
        print(at_words(safe_lines(text)), file=sys.stderr, flush=True)


def _give_up_stdout() -> int:
    """Point standard output nowhere, so that Python's own flush at exit cannot fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return 1
