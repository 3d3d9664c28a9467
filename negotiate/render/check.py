"""A letter against what was promised, as a document."""

from __future__ import annotations

from negotiate.model.promise import Check, Difference
from negotiate.render.document import Block, Document, Lines


def check_document(found: Check) -> Document:
    """What is missing, lower or later first, what to say of it, then what is better."""
    blocks: list[Block] = [Lines(items=(_headline(found),))]
    blocks += [Lines(title=_titled(one), items=(one.ask,), kind="say") for one in found.worse]
    if found.better:
        better = tuple(map(_better, found.better))
        blocks.append(Lines(title="Better than promised", items=better))
    blocks.append(Lines(items=tuple(_notes(found)), kind="small"))
    title = f"The letter against what was promised: {_names(found)}"
    return Document(title=title, blocks=tuple(blocks))


def _titled(one: Difference) -> str:
    name = f"{one.what[:1].upper()}{one.what[1:]}"
    return f"{name}: {one.kind}{_priced(one)}"


def _better(one: Difference) -> str:
    name = f"{one.what[:1].upper()}{one.what[1:]}"
    said = f", not {one.promised}" if one.promised else "; nothing was said of it"
    return f"{name}: {one.letter or 'not there'}{said}{_priced(one)}."


def _priced(one: Difference) -> str:
    return "" if one.worth is None else f", ${one.worth:,.0f} a year"


def _names(found: Check) -> str:
    same = found.letter.casefold() == found.promised.casefold()
    return found.letter if same else f"{found.letter} against {found.promised}"


def _headline(found: Check) -> str:
    many = len(found.worse)
    if not many:
        return "The letter has everything that was promised."
    things = "One thing is" if many == 1 else f"{many} things are"
    text = f"{things} not as promised"
    if found.lost:
        text += f": ${found.lost:,.0f} a year in all, as far as it has a price"
    return f"{text}."


def _notes(found: Check) -> list[str]:
    notes = []
    every = (*found.worse, *found.better)
    if any(one.key in ("days-off", "holidays") and one.worth for one in every):
        notes.append("Days off are counted at the letter's day rate.")
    if every:
        notes.append(
            "Each is what the letter would be worth more or less a year with that alone as "
            "promised, before tax, as negotiate compare counts it."
        )
    if found.worse:
        notes.append("Don't give notice before it is put right in the letter, and that is signed.")
    return notes
