"""The day the gauges are looked at: a slider over the year, and in words whether it is today or an earlier day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from db.pace.numbers import date_en, date_zh
from desktop import wording
from desktop.theme import Space, Theme, Type
from desktop.widgets.day_slider import DaySlider
from desktop.widgets.plain_label import PlainLabel, link_button

translate = wording.translate


class DayRow(QWidget):
    """`day_chosen` carries a day (datetime.date), or None for today."""

    day_chosen = Signal(object)

    def __init__(self, year: int, theme: Theme, language: str) -> None:
        super().__init__()
        self._theme, self._language = theme, language
        self._today = date(year, 1, 1)
        self._font = theme.font(Type.SMALL, zoomed=True)
        self.slider = DaySlider(year, theme)
        self.slider.day_chosen.connect(self._on_day_chosen)
        self.earlier, self.later = self._step_button(later=False), self._step_button(later=True)
        self._day = PlainLabel("", theme.font(Type.INTERFACE, bold=True, zoomed=True), theme.tokens.ink)
        self.where = PlainLabel("", self._font)
        # Each keeps its room whatever it says: the slider stays where it is while it is dragged.
        self._held = (
            _Held(self._day, tuple(self._words(date(year, month, 28)) for month in range(1, 13))),
            _Held(self.where, tuple(_where(is_earlier=is_earlier) for is_earlier in (False, True))),
        )
        self.back = link_button(translate("Progress card", "Back to today"), self._font)
        self.back.clicked.connect(lambda: self.day_chosen.emit(None))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._box, self._said = QHBoxLayout(self), QHBoxLayout()
        self._fill()

    @property
    def is_dragged(self) -> bool:
        """Whether the slider follows the mouse just now."""
        return self.slider.isSliderDown()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab meets on the row."""
        return (self.earlier, self.slider, self.later, self.back)

    def show_day(self, day: date, today: date, marks: Iterable[date]) -> None:
        """Show the day that is looked at, and the days on which values stand."""
        self._today = today
        self.slider.show_days(day, today, marks)
        words = self._words(day)
        self._day.setText(words)
        self.slider.setAccessibleName(translate("Progress card", "As of %1").replace("%1", words))
        self._say_where(is_earlier=day < today)
        self.earlier.setEnabled(self.slider.marked(later=False) is not None)
        self.later.setEnabled(self.slider.marked(later=True) is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the words below the slider where there is no room beside it."""
        super().resizeEvent(event)
        for held in self._held:
            held.fit(event.size().width())
        wanted = sum(self._box.itemAt(n).sizeHint().width() for n in range(2)) + self._box.spacing()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        width = event.size().width()
        self._box.setDirection(across if wanted <= width else down)
        # And one below the other where there is hardly room for them either.
        said = sum(self._said.itemAt(n).sizeHint().width() for n in range(3)) + 2 * self._said.spacing()
        self._said.setDirection(across if said <= width else down)

    # ------------------------------------------------------------ parts

    def _fill(self) -> None:
        theme, caption = self._theme, translate("Progress card", "As of")
        slide, said = QHBoxLayout(), self._said
        slide.setSpacing(theme.space(Space.S))
        said.setSpacing(theme.space(Space.M))
        slide.addWidget(PlainLabel(caption, self._font, theme.tokens.second))
        for widget, stretch in ((self.earlier, 0), (self.slider, 1), (self.later, 0)):
            slide.addWidget(widget, stretch)
        for label in (self._day, self.where, self.back):
            said.addWidget(label)
        said.addStretch(1)
        # Kept free while today is looked at: what is below does not move when an earlier day is chosen.
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.space(Space.M))
        self._box.addLayout(slide, 1)
        self._box.addLayout(said)

    def _step_button(self, *, later: bool) -> StepButton:
        name = translate("Progress card", "The value before")
        if later:
            name = translate("Progress card", "The value after")
        button = StepButton(name, self._theme, later=later)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.slider.go_to(self.slider.marked(later=later)))
        return button

    def _say_where(self, *, is_earlier: bool) -> None:
        token = "accent" if is_earlier else "second"
        palette = self.where.palette()
        palette.setColor(self.where.foregroundRole(), self._theme.color(token))
        self.where.setPalette(palette)
        self.where.setText(_where(is_earlier=is_earlier))
        self.back.setVisible(is_earlier)

    def _words(self, day: date) -> str:
        return date_en(day) if self._language == "en" else date_zh(day)

    def _on_day_chosen(self, day: date) -> None:
        self.day_chosen.emit(day if day < self._today else None)


class StepButton(QToolButton):
    """An arrow to the day of the value before or after."""

    def __init__(self, name: str, theme: Theme, *, later: bool) -> None:
        super().__init__()
        self._theme, self._way = theme, 1 if later else -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(theme.space(Space.XL), theme.space(Space.XL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button's frame and an angle."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("ink" if self.isEnabled() else "control"), 1.8))
        half, centre = self._theme.space(Space.XS), QRectF(self.rect()).center()
        tip, tail = centre.x() + self._way * half / 2, centre.x() - self._way * half / 2
        corners = ((tail, centre.y() - half), (tip, centre.y()), (tail, centre.y() + half))
        painter.drawPolyline([QPointF(*corner) for corner in corners])
        painter.end()


def _where(*, is_earlier: bool) -> str:
    if not is_earlier:
        return translate("Progress card", "Today")
    return translate("Progress card", "You are looking at an earlier day")


class _Held:
    """A label that is as large as the largest of what it may say, on one line where a width has room for it."""

    def __init__(self, label: PlainLabel, texts: tuple[str, ...]) -> None:
        self._label, self._texts = label, texts
        self._widest = max(map(QFontMetrics(label.font()).horizontalAdvance, texts)) + 2
        label.setMinimumWidth(self._widest)

    def fit(self, width: int) -> None:
        """Break into lines where `width` has no room for one."""
        breaks = self._widest > width
        self._label.setWordWrap(breaks)
        self._label.setMinimumSize(0 if breaks else self._widest, self._height(width) if breaks else 0)

    def _height(self, width: int) -> int:
        metrics, room = QFontMetrics(self._label.font()), QRect(0, 0, width, 0)
        return max(
            metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() for text in self._texts
        )
