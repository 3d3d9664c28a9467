"""Holds people and offers at random to what must be true of all.

usage: python benchmarks/people.py [--people 50000] [--offers 2000] [--seed 1]

Every person is worked out as `range` does, held to the truths of `tests/truths.py`, and rated once
more in a table of 250 as `batch` does. Offers are weighed by threes and held to those of
`tests/truths_of_offers.py`. Prints each truth that broke, how often, and whom it broke for; exits
with 1 where one did.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
sys.path.append(str(TESTS))

from conftest import TODAY  # noqa: E402
from random_offers import offers  # noqa: E402
from random_people import day_at_random, people  # noqa: E402
from truths import hold  # noqa: E402
from truths_of_offers import hold as hold_offers  # noqa: E402

TOGETHER = 250
"""People of one table, all asked about for one day."""
Broken = Iterable[tuple[str, str]]


def main() -> int:
    """Holds them all to every truth."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--offers", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    draw = random.Random(asked.seed)
    return int(_held("people", _people(draw, asked.people))) | int(
        _held("times three offers", _offers(draw, asked.offers))
    )


def _people(draw: random.Random, count: int) -> Iterator[tuple[Broken, Counter[str]]]:
    everyone = islice(people(draw), count)
    while table := list(islice(everyone, TOGETHER)):
        yield hold(table, day_at_random(draw), draw)


def _offers(draw: random.Random, count: int) -> Iterator[tuple[Broken, Counter[str]]]:
    for _ in range(count):
        yield hold_offers(offers(draw), TODAY)


def _held(what: str, found: Iterable[tuple[Broken, Counter[str]]]) -> bool:
    """Say what broke as it does, and how many were held; True where anything broke."""
    start = time.monotonic()
    broken, kinds = Counter[str](), Counter[str]()
    for faults, kind in found:
        kinds += kind
        for truth, example in faults:
            broken[truth] += 1
            if broken[truth] <= 3:
                print(f"{truth}: {example}", flush=True)
    print(f"{kinds['all']:,} {what} in {time.monotonic() - start:.0f} s, of them:")
    print(*(f"  {n:,} {kind}" for kind, n in kinds.most_common() if kind != "all"), sep="\n")
    print(f"broken: {broken.total()}", *(f"  {n} {truth}" for truth, n in broken.items()), sep="\n")
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
