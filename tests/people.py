"""What people bring to a call, built for tests."""

from __future__ import annotations

from negotiate.api.scripts import record_of
from negotiate.files.facts import load_facts
from negotiate.words.person import read_question


def brought(result, years=None, certs=(), languages=(), **more):
    """The record of somebody with these years, certificates and languages."""
    words = {"years": years, "certs": certs, "languages": languages}
    question = read_question(result.level.name, words, load_facts(), result.as_of)
    return record_of(question, result, **more)
