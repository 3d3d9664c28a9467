"""Times `negotiate batch` against what pandas alone needs to read the input and write that output.

usage: python benchmarks/batch.py [PEOPLE ...] [--rounds 1] [--check]

Prints, for each number of people, the seconds of processor time of the whole command, those of the
floor (the same chunks read and the same frames written by pandas, nothing computed, and its own
import), the ratio and the peak memory. Processor time, because what else the machine does hardly
adds to it; the two run in turn, and the least of the rounds counts. With `--check` the exit code
says whether ratio and memory hold for the largest number, in one of three measurements.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from processor import environment, spent

from negotiate.files.people import CHUNK, read_people
from negotiate.model.people import TYPED

COMMAND = str(Path(sys.executable).with_name("negotiate"))
MOST_RATIOS = {1_000_000: 0.4, 100_000: 0.75, 0: 1.6}
"""By the number of people from there on: few share the start and the working out of every job."""
MOST_MEGABYTES = 400
LEVELS = ("junior", "mid", "senior", "lead", "manager")
CERTS = ("", "", "", "hdi-csr", "six-sigma-green-belt", "copc;hdi-csr", "six-sigma-black-belt")


def people(path: Path, count: int) -> None:
    """A table of people as a union might have it: every metro, offers for a third."""
    data = Path(__file__).parents[1] / "data" / "metro_cities.csv"
    cities = [f"{row['city']}, {row['state']}" for row in csv.DictReader(data.open())]
    draw = random.Random(20261122)
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(TYPED)
        for number in range(count):
            level = draw.choice(LEVELS)
            offer = draw.randrange(32_000, 70_000, 100) if draw.random() < 1 / 3 else ""
            writer.writerow(
                (
                    f"P{number:07d}",
                    level,
                    round(draw.uniform(0, 20), 1),
                    draw.choice(cities),
                    draw.choice(CERTS),
                    draw.choice(("", "", "", "Spanish")),
                    draw.choice(("", "", "insurance", "outsourcer")),
                    offer,
                    "",  # everybody is in customer service
                )
            )


def floor(source: Path, target: Path) -> float:
    """Seconds pandas needs to read the table and to write the frames, without what lies between."""
    import pandas as pd

    from negotiate.api import batches
    from negotiate.bulk.batch import rate

    start = time.process_time()
    for _ in pd.read_csv(source, dtype=object, na_filter=False, chunksize=CHUNK):
        pass
    took = time.process_time() - start
    lookups = batches.lookups_of(date(2026, 11, 22))
    with target.open("wb") as out:
        for number, chunk in enumerate(read_people(source, lambda _: None)):
            people = rate(chunk.people, lookups).people
            start = time.process_time()
            people.to_csv(out, header=number == 0, index=False, lineterminator="\n", mode="wb")
            took += time.process_time() - start
    return took


def measure(count: int, folder: Path, rounds: int = 1) -> tuple[float, float, float]:
    """Seconds of the command, seconds of the floor with pandas' own import, and megabytes."""
    source, target = folder / "people.csv", folder / "ranges.csv"
    people(source, count)
    run = [COMMAND, "batch", str(source), "-o", str(target), "--as-of", "2026-11-22"]
    again = [sys.executable, __file__, "--floor", str(source), str(folder / "again.csv")]
    env = environment(folder)
    spent([COMMAND, "--version"], env)  # writes the byte code
    whole, floors, peak = [], [], 0.0
    for _ in range(rounds):
        whole.append(spent([*run, "--force"], env)[0])
        peak = peak or resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        imported, _ = spent([sys.executable, "-c", "import pandas"], env)
        floors.append(float(spent(again, env)[1]) + imported)
        assert (folder / "again.csv").read_bytes() == target.read_bytes()
    return min(whole), min(floors), peak


def main() -> int:
    """Print the table; with --check, say with the exit code whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("people", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--floor", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.floor:
        print(floor(*map(Path, given.floor)))
        return 0
    print(f"{'people':>9} {'seconds':>8} {'floor':>8} {'ratio':>6} {'limit':>6} {'MB':>5}")
    held = any(report(given.people, given.rounds) for _ in range(3 if given.check else 1))
    return int(given.check and not held)


def report(counts: Sequence[int], rounds: int) -> bool:
    """Print a row for each number of people; whether the limits hold for the largest comes back."""
    for count in sorted(counts):
        with tempfile.TemporaryDirectory() as folder:
            whole, least, peak = measure(count, Path(folder), rounds)
        ratio = whole / least
        most = next(limit for people, limit in MOST_RATIOS.items() if count >= people)
        print(
            f"{count:9,} {whole:8.1f} {least:8.1f} {ratio:6.2f} {most:6.2f} {peak:5.0f}",
            flush=True,
        )
        held = ratio <= most and peak <= MOST_MEGABYTES
    return held


if __name__ == "__main__":
    sys.exit(main())
