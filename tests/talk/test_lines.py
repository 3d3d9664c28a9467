"""Every line can be said in one breath and understood at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import mean

import pytest

from negotiate.files.lines import load_lines, load_talk
from negotiate.model.lines import BLANK
from negotiate.model.script import STAGES

TALK, LINES = load_talk(), load_lines()
MOST_WORDS = 22
"""In one breath."""
GRADE, HARDEST = 6.0, 10.0
"""Of an American school: what all lines come to in the middle, and the most any one may."""
WORDS = {
    **dict.fromkeys(("figure", "half", "offer", "said", "rival", "current", "top"), "$24.25"),
    **dict.fromkeys(("win", "win2", "first_ask", "next_ask", "option"), ""),
    "high": "$25",
    "low": "$23",
    "ask": "$23 to $25 an hour",
    "amount": "$1.25",
    "years": "four and a half years",
    "my_years": "my four and a half years",
    "work": "insurance claims",
    "near": " around Phoenix",
    "company": "Acme",
    "changed": "tier 2 and on call",
    "language": "Spanish",
    "cert": "COPC certification",
    "hours": "30",
    "later": "May",
    "place": "Seattle",
    "day": "January 1",
    "law": "Can I check one thing?",
    "larger": "$60,000",
    "larger_day": "July 1",
    "law2": "Is overtime paid?",
    "pay": "$36,000",
    "rate": "$14.42",
    "what": "base pay",
    "promised": "$19",
    "letter": "$18.50",
}


def spoken_lines() -> Iterator[tuple[str, str]]:
    """Every line that is said or written, by id, with usual words in its places."""
    for line in TALK.lines:
        if line.part not in ("never", "note", "find", "subject") and line.kind == "say":
            yield line.id, line.text.format(**WORDS)
    for key, text in LINES.by_key.items():
        if not key.endswith("-means"):
            yield key, text.format(**WORDS)
    for ask in LINES.other_asks:
        yield f"ask {ask.key}", ask.line.format(**WORDS)


SAID = {key: text.strip() for key, text in spoken_lines() if text.strip(" .")}


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!:])\s+", text) if part]


def words_of(text: str) -> list[str]:
    """Words as they are said: a figure counts as one."""
    return re.findall(r"[$\w][\w.,'$-]*", text.replace(BLANK, "blank"))


def syllables(word: str) -> int:
    """About how many: groups of vowels, a silent e at the end left out. A figure is said short."""
    if not word[0].isalpha():
        return 2
    found = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith(("le", "ee")) and found > 1
    return max(found - silent, 1)


def grade(text: str) -> float:
    """The school grade of Flesch and Kincaid."""
    words = words_of(text)
    count = sum(map(syllables, words))
    return 0.39 * len(words) / len(sentences(text)) + 11.8 * count / len(words) - 15.59


@pytest.mark.parametrize("key", SAID)
def test_every_sentence_is_said_in_one_breath(key):
    longest = max(sentences(SAID[key]), key=lambda part: len(words_of(part)))
    assert len(words_of(longest)) <= MOST_WORDS, longest


def test_the_lines_are_of_about_the_sixth_grade_at_most():
    grades = {key: grade(text) for key, text in SAID.items()}
    assert mean(grades.values()) < GRADE
    hard = {key: (round(grades[key], 1), SAID[key]) for key in grades if grades[key] > HARDEST}
    assert hard == {}


def test_the_measure_of_reading_tells_hard_from_easy():
    easy = "How close can you get?"
    hard = (
        "Notwithstanding organizational compensation methodologies, remuneration should "
        "appropriately incorporate demonstrable qualifications."
    )
    assert grade(easy) < GRADE < HARDEST < grade(hard)
    assert len(words_of("I'd say yes at $17.50, and ____.")) == 7


BANNED = re.compile(
    r"\bhappy\b|that's a jump|either of these|sorry|afraid|just wondering|i know that|"
    r"few offers|pay review date on top|i was hoping you might|if it's not too much",
    re.IGNORECASE,
)


def test_no_line_apologises_or_is_happy_or_gives_the_figure_away():
    assert [key for key, text in SAID.items() if BANNED.search(text)] == []


def test_a_line_names_one_figure_of_ones_own():
    """Beside it only what was said before, or the other employer's, may stand."""
    for line in TALK.lines:
        own = re.findall(r"\{(figure|half|ask|high)\}", line.text)
        assert len(own) <= (2 if line.id == "moment-form" else 1), line.id
        if "{offer}" in line.text or "{rival}" in line.text:
            assert not own, line.id


def test_the_order_of_the_tips_in_words_is_the_order_they_are_said_in():
    """What comes after "Keep" is said when they ask, if at all."""
    talk = load_talk()
    for key, words in talk.order.items():
        said = re.findall(r"\d", words.partition("Keep")[0])
        assert tuple(map(int, said)) == tuple(talk.spoken[key]), key


ORDINALS = ("First", "Second", "Third", "Fourth")


@pytest.mark.parametrize("stage", ["offer", "counter", "meeting"])
def test_the_tips_are_numbered_in_the_order_they_are_said(stage):
    standings = set(TALK.spoken) - set(STAGES)
    for standing in sorted({*standings, stage}):
        if (standing, stage) == ("need-high", "meeting"):
            continue  # to one's boss it stands as elsewhere
        for place, number in enumerate(TALK.spoken[standing][: len(ORDINALS)]):
            when = TALK.tips[number - 1].when
            first = (when.get(standing) or when[stage]).split()[0].strip(".,:")
            assert first not in ORDINALS or ORDINALS.index(first) == place, (standing, number)
