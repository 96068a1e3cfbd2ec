"""What Qt says while something is tried: it belongs into the report, not between its lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QtMsgType, qInstallMessageHandler


@contextmanager
def qt_says() -> Iterator[list[str]]:
    """The warnings of Qt while it lasts, kept from the terminal."""
    said: list[str] = []

    def on_message(kind: QtMsgType, _: object, text: str) -> None:
        if kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}:
            said.append(text)

    before = qInstallMessageHandler(on_message)
    try:
        yield said
    finally:
        qInstallMessageHandler(before)
