"""What the shell offers when a word is half typed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from importlib import import_module
from io import StringIO
from itertools import takewhile
from pathlib import Path
from typing import Any

from negotiate.model.errors import Problem
from negotiate.model.text import safe_lines

_VARIABLE = "_NEGOTIATE_COMPLETE"
"""What the shell's own script sets when it asks."""
_INSTALL, _SHOW = "--install-completion", "--show-completion"
_SET_UP = (_INSTALL, _SHOW)
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
    if os.environ.get(_VARIABLE):
        shown = _shown(command, words)
    else:
        script = _script(command)
        shown = _install(script) if words[:1] == [_INSTALL] else script
    if shown is not None:
        with suppress(OSError):
            sys.stdout.write(shown)
            sys.stdout.flush()
    return 1 if shown is None else 0


def _shown(command: Any, words: Sequence[str]) -> str | None:
    """What the command shows the shell; None where that went wrong."""
    out = StringIO()
    with redirect_stdout(out), redirect_stderr(StringIO()):
        failed = _failed(command, words)
    if failed is None:
        return out.getvalue()
    if not _sets_up(words) or os.environ.get(_VARIABLE):
        return None
    reason = getattr(failed, "strerror", None) or "this shell is not supported"
    raise Problem(f"no completion: {reason}", hint=f"it works in {_SHELLS}") from failed


def _failed(command: Any, words: Sequence[str]) -> BaseException | None:
    """Run the command; what it failed with."""
    try:
        code = command.main(args=list(words), prog_name="negotiate", standalone_mode=False)
    except SystemExit as end:
        return None if not end.code else end
    except Exception as error:  # whatever it was, the line is the user's
        return error
    return None if not code else SystemExit(code)


# --- setting it up


def _script(command: Any) -> str:
    """The script for the shell this was started from; raises `Problem`."""
    shown = _shown(command, [_SHOW]) or ""
    return _SCRIPTS.get(_shell(), shown)


def _shell() -> str:
    from shellingham import detect_shell  # type: ignore[import-untyped]

    shell: str = detect_shell()[0]
    return shell


_BASH = """\
_negotiate_completion() {
    local IFS=$'\\n'
    mapfile -t COMPREPLY < <(env COMP_WORDS="$(printf '%s\\n' "${COMP_WORDS[@]}")" \\
        COMP_CWORD="$COMP_CWORD" _NEGOTIATE_COMPLETE=complete_bash "$1" 2>/dev/null)
    case "${COMPREPLY[*]}" in *[\\ \\\'\\&\\(\\)]*) compopt -o filenames ;; esac
}

complete -o default -F _negotiate_completion negotiate
"""
"""As names of files, words with spaces get the quotes or marks they need."""
_ZSH = """\
#compdef negotiate

_negotiate_completion() {
  local -a found
  found=("${(@f)$(env _TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" \\
    _TYPER_COMPLETE_FISH_ACTION=get-args _NEGOTIATE_COMPLETE=complete_fish negotiate 2>/dev/null)}")
  found=("${(@)found%%$'\\t'*}")
  if (( ${#found[1]} )); then
    compadd -U -- "${found[@]}"
  else
    _files
  fi
}

if [[ $funcstack[1] = _negotiate ]]; then
  _negotiate_completion "$@"
else
  compdef _negotiate_completion negotiate
fi
"""
"""The shell itself puts the quotes that a word needs, where it is not told that they are there."""
_SCRIPTS = {"bash": _BASH, "zsh": _ZSH}
"""Scripts of our own: typer's breaks words at spaces, which names of places have."""


def _install(script: str) -> str:
    """Put the script where the shell finds it, and what was done; raises `Problem`.

    Typer would do it too, but it rewrites the shell's start file in place, which a kill or a full
    disk leaves cut short.
    """
    from negotiate.api.writing import home, make_folder, write_whole

    shell = _shell()
    if shell not in _PLACES:
        raise Problem(
            f"{shell} has no file of its own for this; its start file is yours to change",
            hint=f"add what is shown to it: negotiate {_SHOW} >> $PROFILE",
        )
    where, start, line = _PLACES[shell]
    place = home() / where
    make_folder(place.parent)
    write_whole(place, f"{script.rstrip()}\n".encode())
    done = f"{shell}: wrote {place}\n"
    if start:
        done += _added(home() / start, line)
    return safe_lines(f"{done}Open a new terminal to use it.\n")


def _added(start: Path, line: str) -> str:
    """Have the shell read the script when it starts, and what was done."""
    from negotiate.api.writing import add_line

    try:
        added = add_line(start, line)
    except Problem as problem:
        hint = f"add this line to {start} yourself: {line}"
        raise Problem(f"no completion: {problem.message}", hint=hint) from problem
    return f"{'added to' if added else 'already in'} {start}: {line}\n"


_PLACES = {
    "bash": (
        ".bash_completions/negotiate.sh",
        ".bashrc",
        "source ~/.bash_completions/negotiate.sh",
    ),
    "zsh": (".zfunc/_negotiate", ".zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit"),
    "fish": (".config/fish/completions/negotiate.fish", "", ""),
}
"""For each shell: where the script goes, and the start file with the line it needs, if any."""


# --- the words


class _Word(str):
    """A word that fits what was typed whatever its case; typer asks it whether it does."""

    __slots__ = ()

    def startswith(self, prefix: Any, *_: Any) -> bool:
        """Whether it does, in any case."""
        return self.casefold().startswith(str(prefix).casefold())


def _fitting(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in map(_Word, words) if word.startswith(incomplete)]


def _starting(words: Callable[[], Iterable[str]]) -> Callable[[str], list[str]]:
    return lambda incomplete: _fitting(words(), incomplete)


def _known(kind: str) -> Callable[[str], list[str]]:
    """The words of a kind, read when they are asked for: completion must be quick."""

    def words() -> Iterable[str]:
        from negotiate.api.vocabulary import known_words

        return known_words(kind)

    return _starting(words)


def _names(module: str, name: str) -> Callable[[str], list[str]]:
    """The values in a constant, imported when they are asked for: completion must be quick."""
    return _starting(lambda: getattr(import_module(module), name))


def areas(ctx: Any, incomplete: str) -> list[str]:
    """The places of the country typed, or of the profile's; those elsewhere where none fits."""
    from negotiate.api.vocabulary import home_country, places_abroad, places_of

    country = ctx.params.get("country")
    found = _fitting(places_of(country or home_country()), incomplete)
    return found or ([] if country else _fitting(places_abroad(), incomplete))


levels = _known("levels")
certificates = _known("certificates")
industries = _known("industries")
find_kinds = _known("find_kinds")
roles = _known("roles")
countries = _known("countries")
states = _known("states")
languages = _known("languages")
stages = _names("negotiate.model.script", "STAGES")
abouts = _names("negotiate.model.conversation", "ABOUT")
pay_sets = _names("negotiate.model.conversation", "PAY_SETS")
degrees = _names("negotiate.model.conversation", "DEGREES")
papers = _names("negotiate.model.profile", "PAPERS")
formats = _names("negotiate.cli.output", "FORMATS")
page_formats = _names("negotiate.cli.output", "WITH_PAGE")
sheets = _names("negotiate.cli.sheet", "STYLES")
