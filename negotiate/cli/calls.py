"""What a call is about: the range, what the user brings, and the offers weighed for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from negotiate.api.calls import Call, call_of, filled
from negotiate.api.person import Person, abroad, check_home
from negotiate.api.scripts import offer_of
from negotiate.cli.asking import Asked, doubt_unlikely, person_of
from negotiate.cli.offer_files import check_set, own_offers, read_offers
from negotiate.cli.output import note
from negotiate.cli.quoting import command_line
from negotiate.model.errors import Misuse, Problem

if TYPE_CHECKING:  # making the records of offers takes 8 ms, and most calls need none
    from negotiate.model.comparison import Comparison
    from negotiate.model.offer import Offer, OffersFile


def the_call(
    asked: Asked,
    files: Sequence[str],
    achievements: Sequence[str],
    ctx: typer.Context,
    example: str,
    changes: Sequence[str] = (),
) -> Call:
    """The range and the record for what was typed; level, place and offer from the offers file.

    `changes` are other numbers for this run. Raises `Problem` where a word or a file cannot be
    used.
    """
    named = bool(files)
    if asked.country and asked.bands is None and abroad(asked.country):
        if files:
            check_home(asked.country)
    else:
        files = files or own_offers(asked.saved)
    if not files:
        check_set(changes)
        person = person_of(asked, ctx, example)
        return _call(person, asked, achievements)
    content = read_offers(files, asked.as_of, changes)
    about = offer_of(content, asked.company)
    if about is None and (named or asked.level is None):
        said = command_line([example.split()[1], files[0], "--company", content.offer[0].name])
        raise Misuse("several offers: which one is the call about?", hint=f"say it: {said}")
    if about is None:
        note("several offers: --company NAME says which one the call is about")
    if about is not None and about.status == "current" and asked.about is None:
        note(f"{about.name} is the job you have: a raise; --about says another talk")
    known = asked._replace(**filled(asked._asdict(), about, content)) if about else asked
    call = _call(_person_of(known, asked, about, ctx, example), asked, achievements)
    return call.weighed(content, about, _weighed(asked, content))


def _call(person: Person, asked: Asked, achievements: Sequence[str]) -> Call:
    call = call_of(person, achievements, asked.saved)
    doubt_unlikely(call.result)
    return call


def _person_of(
    known: Asked, typed: Asked, about: Offer | None, ctx: typer.Context, example: str
) -> Person:
    """The person; what is wrong in the file is said of the file, not of an option."""
    try:
        return person_of(known, ctx, example)
    except Problem as problem:
        if about is None or getattr(typed, problem.about, "") is not None:
            raise
        raise Problem(f'"{about.name}", {problem}', hint=problem.hint) from None


def _weighed(asked: Asked, content: OffersFile) -> Comparison:
    from negotiate.api.comparisons import weigh

    words = asked.words()
    if asked.bands:
        words |= {"area": None}
    return weigh(content, asked.level, words)
