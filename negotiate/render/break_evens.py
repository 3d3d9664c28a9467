"""What would make two offers tie, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotiate.model.comparison import (
    BreakEven,
)


def tie_lines(rows: Sequence[BreakEven]) -> Iterator[str]:
    """Attainable break-evens in words, nearest first."""
    for row in rows:
        if row.needs is None or _value(row.needs, row.unit) == _value(row.now, row.unit):
            continue
        if row.offer is None:
            yield f"an hour of your time were worth {_value(row.needs, row.unit)} to you."
            continue
        if row.far:
            continue
        what = row.component if row.component != "base" else "base pay"
        yield (
            f"{row.offer}: {what} were {_value(row.needs, row.unit)}, "
            f"not {_value(row.now, row.unit)}."
        )


def _value(amount: float, unit: str) -> str:
    if unit.startswith("share"):
        of = unit.removeprefix("share").strip()
        return f"{_three_digits(amount * 100)}%" + (f" {of}" if of else "")
    if unit == "%":
        return f"{_three_digits(amount)}%"
    if unit.startswith("$"):
        per = unit.removeprefix("$").replace("/", " a ")
        cents = 2 if per in (" a hour", " a mile", " a paycheck") else 0
        return f"{'-' if amount < 0 else ''}${abs(amount):,.{cents}f}" + per.replace(
            "a hour", "an hour"
        )
    return f"{_three_digits(amount)} {unit.replace('/', ' a ')}"


def _three_digits(amount: float) -> str:
    """A number to three digits, without an exponent; next to nothing is 0."""
    if abs(amount) < 1e-3:
        return "0"
    rounded = float(f"{amount:.3g}")
    return f"{rounded:,.6f}".rstrip("0").rstrip(".")
