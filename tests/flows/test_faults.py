"""The real program when something in it is broken: it says so, keeps a report, and never just vanishes."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.flows.conftest import Open
from tests.flows.driving import environment, wait_until
from tests.flows.test_hostile import USUAL, checkout, notices

__all__ = ["checkout"]


def test_a_program_that_cannot_make_its_window_says_so_and_where_the_report_is(
    checkout: Path, user: Path
) -> None:
    (checkout / "resources" / "themes" / "window.qss").unlink()
    done = subprocess.run(
        [sys.executable, "-m", "desktop"],
        cwd=checkout,
        env=environment(user, QT_QPA_PLATFORM="offscreen", XDG_RUNTIME_DIR=str(user)),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    log = user / "home" / ".local" / "state" / "briefing-desk" / "briefing-desk.log"
    assert done.returncode == 1
    assert "简报台没有启动" in done.stderr
    assert "did not start" in done.stderr
    assert str(log) in done.stderr
    assert "window.qss" in log.read_text(encoding="utf-8")
    assert [path.name for path in log.parent.iterdir()] == [log.name]


def test_after_a_crash_the_next_start_says_where_the_report_is_and_says_it_once(
    viewer: Open, where: dict[str, Any], user: Path
) -> None:
    reports = user / "home" / ".local" / "state" / "briefing-desk"
    with viewer(*USUAL) as window:
        window.signal(signal.SIGSEGV)
        told = wait_until(lambda: "".join(path.read_text() for path in reports.iterdir()), "a report")
        window.kill()
    assert told.startswith("Fatal Python error: Segmentation fault")
    with viewer(*USUAL) as window:
        wait_until(lambda: notices(window, where) == 1, "one notice")
    with viewer(*USUAL) as window:
        assert notices(window, where) == 0
