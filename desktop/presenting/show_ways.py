"""The ways out of the arranging window: begin the show, rehearse it, let it play by itself, take it along."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from desktop import wording
from desktop.icons import icon
from desktop.presenting.auto_play import FEWEST, MOST
from desktop.theme import Space, Theme, Type
from desktop.widgets.fields import NumberBox
from desktop.widgets.flow_layout import FlowLayout

_USUAL_SECONDS = 12


class ShowWays(QWidget):
    """`auto_played` carries the seconds a slide is shown, `taken` "pptx", "pdf", "html" or "handout"."""

    started = Signal()
    started_here = Signal()
    rehearsed = Signal()
    reports_wanted = Signal()
    auto_played = Signal(int)
    taken = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        translate = wording.translate
        self.seconds = NumberBox(translate("Slides", "Seconds a slide"), FEWEST, MOST, _USUAL_SECONDS)
        self.seconds.setSuffix(translate("Slides", " s a slide"))
        self.auto = self._button(translate("Slides", "Play by itself"), "rotate-ccw")
        self.auto.clicked.connect(lambda: self.auto_played.emit(self.seconds.value()))
        self.take = self._button(translate("Slides", "Take along…"), "folder-open")
        self.take.setMenu(self._take_menu())
        self.reports = self._button(translate("Slides", "Earlier rehearsals…"), "history")
        self.reports.clicked.connect(self.reports_wanted)
        self.rehearse = self._button(translate("Slides", "Rehearse"), "timer")
        self.rehearse.clicked.connect(self.rehearsed)
        self.here = self._button(translate("Slides", "From this slide"), "play")
        self.here.clicked.connect(self.started_here)
        self.start = self._button(translate("Slides", "From the beginning"), "presentation", filled=True)
        self.start.clicked.connect(self.started)
        self._lay_out()

    def _lay_out(self) -> None:
        """What is seldom wanted at the left, where it may break into two rows; how a show begins at the right."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        flow = FlowLayout(Space.L, Space.S)
        flow.addWidget(self._group(self.take))
        flow.addWidget(self._group(self.auto, self.seconds))
        flow.addWidget(self._group(self.reports))
        row.addLayout(flow, 1)
        row.addWidget(self._group(self.rehearse, self.here, self.start))

    def _group(self, *widgets: QWidget) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for widget in widgets:
            widget.setFont(self._theme.font(Type.INTERFACE))
            row.addWidget(widget)
        return box

    def _take_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind, words in (
            ("pptx", wording.translate("Slides", "PowerPoint, to go on working in (*.pptx)")),
            ("pdf", wording.translate("Slides", "PDF, a slide a page (*.pdf)")),
            ("html", wording.translate("Slides", "Web page that opens offline (*.html)")),
            ("handout", wording.translate("Slides", "Handouts on paper…")),
        ):
            menu.addAction(words).triggered.connect(partial(self.taken.emit, kind))
        return menu

    def _button(self, words: str, sign: str, *, filled: bool = False) -> QPushButton:
        tokens = self._theme.tokens
        # An icon stands too close to its word by itself.
        button = QPushButton(icon(sign, tokens.on_accent if filled else tokens.second), " " + words)
        button.setAccessibleName(words)
        button.setAutoDefault(True)
        if filled:
            button.setObjectName("filled")
        return button
