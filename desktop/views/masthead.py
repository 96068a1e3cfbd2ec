"""The head of the overview: place and years, the brief's two title lines, who reported it, and the lines they stand on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Brief, Section, SectionKind
from desktop import wording
from desktop.searching.found import Found, Marks, part
from desktop.theme import Space, Theme, Type
from desktop.typography import shown
from desktop.widgets.marked_text import MarkedLabel, MarkedLink
from desktop.widgets.plain_label import PlainLabel, wrapped


class Masthead(QWidget):
    """`line_chosen` carries the source line whose link was followed."""

    line_chosen = Signal(int)

    def __init__(self, brief: Brief, theme: Theme, language: str) -> None:
        super().__init__()
        self._brief, self._theme, self._language = brief, theme, language
        tokens = theme.tokens
        font = theme.font(Type.MASTHEAD, bold=True, serif=True, zoomed=True)
        self.headline = wrapped(MarkedLabel(shown(brief.headline), font, theme))
        font = theme.font(Type.BODY, zoomed=True)
        self.strapline = wrapped(MarkedLabel(shown(brief.strapline), font, theme, tokens.second))
        font = theme.font(Type.SMALL, zoomed=True)
        self.byline = MarkedLabel(shown(brief.byline), font, theme, tokens.second)
        self._sections = [section for section in brief.sections if section.kind is SectionKind.MASTHEAD]
        self.links = [self._link(section.line) for section in self._sections]
        self._lay_out()

    def mark(self, found: Found) -> None:
        """Mark what was found; what no words here show is marked on the link of its line."""
        for section, link in zip(self._sections, self.links, strict=True):
            shown_marks = self._marks(section, found)
            for label, marks in zip((self.headline, self.strapline, self.byline), shown_marks, strict=True):
                label.marks.mark(*marks)
            link.marks.mark(*_on_link(link, section, found, shown_marks))

    def rect_of(self, line: int) -> QRectF | None:
        """Where the current mark stands, else the title lines where `line` is one of its lines, else None."""
        if not any(line in section.lines for section in self._sections):
            return None
        marked: tuple[MarkedLabel | MarkedLink, ...] = (
            self.headline,
            self.strapline,
            self.byline,
            *self.links,
        )
        for widget in marked:
            place = widget.marks.current_place
            if not place.isEmpty():
                return place.translated(widget.mapTo(self, QPoint(0, 0)))
        return QRectF(self.headline.geometry())

    def _marks(self, section: Section, found: Found) -> tuple[Marks, Marks, Marks]:
        """Of headline, strapline and byline."""
        title, brief = section.title, self._brief
        heads = (found.within(section.line, part(title, text)) for text in (brief.headline, brief.strapline))
        byline = found.on(section.items[0].line) if section.items else Marks()
        return (*heads, byline)  # type: ignore[return-value]  # two and one

    # ------------------------------------------------------------ parts

    def _lay_out(self) -> None:
        theme, column = self._theme, QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        font = theme.font(Type.SMALL, bold=True, zoomed=True)
        kicker = f"{self._brief.place.of(self._language)} · {self._years()}"
        column.addWidget(PlainLabel(kicker, font, theme.tokens.accent))
        column.addSpacing(theme.space(Space.S))
        column.addWidget(self.headline)
        column.addSpacing(theme.space(Space.XS))
        column.addWidget(self.strapline)
        column.addSpacing(theme.space(Space.S))
        row = QHBoxLayout()
        row.setSpacing(theme.space(Space.M))
        for widget in (self.byline, *self.links):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)

    def _link(self, line: int) -> MarkedLink:
        link = MarkedLink(wording.line_words(line), self._theme.font(Type.SMALL, zoomed=True), self._theme)
        link.clicked.connect(lambda: self.line_chosen.emit(line))
        return link

    def _years(self) -> str:
        return (
            wording.translate("Overview", "results of %1, targets of %2")
            .replace("%1", self._brief.results_year)
            .replace("%2", self._brief.targets_year)
        )


def _on_link(link: MarkedLink, section: Section, found: Found, marks: tuple[Marks, ...]) -> Marks:
    """All of the link, where something found on a line of the section stands in none of the words that are shown."""
    whole = (0, len(link.text()))
    here = found.current if found.current is not None and found.current[0] in section.lines else None
    is_current = here is not None and not any(one.current for one in marks)
    count = sum(len(found.by_line.get(line, ())) for line in section.lines)
    is_hidden = is_current or (count > 0 and not any(one.spans for one in marks))
    return Marks((whole,) if is_hidden else (), whole if is_current else None)
