"""The pane on the right: what stands behind a figure or a line, and below it how the target stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from db.records import Brief
from desktop import wording
from desktop.icons import icon
from desktop.location import Location
from desktop.progress.following import Following
from desktop.progress.progress_pane import ProgressPane
from desktop.theme import Space, Theme, Type
from desktop.views.details_text import write_figure, write_source
from desktop.views.progress_foot import ProgressFoot
from desktop.views.sealed_text import SealedText
from desktop.views.text_writer import TextWriter
from desktop.widgets.plain_label import PlainLabel


class DetailsPanel(QWidget):
    """The pane on the right: the text, and below it how the target stands, where values are followed.

    `figure_chosen` follows a link to the other figure of a pairing. `progress_wanted` asks for one of the window's
    commands of following, by its name, the figure's id and that of a value to be revised.
    """

    figure_chosen = Signal(str)
    progress_wanted = Signal(str, str, str)
    closed = Signal()
    citation_wanted = Signal()

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self.setObjectName("details")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._language = language
        self._following: Following | None = None
        self._place: tuple[Brief, Location] | None = None
        self._foot = ProgressFoot(language)
        self._foot.wanted.connect(self.progress_wanted)
        self._text = _DetailsText(self)
        self._text.setAccessibleName(wording.translate("Details", "Source and definition"))
        self._text.anchorClicked.connect(lambda url: self.figure_chosen.emit(url.path()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self._parted())

    @property
    def text(self) -> SealedText:
        """The text of the pane."""
        return self._text

    @property
    def pane(self) -> ProgressPane | None:
        """How the target stands that is shown; None for anything else."""
        return self._foot.pane

    def follow(self, following: Following) -> None:
        """Show how targets stand, from now on."""
        self._following = following
        if self._place is not None:
            self.show_place(*self._place)

    def use_theme(self, theme: Theme) -> None:
        """Write in `theme` (another zoom) from now on."""
        self._theme = theme

    def show_place(self, brief: Brief, location: Location) -> None:
        """Describe the figure or the line of `location`."""
        self._place = brief, location
        figure = brief.figure(location.figure) if location.figure else None
        self._foot.show_figure(self._following, brief, figure, self._theme)
        line = figure.span.line if figure else location.line
        self._text.clear()
        writer = TextWriter(self._text, self._theme)
        if figure is not None:
            write_figure(writer, brief, figure, self._language)
        if line:
            write_source(writer, brief, line, figure)
        else:
            writer.paragraph(
                wording.translate(
                    "Details",
                    "Choose a figure or a line: its definition and the source around it appear here.",
                ),
                "second",
            )
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _parted(self) -> QSplitter:
        """The text and what stands below it; either can be made larger."""
        parted = QSplitter(Qt.Orientation.Vertical)
        parted.setChildrenCollapsible(False)
        for widget, share in ((self._text, 2), (self._foot, 3)):
            parted.addWidget(widget)
            parted.setStretchFactor(parted.indexOf(widget), share)
        # Shares of any height; they are kept to when it changes.
        parted.setSizes([200, 300])
        return parted

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        title = wording.translate("Details", "Source and definition")
        font = self._theme.font(Type.INTERFACE, bold=True)
        row.addWidget(PlainLabel(title, font, self._theme.tokens.ink))
        row.addStretch(1)
        for name, text, signal in (
            ("quote", wording.translate("Details", "Copy with citation"), self.citation_wanted),
            ("x", wording.translate("Details", "Close this pane"), self.closed),
        ):
            button = QToolButton()
            button.setIcon(icon(name, self._theme.tokens.second))
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(signal)
            row.addWidget(button)
        return row


class _DetailsText(SealedText):
    """The text of the pane, which has no menu of its own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.document().setDocumentMargin(Space.L)
