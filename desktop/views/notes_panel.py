"""All that was noted, where nobody misses it: found, gone to, written in place, removed and exported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from db.notes.placing import Placed
from db.records import Brief
from desktop import wording
from desktop.library.closed_names import Names
from desktop.location import of_line
from desktop.models.notes import NoteRole, NoteRow, NotesModel
from desktop.noting.exporting import copy_notes, export_notes
from desktop.noting.note_form import NoteForm
from desktop.noting.noting import Noting
from desktop.noting.spots import Spot
from desktop.theme import Theme
from desktop.views.note_menu import NoteMenu
from desktop.views.notes_empty import NotesEmpty
from desktop.views.notes_foot import NotesFoot
from desktop.views.notes_head import NotesHead
from desktop.views.notes_list import NotesList
from desktop.views.notes_writing import NotesWriting
from desktop.widgets.notices import GOOD_NEWS
from desktop.widgets.plain_label import rule

translate = wording.translate
_NARROWEST, _LOWEST = 240, 160


class NotesPanel(QWidget):
    """The notes of the brief that is read, or of all of them; `briefs` answers which ones are open.

    `went` carries the place of a note, `told` a sentence and the sign before it, `told_here` one that is of no use
    elsewhere, `counted` how many notes the brief has.
    `note_wanted` asks for a note on what is read, `brief_wanted` for a brief that is not open: it carries the id, and what
    is to be called once it is. `names` answers the names of briefs that are not open.
    """

    went = Signal(object)
    told = Signal(str, str)
    told_here = Signal(str)
    counted = Signal(int)
    note_wanted = Signal()
    brief_wanted = Signal(str, object)

    def __init__(
        self,
        noting: Noting,
        theme: Theme,
        language: str,
        briefs: Callable[[], Sequence[Brief]],
        today: Callable[[], date] = date.today,
        names: Callable[[Iterable[str]], Names] = lambda _: {},
    ) -> None:
        super().__init__()
        self.setObjectName("details")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._noting, self._theme, self._language = noting, theme, language
        self._briefs, self._today, self._names = briefs, today, names
        self._brief: Brief | None = None
        self.model = NotesModel(language, self)
        self.list = NotesList(self.model, theme)
        self._writing = NotesWriting(noting, self.model, self.list, theme, language, self)
        self.head = NotesHead(theme)
        # In a widget from the first: what is put into a layout without one is shown as a window of its own.
        self._body = QWidget(self)
        self._stack = QStackedLayout(self._body)
        self.empty = self._made_empty()
        self.foot = NotesFoot(theme)
        self._lay_out()
        self._connect()

    @property
    def count(self) -> int:
        """How many notes the brief has that is read."""
        return len(self._noting.places(self._brief)) if self._brief else 0

    @property
    def form(self) -> NoteForm | None:
        """What is being written, new or in place."""
        return self._writing.form

    def minimumSizeHint(self) -> QSize:
        """Little: the list gives way first, and a form must not hold the window open."""
        return QSize(_NARROWEST, _LOWEST)

    def show_brief(self, brief: Brief) -> None:
        """List the notes of a brief; what was being written before goes on."""
        self._brief = brief
        self._refill()

    def name_again(self) -> None:
        """The names of more briefs are known than before."""
        if self.head.everywhere.isChecked():
            self._refill()

    def begin(self, brief: Brief, spot: Spot) -> None:
        """Open a new note on a spot; what was being written before is kept first, or goes on where it cannot be."""
        self._writing.begin(brief, spot)

    def select(self, note_id: str) -> None:
        """Choose a note in the list; one that the filter hides stays hidden."""
        row = self.model.row_of(note_id)
        if row >= 0 and self.form is None:
            self.list.choose(row)

    def use_theme(self, theme: Theme) -> None:
        """Set the list in `theme` (another zoom) from now on."""
        self._theme = theme
        self.list.use_theme(theme)
        self._stack.removeWidget(self.empty)
        self.empty.deleteLater()
        self.empty = self._made_empty()
        self._writing.theme = theme
        self._writing.close()
        self._refill()

    # ------------------------------------------------------------ what is listed

    def _refill(self) -> None:
        if self._brief is None:
            return
        chosen, at = self.list.row, self.list.currentIndex().row()
        briefs = self._briefs() if self.head.everywhere.isChecked() else (self._brief,)
        places = (
            self._noting.all_places(briefs)
            if self.head.everywhere.isChecked()
            else self._noting.places(self._brief)
        )
        names = self._names({place.note.brief for place in places} - {brief.id for brief in briefs})
        self.model.set_places(places, briefs, names, names_briefs=self.head.everywhere.isChecked())
        if chosen is not None and self.model.rowCount():
            row = self.model.row_of(chosen.note.id)
            self.list.choose(row if row >= 0 else min(at, self.model.rowCount() - 1))
        self._show_what_there_is()
        self._writing.go_on()
        self.counted.emit(self.count)

    def _show_what_there_is(self) -> None:
        is_empty = not self.model.rowCount()
        if not is_empty and self.list.row is None:
            self.list.choose(0)
        self.empty.say(is_searched=bool(self.head.filter.text().strip()))
        page = self._writing.page or (self.empty if is_empty else self.list)
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._show_foot()

    def _on_changed(self, brief: str) -> None:
        if self.head.everywhere.isChecked() or (self._brief is not None and brief == self._brief.id):
            self._refill()

    def _on_typed(self, query: str) -> None:
        # The row that is written in may not be listed any more.
        self._writing.settle()
        self.model.set_query(query)
        self._show_what_there_is()

    # ------------------------------------------------------------ what can be done with a row

    def _write(self, row: NoteRow) -> None:
        if (brief := self._brief_of(row)) is None:
            self._open_first(row, self._write)
        else:
            self._writing.change(brief, row.note)

    def _go(self, row: NoteRow) -> None:
        brief, place = self._brief_of(row), row.place
        if brief is None:
            self._open_first(row, self._go)
        elif not place.line:
            words = translate("Notes", "%1. The note is kept as it was written, with the words it was on.")
            self.told_here.emit(words.replace("%1", row.said))
        else:
            self.went.emit(of_line(brief, place.line, place.figure))

    def _open_first(self, row: NoteRow, act: Callable[[NoteRow], object]) -> None:
        """Have the brief of a note opened, and then do with the note what was asked for."""
        note_id = row.note.id

        def on_open() -> None:
            if isValid(self):
                self._refill()
                found = self.model.index(self.model.row_of(note_id)).data(NoteRole.ROW)
                if isinstance(found, NoteRow):
                    act(found)

        self.brief_wanted.emit(row.note.brief, on_open)

    def _remove(self, row: NoteRow) -> None:
        self._noting.remove([row.note])
        self.foot.say_removed(row, self._noting.steps)

    def _copy(self, row: NoteRow) -> None:
        if (brief := self._brief_of(row)) is None:
            self._open_first(row, self._copy)
        else:
            copy_notes([(brief, row.place)], self._language)

    def _brief_of(self, row: NoteRow) -> Brief | None:
        briefs = (*([self._brief] if self._brief else []), *self._briefs())
        return next((brief for brief in briefs if brief.id == row.note.brief), None)

    def _open_menu(self, where: QPoint) -> None:
        if (row := self.list.row) is not None:
            menu = NoteMenu(row, self._noting, self)
            for wanted, act in (
                (menu.go_wanted, self._go),
                (menu.writing_wanted, self._write),
                (menu.copy_wanted, self._copy),
                (menu.removal_wanted, self._remove),
            ):
                wanted.connect(lambda do=act: do(row))
            menu.popup(self.list.viewport().mapToGlobal(where))

    # ------------------------------------------------------------ all of them

    def _listed(self) -> list[tuple[Brief, Placed]]:
        """What is listed now, as far as its brief is open."""
        rows = [self.model.index(n).data(NoteRole.ROW) for n in range(self.model.rowCount())]
        found = [(self._brief_of(row), row.place) for row in rows if isinstance(row, NoteRow)]
        return [(brief, place) for brief, place in found if brief is not None]

    def _copy_all(self) -> None:
        listed = self._listed()
        left_out = self.model.rowCount() - len(listed)
        copy_notes(listed, self._language)
        said = (
            [translate("Notes", "%1 copied as Markdown.").replace("%1", str(len(listed)))] if listed else []
        )
        if left_out:
            words = translate("Notes", "%1 of briefs that are not open were left out.")
            said.append(words.replace("%1", str(left_out)))
        if said:
            self.told.emit(
                ("" if self._language == "zh_CN" else " ").join(said),
                GOOD_NEWS if listed else "triangle-alert",
            )

    def _export(self) -> None:
        if self._brief is not None:
            places = self._noting.places(self._brief)
            export_notes(self._brief, places, self._today(), self._language, self.told.emit, self.window())

    # ------------------------------------------------------------ how it is put together

    def _made_empty(self) -> NotesEmpty:
        empty = NotesEmpty(self._theme)
        empty.note_wanted.connect(self.note_wanted)
        self._stack.addWidget(empty)
        return empty

    def _lay_out(self) -> None:
        self._stack.addWidget(self.list)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(rule())
        self._column.addWidget(self._body, 1)
        self._column.addWidget(self.foot)

    def _connect(self) -> None:
        self._noting.changed.connect(self._on_changed)
        self._noting.pointed.connect(self._on_pointed)
        self._noting.reached.connect(self._on_reached)
        self._writing.turned.connect(self._show_what_there_is)
        self._writing.ended.connect(self.select)
        self.head.typed.connect(self._on_typed)
        self.head.filter.left.connect(self.list.setFocus)
        self.head.reached.connect(self._refill)
        self.head.copy_wanted.connect(self._copy_all)
        self.head.export_wanted.connect(self._export)
        self.list.moved.connect(self._show_foot)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        for asked, act in (
            (self.list.went, self._go),
            (self.list.writing_wanted, self._write),
            (self.list.removed, self._remove),
        ):
            asked.connect(act)
        for wanted, act in (
            (self.foot.go_wanted, self._go),
            (self.foot.writing_wanted, self._write),
            (self.foot.removal_wanted, self._remove),
        ):
            wanted.connect(lambda do=act: self._with_row(do))

    def _with_row(self, act: Callable[[NoteRow], None]) -> None:
        if (row := self.list.row) is not None:
            act(row)

    def _show_foot(self) -> None:
        # While a new note is written there is room for that, and the row is not what is meant.
        self.foot.show_row(self.list.row, is_any=bool(self.model.rowCount()) and self._writing.page is None)

    def _on_pointed(self, note_id: str) -> None:
        if note_id:
            self.select(note_id)

    def _on_reached(self, brief: str, line: int) -> None:
        """Choose what was noted on the line that is read; what is chosen on it already stays."""
        rows = [self.model.index(n).data(NoteRole.ROW) for n in range(self.model.rowCount())]
        here = [row.note.id for row in rows if (row.note.brief, row.place.line) == (brief, line)]
        if here and (self.list.row is None or self.list.row.note.id not in here):
            self.select(here[0])
