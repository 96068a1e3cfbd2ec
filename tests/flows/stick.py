"""A window like a file manager's: its files are dragged out of it with the mouse. `python -m tests.flows.stick FILE...`"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

SIDE = 60  # pixels: it stands beside the window of a viewer, and not over it


class Stick(QLabel):
    """Wherever the mouse is pressed and moved, all the files are dragged."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__("\n".join(paths))
        self._paths = paths
        self.setWindowTitle("stick")
        self.setWindowFlags(Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.FramelessWindowHint)
        # The keys stay with the window that files are dropped on.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setGeometry(0, 0, SIDE, SIDE)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say, in a line, that the pointer is on it: it can be taken hold of."""
        super().enterEvent(event)
        print("there", flush=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Offer the files as a file manager does."""
        offered = QMimeData()
        offered.setUrls([QUrl.fromLocalFile(path) for path in self._paths])
        drag = QDrag(self)
        drag.setMimeData(offered)
        # In a line as well: the window below would take what is dragged.
        drag.actionChanged.connect(lambda action: print(action.name, flush=True))
        drag.exec(Qt.DropAction.CopyAction)


def main() -> int:
    """Stand there until ended."""
    qt = QApplication([])
    stick = Stick(sys.argv[1:])
    stick.show()
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main())
