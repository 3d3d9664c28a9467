"""Amounts as a comparison shows them."""

from __future__ import annotations


def money(amount: float) -> str:
    """Whole dollars, with a minus before the sign."""
    return f"{'-' if amount <= -0.5 else ''}${abs(amount):,.0f}"


def per_hour(amount: float | None) -> str:
    """Dollars and cents an hour."""
    return "-" if amount is None else f"{amount:,.2f}"


def cell(amount: float) -> str:
    """Whole dollars of a table, without their sign; next to nothing is a dash."""
    if abs(amount) < 0.5:
        return "-"
    return f"{amount:,.0f}"
