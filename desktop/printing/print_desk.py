"""Everything about paper behind one door: the press, the preview, the printer. Made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject

from db.errors import UserError
from db.progress import NOTHING, Progress
from db.records import Brief
from desktop import wording
from desktop.fonts import SANS, have_fonts
from desktop.json_file import JsonFile
from desktop.printing.choices import FileKind, Layout, PageChoices
from desktop.printing.handout import Talk
from desktop.printing.imposition import Duplex
from desktop.printing.outlets import Outlets, make_file
from desktop.printing.press import Press, TypesetPages
from desktop.printing.preview_window import PreviewWindow
from desktop.printing.print_choices import PrintChoices
from desktop.printing.print_job import Half, Outcome
from desktop.printing.print_panel import Phase, PrintPanel
from desktop.printing.print_runner import MakeJob, PrintRunner, to_printer
from desktop.printing.printers import PrinterName, printers
from desktop.printing.typesetter import Typesetter
from desktop.theme import Theme

ListPrinters = Callable[[], tuple[PrinterName, ...]]


class PrintDesk(QObject):
    """One preview at a time; it is made anew for another brief, theme or language, its choices remembered."""

    def __init__(
        self,
        themed: Callable[[], Theme],
        folder: Path,
        outlets: Outlets | None = None,
        list_printers: ListPrinters = printers,
        make_job: MakeJob = to_printer,
    ) -> None:
        super().__init__()
        self._themed = themed
        self._outlets = outlets or Outlets(make=self._make_file)
        self._list_printers, self._make_job = list_printers, make_job
        self._page_choices = JsonFile(folder / "print.json")
        self._printer_choices = JsonFile(folder / "printer.json")
        have_fonts(SANS)  # in the thread of the windows, before the press draws with it
        self._talk: Talk | None = None
        self._entered: tuple[Progress, date | None] = (NOTHING, None)
        self._press = Press(lambda: Typesetter(talk_of=self._talk_of, progress_of=self._progress_of))
        self._brief: Brief | None = None
        self._language = ""
        self._section = ""
        self._runner: PrintRunner | None = None
        self._half = Half.ALL
        self._document: TypesetPages | None = None
        self.preview: PreviewWindow | None = None
        self.panel: PrintPanel | None = None

    def open(
        self,
        brief: Brief,
        section: str,
        language: str,
        talk: Talk | None = None,
        layout: Layout | None = None,
        progress: Progress = NOTHING,
        on: date | None = None,
    ) -> None:
        """Show the preview of `brief`; `section` is the page that is being read, `layout` chosen where it is given.

        `talk` is what handouts are made of: the user's own deck and notes, or None for the deck as it is made.
        `progress` is what was entered for the brief, looked at on the day `on`.
        """
        if (talk, progress, on) != (self._talk, *self._entered):
            self._talk, self._entered = talk, (progress, on)
            if self.preview is not None:
                self.preview.set_anew()
        if self.preview is None or self._brief is not brief or self._language != language:
            self._make(brief, language)
        self._section = section
        if self.preview is not None:
            self.preview.appear(section, layout)

    def follow(self, brief: str, progress: Progress, on: date | None) -> None:
        """What was entered for the brief with this id has changed: the pages that are shown are set anew."""
        if self._brief is None or self._brief.id != brief or self._entered == (progress, on):
            return
        self._entered = (progress, on)
        if self.preview is not None:
            self.preview.set_anew()

    def dress(self, language: str) -> None:
        """Make the preview anew in the theme and the language in force."""
        if self.preview is None or self._brief is None or self._runner is not None:
            return
        was_visible, place = self.preview.isVisible(), self.preview.geometry()
        self._make(self._brief, language)
        if was_visible and self.preview is not None:
            self.preview.setGeometry(place)
            self.preview.appear(self._section)

    def close(self) -> None:
        """Let a job finish its side, close the preview and end the threads."""
        if self._runner is not None:
            self._runner.cancel()
            self._runner.wait()
        if self.preview is not None:
            self.preview.close()
        self._press.close()

    def _talk_of(self, brief: Brief) -> Talk | None:
        """Asked by the press in its own thread; a talk is frozen."""
        talk = self._talk
        return talk if talk is not None and talk.deck.brief == brief.id else None

    def _progress_of(self, brief: Brief) -> tuple[Progress, date | None]:
        """Asked by the press in its own thread too; what was entered is frozen and of the brief that is open."""
        return self._entered if brief is self._brief else (NOTHING, None)

    def _make_file(self, brief: Brief, choices: PageChoices, kind: FileKind) -> bytes:
        return make_file(brief, choices, kind, self._progress_of)

    # ------------------------------------------------------------ the preview

    def _make(self, brief: Brief, language: str) -> None:
        if self.preview is not None:
            self.preview.close()
            self.preview.deleteLater()
        self._brief, self._language = brief, language
        self.panel = None
        self.preview = PreviewWindow(
            self._themed(), language, self._press, brief, self._page_choices, self._outlets
        )
        self.preview.print_wanted.connect(self._on_print_wanted)

    def _on_print_wanted(self, typeset: TypesetPages) -> None:
        if self.preview is None or self._runner is not None:
            return
        self._document = typeset
        if self.panel is None:
            stored = PrintChoices.from_json(self._printer_choices.read())
            # Pages were meant for the document of that day.
            stored = replace(stored, pages="")
            self.panel = PrintPanel(self._themed(), self._language, stored, self._list_printers())
            self.panel.print_wanted.connect(self._on_start_wanted)
            self.panel.cancel_wanted.connect(self._on_cancel_wanted)
            self.panel.left.connect(self.preview.leave_side)
        self.panel.show_count(self.preview.pages.count)
        self.panel.show_phase(Phase.CHOOSING)
        self.preview.show_side(self.panel)
        self.panel.printer.setFocus()

    # ------------------------------------------------------------ a job

    def _on_start_wanted(self, choices: PrintChoices) -> None:
        if self._runner is not None or self._document is None or self.panel is None or self._brief is None:
            return
        self._printer_choices.write(choices.to_json())
        if self.panel.phase is Phase.TURNING:
            self._half = Half.BACKS
        else:
            self._half = Half.FRONTS if choices.duplex is Duplex.MANUAL else Half.ALL
        self.panel.show_phase(Phase.PRINTING)
        title = self._brief.name.of(self._language)
        self._runner = PrintRunner(self._document.pdf, choices, self._half, title, self._make_job, self)
        self._runner.progressed.connect(self.panel.show_progress)
        self._runner.ended.connect(self._on_ended)
        self._runner.failed.connect(self._on_failed)
        self._runner.broke.connect(self._on_broke)
        self._runner.start()

    def _on_cancel_wanted(self) -> None:
        if self._runner is not None:
            self._runner.cancel()
        elif self.panel is not None:
            self.panel.show_phase(
                Phase.CHOOSING, wording.translate("Print", "The other sides were not printed.")
            )

    def _on_ended(self, outcome: Outcome) -> None:
        self._let_go()
        if self.panel is None:
            return
        if outcome.cancelled:
            words = wording.translate("Print", "Cancelled; %1 of %2 sides had been sent to the printer.")
            sentence = words.replace("%1", str(outcome.sent)).replace("%2", str(outcome.total))
            self.panel.show_phase(Phase.CHOOSING, sentence)
        elif self._half is Half.FRONTS:
            self.panel.show_phase(
                Phase.TURNING,
                wording.translate(
                    "Print",
                    "The first sides are sent. When they are all out, turn the stack over, put it back "
                    "and print the other sides.",
                ),
            )
        else:
            words = wording.translate("Print", "Sent to the printer: %1 sides.")
            self.panel.show_phase(Phase.CHOOSING, words.replace("%1", str(outcome.sent)))

    def _on_failed(self, error: UserError) -> None:
        self._let_go()
        if self.panel is not None and self.preview is not None:
            self.panel.show_phase(Phase.CHOOSING)
            self.preview.say(wording.error_words(error, self._language))

    def _on_broke(self, error: Exception) -> None:
        self._let_go()
        if self.panel is not None:
            self.panel.show_phase(Phase.CHOOSING)
        raise error

    def _let_go(self) -> None:
        if self._runner is not None:
            self._runner.wait()
            self._runner.deleteLater()
            self._runner = None
