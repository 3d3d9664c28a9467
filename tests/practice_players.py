"""Players of practice calls: somebody who opens with a figure, and what they get in the end."""

from __future__ import annotations

from practice_calls import PRACTICE, RULES

from negotiate.api.scripts import talk_track
from negotiate.files.lines import load_talk
from negotiate.model.script import Record
from negotiate.practice.rehearsal import Rehearsal

ASKS = load_talk().other_asks
NOBODY = Record()

GENTLE = "I understand. How close can you get?"
YES = "Yes, I'd like to accept. Could I have it in writing?"
WHY = "It's what this kind of job pays."


def said(unit, amount):
    """A figure as somebody types it, to the cent."""
    if unit.by_the_hour:
        return f"${unit.hourly(amount):.2f} an hour"
    return f"${unit.yearly(amount):,.0f} a year"


def track(result):
    """The script of somebody who has an offer, or sits with their boss."""
    return talk_track(result, NOBODY)


def play(script, seed, *, opening=None, gentle=True, patient=True, then=None):
    """What they get who open with a figure, wait, ask gently once, and say yes.

    `then` is a lower figure named into a silence and as the second ask; without `opening` they say
    yes at once.
    """
    call = Rehearsal(script, PRACTICE, RULES, seed, record=NOBODY, other_asks=ASKS)
    unit = script.result.unit
    second = f"Could you do {said(unit, then)}?" if then else GENTLE
    opened = asked = False
    while call.moment is not None:
        kind = call.moment.kind
        if opening is None:
            answer = YES
        elif kind == "silence":
            answer = "" if patient else second
        elif kind == "hard":
            answer = WHY
        elif kind == "check":
            answer = "Thank you, that helps. When should I check back?"
        elif not opened:
            answer, opened = f"Thank you. Could you get to {said(unit, opening)}?", True
        elif kind in ("concession", "callback") and gentle and not asked:
            answer, asked = second, True
        else:
            answer = YES
        call.answered(answer)
    return call.debrief(None).outcome.got


def openings(result):
    """Every figure from the offer to somewhat above the one to say, its own, and the ask's top."""
    step = 520.0 if result.unit.by_the_hour else 500.0
    count = int((result.figure - result.standing) // step) + 3
    found = {result.standing + n * step for n in range(1, count)}
    return sorted({*found, result.figure, max(result.ask_high, result.figure) * 1.1})


def means(script, seeds, **how):
    """What each opening gets on average, by opening."""
    return {
        opening: sum(play(script, seed, opening=opening, **how) for seed in seeds) / len(seeds)
        for opening in openings(script.result)
    }
