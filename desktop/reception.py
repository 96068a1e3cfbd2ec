"""What the window does about what came in: which brief it shows, what it says above the page, and which way leads back."""

from __future__ import annotations

import functools
from pathlib import Path

from PySide6.QtCore import QObject

from db.admitting import Admission
from db.editions import Standing
from db.errors import UserError
from db.library import Library
from db.records import Brief
from desktop import intake_words as words
from desktop.finding import Look
from desktop.intake import Intake, Origin
from desktop.intake_notices import IntakeNotices
from desktop.navigator import Navigator
from desktop.set_aside import SetAside
from desktop.settings import Settings
from desktop.signatures import Signatures
from desktop.views.main_window import MainWindow
from desktop.widgets.notices import Notice
from desktop.wording import error_words

_COMING = (Standing.NEW, Standing.NEWER)
_USED = (*_COMING, Standing.SAME)
_REFUSALS = 8  # said one by one


class Reception(QObject):
    """Stands between the intake and the window; it reads no file itself."""

    def __init__(
        self,
        window: MainWindow,
        library: Library,
        navigator: Navigator,
        choices: Settings,
        intake: Intake,
        signatures: Signatures,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._navigator = navigator
        self._choices = choices
        self._intake = intake
        self._signatures = signatures
        self._in_use = library.in_use
        self._refused_beside = 0
        self._cut: set[Path] = set()
        self._aside = SetAside(window)
        intake.admitted.connect(self._on_admitted)
        intake.joined.connect(self._on_joined)
        intake.refused.connect(self._on_refused)
        intake.looked_into.connect(self.on_looked_into)
        signatures.key_refused.connect(self._on_key_refused)
        window.edition_wanted.connect(self.read)
        choices.changed.connect(self._on_changed)

    def read(self, brief: Brief) -> None:
        """Read `brief` from now on: for this run only, where it is not the one in use."""
        if self._library.in_use.get(brief.id) is brief:
            self.return_to_use(brief.id)
            return
        self._library.read_for_now(brief)
        self._say_what_is_read()
        self._window.show_brief(brief.id)

    def return_to_use(self, brief_id: str) -> None:
        """Read what is in use under this id again."""
        self._library.return_to_use(brief_id)
        self._say_what_is_read()
        self._window.show_brief(brief_id)

    def on_looked_into(self, look: Look) -> None:
        """Say what a folder does not hold, or holds beyond what is looked at."""
        if not look.packs:
            self._window.tell(Notice(words.empty_words(look.folder), key=f"folder:{look.folder}"))
        self._cut.discard(look.folder)
        self.on_watched(look)

    def on_watched(self, look: Look) -> None:
        """Say, once, that a folder holds more than is looked at."""
        if look.is_cut and look.folder not in self._cut:
            self._cut.add(look.folder)
            self._window.tell(Notice(words.cut_words(look.folder), key=f"cut:{look.folder}"))

    # ------------------------------------------------------------ what came in

    def _on_admitted(self, found: Admission, origin: Origin) -> None:
        before, self._in_use = self._in_use, self._library.in_use
        if origin.is_given and not found.is_asking:
            self._show(found)
        else:
            self._freshen(found)
        for brief, how in found.standings:
            is_signed = brief.id in found.newly_signed
            # What could not be kept says so in a sentence of its own.
            is_left_out = found.fault is not None and (how in _COMING or is_signed)
            is_news = is_signed or self._is_news(
                brief, how, origin, is_guarded=brief.id in dict(found.guarded)
            )
            if is_news and not is_left_out:
                self._tell(found, brief, how, before.get(brief.id), origin)
        self._aside.settle(self._in_use)
        if found.fault is not None:
            self._window.tell(Notice(self._said(found.fault), key=f"file:{found.path}"))
        self._say_what_is_read()

    def _is_news(self, brief: Brief, how: Standing, origin: Origin, *, is_guarded: bool) -> bool:
        """Whether it is worth a sentence.

        What lay in a watched folder all along is not, unless it is new here; nor is an older edition that appears there
        beside one about which a sentence is up. A file that was opened by itself and holds what is in use shows it,
        unless that is signed and the file is not: it is guarded.
        """
        if origin is Origin.ALONE and how is Standing.SAME:
            return is_guarded
        if origin.is_given or how in {*_COMING, Standing.CONFLICT}:
            return True
        is_said = any(notice.key == f"brief:{brief.id}" for notice in self._window.notices.shown)
        return origin is Origin.APPEARED and how is Standing.OLDER and not is_said

    def _show(self, found: Admission) -> None:
        """Show the brief that was opened: what is new before what is known; what was not used is not shown."""
        used = sorted((e for e in found.standings if e[1] in _USED), key=lambda entry: _USED.index(entry[1]))
        for brief, _ in used:
            self._library.return_to_use(brief.id)
        if not used:
            return
        brief, how = used[0]
        here = self._navigator.current
        if how is not Standing.NEWER and here is not None and here.brief == brief.id:
            # Who reads it already stays on his page: what the program was started with is shown before it is taken in.
            self._window.look_again()
        else:
            self._window.show_brief(brief.id)

    def _freshen(self, found: Admission) -> None:
        """Leave the reader where he is; where nothing is open yet, open what came."""
        if self._navigator.current is None and self._library.briefs:
            self._window.show_brief(found.pack.briefs[0].id)
        else:
            self._window.look_again()

    def _on_joined(self, found: Admission, firsts: dict[str, Path]) -> None:
        for brief, _ in found.standings:
            self._aside.join(firsts[brief.id], found.path, brief)

    def _tell(
        self, found: Admission, brief: Brief, how: Standing, in_use: Brief | None, origin: Origin
    ) -> None:
        made = IntakeNotices(found, self._choices.language)
        if found.is_asking and how is Standing.NEWER:
            signer = self._signatures.known(in_use) if in_use else None
            use = functools.partial(self._intake.take, [found.path], knowingly=True)
            notice = made.question(brief, in_use, signer.signer if signer else "", use)
            self._aside.tell(found.path, brief, notice, is_question=True)
        elif how in _USED:
            self._window.tell(made.news(brief, how, in_use))
        else:
            # A stick or a share may hold every edition there was: one sentence is enough.
            is_one_of_many = how is Standing.OLDER and not origin.is_given
            key = f"older:{brief.id}" if is_one_of_many else ""
            notice = made.unused(brief, how, in_use, functools.partial(self.read, brief), key)
            self._aside.tell(found.path, brief, notice, is_question=False)

    def _on_refused(self, error: UserError, origin: Origin) -> None:
        shown = [notice.key for notice in self._window.notices.shown]
        key = f"refused:{error}"
        if key in shown or sum(k.startswith("refused:") for k in shown) < _REFUSALS:
            self._window.tell(Notice(self._said(error), key=key))
            return
        self._refused_beside = self._refused_beside + 1 if "refused beside" in shown else 1
        self._window.tell(Notice(words.more_words(self._refused_beside), key="refused beside"))

    def _on_key_refused(self, error: UserError) -> None:
        self._window.tell(Notice(self._said(error), key=f"key:{error}"))

    def _said(self, error: UserError) -> str:
        return error_words(error, self._choices.language)

    # ------------------------------------------------------------ what is read for now

    def _say_what_is_read(self) -> None:
        """A standing sentence, with the way back, for each brief that is read in the place of the one in use."""
        for key in [notice.key for notice in self._window.notices.shown if notice.key.startswith("for now:")]:
            self._window.withdraw(key)
        for brief in self._library.read_knowingly:
            in_use = self._library.in_use.get(brief.id)
            lead = functools.partial(self.return_to_use, brief.id)
            back = ((words.return_words(in_use), lead),) if in_use else ()
            said = words.for_now_words(brief, in_use, self._choices.language)
            self._window.tell(Notice(said, "history", back, f"for now:{brief.id}", is_standing=True))

    def _on_changed(self, name: str) -> None:
        if name == "language":
            self._say_what_is_read()
