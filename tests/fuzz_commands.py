"""Command lines made at random, run in this process and held to what every command promises.

The commands and options are asked of the program itself, so that a new one is tried at once.
`python tests/fuzz_commands.py 100000 7` runs a hundred thousand from seed 7 and prints each kind of
fault once, with a command line that shows it; it ends with 1 where there was one.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import logging
import os
import random
import shutil
import socket
import sys
import tempfile
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from made_workbooks import LEVELS, NATION, workbook
from terminal import Terminal

from negotiate.cli.app import COMMANDS, _command, main

SLOWEST = 5.0
"""Seconds of work a command line may take."""
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
filing = "head"
children = 2
[[offer]]
name = "A"
pay = "1,700 twice a month"
level = "senior"
area = "Portland, OR"
employment = "temp"
status = "verbal"
starts = 2026-12-01
hours_per_day = 10
days_per_week = 4
shift = [{ rate = 0.1, hours_per_week = 8 }]
training = { weeks = 3, hourly = 17 }
sign_on = { amount = 2000, instalments = [1, 6], repay_within_months = 12, repay = "pro-rata" }
health = { premium = 60, per = "paycheck", paychecks = 26 }
commission = { expected = 900, low = 400, high = 2000 }
draw = { monthly = 50 }
[[offer.change]]
every_months = 6
percent = 2
in_writing = true
[[offer.other]]
name = "tuition"
amount = 90
kind = "benefit"
when = "monthly"
[[offer]]
name = "B"
hourly = 30
employment = "1099"
weeks_in_turn = [36, 48]
[[offer]]
name = "my job"
salary = 41000
status = "current"
area = "Camden, NJ"
""",
    "wrong.toml": """
[[offer]]
name = "A"
start = 2026-12-01
health = { premium_per_paycheck = 60 }
[[offer]]
name = "A"
hourly = 30
employment = "1099"
retirement = [{ match_rate = 0.5 }]
""",
    "finds.csv": "id,kind,low,level,area,date\n1,posting,22/h,mid,US,2026-11-01\n",
    "bands.csv": "level,low,mid,high\nmid,38000,44000,52000\nsenior,45000,52000,61000\n",
    "people.csv": "id,level,years,area\n1,mid,3,US\n=2,managr,9,US\n",
    "talk.csv": "id,level,area,role,country,offer,current,about,steps,rival,need,said,changed\n"
    "1,mid,US,collections,,21/h,19/h,raise,,23/h written,high,,\n"
    '2,senior,Leeds,,GB,,,,"18,19/h",,,20/h,nights\n'
    "3,lead,TX,interpreter,,,,promotion,,,low,,\n",
    "reports.csv": "level,low,year\nmid,50000,2024\nmid,52000,2025\n",
    "ana.toml": 'name = "Ana"\nlevel = "mid"\nyears = 3\narea = "Phoenix, AZ"\n',
    "odd.toml": 'name = "\\u001b[2J"\noffers = "\\u061c\\u001b[2J.toml"\n',
    "deep.toml": "x = " + "[" * 5000,
    "long.csv": "x" * 140_000 + ",level,low,mid,high\n",
    "beni.toml": 'role = "claims"\nlevel = "senior"\ncountry = "CA"\nneed = "high"\narea = "ON"\n',
    "answers.txt": "Thank you\n$25 an hour\nyes\n",
}
WORDS = {
    "LEVEL": ["junior", "mid", "senior", "lead", "manager", "boss"],
    "YEARS": ["0", "3", "6.5", "59"],
    "HOURS": ["20", "37.5", "40", "81"],
    "PLACE": [
        *("Phoenix, AZ", "US", "TX", "Springfield", "Midland, MI", "Nowhere", "Toronto, ON"),
        *("Leeds", "remote", "Lake County, IN", "Hybrid - Austin TX 78701", "PR"),
    ],
    "PAY": ["21.50/h", "44000", "$44k", "900/week", "300", "44.0.0"],
    "RANGE": ["18-22/h", "40-50k", "50-40k"],
    "DAY": ["2026-11-22", "2024-02-29", "9999-12-31", "2026-02-30"],
    "FORMAT": ["table", "json", "csv", "markdown", "html", "pdf"],
    "UNIT": ["hour", "year"],
    "STAGE": ["screen", "interview", "offer", "counter", "meeting", "after"],
    "NAME": ["A", "B", "my job", "Acme"],
    "TEXT": [
        *("CSAT 82% to 91%: rewrote the refund replies", "I handled many calls", "AHT 7:05 to 1h"),
        *("AHT 1 h to " + "9" * 350 + " h", "CSAT 1% to " + "9" * 320 + ".5%"),
    ],
    "NUMBER": ["1", "2"],
    "FILE": [*FILES, "people.xlsx"],
    "OFFERS.TOML": ["offers.toml", "rich.toml", "wrong.toml"],
}
NEW = [f"new.{suffix}" for suffix in ("txt", "csv", "json", "xlsx", "pdf", "html", "md", "toml")]
BY_OPTION = {
    "--output": [*NEW, *NEW, "-", "offers.toml", "folder/new.csv", "link.csv", "people.csv"],
    "--save": ["calls.md", "calls.md", "new.txt", "answers.txt"],
    "--sheets": ["sheets", "folder", "people.csv", "no\0name"],
    "--together": ["all.pdf", "sheets/all.pdf", "all.txt"],
    "--jobs": ["1", "1", "0", "x"],
    "--cert": ["hdi-csr", "COPC", "black belt", "phd"],
    "--language": ["Spanish", "Français", "asl", "Klingon"],
    "--industry": ["retail", "outsourcer", "a bank", "moon"],
    "--profile": ["ana.toml", "beni.toml", "odd.toml", "new.toml", "missing"],
    "--bands": ["bands.csv", "bands.csv", "long.csv", "missing"],
    "--finds": ["finds.csv", "new.csv", "people.csv", "missing"],
    "--answers": ["answers.txt", "answers.txt", "bytes.dat"],
    "--offers": ["offers.toml", "rich.toml", "missing"],
    "--promised": ["offers.toml", "rich.toml", "wrong.toml"],
    "--promised-name": ["A", "B", "my job"],
    "--file": ["offers.toml", "rich.toml", "wrong.toml", "new.toml"],
    "--levels": ["levels.toml", "ana.toml"],
    "--about": ["offer", "raise", "promotion", "conversion", "RAISE", "money"],
    "--pay-set": ["talks", "class", "scale", "steps"],
    "--need": ["some", "high", "low", "none"],
    "--wanted": ["some", "high", "low", "very"],
    "--steps": ["17, 18.50, 21/h", "36000;38000;41000", "21", "18,17", "1-2", "19/h," * 80],
    "--rival": ["23.50/h written", "interviewing", "48000 verbal", "25/h", "written", "1/h no"],
    "--changed": ["nights and a team of 12", "x" * 200, "the job is two jobs"],
    "--role": ["claims", "43-3011", "dispatch", "dental", "boss", "customer service"],
    "--country": ["US", "CA", "GB", "FR"],
    "--channel": ["phone", "email", "fax"],
    "--only": ["letter", "mail"],
    "--paper": ["letter", "a4", "a3"],
    "--kind": ["posting", "recruiter", "offer", "rumour"],
    "--link": ["https://example.org/job", "javascript:1"],
    "--year": ["2025", "2024", "1", "99999"],
    "--set": ["A.hourly=23", "B.salary=", "preferences.value_of_time=12", "A.bonus.x=1", "A"],
    "state": ["CA", "Texas", "Seattle, WA", "US", "Guam", "Ontario", "XX"],
    "number": ["1", "2", "99"],
    "name": ["A", "B", "preferences", "my job", "Acme"],
    "words": [
        *("hourly=24", "pay=1,700 twice a month", "status=written", "time_off.days=15", "x=1"),
        *("bonus.night.amount=500", "bonus.rate=5%", "deadline=", "name=C", "claims", "="),
        *("employment=1099", "training.weeks=3", "starts=2027-01-04", "change.every_months=6"),
        *("shift=", "health.premium=80.77", "retirement.match_rate=50%", "weeks_in_turn=[36, 48]"),
        *("commission.expected=9000", "sign_on.instalments=[1, 7]", "level=lead", "area=Boise, ID"),
        *("nurse", "help desk", "43-4051", "zzz"),
    ],
    "files": ["offers.toml", "rich.toml", "wrong.toml", "odd.toml", "missing"],
    "bands import files": ["all_data_M_2025.xlsx", "all_data_M_2025.xlsx", "bytes.dat"],
    "batch file": ["people.csv", "talk.csv", "people.xlsx", "long.csv", "missing"],
    "bands backtest file": ["reports.csv", "reports.csv", "people.csv"],
    "bands check file": ["bands.csv", "finds.csv"],
    "finds import file": ["finds.csv", "people.csv"],
    "check file": ["offers.toml", "rich.toml", "wrong.toml"],
}
"""Words of an option or argument whose placeholder says too little."""


class Line(NamedTuple):
    """A command line, and what is typed or sent to it."""

    words: list[str]
    typed: str | None = None
    """What somebody at a terminal answers; None where nobody sits there."""
    sent: str = ""
    """What stands on standard input where nobody does."""


def command_lines(rng: random.Random) -> Iterator[Line]:
    """Command lines without end; none sets up completion."""
    whole = [(path, command) for name in COMMANDS for path, command in leaves([name])]
    while True:
        kind = rng.random()
        if kind < 0.03:
            yield Line([], typed=_answers(rng))
            continue
        path, command = rng.choice(whole)
        words = [word for option in command.params for word in _given(option, path, rng)]
        at = rng.randrange(len(words) + 1)
        odd = [rng.choice(ODD)] if rng.random() < 0.05 else []
        whole_line = [*path, *words[:at], *odd, *words[at:]]
        if path == ["mcp"]:
            yield Line(whole_line, sent=messages(rng))
        else:
            yield Line(whole_line, typed=_answers(rng) if kind < 0.1 else None)


ANSWERS = [
    *("", "", "", "y", "n", "<", "?", "-", "1", "2", "3", "4", "5", "1,3", "21/h", "44000", "mid"),
    *("Phoenix, AZ", "Leeds", "17-20/h", "a raise", "Acme", "300", "senior", "18, 19, 20/h"),
]


def _answers(rng: random.Random) -> str:
    """What somebody answers to whatever they are asked, in lines; then the input ends."""
    pool = [*ANSWERS * 3, *(one for one in ODD if one.isprintable())]
    return "".join(f"{rng.choice(pool)}\n" for _ in range(rng.randrange(40)))


def messages(rng: random.Random) -> str:
    """What an assistant might send, one message a line; some are none."""
    start = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": _SENT[1]}
    sent = [
        _message("initialize", start, 0),
        '{"jsonrpc":"2.0","method":"notifications/initialized"}',
    ]
    for number in range(rng.randrange(1, 5)):
        name, given = rng.choice(_CALLS)
        given = given | {rng.choice(_KEYS): rng.choice(_SENT) for _ in range(rng.randrange(3))}
        call = {"name": name, "arguments": given}
        method = rng.choice(("tools/call", "tools/call", "tools/call", "tools/list", "no/such"))
        sent.append(rng.choice((_message(method, call, number), *_NO_MESSAGES)))
    return "\n".join(sent[rng.random() < 0.1 :]) + "\n"


def _message(method: str, params: Any, number: int) -> str:
    whole = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
    return json.dumps(whole)


_OFFERS = [{"name": "A", "hourly": 21.5, "area": "TX"}, {"name": "B", "salary": 50000}]
_CALLS: list[tuple[str, dict[str, Any]]] = [
    ("range", {"level": "mid", "offer": "21/h"}),
    ("script", {"level": "lead", "area": "Leeds", "country": "GB"}),
    ("compare", {"offers": _OFFERS}),
    ("law", {"state": "CA"}),
    ("roles", {"words": "nurse"}),
    ("none", {}),
]
_KEYS = ["level", "area", "offer", "offers", "state", "words", "posted", "steps", "rival", "x"]
_SENT = ["mid", {"name": "x", "version": "1"}, [], [{}], 1e308, -1, None, True, "\0", "21/h", "[x]"]
_NO_MESSAGES = ["", "{", "[]", "null", '"\\ud800"', '{"jsonrpc":"2.0","id":1}', "{" * 400]


def leaves(path: list[str], group: Any = None) -> Iterator[tuple[list[str], Any]]:
    """Every command under the name of one, with its path."""
    command = group or _command(path[0])
    inner = getattr(command, "commands", None)
    if not inner:
        yield path, command
    for name, one in (inner or {}).items():
        yield from leaves([*path, name], one)


def _given(option: Any, path: list[str], rng: random.Random) -> list[str]:
    """An option or argument as it might be typed; mostly not at all."""
    argument = option.param_type_name == "argument"
    likely = 0.9 if argument or "--level" in option.opts else 0.2
    if rng.random() > likely or option.name == "help":
        return []
    if getattr(option, "is_flag", False):
        return [option.opts[0]]
    known = words_of(option, path)
    word = rng.choice(known if known and rng.random() < 0.85 else ODD)
    return [word] if argument else [option.opts[-1], word]


def options() -> Iterator[Any]:
    """Every option and argument that takes a word."""
    for name in COMMANDS:
        for _, command in leaves([name]):
            for option in command.params:
                if not getattr(option, "is_flag", False) and option.name != "help":
                    yield option


def words_of(option: Any, path: Iterable[str] = ()) -> list[str]:
    """Words that an option or argument may take, by its own name, else by its placeholder."""
    name = option.name if option.param_type_name == "argument" else option.opts[-1]
    for known in (f"{' '.join(path)} {name}", name):
        if known in BY_OPTION:
            return BY_OPTION[known]
    placeholder = str(option.metavar or option.name).upper()
    return next((pool for key, pool in WORDS.items() if key in placeholder), [])


class _Stream(io.TextIOWrapper):
    """Standard output or error that is kept."""

    def __init__(self, terminal: bool) -> None:
        self.kept, self._terminal = io.BytesIO(), terminal
        super().__init__(self.kept, "utf-8", newline="", write_through=True)

    def isatty(self) -> bool:
        return self._terminal


def run(line: Line) -> tuple[list[str], int | None]:
    """Every promise a command line broke, and its exit code."""
    asked = line.typed is not None
    out, err = _Stream(asked), _Stream(asked)
    sys.stdin = Terminal(line.typed) if asked else io.StringIO(line.sent)
    before, start = _names(), time.process_time()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main(line.words)
        except BaseException as error:  # that is what is looked for
            last = traceback.extract_tb(error.__traceback__)[-1]
            return [f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}"], None
    seconds = time.process_time() - start
    if asked:
        found = _at_a_terminal(code, out.kept.getvalue(), err.kept.getvalue(), seconds)
        return [*found, *_unfinished(before)], code
    found = faults(code, out.kept.getvalue(), err.kept.getvalue(), seconds)
    if line.words[:1] == ["mcp"] and not code and "--tools" not in line.words:
        found = itertools.chain(found, _no_answers(out.kept.getvalue()))
    return [*found, *_unfinished(before), *_left(code, line.words, before)], code


def _at_a_terminal(code: int, out: bytes, err: bytes, seconds: float) -> Iterator[str]:
    """The promises to somebody who answers: questions and drawings stand between the lines."""
    if code not in (0, 1, 2):
        yield f"exit code {code}"
    said = err.decode(errors="replace")
    if code and "stopped:" not in said and "hint:" not in said.rpartition("error:")[2]:  # may wrap
        yield "nothing says why it ended"
    steering = {c for c in out.decode() if unicodedata.category(c) in UNSEEN} - {"\n", "\x1b"}
    if steering and not out.startswith(b"%PDF"):
        yield f"{min(steering)!a} on a terminal"
    if seconds > SLOWEST:
        yield f"over {SLOWEST:g} seconds"


def _no_answers(out: bytes) -> Iterator[str]:
    """Lines that are no message of the protocol."""
    for line in out.decode().splitlines():
        try:
            known = json.loads(line).get("jsonrpc") == "2.0"
        except (ValueError, AttributeError):
            known = False
        if not known:
            yield "a line that is no message"


def _names() -> set[str]:
    return {path.name for path in Path().iterdir()}


def faults(code: int, out: bytes, err: bytes, seconds: float) -> Iterator[str]:
    """The promises that an exit code, both streams and a time break."""
    said = err.decode(errors="replace")
    lines = said.splitlines()
    if code not in (0, 1, 2):
        yield f"exit code {code}"
    if "Traceback" in said or "Exception ignored" in said:  # of a thread, or of what was let go
        yield "a traceback beside the answer"
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


def _unfinished(before: set[str]) -> Iterator[str]:
    """Files that stand where none should whatever a command did."""
    new = _names() - before
    if any(name.startswith(".negotiate-") or name.endswith(".lock") for name in new):
        yield "a half-written file or a lock is left"
    open_to_others = (Path(name) for name in new if Path(name).is_file())
    if any(path.stat().st_mode & 0o077 for path in open_to_others):
        yield "a file that others can read"


def _left(code: int, words: list[str], before: set[str]) -> Iterator[str]:
    """Files of a command that failed."""
    new = _names() - before
    plain = [name for name in new if not name.startswith(".")]  # the rest is the home
    if code and plain and words[0] != "batch":
        yield "a file beside an error"


def make_files(folder: Path) -> None:
    """The files that command lines name, in the folder they are run in."""
    for made in ("sheets", "new.*", "calls.md", "all.*", "prep-sheet.pdf"):
        for path in folder.glob(made):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    (folder / "folder").mkdir(exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "bytes.dat").write_bytes(bytes(range(256)))
    (folder / "levels.toml").write_text(LEVELS)
    workbook(folder / "all_data_M_2025.xlsx", NATION)
    workbook(
        folder / "people.xlsx", [{"id": 1, "level": "mid", "years": 3}], ["id", "level", "years"]
    )
    with contextlib.suppress(FileExistsError):
        (folder / "link.csv").symlink_to("people.csv")


def _refuse(*_: object) -> None:
    raise AssertionError("a command opened a network connection")


def fuzz(count: int, seed: int) -> Counter[str]:
    """Run so many command lines in a folder that is thrown away; the faults that were found."""
    socket.socket.connect = _refuse  # type: ignore[method-assign]
    logging.disable()
    import_module("negotiate.api.backtests")  # pandas takes its time, once
    found: Counter[str] = Counter()
    codes: Counter[int | None] = Counter()
    lines = command_lines(random.Random(seed))
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"HOME": name, "EDITOR": "true", "COLUMNS": "80", "NO_COLOR": "1"}
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "VISUAL"):
            os.environ.pop(variable, None)
        os.chdir(name)
        for number, line in zip(range(count), lines, strict=False):
            if number % 100 == 0:
                make_files(Path(name))
            broken, code = run(line)
            codes[code] += 1
            for fault in broken:
                found[fault] += 1
                if found[fault] == 1:
                    beside = sorted(_names() - {*FILES})  # an earlier line may have left it
                    print(f"{fault}: {tuple(line)!a} beside {beside!a}"[:2000], flush=True)
        os.chdir("/")
    seconds = time.monotonic() - start
    print(f"{count:,} command lines, {count / seconds:.0f} a second, exit codes {dict(codes)}")
    print(f"faults: {found.total()}", *(f"  {n} {fault}" for fault, n in found.items()), sep="\n")
    return found


if __name__ == "__main__":
    sys.exit(bool(fuzz(int(sys.argv[1]), int(sys.argv[2]))))
