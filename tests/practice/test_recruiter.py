"""What the recruiter of a practice call says next."""

from __future__ import annotations

import re

import pytest
from conftest import TODAY
from practice_calls import LOVE, PRACTICE, call

from negotiate import target_range
from negotiate.model.script import CALLS
from negotiate.practice.recruiter import PLANS


def test_vague_words_are_asked_back_once():
    one = call("counter")
    one.answered("Thank you, I like this job")
    assert one.moment.kind == "number"
    one.answered("low fifties")
    assert one.moment.kind == "vague"
    one.answered("high forties then")
    assert one.moment.kind == "concession"


def test_a_figure_inside_the_ask_gets_part_of_the_way():
    one = call("counter")
    one.answered("Thank you! Could you get to $25.30?")
    assert one.moment.kind == "concession"
    assert re.search(r"\$23\.20", one.moment.they)


def test_a_figure_above_gets_less_and_a_low_one_a_quick_yes():
    high, low = call("counter"), call("counter")
    high.answered("Thanks, I'd like $31 an hour")
    assert "more than we have" in high.moment.they
    low.answered("Thanks, I'd like $22 an hour")
    assert "we can do that" in low.moment.they
    low.answered("ok")
    assert low.moment.kind == "close"


def test_after_a_raise_nobody_says_that_the_rate_is_fixed():
    for seed in range(30):
        one = call("counter", seed)
        one.answered("Thank you, I love this job. Could you do $25.30?")
        assert "$23.20" in one.moment.they
        one.answered("I see")
        assert not re.search("everyone|union|fixed", one.moment.they.lower())


def test_a_second_figure_is_met_or_halved_once():
    near, far = call("counter"), call("counter")
    for one, second in ((near, "Could you do 24?"), (far, "Could you do 25.30 after all?")):
        one.answered("Thank you. Could you do $25.30?")
        one.answered(second)
        assert one.moment.kind == "concession"
    assert "$24 an hour it is" in near.moment.they
    assert "$24.20" in far.moment.they
    far.answered("25 then?")
    assert far.moment.kind != "concession"


def test_the_recruiter_never_agrees_to_less_than_the_law_allows():
    result = target_range("junior", area="Seattle, WA", as_of=TODAY, offer="12/h")
    for asked in ("$16 an hour", "$18 an hour", "$20 an hour"):
        one = call("counter", result=result)
        one.answered(f"Thank you, I was hoping for {asked}")
        assert "we can do that" not in one.moment.they


def test_a_figure_named_before_their_offer_is_not_answered_after_it():
    one = call(
        "offer",
        result=target_range("mid", years=3, area="Phoenix, AZ", as_of=TODAY, offer="18.50/h"),
    )
    one.answered("I want 20 an hour")
    assert one.moment.kind == "offer"
    one.answered("hmm let me think")
    assert one.moment.kind == "number"


def test_what_was_volunteered_is_not_asked_again():
    one = call("screen")
    one.answered("I make 41000 now and I'm looking for 26 to 28 an hour")
    assert [one.moment.kind, *one.recruiter.coming] == ["hard", "close"]


def test_no_line_of_the_recruiter_shows_a_pattern():
    for line in PRACTICE.lines:
        assert not re.search(r"'\?|\\|\(\?", line.text)
    assert not any(re.search(r"'\?|\\", text.text) for text in PRACTICE.remarks.values())


def test_an_ultimatum_is_taken_to_the_manager():
    one = call("counter")
    one.answered("$25.30 or I walk")
    assert one.moment.kind == "check"


def test_agreeing_ends_the_haggling():
    one = call("counter")
    one.answered("Thank you")
    one.answered("I'll take it")
    assert one.moment.kind == "close"
    one.answered("Bye")
    assert one.moment is None
    with pytest.raises(ValueError, match="over"):
        one.answered("hello?")


def test_putting_the_number_off_is_pressed_once_and_naming_it_is_not():
    off, named = call("screen"), call("screen")
    for one, answer in ((off, "What's the range?"), (named, "26 to 28")):
        one.answered("I'd love this job")
        assert one.moment.kind == "expectations"
        one.answered(answer)
    assert off.moment.kind == "press"
    assert named.moment.kind == "history"


@pytest.mark.parametrize("stage", CALLS)
def test_every_stage_ends_and_every_line_is_whole(stage):
    for seed in range(12):
        one = call(stage, seed)
        count = 0
        while one.moment is not None:
            assert "{" not in one.moment.they
            one.answered(("", "hm", "low fifties", "$25.30?", "ok")[(count + seed) % 5])
            count += 1
        assert len(PLANS[stage]) - 1 <= count + 2 <= len(PLANS[stage]) + 4


def test_the_same_seed_gives_the_same_call_and_another_another():
    def heard(seed):
        one = call("offer", seed)
        lines = []
        while one.moment is not None:
            lines.append(one.moment.they)
            one.answered("hm")
        return lines

    assert heard(4) == heard(4)
    assert len({tuple(heard(seed)) for seed in range(20)}) > 5


def test_an_offer_above_the_range_is_not_haggled_over():
    result = target_range("senior", years=6, area="Phoenix, AZ", as_of=TODAY, offer="75000")
    one = call("offer", result=result)
    seen = []
    while one.moment is not None:
        seen.append(one.moment.kind)
        one.answered("Thank you")
    assert "number" not in seen
    assert "concession" not in seen


def test_asking_for_what_they_offered_moves_nothing():
    one = call("counter")
    one.answered(LOVE)
    one.answered("Could you do $21.15 an hour?")
    assert "is what I have" in one.moment.they


def test_a_little_over_the_ask_is_still_inside():
    inside, above = call("counter"), call("counter")
    inside.answered("Thank you. Could you do $28.40 an hour?")
    assert "$23.20" in inside.moment.they
    above.answered("Thank you. Could you do $28.80 an hour?")
    assert "more than we have" in above.moment.they


def test_after_an_agreed_figure_nothing_hard_follows():
    one = call("counter")
    one.answered("Thank you. Could you do $25.30?")
    one.answered("Could you do 24?")
    assert [one.moment.kind, *one.recruiter.coming] == ["concession", "close"]


def test_nobody_says_it_is_too_much_before_a_figure_was_named():
    silent, named = set(), set()
    for seed in range(40):
        one, other = call("screen", seed), call("screen", seed)
        while one.moment is not None:
            silent.add(one.moment.they)
            one.answered("")
        other.answered("I'd love this job, and I'm looking for $26 to 28 an hour")
        while other.moment is not None:
            named.add(other.moment.they)
            other.answered("")
    assert "That's more than we pay." not in silent
    assert "That's more than we pay." in named


def test_a_figure_not_named_when_asked_for_is_asked_for_once_more():
    one = call("counter")
    one.answered("hello")
    one.answered("Can we talk about the rate?")
    assert one.moment.kind == "vague"
    one.answered("I have looked at what this job pays.")
    assert one.moment.kind == "concession"


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        ("21.15/h", "$21.15 an hour"),
        ("44000", "$44,000 a year"),
        ("1800/2wk", "$1,800 every two weeks"),
        ("900/week", "$900 a week"),
    ],
)
def test_an_offer_is_named_with_its_unit_once(offer, said):
    result = target_range("senior", years=6, area="Phoenix, AZ", as_of=TODAY, offer=offer)
    recruited = call("offer", result=result)
    recruited.answered(LOVE)
    assert re.search(rf"{re.escape(said)}[.?]", recruited.moment.they)
