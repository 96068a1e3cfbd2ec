"""The bar above everything: no picture of it shows a button that has not been given its room yet."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from desktop.app import Desk
from desktop.views.top_bar import TopBar


def test_what_finds_room_again_is_given_it_in_the_same_step(desk: Desk) -> None:
    bar = desk.window.findChild(TopBar)
    assert bar is not None
    bar.resize(320, bar.height())
    bar.resize(1200, bar.height())
    narrow = [
        button.accessibleName()
        for button in bar.findChildren(QAbstractButton)
        if button.isVisible() and button.width() < button.minimumSizeHint().width()
    ]
    assert narrow == []
