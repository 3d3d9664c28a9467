"""The installed command, and ``python -m negotiate``."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

_INTERRUPTS = ("SIGINT", "SIGTERM", "SIGHUP")
"""Ctrl-C, being told to end, and a terminal that was closed: one way of being stopped."""


def run() -> None:
    """Run the command line on this process's arguments and exit with its code."""
    _on_interrupt(_leave)
    # A short command makes many objects and hardly any garbage. Collecting as often as Python
    # does by default, and once more over everything at exit, cost a fifth of `negotiate range`.
    gc.set_threshold(1_000_000)
    from negotiate.cli.app import interrupted, main

    try:
        _on_interrupt(signal.default_int_handler)
        code = main()
        _on_interrupt(signal.SIG_IGN)  # all is done
    except KeyboardInterrupt:
        _on_interrupt(signal.SIG_IGN)
        code = interrupted()
    gc.freeze()
    sys.exit(code)


def _on_interrupt(do: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    """What happens from now on; a signal this process was started to ignore stays ignored."""
    for name in _INTERRUPTS:
        number = getattr(signal, name, None)  # some systems have no SIGHUP
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, do)


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Stop while the program still loads: nothing can have been written yet."""
    try:
        os.write(2, b"stopped: nothing was written\n")
    finally:  # a terminal that was closed takes no line
        os._exit(130)


if __name__ == "__main__":
    run()
