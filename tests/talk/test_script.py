"""The talk track: every combination says only what may be said, and says it as a person would."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from itertools import product

import pytest
from conftest import TODAY
from people import brought

from negotiate.api.person import place_and_bands
from negotiate.api.ranges import target_range
from negotiate.api.scripts import talk_track
from negotiate.files.data import read_text
from negotiate.files.facts import load_facts, load_pay_laws
from negotiate.files.lines import load_lines, load_metrics, load_talk
from negotiate.market.range import target_range as figures
from negotiate.model.conversation import ABOUT, DEGREES, RIVAL_STATUSES, Conversation, Rival
from negotiate.model.errors import Misuse
from negotiate.model.facts import LEVELS
from negotiate.model.lines import BLANK
from negotiate.model.question import Posted, Question
from negotiate.model.script import AFTER_MOMENTS, CHANNELS, STAGES, Record
from negotiate.talk.achievements import read_achievement
from negotiate.talk.numbers import spoken as spoken_range
from negotiate.talk.script import script
from negotiate.talk.situation import FACTS, situation_of
from negotiate.words.pay import parse_pay, parse_pay_range

TALK, METRICS, LAWS = load_talk(), load_metrics(), load_pay_laws()
FACTS_ON_FILE, LINES = load_facts(), load_lines()


PAY = {
    "hour": {
        "low": "17/h",
        "tight": "19/h",
        "fair": "24/h",
        "high": "60/h",
        "illegal": "8/h",
        "rival": "20.25/h",
    },
    "year": {
        "low": "45000",
        "tight": "62000",
        "fair": "78000",
        "high": "200000",
        "illegal": "16000",
        "rival": "64000",
    },
}


ADVERTS = {
    "hour": {
        "wide": "18-27/h",
        "low": "10-12/h",
        "tiny": "22-22.30/h",
        "tight": "18-20/h",
        "usual": "18.50-23/h",
    }
}


ADVERTS["year"] = {"wide": "50000-90000", "low": "40000-48000", "tiny": "62000-63000"}


BOASTS = (
    (),
    ("CSAT 82% to 91%: rewrote the refund replies",),
    ("AHT 420 to 372",),
    ("I trained (and mentored) 12 newcomers; all stayed", "FCR 71.4% to 83.6%", "AHT 7:00 to 6:30"),
)


ACHIEVED = [tuple(read_achievement(boast, METRICS) for boast in boasts) for boasts in BOASTS]


@cache
def ground(area):
    return place_and_bands(area, None)


TALKS = Conversation()


@cache
def answers(level, area, offer, posted, said, floor, current=None, talk=TALKS):
    """A range, as `target_range` gives it; the data is read once for all of them."""
    paid = "hour" if level in LEVELS[:3] else "year"
    assumed = {"years": offer == "fair", "area": area is None, "hours": True}

    def pay(named, option):
        return named and parse_pay(PAY[paid][named], option)

    question = Question(
        level=level,
        as_of=TODAY,
        years=FACTS_ON_FILE.levels[level].typical_years if offer == "fair" else 6,
        offer=pay(offer, "--offer"),
        posted=posted and Posted(*parse_pay_range(ADVERTS[paid][posted], "--posted")),
        said=pay(said, "--said"),
        floor=pay(floor, "--floor"),
        current=pay(current, "--current"),
        company="Acme" if posted else "",
        conversation=talk,
        assumed=tuple((what, "", f"--{what}") for what, holds in assumed.items() if holds),
    )
    return spoken_range(figures(question, *ground(area), FACTS_ON_FILE), LINES)


def talks(paid):
    """Every kind of conversation, each with who needs whom and what else there is."""
    steps = tuple(parse_pay(x, "steps") for x in STEPS[paid])
    rivals = [None, *(Rival(parse_pay(PAY[paid]["rival"], "rival"), x) for x in RIVAL_STATUSES)]
    kinds = product(ABOUT, ("talks", "class", "scale", "steps"), ("some", "high"), rivals)
    for number, (about, pay_set, need, rival) in enumerate(kinds):
        yield Conversation(
            about=about,
            pay_set="scale" if pay_set == "steps" else pay_set,
            steps=steps if pay_set == "steps" else (),
            need=need,
            rival=rival,
            final=number % 5 == 0,
            wanted=DEGREES[number % 3],
            changed="tier 2 and on call" if number % 3 == 1 else "",
        )


WRITTEN = Conversation(rival=Rival(parse_pay("20.25/h", "rival"), "written"))


OTHERS = [
    ("tight", None, None, None, "senior", None, WRITTEN),
    ("low", "wide", None, None, "senior", None, WRITTEN),
    ("tight", "tight", None, None, "senior", None, WRITTEN),
    ("tight", "usual", None, None, "mid", None, Conversation()),
    ("tight", "wide", None, None, "mid", None, Conversation(wanted="high")),
    *[("low", None, None, None, "lead", "low", Conversation(about="promotion"))] * 12,
    *[("low", None, None, None, "manager", "low", Conversation(about="promotion"))] * 12,
    ("tight", None, None, None, "lead", None, Conversation(about="promotion")),
    *[(None, None, None, None, "mid", "fair", Conversation(about="raise"))] * 3,
    ("tight", None, None, None, "senior", None, WRITTEN._replace(about="conversion")),
]
"""What no mix of the others comes to."""


STEPS = {"hour": ("17/h", "18.50/h", "20/h", "21.75/h"), "year": ("45k", "56k", "68k", "80k")}


def situations():
    """Every kind of person, job and call; what they boast of and where changes from one to next."""
    plain = product(
        (None, "low", "fair", "high", "illegal"),
        (None, "wide", "low", "tiny"),
        (None, "low", "fair", "high"),
        (None, "fair"),
        LEVELS,
    )
    asked = [(*one, None, Conversation()) for one in list(plain)[::3]]
    for number, level in enumerate(("mid", "manager", "junior")):
        paid = "hour" if level in LEVELS[:3] else "year"
        for turn, talk in enumerate(talks(paid)):
            said = "low" if talk.changed else (None, "fair", "low")[turn % 3]
            offer = ("low", None, "fair", "tight", "high", "illegal")[(turn + number) % 6]
            current = (
                "low" if talk.about in ("raise", "promotion") else ("high", None)[turn % 5 != 2]
            )
            floor = "fair" if turn % 7 == 3 else None
            posted = (None, "wide", None, "low")[(turn // 3) % 4]
            asked.append((offer, posted, said, floor, level, current, talk))
    asked += OTHERS
    areas = ("Phoenix, AZ", "CO", None)
    for number, (offer, posted, said, floor, level, current, talk) in enumerate(asked):
        area = areas[number // 2 % 3]
        result = answers(level, area, offer, posted, said, floor, current, talk)
        paid = "hour" if level in LEVELS[:3] else "year"
        record = Record(
            name="Kim" if number % 2 else "",
            years=None if offer == "fair" else (6, 0.5, 1.5)[number % 3],
            certificates=("HDI Customer Service Representative",) if number % 3 else (),
            languages=("Spanish",) if number % 5 else (),
            achievements=ACHIEVED[number // 3 % len(BOASTS)],
            city="Phoenix" if result.place.area_type == "metro" else "",
            current=current and parse_pay(PAY[paid][current], "current"),
            remote=number % 4 == 0,
            deadline=date(2026, 12, 1) if number % 6 == 0 else None,
            other_deadline=("Delta", date(2026, 11, 30)) if number % 8 == 0 else None,
        )
        yield in_other_work(result, number), record


OTHER_WORK = ((), ("home",), ("shifts",))


def in_other_work(result, number):
    """The same of other work than customer service, for one person in seven."""
    if number % 7:
        return result
    setting = OTHER_WORK[number // 7 % 3]
    return result._replace(level=result.level._replace(setting=setting, metrics=("errors",)))


@pytest.fixture(scope="module")
def every_script():
    """Each situation at every stage, by phone and by mail."""
    return [
        (script(result, record, stage, channel, TALK, METRICS, law), record)
        for result, record in situations()
        for law in (LAWS.at(result.place),)
        for stage, channel in product(STAGES, CHANNELS)
        if stage != "meeting" or result.conversation.with_ones_boss
    ]


def printed(track):
    lines = [line for tip in track.tips for line in tip.say]
    lines += [exchange.you for exchange in track.exchanges]
    lines += [*track.expectations, *track.history, *track.asks, *track.proof]
    lines += [line for talk in track.after for line in talk.say]
    return [line.printed for line in lines] + [bracket.printed for bracket in track.when_they_say]


def spoken(track):
    return printed(track) + letter(track)


def dollars(text):
    return {float(x.replace(",", "")) for x in re.findall(r"\$([\d,]*\d(?:\.\d+)?)", text)}


def allowed(track, record):
    """The only dollar figures that may be said, as they are said."""
    result = track.result
    posted = result.posted or ()
    amounts = [*result.ask_said, *posted, result.figure, result.good_at]
    amounts += [c.ask for c in result.concessions]
    amounts += [result.said, result.offer and result.offer.amount]
    amounts += [result.rival.amount] if result.rival and result.rival.named else []
    inside = result.conversation.inside and record.current
    amounts += [result.unit.full_time(record.current)] if inside else []
    said = [result.unit.spoken(a, unit=False) for a in amounts if a is not None]
    typed = (result.offer_typed, result.said_typed, inside)
    law = [question.ask for question in result.law_first]
    asks = [ask.text for ask in track.asks]
    return set().union(*map(dollars, (*said, *law, *asks))) | {p.amount for p in typed if p}


UNSAYABLE = re.compile(
    r"[{}]|\bNone\b|\bnan\b|  |\(|\)|;|\.\.| [.,?]"
    r"|\ba [aeio]|\ban [^aeiouh]|\b1 years|\b[02-9] year\b"
    r"|\b(?:law|legal|statute|illegal|rights|AHT|FCR)\b|\d\.\d+ ?%"
)
BRACKETED = re.compile(r"\[[^\]]+\]( .*)?")


def test_every_combination_says_what_a_person_would_say_and_nothing_else(every_script):
    assert len(every_script) > 5000
    fine = set()
    for track, record in every_script:
        lines = printed(track)
        new = {*lines, *letter(track)} - fine
        assert not [line for line in new if UNSAYABLE.search(line)]
        assert all(BRACKETED.fullmatch(line) for line in new if "[" in line)
        fine |= new
        everything = "\n".join([*lines, *letter(track)])
        where = (track.stage, track.channel, track.result.level.name, everything)
        assert [tip.number for tip in track.tips] == [1, 2, 3, 4, 5, 6]
        assert all(1 <= len(tip.say) <= 3 for tip in track.tips), where
        assert len(track.exchanges) <= 9
        assert all(line.count(" ") < 30 for line in lines), where
        assert sum(line.text.count(" ") + 1 for tip in track.tips for line in tip.say) <= 250
        assert dollars(everything) <= allowed(track, record), where
        assert ("____" in everything) <= bool(track.blanks)
        if "handle time" in everything:
            assert re.search("satisfaction|resolution|[Qq]uality", everything), where


def letter(track):
    return track.letter.body.split("\n\n") if track.letter else []


def test_a_letter_is_whole_and_short(every_script):
    letters = [track.letter for track, _ in every_script if track.channel == "email"]
    assert all(mail.subject and mail.body.startswith("Hello ") for mail in letters)
    counts = [len(mail.body.split()) for mail in letters]
    assert 20 <= min(counts) <= max(counts) <= 140
    late = [x for x, _ in every_script if x.letter and x.stage in ("offer", "counter", "meeting")]
    assert max(len(track.letter.body.split()) for track in late) <= 120
    assert all("[" not in mail.body and "\n\n\n" not in mail.body for mail in letters)
    assert all(track.letter is None for track, _ in every_script if track.channel == "phone")


def ids_of(track):
    """The lines of a script, by what they are known by."""
    lines = [line for tip in track.tips for line in tip.say]
    lines += [exchange.you for exchange in track.exchanges]
    lines += [*track.expectations, *track.history, *track.never_say, *track.notes]
    lines += [*track.proof, *(line for talk in track.after for line in talk.say)]
    found = {line.id for line in lines} | {bracket.line for bracket in track.when_they_say}
    found |= {x.id for x in TALK.lines if x.part == "anything" and x.text == track.result.to_think}
    return found | {blank.id for blank in track.blanks}


def test_every_line_and_every_blank_is_said_to_somebody(every_script):
    used = set().union(*(ids_of(track) for track, _ in every_script))
    subjects = {line.id for line in TALK.lines if line.part in ("subject", "title")}
    assert {line.id for line in TALK.lines} - subjects - used == set()
    assert set(TALK.blanks) - used == set()


def test_every_fact_holds_for_somebody_and_is_known(every_script):
    held = set()
    for track, record in every_script[::3]:
        law = LAWS.at(track.result.place)
        held |= situation_of(track.result, record, track.proof, law, TALK.other_asks, METRICS).facts
    assert held == FACTS


def test_every_line_says_what_it_needs_and_repeats_no_words_unsaid():
    ids = [line.id for line in TALK.lines]
    assert len(ids) == len(set(ids))
    explained = re.findall(r"^#   ([a-z0-9-]+) ", read_text("lines.toml"), re.MULTILINE)
    assert set(explained) >= FACTS
    needs = {need.removeprefix("no ") for line in TALK.lines for need in line.needs}
    assert needs <= FACTS
    for line in TALK.lines:
        assert bool(line.blank) == (BLANK in line.text), line.id
        assert bool(line.option) == ("{option}" in line.text), line.id
        assert not line.text.startswith(("[", "(")), line.id
        assert not line.they.startswith(("[", "(")), line.id
    assert {line.blank for line in TALK.lines} - {""} <= set(TALK.blanks)
    own_words = [line.text for line in TALK.lines if not line.repeats]
    assert len(own_words) == len(set(own_words))
    mails = [x for x in TALK.lines if x.part == "say" and "phone" not in x.channels]
    late = ("interview", "offer", "counter", "meeting")
    said = [x for x in mails if x.kind == "say" and (x.channels or set(x.stages) & set(late))]
    assert all(line.paragraph for line in said), [x.id for x in said if not x.paragraph]


@pytest.mark.parametrize("level", LEVELS)
def test_range_and_script_speak_the_same_target(level):
    result = answers(level, "Phoenix, AZ", None, None, None, None)
    track = talk_track(result, brought(result, years=6))
    assert track.stage == "offer"
    assert result.unit.spoken(result.ask_said[0], unit=False) in " ".join(
        line.text for line in track.tip(4).say
    )


def test_the_walk_away_and_current_pay_are_never_in_it():
    result = target_range(
        "senior",
        years=6,
        area="Phoenix, AZ",
        offer="44000",
        floor="43210",
        current="41111",
        as_of=TODAY,
    )
    for stage, channel in product([s for s in STAGES if s != "meeting"], CHANNELS):
        data = talk_track(result, brought(result, years=6), stage, channel).to_dict()
        del data["when_they_say"]  # its edges are for the user's eyes
        said = json.dumps(data)
        for private in ("43,210", "43210", "20.77", "41,111", "41111", "19.76"):
            assert private not in said


def test_an_offer_above_the_market_is_taken_with_one_question():
    result = answers("senior", "Phoenix, AZ", "high", None, None, None)
    track = talk_track(result, brought(result, years=6))
    said = " ".join(line.text for tip in track.tips for line in tip.say)
    assert dollars(said) == {60.0}
    assert "I'd like to accept" in said
    assert not re.search(r"Could you get to|expecting|looking for", " ".join(spoken(track)))


def test_pay_history_is_declined_more_firmly_where_the_state_bars_the_question():
    barred = talk_track(r := answers("mid", "CO", None, None, None, None), brought(r))
    free = talk_track(r := answers("mid", "Phoenix, AZ", None, None, None, None), brought(r))
    assert "isn't needed here" in barred.history[-1].text
    assert "range" in barred.history[0].text  # their figure first, one's own second
    assert "isn't needed here" not in free.history[-1].text
    assert "8-5-201" in barred.law.note
    assert barred.law.state == "CO"


def test_the_range_is_not_asked_for_where_the_advert_named_it():
    posted = talk_track(r := answers("mid", "CO", None, "wide", None, None), brought(r), "screen")
    silent = talk_track(r := answers("mid", "CO", None, None, None, None), brought(r), "screen")
    assert "share the range" not in " ".join(spoken(posted))
    assert "share the range" in " ".join(spoken(silent))


def test_a_number_already_said_is_stood_by():
    result = answers("senior", "Phoenix, AZ", None, None, "fair", None)
    track = talk_track(result, brought(result, years=6))
    assert "I mentioned $24 earlier" in " ".join(line.text for line in track.tip(4).say)
    asks = {ask.text for ask in track.asks}
    assert dollars(" ".join(x for x in spoken(track) if not any(a in x for a in asks))) == {24.0}


def test_with_ones_own_boss_it_is_a_meeting():
    raise_ = Conversation(about="raise")
    result = answers("mid", "Phoenix, AZ", None, None, None, None, "low", raise_)
    track = talk_track(result, brought(result)._replace(current=parse_pay("17/h", "current")))
    assert track.stage == "meeting"
    assert "I'm at $17, as you know." in track.history[0].text
    said = " ".join(spoken(track))
    assert not re.search(r"(?:the|your) offer|last job|to myself|start me", said)


def test_with_ones_own_boss_the_tips_come_in_the_order_of_a_meeting_at_every_stage():
    asked = {"area": "Tampa, FL", "about": "promotion", "current": "17/h", "offer": "18/h"}
    meeting = track_of("lead", "meeting", **asked).spoken
    assert meeting != track_of("lead", "offer", area="Tampa, FL", offer="18/h").spoken
    for stage in ("screen", "interview", "offer", "counter"):
        assert track_of("lead", stage, **asked).spoken == meeting


def test_a_meeting_is_with_nobody_else():
    result = answers("mid", "Phoenix, AZ", "low", None, None, None)
    with pytest.raises(Misuse, match="your own boss"):
        talk_track(result, brought(result), "meeting")


def test_what_comes_after_has_every_moment_and_its_mail(every_script):
    for track, _ in every_script:
        moments = [talk.moment for talk in track.after]
        assert moments == (list(AFTER_MOMENTS) if track.stage == "after" else [])
        assert all(talk.say for talk in track.after)
        mails = [talk.moment for talk in track.after if talk.subject]
        assert set(mails) <= {"agreed", "day_three", "accept", "decline"}
    asked = talk_track(r := answers("mid", "CO", "low", None, None, None), brought(r), "after")
    shown = asked.to_dict()["after"]
    assert [talk["moment"] for talk in shown] == list(AFTER_MOMENTS)
    assert [talk["moment"] for talk in shown if talk["subject"] is None] == ["no", "notice"]
    assert "signed" in shown[-1]["say"][0]


def track_of(level, stage="counter", channel="phone", **words):
    """The script of somebody today."""
    result = target_range(level, as_of=TODAY, **words)
    record = brought(result, years=words.get("years"))
    if "current" in words:
        record = record._replace(current=parse_pay(words["current"], "current"))
    return talk_track(result, record, stage, channel)


def said_in(track, number):
    return [line.id for line in track.tip(number).say]


def answers_of(track):
    return {exchange.id: exchange.you.text for exchange in track.exchanges}


IN_NEED = {"years": 1.0, "area": "Tulsa", "offer": "16.50/h", "need": "high"}


def test_who_needs_the_job_asks_before_saying_yes():
    track = track_of("junior", **IN_NEED)
    before = [line.text for n in (3, 2) for line in track.tip(n).say]
    assert "accept" not in " ".join(before)
    ask = track.tip(4).say[0].text
    assert "accept" in ask
    assert "$17" in ask
    assert track.when_they_say[0].cue  # the offer is met after the ask, not in its place
    assert {"moment-source-need", "moment-no-rival-need"} <= {
        exchange.id for exchange in track.exchanges if exchange.usual
    }


PHOENIX = {"years": 6.0, "area": "Phoenix, AZ", "offer": "21.15/h"}


def test_an_offer_of_another_level_is_asked_about_in_a_line_or_found_out_before():
    assert "which-level" in said_in(track_of("senior", **PHOENIX), 2)
    assert "which-level" not in said_in(track_of("senior", **PHOENIX | {"offer": "26/h"}), 2)
    mail = track_of("senior", channel="email", **PHOENIX)
    in_need = track_of("senior", need="high", **PHOENIX)
    for track, blank in ((mail, "find-level"), (in_need, "find-level-need")):
        assert "which-level" not in said_in(track, 2)
        assert blank in [one.id for one in track.blanks]


def test_market_pay_is_a_source_only_of_a_figure_that_reaches_it():
    under = answers_of(track_of("senior", **PHOENIX))
    assert "moment-source" in under
    reached = answers_of(track_of("senior", **PHOENIX | {"offer": "25.80/h"}))
    assert "moment-source-market" in reached
    assert "around Phoenix" in reached["moment-source-market"]


def test_a_deadline_is_answered_with_a_day_and_the_figure_is_not_asked_again():
    assert "$" not in answers_of(track_of("senior", **PHOENIX))["moment-deadline-figure"]
    talks = track_of("senior", rival="23/h interviewing", **PHOENIX)
    assert "$22.75" in answers_of(talks)["moment-deadline-interviewing"]


def test_the_good_enough_figure_is_not_given_away_unasked():
    track = track_of("senior", **PHOENIX)
    assert [line.id for line in track.never_say if "least" in line.text] == ["never-half"]
    assert "$22 " in track.never_say[0].text


def test_who_is_new_or_starts_in_a_class_is_asked_for_no_result_with_figures():
    new = [blank.id for blank in track_of("junior", **IN_NEED).blanks]
    assert "strength" in new
    assert "result" not in new
    class_of = track_of("junior", years=0.0, area="Columbus, OH", pay_set="class", offer="17/h")
    assert not {"strength", "result"} & {blank.id for blank in class_of.blanks}
    assert "ask-for-remote" not in [ask.id for ask in class_of.asks]


def test_a_raise_that_is_offered_is_thanked_for():
    words = {"years": 4.0, "area": "Columbus, OH", "about": "raise", "current": "18.90/h"}
    track = track_of("mid", "meeting", **words, offer="19.50/h")
    assert "$19.50" in track.tip(3).say[0].text
    assert said_in(track_of("mid", "meeting", **words), 3) == ["keen-raise"]


def test_a_result_of_ones_own_is_said_with_its_figures_and_a_second_is_to_be_found():
    result = target_range("mid", area="Tampa, FL", as_of=TODAY, offer="18/h")
    track = talk_track(result, Record(achievements=(read_achievement("CSAT 82% to 91%", METRICS),)))
    said = [line.text for tip in track.tips for line in tip.say]
    assert "Customer satisfaction went from 82% to 91%." in said
    assert "find-wins" in [blank.id for blank in track.blanks]
