"""The line below everything: how much of the source is in, its hash, the zoom, and that there is no network."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.records import Brief
from desktop import wording
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel


class StatusLine(QWidget):
    """Four facts, in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("statusline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(28)
        font = theme.font(Type.CAPTION)
        self._lines = PlainLabel("", font)
        self._hash = PlainLabel("", font)
        self._hash.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._zoom = PlainLabel("", font)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.L, 0, Space.L, 0)
        layout.setSpacing(Space.XL)
        layout.addWidget(self._lines)
        layout.addWidget(self._hash)
        layout.addStretch(1)
        layout.addWidget(self._zoom)
        layout.addWidget(PlainLabel(wording.translate("Status", "Offline"), font))

    def show_brief(self, brief: Brief) -> None:
        """Show the source of `brief`."""
        text = wording.translate("Status", "Source: %1 lines with text, all in the brief")
        self._lines.setText(text.replace("%1", str(brief.source.filled)))
        self._hash.setText(f"SHA-256 {brief.source.sha256[:16]}…")
        self._hash.setAccessibleName(f"SHA-256 {brief.source.sha256}")

    def show_zoom(self, zoom: float) -> None:
        """Show the zoom in per cent."""
        self._zoom.setText(f"{round(zoom * 100)}%")
