"""A document in the characters that an output has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from negotiate.model.text import is_unicode, safe_lines, sayable, speller
from negotiate.render.document import Document


def in_an_encoding(document: Document, encoding: str) -> Document:
    """The document without what steers a screen, in characters that an encoding has."""
    spell = speller("" if is_unicode(encoding) else _texts_of(document), encoding)
    spelled: Document = _with_texts(
        document, lambda text: sayable(spell(safe_lines(text)), encoding)
    )
    return spelled


def _with_texts(part: Any, change: Callable[[str], str]) -> Any:
    """A document or a part of one, every text in it changed."""
    if isinstance(part, str):
        return change(part)
    if not isinstance(part, tuple):
        return part
    fields: tuple[str, ...] | None = getattr(part, "_fields", None)
    if fields is None:
        return tuple(_with_texts(item, change) for item in part)
    return part._replace(**{name: _with_texts(getattr(part, name), change) for name in fields})  # type: ignore[attr-defined]


def _texts_of(document: Document) -> str:
    """All texts of a document, one below the other."""
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    _with_texts(document, keep)
    return "\n".join(found)
