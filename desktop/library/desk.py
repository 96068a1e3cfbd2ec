"""The library of one window: packs are taken in, listed, checked, searched and opened; nothing before it is asked for."""

from __future__ import annotations

import functools
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from db.catalogue.brief_names import BriefNames
from db.catalogue.catalogue import Catalogue
from db.catalogue.copies import Copies
from db.catalogue.faults import LibraryError, LibraryFault, reading_fault
from db.catalogue.intake import CATALOGUE, PACKS
from db.catalogue.lending import Lent, Unread, by_id, by_number, names
from db.catalogue.limits import EVERYWHERE, Limits
from db.catalogue.listing import NOTHING, Finder, Listing, listing
from db.catalogue.runs import Report, Tell, forget, renew, take_in, verify
from db.errors import UserError
from db.library import Pack
from db.records import Bilingual
from desktop.background import Background
from desktop.library.search_thread import SearchThread

_RELISTED = 3_000  # ms between two looks at what was taken in, while more comes

Run = Callable[[Path, Iterable[Path], Callable[[], bool], Tell], Report]
# Hears a pack with one brief alone, why it was not read, or None where it is not in the library.
Take = Callable[[Pack | UserError | None], object]


class LibraryDesk(QObject):
    """What is added is taken in by one thread, file by file; another reads, and a third searches.

    `listed` carries a `Listing`; what takes its time is read when it is asked for: `ordered` carries the same when its
    places are in their order, `findable` the `Finder` of its rows, once more when they are found by pinyin too, `named`
    the `BriefNames`.
    `progressed` carries how many files are done, of how many, and the name of the next; `finished` the `Report`.
    `answered` carries the number of a search and its `Answer`, `refused` a `UserError` that came outside a call.
    """

    listed = Signal(object)
    ordered = Signal(object)
    findable = Signal(object)
    named = Signal(object)
    progressed = Signal(int, int, str)
    finished = Signal(object)
    answered = Signal(int, object)
    refused = Signal(object)
    _stepped = Signal(int, int, str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._writing, self._reading = Background(self), Background(self)
        self._searching = SearchThread(folder / CATALOGUE, self)
        self._searching.answered.connect(self.answered)
        self._searching.damaged.connect(self._on_damaged)
        self._stop = threading.Event()
        self._since = QElapsedTimer()
        self._is_stale = True
        self.is_listed = False
        self._is_renewed = False  # since it was last listed whole
        self.listing = NOTHING
        self.finder: Finder | None = None
        self.brief_names: BriefNames | None = None
        self._stepped.connect(self._on_stepped)

    @property
    def is_working(self) -> bool:
        """Whether files are being taken in, checked or forgotten."""
        return not self._writing.is_idle

    def begin(self) -> None:
        """List what is in the library, unless that was done; copies that its catalogue lost sight of are taken in again."""
        if self._is_stale:
            self._look()

    def order(self) -> None:
        """Have the places of what was listed in their order."""
        now = self.listing
        self._reading.do(lambda: now.places, lambda _: self.ordered.emit(now))

    def read_names(self) -> None:
        """Have the rows that were listed findable, and their places in order: asked for when they are on the screen.

        While more comes in the rows are soon others, and are not found.
        """
        if self.is_working:
            self.order()
            return
        now = self.listing
        self._reading.do(lambda: Finder(now), lambda finder: self._on_findable(now, finder))

    def read_brief_names(self) -> None:
        """Have the briefs that were listed found by their names, once for each listing."""
        now = self.listing
        if self.brief_names is None:
            self._reading.do(lambda: BriefNames(now), lambda names: self._on_named(now, names))

    # ------------------------------------------------------------ what changes it

    def add(self, paths: Iterable[Path]) -> None:
        """Take in files, and the packs in folders however deep; those that are there unchanged are passed over."""
        self._do(take_in, paths)

    def miss(self, path: Path) -> None:
        """Say of a file or folder that was to be added that it is not there."""
        self.refused.emit(LibraryError(path.name or str(path), LibraryFault.ABSENT))

    def verify(self, paths: Iterable[Path]) -> None:
        """Check these files of the list again, to the last byte."""
        self._do(verify, paths)

    def forget(self, paths: Iterable[Path]) -> None:
        """Take these files off the list; the files themselves stay where they came from."""
        self._do(forget, paths)

    def cancel(self) -> None:
        """Stop what is being done, and leave what waits; what was taken in stays."""
        self._stop.set()

    def close(self) -> None:
        """Stop everything; what is half-copied is left out whole."""
        self._stop.set()
        self._searching.close()
        self._writing.close()
        self._reading.close()

    # ------------------------------------------------------------ what is asked of it

    def search(self, query: str, limits: Limits = EVERYWHERE) -> int:
        """Search every line; the number the answer will carry. An earlier search that still runs is ended."""
        return self._searching.ask(query, limits)

    def open(self, number: int, take: Take) -> None:
        """Read one brief by its number in the catalogue, and none of the others of its pack.

        Where another edition of it is read in its place, that one is opened.
        """
        name = next((row.name_zh for row in self.listing.rows if row.number == number), "")
        self._lend(functools.partial(by_number, self._folder, number, name), take)

    def open_by_id(self, brief_id: str, take: Take) -> None:
        """Read one brief by its id, before anything was listed as well."""
        self._lend(functools.partial(by_id, self._folder, brief_id), take)

    def name(self, brief_ids: Iterable[str], take: Callable[[Mapping[str, Bilingual]], object]) -> None:
        """Read the names of briefs by their ids; those that are not in the library are left out."""
        self._reading.do(functools.partial(names, self._folder, tuple(brief_ids)), take)

    # ------------------------------------------------------------ beside the thread of the windows

    def _lend(self, read: Callable[[], Lent | Unread | None], take: Take) -> None:
        self._reading.do(read, lambda found: self._on_read(found, take))

    def _do(self, run: Run, paths: Iterable[Path]) -> None:
        given = tuple(paths)
        if self._writing.is_idle:
            self._stop.clear()
        self._since.start()
        self._writing.do(lambda: run(self._folder, given, self._is_stopped, self._tell), self._on_finished)

    def _is_stopped(self) -> bool:
        return self._stop.is_set() or self._writing.is_closing()

    def _tell(self, done: int, of: int, name: str) -> None:
        # Where the windows are gone meanwhile, nobody waits for it.
        with suppress(RuntimeError):
            self._stepped.emit(done, of, name)

    def _list(self) -> tuple[Listing, bool]:
        """What is in the catalogue, and whether it is gone or damaged and can be made anew from copies."""
        try:
            with closing(Catalogue.read(self._folder / CATALOGUE)) as catalogue:
                return listing(catalogue), False
        except sqlite3.Error as error:
            is_gone = reading_fault(error) is LibraryFault.DAMAGED
            return NOTHING, is_gone and bool(Copies(self._folder / PACKS, self._is_stopped).names())

    # ------------------------------------------------------------ in the thread of the windows

    def _look(self) -> None:
        self._is_stale = False
        self._reading.do(self._list, self._on_listed)

    def _on_listed(self, found: tuple[Listing, bool]) -> None:
        self.listing, is_lost = found
        self.finder, self.brief_names, self.is_listed = None, None, True
        self.listed.emit(self.listing)
        if is_lost:
            self._renew()
        elif self.listing.rows:
            self._is_renewed = False

    def _on_findable(self, listing: Listing, finder: Finder) -> None:
        if listing is self.listing:
            self._tell_findable(finder)
            self.order()
            self._reading.do(finder.read_pinyin, lambda _: self._on_read_pinyin(listing, finder))

    def _on_read_pinyin(self, listing: Listing, finder: Finder) -> None:
        if listing is self.listing:
            self._tell_findable(finder)

    def _on_named(self, listing: Listing, names: BriefNames) -> None:
        if listing is self.listing:
            self.brief_names = names
            self.named.emit(names)

    def _tell_findable(self, finder: Finder) -> None:
        self.finder = finder
        self.findable.emit(finder)

    def _on_stepped(self, done: int, of: int, name: str) -> None:
        self.progressed.emit(done, of, name)
        if self._since.elapsed() > _RELISTED and self._reading.is_idle:
            self._since.start()
            self._look()

    def _on_finished(self, report: Report) -> None:
        self._searching.renew()
        self._look()
        self.finished.emit(report)

    def _on_read(self, found: Lent | Unread | None, take: Take) -> None:
        if not isinstance(found, Unread):
            take(None if found is None else found.pack)
            return
        error = found.error
        if found.path is not None and isinstance(error, LibraryError):
            # It is listed so, as soon as it was read to its end.
            self.verify([found.path])
        if isinstance(error, LibraryError) and error.fault is LibraryFault.DAMAGED:
            self._renew()
        take(error)

    def _on_damaged(self) -> None:
        if not self.is_working:
            self.refused.emit(LibraryError(CATALOGUE, LibraryFault.DAMAGED))
            self._renew()

    def _renew(self) -> None:
        """Make a catalogue that is of no use anew, once: where that does not help, the sentences say why."""
        if not self.is_working and not self._is_renewed:
            self._is_renewed = True
            self._do(renew, ())
