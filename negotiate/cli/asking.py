"""The options that say who one is and what the job is: one record for every command that asks."""

# No postponed annotations here: typer would compile each of them again at start-up.

import inspect
from collections.abc import Callable, Collection
from contextvars import ContextVar
from functools import wraps
from typing import Any, NamedTuple, cast, get_type_hints

import typer

from negotiate.api.own import finds_file, has_profile
from negotiate.api.person import Person, PersonWords, needs_current, notes, read_person
from negotiate.cli import options as o
from negotiate.cli.output import note
from negotiate.model.errors import Problem
from negotiate.model.profile import NOBODY, PRIVATE, Profile
from negotiate.model.results import RangeResult


class Asked(NamedTuple):
    """What was typed of a person and a job, in the order in which the help shows it."""

    role: o.RoleOption = None
    level: o.LevelOption = None
    years: o.YearsOption = None
    country: o.CountryOption = None
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
    about: o.AboutOption = None
    pay_set: o.PaySetOption = None
    steps: o.StepsOption = None
    final: o.FinalOption = None
    need: o.NeedOption = None
    wanted: o.WantedOption = None
    rival: o.RivalOption = None
    changed: o.ChangedOption = None
    as_of: o.AsOfOption = None
    bands: o.BandsOption = None
    finds: o.FindsOption = None
    profile: o.ProfileOption = None
    saved: Profile = NOBODY
    """The profile that stands behind what was typed; no option."""

    def words(self) -> PersonWords:
        """What was typed, or saved, in the words every result is asked for with."""
        typed = {_WORDS.get(name, name): getattr(self, name) for name in OPTIONS}
        own_bands = self.bands is not None and self.finds is None
        typed["finds"] = None if own_bands else finds_file(self.finds)
        known = PersonWords.__annotations__
        return cast("PersonWords", {n: value for n, value in typed.items() if n in known})


OPTIONS = tuple(name for name in Asked._fields if name != "saved")
_WORDS = {"cert": "certs", "language": "languages"}
"""Words that are named otherwise than their option, which may be typed several times."""
_IN_PROFILE = {"certifications": "cert", "languages": "language"}
"""Keys of the profile that are named otherwise than their option."""
_NOTHING = (None, "", ())


def asks(
    *names: str, saved: Collection[str] = OPTIONS, says: bool = True
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Gives a command some options of `Asked`, all by default; it gets one record, `asked`.

    The profile fills those of `saved` that were not typed, and, with `says`, that is said; it is
    not read where `saved` is empty.
    """
    shown = [name for name in OPTIONS if not names or name in names]

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        return _with_options(command, shown, saved, says)

    return decorate


def _with_options(
    command: Callable[..., None], names: list[str], saved: Collection[str], says: bool
) -> Callable[..., None]:
    own = inspect.signature(command).parameters.values()
    hints = get_type_hints(Asked, include_extras=True)
    kind = inspect.Parameter.KEYWORD_ONLY
    shared = [inspect.Parameter(n, kind, default=None, annotation=hints[n]) for n in names]
    first = [p for p in own if p.default is inspect.Parameter.empty and p.name != "asked"]
    rest = [p.replace(kind=kind) for p in own if p.default is not p.empty]

    @wraps(command)
    def run(*args: Any, **given: Any) -> None:
        asked = Asked(**{name: given.pop(name) for name in names})
        command(*args, asked=with_profile(asked, saved, says=says), **given)

    parameters = [*first, *shared, *rest]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def with_profile(asked: Asked, saved: Collection[str], *, says: bool = False) -> Asked:
    """What was typed, and for those of `saved` that were not, what the profile says."""
    if not saved:
        return asked
    if asked.profile is None and not has_profile():
        return asked
    from negotiate.api.profiles import load_profile

    profile = load_profile(asked.profile)
    known = {_IN_PROFILE.get(key, key): value for key, value in profile._asdict().items()}
    filled = {
        name: known[name]
        for name in saved
        if name in known and getattr(asked, name) is None and known[name] not in _NOTHING
    }
    if filled and says:
        shown = [k if k in PRIVATE else f"{k} {_words(v)}" for k, v in filled.items()]
        note(f"from your profile: {', '.join(shown)}")
    return asked._replace(**filled, saved=profile)


def _words(value: Any) -> str:
    if isinstance(value, tuple):
        return " and ".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def person_of(asked: Asked, ctx: typer.Context, example: str) -> Person:
    """The person and job that were typed; asks at a terminal for what is missing.

    Raises `Misuse` with `example` where there is nobody to ask.
    """
    level, words = asked.level, asked.words()
    if needs_current(words):
        from negotiate.cli.questions import ask_for_current, someone_is_there

        if someone_is_there():
            words |= {"current": ask_for_current(ctx.obj or ())}
    if level is None:
        from negotiate.cli.questions import ask_for_range, check_there_is_someone

        check_there_is_someone(example)
        if asked.bands is None:
            read_person("mid", words)  # a wrong option is said before any question
        level, words = ask_for_range(ctx.obj or (), words)
    person = read_person(level, words)
    for one in notes(words, person.question, person.facts.currency):
        note(f"--{one.about}: {one.text}")
    return person


def doubt_of(result: RangeResult) -> str:
    """What may be a slip in the offer; empty where nothing is odd about it."""
    if result.offer is None or not result.offer.unlikely:
        return ""
    shown, share = result.unit.say(result.offer.amount), result.offer.compa_ratio
    return f"{shown} is {share:.0%} of the middle here."


def doubt_unlikely(result: RangeResult) -> None:
    """Ask about an offer so far from the job that it may be a slip; off a terminal, say so.

    Raises `Problem` where it was one: nothing is advised on it.
    """
    if result.offer is None or not result.offer.unlikely:
        return
    shown, doubt = result.unit.say(result.offer.amount), f"--offer: {doubt_of(result)}"
    without = "type it without $, like 68k or 21.50/h (a shell reads $17 as a name of its own)"
    from negotiate.cli.questions import confirm, someone_is_there

    if not someone_is_there():
        note(f"{doubt} If that is a slip, {without}")
    elif doubt not in _sure_of.get():
        if not confirm(f"{doubt} Is it right?"):
            raise Problem(f"the offer is not {shown}", about="offer", hint=without)
        _sure_of.set(_sure_of.get() | {doubt})


_sure_of: ContextVar[frozenset[str]] = ContextVar("_sure_of", default=frozenset())
"""What was said to be right in this run, which may show a range, a script and a sheet of it."""
