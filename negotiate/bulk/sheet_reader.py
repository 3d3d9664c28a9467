"""Reading workbooks in another process, for a damaged one can end the process that reads it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from importlib.util import find_spec
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Timer
from typing import Any, BinaryIO, cast

from negotiate.bulk.sheet_rows import MOST_FILE, MOST_SECONDS
from negotiate.model.errors import Problem, install_hint
from negotiate.model.text import clean


def check_reader(extra: str) -> None:
    """Raise `Problem` where no reader of workbooks is installed; `extra` brings it."""
    if find_spec("python_calamine") is None:
        raise Problem("reading workbooks needs python-calamine", hint=install_hint(extra))


def table_rows(path: Path, hint: str) -> Generator[tuple[list[str], float], None, None]:
    """Every row of a workbook's first sheet, and the share read so far; all cells text.

    Empty rows come too, so that the first row is line 1. Raises `Problem` with `hint` where the
    file cannot be read, or no reader is there.
    """
    check_reader("xlsx")
    shown = clean(str(path), 200)
    try:
        if path.stat().st_size > MOST_FILE:
            raise Problem(f"{shown} is too large: over {MOST_FILE // 10**6} MB", hint=hint)
        path.open("rb").close()
    except OSError as error:
        raise Problem(f"cannot read {shown}: {error.strerror or error}", hint=hint) from error
    done = 0
    request = {"file": str(path.absolute()), "table": True}
    with closing(asked_of_reader(request, shown, hint)) as parts:
        for part in parts:
            done += len(part["rows"])
            for row in part["rows"]:
                yield row, done / max(1, part["of"])


def asked_of_reader(
    request: dict[str, Any], shown: str, hint: str
) -> Generator[dict[str, Any], None, None]:
    """What another process tells of a file, until it is done; `Problem` where it cannot be read.

    The process ends with this generator, whatever happens.
    """
    with _reader() as process:
        watch = Timer(MOST_SECONDS, process.kill)
        watch.daemon = True
        watch.start()
        try:
            yield from _answers(process, request, shown, hint)
        finally:
            watch.cancel()
            process.kill()


def _reader() -> Popen[bytes]:
    paths = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
    return Popen(
        [sys.executable, "-P", "-m", "negotiate.bulk.sheet_rows"],
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,  # what the reader says of itself when it aborts
        env={**os.environ, "PYTHONPATH": paths},
    )


def _answers(
    process: Popen[bytes], request: dict[str, Any], shown: str, hint: str
) -> Iterator[dict[str, Any]]:
    question, answers = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
    with suppress(OSError), question:
        question.write(json.dumps(request).encode() + b"\n")
    for line in answers:
        answer = json.loads(line) if line.endswith(b"\n") else {}
        if "done" in answer:
            return
        if "wrong" in answer:
            raise Problem(f"{shown}: {clean(answer['wrong'], 160)}", hint=hint)
        if answer:
            yield answer
    text = f"{shown} cannot be read: it is damaged, or needs too much memory or time"
    raise Problem(text, hint=hint)
