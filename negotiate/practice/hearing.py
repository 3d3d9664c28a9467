"""What an answer typed in a practice call says, where that is sure.

A number counts as pay only with a money sign, a unit or a pay word, or where it is the whole answer
to a question about pay; and only where it can be pay for this job. What is not sure is not heard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf, log
from typing import NamedTuple

from negotiate.model.facts import Rules
from negotiate.model.money import HOURLY_TO, Pay, PayUnit
from negotiate.model.rehearsal import Amount, MomentKind, Practice, Role
from negotiate.words.pay import Mention, completed, find_amounts, find_increases, joined

_SHORT = 6
"""So few words beside it, and a bare number is the answer to a question about pay: how people
write, and part of the grammar like the turns of phrase."""
_ASKED_PAY = (
    *("expectations", "press", "history", "offer", "number", "concession", "vague"),
    *("silence", "callback", "final"),
)
_PAY_ALONE = ("expectations", "press", "history", "number", "concession", "silence", "final")
"""Moments at which a number near to the job's pay is pay, where no noun follows it."""
_NEAR_PAY = log(1.5)
"""So near: part of the grammar, like the cues."""
_NO_NOUN = re.compile(
    r"\s*(?:$|[.,?!;)]|(?:and|so|but|if|would|please|is|or|then|because|cause|for|maybe|flat|even)\b)"
)
"""What may follow an amount, and no number of something else."""
_SALARY = 10_000.0
"""So much, where pay is talked about, is a salary and no count."""
_AFTER = ("after_ask", "after_current", "after_floor")
_NAMED_AFTER: dict[str, Role] = {
    "after_current": "current",
    "after_floor": "floor",
    "after_ask": "ask",
    "after_theirs": "theirs",
}
"""What the words after an amount name it as."""
_CUED: tuple[Role, ...] = ("current", "floor", "theirs", "other", "market", "ask")
"""What the words before it may."""
_ENDS = ".?!;\n"
_ISH = re.compile(r"(?<=\d)[ -]?ish\b")
"""As good as nothing: "25ish to 27"."""
_MAYBE = r"(?:maybe|perhaps|possibly)(?: even| up to| like)?"
_IN_A_ROW = re.compile(rf"\s*(?:,|/|,?\s*or|,?\s*{_MAYBE}|\s)\s*")
"""Between three amounts or more that are one range."""
_UP_TO = re.compile(rf"\s*,?\s*{_MAYBE}\s*")


class Spotted(NamedTuple):
    """A number that could be pay here, sure or not, and where it stands in the answer."""

    start: int
    end: int
    low: float
    high: float
    role: Role | None
    """What the rules name it as; None where they are not sure that it is pay."""


class Heard(NamedTuple):
    """What an answer says of pay."""

    amounts: tuple[Amount, ...]
    vague: str
    """Words for an amount that could be several, such as "low fifties"; empty where none."""
    spotted: tuple[Spotted, ...] = ()
    """Every number that could be pay, in its order."""

    def named(self, role: Role) -> Amount | None:
        """The amount in that role: the last that is put as a question, else the first."""
        found = [amount for amount in self.amounts if amount.role == role]
        questions = [amount for amount in found if amount.question]
        return questions[-1] if questions else next(iter(found), None)


class Job(NamedTuple):
    """What tells pay from other numbers here."""

    unit: PayUnit
    around: float
    """What the job pays, in dollars of a full-time year: "26" is an hour, "46" is thousands."""
    rules: Rules
    offer: float = 0.0
    """What they offered, to know it again; 0 where nothing was."""
    table: float = 0.0
    """What they named last, which "a dollar more" goes up from; 0: the offer."""

    own: tuple[float, ...] = ()
    """Amounts of the user's own: present pay, floor, another offer, a number said before."""
    legal: tuple[float, ...] = ()
    """Amounts the law names, which are no ask."""
    steps: tuple[float, ...] = ()
    """Of a scale, from the lowest."""

    @property
    def theirs(self) -> tuple[float, ...]:
        """The amounts they named."""
        return tuple(filter(None, (self.offer, self.table)))

    def named(self, amount: float) -> bool:
        """Whether it is an amount they named."""
        return self._is_any(amount, self.theirs)

    def known(self, amount: float) -> bool:
        """Whether it is an amount that they named, or one of the user's own."""
        return self._is_any(amount, (*self.theirs, *self.own))

    def _is_any(self, amount: float, known: tuple[float, ...]) -> bool:
        same = self.rules.practice.same.value
        return any(abs(log(amount / one)) < same for one in known)

    @property
    def base(self) -> float:
        """What is on the table."""
        return self.table or self.offer


def hear(answer: str, job: Job, asked: MomentKind, practice: Practice) -> Heard:
    """The amounts of pay in an answer to a moment of kind `asked`, and what each is named as."""
    text = answer.replace("\u2019", "'").lower()
    text = text.replace(job.unit.sign.lower(), "$".rjust(len(job.unit.sign)))
    text = _ISH.sub(lambda ish: " " * len(ish.group()), text)
    vague = practice.phrases["vague"].search(text)
    same = job.rules.practice.same.value
    found: list[Amount] = []
    spotted: list[Spotted] = []
    heard_to = 0
    for pair in _pairs(text, practice):
        ends = _ends(pair, text, job, asked, practice)
        start, end = pair[0].start, pair[1].end
        if ends is None:
            spotted += _unsure(pair, text, job, practice)
            continue
        if (
            found
            and found[-1].role == "ask"
            and practice.phrases["turn"].search(text, heard_to, start)
        ):
            at = next(n for n in reversed(range(len(spotted))) if spotted[n].role == "ask")
            spotted[at] = spotted[at]._replace(role="other")
            found[-1] = found[-1]._replace(role="other")  # "19, so maybe 21"
        heard_to = end
        role = _role(text, start, end, practice)
        if any(abs(log(ends[0] / amount)) < same for amount in job.legal):
            role = "market"
        if role is None:
            echo = job.named(ends[0])
            role = "theirs" if echo else "current" if asked == "history" else "ask"
        if role in ("ask", "market") and _put_off(text, start, end, practice):
            role = "other"  # "24 by May"
        quote = answer[start:end].strip()
        spotted.append(Spotted(start=start, end=end, low=ends[0], high=ends[1], role=role))
        found.append(
            Amount(
                low=ends[0], high=ends[1], role=role, quote=quote, question=_in_question(text, end)
            )
        )
    if not found and job.base:
        found = [*_more(text, job, practice)]
    if not found and job.steps and asked in (*_ASKED_PAY, "close"):
        found = [*_step(text, job, practice)]
    if not spotted:
        spotted = [_spotted(amount, text) for amount in found]
    words = answer[vague.start() : vague.end()] if vague else ""
    return Heard(amounts=tuple(found), vague=words, spotted=tuple(spotted))


def _spotted(amount: Amount, text: str) -> Spotted:
    """An amount that is named by so much more, or by its place."""
    start = text.find(amount.quote)
    end = start + len(amount.quote)
    return Spotted(start=start, end=end, low=amount.low, high=amount.high, role=amount.role)


def _unsure(pair: Pair, text: str, job: Job, practice: Practice) -> Iterator[Spotted]:
    """A number that may be pay, as far as its size goes; none where what is counted says no."""
    before = text[_begin(text, pair[0].start) : pair[0].start]
    low, high = _read(pair, job)
    farthest = job.rules.practice.farthest_bare.value
    counted = not pair[0].signed and practice.phrases["not_before"].search(before)
    if not counted and low <= high and max(_off(low, job), _off(high, job)) <= log(farthest):
        start, end = pair[0].start, pair[1].end
        role: Role | None = "other" if _role(text, start, end, practice) == "other" else None
        yield Spotted(start=start, end=end, low=low, high=high, role=role)


def _more(text: str, job: Job, practice: Practice) -> Iterator[Amount]:
    """What is asked for as so much more than is on the table: "a dollar more", "5% more"."""
    unit, base = job.unit, job.base
    for more in find_increases(text):
        if more.share:
            asked = more.of(base)
        elif more.value <= HOURLY_TO:
            asked = unit.full_time(Pay(amount=more.of(unit.hourly(base)), period="hour"))
        else:
            asked = unit.full_time(Pay(amount=more.of(unit.yearly(base)), period="year"))
        near = log(asked / base) <= log(job.rules.practice.farthest_bare.value)
        near = near and not practice.phrases["only_so_much"].search(text[: more.start])
        if near and not _put_off(text, more.start, more.end, practice):
            quote, question = text[more.start : more.end].strip(), _in_question(text, more.end)
            yield Amount(low=asked, high=asked, role="ask", quote=quote, question=question)


def _step(text: str, job: Job, practice: Practice) -> Iterator[Amount]:
    """The step of a scale that is named by its place: "step 3", "the third one"."""
    if match := practice.phrases["nth_step"].search(text):
        word = match["number"] or match["ordinal"]
        last = len(job.steps)
        place = last if word in ("last", "top") else _PLACES.get(word[:3], 0) or int(word[0])
        if 1 <= place <= last:
            amount = job.steps[place - 1]
            asked = _in_question(text, match.end())
            yield Amount(low=amount, high=amount, role="ask", quote=match.group(), question=asked)


_PLACES = {
    name: place
    for place, names in enumerate(("one fir", "two sec", "thr thi", "fou", "fiv fif", "six"), 1)
    for name in names.split()
}
"""By the first letters of the word."""


def _put_off(text: str, start: int, end: int, practice: Practice) -> bool:
    """Whether an amount is for a later day, such as "after ninety days"."""
    stop = re.search(rf"[{_ENDS}](?=\s|$)", text[end:])
    last = len(text) if stop is None else end + stop.start()
    return practice.phrases["later"].search(text[_begin(text, start) : last]) is not None


def _in_question(text: str, at: int) -> bool:
    """Whether the sentence around a place ends in a question mark."""
    end = re.search(rf"[{_ENDS}](?=\s|$)", text[at:])
    return end is not None and end.group() == "?"


Pair = tuple[Mention, Mention]


def _pairs(text: str, practice: Practice) -> Iterator[Pair]:
    """The numbers of a text that may be pay: both ends of a range, or one number twice."""
    vague = [(m.start(), m.end()) for m in practice.phrases["vague"].finditer(text)]
    numbers = [
        m
        for m in find_amounts(text)
        if not practice.phrases["not_pay"].match(text, m.end)
        and not any(start <= m.start < end for start, end in vague)
    ]
    at = 0
    while at < len(numbers):
        low, high = numbers[at], numbers[min(at + 1, len(numbers) - 1)]
        is_range = high is not low and (joined(text, low, high) or _and_maybe(text, low, high))
        if last := _listed(text, numbers[at:]):
            yield low, last[-1]
            at += len(last)
            continue
        yield completed(low, high) if is_range else (low, low)
        at += 2 if is_range else 1


def _and_maybe(text: str, low: Mention, high: Mention) -> bool:
    """Whether two amounts are a range in the way of "25, maybe 27"."""
    return low.value < high.value and _UP_TO.fullmatch(text, low.end, high.start) is not None


def _listed(text: str, numbers: list[Mention]) -> list[Mention]:
    """Three numbers or more in a row, from low to high, which are a range: "18.50, 19, 19.50"."""
    row = numbers[:1]
    for number in numbers[1:]:
        between = text[row[-1].end : number.start]
        if not _IN_A_ROW.fullmatch(between) or number.value <= row[-1].value:
            break
        row.append(number)
    return row if len(row) > _RANGE else []


def _ends(
    pair: Pair, text: str, job: Job, asked: MomentKind, practice: Practice
) -> tuple[float, float] | None:
    """The two ends in dollars of a full-time year; None where this is not surely pay."""
    before = text[_begin(text, pair[0].start) : pair[0].start]
    if not pair[0].signed and practice.phrases["not_before"].search(before):
        return None
    marked = any(number.money for number in pair)
    if not marked and not _about_pay(text, pair, job, asked, practice):
        return None
    low, high = _read(pair, job)
    rules = job.rules
    farthest = rules.practice.farthest if marked else rules.practice.farthest_bare
    if any(_far(end, job) > log(farthest.value) for end in (low, high)):
        return None
    return (low, high) if low <= high else None


def _read(pair: Pair, job: Job) -> list[float]:
    """Both ends in yearly dollars, in the unit that brings the first nearest to what the job pays.

    Where pay is by the hour a number is dollars an hour as long as that is not far off; one that
    they named is in their unit.
    """
    ends: list[float] = []
    hourly = log(job.rules.practice.by_the_hour.value)
    unit = ""
    for number in pair:
        readings = {p: _yearly(number, p, job.unit) for p in _periods(number)}
        if unit not in readings:
            off = {period: _off(amount, job) for period, amount in readings.items()}
            by_the_hour = job.unit.says_hour and off.get("hour", inf) <= hourly
            echo = next((period for period, amount in readings.items() if job.known(amount)), "")
            unit = echo or ("hour" if by_the_hour else min(off, key=off.__getitem__))
        ends.append(readings[unit])
    return ends


def _off(amount: float, job: Job) -> float:
    """How far an amount is from what the job pays, in logs."""
    return abs(log(amount / job.around))


def _far(amount: float, job: Job) -> float:
    """How far it is from that, from what is on the table, or from an amount of the user's own."""
    near = (job.around, job.base or job.around, *job.own)
    return min(abs(log(amount / pay)) for pay in near)


def _about_pay(text: str, pair: Pair, job: Job, asked: MomentKind, practice: Practice) -> bool:
    """Whether a bare number is pay: a pay word near it, or the whole answer to the question."""
    before = text[_begin(text, pair[0].start) : pair[0].start]
    after = text[pair[1].end :]
    if re.match(r"\s+(?!is|as|works|sounds|seems)\w{3,}s\b", after):  # "40 tickets": of something
        return False
    cents = any(number.value % 1 for number in pair)
    if cents or practice.phrases["pay_word"].search(before):
        return True
    alone = asked in _PAY_ALONE and _near(pair[0], job) and _NO_NOUN.match(after)
    if alone or any(job.named(_yearly(pair[0], p, job.unit)) for p in _periods(pair[0])):
        return not practice.phrases["not_number"].search(before)
    if any(practice.phrases[name].match(after) for name in _AFTER):
        return True
    salary = pair[0].value >= _SALARY and _near(pair[0], job)
    if asked not in _ASKED_PAY:
        return salary and not practice.phrases["not_number"].search(before)
    whole = not before.strip() or len(re.findall(r"[a-z']+", before + after)) <= _SHORT
    return whole or pair[0].value >= _SALARY


def _near(number: Mention, job: Job) -> bool:
    """Whether a number alone is as near to the pay of the job as offers are."""
    return min(_off(_yearly(number, p, job.unit), job) for p in _periods(number)) <= _NEAR_PAY


def _begin(text: str, at: int) -> int:
    """Where the sentence around a place begins."""
    ends = re.finditer(rf"[{_ENDS}](?=\s|$)", text[:at])
    return max((end.end() for end in ends), default=0)


def _periods(number: Mention) -> list[str]:
    """What a number may stand for."""
    if number.period:
        return [number.period]
    return ["year"] if number.thousands or number.value >= 1_000 else ["hour", "thousand"]


def _yearly(number: Mention, period: str, unit: PayUnit) -> float:
    value = max(number.value, 0.01)
    if value < 1_000 and not number.thousands and period in ("thousand", "year"):
        value *= 1_000
    return unit.full_time(Pay(amount=value, period="year" if period == "thousand" else period))


def _role(text: str, start: int, end: int, practice: Practice) -> Role | None:
    """What an amount is named as: by the nearest cue before it; None where nothing says."""
    for name, role in _NAMED_AFTER.items():
        if practice.phrases[name].match(text[end:]):
            return role
    turns = [turn.end() for turn in practice.phrases["turn"].finditer(text, 0, start)]
    before = text[max([_begin(text, start), *turns[-1:]]) : start]
    found: list[tuple[int, int, Role]] = []
    for role in _CUED:
        found += [(m.end(), -m.start(), role) for m in practice.cues[role].finditer(before)]
    if practice.phrases["past"].search(before):
        return "other"
    if not found:
        return "other" if practice.phrases["elsewhere"].search(before) else None
    end, _, nearest = max(found)
    # "The least I could accept is 23" has an ask right before the figure, and is none.
    if nearest == "ask" and any(role == "floor" and end - e <= _NEAR for e, _, role in found):
        return "floor"
    return nearest


_RANGE = 2
"""More amounts in a row than that are a range."""
_NEAR = 16
"""Letters between a cue and the figure it speaks of: part of the grammar, like the cues."""
