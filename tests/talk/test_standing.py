"""What how a talk stands leaves unsaid: no line takes back what another one says."""

from __future__ import annotations

import shlex

import pytest

CLASS = '--level junior --years 1 --area "El Paso, TX" --pay-set class --offer 14/h'
UNION = '--level mid --years 3 --area "Cleveland, OH" --pay-set scale --offer 18.22/h'
STEPS = f'{UNION} --steps "18.22,19.10,20.05"'
FINAL = '--level senior --years 6 --area "Dallas, TX" --said 23/h --final --offer 21.50/h'
NEED = '--level junior --years 1 --area "Tampa, FL" --need high --offer 17/h'
UNLAWFUL = '--level mid --years 2 --area "Seattle, WA" --offer 16/h'
STAY = '--level mid --years 5 --area "Indianapolis, IN" --current 27/h --offer 21/h'


@pytest.fixture
def said(cli):
    """What a command prints for a person, on one line."""

    def run(person, command="script"):
        shown = cli(command, *shlex.split(person))
        assert shown.code == 0, shown.err
        return " ".join(shown.out.split())

    return run


def test_who_needs_the_job_is_given_one_ask_and_no_list_of_others(said):
    for words in (said(NEED), said(f"{NEED} --explain", "range"), said(f"{NEED} --channel email")):
        assert "To ask for besides pay" not in words
        assert "Giving way" not in words
    assert "A second ask." in said(NEED)
    assert "To ask for besides pay" in said(f"{NEED} --floor 19/h")  # no yes to this offer


def test_who_needs_the_job_is_not_told_of_an_offer_in_a_talk_about_a_raise(said):
    words = said(
        '--level mid --years 2 --area "Tampa, FL" --about raise --current 17/h --need high'
    )
    assert "A second ask." not in words
    assert "a date for the rest" in said(
        '--level mid --years 2 --area "Tampa, FL" --about raise --current 17/h --need high', "range"
    )


def test_after_their_last_word_nothing_that_is_pay_is_asked_for(said):
    words = said(FINAL)
    assert not any(more in words for more in ("a step for experience", "more an hour", "sign-on"))
    assert "the figures now support" not in words
    assert "so I can sign today" in words


@pytest.mark.parametrize("person", [CLASS, UNION, STEPS])
def test_where_pay_is_set_nothing_is_asked_that_one_call_cannot_give(said, person):
    words = said(person)
    assert not any(more in words for more in ("after ninety days", "days off", "a bonus"))


@pytest.mark.parametrize("person", [CLASS, UNION])
def test_where_pay_is_set_the_same_thing_is_not_asked_twice_on_a_call(said, person):
    call = said(person).split('"What are your expectations?"')[0]
    first = "Is there a step for experience" if person == CLASS else "Do any shifts pay extra"
    assert call.count(first) == 1
    assert "give you a real answer" not in call


@pytest.mark.parametrize("person", [UNION, UNLAWFUL])
def test_nobody_on_a_scale_or_under_the_law_is_asked_whether_it_is_outsourced(said, person):
    assert "outsourced" not in said(person)


def test_a_mail_about_the_legal_minimum_holds_nothing_else(said):
    letter = said(f"{UNLAWFUL} --channel email --only letter")
    assert "two years" not in letter
    assert "The minimum there is $21.30" in letter


@pytest.mark.parametrize("person", [FINAL, STAY])
def test_the_tips_are_numbered_in_the_order_they_stand(said, person):
    words = said(person)
    assert words.index("Timing is everything First.") < words.index("Show your enthusiasm Second.")


def test_only_who_will_lead_says_that_they_would_answer_for_others(said):
    step = '--years 5 --area "Tampa, FL" --about promotion --current 19/h'
    assert "a team to answer for" in said(f"--level lead {step}")
    assert "more people to answer for" in said(f"--level manager {step}")
    agent = said(f"--level senior {step}")
    assert "team" not in agent
    assert "people to answer for" not in agent


def test_an_advert_that_goes_higher_than_the_figure_is_not_asked_for_its_top(said):
    words = said('--level mid --years 3 --area "Denver, CO" --posted 19-24/h --offer 20/h')
    assert "name nothing over it" in words
    assert "ask for its top" not in words


def test_a_role_that_is_part_of_an_occupation_is_held_against_the_jobs_of_the_whole(said):
    person = '--role quality-analyst --level senior --years 5 --area "Atlanta, GA" --offer 24/h'
    assert "in 10 customer service jobs here, of any level, pay less" in said(person, "range")


def test_a_question_read_out_ends_with_one_mark(cli):
    shown = cli("--plain", "script", *shlex.split(STEPS)).out
    assert "Could you get" in shown or "Is the step" in shown
    assert "?." not in shown


def test_under_the_law_only_a_number_under_the_minimum_is_asked_about(said):
    words = said(UNLAWFUL)
    assert "under $21.30 I'd like to settle that" in words
    assert "$16.00 or more" not in words


def test_before_an_offer_the_same_thing_is_not_asked_for_twice(said):
    call = said('--level junior --years 1 --area "Tampa, FL"').split('"What are your')[0]
    assert call.count("Is there a step for experience") == 1


def test_one_cent_more_is_no_raise_however_badly_it_is_needed(said):
    raised = '--level mid --years 3 --area "Tulsa, OK" --about raise --current 17.50/h --need high'
    assert "Good enough $18.25" in said(raised, "range")
    assert "$17.51 to $18.24 How close can you get to $18.75?" in said(raised)


def test_a_boss_is_never_told_of_a_range_under_what_one_earns(said):
    words = said('--level mid --years 4 --area "Tulsa, OK" --about raise --current 28/h')
    assert "I'm looking for" not in words
    assert "come out ahead of where I am" not in words
    assert "over $28.00 Thank you. When does it start" in words


@pytest.mark.parametrize(
    ("rival", "answer"),
    [
        ("23.50/h written", "Yes, I have one in writing, at $23.50. I'd rather stay here."),
        ("23.50/h verbal", "Nothing is in writing yet, and I'd rather stay here."),
        ("interviewing", "I have no other offer. I'd like to stay, and that's why I'm asking you."),
    ],
)
def test_a_boss_hears_of_another_offer_only_what_is_so_and_that_one_would_stay(said, rival, answer):
    words = said(
        f'--level mid --years 4 --area "Tulsa, OK" --about raise --current 19/h --rival "{rival}"'
    )
    assert answer in words
    assert "say yes to you" not in words
    assert "match" not in words


TOLD = '--level mid --years 4 --area "Columbus, OH" --offer 19/h --rival "24/h verbal"'


def test_more_that_one_was_only_told_of_is_asked_for_in_writing_before_any_yes(said):
    words = said(TOLD)
    assert "You were told of more, $24.00 an hour: ask for it in writing" in words
    assert "Yes, I" not in words
    assert "it's a yes" not in words
    assert "At $19.75" not in words


def test_before_an_offer_another_one_under_what_one_asks_for_is_never_spoken_of(said):
    words = said('--level mid --years 3 --area "Tampa, FL" --rival "15/h written" --stage offer')
    assert "$15" not in words
    assert "Your other offer pays no more than what you ask for here" in words


def test_who_named_a_number_is_shown_how_to_say_that_the_job_is_another_one(said):
    met = '--level mid --area "Columbus, OH" --said 18/h --offer 19/h'
    assert "--changed 'night shifts'" in said(met, "range")
    changed = said(f'{met} --changed "night shifts"')
    assert "Because the job isn't the one I named a number for." in changed


def test_before_an_offer_no_yes_is_said_to_less_than_another_one_in_writing(said):
    words = said('--level mid --years 4 --area "Tulsa, OK" --rival "23.50/h written"', "range")
    assert "that works for me" not in words
    assert "Your written offer pays more, $23.50 an hour: weigh both." in words


@pytest.mark.parametrize("floor", ["21/h", "19.75/h"])
def test_a_floor_that_is_good_enough_is_not_said_aloud_as_a_step(said, floor):
    words = said(f'--level mid --years 4 --area "Columbus, OH" --offer 19/h --floor {floor}')
    assert "How close can you get" in words
    assert "I'd say yes today" not in words


def test_nobody_asks_which_level_it_is_where_the_offer_fits_the_one_above(said):
    more = said('--level mid --years 4 --area "Columbus, OH" --offer 28/h')
    assert "Which level is this position?" not in more
    assert "a step for experience" not in more  # nothing more about pay


def test_a_salary_or_a_job_one_does_already_is_not_asked_about_paid_training(said):
    place = '--level mid --years 4 --area "Columbus, OH"'
    assert "Is all of the training paid" in said(f"{place} --offer 19/h")
    assert "Is all of the training paid" not in said(f"{place} --offer 42000")
    assert "Is all of the training paid" not in said(f"{place} --offer 19/h --about conversion")


@pytest.mark.parametrize(
    ("stage", "early"), [("screen", True), ("interview", True), ("offer", False)]
)
def test_on_a_first_call_nobody_asks_for_a_day_to_think_or_for_more_than_an_offer(
    said, stage, early
):
    words = said(f'--level mid --years 3 --area "Columbus, OH" --stage {stage}')
    assert ("a day to think" in words) is not early
    assert ("To ask for once they make an offer" in words) is early


def test_nobody_signs_today_for_less_than_the_law(said):
    words = said('--level junior --years 1 --area "Seattle, WA" --offer 19.50/h --need high')
    assert "sign today" not in words


def test_a_better_offer_in_writing_keeps_the_yes_back_also_where_the_job_is_needed(said):
    words = said(f'{CLASS} --need high --rival "15/h written"')
    assert "I'd like to accept" not in words
    assert "the answer is yes" not in words
    assert "sign today" not in words
    assert "a day to think it over" in words


def test_a_last_word_under_ones_floor_is_not_asked_about_again(said):
    words = said(f"{FINAL} --floor 22/h")
    assert "Thank you for telling me that it's your best." in words
    assert "can we talk about the rate" not in words


@pytest.mark.parametrize(
    ("person", "asks"),
    [
        ('--level mid --area "Omaha, NE" --offer 18/h', True),
        ('--level mid --area "Omaha, NE" --offer 18/h --said 18/h', False),
        (STAY, False),
        (CLASS, False),
        (f"{FINAL} --floor 22/h", False),
    ],
)
def test_a_mail_speaks_of_a_question_about_pay_only_where_it_asks_one(said, person, asks):
    words = said(f"{person} --channel email --only letter")
    assert ("one question about the pay" in words) is asks
    assert ("I've read it with care." in words) is not asks


def test_a_mail_names_the_day_of_signing_once_and_on_a_scale_the_step_it_hangs_on(said):
    rival = '--level mid --area "Omaha, NE" --offer 18/h --rival "19/h written"'
    assert "sign today" not in said(f"{rival} --channel email --only letter")
    step = said(f"{STEPS} --channel email --only letter")
    assert "If it comes to $20.05, I'll sign by ____." in step


DALLAS = '--level mid --years 3 --area "Dallas, TX" --as-of 2026-11-26'
TEMP = f"{DALLAS} --about conversion --current 16/h"
RAISE = f"{DALLAS} --about raise --current 18/h"
STRANGER = ("really like this job", "come to you", "I'd like to work here", "caught my eye")
"""Words of somebody who has not worked there."""


@pytest.mark.parametrize("stage", ["screen", "interview", "offer", "counter"])
@pytest.mark.parametrize("channel", ["phone", "email"])
@pytest.mark.parametrize(
    "more", ["", "--offer 17/h", "--offer 17/h --need high", '--offer 17/h --rival "19/h written"']
)
def test_who_stays_on_from_a_temp_never_speaks_like_a_stranger(said, stage, channel, more):
    words = said(f"{TEMP} {more} --stage {stage} --channel {channel}")
    assert "I like the work here, and I'd like to stay for good." in words
    assert not [stranger for stranger in STRANGER if stranger in words]


def test_a_temp_who_earns_more_already_does_not_say_that_they_would_move(said):
    letter = said(f"{DALLAS} --about conversion --current 30/h --offer 17/h --channel email")
    assert "I'd need to come out ahead of where I am." in letter
    assert "To move" not in letter
    assert "You've seen my work here" not in letter.partition("Best regards")[0]


def test_under_the_minimum_a_temp_asks_about_their_own_rate(said):
    assert "Can I check my rate?" in said(f"{TEMP} --offer 7/h")


@pytest.mark.parametrize("channel", ["phone", "email"])
def test_to_stay_for_a_written_offer_one_names_the_result_before_it(said, channel):
    result = "--achievement 'CSAT 82% to 91%: rewrote the refund replies'"
    words = said(f"{RAISE} {result} --rival '21/h written' --channel {channel}")
    words = words.partition("Best regards" if channel == "email" else "Tip 4")[0]
    assert words.index("I rewrote the refund replies") < words.index("I have a written offer")


@pytest.mark.parametrize(
    "more",
    ["--offer 19/h --final", "--steps 18,19,20", "--said 19/h --changed nights", "--offer 27/h"],
)
def test_nobody_announces_what_they_have_done_and_says_something_else(said, more):
    words = said(f"{RAISE} {more}")
    assert "Let me start with what I've done." not in words
    assert "Let me start with what I've done." in said(RAISE)


def test_pay_under_the_minimum_is_no_talk_of_a_new_job(said):
    words = said(f"{DALLAS} --about raise --current 7/h")
    assert "hear about the schedule and benefits" not in words
    assert "lower than I expected" not in words
    assert "may I come back to my pay?" in words


def test_the_question_about_the_law_stands_where_it_opens_and_in_its_tip(said):
    assert said(UNLAWFUL).count("Can I check one thing") == 2


def test_a_raise_that_will_do_is_neither_argued_for_nor_met_about(said):
    mail = said(f"{RAISE} --offer 27/h --only letter")
    assert "On pay, $27 works for me." in mail
    more = ("went from", "twenty minutes", "talk about my pay")
    assert not [one for one in more if one in mail]


@pytest.mark.parametrize("more", ["--pay-set class", "--pay-set scale", "--floor 22/h --final"])
def test_ones_boss_is_not_asked_twice_what_more_would_take(said, more):
    mail = said(f"{RAISE} {more} --only letter")
    assert mail.count("take") <= 1, mail


def test_a_changed_job_says_what_changed_however_badly_one_needs_it(said):
    needed = '--offer 18/h --said 17/h --changed "night shifts" --need high'
    call = said(f"{DALLAS} {needed}")
    tip_4 = call.partition("Tip 4")[2].partition("Tip 6")[0]
    assert "night shifts. Is there any room to get to $20?" in tip_4
    assert call.count("There's something I didn't know") == 1
    assert "night shifts." in said(f"{DALLAS} {needed} --only letter")


@pytest.mark.parametrize("changed", ["tier 2 and on call", "I'd have to run two teams."])
@pytest.mark.parametrize("command", ["range", "script"])
def test_what_changed_reads_as_a_thing_and_as_a_sentence(said, changed, command):
    words = said(f'{DALLAS} --offer 18/h --said 17/h --changed "{changed}"', command)
    sentence = f"There's something I didn't know when I said $17: {changed.rstrip('.')}. "
    assert sentence in words


def test_who_needs_the_job_does_not_say_yes_under_a_better_offer_in_writing(said):
    words = said(f"{DALLAS} --offer 18/h --need high --rival '20/h written'")
    assert "the answer is yes" not in words
    assert "At $18" not in words
    assert "the answer is yes" in said(f"{DALLAS} --offer 18/h --need high --rival '20/h verbal'")


@pytest.mark.parametrize("wanted", ["some", "low"])
def test_nobody_is_told_that_they_are_wanted(said, wanted):
    assert "They want you" not in said(f"{DALLAS} --offer 18/h --wanted {wanted}")


def test_a_step_up_is_argued_for_in_words_that_fit_who_does_the_work_already(said):
    words = said(f"{DALLAS} --about promotion --level lead --current 18/h")
    assert "with a team to answer for" in words
    assert "I'd answer for" not in words
    assert "I'd take on more" not in said(f"{DALLAS} --about promotion --current 18/h")


def test_after_a_no_the_pay_slip_looked_at_is_named(said):
    assert "the first pay slip after the day it starts" in said(f"{RAISE} --stage after")


def test_the_old_number_is_not_held_against_the_range_once_the_job_has_changed(said):
    before = f"{DALLAS} --offer 18/h --said 19/h --explain"
    assert "the figures now support" in said(before, "range")
    assert "the figures now support" not in said(f"{before} --changed nights", "range")


@pytest.mark.parametrize("person", [FINAL, STAY, f"{DALLAS} --offer 28/h"])
def test_a_letter_that_asks_for_no_more_pay_gives_no_reason_for_more(said, person):
    letter = said(f"{person} --only letter")
    assert "I'd bring" not in letter
    assert "I'd bring" in said(f"{DALLAS} --offer 18/h --only letter")


def test_a_title_in_the_plural_follows_no_article(said):
    person = '--role 53-7065 --level mid --years 3 --area "Dallas, TX" --offer 15.50/h'
    shown = said(person, "range")
    assert "pay: before your figure, ask which level this is" in shown
    assert " a junior" not in shown


def test_a_temp_is_not_asked_whether_they_work_for_an_outsourcer(said):
    assert "Is it outsourced?" in said(f"{DALLAS} --offer 17/h", "range")
    assert "Is it outsourced?" not in said(f"{TEMP} --offer 17/h", "range")


@pytest.mark.parametrize("about", ["raise", "promotion"])
def test_where_pay_is_under_the_job_the_question_about_its_range_is_given(said, about):
    shown = said(f"{DALLAS} --about {about} --current 14/h", "range")
    assert 'Ask: "When could I be in its range?"' in shown
