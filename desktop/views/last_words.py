"""A window with one sentence, for when the real one could not be made; it needs nothing that could be broken."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QApplication

from desktop.identity import NAME_EN, NAME_ZH
from desktop.widgets.plain_label import PlainLabel, wrapped

_WIDTH, _MARGIN = 560, 32


def last_words(sentence: str) -> PlainLabel:
    """The window, not shown yet."""
    label = wrapped(PlainLabel(sentence, QFont()))
    label.setWindowTitle(f"{NAME_ZH} {NAME_EN}")
    label.setWindowIcon(QIcon())
    label.setMargin(_MARGIN)
    label.setMinimumWidth(_WIDTH)
    return label


def say_last_words(sentence: str) -> None:
    """Say it in the terminal where there is one, and in a window until that is closed where there can be one."""
    if sys.stderr is not None:
        print(sentence, file=sys.stderr)  # noqa: T201
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.platformName() != "offscreen":
        # The look of the real window may be what could not be made; so far as there is one, it is empty.
        application.setStyleSheet("")
        for window in application.topLevelWidgets():
            window.hide()
        label = last_words(sentence)
        label.show()
        application.exec()
