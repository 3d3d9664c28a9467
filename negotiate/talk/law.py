"""What the law of a state says of pay: for the user to know, never to be spoken in the call."""

from __future__ import annotations

from datetime import date

from negotiate.model.facts import LegalFigure
from negotiate.model.law import PayLaw, StateLaw


def state_law(
    state: str,
    name: str,
    day: date,
    minimum_wages: tuple[LegalFigure, ...],
    salary_floors: tuple[LegalFigure, ...],
    pay: PayLaw | None = None,
) -> StateLaw:
    """The figures of a state in force on `day`; the federal ones where it has none of its own.

    `state` is a two-letter code, or "US" for the federal figures alone.
    """
    return StateLaw(
        state=state,
        name=name,
        as_of=day,
        minimum_wages=_of(state, day, minimum_wages),
        salary_floors=_of(state, day, salary_floors),
        known_on=max(row.as_of for row in (*minimum_wages, *salary_floors)),
        earlier=tuple(
            row.jurisdiction
            for row in (*minimum_wages, *salary_floors)
            if row.on(day) is None and row.state == state
        ),
        pay=pay,
        pay_says=() if pay is None else pay_sentences(pay, day),
    )


def pay_sentences(law: PayLaw, day: date) -> tuple[str, ...]:
    """What the law says of ranges in adverts and of pay history on `day`, for the user's eyes only.

    Only what is surely in force is stated as fact.
    """
    found = [_range_sentence(law, day), _history_sentence(law, day)]
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
    surely = "" if law.confidence == "high" else "; check it"
    return f"{what}: in force since {since} ({law.employers}{surely})."


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
    return f"Employers may not ask what you earn: in force since {since}."


def _before(first: date | None, day: date) -> bool:
    """True on days before the first one."""
    return first is not None and day < first


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _of(state: str, day: date, rows: tuple[LegalFigure, ...]) -> tuple[LegalFigure, ...]:
    known = [row for row in rows if row.on(day) is not None]
    of_state = [row for row in known if row.state and row.state == state]
    covered = any(not row.places for row in of_state)
    federal = [row for row in known if row.kind == "federal"]
    return tuple(of_state if covered else federal + of_state)
