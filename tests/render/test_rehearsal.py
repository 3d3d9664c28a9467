"""A practice call in words."""

from __future__ import annotations

from practice_calls import call

from negotiate.render.rehearsal import transcript


def test_the_transcript_shows_silence():
    one = call("counter")
    one.answered("")
    text = transcript(tuple(one.turns), one.debrief(None), "2026-11-22", "<!-- -->")
    assert "(nothing)" in text
