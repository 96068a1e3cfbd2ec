"""The three looks of a slide. Slides are always set in the bundled faces, so that every machine breaks the same lines."""

from __future__ import annotations

import functools
import threading
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont

from desktop.fonts import SANS, SERIF
from desktop.gauges.painter import GaugeStyle
from desktop.theme import DARK, LIGHT, Tokens

# Nothing on a slide is set smaller than this, in pixels at 1080 lines.
SMALLEST = 24


@dataclass(frozen=True, slots=True)
class SlideStyle:
    """The colours of a slide. `figure` is for figures in running text, `rule` for rules, bullets and ticks only."""

    name: str
    ground: QColor
    ink: QColor
    second: QColor
    muted: QColor
    line: QColor
    track: QColor
    accent: QColor
    figure: QColor
    rule: QColor
    wash: QColor

    @classmethod
    @functools.cache
    def named(cls, name: str) -> SlideStyle:
        """The look called "light", "dark" or "ceremonial"; light for any other name."""
        return {"dark": _of(DARK, DARK.background), "ceremonial": _CEREMONIAL}.get(
            name, _of(LIGHT, LIGHT.panel)
        )

    def gauge(self) -> GaugeStyle:
        """The same colours for a gauge, whose words keep to the smallest size of a slide."""
        return GaugeStyle(
            ink=self.ink,
            second=self.second,
            muted=self.muted,
            track=self.track,
            fill=self.second,
            accent=self.rule,
            panel=self.ground,
            families=(SANS,),
            smallest=SMALLEST,
        )

    @staticmethod
    def font(px: int, *, bold: bool = False, serif: bool = False) -> QFont:
        """A face of this size in canvas units; the caller's own, to change at will."""
        return QFont(_font(px, bold, serif, threading.get_ident()))


@functools.cache
def _font(px: int, bold: bool, serif: bool, thread: int) -> QFont:
    """Each thread has its own: handouts are drawn beside the windows, and a font shared with them is not safe."""
    del thread
    font = QFont([SERIF if serif else SANS])
    font.setPixelSize(px)
    font.setBold(bold or serif)
    font.setFeature(QFont.Tag("tnum"), 1)
    # Slides are scaled to the screen: letters must stand where they were measured.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _of(tokens: Tokens, ground: str) -> SlideStyle:
    return SlideStyle(
        name=tokens.name,
        ground=QColor(ground),
        ink=QColor(tokens.ink),
        second=QColor(tokens.second),
        muted=QColor(tokens.muted),
        line=QColor(tokens.line),
        track=QColor(tokens.track),
        accent=QColor(tokens.accent),
        figure=QColor(tokens.accent),
        rule=QColor(tokens.accent),
        wash=QColor(tokens.wash),
    )


_CEREMONIAL = SlideStyle(
    name="ceremonial",
    ground=QColor("#8E1B14"),
    ink=QColor("#FFF6EA"),
    second=QColor("#F8E3D2"),
    muted=QColor("#EFCDB9"),
    line=QColor("#B4534A"),
    track=QColor("#A83D33"),
    accent=QColor("#E8C36A"),
    figure=QColor("#FFF6EA"),
    rule=QColor("#E8C36A"),
    wash=QColor("#7A140E"),
)
