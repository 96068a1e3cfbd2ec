"""The views that stand in the window, made and arranged. They are loaded once the window itself is on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from desktop.session import Session
from desktop.theme import Theme
from desktop.views.empty_window import SIDE
from desktop.views.section_tree_view import SidePanel
from desktop.views.split_view import SplitView
from desktop.views.status_line import StatusLine
from desktop.views.top_bar import TopBar
from desktop.views.window_actions import WindowActions
from desktop.views.window_pane import WindowPane
from desktop.widgets.notices import Notices

_DETAILS = 360  # pixels of the pane on the right where the reader chose no width
_COLUMNS = ("side", "page", "details")
_SWITCHED = ("sections", "details")
Standing = tuple[dict[str, bool], list[int]]


class WindowParts:
    """The bar above, the tree beside the page and the pane, the status below; `whole` holds them all."""

    def __init__(
        self, window: QMainWindow, theme: Theme, language: str, views: SplitView, session: Session
    ) -> None:
        self.commands = WindowActions(window, theme)
        self.side = SidePanel(theme)
        self.views = views
        self.notices = Notices(theme)
        self.top = TopBar(theme, language, self.commands)
        self.status = StatusLine(theme)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.pane = WindowPane(self.splitter, session.number("details", _DETAILS), theme, language)
        self.whole = QWidget()
        self._arrange()

    def restore(self, session: Session) -> None:
        """Stand as when the window was last closed."""
        self.splitter.setSizes([session.number("side", SIDE), 10_000])
        self.commands["sections"].setChecked(session.number("sections_shown", 1) == 1)

    def remembered(self) -> dict[str, int]:
        """What the session keeps: which columns are shown, and how wide they are."""
        widths = dict(zip(_COLUMNS, self.splitter.sizes(), strict=False))
        return {
            "sections_shown": int(self.commands["sections"].isChecked()),
            **{name: widths[name] for name in ("side", "details") if widths.get(name)},
        }

    @property
    def standing(self) -> Standing:
        """Which columns are shown, and how wide they are."""
        return {name: self.commands[name].isChecked() for name in _SWITCHED}, self.splitter.sizes()

    def stand(self, as_they_did: Standing) -> None:
        """Show the columns that stood there before everything was made anew, as wide as they were."""
        shown, sizes = as_they_did
        for name, on in shown.items():
            self.commands[name].setChecked(on)
        self.splitter.setSizes(sizes)

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
