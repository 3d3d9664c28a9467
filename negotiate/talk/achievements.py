"""Achievements: read as typed, and turned into sentences one can say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from negotiate.model.errors import Problem
from negotiate.model.lines import Metric
from negotiate.model.script import Achievement
from negotiate.model.text import clean, place_key

_FORMS = (
    'write it like "CSAT 82% to 91%: rewrote the refund replies", or as one sentence of at most '
    "22 words"
)
_MOST_WORDS = 22
_LEAST_WORDS = 3
_MINUTE = 60
_ABBREVIATIONS = {
    "aht": "average handle time",
    "fcr": "first-call resolution",
    "csat": "customer satisfaction",
    "acw": "after-call work",
    "qa": "quality",
    "nps": "net promoter score",
    "esat": "employee satisfaction",
}
# Verbs that do not end in -ed; a `what` that starts with one follows "I".
_PAST = frozenset(
    {
        *("rewrote", "built", "led", "ran", "made", "cut", "taught", "wrote", "set", "took"),
        *("began", "kept", "found", "got", "held", "won", "drove", "brought", "grew", "sold"),
        *("gave", "put", "spoke", "told", "chose"),
    }
)
_TIME = re.compile(r"(\d+(?:\.\d+)?)[\s-]*(?:seconds|second|secs|sec|s)\b", re.IGNORECASE)
_DECIMAL_SHARE = re.compile(r"(\d+)\.(\d+)\s*(%|percent\b)", re.IGNORECASE)


class Told(NamedTuple):
    """An achievement in words, and what it is about."""

    text: str
    speed: bool
    """True where it is handle time, which is never offered alone."""
    quality: bool
    """True where it is quality, resolution or satisfaction."""


class Proof(NamedTuple):
    """What to say of the user's record, best first, and what is left to find out."""

    lines: tuple[str, ...]
    find: tuple[str, ...]


def read_achievement(text: str, metrics: Sequence[Metric]) -> Achievement:
    """An achievement as typed: "metric before to after: what", or a sentence.

    Raises `Problem` where nothing can be said of it.
    """
    shown = clean(text, 300)
    match = re.fullmatch(
        r"(?P<metric>[A-Za-z][\w\s-]*?):?\s+(?:from\s+)?(?P<before>[\d.,:]+\s*[%a-z]*)\s*"
        r"(?:to|->|→)\s*(?P<after>[\d.,:]+\s*[%a-z]*)\s*(?:[:;,.]\s*(?P<what>.*))?",
        shown,
        re.IGNORECASE,
    )
    if match and _metric(match["metric"], metrics):
        return Achievement(*(clean(match[g] or "") for g in ("metric", "before", "after", "what")))
    if len(shown.split()) < _LEAST_WORDS:
        raise Problem(f"--achievement: '{clean(shown, 40)}' is too short to say", hint=_FORMS)
    if len(shown.split()) > _MOST_WORDS:
        count = len(shown.split())
        raise Problem(f"--achievement: {count} words are too many to say in a call", hint=_FORMS)
    return Achievement(sentence=shown)


def proof(achievements: Sequence[Achievement], metrics: Sequence[Metric]) -> Proof:
    """The achievements as sentences; handle time only with quality or resolution beside it.

    A figure that got worse is left out, and said in `find`.
    """
    told = [_told(one, metrics) for one in achievements]
    find = [one for one in told if isinstance(one, str)]
    good = [one for one in told if isinstance(one, Told)]
    quality = [one for one in good if one.quality]
    others = [one for one in good if not one.quality and not one.speed]
    speed = [one for one in good if one.speed and not one.quality]
    lines = [one.text for one in (*quality, *others)]
    if speed and quality:
        lines.insert(1, speed[0].text)
    elif speed:
        lines.append(f"{speed[0].text} Quality over the same time was ____.")
        find.append(
            "Your quality, resolution or satisfaction score over the same time: faster calls alone "
            "can read as rushing."
        )
    return Proof(tuple(lines), tuple(find))


def _told(one: Achievement, metrics: Sequence[Metric]) -> Told | str:
    """The achievement in words; a sentence saying why not, where it should not be said."""
    if one.sentence:
        return _own_words(one.sentence, metrics)
    metric = _metric(one.metric, metrics)
    words = metric.words if metric else _spoken(one.metric).lower()
    unit = metric.unit if metric else "any"
    before, after = _figure(one.before, unit), _figure(one.after, unit)
    first, last = _number(one.before), _number(one.after)
    if metric and first is not None and last is not None and _worse(first, last, metric):
        return f"{_upper(words)} got worse, from {before} to {after}: it is left out."
    went = "came down" if metric and metric.better == "down" else "went"
    text = _changed(words, went, before, after, one.what)
    kind = metric.beside if metric else ""
    return Told(text, kind == "speed", kind == "quality")


def _worse(first: float, last: float, metric: Metric) -> bool:
    return first != last and (last < first) == (metric.better == "up")


def _changed(words: str, went: str, before: str, after: str, what: str) -> str:
    if not before:
        text = f"{_upper(words)} is at {after}."
        return f"{text} {_sentence(f'What I did: {_spoken(what)}')}" if what else text
    moved = f"{words} {went} from {before} to {after}"
    plain = _spoken(what).rstrip(".")
    first = plain.split(" ")[0].lower() if plain else ""
    if not plain:
        return f"{_upper(moved)}."
    if first in ("i", "my", "we"):
        return f"{_upper(plain)}, and {moved}."
    if first in _PAST or first.endswith("ed"):
        return f"I {plain[0].lower()}{plain[1:]}, and {moved}."
    if first.endswith("ing"):
        return f"By {plain[0].lower()}{plain[1:]}, {moved}."
    return f"{_upper(moved)}. What I did: {plain}."


def _own_words(sentence: str, metrics: Sequence[Metric]) -> Told:
    key = f" {place_key(sentence)} "
    kinds = {
        metric.beside
        for metric in metrics
        for alias in metric.aliases
        if f" {place_key(alias)} " in key
    }
    return Told(_sentence(_upper(_spoken(sentence))), "speed" in kinds, "quality" in kinds)


def _spoken(text: str) -> str:
    """Text as it is said: no abbreviations, brackets or semicolons, seconds as minutes."""
    plain = re.sub(r"\s*[;(\[{]\s*", ", ", text)
    plain = re.sub(r"\s*[)\]}]", "", plain)
    plain = re.sub(r"_{2,}", "", plain)
    plain = re.sub(r"\b[A-Za-z]+\b", lambda m: _ABBREVIATIONS.get(m[0].lower(), m[0]), plain)
    plain = _TIME.sub(lambda m: _minutes(float(m[1])), plain)
    plain = _DECIMAL_SHARE.sub(lambda m: f"{round(float(f'{m[1]}.{m[2]}'))}{m[3]}", plain)
    return " ".join(plain.split()).strip(" ,")


def _figure(text: str, unit: str) -> str:
    """A figure as it is said: "82%", "6 minutes 30 seconds"."""
    value = _number(text)
    if value is None or not text:
        return _spoken(text)
    if unit == "time":
        return _minutes(value)
    if unit == "share" or "%" in text:
        return f"{round(value)}%"
    return _spoken(text)


def _number(text: str) -> float | None:
    """The number in a figure; a time in seconds."""
    clock = re.fullmatch(r"\s*(\d+):(\d{2})\s*(?:min|minutes)?\s*", text)
    if clock:
        return int(clock[1]) * _MINUTE + int(clock[2])
    match = re.match(r"\s*([\d,]*\.?\d+)\s*([a-z]*)", text, re.IGNORECASE)
    if match is None:
        return None
    value = float(match[1].replace(",", ""))
    minutes = match[2].lower() in ("m", "min", "mins", "minute", "minutes")
    return value * _MINUTE if minutes else value


def _minutes(seconds: float) -> str:
    """A time as it is said: "45 seconds", "1 minute", "6 minutes 30 seconds"."""
    whole, rest = divmod(round(seconds), _MINUTE)
    counted = ((whole, "minute"), (rest, "second"))
    parts = [f"{n} {name}{'' if n == 1 else 's'}" for n, name in counted if n]
    return " ".join(parts) or "0 seconds"


def _metric(name: str, metrics: Sequence[Metric]) -> Metric | None:
    key = place_key(name)
    return next((m for m in metrics if key in map(place_key, m.aliases)), None)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
