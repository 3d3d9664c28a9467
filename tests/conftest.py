"""What every test shares: the command line through one fixture, and the facts read once."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from assessments import assessment
from commands import make_things
from hypothesis import HealthCheck, settings
from watched import Watcher

from negotiate.cli.app import main
from negotiate.files.bands import bands_in_use
from negotiate.files.facts import load_facts
from negotiate.files.gazetteer import Gazetteer
from negotiate.market.assessment import Assessment
from negotiate.model.band import Bands
from negotiate.model.facts import Facts

settings.register_profile(
    "project",
    deadline=None,
    derandomize=True,
    max_examples=80,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("project")

TODAY = date(2026, 11, 22)


class Said(NamedTuple):
    """What a command line said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class CommandLine:
    """Runs the command line in this process, as a user with an empty home would."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *args: object, code: int = 0) -> Said:
        self._capsys.readouterr()
        got = main([str(arg) for arg in args])
        out, err = self._capsys.readouterr()
        assert "Traceback" not in err
        assert got == code, f"exit {got}, not {code}: {err}"
        return Said(got, out, err)

    def json(self, *args: object) -> Any:
        return self(*args, "--format", "json").json

    def refused(self, *args: object, code: int = 1) -> str:
        """Stderr of a command that must fail as promised: two kinds of lines and no output."""
        said = self(*args, code=code)
        assert said.out == ""
        lines = said.err.splitlines()
        assert sum(line.startswith("error: ") for line in lines) == 1, said.err
        assert sum(line.startswith("hint: ") for line in lines) == 1, said.err
        assert lines[-1].startswith("hint: ")
        return said.err


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


@pytest.fixture(autouse=True)
def a_fresh_home(tmp_path_factory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.chdir(home)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Any attempt to open a connection fails the test that made it."""

    def refuse(*_: object) -> None:
        raise AssertionError("a test opened a network connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    return


@pytest.fixture(scope="session")
def things(tmp_path_factory: Any) -> Path:
    """A folder with the files that the commands of `commands.py` read; to be copied."""
    return make_things(tmp_path_factory.mktemp("things"))


@pytest.fixture(scope="session")
def watched() -> Iterator[Watcher]:
    """Runs a command in another process with every file it writes told (see watched.py)."""
    watcher = Watcher()
    yield watcher
    watcher.close()


@pytest.fixture(scope="session")
def facts() -> Facts:
    return load_facts()


@pytest.fixture(scope="session")
def bands() -> Bands:
    return bands_in_use()


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.fixture
def stand(facts: Facts) -> Callable[..., Assessment]:
    """A senior agent worth 50,000 in a band of 40,000 to 60,000; any part of it may be changed."""
    return partial(assessment, facts)
