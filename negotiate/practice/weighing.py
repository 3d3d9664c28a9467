"""How likely it is that an answer says something: a linear model of its words.

The turns of phrase of `data/rehearsal.toml` know a few ways of saying a thing, and people have
more. So each kind of remark has a weight for every sign of an answer: a word, a turn of phrase,
what an amount is beside the figure, when it is said. Their sum says how likely it is. The weights
are learned from answers that were written and labelled for this project: `benchmarks/hearing.py`.
What is due at a moment, and how large a figure is, are exact rules and no matter of weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from math import exp

from negotiate.model.rehearsal import Amount
from negotiate.practice.answer import Answer, sentences
from negotiate.practice.due import Due
from negotiate.practice.hearing import Spotted
from negotiate.practice.sizes import size_of

ASK = "ask"
"""The name of the weights that say whether an amount is what they ask for."""
BIAS = ""
"""The sign that every answer has."""
_SURE = 0.35
"""From so likely on something is taken as said: chosen so that nine of ten remarks are right."""
_AGAINST = 0.6
"""From so likely on an amount is an ask that the rules name as something else."""
_WORD = re.compile(r"<\d+>|[a-z]+(?:'[a-z]+)*|[?!]|\d+")
_END = re.compile(r"[.?!;](?=\s|$)|\n")
_STEM = 5
"""Letters of a longer word that stand for its forms."""
_BEFORE, _AFTER, _NEXT = 6, 5, 2
"""So many words around an amount are looked at, and so many next to it by their place."""
_GROUPS = {
    "open": "open",
    "expectations": "early",
    "press": "early",
    "vague": "ask",
    "history": "history",
    "offer": "ask",
    "number": "ask",
    "anything": "ask",
    "settled": "ask",
    "check": "ask",
    "hard": "hard",
    "silence": "silence",
    "final": "last",
    "close": "close",
}
"""Moments at which the same words mean the same; all others follow a reply."""


def said(answer: Answer, due: Due, kinds: Iterable[str]) -> Iterator[str]:
    """Those kinds of remarks of which an answer is likely enough to say what they are about."""
    found = signs(answer, due)
    yield from (kind for kind in kinds if likely(answer.weights[kind], found) >= _SURE)


def likely(weights: Mapping[str, float], found: set[str]) -> float:
    """How likely it is, from 0 to 1."""
    total = weights.get(BIAS, 0.0) + sum(weights.get(sign, 0.0) for sign in found)
    return 1 / (1 + exp(-total))


def telling(answer: Answer, kind: str) -> str:
    """The sentence of an answer whose words say most for a kind."""
    weights = answer.weights[kind]

    def weight(part: str) -> float:
        return sum(weights.get(sign, 0.0) for sign in {*_words(part), *_turns(part, answer)})

    return max(sentences(answer.typed), key=lambda part: weight(answer.plain(part)), default="")


def weighed(answer: Answer, due: Due) -> Answer:
    """An answer whose asks are weighed; what else its amounts are named as goes by the rules."""
    asked = asks(answer, due)
    lows = {ask.low for ask in asked}
    others = (one for one in answer.heard.amounts if one.role != "ask" and one.low not in lows)
    return answer._replace(heard=answer.heard._replace(amounts=(*asked, *others)))


def asks(answer: Answer, due: Due) -> list[Amount]:
    """The amounts that are likely enough what they ask for, the likeliest first."""
    words = tokens(answer)
    found = []
    for at, spotted in enumerate(answer.heard.spotted):
        present = spotted.role == "current" and due.same(spotted.low, due.current)
        if spotted.role == "other" or present:  # for a later day, somebody else's, or paid now
            continue
        chance = likely(answer.weights[ASK], amount_signs(answer, due, at, words))
        if chance >= (_SURE if spotted.role in (None, "ask") else _AGAINST):
            found.append((chance, spotted))
    return [answer.amount(spotted) for _, spotted in sorted(found, key=lambda one: -one[0])]


def tokens(answer: Answer) -> list[str]:
    """The words of an answer, with `<0>` for its first amount."""
    text = answer.typed.replace("<", " ")
    for at, spotted in reversed([*enumerate(answer.heard.spotted)]):
        text = f"{text[: spotted.start]} <{at}> {text[spotted.end :]}"
    return _WORD.findall(answer.plain(text))


def signs(answer: Answer, due: Due) -> set[str]:
    """The signs of a whole answer."""
    words, when = _named(tokens(answer), answer, due), _when(due)
    turns = [*_turns(answer.text, answer)]
    found = {*words, *(f"{turn}|{when}" for turn in turns), *turns}
    found.update(f"s:{word[:_STEM]}" for word in words if len(word) > _STEM)
    found.update({f"g:{when}", f"m:{due.moment}", f"len:{min(len(words) // 4, 6)}"})
    found.update(f"role:{amount.role}" for amount in answer.heard.amounts)
    found.add(f"things:{min(len(answer.things), 4)}")
    found.add(f"n:{min(len(answer.heard.spotted), 3)}")
    found.update(name for name, holds in (("mail", due.mail), ("inside", due.inside)) if holds)
    return found | ({f"?|{when}"} if "?" in answer.text else set())


def amount_signs(answer: Answer, due: Due, at: int, words: list[str]) -> set[str]:
    """The signs of one amount: what stands around it, when it is said, and how large it is."""
    spotted, last = answer.heard.spotted[at], len(answer.heard.spotted) - 1
    place = words.index(f"<{at}>") if f"<{at}>" in words else len(words)
    before = _named(words[max(0, place - _BEFORE) : place], answer, due)
    after = _named(words[place + 1 : place + 1 + _AFTER], answer, due)
    when, size = _when(due), size_of(spotted, due)
    found = {f"b:{word}" for word in before} | {f"a:{word}" for word in after}
    found.update(f"b{n}:{word}" for n, word in enumerate(before[: -_NEXT - 2 : -1]))
    found.update(f"a{n}:{word}" for n, word in enumerate(after[:_NEXT]))
    found.add(f"bb:{' '.join(before[-_NEXT:])}" if before else "start")
    found.add(f"aa:{' '.join(after[:_NEXT])}" if after else "end")
    found.update({f"g:{when}", f"size:{size}", f"role:{spotted.role}"})
    found.update({f"role:{spotted.role}|g:{when}", f"role:{spotted.role}|size:{size}"})
    found.update({f"g:{when}|size:{size}", f"n:{min(last, 2)}", f"len:{min(len(words) // 4, 4)}"})
    found.add("first" if at == 0 else "last" if at == last else "between")
    found.update(_turns(answer.plain(_around(answer.typed, spotted)), answer))
    return found | ({"?"} if "?" in words[place:] else set())


def _around(typed: str, spotted: Spotted) -> str:
    """The sentence around an amount."""
    ends = [end.end() for end in _END.finditer(typed, 0, spotted.start)]
    stop = _END.search(typed, spotted.end)
    return typed[max(ends, default=0) : stop.end() if stop else len(typed)]


def _turns(text: str, answer: Answer) -> Iterator[str]:
    for name, pattern in answer.phrases.items():
        if pattern.search(text):
            yield f"P:{name}"


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        yield word
        if len(word) > _STEM:
            yield f"s:{word[:_STEM]}"


def _named(words: list[str], answer: Answer, due: Due) -> list[str]:
    """Words with what each amount is beside the figure in its place."""
    return [_name(word, answer.heard.spotted, due) for word in words]


def _name(word: str, spotted: tuple[Spotted, ...], due: Due) -> str:
    if word.startswith("<"):
        return f"#{size_of(spotted[int(word[1:-1])], due)}"
    return "0" if word.isdigit() else word


def _when(due: Due) -> str:
    group = _GROUPS.get(due.moment, "reply")
    if due.moment == "vague" and not due.table:
        return "early"
    return "last" if due.closed and group in ("reply", "hard", "ask", "silence") else group
