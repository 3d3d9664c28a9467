"""Measures everything in one run and writes the README's table: python benchmarks/table.py."""

from __future__ import annotations

import tempfile
from pathlib import Path

import batch
import startup

README = Path(__file__).parents[1] / "README.md"
START, END = "<!-- speed -->\n", "<!-- end of speed -->\n"
PEOPLE = 1_000_000


def rows() -> list[str]:
    """The rows of the table: command, seconds, floor, ratio."""
    medians = startup.measure(15)
    found = []
    for name, (_, floor, _) in startup.RUNS.items():
        if name != "negotiate sheet OFFERS":
            ratio = medians[name] / medians[floor]
            found.append(f"| `{name}` | {medians[name]:.2f} | {floor} | {ratio:.2f} |")
    with tempfile.TemporaryDirectory() as folder:
        whole, least, peak = batch.measure(PEOPLE, Path(folder))
    people = f"`negotiate batch`, {PEOPLE:,} people, {peak:.0f} MB"
    found.append(f"| {people} | {whole:.1f} | pandas, same files | {whole / least:.2f} |")
    return found


def main() -> None:
    """Write the table."""
    before, _, rest = README.read_text().partition(START)
    _, _, after = rest.partition(END)
    head = ["| command | seconds | against | ratio |", "| --- | ---: | --- | ---: |"]
    table = "\n".join((*head, *rows()))
    README.write_text(f"{before}{START}{table}\n{END}{after}")


if __name__ == "__main__":
    main()
