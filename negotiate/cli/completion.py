"""What the shell offers when a word is half typed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from importlib import import_module
from io import StringIO
from itertools import takewhile
from typing import Any

from negotiate.model.errors import Problem

_VARIABLE = "_NEGOTIATE_COMPLETE"
"""What the shell's own script sets when it asks."""
_SET_UP = ("--install-completion", "--show-completion")
_SHELLS = "bash, zsh, fish and PowerShell"


def is_asked(words: Sequence[str]) -> bool:
    """Whether this is the shell that asks what to offer, or a user who sets that up."""
    return bool(os.environ.get(_VARIABLE)) or _sets_up(words)


def _sets_up(words: Sequence[str]) -> bool:
    return any(word in _SET_UP for word in takewhile(lambda word: word.startswith("-"), words))


def answer(command: Any, words: Sequence[str]) -> int:
    """Answer the shell, or set it up; the exit code.

    What goes wrong has no place in a line half typed: the shell gets nothing then. Raises `Problem`
    where completion cannot be set up.
    """
    out = StringIO()
    with redirect_stdout(out), redirect_stderr(StringIO()):
        failed = _failed(command, words)
    if failed is not None and _sets_up(words) and not os.environ.get(_VARIABLE):
        reason = getattr(failed, "strerror", None) or "this shell is not supported"
        raise Problem(f"no completion: {reason}", hint=f"it works in {_SHELLS}") from failed
    if failed is None:
        with suppress(OSError):
            sys.stdout.write(out.getvalue())
            sys.stdout.flush()
    return 0 if failed is None else 1


def _failed(command: Any, words: Sequence[str]) -> BaseException | None:
    """Run the command; what it failed with."""
    try:
        code = command.main(args=list(words), prog_name="negotiate", standalone_mode=False)
    except SystemExit as end:
        return None if not end.code else end
    except Exception as error:  # whatever it was, the line is the user's
        return error
    return None if not code else SystemExit(code)


def _starting(words: Callable[[], Iterable[str]]) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        start = incomplete.casefold()
        return [word for word in words() if word.casefold().startswith(start)]

    return complete


def _known(kind: str) -> Callable[[str], list[str]]:
    """The words of a kind, read when they are asked for: completion must be quick."""

    def words() -> Iterable[str]:
        from negotiate.api.vocabulary import known_words

        return known_words(kind)

    return _starting(words)


def _names(module: str, name: str) -> Callable[[str], list[str]]:
    """The values in a constant, imported when they are asked for: completion must be quick."""
    return _starting(lambda: getattr(import_module(module), name))


levels = _known("levels")
certificates = _known("certificates")
industries = _known("industries")
find_kinds = _known("find_kinds")
areas = _known("areas")
states = _known("states")
languages = _known("languages")
stages = _names("negotiate.model.script", "STAGES")
papers = _names("negotiate.model.profile", "PAPERS")
formats = _names("negotiate.cli.output", "FORMATS")
page_formats = _names("negotiate.cli.output", "WITH_PAGE")
sheets = _names("negotiate.cli.sheet", "STYLES")
