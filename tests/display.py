"""A real X display for tests and measurements: Xvfb with a small window manager."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator

_PATIENCE = 15.0  # seconds


@contextlib.contextmanager
def x_display(width: int = 1600, height: int = 1000) -> Iterator[str]:
    """The name of a fresh display with openbox on it, for as long as the block lasts."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        # Without a reset, which it makes when the first one who asked for the manager has left: openbox would fall.
        [
            *("Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24"),
            *("-nolisten", "tcp", "-noreset"),
        ],
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as answer:
            display = f":{answer.readline().strip()}"
        manager = subprocess.Popen(
            ["openbox"], env={**os.environ, "DISPLAY": display}, stderr=subprocess.DEVNULL
        )
        try:
            _wait_for_manager(display, manager)
            yield display
        finally:
            manager.terminate()
            manager.wait()
    finally:
        server.terminate()
        server.wait()


def _wait_for_manager(display: str, manager: subprocess.Popen[bytes]) -> None:
    """Until the window manager has announced itself: a window that comes before it never gets the keys."""
    deadline = time.monotonic() + _PATIENCE
    question = ["xprop", "-display", display, "-root", "_NET_SUPPORTING_WM_CHECK"]
    while b"window id" not in subprocess.run(question, capture_output=True, check=False).stdout:
        if manager.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"openbox did not take over display {display}")
        time.sleep(0.02)
