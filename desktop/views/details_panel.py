"""What stands behind a figure or a line: its definition, what it may be compared with, and the source itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextTableFormat
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from db.records import Brief, Figure, Pairing, Verdict
from desktop import wording
from desktop.icons import icon
from desktop.location import Location
from desktop.progress.following import Following
from desktop.progress.progress_pane import ProgressPane
from desktop.theme import Space, Theme, Type
from desktop.typography import shown
from desktop.views.progress_foot import ProgressFoot
from desktop.views.sealed_text import SealedText
from desktop.widgets.plain_label import PlainLabel

_AROUND = 3  # source lines before and after
_LONG = 80  # characters of a neighbouring line


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
        writer = _Writer(self._text, self._theme)
        if figure is not None:
            _write_figure(writer, brief, figure, self._language)
        if line:
            _write_source(writer, brief, line, figure)
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


class _Writer:
    """Appends plain text in the theme's faces; nothing is taken for markup."""

    def __init__(self, browser: SealedText, theme: Theme) -> None:
        self._cursor = QTextCursor(browser.document())
        self._theme = theme
        self._is_first = True

    def format(self, color: str, size: int = Type.INTERFACE, *, bold: bool = False) -> QTextCharFormat:
        """A character format in the theme's colours."""
        text = QTextCharFormat()
        text.setFont(self._theme.font(size, bold=bold, zoomed=True))
        text.setForeground(self._theme.color(color))
        return text

    def block(self, above: int = 0, *, leading: float = 140, ground: QColor | None = None) -> None:
        """Begin a paragraph."""
        block = QTextBlockFormat()
        block.setTopMargin(self._theme.space(above))
        block.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if ground is not None:
            block.setBackground(ground)
        if self._is_first:
            self._cursor.setBlockFormat(block)
            self._is_first = False
        else:
            self._cursor.movePosition(QTextCursor.MoveOperation.End)
            self._cursor.insertBlock(block)

    def run(self, text: str, form: QTextCharFormat) -> None:
        """Append text to the paragraph."""
        self._cursor.insertText(text, form)

    def paragraph(
        self, text: str, color: str, size: int = Type.INTERFACE, *, above: int = 0, bold: bool = False
    ) -> None:
        """A paragraph of one format."""
        self.block(above)
        self.run(text, self.format(color, size, bold=bold))

    def link(self, text: str, href: str) -> None:
        """Append a link of our own."""
        form = self.format("accent")
        form.setAnchor(True)
        form.setAnchorHref(href)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        self.run(text, form)

    def table(self, rows: list[tuple[str, str]]) -> None:
        """Name and value, one a row; empty values are left out."""
        rows = [(name, value) for name, value in rows if value]
        self.block(Space.S)
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(self._theme.space(3))
        form.setCellSpacing(0)
        table = self._cursor.insertTable(len(rows), 2, form)
        for n, (name, value) in enumerate(rows):
            for column, (text, color) in enumerate(((name, "muted"), (value, "ink"))):
                table.cellAt(n, column).firstCursorPosition().insertText(text, self.format(color, Type.SMALL))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)


def _write_figure(writer: _Writer, brief: Brief, figure: Figure, language: str) -> None:
    translate = wording.translate
    indicator, quantity = figure.indicator, figure.quantity
    writer.paragraph(shown(figure.label), "second", Type.INTERFACE)
    writer.block(Space.XS)
    for text, size, bold in (
        (figure.estimate + figure.commitment, Type.INTERFACE, False),
        (quantity.before, Type.INTERFACE, False),
        (quantity.number, Type.GAUGE, True),
        (quantity.unit, Type.INTERFACE, False),
        (quantity.after, Type.INTERFACE, False),
    ):
        if text:
            writer.run(text + " ", writer.format("ink" if bold else "second", size, bold=bold))
    if figure.doubt:
        writer.paragraph(
            translate("Details", "Period in doubt"), "accent", Type.SMALL, above=Space.S, bold=True
        )
        writer.paragraph(shown(figure.doubt.of(language)), "second", Type.SMALL)
    writer.table(
        [
            (translate("Details", "As written"), figure.quote),
            (translate("Details", "Means"), wording.comparator_words(figure.comparator)),
            (translate("Details", "In base units"), wording.normalised_words(figure)),
            (translate("Details", "Kind"), wording.kind_word(figure.kind)),
            (translate("Details", "Measure"), wording.measure_word(indicator.measure)),
            (translate("Details", "Period"), wording.period_words(figure)),
            (
                translate("Details", "Compared with"),
                translate("Details", "the year %1").replace("%1", figure.basis_year)
                if figure.basis_year
                else "",
            ),
            (translate("Details", "Estimate word"), figure.estimate),
            (translate("Details", "Commitment word"), figure.commitment),
            (
                translate("Details", "Hedge words"),
                " ".join(w for w in (quantity.before, quantity.after) if w),
            ),
            (translate("Details", "Price basis"), wording.stated_words(indicator.price_basis)),
            (translate("Details", "Comparable scope"), wording.stated_words(indicator.scope_basis)),
            (
                translate("Details", "Nature of the target"),
                wording.stated_words(indicator.binding) if figure.kind != "result" else "",
            ),
            (translate("Details", "Status"), wording.stated_words(figure.status)),
            (translate("Details", "Confirmed by"), f"{figure.confirmed_by} {figure.confirmed_on}"),
        ]
    )
    writer.paragraph(
        translate("Details", "Definition (customary, not in the source)"),
        "ink",
        Type.SMALL,
        above=Space.M,
        bold=True,
    )
    writer.paragraph(
        f"{shown(indicator.name.of(language))} · {shown(indicator.definition.of(language))}",
        "second",
        Type.SMALL,
    )
    _write_pairings(writer, brief, figure, language)


def _write_pairings(writer: _Writer, brief: Brief, figure: Figure, language: str) -> None:
    translate = wording.translate
    writer.paragraph(translate("Details", "Comparison"), "ink", Type.SMALL, above=Space.L, bold=True)
    pairings = brief.pairings_of(figure.id)
    if not pairings:
        writer.paragraph(
            translate("Details", "The source gives nothing like for like to compare it with."),
            "second",
            Type.SMALL,
        )
    for pairing in pairings:
        _write_pairing(writer, brief, figure, pairing, language)


def _write_pairing(writer: _Writer, brief: Brief, figure: Figure, pairing: Pairing, language: str) -> None:
    translate = wording.translate
    confirmed = pairing.verdict is Verdict.CONFIRMED
    word = translate("Details", "✓ Like for like") if confirmed else translate("Details", "≠ Not compared")
    writer.paragraph(word, "ink" if confirmed else "accent", Type.SMALL, above=Space.XS, bold=True)
    writer.paragraph(shown(pairing.reason.of(language)), "second", Type.SMALL)
    other = brief.figure(pairing.target if pairing.result == figure.id else pairing.result)
    if other is not None:
        writer.block(Space.XS)
        writer.link(
            f"{other.period} {shown(other.label)} {other.estimate}{other.quote}".strip(),
            f"figure:{other.id}",
        )


def _write_source(writer: _Writer, brief: Brief, line: int, figure: Figure | None) -> None:
    """The lines around `line` as given, the span marked, then the file and its hash."""
    source = brief.source
    title = wording.translate("Details", "Source, line %1").replace("%1", str(line))
    writer.paragraph(title, "ink", Type.SMALL, above=Space.XL if figure else 0, bold=True)
    first = True
    for number in range(max(1, line - _AROUND), min(len(source.lines), line + _AROUND) + 1):
        text = source.line(number)
        if number == line:
            _write_line(writer, number, text, figure, Space.S if first else 0)
        elif text.strip():
            # Neighbours are for orientation; a long one is cut, and says so.
            cut = text if len(text) <= _LONG else text[:_LONG] + "…"
            writer.block(Space.S if first else 0)
            writer.run(f"{number}  {cut}", writer.format("muted", Type.SMALL))
        first = False
    writer.paragraph(
        wording.translate("Details", "File %1, %2 lines")
        .replace("%1", source.name)
        .replace("%2", str(len(source.lines))),
        "muted",
        Type.CAPTION,
        above=Space.L,
    )
    writer.paragraph(f"SHA-256 {source.sha256}", "muted", Type.CAPTION)


def _write_line(writer: _Writer, number: int, text: str, figure: Figure | None, above: int) -> None:
    writer.block(above, leading=150)
    ink = writer.format("ink", Type.INTERFACE)
    start, end = (figure.span.start, figure.span.end) if figure else (0, len(text))
    marked = writer.format("ink", Type.INTERFACE, bold=figure is not None)
    marked.setBackground(writer._theme.color("mark"))
    writer.run(f"{number}  ", writer.format("accent", Type.SMALL, bold=True))
    writer.run(text[:start], ink)
    writer.run(text[start:end], marked)
    writer.run(text[end:], ink)
