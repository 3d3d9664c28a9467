"""Processor time of whole commands: what else the machine does hardly adds to it."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


def environment(home: Path, **more: str) -> dict[str, str]:
    """A person's: byte code is written, and nothing of ours stands in the home folder."""
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    return kept | {"HOME": str(home), "NO_COLOR": "1", **more}


_OURS = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "XDG_CONFIG_HOME", "XDG_DATA_HOME")


def spent(command: Sequence[str], env: Mapping[str, str]) -> tuple[float, bytes]:
    """Seconds of processor time that a command takes at home, and what it says."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = subprocess.run(command, check=True, capture_output=True, env=env, cwd=env["HOME"])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, said.stdout
