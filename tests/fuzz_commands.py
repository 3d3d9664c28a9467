"""Command lines made at random, run in this process and held to what every command promises.

The commands and options are asked of the program itself, so that a new one is tried at once.
`python tests/fuzz_commands.py 100000 7` runs a hundred thousand from seed 7 and prints each kind of
fault once, with a command line that shows it; it ends with 1 where there was one.
"""

from __future__ import annotations

import io
import os
import random
import socket
import sys
import tempfile
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Any

from negotiate.cli.app import COMMANDS, _command, main

SLOWEST = 5.0
"""Seconds a command line may take."""
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
ODD = [
    *("", " ", "\n", "-", "--", ".", "..", "/", "~nobody-there/x", "missing", "folder", "no/where"),
    *("a\0b", "\x1b[31mred", "\u061cx", "\u202eevil", "\u200b", "\u2028", "\xad", "\U000e0041"),
    *("\udcff", "\ud83d", "\x85", "\x7f", "é" * 300, "x" * 300, "1" * 400, "9" * 5000, "1e999"),
    *("nan", "-inf", "-1", "0", "½", "٣", "=1+1", "＝1+1", " @SUM(A1)", "<b>", "{{7*7}}", "%s"),
    *("/dev/null", "/dev/full", "/proc/self/environ", "bytes.dat", "[x]", "`id`", "0001-01-01"),
]
FILES = {
    "offers.toml": '[[offer]]\nname = "A"\nhourly = 21.5\n[[offer]]\nname = "B"\nsalary = 50000\n',
    "rich.toml": """
[preferences]
horizon_months = 18
value_of_time = 12
[[offer]]
name = "A"
pay = "1,700 twice a month"
employment = "temp"
status = "verbal"
start = 2026-12-01
hours_per_day = 10
days_per_week = 4
weeks_in_turn = [36, 48]
shift = [{ rate = 0.1, hours_per_week = 8 }]
training = { weeks = 3, hourly = 17 }
sign_on = { amount = 2000, instalments = [1, 6], repay_within_months = 12 }
health = { premium_per_paycheck = 60 }
commission = { expected = 900 }
[[offer.change]]
every_months = 6
add = 0.5
written = true
[[offer]]
name = "B"
hourly = 30
employment = "1099"
""",
    "finds.csv": "id,kind,low,level,area,date\n1,posting,22/h,mid,US,2026-11-01\n",
    "bands.csv": "level,low,mid,high\nmid,38000,44000,52000\nsenior,45000,52000,61000\n",
    "people.csv": "id,level,years,area\n1,mid,3,US\n=2,managr,9,US\n",
    "reports.csv": "level,low,year\nmid,50000,2024\nmid,52000,2025\n",
    "ana.toml": 'name = "Ana"\nlevel = "mid"\nyears = 3\narea = "Phoenix, AZ"\n',
    "odd.toml": 'name = "\\u001b[2J"\noffers = "\\u061c\\u001b[2J.toml"\n',
    "deep.toml": "x = " + "[" * 5000,
    "long.csv": "x" * 140_000 + ",level,low,mid,high\n",
    "answers.txt": "Thank you\n$25 an hour\nyes\n",
}
WORDS = {
    "LEVEL": ["junior", "mid", "senior", "lead", "manager", "boss"],
    "YEARS": ["0", "3", "6.5", "59"],
    "HOURS": ["20", "37.5", "40", "81"],
    "PLACE": ["Phoenix, AZ", "US", "TX", "Springfield", "Midland, MI", "Nowhere"],
    "PAY": ["21.50/h", "44000", "$44k", "900/week", "300", "44.0.0"],
    "RANGE": ["18-22/h", "40-50k", "50-40k"],
    "DAY": ["2026-11-22", "2024-02-29", "9999-12-31", "2026-02-30"],
    "FORMAT": ["table", "json", "csv", "markdown", "html", "pdf"],
    "UNIT": ["hour", "year"],
    "STAGE": ["screen", "interview", "offer", "counter"],
    "NAME": ["hdi-csr", "Spanish", "retail", "Acme"],
    "TEXT": [
        *("CSAT 82% to 91%: rewrote the refund replies", "I handled many calls", "AHT 7:05 to 1h"),
        *("AHT 1 h to " + "9" * 350 + " h", "CSAT 1% to " + "9" * 320 + ".5%"),
    ],
    "NUMBER": ["1", "2"],
    "FILE": [*FILES, "new.txt", "new.csv", "new.json"],
}
BY_OPTION = {
    "--sheets": ["people.csv", "no\0name"],
    "--jobs": ["1", "0", "x"],
    "--about": ["offer", "raise", "promotion", "conversion", "RAISE", "money"],
    "--pay-set": ["talks", "class", "scale", "steps"],
    "--need": ["some", "high", "low", "none"],
    "--wanted": ["some", "high", "low", "very"],
    "--steps": ["17, 18.50, 21/h", "36000;38000;41000", "21", "18,17", "1-2", "19/h," * 80],
    "--rival": ["23.50/h written", "interviewing", "48000 verbal", "25/h", "written", "1/h no"],
    "--changed": ["nights and a team of 12", "x" * 200, "the job is two jobs"],
    "--role": ["claims", "43-3011", "dispatch", "dental", "boss", "customer service"],
    "--country": ["US", "CA", "GB", "us", "FR"],
    "--channel": ["phone", "email", "fax"],
    "--only": ["letter", "mail"],
    "--paper": ["letter", "a4", "a3"],
    "--kind": ["posting", "recruiter", "offer", "rumour"],
    "--link": ["https://example.org/job", "javascript:1"],
    "--year": ["2025", "2024", "1", "99999"],
    "--set": ["A.hourly=23", "B.salary=", "preferences.value_of_time=12", "A.bonus.x=1", "A"],
    "state": ["CA", "Texas", "Seattle, WA", "US", "Guam", "Ontario", "XX"],
    "number": ["1", "2", "99"],
    "name": ["A", "B", "preferences", "Acme"],
    "words": [
        *("hourly=24", "pay=1,700 twice a month", "status=written", "time_off.days=15", "x=1"),
        *("bonus.night.amount=500", "bonus.rate=5%", "deadline=", "name=C", "claims", "="),
        *("employment=1099", "training.weeks=3", "start=2027-01-04", "change.every_months=6"),
    ],
    "files": ["offers.toml", "rich.toml", "odd.toml", "bands.csv", "missing"],
}
"""Words of an option or argument whose placeholder says too little."""


def command_lines(rng: random.Random) -> Iterator[list[str]]:
    """Command lines without end; none opens a terminal or sets up completion."""
    whole = [(path, command) for name in COMMANDS for path, command in _leaves([name])]
    while True:
        path, command = rng.choice(whole)
        words = [word for option in command.params for word in _given(option, rng)]
        at = rng.randrange(len(words) + 1)
        odd = [rng.choice(ODD)] if rng.random() < 0.05 else []
        yield [*path, *words[:at], *odd, *words[at:]]


def _leaves(path: list[str], group: Any = None) -> Iterator[tuple[list[str], Any]]:
    command = group or _command(path[0])
    inner = getattr(command, "commands", None)
    if not inner:
        yield path, command
    for name, one in (inner or {}).items():
        yield from _leaves([*path, name], one)


def _given(option: Any, rng: random.Random) -> list[str]:
    """An option or argument as it might be typed; mostly not at all."""
    argument = option.param_type_name == "argument"
    likely = 0.9 if argument or "--level" in option.opts else 0.2
    if rng.random() > likely or option.name == "help":
        return []
    if getattr(option, "is_flag", False):
        return [option.opts[0]]
    known = words_of(option)
    word = rng.choice(known if known and rng.random() < 0.85 else ODD)
    return [word] if argument else [option.opts[-1], word]


def options() -> Iterator[Any]:
    """Every option and argument that takes a word."""
    for name in COMMANDS:
        for _, command in _leaves([name]):
            for option in command.params:
                if not getattr(option, "is_flag", False) and option.name != "help":
                    yield option


def words_of(option: Any) -> list[str]:
    """Words that an option or argument may take, by its own name, else by its placeholder."""
    name = option.name if option.param_type_name == "argument" else option.opts[-1]
    if name in BY_OPTION:
        return BY_OPTION[name]
    placeholder = str(option.metavar or option.name).upper()
    return next((pool for key, pool in WORDS.items() if key in placeholder), [])


def run(words: list[str]) -> tuple[list[str], int | None]:
    """Every promise a command line broke, and its exit code."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="", write_through=True)
    err = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="", write_through=True)
    before, start, code = _names(), time.monotonic(), None
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main(words)
        except BaseException as error:  # that is what is looked for
            last = traceback.extract_tb(error.__traceback__)[-1]
            return [f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}"], None
    seconds = time.monotonic() - start
    texts = {name: file.buffer.getvalue() for name, file in (("out", out), ("err", err))}
    return [*faults(code, texts["out"], texts["err"], seconds), *_left(code, words, before)], code


def _names() -> set[str]:
    return {path.name for path in Path().iterdir()}


def faults(code: int, out: bytes, err: bytes, seconds: float) -> Iterator[str]:
    """The promises that an exit code, both streams and a time break."""
    said = err.decode(errors="replace")
    lines = said.splitlines()
    if code not in (0, 1, 2):
        yield f"exit code {code}"
    if code and [line.partition(":")[0] for line in lines[-1:]] != ["hint"]:
        yield "an error without a hint at its end"
    if code and sum(line.startswith("error: ") for line in lines) != 1:
        yield "not one error"
    if code and out:
        yield "output beside an error"
    for name, text in (("out", "" if out.startswith(b"%PDF") else out.decode()), ("err", said)):
        if steering := sorted({c for c in text if unicodedata.category(c) in UNSEEN} - {"\n"}):
            yield f"{steering[0]!a} on std{name}"
    if seconds > SLOWEST:
        yield f"over {SLOWEST:g} seconds"


def _left(code: int, words: list[str], before: set[str]) -> Iterator[str]:
    """Files that stand where none should: half-written, or of a command that failed."""
    new = _names() - before
    if any(name.startswith(".negotiate-") or name.endswith(".lock") for name in new):
        yield "a half-written file or a lock is left"
    plain = [name for name in new if not name.startswith(".")]  # the rest is the home
    if code and plain and words[0] != "batch":
        yield "a file beside an error"


def make_files(folder: Path) -> None:
    """The files that command lines name, in the folder they are run in."""
    (folder / "folder").mkdir(exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "bytes.dat").write_bytes(bytes(range(256)))


def _refuse(*_: object) -> None:
    raise AssertionError("a command opened a network connection")


def fuzz(count: int, seed: int) -> Counter[str]:
    """Run so many command lines in a folder that is thrown away; the faults that were found."""
    socket.socket.connect = _refuse  # type: ignore[method-assign]
    sys.stdin = io.StringIO()
    import_module("negotiate.api.backtests")  # pandas takes its time, once
    found: Counter[str] = Counter()
    codes: Counter[int | None] = Counter()
    lines = command_lines(random.Random(seed))
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"HOME": name, "EDITOR": "true", "COLUMNS": "80"}
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "VISUAL"):
            os.environ.pop(variable, None)
        os.chdir(name)
        for number, words in zip(range(count), lines, strict=False):
            if number % 100 == 0:
                make_files(Path(name))
            broken, code = run(words)
            codes[code] += 1
            for fault in broken:
                found[fault] += 1
                if found[fault] == 1:
                    print(f"{fault}: {words!a}"[:2000], flush=True)
        os.chdir("/")
    seconds = time.monotonic() - start
    print(f"{count:,} command lines, {count / seconds:.0f} a second, exit codes {dict(codes)}")
    print(f"faults: {found.total()}", *(f"  {n} {fault}" for fault, n in found.items()), sep="\n")
    return found


if __name__ == "__main__":
    sys.exit(bool(fuzz(int(sys.argv[1]), int(sys.argv[2]))))
