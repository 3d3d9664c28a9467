"""The installed command, and ``python -m negotiate``."""

from __future__ import annotations

import gc
import sys


def run() -> None:
    """Run the command line on this process's arguments and exit with its code."""
    # A short command makes many objects and hardly any garbage. Collecting as often as Python
    # does by default, and once more over everything at exit, cost a fifth of `negotiate range`.
    gc.set_threshold(1_000_000)
    from negotiate.cli.app import main

    code = main()
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    run()
