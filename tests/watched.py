"""A command run with every file and connection it opens told, and killed where it is asked to be.

python watched.py KILL_AT LOG WORD... Events are counted from 1; at event KILL_AT the process dies
at once, as at a power cut; 0 lets it live. LOG gets a line for each event: its name and its path.
"""

import os
import signal
import sys

WRITES = os.O_WRONLY | os.O_RDWR
CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate", "os.chmod"}


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


if __name__ == "__main__":
    from negotiate.cli.app import main

    watch(int(sys.argv[1]), sys.argv[2])
    sys.exit(main(sys.argv[3:]))
