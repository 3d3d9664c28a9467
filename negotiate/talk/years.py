"""Years as people say them."""

from __future__ import annotations

from negotiate.model.text import SPELLED


def my_years(count: float) -> str:
    """A number of years after "my": "my six years", "my year and a half", "my two-plus years"."""
    if count % 1 not in (0, 0.5):
        return f"my {_counted(int(count))}-plus years"
    return "my year and a half" if count == 1.5 else f"my {years_words(count)}"


def years_words(count: float) -> str:
    """A number of years as it is said: "six years", "four and a half years", "over two years"."""
    whole, part = int(count), count - int(count)
    number = _counted(whole)
    if part == 0.5:
        return f"{number} and a half years" if whole > 1 else "a year and a half"
    years = f"{number} year{'' if whole == 1 else 's'}"
    return f"over {years}" if part else years


def _counted(whole: int) -> str:
    return SPELLED[whole] if whole < len(SPELLED) else str(whole)
