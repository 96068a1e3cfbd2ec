"""What the window is dressed in: every icon is drawn, and the style sheet of every theme is read by Qt."""

from __future__ import annotations

import functools
import json
from pathlib import Path

from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QWidget

from desktop.checks.hearing import qt_says
from desktop.checks.running import Check, demand
from desktop.icons import app_icon, icon
from desktop.theme import THEMES, Theme, Tokens

_OWN = "briefing-desk"  # the program's own; it keeps its colours
_INK = "#000000"
_SIZE = 18  # pixels


def look_checks(icons: Path) -> list[Check]:
    """One for all the icons of the folder, and one for each theme."""
    themes = (Check(f"theme {name}", functools.partial(_theme, each)) for name, each in THEMES.items())
    return [Check("icons", lambda: _icons(icons)), *themes]


def _icons(folder: Path) -> str:
    listed = {name for each in json.loads((folder / "SOURCES.json").read_bytes()) for name in each["files"]}
    there = {path.name for path in folder.glob("*.svg")}
    demand(listed == there and bool(listed), f"listed and there differ: {', '.join(sorted(listed ^ there))}")
    with qt_says() as said:
        blank = [name for name in sorted(listed) if is_blank(_drawn(name.removesuffix(".svg")))]
    demand(not blank, f"nothing is drawn of {', '.join(blank)}")
    demand(not said, " ".join(said))
    return f"{len(listed)} icons are drawn"


def _drawn(name: str) -> QImage:
    made: QIcon = app_icon() if name == _OWN else icon(name, _INK)
    return made.pixmap(_SIZE, _SIZE).toImage()


def is_blank(picture: QImage) -> bool:
    """Whether every dot of it lets through what is below."""
    dots = ((x, y) for y in range(picture.height()) for x in range(picture.width()))
    return not any(picture.pixelColor(x, y).alpha() for x, y in dots)


def _theme(tokens: Tokens) -> str:
    return sound_sheet(Theme(tokens, 1.0).style_sheet(), tokens.accent)


def sound_sheet(sheet: str, accent: str) -> str:
    """Demand that Qt can read a style sheet, and that it speaks of the colour `accent`."""
    demand(accent in sheet, f"the style sheet does not speak of {accent}")
    widget = QWidget()
    with qt_says() as said:
        widget.setStyleSheet(sheet)
        widget.ensurePolished()
    demand(not said, " ".join(said))
    return f"{len(sheet.splitlines())} lines"
