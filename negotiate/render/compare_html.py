"""A comparison of offers as one HTML file: nothing is loaded from elsewhere.

Where the comparison brings tables for other settings, one script of ours runs: its sliders move
totals, chances and verdict. The page lets no other script run and no other style hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from negotiate.model.comparison import Comparison, Kind, OfferTotal, Swing
from negotiate.model.text import long_day
from negotiate.render.break_evens import tie_lines
from negotiate.render.compare import ask_lines
from negotiate.render.dollars import money, per_hour
from negotiate.render.money_over_time import course
from negotiate.render.months_and_years import over_time_tables
from negotiate.render.offers_table import comparison_table, components_table
from negotiate.render.swings import swing_name
from negotiate.render.tables import in_groups
from negotiate.render.take_home import notes, taxes_table
from negotiate.render.verdict import headline, in_percent, span
from negotiate.render.what_if import slider_groups, tables_data

_TEMPLATES = Path(__file__).with_name("templates")
_STACK: tuple[tuple[Kind, str], ...] = (
    ("guaranteed_pay", "guaranteed"),
    ("conditional_pay", "hoped for"),
    ("benefit", "benefits"),
    ("one_time", "once"),
    ("time", "time"),
)
_NOT_MOVED = (
    "take-home and all that is after tax",
    "the month or year in which a lead changes",
    "what a contractor's rate is worth",
    "the cautions, and all that stands below the bars",
)
_TIES, _ACROSS = 8, 5
_WIDE = 1000.0
"""Units across a chart; each is drawn to the width there is."""


def to_html(result: Comparison, command: Sequence[str] = ("compare", "offers.toml")) -> str:
    """The comparison as a page for a screen, a phone and a printer; every text is escaped.

    `command` is what was asked for; the page shows it with the numbers that were moved.
    """
    from jinja2 import Environment, FileSystemLoader

    style, script = (_text(name) for name in ("compare.css", "compare.js"))
    found = result.what_if
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("compare.html.j2").render(
        policy=_policy(style, script if found else ""),
        style=style,
        script=script,
        sliders=slider_groups(found) if found else [],
        tables_data=tables_data(found, result, kinds=all_kinds(), command=command) if found else "",
        left_out="; ".join((*_NOT_MOVED, *found.left_out)) if found else "",
        day=long_day(result.as_of) if result.as_of else "",
        years="" if result.horizon_years == 1 else span(result),
        course=course(result),
        verdict=list(headline(result)),
        offers=[_card(offer, result) for offer in result.offers],
        bars=_stacks(result.offers),
        legend=_legend(result.offers),
        ties=list(tie_lines(result.break_even))[:_TIES],
        swings=_swings(result.sensitivity),
        leader=result.offers[0].name,
        tables=in_groups(comparison_table(result), _ACROSS),
        by_year=[part for table in over_time_tables(result) for part in in_groups(table, _ACROSS)],
        asks=list(ask_lines(result, explain=True)),
        cautions=result.cautions,
        reasons=[
            table
            for offer in result.offers
            for table in (
                components_table(offer),
                *([taxes_table(offer, offer.after_tax)] if offer.after_tax else []),
            )
        ],
        notes=list(notes(result)),
        sources=result.sources,
    )


def _text(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """What the page may load and run: the one style and the one script, by what they say."""
    allowed = [f"style-src {_hash(style)}"]
    if script:
        allowed.append(f"script-src {_hash(script)}")
    return "; ".join(("default-src 'none'", "base-uri 'none'", "form-action 'none'", *allowed))


def _hash(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _card(offer: OfferTotal, result: Comparison) -> dict[str, Any]:
    """The figures of one offer that people look for first."""
    net = offer.after_tax
    first = ", year one" if result.horizon_years != 1 else ""
    rows = [
        ("guaranteed", "Guaranteed pay", money(offer.sum("guaranteed_pay"))),
        ("net", f"Take-home{first}", money(net.take_home.amount) if net else "no state known"),
        ("hour", "Per hour it takes", _hourly(offer.per_hour_given)),
    ]
    if result.odds:
        rows.append(("chance", "Chance to be best", in_percent(result.odds[offer.name])))
    return {"name": offer.name, "total": money(offer.total), "rows": rows}


def _hourly(amount: float | None) -> str:
    return "-" if amount is None else f"{'-' if amount < 0 else ''}${per_hour(abs(amount))}"


def _stacks(offers: Sequence[OfferTotal]) -> list[dict[str, Any]]:
    """One stacked bar an offer on one scale: what is lost to the left of zero, the rest right."""
    below = max(sum(-min(0.0, o.sum(kind)) for kind, _ in all_kinds()) for o in offers)
    above = max(sum(max(0.0, o.sum(kind)) for kind, _ in all_kinds()) for o in offers)
    unit = _WIDE / ((below + above) or 1.0)
    return [_stack(offer, below, unit) for offer in offers]


def all_kinds() -> tuple[tuple[Kind, str], ...]:
    """The kinds of parts in the order they are drawn, and what they are called there."""
    return (*_STACK, ("cost", "costs"))


def _stack(offer: OfferTotal, below: float, unit: float) -> dict[str, Any]:
    left = right = below * unit
    parts, said = [], []
    for kind, name in all_kinds():
        amount = offer.sum(kind)
        if abs(amount) < 0.5:
            continue
        width = abs(amount) * unit
        left -= width if amount < 0 else 0.0
        parts.append({"x": left if amount < 0 else right, "width": width, "kind": kind})
        right += width if amount > 0 else 0.0
        said.append(f"{name} {money(amount)}")
    return {
        "name": offer.name,
        "total": money(offer.total),
        "zero": below * unit,
        "parts": parts,
        "said": ", ".join(said),
    }


def _legend(offers: Sequence[OfferTotal]) -> list[tuple[Kind, str, bool]]:
    """Every kind of part, and whether there is any of it."""
    return [(k, name, any(abs(o.sum(k)) >= 0.5 for o in offers)) for k, name in all_kinds()]


def _swings(swings: Sequence[Swing]) -> list[dict[str, Any]]:
    """A bar an uncertain number: the lead from its low to its high, on one scale with zero."""
    if not swings:
        return []
    ends = [end for swing in swings for end in (swing.lead_low, swing.lead_high)]
    low, high = min(0.0, *ends), max(0.0, *ends)
    unit = _WIDE / ((high - low) or 1.0)
    return [
        {
            "name": swing_name(swing),
            "said": f"lead {money(swing.lead_low)} to {money(swing.lead_high)}",
            "x": (min(swing.lead_low, swing.lead_high) - low) * unit,
            "width": max(2.0, swing.swing * unit),
            "zero": -low * unit,
            "assumed": not swing.bounded,
        }
        for swing in swings
    ]
