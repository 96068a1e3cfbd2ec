"""`python -m tests.bench`: print the table of ratios and write it to build/bench.json."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.display import x_display

ROOT = Path(__file__).resolve().parent.parent.parent
RUNS = 21


def main() -> int:
    """Measure everything side by side on one fresh display."""
    from tests.bench.subjects import SUBJECTS

    with x_display(1600, 1000) as display, tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": home,
            "XDG_CONFIG_HOME": f"{home}/config",
        }
        measured = _interleaved(list(SUBJECTS), environment)
        pages = _run([sys.executable, "-m", "tests.bench.paging"], environment)
    medians = {
        name: {key: statistics.median(run[key] for run in runs) for key in ("seconds", "kib")}
        for name, runs in measured.items()
    }
    rows = _rows(medians, sorted(pages["sections"]), pages["overview"])
    for name, value, limit in rows:
        print(f"{name:<58} {value:>8.2f}   at most {limit}")
    out = ROOT / "build" / "bench.json"
    out.parent.mkdir(exist_ok=True)
    table = [{"name": name, "value": value, "limit": limit} for name, value, limit in rows]
    out.write_text(
        json.dumps({"medians": medians, "rows": table}, indent=2, ensure_ascii=False), encoding="utf-8"
    )
    return 0


def _interleaved(names: list[str], environment: dict[str, str]) -> dict[str, list[dict[str, float]]]:
    """Every subject once a round, so that a slow moment of the machine falls on all of them."""
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for round_number in range(RUNS + 1):
        for name in names:
            command = [sys.executable, "-m", "tests.bench.subjects", name, repr(time.monotonic())]
            result = _run(command, environment)
            if round_number:  # The first round warms the disk.
                runs[name].append(result)
    return runs


def _run(command: list[str], environment: dict[str, str]) -> Any:
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    return json.loads(done.stdout)


def _rows(
    medians: dict[str, dict[str, float]], pages: list[float], overview: list[float]
) -> list[tuple[str, float, float]]:
    start = medians["viewer"]["seconds"] / medians["bare window"]["seconds"]
    gauges = medians["viewer, gauges"]["seconds"] / medians["bare plot"]["seconds"]
    memory = medians["viewer"]["kib"] / medians["bare window"]["kib"]
    p95 = pages[int(len(pages) * 0.95)]
    return [
        ("first window, brief readable / bare window", start, 1.5),
        ("gauges painted / bare window with a plot", gauges, 1.2),
        ("memory after the first paint / bare window", memory, 1.5),
        ("click in the tree to page painted, p95 in ms", p95, 16),
        ("the same, median in ms", statistics.median(pages), 16),
        ("the same for the overview, median in ms", statistics.median(overview), 16),
    ]


if __name__ == "__main__":
    sys.exit(main())
