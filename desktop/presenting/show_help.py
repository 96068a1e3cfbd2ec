"""The keys of a show, by group, made from the one table that also answers them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop import wording
from desktop.presenting.console_overlay import ConsoleOverlay
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel, wrapped

_LARGEST = QSize(1040, 680)
_KEYS = 176


class KeyEntry(Protocol):
    """One command with its keys, as the table of the show has them."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in words: "Page Down", "B"."""

    @property
    def text(self) -> str:
        """What they do."""

    @property
    def group(self) -> str:
        """The heading they stand under."""


class ShowHelp(ConsoleOverlay):
    """The table, in two columns. The clicker goes on working while it is read."""

    def __init__(self, theme: Theme, entries: Sequence[KeyEntry], parent: QWidget) -> None:
        super().__init__(theme, wording.translate("Console", "Keys of the show"), parent, _LARGEST)
        box = QWidget()
        box.setObjectName("helpcolumns")
        row = QHBoxLayout(box)
        row.setContentsMargins(Space.XL, Space.S, Space.XL, Space.XL)
        row.setSpacing(Space.XXL)
        for groups in _halves(_grouped(entries)):
            column = QVBoxLayout()
            column.setSpacing(Space.L)
            for name, rows in groups:
                column.addLayout(self._group(name, rows))
            column.addStretch(1)
            row.addLayout(column, 1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(box)
        self.column.addWidget(self.area, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down scroll; the key that opened it closes it too."""
        step = {Qt.Key.Key_Up: -48, Qt.Key.Key_Down: 48}.get(Qt.Key(event.key()))
        if step is not None:
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.value() + step)
        elif event.key() in {Qt.Key.Key_F1, Qt.Key.Key_Question}:
            self.close_over()
        else:
            super().keyPressEvent(event)

    def _group(self, name: str, rows: list[KeyEntry]) -> QGridLayout:
        theme = self._theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnMinimumWidth(0, _KEYS)
        grid.setColumnStretch(1, 1)
        heading = PlainLabel(name, theme.font(Type.SMALL, bold=True), theme.tokens.second)
        grid.addWidget(heading, 0, 0, 1, 2)
        for n, entry in enumerate(rows, 1):
            keys = PlainLabel(
                "  ".join(_distinct(entry.keys)), theme.font(Type.INTERFACE, bold=True), theme.tokens.ink
            )
            keys.setWordWrap(True)
            keys.setFixedWidth(_KEYS)
            keys.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(keys, n, 0)
            text = wrapped(PlainLabel(entry.text, theme.font(Type.INTERFACE), theme.tokens.second))
            text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            text.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, n, 1)
        return grid


def _grouped(entries: Sequence[KeyEntry]) -> list[tuple[str, list[KeyEntry]]]:
    groups: dict[str, list[KeyEntry]] = {}
    for entry in entries:
        if entry.keys:
            groups.setdefault(entry.group, []).append(entry)
    return list(groups.items())


def _halves(
    groups: list[tuple[str, list[KeyEntry]]],
) -> tuple[list[tuple[str, list[KeyEntry]]], list[tuple[str, list[KeyEntry]]]]:
    """Two columns of about one height, in the order of the table."""
    total = sum(len(rows) + 1 for _, rows in groups)
    used, cut = 0, 0
    for _, rows in groups:
        if used and used + (len(rows) + 1) / 2 > total / 2:
            break
        used += len(rows) + 1
        cut += 1
    return groups[:cut], groups[cut:]


def _distinct(keys: tuple[str, ...]) -> list[str]:
    """Without keys that are the same to the hand: a question mark is typed with Shift on many keyboards."""
    return [key for key in keys if not (key.startswith("Shift+") and key.removeprefix("Shift+") in keys)]
