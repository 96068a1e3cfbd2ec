"""Pictures of every state a gauge can be in: one sheet a theme, one without colour, and each gauge by itself."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from desktop.fonts import SANS, have_fonts
from desktop.gauges.comparing import in_language
from desktop.gauges.interface_words import gauge_words
from desktop.gauges.marks import mark_of, tone_of
from desktop.gauges.painter import GaugeStyle, paint_gauge
from desktop.gauges.specimens import Specimen, specimens
from desktop.gauges.state_marks import paint_mark
from desktop.gauges.words import CHINESE, GaugeWords
from desktop.theme import LIGHT, THEMES, Space, Theme, Type

_WIDTH, _HEIGHT, _CAPTION = 300, 190, 60
_ACROSS = 6


def write_state_pictures(folder: Path, words: GaugeWords = CHINESE, language: str = "zh_CN") -> int:
    """Write every sheet and every single picture to `folder`; the exit status. Needs an application."""
    have_fonts(SANS)
    pictures = {f"{name}.png": sheet(Theme(tokens), words, language) for name, tokens in THEMES.items()}
    pictures["greyscale.png"] = grey(sheet(Theme(LIGHT), words, language))
    for number, specimen in enumerate(specimens(), 1):
        pictures[f"single/{number:02d}-{specimen.pace.state.name.lower()}.png"] = single(
            specimen, Theme(LIGHT), words, language
        )
    for name, picture in pictures.items():
        target = folder / name
        if not _has_folder(target.parent) or not picture.save(str(target)):
            print(f"{target}: 图片没有写成。 The picture could not be written.", file=sys.stderr)  # noqa: T201
            return 1
    print(f"{folder}: {len(pictures)} 张图片。 {len(pictures)} pictures.")  # noqa: T201
    return 0


def sheet(theme: Theme, words: GaugeWords = CHINESE, language: str = "zh_CN") -> QImage:
    """Every specimen in one picture, row by row, each with its caption."""
    return _table([single(each, theme, words, language) for each in specimens()], theme)


def single(specimen: Specimen, theme: Theme, words: GaugeWords = CHINESE, language: str = "zh_CN") -> QImage:
    """One gauge over its caption: the state's shape and word, and what is to be seen."""
    style = replace(GaugeStyle.of(theme), families=(SANS,))
    image = _blank(_WIDTH, _HEIGHT + _CAPTION, style.panel)
    painter = QPainter(image)
    paint_gauge(painter, QRectF(0, 0, _WIDTH, _HEIGHT), specimen.model(words, language), style)
    _caption(painter, specimen, style, language)
    painter.end()
    return image


def grey(picture: QImage) -> QImage:
    """The same without colour, as a photocopy has it."""
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)


def _caption(painter: QPainter, specimen: Specimen, style: GaugeStyle, language: str) -> None:
    state, side = specimen.pace.state, float(Type.SMALL)
    mark, left, top = mark_of(state), float(Space.L), float(_HEIGHT + Space.S)
    box = QRectF(left, top + 2, side, side)
    paint_mark(painter, box, mark, getattr(style, tone_of(mark)), style.panel)
    lines = (
        (in_language(state.word, language), style.ink, True),
        (specimen.remark.of(language), style.second, False),
    )
    for text, colour, is_bold in lines:
        room = QRectF(left + side + Space.S, top, _WIDTH - left - side - Space.L, side + Space.XS)
        painter.setPen(colour)
        painter.setFont(style.font(Type.SMALL, bold=is_bold))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        top += side + Space.S


def _table(pictures: Sequence[QImage], theme: Theme) -> QImage:
    wide, high = _WIDTH + Space.L, _HEIGHT + _CAPTION + Space.L
    rows = -(-len(pictures) // _ACROSS)
    table = _blank(_ACROSS * wide + Space.L, rows * high + Space.L, theme.color("background"))
    painter = QPainter(table)
    for place, picture in enumerate(pictures):
        painter.drawImage(Space.L + place % _ACROSS * wide, Space.L + place // _ACROSS * high, picture)
    painter.end()
    return table


def _blank(width: int, height: int, ground: QColor) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(ground)
    return image


def _has_folder(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return True


def main(arguments: Sequence[str]) -> int:
    """Write the pictures to the folder that is named, in English to a folder in it; the exit status."""
    application = QGuiApplication(list(arguments))
    folder = Path(arguments[1])
    # Without a translator the interface's words are English.
    status = write_state_pictures(folder) or write_state_pictures(folder / "en", gauge_words(), "en")
    del application
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv))
