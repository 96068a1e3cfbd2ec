"""Rules for the icons of a package: the program's and the file's, each whole, in every size, in both places."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from desktop.identity import APP_ID
from shipping import elements
from shipping.deb_reading import Member, Package
from shipping.desktop_entry import MIME_ICON
from shipping.entry_rules import PLACES
from shipping.icons import SIZES

_TRIED = 48  # pixels that a drawing is tried at
_KINDS = {f"apps/{APP_ID}", f"mimetypes/{MIME_ICON}"}


def icons(package: Package) -> Iterator[str]:
    """Every icon is there, is read to its end, has the size it is filed under, and is not empty; there is no other."""
    for place in PLACES:
        hicolor = f"{place}/icons/hicolor"
        drawings = {f"{hicolor}/scalable/{kind}.svg" for kind in _KINDS}
        pictures = {f"{hicolor}/{size}x{size}/{kind}.png": size for size in SIZES for kind in _KINDS}
        for name in sorted(drawings):
            if not _is_drawing(package.members.get(name)):
                yield f"/{name} is missing, or no drawing, or empty."
        for name, size in sorted(pictures.items()):
            if not _is_picture(package.members.get(name), size):
                yield f"/{name} is missing, or no whole picture of {size} × {size}, or empty."
        for member in package.below(f"{place}/icons"):
            if member.name not in drawings | pictures.keys():
                yield f"/{member.name} is no icon of the program or its files."


def _is_picture(member: Member | None, size: int) -> bool:
    """Whether it is a PNG of that size with something on it; all of it is decoded."""
    try:
        with Image.open(io.BytesIO(member.data if member else b""), formats=["PNG"]) as image:
            image.load()
            return image.size == (size, size) and image.convert("RGBA").getchannel("A").getbbox() is not None
    except (OSError, SyntaxError, ValueError):
        return False


def _is_drawing(member: Member | None) -> bool:
    """Whether it is an SVG that puts something on a picture."""
    data = member.data if member else b""
    if not elements.root(data.decode("utf-8", "replace")).tag.endswith("}svg"):
        return False  # before Qt tries, which would complain on its own
    renderer = QSvgRenderer(QByteArray(data))
    image = QImage(_TRIED, _TRIED, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return any(image.constBits())


RULES = (icons,)
