"""What the law of a state says of pay: for the user to know, never to be spoken in the call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from negotiate.model.band import Place
from negotiate.model.clauses import Clause
from negotiate.model.facts import DailyOvertime, LegalFigure
from negotiate.model.law import DUTIES, PayLaw, StateLaw
from negotiate.model.results import RangeResult


def law_of(
    place: Place,
    name: str,
    day: date,
    minimum_wages: Sequence[LegalFigure],
    salary_floors: Sequence[LegalFigure],
    daily_overtime: Sequence[DailyOvertime] = (),
    pay: PayLaw | None = None,
    here: tuple[float, str] | None = None,
    clauses: tuple[Clause, ...] = (),
) -> StateLaw:
    """The figures of a place in force on `day` and known for later days, oldest first.

    Of a whole state all local ones; of a city or county its own and its state's. The federal ones
    where the state has none of its own. `name` is the state's.
    """
    wages, floors = _of(place, day, minimum_wages), _of(place, day, salary_floors)
    overtime = tuple(rule for rule in daily_overtime if rule.state == place.state)
    city = place.typed if place.key else None
    if city and "," not in city:
        city = f"{city}, {name}"
    return StateLaw(
        state=place.state or "US",
        name=city or name,
        place=city,
        as_of=day,
        here=here,
        taken_for=place.taken_for,
        minimum_wages=_now(wages, day),
        salary_floors=_now(floors, day),
        later_wages=_later(wages, day),
        later_floors=_later(floors, day),
        known_on=max(row.as_of for row in (*minimum_wages, *salary_floors)),
        unlisted=tuple(row for row in wages if row.outdated(day)),
        earlier=_earlier((*wages, *floors), day),
        daily_overtime=overtime,
        daily_overtime_says=tuple(map(_daily, overtime)),
        pay=pay,
        pay_says=() if pay is None else pay_sentences(pay, day),
        clauses=clauses,
    )


def overtime_note(result: RangeResult, rules: Sequence[DailyOvertime]) -> str:
    """What to know of overtime at this level and place, with a space after it; else nothing."""
    if result.place.country != "US":
        return ""
    if result.level.paid == "year" and not result.unit.says_hour:
        return f"{DUTIES} "
    mine = [rule for rule in rules if rule.state == result.place.state]
    return f"Overtime by the day: {' '.join(map(_daily, mine))} " if mine else ""


def _daily(rule: DailyOvertime) -> str:
    """A state's overtime by the day, with its statute."""
    double = rule.double_over_hours
    twice = f", double pay over {double:g}" if double is not None else ""
    times = rule.below_minimum_times
    low = f", for pay under {times:g} times the minimum wage" if times is not None else ""
    note = f" {_upper(rule.note)}." if rule.note else ""
    return (
        f"Time and a half over {rule.over_hours:g} hours a day{twice}{low} ({rule.source}).{note}"
    )


def pay_sentences(law: PayLaw, day: date) -> tuple[str, ...]:
    """What the law says of ranges in adverts and of pay history on `day`, for the user's eyes only.

    Only what is surely in force is stated as fact.
    """
    found = [_range_sentence(law, day), _history_sentence(law, day)]
    if law.history == "banned" and not _before(law.history_from, day):
        found.append(_ends_sentence(law))
    if law.on_request and law.posting != "local" and not _before(law.posting_from, day):
        found.append(f"{_upper(law.on_request)}.")
    if law.note:
        found.append(f"{_upper(law.note)}.")
    sure = f"Confidence {law.confidence}, as known on {law.as_of.isoformat()}."
    return (*found, f"{law.citation}. {sure}" if law.citation else sure)


def _range_sentence(law: PayLaw, day: date) -> str:
    since = law.posting_from and law.posting_from.isoformat()
    if law.posting == "none":
        return "No law was found that makes job ads name a pay range."
    if law.posting == "local":
        return "Pay ranges in job ads: no state law; some cities have one."
    what = {
        "adverts": "Job ads must name the pay range",
        "later": "Job ads must name the pay range",
        "after interview": "Employers must name the pay range after an interview",
        "on request": "Employers must name the pay range when asked",
    }[law.posting]
    if _before(law.posting_from, day):
        return f"{what} from {since} ({law.employers}); not yet."
    late = law.enforced_from
    enforced = f", enforced from {late.isoformat()}" if late and _before(late, day) else ""
    return f"{what}: in force since {since}{enforced} ({law.employers}{_surely(law)})."


def _history_sentence(law: PayLaw, day: date) -> str:
    if law.history == "none":
        return "No law was found that keeps private employers from asking what you earn."
    if law.history == "local":
        return "Asking what you earn: no state law; some cities bar it."
    since = law.history_from and law.history_from.isoformat()
    if law.history == "partly":
        return f"Employers may ask what you earn, with limits, since {since}."
    if _before(law.history_from, day):
        return f"Employers may not ask what you earn from {since}; not yet."
    return f"Employers may not ask what you earn: in force since {since}{_surely(law)}."


def _ends_sentence(law: PayLaw) -> str:
    """Where the ban on asking ends."""
    if law.history_ends:
        return f"That ends {law.history_ends}."
    return (
        "In many places that ends once an offer names the pay, or where you name yours unasked; "
        "what holds in this place is not on file here."
    )


def _surely(law: PayLaw) -> str:
    return "" if law.confidence == "high" else "; check it"


def _before(first: date | None, day: date) -> bool:
    """True on days before the first one."""
    return first is not None and day < first


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _of(place: Place, day: date, rows: Sequence[LegalFigure]) -> list[LegalFigure]:
    """A state's own figures, with the federal ones where on `day` it has none for all of it."""
    mine = [row for row in rows if row.state == place.state and _asked(row, place)]
    federal = [row for row in rows if row.kind == "federal"]
    statewide = any(not row.places and row.on(day) is not None for row in mine)
    return mine if statewide else federal + mine


def _asked(row: LegalFigure, place: Place) -> bool:
    return bool(row.state) and (not place.key or row.covers(place))


def _now(rows: Sequence[LegalFigure], day: date) -> tuple[LegalFigure, ...]:
    return tuple(row for row in rows if row.on(day) is not None)


def _later(rows: Sequence[LegalFigure], day: date) -> tuple[LegalFigure, ...]:
    return tuple(row for row in rows if row.amount is not None and day < row.effective_from)


def _earlier(rows: Sequence[LegalFigure], day: date) -> tuple[str, ...]:
    """Jurisdictions with a figure of a later day and none for this one."""
    known = {row.jurisdiction for row in rows if row.on(day) is not None}
    later = (row.jurisdiction for row in _later(rows, day) if row.kind != "larger")
    return tuple(dict.fromkeys(name for name in later if name not in known))
