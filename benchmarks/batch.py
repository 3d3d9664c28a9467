"""Times `negotiate batch` against what pandas alone needs to read the input and write that output.

usage: python benchmarks/batch.py [PEOPLE ...] [--check]

Prints, for each number of people, the seconds of the whole command, those of the floor (the same
chunks read and the same frames written, nothing computed), the ratio and the peak memory. With
`--check` the exit code says whether ratio and memory hold for the largest number.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from negotiate.files.people import CHUNK, read_people
from negotiate.model.people import TYPED

COMMAND = str(Path(sys.executable).with_name("negotiate"))
MANY, MOST_RATIO, MOST_RATIO_OF_FEW, MOST_MEGABYTES = 1_000_000, 1.3, 2.0, 300
"""Few people share the cost of working out every job once."""
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
                )
            )


def floor(source: Path, target: Path) -> float:
    """Seconds pandas needs to read the table and to write the frames, without what lies between."""
    import pandas as pd

    from negotiate.api import batches
    from negotiate.bulk.batch import rate

    start = time.perf_counter()
    for _ in pd.read_csv(source, dtype=object, na_filter=False, chunksize=CHUNK):
        pass
    spent = time.perf_counter() - start
    lookups = batches.lookups_of(date(2026, 11, 22))
    with target.open("wb") as out:
        for number, chunk in enumerate(read_people(source, lambda _: None)):
            people = rate(chunk.people, lookups).people
            start = time.perf_counter()
            people.to_csv(out, header=number == 0, index=False, lineterminator="\n", mode="wb")
            spent += time.perf_counter() - start
    return spent


def measure(count: int, folder: Path) -> tuple[float, float, float]:
    """Seconds of the command, seconds of the floor with pandas' own import, and megabytes."""
    source, target = folder / "people.csv", folder / "ranges.csv"
    people(source, count)
    env = os.environ | {"HOME": str(folder)}
    start = time.perf_counter()
    run = [COMMAND, "batch", str(source), "-o", str(target), "--as-of", "2026-11-22"]
    subprocess.run(run, check=True, capture_output=True, env=env)
    whole = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import pandas"], check=True)
    imported = time.perf_counter() - start
    again = [sys.executable, __file__, "--floor", str(source), str(folder / "again.csv")]
    said = subprocess.run(again, check=True, capture_output=True, text=True, env=env)
    assert (folder / "again.csv").read_bytes() == target.read_bytes()
    return whole, float(said.stdout) + imported, peak


def main() -> int:
    """Print the table; with --check, say with the exit code whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("people", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--floor", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.floor:
        print(floor(*map(Path, given.floor)))
        return 0
    print(f"{'people':>9} {'seconds':>8} {'floor':>8} {'ratio':>6} {'MB':>5}")
    held = True
    for count in sorted(given.people):
        with tempfile.TemporaryDirectory() as folder:
            whole, least, peak = measure(count, Path(folder))
        print(f"{count:9,} {whole:8.1f} {least:8.1f} {whole / least:6.2f} {peak:5.0f}", flush=True)
        most = MOST_RATIO if count >= MANY else MOST_RATIO_OF_FEW
        held = whole / least <= most and peak <= MOST_MEGABYTES
    return int(given.check and not held)


if __name__ == "__main__":
    sys.exit(main())
