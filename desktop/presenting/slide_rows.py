"""The slides as rows of a list: what each is, its number, what will become of it, and its picture once it is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)

from db.decks import DeckChoices
from desktop import wording
from desktop.deck.making import CLOSING
from desktop.deck.slides import Deck, Slide, SlideKind
from desktop.presenting.arranging import is_own
from desktop.presenting.console_look import Look
from desktop.presenting.slide_thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MIME = "application/x-briefing-slides"
PICTURE = QSize(128, 72)  # logical pixels


class SlideRole(IntEnum):
    """What a row answers besides its title."""

    SLIDE = Qt.ItemDataRole.UserRole + 1
    IMAGE = Qt.ItemDataRole.UserRole + 2
    NUMBER = Qt.ItemDataRole.UserRole + 3
    KIND = Qt.ItemDataRole.UserRole + 4
    STATE = Qt.ItemDataRole.UserRole + 5
    IS_HIDDEN = Qt.ItemDataRole.UserRole + 6
    IS_END = Qt.ItemDataRole.UserRole + 7


class SlideRows(QAbstractListModel):
    """Every slide in order, hidden ones too. `dropped` carries the ids that were dragged and the row they are to be at."""

    dropped = Signal(object, int)

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slides: list[Slide] = []
        self._talk = Deck("", "", (), -1, "")
        self._places: dict[str, int] = {}
        self._end = ""
        self._dpr = 1.0
        self._pictures = Thumbnails(look, self)
        self._pictures.set_surface(PICTURE, self._dpr)
        self._pictures.made.connect(self._on_made)
        self._answers: dict[int, Callable[[Slide], object]] = {
            Qt.ItemDataRole.DisplayRole: self._title,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            SlideRole.SLIDE: lambda slide: slide,
            SlideRole.IMAGE: self._pictures.image,
            SlideRole.NUMBER: self._number,
            SlideRole.KIND: _kind,
            SlideRole.STATE: self._state,
            SlideRole.IS_HIDDEN: lambda slide: slide.id not in self._places,
            SlideRole.IS_END: lambda slide: slide.id == self._end,
        }

    # ------------------------------------------------------------ what is there

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in order."""
        return tuple(slide.id for slide in self._slides)

    @property
    def end(self) -> str:
        """The last slide of the talk; "" where none is shown."""
        return self._end

    @property
    def times_drawn(self) -> int:
        """How many pictures were made."""
        return self._pictures.times_drawn

    def slide(self, row: int) -> Slide:
        """The slide of a row."""
        return self._slides[row]

    def row_of(self, slide_id: str) -> int:
        """Where a slide stands; -1 where it does not."""
        return next((n for n, slide in enumerate(self._slides) if slide.id == slide_id), -1)

    def counts(self) -> tuple[int, int, int]:
        """How many slides the talk has, how many backups, and how many are hidden."""
        talk, shown = self._talk.end + 1, len(self._talk.slides)
        return talk, shown - talk, len(self._slides) - shown

    def folio(self, slide_id: str) -> str:
        """The number at the foot of a slide, as the audience sees it; "" where it is hidden."""
        place = self._places.get(slide_id)
        return "" if place is None else self._talk.folio(place)

    # ------------------------------------------------------------ showing others

    def show_slides(self, slides: Sequence[Slide], choices: DeckChoices) -> None:
        """Show these slides, and what the user chose for them. Rows that stay keep the place they are looked at."""
        shown = tuple(slide for slide in slides if slide.id not in choices.hidden)
        self._places = {slide.id: place for place, slide in enumerate(shown)}
        last = shown[-1].id if shown else ""
        self._end = next((name for name in (choices.end, CLOSING) if name in self._places), last)
        self._talk = Deck("", "", shown, self._places.get(self._end, -1), choices.theme)
        self._take_out({slide.id for slide in slides})
        self._put_in_order([slide.id for slide in slides])
        self._take_in(slides)
        self._slides = list(slides)
        if slides:
            self.dataChanged.emit(self.index(0), self.index(len(slides) - 1))

    def _take_out(self, names: set[str]) -> None:
        for first, last in reversed(_runs([slide.id not in names for slide in self._slides])):
            self.beginRemoveRows(_ROOT, first, last)
            del self._slides[first : last + 1]
            self.endRemoveRows()

    def _put_in_order(self, names: list[str]) -> None:
        place = {name: n for n, name in enumerate(names)}
        after = sorted(self._slides, key=lambda slide: place[slide.id])
        if after == self._slides:
            return
        self.layoutAboutToBeChanged.emit()
        rows = {slide.id: row for row, slide in enumerate(after)}
        before = self.persistentIndexList()
        there = [self.index(rows[self._slides[index.row()].id]) for index in before]
        self._slides = after
        self.changePersistentIndexList(before, there)
        self.layoutChanged.emit()

    def _take_in(self, slides: Sequence[Slide]) -> None:
        known = {slide.id for slide in self._slides}
        for first, last in _runs([slide.id not in known for slide in slides]):
            self.beginInsertRows(_ROOT, first, last)
            self._slides[first:first] = slides[first : last + 1]
            self.endInsertRows()

    def show_look(self, look: Look) -> None:
        """Draw the pictures in another style."""
        self._pictures.look = look
        self._pictures.set_surface(QSize(), self._dpr)
        self._pictures.set_surface(PICTURE, self._dpr)

    def set_scale(self, dpr: float) -> None:
        """Pictures for a screen of this scale."""
        self._dpr = dpr
        if self._pictures.set_surface(PICTURE, dpr) and self._slides:
            self.dataChanged.emit(self.index(0), self.index(len(self._slides) - 1))

    def rest(self) -> None:
        """Order no more pictures: nobody is looking."""
        self._pictures.rest()

    # ------------------------------------------------------------ rows

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many slides there are."""
        return 0 if parent.isValid() else len(self._slides)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, and what the roles name; the picture is a QImage, or None while it is not made."""
        if not index.isValid() or not 0 <= index.row() < len(self._slides):
            return None
        answer = self._answers.get(role)
        return answer(self._slides[index.row()]) if answer else None

    def _title(self, slide: Slide) -> str:
        return slide.title or wording.translate("Slides", "Without a title")

    def _spoken(self, slide: Slide) -> str:
        """The row as a screen reader says it."""
        parts = (self._number(slide), self._title(slide), _kind(slide), self._state(slide))
        return " ".join(part for part in parts if part)

    def _number(self, slide: Slide) -> str:
        """The number in the talk; backups count anew, hidden slides have none."""
        place, end = self._places.get(slide.id), self._talk.end
        if place is None:
            return ""
        if place <= end:
            return str(place + 1)
        return wording.translate("Slides", "Backup %1").replace("%1", str(place - end))

    def _state(self, slide: Slide) -> str:
        """What will become of it, where that is not simply to be shown."""
        if slide.id not in self._places:
            return wording.translate("Slides", "Hidden")
        return wording.translate("Slides", "The talk ends here") if slide.id == self._end else ""

    # ------------------------------------------------------------ drag and drop

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are dragged; they are dropped between rows, never on one."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Slides are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only slides of this list."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids, a line each."""
        data = QMimeData()
        names = [self._slides[index.row()].id for index in indexes]
        data.setData(_MIME, QByteArray("\n".join(names).encode()))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell where the slides are to be; the owner shows them there, so that it can be undone."""
        del action, column, parent
        if not data.hasFormat(_MIME):
            return False
        names = frozenset(bytes(data.data(_MIME).data()).decode().split("\n"))
        self.dropped.emit(names, row if row >= 0 else len(self._slides))
        # False: the view is not to remove the rows itself.
        return False

    def _on_made(self, slide: Slide) -> None:
        row = self.row_of(slide.id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row), [int(SlideRole.IMAGE)])


def _runs(marks: Sequence[bool]) -> list[tuple[int, int]]:
    """The first and last place of each stretch that is marked."""
    places = [n for n, is_marked in enumerate(marks) if is_marked]
    firsts = [n for n in places if n == 0 or not marks[n - 1]]
    lasts = [n for n in places if n + 1 == len(marks) or not marks[n + 1]]
    return list(zip(firsts, lasts, strict=True))


def _kind(slide: Slide) -> str:
    """What it is, and which part of several."""
    words = own_words(slide) if is_own(slide.id) else kind_words(slide.kind)
    return f"{words} {slide.part}/{slide.parts}" if slide.parts > 1 else words


def kind_words(kind: SlideKind) -> str:
    """What a slide of the brief is."""
    return {
        SlideKind.TITLE: wording.translate("Slides", "Title slide"),
        SlideKind.OVERVIEW: wording.translate("Slides", "Overview"),
        SlideKind.TEXT: wording.translate("Slides", "Text"),
        SlideKind.TILES: wording.translate("Slides", "Results"),
        SlideKind.GAUGES: wording.translate("Slides", "Targets"),
        SlideKind.PROGRESS: wording.translate("Slides", "Progress"),
        SlideKind.HONOURS: wording.translate("Slides", "Honours"),
        SlideKind.CLOSING: wording.translate("Slides", "Closing"),
        SlideKind.PICTURE: wording.translate("Slides", "Picture"),
        SlideKind.SOURCE: wording.translate("Slides", "Source"),
    }[kind]


def own_words(slide: Slide) -> str:
    """What a slide of the user's is."""
    if slide.kind is SlideKind.PICTURE:
        return wording.translate("Slides", "Your picture")
    return wording.translate("Slides", "Your text")
