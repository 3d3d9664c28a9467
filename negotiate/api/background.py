"""What a person brings to a talk, from the record of their words."""

from __future__ import annotations

from negotiate.files.facts import load_facts
from negotiate.model.band import Place
from negotiate.model.money import FULL_WEEK
from negotiate.model.question import Question
from negotiate.model.script import Record
from negotiate.model.text import place_key

_FROM_HOME = ("remote", "anywhere")
"""Places that people type for a job done from home."""


def background(question: Question, place: Place) -> Record:
    """Years, certificates, languages and present pay, as far as they choose what to say."""
    facts = load_facts()
    labels = facts.certificates
    return Record(
        years=question.years,
        certificates=tuple(labels[key].label for key in question.certificates),
        languages=question.languages,
        current=question.current,
        remote=place_key(place.typed) in _FROM_HOME,
        full_time_from=FULL_WEEK
        if place.country == "US"
        else facts.rules.law.full_time_abroad.value,
    )
