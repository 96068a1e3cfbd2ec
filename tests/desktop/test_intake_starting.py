"""What takes packs in waits for the first paint, and what verifies signatures waits for a signature."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LATE = (
    "desktop.intake_desk",
    "desktop.intake",
    "desktop.reception",
    "desktop.folder_watch",
    "desktop.finding",
)
START = f"""
import sys
from desktop import app, arguments
late = {LATE!r}
desk = app.make(arguments.parsed([]))
print("before", [name for name in (*late, "nacl") if name in sys.modules])
desk.window.show()
while "desktop.intake_desk" not in sys.modules:
    desk.qt.processEvents()
from desktop.intake_desk import IntakeDesk
while not desk.window.findChild(IntakeDesk) or not desk.window.findChild(IntakeDesk).is_idle:
    desk.qt.processEvents()
print("after", [name for name in late if name not in sys.modules], "nacl" in sys.modules)
desk.window.close()
"""


def started(home: Path, program: str = START) -> list[str]:
    said = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=60,
    )
    return said.stdout.splitlines()


def test_nothing_that_takes_packs_in_is_loaded_before_the_first_paint(home: Path) -> None:
    assert started(home) == ["before []", "after [] False"]


def test_a_planted_import_before_the_first_paint_is_seen(home: Path) -> None:
    planted = START.replace("late =", "import nacl, desktop.intake\nlate =", 1)
    (before, _) = started(home, planted)
    for name in ("desktop.intake", "nacl"):
        assert name in before
