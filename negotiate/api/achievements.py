"""Achievements: as typed, checked, and as they would be typed again."""

from __future__ import annotations

from collections.abc import Iterable

from negotiate.model.profile import Achievement


def as_typed(one: Achievement) -> str:
    """An achievement as `read_achievements` reads it."""
    from negotiate.talk.achievements import as_typed

    return as_typed(one)


def several(text: str) -> list[str]:
    """The results of one answer, with | between them."""
    return [one.strip() for one in text.split("|") if one.strip()]


def read_achievements(texts: Iterable[str]) -> tuple[Achievement, ...]:
    """The achievements of `--achievement` options; raises `Problem` where one cannot be said."""
    typed = tuple(texts)
    if not typed:
        return ()  # and the patterns that read them are not loaded
    from negotiate.files.lines import load_metrics
    from negotiate.talk.achievements import read_achievement

    metrics = load_metrics()
    return tuple(read_achievement(text, metrics) for text in typed)
