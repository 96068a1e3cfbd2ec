"""The colours, the faces and the weight that a gauge is painted with."""

from __future__ import annotations

import functools
import threading
from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QFont

from desktop.gauges.room import CAPTION
from desktop.gauges.shapes import Role
from desktop.theme import SANS, Theme


@dataclass(frozen=True, slots=True)
class GaugeStyle:
    """The colours, the faces and the weight of a gauge.

    `line_width` multiplies every stroke; no word is set smaller than `smallest` pixels. `mark` lies under what was
    searched for: paper and slides, where nothing is, need none.
    """

    ink: QColor
    second: QColor
    muted: QColor
    track: QColor
    fill: QColor
    accent: QColor
    panel: QColor
    families: tuple[str, ...]
    line_width: float = 1.0
    mark: QColor = field(default_factory=QColor)
    high_contrast: bool = False
    smallest: int = CAPTION

    @classmethod
    def of(cls, theme: Theme) -> GaugeStyle:
        """The style of a theme."""
        tokens = theme.tokens
        high_contrast = tokens.line_width > 1
        return cls(
            ink=QColor(tokens.ink),
            second=QColor(tokens.second),
            muted=QColor(tokens.muted),
            track=QColor(tokens.track),
            fill=QColor(tokens.control),
            accent=QColor(tokens.accent),
            panel=QColor(tokens.panel),
            families=tuple(SANS),
            line_width=1.25 if high_contrast else 1.0,
            mark=QColor(tokens.mark),
            high_contrast=high_contrast,
        )

    def font(self, px: int, bold: bool) -> QFont:
        """A face of this size in pixels, its digits all of one width."""
        return face(self.families, px, bold)

    def colour(self, role: Role) -> QColor:
        """The colour of a stroke or a line of text."""
        return {
            Role.SCALE: self.muted,
            Role.ZERO: self.ink,
            Role.TARGET: self.accent,
            Role.PAIRED: self.ink,
            Role.STATE: self.second,
            Role.NUMBER: self.ink,
            Role.BESIDE: self.ink,
            Role.CAPTION: self.second,
            Role.AIM: self.accent,
            Role.DUE: self.ink,
            Role.DATE: self.second,
        }[role]


def face(families: tuple[str, ...], px: int, bold: bool) -> QFont:
    """The first of `families` that is there, at this size in pixels, its digits all of one width."""
    return _face(families, px, bold, threading.get_ident())


@functools.cache
def _face(families: tuple[str, ...], px: int, bold: bool, thread: int) -> QFont:
    """Each thread has its own: paper is drawn beside the windows, and a font shared with them is not safe."""
    del thread
    font = QFont(list(families))
    font.setPixelSize(px)
    font.setBold(bold)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
