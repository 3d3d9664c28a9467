"""Learns what the words of an answer say in a practice call, and measures it.

usage: python benchmarks/hearing.py [--check]

Reads the answers that were written and labelled for this project (those of data/sources and of
tests/practice), and writes data/hearing.json: for each kind of remark, and for whether an amount is
what is asked for, the weight of every sign. Logistic regression with a penalty on the squares of
the weights, by accelerated descent, with numpy alone; half a minute on one core.
With --check nothing is written: each set is measured by what the others teach.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "practice")]

from practice_calls import (  # noqa: E402
    LABELS,
    OLDER,
    older_answers,
    older_call,
    older_due,
    outcome_of_answers,
    situation_call,
    situation_due,
    situation_kinds,
)

from negotiate.practice.due import Due  # noqa: E402
from negotiate.practice.rehearsal import Rehearsal  # noqa: E402
from negotiate.practice.remarks import in_place  # noqa: E402
from negotiate.practice.sizes import kinds_of_ask  # noqa: E402
from negotiate.practice.weighing import ASK, BIAS, amount_signs, signs, tokens  # noqa: E402

SHIPPED = ROOT / "data" / "hearing.json"
TAUGHT = ROOT / "data" / "sources" / "practice_answers.toml"
STUDIED = ("studied_answers", "blind_answers", "studied_answers_2")
PENALTY = 1.0
"""On the squares of the weights, against the loss of one answer."""
LEAST = 2
"""A sign of fewer answers is no sign."""
SMALL = 0.05
"""A weight nearer to 0 is left out."""
STEPS = 200
LABELED = {kind: label for label, kinds in LABELS.items() for kind in kinds}


class Example(NamedTuple):
    """The signs of an answer or an amount, and which kinds it says; kinds not in it are unknown."""

    group: str
    signs: frozenset[str]
    says: dict[str, bool]


def examples() -> Iterator[Example]:
    """Every answer that teaches, and every amount in it."""
    for path in (TAUGHT, *(TESTS / "practice" / f"{name}.toml" for name in STUDIED)):
        for row in tomllib.loads(path.read_text())["answer"]:
            call, due = situation_call(row["situation"]), situation_due(row["situation"])
            says = {kind: LABELED[kind] in row["labels"] for kind in LABELED}
            says["reason"] = "reason_and_question" in row["labels"]
            yield from _examples(path.stem, call, due, row["answer"], says)
    for moment, text, kinds in older_answers():
        call, due = older_call(moment), older_due(moment)
        yield from _examples("older", call, due, text, _older_says(moment, kinds))


def _older_says(moment: str, kinds: Iterable[str]) -> dict[str, bool]:
    """What older answers are labelled with; a question, a day and a letter at the end alone."""
    unknown = {"early"} if moment == "expectations" else set()
    unknown |= {"time"} if moment == "close" else {"time", "asked", "no_question"}
    return {kind: kind in kinds for kind in OLDER - unknown}


def _examples(
    group: str, call: Rehearsal, due: Due, text: str, says: dict[str, bool]
) -> Iterator[Example]:
    answer = call.read(text, due.moment)
    known = {kind for kind, holds in in_place(answer, due).items() if holds}
    yield Example(
        group=group,
        signs=frozenset(signs(answer, due)),
        says={kind: says[kind] for kind in known & says.keys()},
    )
    for at, spotted in enumerate(answer.heard.spotted):
        kinds = {*kinds_of_ask(spotted, due)}
        if kinds and kinds <= says.keys():
            found = amount_signs(answer, due, at, tokens(answer))
            asked = any(says[kind] for kind in kinds)
            yield Example(group=group, signs=frozenset(found), says={ASK: asked})


Weights = dict[str, dict[str, float]]


def learned(rows: list[Example]) -> Weights:
    """The weights that the examples teach, by kind and sign."""
    amounts = [row for row in rows if ASK in row.says]
    answers = [row for row in rows if ASK not in row.says]
    return {**_learned(amounts), **_learned(answers)}


def _learned(rows: list[Example]) -> Weights:
    counts = Counter(sign for row in rows for sign in row.signs)
    known = [BIAS, *sorted(sign for sign, count in counts.items() if count >= LEAST)]
    place = {sign: at for at, sign in enumerate(known)}
    kinds = sorted({kind for row in rows for kind in row.says})
    given = np.zeros((len(rows), len(known)), dtype=np.float32)
    given[:, 0] = 1.0
    for at, row in enumerate(rows):
        given[at, [place[sign] for sign in row.signs if sign in place]] = 1.0
    labelled = np.array([[kind in row.says for kind in kinds] for row in rows], dtype=np.float32)
    says = np.array([[row.says.get(kind, False) for kind in kinds] for row in rows], np.float32)
    weights = descent(given, says, labelled)
    return {
        kind: {
            sign: round(float(weights[place[sign], at]), 2)
            for sign in known
            if abs(weights[place[sign], at]) >= SMALL
        }
        for at, kind in enumerate(kinds)
    }


def descent(given: np.ndarray, says: np.ndarray, labelled: np.ndarray) -> np.ndarray:
    """The weights at the least of the loss, one column a kind."""
    largest = np.ones(given.shape[1], dtype=np.float32)
    for _ in range(50):
        largest = given.T @ (given @ (largest / np.linalg.norm(largest)))
    step = 1.0 / (PENALTY + np.linalg.norm(largest) / 4)
    weights = np.zeros((given.shape[1], says.shape[1]), dtype=np.float32)
    ahead, pace = weights, 1.0
    for _ in range(STEPS):
        off = (1.0 / (1.0 + np.exp(-(given @ ahead))) - says) * labelled
        moved = ahead - step * (given.T @ off + PENALTY * ahead)
        quicker = (1.0 + np.sqrt(1.0 + 4.0 * pace**2)) / 2.0
        ahead = moved + (pace - 1.0) / quicker * (moved - weights)
        weights, pace = moved, quicker
    return weights


def measured(weights: Weights, path: Path) -> tuple[float, float]:
    """Precision and recall of the weights on a file of answers."""
    rows = tomllib.loads(path.read_text())["answer"]
    return outcome_of_answers(
        (
            situation_kinds(row["situation"], row["answer"], weights),
            [LABELS[one] for one in row["labels"]],
        )
        for row in rows
    )


def main() -> int:
    """Writes the weights, or measures what they would be."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    rows = [*examples()]
    if not parser.parse_args().check:
        SHIPPED.write_text(written(learned(rows)))
        return 0
    for name in STUDIED:
        weights = learned([row for row in rows if row.group != name])
        precision, recall = measured(weights, TESTS / "practice" / f"{name}.toml")
        print(f"{name}: precision {precision:.2f}, recall {recall:.2f}")
    return 0


def written(weights: Weights) -> str:
    """The weights as a file: a line for each kind."""
    lines = (f"{json.dumps(kind)}: {json.dumps(found)}" for kind, found in weights.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    raise SystemExit(main())
