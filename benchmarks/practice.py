"""Looks for the best play of a practice call: every opening from the offer to the top of the ask.

usage: python benchmarks/practice.py [--seeds 200]

Opens with every figure one would say, asks gently once and says yes, in as many calls as there are
seeds, for each of a few people; the same without the gentle ask, with a lower figure as the second,
and with a yes at once. Prints what each gets on average, and exits with 1 where anything beats the
play that the script teaches: its figure, a wait, "How close can you get?", yes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
sys.path.append(str(TESTS))

from practice_players import means, play, track  # noqa: E402

from negotiate import target_range  # noqa: E402

PEOPLE = {
    "senior by phone": {"level": "senior", "years": 6, "area": "Phoenix, AZ", "offer": "21.15/h"},
    "junior, need high": {
        "level": "junior",
        "years": 1,
        "area": "Tulsa, OK",
        "offer": "16.50/h",
        "need": "high",
    },
    "lead, promotion": {
        "level": "lead",
        "years": 4,
        "area": "San Antonio, TX",
        "about": "promotion",
        "current": "18.50/h",
        "offer": "44000",
    },
    "manager": {"level": "manager", "years": 9, "area": "Columbus, OH", "offer": "82000"},
    "raise": {
        "level": "mid",
        "years": 4,
        "area": "Tampa, FL",
        "about": "raise",
        "current": "17.25/h",
    },
    "scale": {
        "level": "mid",
        "years": 5,
        "area": "Sacramento, CA",
        "steps": "21.14, 22.20, 23.31, 24.47, 25.70/h",
        "offer": "21.14/h",
    },
}


def main() -> int:
    """Plays them all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=200)
    seeds = range(parser.parse_args().seeds)
    beaten = 0
    for name, known in PEOPLE.items():
        words = dict(known)
        result = target_range(words.pop("level"), as_of="2026-11-26", **words)
        script = track(result)
        best = means(script, seeds)
        taught = best[result.figure]
        lower = [
            play(script, seed, opening=result.figure, then=result.good_at, patient=False)
            for seed in seeds
        ]
        others = {
            "yes at once": sum(play(script, seed) for seed in seeds) / len(seeds),
            "no second ask": max(means(script, seeds, gentle=False).values()),
            "a lower figure second": sum(lower) / len(seeds),
        }
        say = result.unit.say
        print(f"{name}: on the table {say(result.standing)}, the figure {say(result.figure)}")
        for opening, got in best.items():
            mark = " <- the script's" if opening == result.figure else ""
            print(f"  opens with {say(opening)}: {say(got)} on average{mark}")
        for what, got in others.items():
            print(f"  {what}: {say(got)}")
        worse = [got for got in (*best.values(), *others.values()) if got > taught + 0.01]
        beaten += len(worse)
    return 1 if beaten else 0


if __name__ == "__main__":
    raise SystemExit(main())
