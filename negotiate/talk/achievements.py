"""Achievements: read as typed, and turned into sentences one can say."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from negotiate.model.errors import Problem
from negotiate.model.lines import BLANK, Metric
from negotiate.model.profile import Achievement
from negotiate.model.text import clean, place_key

_FORMS = 'write it like "CSAT 82% to 91%: rewrote the refund replies", or as one short sentence'
_MOST_WORDS = 25
"""Said aloud, abbreviations in full: with the words before it a line has at most 30."""
_LEAST_WORDS = 3
_LONGEST_WORD = 40
_MINUTE, _HOUR = 60, 3600
_LEAST_SECONDS = 30
"""A bare time under this is meant in minutes."""
_LEAST_SHARE = 10
"""A bare share under this is a score, like 4.6 of 5, and stays as typed."""
_ABBREVIATIONS = {
    "aht": "average handle time",
    "acw": "after-call work",
    "asa": "average speed of answer",
    "csat": "customer satisfaction",
    "esat": "employee satisfaction",
    "fcr": "first-call resolution",
    "nps": "net promoter score",
    "qa": "quality",
    "sla": "service level",
}
# A `what` that starts with one of these follows "I". No rule tells "coached" from "shared inbox".
_PAST = frozenset(
    {
        *("added", "automated", "began", "brought", "built", "changed", "chose", "cleaned"),
        *("coached", "created", "cut", "designed", "developed", "documented", "drove", "fixed"),
        *("found", "gave", "got", "grew", "handled", "held", "helped", "implemented", "improved"),
        *("introduced", "kept", "launched", "led", "made", "managed", "mentored", "moved"),
        *("organized", "planned", "put", "ran", "redesigned", "reduced", "removed", "replaced"),
        *("resolved", "reworked", "rewrote", "scheduled", "set", "simplified", "sold", "spoke"),
        *("started", "streamlined", "taught", "told", "took", "trained", "updated", "won"),
        *("worked", "wrote"),
    }
)
# Patterns stay text: they are compiled when the first achievement is read.
_SECONDS = r"(?i)\b(\d+)\s?-?(?:seconds|second|secs|sec)\b"
_DECIMAL_SHARE = r"(?i)\b(\d+\.\d+)(\s?)(%|percent\b)"
_FIGURE = r"[$]?\d[\d.,:]*(?:\s?(?:%|percent|[a-z]+\d*[a-z]*))?"
_CHANGE = (
    rf"(?i)(?P<metric>[A-Za-z][\w\s-]*?)\s*:?\s+(?:from\s+)?(?P<before>{_FIGURE})\s*(?:to|->|→)\s*"
    rf"(?P<after>{_FIGURE}?)(?:\s*[:;,.](?!\d)\s*(?P<what>.*)|\s+(?P<by>(?:by|after|when)\s.*))?"
)
_CLOCK = r"(?:(\d+):)?(\d+):(\d{2})(?:\s?(?:min|minutes))?"
_SPAN = (
    r"(?i)(?:(\d+(?:\.\d+)?)\s?h(?:ours?|rs?)?)?\s*(?:(\d+(?:\.\d+)?)\s?m(?:in(?:ute)?s?)?)?\s*"
    r"(?:(\d+(?:\.\d+)?)\s?s(?:ec(?:ond)?s?)?)?"
)
_NUMBER = r"(?i)[$]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?([km])?(?![\d,.])"


class Sentence(NamedTuple):
    """An achievement as one can say it, and what it is about."""

    text: str
    speed: bool
    """True where it is speed, handle time for one, which is never offered alone."""
    quality: bool
    """True where it is quality, resolution or satisfaction."""


class LeftOut(NamedTuple):
    """Why an achievement should not be said."""

    text: str


class Proof(NamedTuple):
    """What to say of the user's record, best first, and what is left to find out."""

    lines: tuple[str, ...]
    find: tuple[str, ...]


def read_achievement(text: str, metrics: Sequence[Metric]) -> Achievement:
    """An achievement as typed: "metric before to after: what", or a sentence.

    Raises `Problem` where it is too short or too long to say in a call.
    """
    shown = clean(text, 400)
    match = re.fullmatch(_CHANGE, shown)
    if match and _metric(match["metric"], metrics):
        what = match["what"] or match["by"] or ""
        found = Achievement(
            metric=match["metric"], before=match["before"], after=match["after"], what=what
        )
    else:
        found = Achievement(sentence=shown)
    count = len(_in_words(found, metrics).text.split())
    if not found.metric and len(re.findall(r"[^\W\d_]+", shown)) < _LEAST_WORDS:
        raise _problem(f"'{clean(shown, 40)}' is too short to say")
    if any(len(word) > _LONGEST_WORD for word in shown.split()):
        raise _problem("it has a word nobody can say")
    if count > _MOST_WORDS:
        raise _problem(f"{count} words are too many to say in a call, at most {_MOST_WORDS}")
    return found


def _problem(message: str) -> Problem:
    return Problem(message, about="achievement", hint=_FORMS)


def as_typed(achievement: Achievement) -> str:
    """An achievement as `read_achievement` reads it."""
    metric, before, after = achievement.metric, achievement.before, achievement.after
    if metric and before and after:
        what = f": {achievement.what}" if achievement.what else ""
        return f"{metric} {before} to {after}{what}"
    return achievement.sentence or " ".join(filter(None, (metric, after, achievement.what)))


def proof(achievements: Sequence[Achievement], metrics: Sequence[Metric]) -> Proof:
    """The achievements as sentences; handle time only with quality or resolution beside it.

    A figure that got worse, or did not change, is left out, and said in `find`.
    """
    found = dict.fromkeys(_in_words(achievement, metrics) for achievement in achievements)
    find = [item.text for item in found if isinstance(item, LeftOut)]
    good = [item for item in found if isinstance(item, Sentence)]
    quality = [sentence for sentence in good if sentence.quality]
    others = [sentence for sentence in good if not sentence.quality and not sentence.speed]
    speed = [sentence for sentence in good if sentence.speed and not sentence.quality]
    lines = [sentence.text for sentence in (*quality, *others)]
    if speed and quality:
        lines.insert(1, speed[0].text)
    elif speed:
        lines.append(f"{speed[0].text} Quality over the same time was {BLANK}.")
        find.append(
            "Your quality, resolution or satisfaction score over the same time: faster work alone "
            "can read as rushing."
        )
    return Proof(lines=tuple(lines), find=tuple(find))


def _in_words(achievement: Achievement, metrics: Sequence[Metric]) -> Sentence | LeftOut:
    """The achievement as one can say it, or why it should not be said."""
    if achievement.sentence:
        return _as_typed_sentence(achievement.sentence, metrics)
    metric = _metric(achievement.metric, metrics)
    words = metric.words if metric else _spoken(achievement.metric).lower()
    unit = metric.unit if metric else "any"
    before, after = _figure(achievement.before, unit), _figure(achievement.after, unit)
    if before == after:
        return LeftOut(text=f"{_upper(words)} did not change, {before}: it is left out.")
    first, last = _number(achievement.before, unit), _number(achievement.after, unit)
    if metric and first is not None and last is not None and _worse(first, last, metric):
        return LeftOut(text=f"{_upper(words)} got worse, from {before} to {after}: it is left out.")
    went = "came down" if metric and metric.better == "down" else "went"
    kind = metric.beside if metric else ""
    text = _changed(words, went, before, after, achievement.what)
    return Sentence(text=text, speed=kind == "speed", quality=kind == "quality")


def _worse(first: float, last: float, metric: Metric) -> bool:
    return (last < first) == (metric.better == "up")


def _changed(words: str, went: str, before: str, after: str, what: str) -> str:
    plain = _spoken(what).rstrip(" .!?,")
    first = plain.split(" ")[0].lower() if plain else ""
    if not before:
        text = f"{_upper(words)} is at {after}."
        return f"{text} What I did: {plain}." if plain else text
    moved = f"{words} {went} from {before} to {after}"
    if not plain:
        return f"{_upper(moved)}."
    if first in ("i", "my", "we", "by", "after", "when"):
        joined = ", and" if first in ("i", "my", "we") else ","
        return f"{_upper(plain)}{joined} {moved}."
    if first in _PAST:
        return f"I {plain[0].lower()}{plain[1:]}, and {moved}."
    if first.endswith("ing") and first != "thing":
        return f"By {plain[0].lower()}{plain[1:]}, {moved}."
    return f"{_upper(moved)}. What I did: {plain}."


def _as_typed_sentence(sentence: str, metrics: Sequence[Metric]) -> Sentence:
    spoken = _spoken(sentence)
    key = f" {place_key(f'{sentence} {spoken}')} "
    kinds = {
        metric.beside
        for metric in metrics
        for alias in metric.aliases
        if f" {place_key(alias)} " in key
    }
    return Sentence(text=_ended(_upper(spoken)), speed="speed" in kinds, quality="quality" in kinds)


def _spoken(text: str) -> str:
    """Text as it is said: no abbreviations, brackets or semicolons, seconds as minutes."""
    plain = re.sub(r"\s*[;(\[{]\s*", ", ", text)
    plain = re.sub(r"\s*[)\]}]", "", plain)
    plain = re.sub(r"_+", " ", plain)
    plain = re.sub(
        rf"(?<![A-Za-z])({'|'.join(_ABBREVIATIONS)})(?:'?s)?(?![A-Za-z])",
        lambda m: _ABBREVIATIONS[m[1].lower()],
        plain,
        flags=re.IGNORECASE,
    )
    plain = re.sub(_SECONDS, _as_minutes, plain)
    plain = re.sub(_DECIMAL_SHARE, lambda m: f"{_whole(m[1])}{m[2]}{m[3]}", plain)
    plain = re.sub(r"\s+([,.!?])", r"\1", " ".join(plain.split()))
    return re.sub(r",(?:\s*,)+", ",", plain).strip(" ,")


def _as_minutes(match: re.Match[str]) -> str:
    seconds = int(match[1])
    return _minutes(seconds) if seconds >= _MINUTE else match[0]


def _whole(text: str) -> str:
    """A share without decimals; a small one keeps them, and 99.6 does not become 100."""
    value = float(text)
    if value < _LEAST_SHARE or math.isinf(value):
        return text
    return str(99 if 99 < value < 100 else round(value))


def _figure(text: str, unit: str) -> str:
    """A figure as it is said: "82%", "6 minutes 30 seconds"; as typed where it is not understood.

    >>> _figure("82.4%", "share"), _figure("83", "share"), _figure("4.6", "share")
    ('82%', '83%', '4.6')
    >>> _figure("390", "time"), _figure("6.5", "time"), _figure("7:05", "time")
    ('6 minutes 30 seconds', '6 minutes 30 seconds', '7 minutes 5 seconds')
    """
    plain = text.strip(" .,:")
    seconds = _seconds(plain) if unit == "time" else None
    if seconds is not None:
        return _minutes(seconds)
    bare = re.fullmatch(r"(\d+(?:\.\d+)?)(%?)", plain)
    if bare and (bare[2] or (unit == "share" and float(bare[1]) >= _LEAST_SHARE)):
        return f"{_whole(bare[1]) if '.' in bare[1] else bare[1]}%"
    return _spoken(plain)


def _seconds(text: str) -> float | None:
    """A time in seconds; None where it is not understood, or longer than a float can say."""
    seconds = _read_seconds(text)
    return None if seconds is None or math.isinf(seconds) else seconds


def _read_seconds(text: str) -> float | None:
    if clock := re.fullmatch(_CLOCK, text):
        return int(clock[1] or 0) * _HOUR + int(clock[2]) * _MINUTE + int(clock[3])
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        value = float(text)
        return value * _MINUTE if value < _LEAST_SECONDS else value
    span = re.fullmatch(_SPAN, text)
    if span is None or not any(span.groups()):
        return None
    hours, minutes, seconds = (float(part or 0) for part in span.groups())
    return hours * _HOUR + minutes * _MINUTE + seconds


def _number(text: str, unit: str) -> float | None:
    """The value of a figure, to tell better from worse; None where it is not understood."""
    plain = text.strip(" .,:")
    if unit == "time":
        return _seconds(plain)
    match = re.match(_NUMBER, plain)
    if match is None:
        return None
    times = {"k": 1e3, "m": 1e6}.get((match[3] or "").lower(), 1.0)
    return float(match[1].replace(",", "") + (match[2] or "")) * times


def _minutes(seconds: float) -> str:
    """A time as it is said: "45 seconds", "1 minute", "6 minutes 30 seconds", "1 hour"."""
    hours, rest = divmod(round(seconds), _HOUR)
    minutes, last = divmod(rest, _MINUTE)
    counted = ((hours, "hour"), (minutes, "minute"), (last, "second"))
    parts = [f"{n} {name}{'' if n == 1 else 's'}" for n, name in counted if n]
    return " ".join(parts) or "0 seconds"


def _metric(name: str, metrics: Sequence[Metric]) -> Metric | None:
    key = place_key(name)
    return next((m for m in metrics if key in map(place_key, m.aliases)), None)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", '."', '!"', '?"')) else f"{text}."
