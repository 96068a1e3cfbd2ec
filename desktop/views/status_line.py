"""The line below everything: edition, who signed it, how much of the source is in, its hash, zoom, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.records import Brief
from desktop import wording
from desktop.icons import icon
from desktop.signature_words import signature_details, signature_sign, signature_words
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from db.signing.signing import Signature


class StatusLine(QWidget):
    """Facts about the brief that is read, in words. Where there is no room for all, the hash gives way first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("statusline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(28)
        self._theme = theme
        font = theme.font(Type.CAPTION)
        self._edition = PlainLabel("", font)
        self._seal = PlainLabel("", font)
        self._signature = PlainLabel("", font)
        self._signature.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines = PlainLabel("", font)
        self._hash = PlainLabel("", font)
        self._hash.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._zoom = PlainLabel("", font)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.L, 0, Space.L, 0)
        layout.setSpacing(Space.XL)
        layout.addWidget(self._edition)
        seal = QHBoxLayout()
        seal.setSpacing(Space.XS)
        seal.addWidget(self._seal)
        seal.addWidget(self._signature)
        layout.addLayout(seal)
        layout.addWidget(self._lines)
        layout.addWidget(self._hash)
        layout.addStretch(1)
        layout.addWidget(self._zoom)
        layout.addWidget(PlainLabel(wording.translate("Status", "Offline"), font))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is said into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what there is no room for: first the hash, which About shows whole, then the count of lines."""
        layout, given = self.layout(), (self._hash, self._lines)
        for label in given:
            label.setVisible(bool(label.text()))
        for label in given:
            if layout is not None and layout.sizeHint().width() > self.width():
                label.hide()

    @property
    def signature(self) -> str:
        """Who signed it, as it is shown; empty until that is known."""
        return self._signature.text()

    def show_signature(self, signature: Signature | None) -> None:
        """Show who signed the pack, or nothing where that is not known yet."""
        self._signature.setText(signature_words(signature))
        self._signature.setAccessibleName(signature_details(signature))
        mark = icon(signature_sign(signature), self._theme.tokens.second) if signature else QIcon()
        self._seal.setPixmap(mark.pixmap(14, 14))
        self._seal.setVisible(signature is not None)
        self._fit()

    def show_brief(self, brief: Brief) -> None:
        """Show the edition and the source of `brief`."""
        edition = wording.translate("Status", "Edition %1").replace("%1", str(brief.edition))
        self._edition.setText(edition)
        text = wording.translate("Status", "Source: %1 lines with text, all in the brief")
        self._lines.setText(text.replace("%1", str(brief.source.filled)))
        self._hash.setText(f"SHA-256 {brief.source.sha256[:16]}…")
        self._hash.setAccessibleName(f"SHA-256 {brief.source.sha256}")
        self._fit()

    def show_zoom(self, zoom: float) -> None:
        """Show the zoom in per cent."""
        self._zoom.setText(f"{round(zoom * 100)}%")
