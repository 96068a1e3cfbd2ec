"""How the console's parts are laid out, and what the user last made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.presenting.notes_pane import USUAL
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel

_HANDLE = 16


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the console looked like: sizes in pixels, of the window, of its columns, of the rows at the right."""

    notes_size: int = USUAL
    touch: bool = False
    sections: bool = False
    columns: tuple[int, int] = (62, 38)
    rows: tuple[int, int] = (45, 55)
    window: tuple[int, int] = (1280, 800)

    @classmethod
    def of(cls, stored: Mapping[str, object]) -> Remembered:
        """From what was stored; what is missing or makes no sense is as usual."""
        size = stored.get("notes_size")
        return cls(
            size if isinstance(size, int) and not isinstance(size, bool) else USUAL,
            stored.get("touch") is True,
            stored.get("sections") is True,
            _pair(stored.get("columns"), cls().columns),
            _pair(stored.get("rows"), cls().rows),
            _pair(stored.get("window"), cls().window),
        )

    def to_json(self) -> dict[str, object]:
        """To be stored."""
        return {
            "notes_size": self.notes_size,
            "touch": self.touch,
            "sections": self.sections,
            "columns": list(self.columns),
            "rows": list(self.rows),
            "window": list(self.window),
        }


def _pair(value: object, usual: tuple[int, int]) -> tuple[int, int]:
    if isinstance(value, list | tuple) and len(value) == 2:
        first, second = value
        if isinstance(first, int) and isinstance(second, int) and first > 0 and second > 0:
            return first, second
    return usual


class HeadedPane(QWidget):
    """A line of words, with more at its right, over what it names."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.title = PlainLabel(title, theme.font(Type.SMALL, bold=True), theme.tokens.second)
        self.middle = PlainLabel("", theme.font(Type.CARD, bold=True), theme.tokens.ink)
        self.aside = PlainLabel("", theme.font(Type.SMALL), theme.tokens.second)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.title)
        row.addWidget(self.middle)
        row.addStretch(1)
        row.addWidget(self.aside)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.S)
        self.column.addLayout(row)


def split(orientation: Qt.Orientation, first: QWidget, second: QWidget, sizes: tuple[int, int]) -> QSplitter:
    """Two widgets with a handle between them; neither can be pushed away altogether."""
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(_HANDLE)
    splitter.setChildrenCollapsible(False)
    for n, widget in enumerate((first, second)):
        splitter.addWidget(widget)
        splitter.setStretchFactor(n, sizes[n])
    splitter.setSizes([size * 1000 // sum(sizes) for size in sizes])
    return splitter
