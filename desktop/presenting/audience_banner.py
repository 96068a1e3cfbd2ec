"""What the audience sees when it is not what the presenter sees: words, a sign, a small picture, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop import wording
from desktop.icons import icon
from desktop.presenting.console_buttons import ConsoleButton
from desktop.presenting.console_look import Look
from desktop.presenting.show import Cover, Show, ShowState
from desktop.presenting.slide_hits import slide_words
from desktop.presenting.slide_marks import Marks
from desktop.presenting.slide_picture import Pictured, SlidePicture
from desktop.theme import Space, Type
from desktop.widgets.plain_label import PlainLabel

_HEIGHT = 72  # pixels, of the small picture


class AudienceBanner(QFrame):
    """Hidden while the audience follows the presenter."""

    def __init__(self, look: Look, show: Show) -> None:
        super().__init__()
        self.setObjectName("audiencebanner")
        theme, translate = look.theme, wording.translate
        self._theme, self._show = theme, show
        self.picture = SlidePicture(
            look, wording.translate("Console", "What the audience sees"), QSize(96, _HEIGHT)
        )
        self.picture.setFixedHeight(_HEIGHT)
        self.sign = PlainLabel("", theme.font(Type.INTERFACE))
        self.words = PlainLabel("", theme.font(Type.CARD, bold=True), theme.tokens.ink)
        self.place = PlainLabel("", theme.font(Type.SMALL), theme.tokens.second)
        self.lift = ConsoleButton(
            theme,
            translate("Console", "Bring the audience along"),
            icon("undo-2", theme.tokens.second),
            beside=True,
        )
        self.lift.setToolTip(translate("Console", "Let the audience see what you see"))
        self.lift.clicked.connect(self._on_lift_clicked)
        said = QHBoxLayout()
        said.setSpacing(Space.S)
        said.addWidget(self.sign)
        said.addWidget(self.words, 1)
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        column.addStretch(1)
        column.addLayout(said)
        column.addWidget(self.place)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.S, Space.M, Space.S)
        row.setSpacing(Space.L)
        row.addWidget(self.picture)
        row.addLayout(column, 1)
        row.addWidget(self.lift)
        self.set_ratio(16 / 9)
        self.hide()

    def set_ratio(self, ratio: float) -> None:
        """The audience's width by height."""
        self.picture.ratio = ratio
        self.picture.setFixedWidth(round(_HEIGHT * ratio))

    def set_touch(self, touch: bool) -> None:
        """A button for fingers."""
        self.lift.set_touch(touch)

    def show_state(self, state: ShowState, seen: Pictured) -> None:
        """Say what the audience sees; `seen` is its slide."""
        is_apart = state.is_frozen or state.cover is not Cover.NONE
        if is_apart:
            self.picture.show_slide(seen)
            self.picture.show_cover(state.cover)
            self.picture.show_marks(Marks.of(state.audience, seen.slide.id))
            self._say(state)
        self.setVisible(is_apart)

    def _say(self, state: ShowState) -> None:
        translate = wording.translate
        words = {
            Cover.NONE: translate("Console", "The audience is frozen"),
            Cover.BLACK: translate("Console", "The audience sees black"),
            Cover.WHITE: translate("Console", "The audience sees white"),
        }[state.cover]
        sign = {Cover.NONE: "snowflake", Cover.BLACK: "monitor-off", Cover.WHITE: "sun"}[state.cover]
        self.words.setText(words)
        self.sign.setPixmap(icon(sign, self._theme.tokens.accent).pixmap(18, 18))
        place = slide_words(self._show.deck, state.audience.slide)
        if state.cover is not Cover.NONE and state.is_frozen:
            place = translate("Console", "%1, frozen below it").replace("%1", place)
        self.place.setText(place)
        if state.cover is Cover.NONE:
            lift = translate("Console", "Bring the audience along")
        else:
            lift = translate("Console", "Show the slide again")
        self.lift.setText(lift)
        self.lift.setAccessibleName(lift)

    def _on_lift_clicked(self) -> None:
        cover = self._show.state.cover
        if cover is not Cover.NONE:
            self._show.toggle_cover(cover)
        elif self._show.state.is_frozen:
            self._show.toggle_freeze()
