"""Colours, type and spacing: one table of tokens that feeds the palette, the style sheet, gauges and text.

Sizes are logical pixels at 100 %. Nothing else in the desktop names a colour or a font.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import IntEnum
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette

from desktop.paths import resource


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as #RRGGBB, and the width of its lines in pixels."""

    name: str
    background: str
    panel: str
    side: str
    ink: str
    second: str
    muted: str
    disabled: str
    line: str
    control: str
    track: str
    accent: str
    on_accent: str
    wash: str
    mark: str
    line_width: int
    is_dark: bool


LIGHT = Tokens(
    name="light",
    background="#FAFAF8",
    panel="#FFFFFF",
    side="#F2F1ED",
    ink="#1D1D1B",
    second="#4A4A46",
    muted="#6B6B64",
    disabled="#6B6B64",
    line="#E3E2DC",
    control="#8C8B83",
    track="#E7E6E0",
    accent="#B3261E",
    on_accent="#FFFFFF",
    wash="#F7E9E7",
    mark="#FBE3A8",
    line_width=1,
    is_dark=False,
)
DARK = Tokens(
    name="dark",
    background="#17181A",
    panel="#1F2023",
    side="#131416",
    ink="#EDEDEA",
    second="#C3C3BE",
    muted="#9C9C95",
    disabled="#9C9C95",
    line="#303136",
    control="#7A7B80",
    track="#34353A",
    accent="#FF8A7A",
    on_accent="#2A0D09",
    wash="#3A2422",
    mark="#5A4714",
    line_width=1,
    is_dark=True,
)
CONTRAST = Tokens(
    name="contrast",
    background="#000000",
    panel="#000000",
    side="#000000",
    ink="#FFFFFF",
    second="#FFFFFF",
    muted="#FFFFFF",
    disabled="#A6A6A6",
    line="#FFFFFF",
    control="#FFFFFF",
    track="#5C5C5C",
    accent="#FFD60A",
    on_accent="#000000",
    wash="#000000",
    mark="#0B3D91",
    line_width=2,
    is_dark=True,
)
THEMES = {tokens.name: tokens for tokens in (LIGHT, DARK, CONTRAST)}


class Type(IntEnum):
    """The type scale, in pixels at 100 %."""

    CAPTION = 12
    SMALL = 13
    INTERFACE = 14
    CARD = 15
    BODY = 17
    HEADING = 18
    TILE = 24
    TITLE = 26
    MASTHEAD = 30
    GAUGE = 34


class Space(IntEnum):
    """The spacing scale, in pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32
    XXXL = 48


# Installed faces for simplified Chinese, best first; the bundled ones close the list. A family that is named
# keeps Qt from choosing a Japanese face for the same code points.
SANS = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "PingFang SC",
    "HarmonyOS Sans SC",
    "WenQuanYi Micro Hei",
    "Briefing Sans",
]
SERIF = [
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "FZXiaoBiaoSong-B05S",
    "Songti SC",
    "STZhongsong",
    "SimSun",
    "Briefing Serif",
]


@dataclass(frozen=True)
class Theme:
    """The tokens in force and the zoom of the content (1.0 is 100 %)."""

    tokens: Tokens
    zoom: float = 1.0

    @functools.cache  # noqa: B019 - a few dozen faces, and a theme lives as long as they do
    def font(self, size: int, *, bold: bool = False, serif: bool = False, zoomed: bool = False) -> QFont:
        """A face of the scale; `zoomed` for content, which follows the user's zoom."""
        font = QFont(SERIF if serif else SANS)
        font.setPixelSize(round(size * self.zoom) if zoomed else size)
        font.setBold(bold)
        # Tabular digits; not all faces have a Tag type in the stubs.
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def space(self, size: int) -> int:
        """A distance inside the content, zoomed."""
        return round(size * self.zoom)

    def color(self, token: str) -> QColor:
        """The colour of the token named `token`."""
        return QColor(getattr(self.tokens, token))

    def palette(self) -> QPalette:
        """The palette of the Fusion style in this theme's colours."""
        t = self.tokens
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, value in (
            (roles.Window, t.background),
            (roles.WindowText, t.ink),
            (roles.Base, t.panel),
            (roles.AlternateBase, t.side),
            (roles.Text, t.ink),
            (roles.PlaceholderText, t.muted),
            (roles.Button, t.panel),
            (roles.ButtonText, t.ink),
            (roles.BrightText, t.accent),
            (roles.ToolTipBase, t.panel),
            (roles.ToolTipText, t.ink),
            (roles.Highlight, t.accent),
            (roles.HighlightedText, t.on_accent),
            (roles.Accent, t.accent),
            (roles.Link, t.accent),
            (roles.LinkVisited, t.accent),
            (roles.Light, t.panel),
            (roles.Midlight, t.side),
            (roles.Mid, t.line),
            (roles.Dark, t.line),
            (roles.Shadow, t.line),
        ):
            palette.setColor(role, QColor(value))
        for role in (roles.Text, roles.WindowText, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.disabled))
        return palette

    def style_sheet(self) -> str:
        """The style sheet of the window, filled from the tokens."""
        t = self.tokens
        return Template(resource("themes", "window.qss").read_text(encoding="utf-8")).substitute(
            {name: getattr(t, name) for name in Tokens.__dataclass_fields__},
            # High contrast has no washes: the current place is framed instead.
            current_border=t.accent if t.wash == t.background else t.wash,
        )
