"""Writes the tables of ACCURACY.md from the pay reports: python docs/accuracy.py."""

from __future__ import annotations

from pathlib import Path

from negotiate.interface.backtests import backtest_file
from negotiate.render.backtest import backtest_document
from negotiate.render.markdown import to_markdown

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "data" / "sources" / "pay_reports.csv"
START, END = "<!-- tables -->\n", "<!-- end of tables -->\n"


def tables() -> str:
    """The tables as they stand in ACCURACY.md."""
    whole = to_markdown(backtest_document(backtest_file(REPORTS)))
    return whole.partition("\n\n")[2].replace("## ", "### ")


def with_tables(text: str) -> str:
    """The page with the tables of today."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{tables()}\n{END}{after}"


if __name__ == "__main__":
    page = ROOT / "docs" / "ACCURACY.md"
    page.write_text(with_tables(page.read_text()))
