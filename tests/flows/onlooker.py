"""Answers questions about the display it runs on, one JSON list a line: pictures of windows, and the clipboard."""

from __future__ import annotations

import hashlib
import json
import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication, QImage


def _image(window: int) -> QImage:
    return (
        QGuiApplication.primaryScreen()
        .grabWindow(window)
        .toImage()
        .convertToFormat(QImage.Format.Format_RGB32)
    )


def _area(*corner_and_size: int) -> str:
    """A digest of an area of the screen; empty while it is of one colour."""
    image = QGuiApplication.primaryScreen().grabWindow(0, *corner_and_size).toImage()
    points = bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())
    is_plain = points == points[:4] * (len(points) // 4)
    return "" if is_plain else hashlib.sha256(points).hexdigest()


def _answer(question: str, *details: str | int) -> object:
    clipboard = QGuiApplication.clipboard()
    if question == "clipboard":
        return clipboard.text()
    if question == "copy":
        clipboard.setText(str(details[0]))
        return clipboard.ownsClipboard()
    if question == "area":
        return _area(*map(int, details))
    image = _image(int(details[0]))
    if image.isNull():
        # The window changed its size, or went, while it was looked at.
        return ""
    if question == "picture":
        return hashlib.sha256(bytes(image.constBits())).hexdigest()
    if question == "save":
        return image.save(str(details[1]))
    x = int(details[1])
    return [image.pixelColor(x, y).name() for y in range(image.height())]


def main() -> int:
    """Answer until the questions end."""
    qt = QGuiApplication([])
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def on_question() -> None:
        line = sys.stdin.readline()
        if line:
            print(json.dumps(_answer(*json.loads(line))), flush=True)
        else:
            qt.quit()

    notifier.activated.connect(on_question)
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main())
