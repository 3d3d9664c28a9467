"""``negotiate law``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from negotiate.api.laws import state_laws
from negotiate.cli import completion
from negotiate.cli import options as o
from negotiate.cli.output import check_format, send
from negotiate.model.law import StateLaw
from negotiate.render.document import Document

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    "law",
    epilog='\b\nExamples:\n  negotiate law "Denver, CO" --as-of 2027-01-01\n'
    "  negotiate law --format csv -o laws.csv",
    context_settings={"help_option_names": ["-h", "--help"]},
)
def law_command(
    state: Annotated[
        str | None,
        typer.Argument(
            metavar="[STATE]",
            help="A state; a city or county, for its own figures; or US.",
            autocompletion=completion.states,
        ),
    ] = None,
    as_of: o.AsOfOption = None,
    style: o.FormatOption = None,
    output: o.OutputOption = None,
    force: o.ForceOption = False,
) -> None:
    """Pay-range and pay-history law, minimum wages, overtime, clauses; of all states without one.

    For your own preparation, not legal advice.
    """
    chosen = check_format(style, output)
    laws = state_laws(state, as_of)
    send(
        chosen,
        output,
        force=force,
        document=lambda: _document(laws, alone=state is not None),
        data=lambda: laws[0].to_dict() if state is not None else [law.to_dict() for law in laws],
        records=lambda: [row for law in laws for row in _records(law)],
    )


def _records(law: StateLaw) -> Iterator[dict[str, object]]:
    """A row a figure, in force or later, clauses, pay-range and pay-history law."""
    data = law.to_dict()
    known = {"state": law.state, "place": law.place}
    for name, kind in (("minimum_wage", "hourly"), ("exempt_salary_floor", "yearly")):
        for in_force, figures in ((True, data[name]), (False, data["later"][name])):
            for figure in _amounts(figures, kind):
                yield {**known, "figure": name, "in_force": in_force, **figure}
    for rule in data["daily_overtime"]:
        yield {**known, "figure": "daily_overtime", "in_force": True, **rule}
    for clause in data["clauses"]:
        row = {"effective_from" if k == "from" else k: v for k, v in clause.items()}
        yield {**known, **row, "figure": "clause", "state": law.state, "where": clause["state"]}
    for name in ("pay_range", "pay_history"):
        if data[name] is not None:
            row = {"effective_from" if k == "from" else k: v for k, v in data[name].items()}
            yield {**known, "figure": name, **row}


def _amounts(figures: list[dict[str, object]], unit: str) -> list[dict[str, object]]:
    """Figures with the same columns, whether by the hour or by the year."""
    names = {unit: "amount", f"next_{unit}": "next_amount"}
    return [
        {"unit": unit, **{names.get(key, key): value for key, value in figure.items()}}
        for figure in figures
    ]


def _document(laws: list[StateLaw], *, alone: bool) -> Document:
    from negotiate.render.law import law_document, laws_document

    return law_document(laws[0]) if alone else laws_document(laws, laws[0].as_of)
