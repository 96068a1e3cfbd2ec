"""Following the targets behind one door: what was entered, the forms for it, and the commands of the window that open them.

Made at the first paint, or before it where there is a notebook: what was entered stands in the first picture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QMenu

from db.errors import NotebookError, UserError
from db.pace.kinds import Timing, timing_of
from db.progress import Progress, can_be_followed
from db.records import Brief, Figure
from desktop import wording
from desktop.location import of_line
from desktop.navigator import Navigator
from desktop.progress.following import Following
from desktop.progress.form_dialog import FormDialog
from desktop.progress.source_notice import SourceNotice
from desktop.progress.unwritten import UnwrittenNotice, leaving_words
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.views.main_window import MainWindow
from desktop.widgets.notices import GOOD_NEWS, Notice

if TYPE_CHECKING:
    from desktop.kept_notebook import KeptNotebook
    from desktop.noting.noting import Noting
    from desktop.progress.leaving_dialog import Leave


class ProgressDesk(QObject):
    """What is followed in one window, from its notebook at `path`. `save` writes a file whole or not at all."""

    def __init__(
        self,
        window: MainWindow,
        navigator: Navigator,
        path: Path,
        choices: Settings,
        themed: Callable[[], Theme],
        save: Callable[[Path, bytes], None],
    ) -> None:
        super().__init__(window)
        self._window, self._choices, self._themed, self._save = window, choices, themed, save
        self._go = navigator.go
        self._others: Callable[[], Sequence[KeptNotebook]] = tuple
        self.following = Following(path, parent=self)
        self.following.refused.connect(self._on_refused)
        self._unwritten = UnwrittenNotice(
            self.following.kept, window.tell, self.export_notebook, lambda: choices.language, self
        )
        self._notice = SourceNotice(self.following, window.tell, navigator.go, lambda: choices.language)
        window.brief_shown.connect(self._notice.brief_shown)
        if (brief := window.fittings.follow(self.following)) is not None:
            self._notice.brief_shown(brief)

    def progress_of(self, brief: Brief) -> tuple[Progress, date]:
        """What was entered for a brief, and the day that is looked at: for paper and for a show."""
        return self.following.progress(brief), self.following.on

    def also_keep(self, others: Callable[[], Sequence[KeptNotebook]]) -> None:
        """Ask and export, from now on, with what `others` answers: what else keeps something in the notebook's file."""
        self._others = others

    def may_close(self, noting: Noting | None = None) -> bool:
        """Whether the window may be closed: the user is asked where something is not written, or a draft of `noting`."""
        from desktop.progress.leaving_dialog import may_leave  # noqa: PLC0415 - seldom needed

        def export() -> tuple[bool, str]:
            if noting is not None:
                noting.keep_draft()
            return self._export_on_leaving()

        kept = (self.following.kept, *self._others())
        return may_leave(
            kept, lambda: noting is not None and noting.is_draft_at_risk, self._ask_to_leave, export
        )

    def close(self) -> None:
        """Let go of the notebook."""
        self.following.close()

    # ------------------------------------------------------------ the commands

    def answer(self, command: str, brief: Brief, about: tuple[str, str]) -> None:
        """Do what a command of the window asks for, about the figure and the value with these ids."""
        figure_id, actual = about
        figure = brief.figure(figure_id) if figure_id else None
        if figure is not None and not can_be_followed(figure):
            figure = None
        commands: dict[str, Callable[[], object]] = {
            "undo": self._undo,
            "redo": self._redo,
            "enter_value": lambda: self.enter(brief, figure, actual),
            "history": lambda: self._with_figure(brief, figure, self.show_history),
            "pace_rule": lambda: self.choose_rule(brief),
            "plan": lambda: self._with_figure(brief, figure, self.plan, _accumulates),
            "import_values": lambda: self.import_values(brief),
            "template": lambda: self._save_template(brief),
            "save_scoreboard": lambda: self._save_scoreboard(brief),
            "export_notebook": self.export_notebook,
            "import_notebook": self._import_notebook,
        }
        commands[command]()

    def enter(self, brief: Brief, figure: Figure | None, revising: str = "") -> None:
        """Open the form for a value of `figure`, or of any; for the correction of the value with the id `revising`."""
        from desktop.progress.value_dialog import ValueDialog  # noqa: PLC0415 - not before it is asked for

        held = self.following.progress(brief).of(figure) if figure else ()
        actual = next((one for one in held if revising and one.id == revising), None)
        language = self._choices.language
        self._open(
            ValueDialog(brief, self.following, self._themed(), language, figure, actual, self._window), brief
        )

    def show_history(self, brief: Brief, figure: Figure) -> None:
        """Show all that was done to the values of `figure`."""
        from desktop.progress.history_dialog import HistoryDialog  # noqa: PLC0415 - not before it is asked for

        dialog = HistoryDialog(
            brief, self.following, self._themed(), self._choices.language, figure, self._window
        )
        dialog.revision_wanted.connect(lambda actual: self.enter(brief, figure, actual.id))
        self._open(dialog, brief)

    def choose_rule(self, brief: Brief) -> None:
        """Open the choice of the pace rule of a brief."""
        from desktop.progress.rule_dialog import RuleDialog  # noqa: PLC0415 - not before it is asked for

        dialog = RuleDialog(brief, self.following, self._themed(), self._choices.language, self._window)
        self._open(dialog, brief)

    def plan(self, brief: Brief, figure: Figure) -> None:
        """Open the monthly plan of a target that accumulates."""
        from desktop.progress.plan_dialog import PlanDialog  # noqa: PLC0415 - not before it is asked for

        language = self._choices.language
        self._open(PlanDialog(brief, self.following, self._themed(), language, figure, self._window), brief)

    def import_values(self, brief: Brief) -> None:
        """Open the import of values from a table."""
        from desktop.progress.import_dialog import ImportDialog  # noqa: PLC0415 - not before it is asked for
        from desktop.progress.import_parts import Files  # noqa: PLC0415

        language = self._choices.language
        files = Files(self._save)
        dialog = ImportDialog(brief, self.following, self._themed(), language, files, self._window)
        self._open(dialog, brief)

    # ------------------------------------------------------------ how

    def _open(self, dialog: QDialog, brief: Brief) -> None:
        if isinstance(dialog, FormDialog):
            dialog.line_chosen.connect(lambda line: self._go(of_line(brief, line)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _with_figure(
        self,
        brief: Brief,
        figure: Figure | None,
        act: Callable[[Brief, Figure], None],
        suits: Callable[[Figure], bool] = can_be_followed,
    ) -> None:
        """Do something with the figure that is read, with the only one there is, or with one that is chosen."""
        suiting = [one for one in brief.figures if can_be_followed(one) and suits(one)]
        if figure in suiting or len(suiting) == 1:
            act(brief, figure if figure in suiting else suiting[0])
        elif suiting:
            self._choose(suiting, lambda chosen: act(brief, chosen))
        else:
            none = wording.translate("Progress", "No target of this brief can have that.")
            here = self._window.place.here
            self._window.tell(Notice(none, key="progress here", place=here[1] if here else None))

    def _choose(self, figures: Sequence[Figure], act: Callable[[Figure], None]) -> None:
        from desktop.progress.target_head import target_words  # noqa: PLC0415 - not before it is asked for

        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for figure in figures:
            name = target_words(figure).replace("&", "&&")
            menu.addAction(name).triggered.connect(lambda _=False, one=figure: act(one))
        menu.setActiveAction(menu.actions()[0])
        size = menu.sizeHint()
        middle = self._window.rect().center() - QPoint(size.width() // 2, size.height() // 2)
        menu.popup(self._window.mapToGlobal(middle))

    def _save_template(self, brief: Brief) -> None:
        from desktop.progress import table_files  # noqa: PLC0415 - not before it is asked for
        from desktop.progress.import_parts import Files  # noqa: PLC0415

        files = Files(self._save)
        table_files.save_template(
            brief, self.following, self._choices.language, files, self._tell, self._window
        )

    def _save_scoreboard(self, brief: Brief) -> None:
        from desktop.progress import table_files  # noqa: PLC0415 - not before it is asked for
        from desktop.progress.import_parts import Files  # noqa: PLC0415

        files = Files(self._save)
        table_files.save_scoreboard(
            brief, self.following, self._choices.language, files, self._tell, self._window
        )

    def _undo(self) -> None:
        steps = self.following.steps
        self._step(steps.undo, steps.undoText(), wording.translate("Unwritten", "Undone: %1"))

    def _redo(self) -> None:
        steps = self.following.steps
        self._step(steps.redo, steps.redoText(), wording.translate("Unwritten", "Done again: %1"))

    def _step(self, take: Callable[[], None], text: str, words: str) -> None:
        """Take a step back or again, and say which; one that was refused has said so, and is no longer there."""
        steps = self.following.steps
        before = (steps.count(), steps.index())
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # thousands of values take seconds
        try:
            take()
        finally:
            QGuiApplication.restoreOverrideCursor()
        if steps.count() == before[0] and steps.index() != before[1]:
            self._window.tell(Notice(words.replace("%1", text), GOOD_NEWS, key="undo"))

    # ------------------------------------------------------------ what is not written

    def _on_refused(self, error: UserError) -> None:
        if isinstance(error, NotebookError):
            self._unwritten.say(error)
        else:
            self._window.notify(wording.error_words(error, self._choices.language))

    def _ask_to_leave(self, count: int, failed: str) -> Leave:
        from desktop.progress.leaving_dialog import LeavingDialog  # noqa: PLC0415 - seldom needed

        kept = self.following.kept
        fault = next((one.fault for one in self._others() if one.at_risk and not kept.at_risk), kept.fault)
        assert fault is not None, "there is a reason why something is not written"
        words = leaving_words(fault, count, self._choices.language)
        dialog = LeavingDialog(words, self._themed(), self._window, failed)
        # A show may stand before the window, over the whole screen.
        self._window.raise_()
        self._window.activateWindow()
        dialog.exec()
        dialog.deleteLater()
        return dialog.answer

    def _export_on_leaving(self) -> tuple[bool, str]:
        from desktop.progress.notebook_exchange import export_notebook  # noqa: PLC0415 - seldom needed

        said: list[str] = []
        is_exported = export_notebook(
            self.following,
            self._choices.language,
            lambda sentence, _: said.append(sentence),
            self._window,
            others=self._others(),
        )
        return is_exported, "".join(said)

    def _tell(self, sentence: str, sign: str) -> None:
        self._window.tell(Notice(sentence, sign, key="progress"))

    def export_notebook(self) -> None:
        """Ask where to, and write the whole notebook there."""
        from desktop.progress.notebook_exchange import export_notebook  # noqa: PLC0415 - seldom needed

        export_notebook(
            self.following, self._choices.language, self._tell, self._window, others=self._others()
        )

    def _import_notebook(self) -> None:
        from desktop.progress.notebook_exchange import import_notebook  # noqa: PLC0415 - seldom needed

        import_notebook(self.following, self._choices.language, self._tell, self._window)


def _accumulates(figure: Figure) -> bool:
    return timing_of(figure) is Timing.ACCUMULATES
