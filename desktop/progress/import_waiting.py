"""What stands in the table's place while a long one is read or entered: how far it is, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout

from desktop import wording
from desktop.progress.said_lines import high_enough
from desktop.progress.sheets.watching import Watch
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel

translate = wording.translate
_BAR, _WIDE = 8, 320  # pixels


class WaitingPlace(QFrame):
    """`stopped` asks to stop."""

    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("droptable")
        # It takes the room that is left, and asks for none.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.words = high_enough(PlainLabel("", theme.font(Type.HEADING, zoomed=True), theme.tokens.ink))
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(theme.space(_WIDE), theme.space(_BAR))
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self.stopper = QPushButton(translate("Sheets", "Stop"))
        self.stopper.setFont(theme.font(Type.INTERFACE, zoomed=True))
        self.stopper.setAutoDefault(False)
        self.stopper.clicked.connect(self.stopped)
        column, edge = QVBoxLayout(self), theme.space(Space.XL)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.space(Space.L))
        column.addStretch(1)
        column.addWidget(self.words)
        for part in (self.bar, self.stopper):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def show_progress(self, watch: Watch, *, is_writing: bool = False) -> None:
        """Say how far it is; there is no bar while nobody knows how long the table is."""
        self.words.setText(waiting_words(watch, is_writing=is_writing))
        self.bar.setAccessibleName(_bar_name(is_writing=is_writing))
        self.bar.setVisible(watch.of > 0)
        self.bar.setMaximum(max(1, watch.of))
        self.bar.setValue(watch.rows)


def _bar_name(*, is_writing: bool) -> str:
    if is_writing:
        return translate("Sheets", "How far the values are entered")
    return translate("Sheets", "How far the table is read")


def waiting_words(watch: Watch, *, is_writing: bool = False) -> str:
    """How many rows were read, looked at, or entered."""
    if is_writing:
        words = translate("Sheets", "Entering the values: %1 of %2")
    elif not watch.of:
        return translate("Sheets", "Reading the table… Rows so far: %1").replace("%1", f"{watch.rows:,}")
    else:
        words = translate("Sheets", "Looking at the rows: %1 of %2")
    return words.replace("%1", f"{watch.rows:,}").replace("%2", f"{watch.of:,}")
