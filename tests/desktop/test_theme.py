"""The three themes: legible by the formula of WCAG 2, whole, and sound."""

from __future__ import annotations

import itertools
import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QDialog, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.theme import CONTRAST, THEMES, Theme, Tokens, Type

EACH = pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
COLORS = [field.name for field in fields(Tokens) if field.name not in {"name", "line_width", "is_dark"}]


def luminance(color: str) -> float:
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@EACH
def test_every_text_is_legible_on_every_ground(tokens: Tokens) -> None:
    least = 7.0 if tokens is CONTRAST else 4.5
    inks, grounds = ("ink", "second", "muted"), ("background", "panel", "side", "wash")
    for ink, ground in itertools.product(inks, grounds):
        assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= least, (ink, ground)


@EACH
def test_the_accent_is_legible_and_so_is_what_stands_on_it(tokens: Tokens) -> None:
    for ground in (tokens.background, tokens.panel, tokens.side, tokens.wash, tokens.on_accent):
        assert contrast(tokens.accent, ground) >= 4.5, ground


@EACH
def test_what_is_disabled_is_legible_and_is_not_the_ink(tokens: Tokens) -> None:
    for ground in (tokens.background, tokens.panel, tokens.side):
        assert contrast(tokens.disabled, ground) >= 4.5, ground
    assert contrast(tokens.ink, tokens.disabled) >= 2


def strongest(button: QPushButton | QToolButton, ground: str) -> float:
    """The contrast of a button's letters to its ground."""
    picture = button.window().grab(button.geometry()).toImage()
    inside = itertools.product(range(10, picture.width() - 10), range(6, picture.height() - 6))
    return max(contrast(picture.pixelColor(x, y).name(), ground) for x, y in inside)


@EACH
@pytest.mark.parametrize("kind", [QPushButton, QToolButton])
def test_a_disabled_button_looks_disabled(
    qtbot: QtBot, tokens: Tokens, kind: type[QPushButton | QToolButton]
) -> None:
    around = QDialog()
    qtbot.addWidget(around)
    around.setStyleSheet(Theme(tokens).style_sheet())
    button = kind(around)
    button.setFont(Theme(tokens).font(Type.TITLE, bold=True))
    button.setText("国国")
    button.adjustSize()
    enabled = strongest(button, tokens.background)
    button.setEnabled(False)
    assert strongest(button, tokens.background) * 1.5 < enabled


@EACH
def test_marked_text_is_legible(tokens: Tokens) -> None:
    assert contrast(tokens.ink, tokens.mark) >= 4.5


@EACH
def test_the_edge_of_a_control_can_be_seen(tokens: Tokens) -> None:
    assert contrast(tokens.control, tokens.panel) >= 3


@EACH
def test_every_token_is_a_colour(tokens: Tokens) -> None:
    for name in COLORS:
        assert re.fullmatch(r"#[0-9A-F]{6}", getattr(tokens, name)), name
        assert Theme(tokens).color(name) == QColor(getattr(tokens, name))


@EACH
def test_the_style_sheet_is_filled(tokens: Tokens) -> None:
    sheet = Theme(tokens).style_sheet()
    assert "$" not in sheet
    assert tokens.ink in sheet
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", sheet)) <= {getattr(tokens, name) for name in COLORS}


@EACH
def test_the_palette_covers_every_role(qapp: object, tokens: Tokens) -> None:
    palette, own = Theme(tokens).palette(), {QColor(getattr(tokens, name)).name() for name in COLORS}
    roles = [r for r in QPalette.ColorRole if r.name not in {"NoRole", "NColorRoles"}]
    assert {role.name for role in roles if palette.color(role).name() not in own} == set()


def test_the_zoom_is_for_content_only(qapp: object) -> None:
    theme = Theme(THEMES["light"], 2.0)
    assert theme.font(14).pixelSize() == 14
    assert theme.font(14, zoomed=True).pixelSize() == theme.space(14) == 28
