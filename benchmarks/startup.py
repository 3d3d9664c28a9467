"""Processor time of whole commands as ratios against named floors, in turn, so that noise hits all.

usage: python benchmarks/startup.py [--rounds 15] [--check]

Byte code is written by the first turn, which is not counted, as it is on a person's machine; a
shell that forbids it (PYTHONDONTWRITEBYTECODE) would time the compiler. The quickest of the rounds
counts: what else the machine does can only add to it. `--check` exits with 1 where a ratio is over
its limit in each of three measurements; a limit is about a tenth over what was measured.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from processor import environment, spent

COMMAND = str(Path(sys.executable).with_name("negotiate"))
FLOORS = {
    "typer": [sys.executable, "-c", "import typer"],
    "typer and rich": [sys.executable, "-c", "import typer, rich.table, rich.console"],
    "typer, rich and typst": [
        sys.executable,
        "-c",
        "import typer, rich.table, rich.console, typst",
    ],
    "the same and typst": [
        sys.executable,
        "-c",
        "import typer, rich.table, rich.console, typst; from pydantic import BaseModel",
    ],
    "typer, rich and pydantic": [
        sys.executable,
        "-c",
        "import typer, rich.table, rich.console; from pydantic import BaseModel",
    ],
}
TEMPLATE = Path(__file__).parents[1] / "data" / "offers_template.toml"
RUNS = {
    "negotiate --help": ([COMMAND, "--help"], "typer", 1.1),
    "negotiate range": (
        [COMMAND, "range", "--level", "senior", "--years", "6", "--area", "Phoenix, AZ"],
        "typer and rich",
        1.6,
    ),
    "negotiate range --role": (
        [
            *(COMMAND, "range", "--role", "registered nurses", "--level", "senior"),
            *("--years", "6", "--area", "Phoenix, AZ"),
        ],
        "negotiate range",
        1.25,
    ),
    "negotiate script": (
        [COMMAND, "script", "--level", "senior", "--years", "6", "--area", "Phoenix, AZ"],
        "typer and rich",
        1.85,
    ),
    "negotiate sheet": (
        [COMMAND, "sheet", "--level", "senior", "--years", "6", "--offer", "44000", "-o", "-"],
        "typer, rich and typst",
        1.95,
    ),
    "negotiate sheet .html": (
        [COMMAND, "sheet", "--level", "senior", "--years", "6", "--format", "html", "-o", "-"],
        "typer and rich",
        1.8,
    ),
    "negotiate sheet OFFERS": (
        [COMMAND, "sheet", str(TEMPLATE), "--company", "Team lead", "-o", "-"],
        "the same and typst",
        2.1,
    ),
    "negotiate compare": (
        [COMMAND, "compare", str(TEMPLATE)],
        "typer, rich and pydantic",  # which only an offers file with a mistake loads
        1.55,
    ),
}


def measure(rounds: int) -> dict[str, float]:
    """The least seconds of processor time of every floor and command, run in turn."""
    commands = FLOORS | {name: run[0] for name, run in RUNS.items()}
    times: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as home:
        env = environment(Path(home))
        for turn in range(rounds + 1):
            for name, command in commands.items():
                took, _ = spent(command, env)
                if turn:  # the first turn only warms the caches
                    times[name].append(took)
    return {name: min(found) for name, found in times.items()}


def main() -> int:
    """Print the table; with --check, say with the exit code whether all limits hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    for _ in range(3 if given.check else 1):
        over = report(measure(given.rounds))
        if not over:
            break
    return bool(over and given.check)


def report(least: dict[str, float]) -> list[str]:
    """Print the table of one measurement; the commands over their limit come back."""
    over: list[str] = []
    print(f"{'command':<20} {'ms':>6} {'floor':<25} {'ms':>6} {'ratio':>6} {'limit':>6}")
    for name, (_, floor, limit) in RUNS.items():
        ratio = least[name] / least[floor]
        print(
            f"{name:<20} {least[name] * 1000:6.0f} {floor:<25} {least[floor] * 1000:6.0f} "
            f"{ratio:6.2f} {limit:6.2f}"
        )
        over += [name] if ratio > limit else []
    return over


if __name__ == "__main__":
    sys.exit(main())
