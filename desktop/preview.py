"""A walk through every page, with a picture of each: for machines without a display, and for looking at the looks."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from db.library import Library
from db.records import SectionKind
from desktop.location import VIEWS, Location, of_line
from desktop.navigator import Navigator
from desktop.views.main_window import MainWindow

_SETTLING = 60  # milliseconds for layouts and timers
_PATIENCE = 10.0  # seconds


def write_pictures(window: MainWindow, library: Library, navigator: Navigator, folder: Path) -> int:
    """Show every page of every brief and write a picture of each to `folder`; the exit status."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        print(f"{folder}: 文件夹没有建成。 The folder could not be made.", file=sys.stderr)  # noqa: T201
        return 1
    window.show()
    _settle(window)
    count = 0
    for brief in library.briefs:
        pages = ["", *(s.id for s in brief.walk if s.kind is not SectionKind.MASTHEAD)]
        places = [(name or "overview", Location(brief.id, name)) for name in pages]
        places += [(view, Location(brief.id, view=view)) for view in VIEWS]
        places += [("figure", of_line(brief, f.span.line, f.id)) for f in brief.figures[-1:]]
        for name, place in places:
            navigator.go(place)
            _settle(window)
            target = folder / f"{count:02d}-{name}.png"
            if not window.grab().save(str(target)):
                print(f"{target}: 图片没有写成。 The picture could not be written.", file=sys.stderr)  # noqa: T201
                return 1
            count += 1
    print(f"{folder}: {count} 张图片。 {count} pictures.")  # noqa: T201
    return 0


def _settle(window: MainWindow) -> None:
    """Until the page is complete, and its layout has come to rest."""
    deadline = time.monotonic() + _PATIENCE
    while (page := window.pages.page) is not None and not page.is_complete:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _SETTLING)
        if time.monotonic() > deadline:
            break
    for _ in range(3):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _SETTLING)
