"""``negotiate batch --sheets``: a prep sheet for every person of a table, by several processes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, as_completed
from contextlib import closing, contextmanager
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from negotiate.api.people_sheets import (
    PersonRow,
    check_joiner,
    file_names,
    joined,
    people_rows,
    script_of_row,
    unread_columns,
    write_rejects,
)
from negotiate.api.scripts import paper_of
from negotiate.api.writing import check_name, make_folder, say_written, write_output, write_whole
from negotiate.cli.output import keep, may_replace, note
from negotiate.model.errors import Problem
from negotiate.model.text import clean, listing

_WORTH_A_PROCESS = 4
"""Sheets; to start a process takes as long as one or two."""
_NAMED = 5
"""Lines that are named where something is said of rows."""


class Wanted(NamedTuple):
    """The sheet of one person, as another process is asked for it."""

    at: int
    row: Mapping[str, str]
    person: str
    file: str
    as_of: str | None
    force: bool


class Made(NamedTuple):
    """What became of one person's sheet."""

    at: int
    new: bool = False
    """False where it was there already, made of the same words, or failed."""
    reason: str = ""
    """Why the row has no sheet."""
    unlikely: bool = False
    """Whether the offer is so far from the job that it may be a slip."""
    replaced: bool = False
    """Whether letters that the page's fonts lack were replaced by boxes."""
    broken: tuple[str, str] | None = None
    """Why no sheet can be written at all, and what to do."""


def sheets_command(
    source: Path,
    folder: Path,
    *,
    together: Path | None,
    as_of: str | None,
    jobs: int | None,
    force: bool,
) -> None:
    """Make the sheets of the people of a table in a folder, and say what was made.

    Raises `Problem` where rows failed; they stand in a file beside the sheets.
    """
    if together is not None:
        _check_together(together, source)
    rows = people_rows(source)
    if copied := unread_columns(rows):
        note(f"note: {copied}")
    check_name(folder / "a name")  # the folder itself may be "."
    make_folder(folder)
    taken = [together.stem] if together is not None and _same(together.parent, folder) else []
    files = [folder / f"{name}.pdf" for name in file_names(rows, taken)]
    for file in files:
        keep(str(file), only=[str(source)])
    made = _all_made(rows, files, as_of, _processes(jobs, len(rows)), force=force)
    _say_made(rows, made, folder)
    good = [files[one.at] for one in made if not one.reason]
    if together is not None and good:
        with _bar("pages", len(good)) as step:
            content = joined(good, step)
        agreed = may_replace(str(together), content, force=force)
        write_output(together, content, force=agreed)
        note(f"wrote {clean(str(together), 200)}: pages {len(good):,}")
    rejects = folder / f"{source.stem}.rejects.csv"
    if failed := [(rows[one.at], one.reason) for one in made if one.reason]:
        rejects = write_rejects(rejects, failed)
        raise Problem(
            f"rows without a sheet: {len(failed):,}",
            hint=f"{clean(str(rejects), 200)} has each with its line and the reason",
        )
    if rejects.exists():
        note(f"{clean(str(rejects), 200)} is of an earlier run: none of its rows is of this one")


def _check_together(together: Path, source: Path) -> None:
    check_name(together)
    if together.suffix.lower() != ".pdf":
        raise Problem(
            "one file of all sheets is a PDF", about="together", hint="end its name in .pdf"
        )
    keep(str(together), only=[str(source)])
    check_joiner()


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _processes(jobs: int | None, people: int) -> int:
    """How many processes to use: as many as asked for, else one for each core that pays off."""
    if jobs is not None:
        return min(jobs, people)
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(1, min(cores, people // _WORTH_A_PROCESS))


def _all_made(
    rows: Sequence[PersonRow],
    files: Sequence[Path],
    as_of: str | None,
    processes: int,
    *,
    force: bool,
) -> list[Made]:
    """What became of every row, in order; a stop leaves the sheets that are finished."""
    found = [Made(at=at, reason=row.wrong) for at, row in enumerate(rows) if row.wrong]
    wanted = [
        Wanted(at=at, row=row.cells, person=row.called, file=str(file), as_of=as_of, force=force)
        for at, (row, file) in enumerate(zip(rows, files, strict=True))
        if not row.wrong
    ]
    try:
        each = closing(_each_made(wanted, processes))  # a stop waits for what is being made
        with each as sheets, _bar("sheets", len(wanted)) as step:
            for one in sheets:
                if one.broken is not None:
                    raise Problem(one.broken[0], hint=one.broken[1])
                found.append(one)
                step()
    except KeyboardInterrupt:
        done = sum(os.path.lexists(one.file) for one in wanted)
        where = clean(str(files[0].parent), 200)
        amount = f"{done:,} of {len(rows):,} sheets"
        say_written(f"part of {where}, {amount} (the same command goes on with it),")
        raise
    return sorted(found)


def _each_made(wanted: Sequence[Wanted], processes: int) -> Generator[Made, None, None]:
    """Each sheet as it is made, in any order."""
    if processes == 1:
        yield from map(make_sheet, wanted)
        return
    with _unheard():  # here starts the process that clears up behind the others
        pool: Executor = ProcessPoolExecutor(
            processes, mp_context=get_context("spawn"), initializer=_leave_stops_to_the_first
        )
    try:
        with _unheard():  # and here the others; starting the first has unblocked Ctrl-C
            begun = [pool.submit(make_sheet, one) for one in wanted]
        for future in as_completed(begun):
            yield future.result()
    except BrokenExecutor as error:
        raise Problem(
            "a process that made sheets was ended from outside",
            hint="free some memory, or add --jobs 1; the same command goes on with it",
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


_BY_THE_TERMINAL = ("SIGINT", "SIGHUP")
"""Ctrl-C and a terminal that is closed are heard by all of its processes."""


@contextmanager
def _unheard() -> Iterator[None]:
    """What a terminal sends to all waits; a process that is started meanwhile never hears it.

    While it loads, before it could say what to do about it, it would end in a traceback.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(
        signal.SIG_BLOCK, [getattr(signal, name) for name in _BY_THE_TERMINAL]
    )
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_stops_to_the_first() -> None:
    """The process that shares out the work is stopped, waits for what is being made, and ends."""
    for name in _BY_THE_TERMINAL:
        if (number := getattr(signal, name, None)) is not None:
            signal.signal(number, signal.SIG_IGN)
    Thread(target=_end_with_the_first, daemon=True).start()


def _end_with_the_first() -> None:
    """Leave nothing running where the process that shares out the work was killed."""
    if (first := parent_process()) is not None:
        first.join()
        os._exit(1)


def make_sheet(wanted: Wanted) -> Made:
    """Make one person's sheet, unless it stands there made of the same words."""
    from negotiate.render.sheet import sheet_of
    from negotiate.render.sheet_pdf import MARK, fit, mark_of, to_pdf

    try:
        script = script_of_row(wanted.row, wanted.as_of)
    except Problem as problem:
        reason = f"{problem}; {problem.hint}" if problem.hint else str(problem)
        return Made(at=wanted.at, reason=reason)
    result, file = script.result, Path(wanted.file)
    sheet = sheet_of(script, paper=paper_of(result.place), person=wanted.person)
    unlikely = result.offer is not None and result.offer.unlikely
    try:
        there = file.read_bytes() if os.path.lexists(file) else b""
        if mark_of(sheet).encode() in there:
            return Made(at=wanted.at, unlikely=unlikely)
        if there and MARK.encode() not in there and not wanted.force:
            name = clean(file.name, 80)
            reason = f"{name} is there already, and not as negotiate writes it; add --force"
            return Made(at=wanted.at, reason=reason)
        fitted = fit(sheet)
        write_whole(file, to_pdf(fitted.sheet, result.as_of))
    except OSError as error:
        text = f"cannot read {clean(str(file), 200)}: {error.strerror or error}"
        return Made(at=wanted.at, broken=(text, "choose another folder"))
    except Problem as problem:
        return Made(at=wanted.at, broken=(problem.message, problem.hint or "try again"))
    return Made(at=wanted.at, new=True, unlikely=unlikely, replaced=bool(fitted.replaced))


def _say_made(rows: Sequence[PersonRow], made: Sequence[Made], folder: Path) -> None:
    new = sum(one.new for one in made)
    kept = sum(not one.new and not one.reason for one in made)
    same = f"; {kept:,} were there, made of the same words" if kept else ""
    note(f"wrote sheets in {clean(str(folder), 200)}: {new:,}{same}")
    if unlikely := [rows[one.at].line for one in made if one.unlikely]:
        note(f"offers so far from the job that they may be slips: {_lines(unlikely)}")
    if replaced := [rows[one.at].line for one in made if one.replaced]:
        note(f"letters the page's fonts lack are boxes on the sheets of {_lines(replaced)}")


def _lines(lines: Sequence[int]) -> str:
    """Lines of a table by number, the first few."""
    named = [f"line {line}" for line in lines[:_NAMED]]
    more = len(lines) - _NAMED
    return listing([*named, f"{more:,} more"] if more > 0 else named, "and")


@contextmanager
def _bar(what: str, total: int) -> Iterator[Callable[[], None]]:
    """A progress line on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)
