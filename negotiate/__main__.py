"""The installed command, and ``python -m negotiate``."""

# A signal is heard before anything else is loaded. So this stands on what Python has loaded anyway,
# and on the part of `signal` that is built in: the rest of it, and annotations, take milliseconds.

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from collections.abc import Callable
    from types import FrameType
else:
    import _signal

_INTERRUPTS = ("SIGINT", "SIGTERM", "SIGHUP")
"""Ctrl-C, being told to end, and a terminal that was closed: one way of being stopped."""


def _leave(_number: int, _frame: "FrameType | None") -> None:
    """Stop while the program still loads: nothing can have been written yet."""
    try:
        os.write(2, b"stopped: nothing was written\n")
    finally:  # a terminal that was closed takes no line
        os._exit(130)


def _on_interrupt(do: "Callable[[int, FrameType | None], object] | int") -> None:
    """What happens from now on; a signal this process was started to ignore stays ignored."""
    for name in _INTERRUPTS:
        number = getattr(_signal, name, None)  # some systems have no SIGHUP
        if number is not None and _signal.getsignal(number) != _signal.SIG_IGN:
            _signal.signal(number, do)


def _is_the_program() -> bool:
    """Whether this process was started as the command, and does not import or test it."""
    started = getattr(sys.modules["__main__"], "__file__", None) or ""
    return __name__ == "__main__" or os.path.basename(started).startswith("negotiate")  # noqa: PTH119


if _is_the_program():
    _on_interrupt(_leave)


def run() -> None:
    """Run the command line on this process's arguments and exit with its code."""
    _on_interrupt(_leave)
    import gc

    # A short command makes many objects and hardly any garbage. Collecting as often as Python
    # does by default, and once more over everything at exit, cost a fifth of `negotiate range`.
    gc.set_threshold(1_000_000)
    from negotiate.cli.app import interrupted, main

    try:
        _on_interrupt(_signal.default_int_handler)
        code = main()
        _on_interrupt(_signal.SIG_IGN)  # all is done
    except KeyboardInterrupt:
        _on_interrupt(_signal.SIG_IGN)
        code = interrupted()
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    run()
