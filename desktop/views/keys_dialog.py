"""The keyboard help, made from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop import wording
from desktop.actions import ActionSpec, without_mnemonic
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel


class KeysDialog(QDialog):
    """Every command that has a key, and the keys that are not commands."""

    def __init__(self, specs: tuple[ActionSpec, ...], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(wording.translate("Keys", "Keyboard"))
        box = QWidget()
        box.setObjectName("page")
        grid = QGridLayout(box)
        grid.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        grid.setHorizontalSpacing(Space.XXL)
        grid.setVerticalSpacing(Space.S)
        font = theme.font(Type.INTERFACE)
        for row, (keys, text) in enumerate(_rows(specs)):
            grid.addWidget(PlainLabel(keys, theme.font(Type.INTERFACE, bold=True), theme.tokens.ink), row, 0)
            grid.addWidget(PlainLabel(text, font, theme.tokens.second), row, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(box)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(buttons)
        self.resize(640, 640)


def _rows(specs: tuple[ActionSpec, ...]) -> list[tuple[str, str]]:
    native = QKeySequence.SequenceFormat.NativeText
    rows = [
        (
            " / ".join(QKeySequence(keys).toString(native) for keys in spec.shortcuts),
            without_mnemonic(spec.text),
        )
        for spec in specs
        if spec.shortcuts
    ]
    translate = wording.translate
    rows.append(("Tab", translate("Keys", "Next figure, link or field; Enter shows the source of a figure")))
    rows.append(("Alt", translate("Keys", "Menus, by the underlined letter")))
    return rows
