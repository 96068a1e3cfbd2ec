"""Starting with a large library in the data folder, beside starting with one brief alone. Prints JSON.

Named is the folder of the library. It is led to by a link and only looked at: nothing is written into it.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from desktop.paths import APP
from tests.bench.__main__ import RUNS, _run
from tests.display import x_display

_LIMIT = 1.2
_WITH, _WITHOUT = "with the library", "one brief alone"


def main() -> None:
    """Measure the start with the library in the folder that is named."""
    folder = Path(sys.argv[1]).resolve(strict=True)
    with x_display(1600, 1000) as display, tempfile.TemporaryDirectory() as homes:
        home = {
            name: _home(Path(homes) / str(number), display) for number, name in enumerate((_WITH, _WITHOUT))
        }
        library = Path(home[_WITH]["XDG_DATA_HOME"]) / APP / "library"
        library.symlink_to(folder, target_is_directory=True)
        assert (library / "catalogue.db").stat().st_size > 0, "there is no library to start with"
        medians = {name: statistics.median(runs) for name, runs in _alternating(home).items()}
    print(json.dumps(_told(medians), ensure_ascii=False))


def _home(folder: Path, display: str) -> dict[str, str]:
    """The surroundings of a user of their own."""
    (folder / "data" / APP).mkdir(parents=True)
    own = {"HOME": "", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state"}
    return {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        **{name: str(folder / part) for name, part in own.items()},
    }


def _alternating(home: dict[str, dict[str, str]]) -> dict[str, list[float]]:
    """Seconds from the command to the brief that can be read, in turns, so that a slow moment falls on both."""
    taken: dict[str, list[float]] = {name: [] for name in home}
    for round_number in range(RUNS + 1):
        for name in sorted(home, reverse=bool(round_number % 2)):
            command = [sys.executable, "-m", "tests.bench.subjects", "viewer", repr(time.monotonic())]
            seconds = _run(command, home[name])["seconds"]
            if round_number:  # The first round warms the disk.
                taken[name].append(seconds)
    return taken


def _told(medians: dict[str, float]) -> dict[str, Any]:
    return {
        **{f"start, {name}, median in s": round(seconds, 3) for name, seconds in medians.items()},
        f"start with the library / with one brief alone (at most {_LIMIT})": round(
            medians[_WITH] / medians[_WITHOUT], 3
        ),
    }


if __name__ == "__main__":
    main()
