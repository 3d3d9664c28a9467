"""What the recruiter of a practice call says next."""

from __future__ import annotations

import re
from datetime import date

import pytest
from conftest import TODAY
from practice_calls import LOVE, PRACTICE, call

from negotiate import target_range
from negotiate.files.data import read_text
from negotiate.model.script import CALLS
from negotiate.practice.recruiter import PLANS

ASK = "Thank you, I love this job. Could you do $25.25?"


def test_every_fact_a_line_needs_is_one_that_can_hold():
    explained = {
        fact
        for table in ("lines.toml", "rehearsal.toml")
        for fact in re.findall(r"^#   ([a-z0-9-]+) ", read_text(table), re.MULTILINE)
    }
    needs = {need.removeprefix("no ") for line in PRACTICE.lines for need in line.needs}
    assert needs <= explained


def moments(answers, seed=1, stage="counter", **how):
    """The kinds of moments of a call, and the call."""
    one = call(stage, seed, **how)
    kinds = []
    for answer in answers:
        kinds.append(one.moment.kind)
        one.answered(answer)
    return kinds, one


def with_manner(manner, *, limit=None, **how):
    """The first call of a manner, and of a limit: none, part or all."""
    for seed in range(400):
        one = call("counter", seed, **how)
        room = one.recruiter.room
        has = "none" if room.limit == room.base else "all" if room.limit >= room.top else "part"
        if room.manner == manner and limit in (None, has):
            return one
    raise AssertionError(manner)


def to_the_answer(one, answer=ASK):
    """Asks, answers one question about it, and stops where they have answered the figure."""
    one.answered(answer)
    if one.moment.kind == "hard":
        one.answered("It's what this kind of job pays.")
    return one


def test_vague_words_are_asked_back_once():
    kinds, one = moments(["Thank you, I like this job", "low fifties", "high forties then"])
    assert kinds == ["open", "number", "vague"]
    assert one.moment.kind == "concession"


def test_who_is_vague_at_once_is_asked_for_the_figure_in_one_way_alone():
    _, one = moments(["Thank you, I like this job. Something in the low fifties would be great"])
    assert one.moment.kind == "vague"
    assert "number" not in one.recruiter.coming


@pytest.mark.parametrize(
    ("manner", "kind", "words"),
    [
        ("grants", "concession", r"can do|it is"),
        ("half", "concession", "middle"),
        ("everyone", "concession", "[Ee]veryone"),
        ("maximum", "concession", "maximum"),
        ("today", "concession", "today"),
        ("silence", "silence", "say nothing"),
        ("check", "check", "check"),
    ],
)
def test_a_figure_is_taken_in_many_ways(manner, kind, words):
    one = to_the_answer(with_manner(manner, limit="all"))
    assert one.moment.kind == kind
    assert re.search(words, one.moment.they)


def test_who_waits_through_the_silence_gets_what_there_is():
    waits, fills = (to_the_answer(with_manner("silence", limit="all")) for _ in range(2))
    waits.answered("")
    assert "$25.25" in waits.moment.they
    turn = fills.answered("Or 23?")
    assert [remark.kind for remark in turn.remarks] == ["lowered"]
    assert "$23 " in fills.moment.they


def test_a_second_gentle_ask_gets_the_rest_and_is_the_last():
    one = to_the_answer(with_manner("half", limit="part"))
    before = one.recruiter.given
    turn = one.answered("I understand. How close can you get?")
    assert "soft" in [remark.kind for remark in turn.remarks]
    assert one.moment.kind == "final"
    assert one.recruiter.given > before
    turn = one.answered("Come on, could you do $25?")
    assert [remark.kind for remark in turn.remarks] == ["pressed"]
    assert one.moment.kind == "final"


def test_a_true_no_stays_a_no_and_is_taken_well():
    for manner in ("grants", "half", "everyone", "maximum", "today"):
        one = to_the_answer(with_manner(manner, limit="none"))
        one.answered("I understand. How close can you get?")
        assert one.moment.kind == "final"
        turn = one.answered("Thank you for checking.")
        assert [remark.kind for remark in turn.remarks] == ["took_no"]
        assert one.debrief(None).outcome.got == one.recruiter.room.base


def test_who_checks_calls_back_with_all_they_have():
    one = to_the_answer(with_manner("check", limit="all"))
    one.answered("Thank you. When should I check back?")
    assert one.moment.kind == "callback"
    assert "$25.25" in one.moment.they


@pytest.mark.parametrize(("limit", "closed"), [("part", True), ("none", True), ("all", False)])
def test_a_call_back_with_less_than_was_asked_is_their_last_word(limit, closed):
    one = to_the_answer(with_manner("check", limit=limit))
    one.answered("Sure, take your time.")
    assert one.moment.kind == "callback"
    assert one.recruiter.closed == closed
    one.answered("Could you do $25 then?")
    assert (one.moment.kind == "final") == closed


@pytest.mark.parametrize("who", ["16", "20", "22"])
def test_nobody_agrees_to_less_than_the_law_allows(who):
    result = target_range("junior", area="Seattle, WA", as_of=TODAY, offer="12/h")
    for seed in range(20):
        one = call("counter", seed, result)
        turn = one.answered(f"Thank you, I was hoping for ${who} an hour")
        assert "law" in [remark.kind for remark in turn.remarks]
        assert one.moment.kind == "concession"
        assert "$12" in one.moment.they
        assert one.debrief(None).outcome.unlawful


def test_who_asks_about_the_minimum_gets_it_and_then_a_figure():
    result = target_range("junior", area="Seattle, WA", as_of=TODAY, offer="12/h")
    one = call("counter", 1, result)
    turn = one.answered(result.law_first[0].ask)
    assert "law_asked" in [remark.kind for remark in turn.remarks]
    assert one.moment.kind == "settled"
    assert result.unit.spoken(result.minimum) in one.moment.they
    figure = result.unit.spoken(result.offer.counter, unit=False)
    turn = one.answered(f"Thank you. I've looked at what it pays here. Could you get to {figure}?")
    assert {remark.kind for remark in turn.remarks} <= {"reason", "figure"}


def test_a_figure_is_asked_for_only_where_there_is_one_to_name():
    final = target_range("senior", area="Phoenix, AZ", as_of=TODAY, offer="21.15/h", final=True)
    for seed in range(20):
        one, other = call("counter", seed), call("counter", seed, final)
        for each in (one, other):
            each.answered(LOVE)
        assert not one.moment.id.startswith("number-none")
        assert other.moment is None or other.moment.id != one.moment.id


def test_a_figure_is_questioned_in_some_calls_and_not_in_all():
    kinds = [moments([ASK], seed)[1].moment.kind for seed in range(40)]
    assert 0 < kinds.count("hard") < 40


def test_a_figure_said_again_is_not_questioned_again():
    for seed in range(40):
        one = call("counter", seed)
        one.answered(ASK)
        if one.moment.kind == "hard":
            one.answered("Could you do $25.25?")
            assert "hard" not in one.recruiter.coming


def test_nobody_asks_for_a_figure_before_the_legal_minimum_is_settled():
    result = target_range("junior", area="Seattle, WA", as_of=TODAY, offer="12/h")
    one = call("counter", 1, result)
    one.answered(LOVE)
    assert one.moment.id == "number-unlawful"


def test_once_the_minimum_is_settled_nobody_argues_about_it_any_more():
    result = target_range("junior", area="Seattle, WA", as_of=TODAY, offer="12/h")
    for seed in range(20):
        one = call("counter", seed, result)
        one.answered(result.law_first[0].ask)
        while one.moment is not None:
            assert one.moment.kind != "hard"
            one.answered("I see.")


def test_a_class_gives_no_other_rate_and_another_thing_may_come():
    result = target_range("junior", area="TX", as_of=TODAY, offer="14/h", pay_set="class")
    one = call("offer", 3, result)
    one.answered("Thank you!")
    turn = one.answered("Could you do 16?")
    assert [remark.kind for remark in turn.remarks] == ["class_figure"]
    assert one.recruiter.given == one.recruiter.room.base
    granted = set()
    for seed in range(12):
        one = call("counter", seed, result)
        one.answered("I see. Is there a shift differential?")
        assert one.moment.kind == "other"
        granted.add(bool(one.recruiter.added))
    assert granted == {True, False}


def test_a_scale_names_only_its_steps():
    steps = "21.14, 22.20, 23.31, 24.47/h"
    result = target_range("mid", years=5, area="CA", as_of=TODAY, offer="21.14/h", steps=steps)
    for seed in range(30):
        one = to_the_answer(call("counter", seed, result), "Could HR review me for $23.31?")
        while one.moment is not None:
            assert round(one.recruiter.given / 2080, 2) in (21.14, 22.20, 23.31)
            one.answered("How close can you get?")
    turn = call("counter", 1, result).answered("Could you do $23?")
    assert "between" in [remark.kind for remark in turn.remarks]


def test_ones_boss_knows_what_one_earns():
    result = target_range("mid", years=4, area="FL", as_of=TODAY, about="raise", current="17.25/h")
    one = call("meeting", 1, result)
    turn = one.answered("I'm at $17.25, as you know, and I'd like to move to $19.")
    assert "current" not in [remark.kind for remark in turn.remarks]
    while one.moment is not None:
        assert "budget" in one.moment.they or "{" not in one.moment.they
        one.answered("How close can you get?")


def test_by_mail_nobody_is_silent_or_in_a_hurry():
    for seed in range(40):
        one = call("counter", seed, channel="email")
        while one.moment is not None:
            assert one.moment.kind not in ("silence", "open")
            assert "today" not in one.moment.they
            one.answered("Thank you. Could you do $25.25?")


def test_after_the_talk_they_call_back_with_an_answer():
    calls = [call("after", seed) for seed in range(30)]
    assert all(one.due("close").moved for one in calls)
    heard = {one.moment.id for one in calls}
    assert heard >= {"callback-granted", "callback-part", "callback-nothing"}


def test_a_yes_is_written_up_and_one_question_is_still_free():
    _, one = moments(["Thank you", "I'll take it"])
    assert one.moment.kind == "anything"
    one.answered("Could I have it in writing?")
    assert one.moment is None
    assert one.debrief(None).outcome.standing == "agreed"
    with pytest.raises(ValueError, match="over"):
        one.answered("hello?")


def test_who_says_no_is_let_go():
    _, one = moments(["Thank you", "I'll have to pass, I'd rather stay where I am"])
    assert one.moment is None
    assert one.debrief(None).outcome.standing == "declined"


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
        assert len(PLANS[stage]) - 2 <= count <= 14


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
    assert "The form won't go on without a number." in silent - named


def test_a_figure_not_named_when_asked_for_is_asked_for_once_more():
    one = call("counter")
    one.answered("hello")
    one.answered("Can we talk about the rate?")
    assert one.moment.kind == "vague"
    one.answered("I have looked at what this job pays.")
    assert one.moment.kind in ("hard", "close")


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


def test_who_asks_for_a_day_is_answered_about_it_next():
    kinds, one = moments(["Thank you, I like this job", "Could I have a day to think it over?"])
    assert kinds == ["open", "number"]
    assert one.moment.kind == "time"
    assert "time" not in one.recruiter.coming


def test_an_ultimatum_is_taken_to_the_manager():
    one = call("counter")
    one.answered("$25.30 or I walk")
    assert one.moment.kind == "check"


def test_an_offer_above_the_range_is_not_haggled_over():
    result = target_range("senior", years=6, area="Phoenix, AZ", as_of=TODAY, offer="75000")
    one = call("counter", result=result)
    turn = one.answered("Thank you, I love it. Could you do $40 an hour?")
    assert [remark.kind for remark in turn.remarks if not remark.good] == ["settled"]
    assert "$75,000" in one.moment.they
    assert one.debrief(None).outcome.figure is None


def test_of_two_other_things_in_one_answer_both_are_answered():
    replies = set()
    for seed in range(40):
        one = call("counter", seed)
        one.answered(LOVE)
        one.answered("Could I have a flexible schedule, and work from home two days?")
        assert one.moment.kind == "other"
        granted = set(one.recruiter.added)
        replies.add(frozenset(granted))
        for words in ("schedule", "remote"):
            assert words in one.moment.they
        one.answered("And the flexible schedule, once more?")
        assert one.moment is None or one.moment.kind != "other", "each is answered once"
    assert len(replies) == 4


def test_a_lead_offered_pay_by_the_hour_hears_of_no_yearly_pay():
    result = target_range(
        "lead",
        years=4,
        area="San Antonio, TX",
        as_of=TODAY,
        about="promotion",
        current="18.50/h",
        offer="19.06/h",
    )
    said = set()
    for seed in range(20):
        one = call("meeting", seed, result=result)
        while one.moment is not None:
            said.update(re.findall(r"\$[\d,.]*\d(?: an hour| a year)?", one.moment.they))
            one.answered("Thank you. Could you get to $21 an hour?")
    assert "$21 an hour" in said
    assert not [amount for amount in said if "year" in amount]


def test_who_speaks_into_a_silence_is_answered():
    one = to_the_answer(with_manner("silence", limit="all"))
    one.answered("How close can you get?")
    assert one.moment.kind == "concession"


def test_a_figure_named_while_they_want_to_check_is_heard():
    one = to_the_answer(with_manner("check", limit="all"), "Thank you. Could you do $24?")
    assert one.moment.kind == "check"
    turn = one.answered("Could it be $25.25? I have six years in benefits calls.")
    assert "traded" not in [remark.kind for remark in turn.remarks]
    assert one.moment.kind == "concession"


def after_thanks(answers, seed=1, result=None):
    """A call that begins with thanks, after some answers."""
    one = call("counter", seed, result)
    for answer in (LOVE, *answers):
        turn = one.answered(answer)
    return one, [remark.kind for remark in turn.remarks]


@pytest.mark.parametrize("less", ["ok fine I can do 20", "20 is fine", "Could you do $20?"])
def test_who_names_less_than_the_offer_gets_the_offer_and_no_more(less):
    for seed in range(12):
        one, kinds = after_thanks([less], seed)
        assert "undercut" in kinds
        assert one.moment.id.startswith("stands")
        assert "$21.15" in one.moment.they
        one.answered("thanks")
        assert one.moment is None
        outcome = one.debrief(None).outcome
        assert (outcome.got, outcome.standing) == (outcome.before, "agreed")


def test_a_least_under_the_offer_settles_at_the_offer_and_one_over_it_does_not():
    one, kinds = after_thanks(["I can't go below 20"])
    assert kinds == ["floor"]
    assert one.moment.id.startswith("stands")
    one, _ = after_thanks(["I can't go below 23"])
    assert not one.recruiter.agreed


@pytest.mark.parametrize("other", ["I turned down 20 last week", "not 20", "my friend gets 20"])
def test_another_amount_under_the_offer_settles_nothing(other):
    one, kinds = after_thanks([other])
    assert kinds == []
    assert not one.recruiter.agreed


@pytest.mark.parametrize("same", ["21.15, ok", "i guess 21.15 then", "21.15 works for me"])
def test_the_offer_said_back_is_a_yes(same):
    one, _ = after_thanks([same])
    assert one.recruiter.agreed


def test_less_than_they_have_come_to_stays_where_they_are():
    one = to_the_answer(with_manner("half", limit="part"))
    given = one.recruiter.given
    one.answered("Oh, 21 is fine too")
    assert one.recruiter.given == given
    assert one.recruiter.agreed


def test_ones_boss_says_no_for_this_year_only_where_nothing_was_given():
    result = target_range("mid", years=4, area="FL", as_of=TODAY, about="raise", current="17.25/h")
    nothing_given = set()
    for seed in range(12):
        one, said = call("meeting", seed, result), []
        while one.moment is not None:
            said.append(one.moment.they)
            one.answered("Could you do $19?")
        given = one.recruiter.given > result.standing
        assert any("still no for this year" in words for words in said) is not given
        nothing_given.add(not given)
    assert nothing_given == {True, False}


def test_ones_boss_pays_no_less_than_now():
    result = target_range("mid", years=4, area="FL", as_of=TODAY, about="raise", current="17.25/h")
    one = call("meeting", 1, result)
    one.answered("I like it here.")
    one.answered("I could stay for 16 too")
    assert "less than you have" in one.moment.they


def test_the_offers_own_figure_is_a_yes_but_as_a_question():
    one, _ = after_thanks(["I can do 21.15"])
    assert one.moment.kind == "anything"
    one, _ = after_thanks(["So could you do 21.15?"])
    assert not one.recruiter.agreed


def test_ok_names_no_figure_and_is_asked_again():
    one, kinds = after_thanks(["ok"])
    assert kinds == []
    assert one.moment.id == "vague-nothing"
    one.answered("ok")
    assert not one.recruiter.agreed


def test_who_says_neither_yes_nor_no_at_the_end_is_asked_once_more():
    one = to_the_answer(with_manner("grants", limit="all"))
    one.recruiter.coming = ["close"]
    one.answered("hm, right")
    assert one.moment.kind == "close"
    one.answered("rhubarb")
    assert one.moment.id == "close-unclear"
    one.answered("rhubarb")
    assert one.moment is None


@pytest.mark.parametrize("answer", ["no", "", "Could I have a day?", "If you add parking, yes"])
def test_a_no_a_silence_and_a_question_at_the_end_are_taken_as_they_are(answer):
    one = to_the_answer(with_manner("grants", limit="all"))
    one.recruiter.coming = ["close"]
    one.answered("hm, right")
    one.answered(answer)
    assert one.moment is None or one.moment.id != "close-unclear"


def test_a_bit_on_top_is_an_ask_without_a_figure():
    one, _ = after_thanks(["And could there be a bit on top of that? I have six years."])
    assert one.moment.kind == "vague"


def test_in_a_class_who_asks_is_told_that_all_get_the_same():
    result = target_range("junior", area="TX", as_of=TODAY, offer="14/h", pay_set="class")
    for question in (
        "Is the rate the same for everyone in the class?",
        "is it 14 for everybody or does it depend",
    ):
        one, _ = after_thanks([question], result=result)
        assert one.moment.id == "nothing-class"
        one.answered(question)
        assert one.moment.id != "nothing-class"


@pytest.mark.parametrize(
    "asked", ["if I do the late shift is there a little extra", "Is there extra for nights?"]
)
def test_a_little_extra_for_the_late_shift_is_answered(asked):
    result = target_range("junior", area="TX", as_of=TODAY, offer="14/h", pay_set="class")
    one, _ = after_thanks([asked], result=result)
    assert one.moment.kind == "other"


def test_on_a_scale_who_could_look_again_is_a_second_ask():
    steps = "21.14, 22.20, 23.31, 24.47/h"
    result = target_range("mid", years=5, area="CA", as_of=TODAY, offer="21.14/h", steps=steps)
    calls = [
        to_the_answer(call("counter", seed, result), "Could HR review me for $23.31?")
        for seed in range(12)
    ]
    answered = [one for one in calls if one.moment.kind == "concession"]
    assert answered
    for one in answered:
        one.answered("who could take a look at my old jobs then?")
        assert one.moment.kind in ("final", "concession")


def test_at_the_end_a_step_may_be_named_by_its_place():
    steps = "21.14, 22.20, 23.31, 24.47/h"
    result = target_range("mid", years=5, area="CA", as_of=TODAY, offer="21.14/h", steps=steps)
    heard = call("counter", 1, result).heard("I'd be fine with the second", "close")
    assert round(heard.ask.low / 2080, 2) == 22.20


@pytest.mark.parametrize(
    ("person", "asked", "settled"),
    [
        (
            {"level": "junior", "area": "Providence, RI", "offer": "16.50/h"},
            "Is the minimum wage going up on January 1?",
            "goes up on that day",
        ),
        (
            {"level": "junior", "area": "Providence, RI", "offer": "16.50/h"},
            "Can I check one thing: does this go to $17 on January 1?",
            "goes up on that day",
        ),
        (
            {"level": "lead", "area": "New York, NY", "offer": "60000"},
            "Will there be overtime pay?",
            "how overtime is paid",
        ),
    ],
)
def test_a_question_of_the_law_is_answered_by_what_it_asks(person, asked, settled):
    result = target_range(**person, as_of=date(2026, 11, 22))
    assert result.law_first
    for seed in range(6):
        one = call("counter", seed, result)
        one.answered(asked)
        assert settled in one.moment.they


def test_before_an_offer_too_vague_words_are_asked_back_once():
    vague = "Something in the low fifties"
    kinds, one = moments([LOVE, vague, vague], stage="screen")
    assert kinds == ["open", "expectations", "vague"]
    assert one.moment.kind != "vague"


def test_how_close_while_they_check_is_answered_and_not_checked_again():
    one = to_the_answer(with_manner("check", limit="part"))
    assert one.moment.kind == "check"
    one.answered("how close could you get")
    assert one.moment.kind == "concession"


def test_a_second_ask_in_other_words_is_heard_where_it_is_praised():
    one = to_the_answer(with_manner("half", limit="part"))
    turn = one.answered("Cheers. Could you manage any more?")
    assert [remark.kind for remark in turn.remarks] == ["soft"]
    assert one.moment.kind == "final"


def test_what_was_not_understood_is_said_once_more():
    one = call("counter")
    first = one.moment
    one.answered("sorry, can you say that again?")
    assert one.moment is first
    one.answered("say that again please")
    assert one.moment is not first


def test_after_a_day_to_think_they_ask_on_the_next():
    one = to_the_answer(with_manner("half", limit="part"))
    one.answered("Can I think about it until tomorrow?")
    assert one.moment.kind == "time"
    one.answered("Thank you.")
    assert "(The next day.)" in one.moment.they
    one = call("counter")
    while one.moment.kind != "hard":
        one = call("counter", one.seed + 1)
        one.answered(ASK)
    one.answered("Can I think about it until tomorrow?")
    one.answered("Thank you.")
    assert one.moment.kind == "concession"  # the figure waits for its answer


def test_a_day_shift_is_no_shift_differential():
    one = to_the_answer(with_manner("half", limit="none"))
    one.answered("ok. can i get day shift")
    assert "the shift you want" in one.moment.they
