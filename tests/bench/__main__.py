"""`python -m tests.bench`: print the table of ratios and write it to build/bench.json."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.display import x_display

ROOT = Path(__file__).resolve().parent.parent.parent
RUNS = 21
FEW = 5  # of what takes long


def main() -> int:
    """Measure everything side by side on one fresh display."""
    from tests.bench.subjects import SUBJECTS

    with x_display(1600, 1000) as display, tempfile.TemporaryDirectory() as home:
        environment = {
            **_with_bytecode(os.environ),
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": home,
            "XDG_CONFIG_HOME": f"{home}/config",
        }
        measured = _interleaved(list(SUBJECTS), environment)
        pages = _run([sys.executable, "-m", "tests.bench.paging"], environment)
        paper = _paper(environment, Path(home))
        entered = _run([sys.executable, "-m", "tests.bench.following"], environment)
        ledger = _run([sys.executable, "-m", "tests.bench.scoreboard"], environment)
        searched = _run([sys.executable, "-m", "tests.bench.searching"], environment)
        with x_display(3840, 2160) as large:
            show = _show({**environment, "DISPLAY": large})
    medians = {
        name: {key: statistics.median(run[key] for run in runs) for key in ("seconds", "kib")}
        for name, runs in measured.items()
    }
    rows = [
        *_rows(medians, sorted(pages["sections"]), pages["overview"]),
        *_paper_rows(paper),
        *_following_rows(entered, ledger),
        *_searching_rows(searched),
        *_show_rows(show),
    ]
    for name, value, limit in rows:
        print(f"{name:<66} {value:>8.3f}   at most {limit}")
    out = ROOT / "build" / "bench.json"
    out.parent.mkdir(exist_ok=True)
    table = [{"name": name, "value": value, "limit": limit} for name, value, limit in rows]
    out.write_text(
        json.dumps(
            {
                "medians": medians,
                "paper": paper,
                "entered": entered,
                "ledger": ledger,
                "searched": searched,
                "show": show,
                "rows": table,
            },
            indent=2,
            ensure_ascii=False,
        ),
        encoding="utf-8",
    )
    return 0


def _with_bytecode(environment: Mapping[str, str]) -> dict[str, str]:
    """Where Python keeps the bytecode that the first round makes, as every installation has it.

    Without it each start compiles anew what was edited since bytecode was last written.
    """
    return {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}


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


def _paper(environment: dict[str, str], folder: Path) -> dict[str, Any]:
    """Everything about paper: the brief to PDF beside typst alone, and beside LibreOffice where it is installed."""
    command = [sys.executable, "-m", "tests.bench.paper"]
    taken: dict[str, Any] = {"raw": [], "ours": [], "preview": [], "libreoffice": []}
    for round_number in range(RUNS + 1):
        for name in ("raw", "ours"):
            seconds = _run([*command, name], environment)["seconds"]
            if round_number:
                taken[name].append(seconds)
    for _ in range(FEW):
        taken["preview"].append(_run([*command, "preview"], environment))
    taken["growth"] = _run([*command, "growth"], environment)["seconds"]
    office = shutil.which("soffice")
    if office:
        document = folder / "brief.docx"
        _done([sys.executable, "-m", "desktop", "export", "--docx", str(document)], environment)
        for round_number in range(FEW + 1):
            begun = time.perf_counter()
            _done(
                [office, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)],
                environment,
            )
            if round_number:  # The first start of LibreOffice makes its profile.
                taken["libreoffice"].append(time.perf_counter() - begun)
    return taken


def _done(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True, timeout=120)


def _paper_rows(taken: dict[str, Any]) -> list[tuple[str, float, float]]:
    ours, growth = statistics.median(taken["ours"]), taken["growth"]
    changes = [seconds for run in taken["preview"] for seconds in run["changes"]]
    rows = [
        ("the brief to PDF / typst alone on the same document", ours / statistics.median(taken["raw"]), 1.3),
        (
            "preview: from the command to the first page, in s",
            statistics.median(run["opened"] for run in taken["preview"]),
            0.2,
        ),
        ("preview: from a change of choice to its page, median in s", statistics.median(changes), 0.15),
        ("the same, p95 in s", sorted(changes)[int(len(changes) * 0.95)], 0.15),
        ("1,000 sections to PDF / four times 250 sections", growth["1000"] / growth["250"] / 4, 1.3),
    ]
    if taken["libreoffice"]:
        office = statistics.median(taken["libreoffice"])
        rows.append(("the brief to PDF / LibreOffice converting its DOCX", ours / office, 0.1))
    return rows


def _following_rows(entered: dict[str, float], ledger: dict[str, float]) -> list[tuple[str, float, float]]:
    """A value on the disk and on its gauge; the ledger of a thousand targets with ten thousand values."""
    return [
        ("a typed value saved and its gauge painted, p95 in s", entered["entered_p95"], entered["limit"]),
        ("the same / a bare commit and a bare paint, medians", entered["ratio"], 25),
        ("ledger of 1,000 targets, 10,000 values: opened, in s", ledger["opening"], 0.2),
        ("scrolling in it, p95 in ms a frame", ledger["frame_p95"], 16.7),
    ]


def _searching_rows(searched: dict[str, float]) -> list[tuple[str, float, float]]:
    """Searching as one types in the brief that is read."""
    return [
        ("a key of a search to its results painted, p95 in ms", searched["key_p95"], searched["key_limit"]),
        ("a search in the open brief alone, p95 in ms", searched["brief_p95"], searched["brief_limit"]),
    ]


def _show(environment: dict[str, str]) -> dict[str, Any]:
    """Everything about presenting, on a screen of 3840 by 2160."""
    command = [sys.executable, "-m", "tests.bench.show"]
    return {
        "first": [_run([*command, "first"], environment)["seconds"] for _ in range(FEW)],
        "steps": _run([*command, "steps"], environment)["milliseconds"],
        "rates": _run([*command, "sweep"], environment)["rates"],
        "kib": _run([*command, "looped"], environment)["kib"],
    }


def _show_rows(taken: dict[str, Any]) -> list[tuple[str, float, float]]:
    steps, kib = sorted(taken["steps"]), taken["kib"]
    return [
        ("F5 to the first slide, in s", statistics.median(taken["first"]), 0.3),
        ("next static slide painted at 3840 x 2160, p99 in ms", steps[int(len(steps) * 0.99)], 16.7),
        ("the same, median in ms", statistics.median(steps), 16.7),
        (
            "gauges sweeping at 1920 x 1080, ms a painted frame",
            1000 / statistics.median(taken["rates"]),
            16.7,
        ),
        ("memory after many rounds / after the second", kib[-1] / kib[1], 1.05),
    ]


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
