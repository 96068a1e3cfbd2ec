"""Brings the window before the user when another program asked for it."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def come_to_front(window: QWidget, activation: str) -> None:
    """Show the window, not minimised, over the others and with the keys, as far as the desktop lets it.

    `activation` is the launcher's leave for it. Qt takes it on Wayland only, from the environment and once; on X11
    the window manager decides, and may do no more than mark the window as wanting attention.
    """
    if activation and QGuiApplication.platformName().startswith("wayland"):
        os.environ["XDG_ACTIVATION_TOKEN"] = activation
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
