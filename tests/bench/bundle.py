"""`python -m tests.bench.bundle`: what the packaged program weighs and how soon its window is there.

Beside it stand two bundles made here with nothing left out: a bare PySide6 window (the floor for starting) and
PySide6 with a pyqtgraph plot (what a bundle weighs when nobody looks). A window counts as there when the middle of
the screen has changed its colour, and the brief as readable when it has changed again: the page's ground comes first, a
card of the brief then stands on it. That is looked at from outside, so that each program is what is shipped.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from shipping.parts import INSTALLED, PACKAGE, table, weights

from tests.display import x_display

ROOT = Path(__file__).resolve().parent.parent.parent
RUNS = 21
PATIENCE = 20.0  # seconds
BARE = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("简报台")
label.resize(1440, 900)
label.show()
app.exec()
"""
PLOT = """
import pyqtgraph
from PySide6.QtWidgets import QApplication
app = QApplication([])
plot = pyqtgraph.PlotWidget()
plot.plot([1, 2, 3])
plot.resize(1440, 900)
plot.show()
app.exec()
"""


def main() -> int:
    """Print both tables and write them to build/bench-bundle.json."""
    bundle = ROOT / os.environ.get("DIST", "dist") / "briefing-desk"
    packages = sorted(bundle.parent.glob("*.deb"))
    if not bundle.is_dir() or not packages:
        print("dist/ 里没有程序包,请先执行 make deb。 There is no bundle in dist/; run make deb first.")
        return 1
    bare, naive = _bundled("bare", BARE), _bundled("naive", PLOT)
    found, beside = weights(bundle), weights(naive)
    print(table(found))
    seconds = _started([str(bare / "bare")], [str(bundle / "briefing-desk"), "--size", "1440x900"])
    medians = {name: statistics.median(taken) for name, taken in seconds.items()}
    rows: list[tuple[str, float, float]] = [
        ("installed, in MB", found.total() / 1e6, INSTALLED),
        ("the same / a naive bundle of PySide6 and pyqtgraph", found.total() / beside.total(), 1.0),
        ("the .deb, in MB", packages[-1].stat().st_size / 1e6, PACKAGE),
        ("packaged first window / a bare packaged window", medians["window"] / medians["bare"], 1.5),
        ("packaged, the brief readable / a bare packaged window", medians["brief"] / medians["bare"], 1.5),
    ]
    for name, value, limit in rows:
        print(f"{name:<66} {value:>8.3f}   at most {limit}")
    print(f"(naive bundle {beside.total() / 1e6:.1f} MB; bare window {medians['bare']:.3f} s)")
    (ROOT / "build" / "bench-bundle.json").write_text(
        json.dumps({"seconds": seconds, "rows": rows, "parts": dict(found.most_common())}, indent=2),
        encoding="utf-8",
    )
    return 0


def _bundled(name: str, program: str) -> Path:
    """A bundle of `program` as PyInstaller makes it by itself; made once."""
    folder = ROOT / "build" / "bench-bundle"
    source = folder / f"{name}.py"
    if not source.exists() or source.read_text(encoding="utf-8") != program:
        folder.mkdir(parents=True, exist_ok=True)
        where = [f"--{kind}path={folder / kind}" for kind in ("dist", "work", "spec")]
        draft = folder / "draft" / f"{name}.py"
        draft.parent.mkdir(exist_ok=True)
        draft.write_text(program, encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR", *where, str(draft)],
            check=True,
        )
        draft.replace(source)
    return folder / "dist" / name


def _started(bare: list[str], ours: list[str]) -> dict[str, list[float]]:
    """Seconds from start to what is seen, in turns; the first round warms the disk."""
    taken: dict[str, list[float]] = {"bare": [], "window": [], "brief": []}
    with x_display(1600, 1000) as display, tempfile.TemporaryDirectory() as home:
        os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb")
        environment = {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "DISPLAY": display,
            "HOME": home,
            "XDG_RUNTIME_DIR": home,
        }
        look = _looking()
        for round_number in range(RUNS + 1):
            (floor,) = _seen(bare, environment, look, changes=1)
            window, brief = _seen(ours, environment, look, changes=2)
            if round_number:
                for name, seconds in (("bare", floor), ("window", window), ("brief", brief)):
                    taken[name].append(seconds)
    return taken


def _looking() -> Callable[[], int]:
    """What tells the colour of the pixel in the middle of the screen."""
    from PySide6.QtWidgets import QApplication

    application = QApplication(["onlooker"])
    screen = application.primaryScreen()

    def colour() -> int:
        assert application  # held as long as it is asked
        return screen.grabWindow(0, 700, 620, 1, 1).toImage().pixel(0, 0) & 0xFFFFFF

    return colour


def _seen(
    command: list[str], environment: dict[str, str], look: Callable[[], int], changes: int
) -> list[float]:
    """Seconds from start until each of the first `changes` of colour; the process is ended then."""
    ground = look()
    # A window that is there and not painted yet is black.
    seen, times = {ground, 0}, []
    begun = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(changes):
            _wait_until(lambda: look() not in seen, "the window")
            times.append(time.monotonic() - begun)
            seen.add(look())
        return times
    finally:
        process.kill()
        process.wait()
        _wait_until(lambda: look() == ground, "the empty screen")


def _wait_until(is_so: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > deadline:
            raise RuntimeError(f"waited in vain for {what}")
        time.sleep(0.001)


if __name__ == "__main__":
    sys.exit(main())
