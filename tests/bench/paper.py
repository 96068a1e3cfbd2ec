"""`python -m tests.bench.paper SUBJECT`: one measurement of paper in a process of its own, in seconds as JSON.

The typesetter's own start is part of each: a user who prints once pays for it.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtGui import QGuiApplication

ROOT = Path(__file__).resolve().parent.parent.parent
SIZES = (125, 250, 500, 1000)


def raw(brief: object) -> dict[str, object]:
    """Typst alone, given the finished data: from its import to the bytes."""
    from desktop.printing.choices import Faces, PageChoices
    from desktop.printing.typesetter import STANDARDS, Typesetter

    choices = PageChoices(faces=Faces.BUNDLED)
    data = json.dumps(Typesetter().data(brief, choices)[0], ensure_ascii=False)  # type: ignore[arg-type]
    begun = time.perf_counter()
    import typst

    compiler = typst.Compiler(
        root=str(ROOT / "resources/print"),
        font_paths=[str(ROOT / "resources/fonts")],
        ignore_system_fonts=True,
    )
    compiler.compile(
        input=str(ROOT / "resources/print/gongwen.typ"),
        format="pdf",
        sys_inputs={"data": data},
        pdf_standards=list(STANDARDS),
    )
    return {"seconds": time.perf_counter() - begun}


def ours(brief: object) -> dict[str, object]:
    """From the records to the bytes."""
    from desktop.printing.choices import Faces, PageChoices
    from desktop.printing.typesetter import Typesetter

    begun = time.perf_counter()
    Typesetter().typeset(brief, PageChoices(faces=Faces.BUNDLED))  # type: ignore[arg-type]
    return {"seconds": time.perf_counter() - begun}


def growth(brief: object) -> dict[str, object]:
    """Seconds for briefs of so many sections, each size set by a typesetter of its own."""
    from db.records import Brief
    from desktop.printing.choices import Faces, PageChoices
    from desktop.printing.typesetter import Typesetter

    assert isinstance(brief, Brief)
    model = brief.section("economy")
    assert model is not None
    taken = {}
    for size in SIZES:
        sections = tuple(replace(model, id=f"s{n}", parent="", children=()) for n in range(size))
        large = replace(brief, sections=sections)
        begun = time.perf_counter()
        Typesetter().typeset(large, PageChoices(faces=Faces.BUNDLED))
        taken[str(size)] = time.perf_counter() - begun
    return {"seconds": taken}


def preview(_: object) -> dict[str, object]:
    """From the command to the first page painted in the preview, and from a change of choice to its page."""
    from desktop import app, arguments
    from desktop.printing.print_desk import PrintDesk

    desk = app.make(arguments.parsed(["--size", "1440x900"]))
    desk.window.show()
    _until(lambda: bool(desk.window.pages.page and desk.window.pages.page.is_complete))
    _until(lambda: "pyqtgraph" in sys.modules)
    begun = time.perf_counter()
    paper = PrintDesk(desk.window._themed, Path("/nonexistent"))
    paper.open(desk.library.briefs[0], "", "zh_CN")
    assert paper.preview is not None
    window = paper.preview
    _until(lambda: window.pages.is_sharp)
    opened = time.perf_counter() - begun
    changes = []
    for _round in range(10):
        for name in ("notes", "sources", "contents"):
            begun = time.perf_counter()
            before = window.typeset
            window.panel.switches[name].button.toggle()
            _until(lambda before=before: window.typeset is not before and window.pages.is_sharp)  # type: ignore[misc]
            changes.append(time.perf_counter() - begun)
    paper.close()
    desk.window.close()
    return {"opened": opened, "changes": changes}


def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not is_so():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        if time.monotonic() > deadline:
            raise TimeoutError


SUBJECTS: dict[str, Callable[[object], dict[str, object]]] = {
    "raw": raw,
    "ours": ours,
    "growth": growth,
    "preview": preview,
}


def main() -> int:
    """Measure what the command line names."""
    from db.library import open_pack
    from desktop.paths import bundled_packs

    name = sys.argv[1]
    application = None if name == "preview" else QGuiApplication([])
    brief = open_pack(bundled_packs()[0]).briefs[0]
    print(json.dumps(SUBJECTS[name](brief)))
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
