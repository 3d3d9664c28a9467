"""``negotiate profile``."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from negotiate.api.achievements import as_typed, read_achievements
from negotiate.api.own import has_profile, profile_file
from negotiate.api.profiles import (
    check_value,
    edit_profile,
    load_profile,
    present_profile,
    save_profile,
    unsaved_edits,
)
from negotiate.cli import options as o
from negotiate.cli.output import check_format, note, send
from negotiate.cli.quoting import command_line
from negotiate.model.errors import Misuse, Problem
from negotiate.model.profile import PRIVATE, Profile
from negotiate.model.text import clean
from negotiate.render.document import Column, Document, Lines, Table

EXAMPLE = 'negotiate profile init --level mid --years 3 --area "Phoenix, AZ" --no-input'

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Who you are, saved once; every command uses it.",
    epilog=f"\b\nExamples:\n  {EXAMPLE}\n  negotiate profile show",
)
_HELP = {"help_option_names": ["-h", "--help"]}


@app.callback()
def _profile(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


@app.command(
    "init",
    context_settings=_HELP,
    epilog="\b\nExamples:\n"
    f"  {EXAMPLE}\n"
    "  negotiate profile init --profile ana.toml --level lead --no-input",
)
def init_command(
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Your name, for letters.")
    ] = None,
    role: o.RoleOption = None,
    level: o.LevelOption = None,
    years: o.YearsOption = None,
    country: o.CountryOption = None,
    area: o.AreaOption = None,
    industry: o.IndustryOption = None,
    cert: o.CertOption = None,
    language: o.LanguageOption = None,
    current: o.CurrentOption = None,
    floor: o.FloorOption = None,
    hours: o.HoursOption = None,
    need: o.NeedOption = None,
    offers: Annotated[
        str | None, typer.Option("--offers", metavar="FILE", help="Your offers file.")
    ] = None,
    paper: o.PaperOption = None,
    achievement: o.AchievementOption = None,
    profile: o.ProfileOption = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing.")] = False,
) -> None:
    """Save who you are; asks one question at a time at a terminal.

    Run again, present values are the defaults. Comments of your own in the file are not kept.
    """
    typed = {
        "name": name,
        "role": role,
        "level": level,
        "years": years,
        "country": country,
        "area": area,
        "industry": industry,
        "certifications": cert,
        "languages": language,
        "current": current,
        "floor": floor,
        "hours": hours,
        "need": need,
        "offers": offers,
        "paper": paper,
    }
    if offers is not None:
        typed["offers"] = str(Path(os.path.expanduser(offers)).absolute())  # noqa: PTH111 - never raises
    given = {key: check_value(key, value) for key, value in typed.items() if value is not None}
    if achievement:
        given["achievements"] = read_achievements(achievement)
    seen, again = None, ""
    if not no_input:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise Misuse(
                "there is nobody to ask",
                hint=f"a complete example: {EXAMPLE}",
            )
        from negotiate.cli.profile_questions import ask_for_profile

        seen = present_profile(profile)

        def so_far(answered: Profile) -> None:
            if changes := _changes(seen, answered):
                note(f"What you answered: {_typed(changes, profile)}")

        asked = ask_for_profile(seen._replace(**given), so_far)
        if asked is None:
            note("nothing was saved")
            return
        given = _changes(seen, asked)
        again = _typed(given, profile)
    path = save_profile(profile, given, seen=seen, again=again)
    note(f"wrote {clean(str(path), 200)}\nNext: negotiate range")


def _changes(seen: Profile, answered: Profile) -> dict[str, Any]:
    """What was answered otherwise than it was."""
    now = answered._asdict()
    return {key: now[key] for key, was in seen._asdict().items() if now[key] != was}


def _typed(given: dict[str, Any], profile: str | None) -> str:
    """The command line that gives these answers."""
    words = ["profile", "init"]
    words += [] if profile is None else ["--profile", profile]
    for key, value in given.items():
        option = f"--{_OPTIONS.get(key, key)}"
        values = value if isinstance(value, tuple) else () if value in (None, "") else (value,)
        for one in values:
            words += [option, as_typed(one) if key == "achievements" else _text(one)]
    return command_line([*words, "--no-input"])


_OPTIONS = {"certifications": "cert", "languages": "language", "achievements": "achievement"}
"""Options that are not called as their key is."""


@app.command("show", context_settings=_HELP)
def show_command(
    everything: Annotated[
        bool, typer.Option("--all", help="Show current pay and floor too.")
    ] = False,
    profile: o.ProfileOption = None,
    style: o.FormatOption = None,
    output: o.OutputOption = None,
    force: o.ForceOption = False,
) -> None:
    """Show the profile; current pay and floor are masked without --all."""
    chosen = check_format(style, output)
    mine = _present(profile)
    shown = _shown(mine, everything=everything)
    send(
        chosen,
        output,
        force=force,
        document=lambda: _document(shown),
        data=lambda: {"schema": "negotiate.profile/1", **shown},
        records=lambda: [{key: _text(value) for key, value in shown.items()}],
    )


@app.command("edit", context_settings=_HELP)
def edit_command(profile: o.ProfileOption = None) -> None:
    """Open the profile in your editor ($VISUAL or $EDITOR), then check it.

    You edit a copy: nothing is lost where another command changes the profile meanwhile.
    """
    path = profile_file(profile)
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not chosen and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Misuse("no editor is known", hint="set EDITOR, or run it at a terminal")
    words = _words(chosen or "vi")
    if shutil.which(words[0]) is None:
        raise _no_editor(words[0], path)

    def edit(draft: Path) -> int:
        try:
            with _editor_hears_ctrl_c():
                return subprocess.run([*words, str(draft)], check=False).returncode  # noqa: S603
        except OSError as error:
            raise _no_editor(words[0], path) from error

    edit_profile(profile, edit)
    for draft in unsaved_edits(profile):
        note(
            f"an earlier edit was not saved: {clean(str(draft), 200)}; remove its folder when done"
        )
    load_profile(str(path))
    note(f"{clean(str(path), 200)} is in order")


@contextmanager
def _editor_hears_ctrl_c() -> Iterator[None]:
    """Ctrl-C while the editor runs is the editor's: it must not end with what was typed in it."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _words(editor: str) -> list[str]:
    """The words of an editor's command line; never none."""
    with suppress(ValueError):
        if words := shlex.split(editor):
            return words
    return [editor]


def _no_editor(name: str, path: Path) -> Problem:
    return Problem(
        f"cannot start the editor '{clean(name, 40)}'",
        hint=f"set EDITOR, or open {clean(str(path), 200)} yourself",
    )


@app.command("path", context_settings=_HELP)
def path_command() -> None:
    """Print where the profile lies."""
    typer.echo(str(profile_file()))


def _present(name: str | None) -> Profile:
    if not has_profile(name):
        raise Problem(
            f"there is no profile at {clean(str(profile_file(name)), 200)}",
            hint="negotiate profile init makes one",
        )
    return load_profile(name)


def _shown(mine: Profile, *, everything: bool) -> dict[str, Any]:
    """The values to show, private ones masked."""
    values = {key: value for key, value in mine._asdict().items() if key != "achievements"}
    for key in PRIVATE:
        if values[key] is not None and not everything:
            values[key] = "(set, hidden; --all shows it)"
    values["certifications"] = list(mine.certifications)
    values["languages"] = list(mine.languages)
    values["achievements"] = [as_typed(one) for one in mine.achievements]
    return values


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value or "")


def _document(shown: dict[str, Any]) -> Document:
    rows = tuple((key, _text(value) or "not set") for key, value in shown.items())
    table = Table(title="", columns=(Column("", whole=True), Column("")), rows=rows)
    hint = Lines(items=("Next: negotiate profile edit changes it.",), kind="small")
    return Document(title="Your profile", blocks=(table, hint))
