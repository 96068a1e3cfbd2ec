"""The views that stand in the window, made and arranged. They are loaded once the window itself is on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from desktop.theme import Theme
from desktop.views.section_tree_view import SidePanel
from desktop.views.split_view import SplitView
from desktop.views.status_line import StatusLine
from desktop.views.top_bar import TopBar
from desktop.views.window_actions import WindowActions
from desktop.widgets.notices import Notices


class WindowParts:
    """The bar above, the tree beside the page, the status below; `whole` holds them all."""

    def __init__(self, window: QMainWindow, theme: Theme, language: str, views: SplitView) -> None:
        self.commands = WindowActions(window, theme)
        self.side = SidePanel(theme)
        self.views = views
        self.notices = Notices(theme)
        self.top = TopBar(theme, language, self.commands)
        self.status = StatusLine(theme)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.whole = QWidget()
        self._arrange()

    def _arrange(self) -> None:
        middle = QWidget()
        _stacked(middle, self.notices, self.views)
        middle.setMinimumWidth(320)
        self.side.setMinimumWidth(180)
        self.splitter.setHandleWidth(4)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.side)
        self.splitter.addWidget(middle)
        self.splitter.setStretchFactor(1, 1)
        _stacked(self.whole, self.top, self.splitter, self.status)


def _stacked(box: QWidget, *widgets: QWidget) -> None:
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
