"""Whether a run of the program that left a file behind is over; each holds its file as long as it lives.

By its number alone that cannot be told: a home may be shared by machines, and numbers are used again.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import IO


def hold(file: IO[bytes]) -> None:
    """Keep an open file marked as this run's until the process ends, however it ends."""
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 - not on Windows

        # A place without such marks is borne: the number of the process is left.
        with contextlib.suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def is_over(path: Path) -> bool:
    """Whether the run whose number ends the name of this file is over; in doubt it is not."""
    if sys.platform == "win32":
        # No file that is open can be removed there: trying does no harm. Asking for a process could end it.
        return True
    number = path.stem.rpartition("-")[2]
    # No process has a number that long, and 0 is not one's own.
    if not (number.isascii() and number.isdigit() and 0 < int(number) < 1 << 31):
        return False
    return not _lives(int(number)) and not _is_held(path)


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _is_held(path: Path) -> bool:
    """Whether any process holds it, one on another machine too."""
    if sys.platform == "win32":
        return True
    import fcntl  # noqa: PLC0415 - not on Windows

    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            # This place knows no such marks.
            return False
    return False
