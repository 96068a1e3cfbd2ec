"""The icon set, in the theme's colour."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resource

_SIZE = 18
_SCALES = (1, 2)


def icon(name: str, color: str, size: int = _SIZE) -> QIcon:
    """The icon `name` drawn in `color` (#RRGGBB), `size` pixels wide."""
    out = QIcon()
    for pixmap in _pixmaps(name, color, size):
        out.addPixmap(pixmap)
    return out


def for_menus(made: QIcon, name: str, color: str) -> QIcon:
    """`made`, and the icon `name` in `color` (#RRGGBB) for where its row of a menu is highlighted."""
    out = QIcon(made)
    for pixmap in _pixmaps(name, color):
        for mode in (QIcon.Mode.Active, QIcon.Mode.Selected):
            out.addPixmap(pixmap, mode)
    return out


def _pixmaps(name: str, color: str, size: int = _SIZE) -> Iterator[QPixmap]:
    """The icon at each scale of screens."""
    svg = resource("icons", f"{name}.svg").read_bytes().replace(b"currentColor", color.encode("ascii"))
    renderer = QSvgRenderer(QByteArray(svg))
    for scale in _SCALES:
        pixmap = QPixmap(size * scale, size * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        yield pixmap


def app_icon() -> QIcon:
    """The application's own icon."""
    return QIcon(str(resource("icons", "briefing-desk.svg")))
