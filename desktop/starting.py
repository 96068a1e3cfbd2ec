"""Starts Qt; where no window can be shown, says so in one sentence instead of aborting as Qt would."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

Made = TypeVar("Made")


def has_display() -> bool:
    """Whether a window can be shown; on Windows and macOS always."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def or_one_sentence(make: Callable[[], Made]) -> Made:
    """What `make` makes; ends the process with status 1 and a sentence when Qt gives up in it."""
    said: list[str] = []

    def on_message(kind: QtMsgType, _: object, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            print(  # noqa: T201 - the one sentence a terminal is owed
                "没有可用的显示器,窗口没有打开;可用 --preview 目录 把每一页写成图片。 "
                "There is no display and no window was opened; --preview DIR writes a picture of every page.",
                file=sys.stderr,
                flush=True,
            )
            # Qt would abort and leave a core dump.
            os._exit(1)
        said.append(text)

    before = qInstallMessageHandler(on_message)
    made = make()
    qInstallMessageHandler(before)
    for text in said:
        print(text, file=sys.stderr)  # noqa: T201 - what Qt had to say, a moment late
    return made
