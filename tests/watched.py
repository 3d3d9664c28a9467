"""Commands run with every file and connection they open told, and killed where asked to be.

One process loads the program and what it stands on, and forks for each command: a command so costs
what it does, not what Python costs to start. Events are counted from 1; at event `kill_at` the
command dies at once, as at a power cut; 0 lets it live. The log gets a line for each event.
"""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import resource
import signal
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import shellingham
from commands import EDITOR, typed_in
from terminal import sit_down

import negotiate

WRITES = os.O_WRONLY | os.O_RDWR
CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate", "os.chmod"}
LOADED = (
    "pandas",
    "typst",
    "jinja2",
    "pydantic",
    "tomlkit",
    "python_calamine",
    "rich.table",
    "rich.progress",
)


class Done(NamedTuple):
    """How a command ended: its exit code, or the signal it died of as a negative number."""

    returncode: int
    stderr: str


class Watcher:
    """The process that runs commands; close it when the tests are over."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(
        self, folder, words, kill_at=0, log=os.devnull, most_bytes=None, env=None, out=os.devnull
    ):
        """Run a command at home in `folder`, its standard output going to the file `out`.

        No file it writes may grow past `most_bytes`; what is None in `env` is not set. Temporary
        files lie in its folder `tmp`, if it has one; somebody types what `TYPED` says.
        """
        known = {**os.environ, "VISUAL": EDITOR, "HOME": str(folder), **(env or {})}
        job = {
            "folder": str(folder),
            "words": [str(word) for word in words],
            "kill_at": kill_at,
            "log": str(log),
            "most_bytes": most_bytes,
            "env": {name: str(value) for name, value in known.items() if value is not None},
            "out": str(out),
        }
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        return Done(**json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        self._process.communicate(timeout=20)


def watch(kill_at: int, log: str) -> None:
    told = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    count = 0

    def hook(event: str, args: tuple[object, ...]) -> None:
        nonlocal count
        writes = event == "open" and isinstance(args[2], int) and args[2] & WRITES
        if not (writes or event in CHANGES or event.startswith("socket.")):
            return
        count += 1
        os.write(told, f"{event} {args!r}\n".encode())
        if count == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def load() -> None:
    """Load what commands stand on; a connection that is opened on the way is an error."""
    loading = True

    def hook(event: str, args: tuple[object, ...]) -> None:
        assert not (loading and event.startswith("socket.")), (event, args)

    sys.addaudithook(hook)
    own = [m.name for m in pkgutil.walk_packages(negotiate.__path__, "negotiate.")]
    for name in (*own, *LOADED):
        import_module(name)
    loading = False
    shellingham.detect_shell = lambda *_: ("bash", "bash")  # else that of whoever runs the tests


def become(job, errors: int) -> None:
    """Make this forked process the command that the job asks for."""
    signal.alarm(120)
    nothing = os.open(os.devnull, os.O_RDONLY)
    out = os.open(job["out"], os.O_WRONLY | os.O_CREAT)
    for source, target in ((nothing, 0), (out, 1), (errors, 2)):
        os.dup2(source, target)
    if (typed := typed_in(Path(job["folder"]), tuple(job["words"]))) is not None:
        sit_down(typed)
    else:
        sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, mode) for n, mode in enumerate("rww"))
    if (temporary := Path(job["folder"], "tmp")).is_dir():
        tempfile.tempdir = str(temporary)
    os.environ.clear()
    os.environ.update(job["env"])
    time.tzset()
    os.chdir(job["folder"])
    os.umask(0)  # what the program does not close to others is open to them
    if job["most_bytes"] is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (job["most_bytes"], job["most_bytes"]))
    watch(job["kill_at"], job["log"])


def serve() -> None:
    """Run the commands that come in as lines of JSON, one at a time."""
    load()
    gc.freeze()
    from negotiate.cli.app import main

    for line in sys.stdin:
        job = json.loads(line)
        told, errors = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(told)
            become(job, errors)
            code = main(job["words"])
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)  # taking all that was loaded apart would cost more than the command
        os.close(errors)
        with os.fdopen(told, "rb") as pipe:
            said = pipe.read().decode(errors="replace")
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(json.dumps({"returncode": code, "stderr": said}), flush=True)


if __name__ == "__main__":
    sys.path.remove(str(Path(__file__).parent))  # a test file must not stand in for a module
    serve()
