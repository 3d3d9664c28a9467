"""What came of a practice call, in pay."""

from __future__ import annotations

from negotiate.model.rehearsal import Outcome
from negotiate.model.results import RangeResult
from negotiate.practice.better import is_good_enough
from negotiate.practice.recruiter import Recruiter


def outcome_of(recruiter: Recruiter, result: RangeResult, *, slipped: bool) -> Outcome | None:
    """What came of it beside what was on the table and what the room was.

    None where pay was not settled, or where they never named it. `slipped` says whether a slip
    was remarked in the call.
    """
    if not recruiter.settles or not recruiter.told:
        return None
    room = recruiter.room
    standing = "declined" if recruiter.declined else "agreed" if recruiter.agreed else "open"
    return Outcome(
        unit=result.unit,
        before=result.standing or 0.0,
        got=recruiter.given,
        room=max(recruiter.given, room.most),
        figure=room.top if room.top > room.base else None,
        standing=standing,  # type: ignore[arg-type]  # one of the three above
        asked=recruiter.asked or recruiter.asks > 0,
        inside=result.offer is None,
        typed=result.offer_typed,
        once=result.conversation.need == "high",
        slipped=slipped,
        good_enough=is_good_enough(result, recruiter.given),
        unlawful=recruiter.unlawful,
        worth_more=standing == "agreed" and is_worth_more(result, recruiter.given),
        added=tuple(recruiter.added.values()),
    )


def is_worth_more(result: RangeResult, given: float) -> bool:
    """Whether what one holds is more: a written offer, or either at any figure of this talk.

    What was only told of is not held.
    """
    rival = result.rival
    named = rival.amount if rival is not None and rival.named else None
    told = rival is not None and rival.status == "verbal"
    held = result.figure_under in ("rival", "job") and not told
    return held or given < (named or 0.0)
