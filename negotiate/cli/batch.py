"""``negotiate batch``."""

# No postponed annotations here: typer would compile each of them again at start-up.

import csv
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from negotiate.api.writing import check_name, present
from negotiate.cli import options as o
from negotiate.cli.output import check_format, keep, may_replace, note
from negotiate.model.errors import Misuse, Problem
from negotiate.model.text import clean

app = typer.Typer(rich_markup_mode=None, add_completion=False)

SHEETS = "negotiate batch people.csv --sheets sheets"
EXAMPLE = "negotiate batch people.csv -o ranges.csv"
TEMPLATE = """\
id,level,years,area,certs,languages,industry,offer
1,mid,3,"Columbus, OH",,,,
2,senior,6,"Phoenix, AZ",hdi-csr,Spanish,outsourcer,44000
3,manager,9,US,six-sigma-black-belt,,,
"""


@app.command(
    "batch",
    epilog="\b\nExamples:\n  negotiate batch --template -o people.csv\n"
    "  negotiate batch people.csv --sheets sheets --together all.pdf",
    context_settings={"help_option_names": ["-h", "--help"]},
)
def batch_command(
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help="People in CSV or .xlsx: one row a person."),
    ] = None,
    output: o.OutputOption = None,
    force: o.ForceOption = False,
    as_of: o.AsOfOption = None,
    sheets: Annotated[
        str | None,
        typer.Option("--sheets", metavar="FOLDER", help="A prep sheet for each person there."),
    ] = None,
    together: Annotated[
        str | None,
        typer.Option("--together", metavar="FILE.pdf", help="All sheets in one PDF, too."),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="N", min=1, help="Processes for sheets. Default: cores."),
    ] = None,
    show_template: Annotated[
        bool, typer.Option("--template", help="Print three rows to start from.")
    ] = False,
) -> None:
    """The range of every person in a table, by the same rules as range.

    Columns: id, level, years, area, certs, languages, industry, offer, role; only id and level are
    needed. Rows that cannot be read go to a second file, with line and reason. --sheets makes a PDF
    for each person, called as the column name says; run again, it makes those that are missing.
    """
    if show_template:
        _send_template(output, force=force)
        return
    if sheets is None and (together is not None or jobs is not None):
        raise Misuse("--together and --jobs are for sheets", hint=SHEETS)
    if file is not None and sheets is not None:
        _make_sheets(file, sheets, together, output, as_of, jobs, force=force)
        return
    if file is None or output in (None, "-"):
        what = "no file of people" if file is None else "no file to write to"
        raise Misuse(f"{what} was given", hint=EXAMPLE)
    _check_target(str(output))
    keep(output, only=[file])
    source, target = Path(file), Path(str(output))
    if not present(source):
        raise Problem(f"no file {clean(file, 200)}", hint="negotiate batch --template prints one")
    _run(source, target, as_of, force=may_replace(str(target), force=force))


def _make_sheets(
    file: str,
    folder: str,
    together: str | None,
    output: str | None,
    as_of: str | None,
    jobs: int | None,
    *,
    force: bool,
) -> None:
    from negotiate.cli.people_sheets import sheets_command
    from negotiate.model.frames import pandas

    pandas()
    if output is not None:
        raise Misuse("either sheets or a table with -o", hint=f"run it twice: {SHEETS}")
    if not present(source := Path(file)):
        raise Problem(f"no file {clean(file, 200)}", hint="negotiate batch --template prints one")
    one = None if together is None else Path(together)
    sheets_command(source, Path(folder), together=one, as_of=as_of, jobs=jobs, force=force)


def _send_template(output: str | None, *, force: bool) -> None:
    from negotiate.cli.output import is_workbook, send_workbook, write

    keep(output, force=force)
    if output is not None and is_workbook(output):
        send_workbook(list(csv.DictReader(TEMPLATE.splitlines())), output, force=force)
    else:
        write(TEMPLATE, output, force=force)


def _check_target(output: str) -> None:
    """Raise `Problem` where a table of people cannot be of the kind its name says."""
    suffix = Path(output).suffix.lower()
    if suffix == ".xlsx":
        return
    check_format("csv", output)
    if suffix in (".json", ".md", ".markdown"):
        raise Problem(
            f"batch writes CSV and .xlsx, not {suffix}", about="output", hint="end the name in .csv"
        )


def _run(source: Path, target: Path, as_of: str | None, *, force: bool) -> None:
    from negotiate.model.frames import pandas

    pandas()
    from negotiate.api.batches import rate_file

    check_name(target)
    rejects = target.with_suffix(".rejects.csv")
    if rejects in (source, target):
        raise Problem(
            "that name is for rejected rows", about="output", hint="choose another name with -o"
        )
    with _bar(source) as progress:
        outcome = rate_file(source, target, rejects, as_of, progress, force=force)
    note(f"wrote {clean(str(target), 200)}: people {outcome.people:,}")
    if outcome.unread:
        note(f"note: {outcome.unread}")
    if outcome.taken:
        note(f"note: {outcome.taken}")
    if outcome.earlier:
        note(f"{clean(str(rejects), 200)} is of an earlier run: none of its rows is of this one")
    if outcome.rejected:
        raise Problem(
            f"rows that could not be read: {outcome.rejected:,}",
            hint=f"{clean(str(rejects), 200)} has each with its line and the reason",
        )


@contextmanager
def _bar(source: Path) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("people", total=source.stat().st_size)
        yield lambda read: bar.update(task, completed=read)
