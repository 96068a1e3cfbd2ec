"""The icons of the program and of a .brief file: PNG in every size that desktops ask for, .ico and .icns.

    python -m shipping.icons FOLDER

draws them all. One drawing, several grids: at 16, 22 and 24 pixels the sharp ones made for them. The same bytes on
every run with the same Qt and Pillow.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from shipping.names import ROOT, TEMPLATES

SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_SIZES = (32, 64, 128, 256, 512, 1024)
PROGRAM, DOCUMENT = "briefing-desk", "brief"
_DRAWN = TEMPLATES / "icons"
_WHOLE = {PROGRAM: ROOT / "resources" / "icons" / f"{PROGRAM}.svg", DOCUMENT: _DRAWN / f"{DOCUMENT}.svg"}
_PROGRAM_16 = _DRAWN / f"{PROGRAM}-16.svg"


def svg(name: str) -> bytes:
    """The drawing that is sharp in any size but the smallest; `name` is PROGRAM or DOCUMENT."""
    return _WHOLE[name].read_bytes()


def png(name: str, size: int) -> bytes:
    """The icon `name`, `size` pixels square; ValueError where its drawing cannot be read."""
    path, box = _drawing(name, size)
    renderer = QSvgRenderer(str(path))
    if not renderer.isValid():
        raise ValueError(f"{path} is not a drawing that Qt reads; nothing was drawn")
    if box is not None:
        renderer.setViewBox(box)
    return _drawn(renderer, size)


def _drawing(name: str, size: int) -> tuple[Path, QRectF | None]:
    """The drawing for `size`, and the part of it that is drawn where that is not the whole."""
    if size == 16 and name == PROGRAM:
        return _PROGRAM_16, None
    if size == 24:
        return _DRAWN / f"{name}-24.svg", None
    if size == 22:
        return _DRAWN / f"{name}-24.svg", QRectF(1, 1, 22, 22)
    return _WHOLE[name], None


def _drawn(renderer: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    raw = QByteArray()
    buffer = QBuffer(raw)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, the call wants str
    return bytes(raw.data())


def ico(name: str) -> bytes:
    """The icon as Windows wants it: one file, seven sizes, each drawn for itself."""
    return _gathered(name, "ICO", ICO_SIZES, sizes=[(size, size) for size in ICO_SIZES])


def icns(name: str) -> bytes:
    """The icon as macOS wants it."""
    return _gathered(name, "ICNS", ICNS_SIZES)


def _gathered(name: str, kind: str, drawn: Sequence[int], /, **how: object) -> bytes:
    images = [Image.open(io.BytesIO(png(name, size))) for size in drawn]
    out = io.BytesIO()
    images[-1].save(out, kind, append_images=images[:-1], **how)
    return out.getvalue()


def main(arguments: Sequence[str]) -> int:
    """Draw everything into the folder that is named."""
    if len(arguments) != 1:
        print("python -m shipping.icons FOLDER", file=sys.stderr)
        return 2
    write(Path(arguments[0]))
    return 0


def write(folder: Path) -> None:
    """Every icon as a file in `folder`: NAME.ico, NAME.icns, NAME-SIZE.png."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (PROGRAM, DOCUMENT):
        (folder / f"{name}.ico").write_bytes(ico(name))
        (folder / f"{name}.icns").write_bytes(icns(name))
        for size in SIZES:
            (folder / f"{name}-{size}.png").write_bytes(png(name, size))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main(sys.argv[1:]))
