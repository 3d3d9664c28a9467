"""The options of `range`, shared by every command that answers one person, and their answer."""

# No postponed annotations here: typer would compile each of them again at start-up.

import inspect
from collections.abc import Callable
from functools import partial, wraps
from typing import Any, NamedTuple, get_type_hints

import typer

from negotiate.cli import options as o
from negotiate.cli.output import note
from negotiate.interface.ranges import LONGEST_NAME, target_range
from negotiate.model.money import Pay, to_cent
from negotiate.model.profile import NOBODY, PRIVATE, Profile
from negotiate.model.results import RangeResult
from negotiate.model.text import clean
from negotiate.words.pay import parse_pay, parse_pay_range


class Asked(NamedTuple):
    """What was typed of a person and a job, in the order in which the help shows it."""

    level: o.LevelOption = None
    years: o.YearsOption = None
    area: o.AreaOption = None
    cert: o.CertOption = None
    language: o.LanguageOption = None
    industry: o.IndustryOption = None
    company: o.CompanyOption = None
    hours: o.HoursOption = None
    offer: o.OfferOption = None
    posted: o.PostedOption = None
    current: o.CurrentOption = None
    floor: o.FloorOption = None
    said: o.SaidOption = None
    as_of: o.AsOfOption = None
    bands: o.BandsOption = None
    finds: o.FindsOption = None
    profile: o.ProfileOption = None
    mine: Profile = NOBODY
    """The profile that stands behind what was typed; no option."""


OPTIONS = tuple(name for name in Asked._fields if name != "mine")


def asks_for_a_range(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the options of `Asked`; it gets them as one record, `asked`."""
    own = inspect.signature(command).parameters.values()
    hints = get_type_hints(Asked, include_extras=True)
    shared = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=hints[name]
        )
        for name in OPTIONS
    ]
    first = [p for p in own if p.default is inspect.Parameter.empty and p.name != "asked"]
    rest = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own if p.default is not p.empty]

    @wraps(command)
    def run(*args: Any, **given: Any) -> None:
        asked = _with_profile(Asked(**{name: given.pop(name) for name in OPTIONS}))
        command(*args, asked=asked, **given)

    parameters = [*first, *shared, *rest]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def _with_profile(asked: Asked) -> Asked:
    """What was typed, and where nothing was, what the profile says."""
    mine = o.own_profile(asked.profile)
    saved = mine._asdict() | {"cert": mine.certifications, "language": mine.languages}
    filled = {
        name: saved[name]
        for name in OPTIONS
        if name in saved and getattr(asked, name) is None and saved[name] not in _NOTHING
    }
    if filled:
        shown = [k if k in PRIVATE else f"{k} {_words(v)}" for k, v in filled.items()]
        note(f"from your profile: {', '.join(shown)}")
    return asked._replace(**filled, mine=mine)


def _words(value: Any) -> str:
    if isinstance(value, tuple):
        return " and ".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def answer(asked: Asked, ctx: typer.Context, example: str) -> RangeResult:
    """The range for what was typed; asks at a terminal for what is missing.

    Raises `Misuse` with `example` where there is nobody to ask.
    """
    ask = partial(
        target_range,
        certs=asked.cert or (),
        languages=asked.language or (),
        industry=asked.industry,
        company=asked.company or "",
        hours=asked.hours,
        offer=_pay(asked.offer, "offer"),
        posted=_posted(asked.posted),
        current=_pay(asked.current, "current"),
        floor=_pay(asked.floor, "floor"),
        said=_pay(asked.said, "said"),
        as_of=o.parse_day(asked.as_of),
        bands=asked.bands,
        finds=o.own_finds(asked.finds) if asked.bands is None or asked.finds else None,
    )
    if asked.company and asked.company.strip() != (shown := clean(asked.company, LONGEST_NAME)):
        note(f"--company: shown as {shown}")
    level, years, area = asked.level, asked.years, asked.area
    if level is None:
        from negotiate.cli.questions import ask_for_range, check_there_is_someone

        check_there_is_someone(example)
        if asked.bands is None:
            ask("mid", years=years, area=area)  # a wrong option is said before any question
        level, years, area = ask_for_range(ctx.obj or (), years, area)
    result = ask(level, years=years, area=area)
    if result.offer is not None and result.offer.unlikely:
        shown, share = result.unit.say(result.offer.amount), result.offer.compa_ratio
        note(
            f"--offer: {shown} is {share:.0%} of the middle here. If that is a slip, type it "
            "without $, like 68k or 21.50/h"
        )
    return result


_NOTHING = (None, "", ())


def _posted(text: str | None) -> tuple[Pay, Pay] | None:
    """The advert's range; where its unit was read from its size, that is said."""
    if text is None:
        return None
    low, high = parse_pay_range(text, "posted")
    if high.assumed:
        ends = f"${to_cent(low.amount):,.2f} to ${to_cent(high.amount):,.2f}"
        note(f"--posted: taken as {ends} an hour")
    return low, high


def _pay(text: str | None, about: str) -> Pay | None:
    """A typed amount; where its unit was read from its size, that is said."""
    if text is None:
        return None
    pay = parse_pay(text, about)
    if pay.assumed:
        note(f"--{about}: taken as ${to_cent(pay.amount):,.2f} an hour")
    return pay
