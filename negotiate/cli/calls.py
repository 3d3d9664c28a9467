"""What a call is about: the range, what the user brings, and the offers weighed for it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from negotiate.cli import options as o
from negotiate.cli.asking import Asked, answer
from negotiate.cli.output import note
from negotiate.files.own import present
from negotiate.interface.scripts import offer_of, record_of, with_offers
from negotiate.model.errors import Misuse, Problem
from negotiate.model.profile import Profile
from negotiate.model.results import RangeResult
from negotiate.model.script import Record
from negotiate.model.text import clean

if TYPE_CHECKING:  # making the records of offers takes 8 ms, and most calls need none
    from negotiate.model.comparison import Comparison
    from negotiate.model.offer import Offer, OffersFile


class Call(NamedTuple):
    """Everything known before a call."""

    result: RangeResult
    record: Record
    comparison: Comparison | None


def the_call(
    asked: Asked,
    files: Sequence[str],
    achievements: Sequence[str],
    ctx: typer.Context,
    example: str,
) -> Call:
    """The range and the record for what was typed; level, place and offer from the offers file.

    Raises `Problem` where a word or a file cannot be used.
    """
    files = files or own_offers(asked.mine)
    if not files:
        result = answer(asked, ctx, example)
        return Call(result, _record(result, asked, achievements), None)
    from negotiate.files.offers import load_offers

    content = load_offers(files)
    about = offer_of(content, asked.company)
    if about is None and asked.level is None:
        command = " ".join(example.split()[:2])
        example = f'{command} {files[0]} --company "{content.offer[0].name}"'
        raise Misuse("several offers: which one is the call about?", hint=f"say it: {example}")
    if about is None:
        note("several offers: --company NAME says which one the call is about")
    filled = _filled(asked, about) if about else asked
    result = _answer(filled, asked, about, ctx, example)
    comparison = _weighed(filled, content)
    record = with_offers(
        _record(result, asked, achievements), content, comparison, about, result.as_of
    )
    return Call(result, record, comparison)


def _record(result: RangeResult, asked: Asked, achievements: Sequence[str]) -> Record:
    return record_of(
        result,
        years=asked.years,
        certs=asked.cert or (),
        languages=asked.language or (),
        achievements=achievements,
        profile=asked.mine,
    )


def own_offers(mine: Profile, *, needed: bool = False) -> tuple[str, ...]:
    """The offers file of the profile, where there is one; `Problem` where it is needed and gone."""
    if mine.offers is None:
        return ()
    file = Path(os.path.expanduser(mine.offers))  # noqa: PTH111 - never raises
    if present(file):
        return (str(file),)
    if needed:
        raise Problem(
            f"the offers file of your profile is not there: {clean(mine.offers, 200)}",
            hint="name another file, or mend the profile with negotiate profile edit",
        )
    note(f"the offers file of your profile is not there: {mine.offers}")
    return ()


def _filled(asked: Asked, about: Offer) -> Asked:
    """What was typed, with the rest from the offer."""
    pay = f"{about.salary:.2f}/year" if about.salary is not None else f"{about.hourly:.4f}/h"
    return asked._replace(
        company=about.name,
        level=asked.level or about.level,
        area=asked.area or about.area,
        offer=asked.offer or pay,
        hours=asked.hours or about.hours_per_week,
    )


def _answer(
    filled: Asked, typed: Asked, about: Offer | None, ctx: typer.Context, example: str
) -> RangeResult:
    """The range; what is wrong in the file is said of the file, not of an option."""
    try:
        return answer(filled, ctx, example)
    except Problem as problem:
        option, colon, rest = problem.message.partition(":")
        name = option.removeprefix("--")
        if about is None or not colon or getattr(typed, name, "") is not None:
            raise
        raise Problem(f'"{about.name}", {name}:{rest}', hint=problem.hint) from None


def _weighed(asked: Asked, content: OffersFile) -> Comparison:
    from negotiate.interface.comparisons import weigh

    return weigh(
        content,
        level=asked.level,
        years=asked.years,
        area=None if asked.bands else asked.area,
        certs=asked.cert or (),
        languages=asked.language or (),
        industry=asked.industry,
        as_of=o.parse_day(asked.as_of),
        finds=o.own_finds(asked.finds),
    )
