"""The head of the ledger: what it is, whose, up to which day, and the way back to today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout

from db.pace.numbers import date_en, date_zh
from db.records import Brief
from desktop import wording
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel, link_button

translate = wording.translate
_WIDEST = 16_777_215  # as wide as Qt lets a widget be


class ScoreboardHead(QHBoxLayout):
    """`today` is the button back to today."""

    def __init__(self, brief: Brief, theme: Theme, language: str) -> None:
        super().__init__()
        self._language = language
        self.setSpacing(theme.space(Space.M))
        large = theme.font(Type.TITLE, bold=True, serif=True, zoomed=True)
        second = theme.font(Type.INTERFACE, zoomed=True)
        self.title = PlainLabel(translate("Scoreboard", "Ledger"), large, theme.tokens.ink)
        self.place = PlainLabel(_place(brief, language), second, theme.tokens.second)
        self.day = PlainLabel("", second, theme.tokens.second)
        self.today = link_button(translate("Scoreboard", "Back to today"), second)
        for label in (self.title, self.place):
            self.addWidget(label, 0, Qt.AlignmentFlag.AlignBottom)
        self.addStretch(1)
        for widget in (self.day, self.today):
            self.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)

    def show_day(self, on: date, today: date) -> None:
        """Say up to which day values are looked at."""
        day = (date_en if self._language == "en" else date_zh)(on)
        if on == today:
            words = translate("Scoreboard", "Up to today, %1")
        else:
            words = translate("Scoreboard", "Values up to %1, not up to today")
        self.day.setText(words.replace("%1", day))
        self.today.setVisible(on != today)

    def fit(self, room: int) -> None:
        """The day in lines, where there is no room for it in one."""
        wide = QFontMetrics(self.day.font()).horizontalAdvance(self.day.text()) > room
        self.day.setWordWrap(wide)
        self.day.setMinimumWidth(room if wide else 0)
        self.day.setMaximumWidth(room if wide else _WIDEST)


def _place(brief: Brief, language: str) -> str:
    words = translate("Scoreboard", "%1, targets of %2")
    return words.replace("%1", brief.place.of(language)).replace("%2", brief.targets_year)
