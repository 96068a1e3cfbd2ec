"""The preview: the very pages of the PDF, the choices beside them, and the ways out. It assembles and connects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from db.records import Brief
from desktop import wording
from desktop.json_file import JsonFile
from desktop.printing.choices import Layout, PageChoices, Scope
from desktop.printing.choices_panel import ChoicesPanel
from desktop.printing.finding import Finding
from desktop.printing.outlets import Outlets
from desktop.printing.page_scroller import Fit
from desktop.printing.pages_view import PagesView
from desktop.printing.press import THUMBNAILS, Press, TypesetPages
from desktop.printing.preview_bar import PreviewBar
from desktop.printing.sheets import Size
from desktop.printing.thumbnails import Thumbnails
from desktop.printing.typesetting import Typesetting
from desktop.printing.ways_out import WaysOut
from desktop.theme import Theme
from desktop.widgets.notices import Notices

if TYPE_CHECKING:
    from collections.abc import Callable

_USUAL = (1280, 860)
_SMALLEST = (960, 560)
_TITLE_BAR = 40  # pixels that the system's frame may take
_THUMBNAILS, _CHOICES = 152, 296
_SAVING = 500  # milliseconds after the last change


class PreviewWindow(QMainWindow):
    """A window of its own beside the main one; it asks the press and shows what comes back.

    `print_wanted` carries the typeset document. `show_side` puts the panel of the printer in place of the choices.
    """

    print_wanted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        language: str,
        press: Press,
        brief: Brief,
        file: JsonFile,
        outlets: Outlets | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("printpreview")
        self.setMinimumSize(*_SMALLEST)
        self.resize(first_size(self.screen().availableSize()))
        self._language, self._press, self._brief, self._file = language, press, brief, file
        self._typeset: TypesetPages | None = None
        self._out = WaysOut(self, outlets or Outlets(), brief, language, self.say)
        self._typesetting = Typesetting(press, brief, language, lambda: self.choices, self)
        self.setWindowTitle(
            wording.translate("Print", "Print preview: %1").replace("%1", brief.name.of(language))
        )
        stored = file.read()
        known = {section.id for section in brief.walk}
        ids = stored.get("ticked")
        ticked = tuple(each for each in ids if each in known) if isinstance(ids, list) else ()
        choices = PageChoices.from_json(stored)
        if choices.scope in {Scope.WHOLE, Scope.TARGETS}:
            # The press is at work while the window is made.
            self._typesetting.ask(choices)
        self._assemble(theme, choices, ticked)
        self._finding = Finding(press, self.bar, self.pages, self)
        self._saving = QTimer(self, singleShot=True, interval=_SAVING)
        self._saving.timeout.connect(self._save_choices)
        self._connect()
        self._add_shortcuts()

    # ------------------------------------------------------------ for the owner

    @property
    def typeset(self) -> TypesetPages | None:
        """The document that is shown, or None."""
        return self._typeset

    @property
    def choices(self) -> PageChoices:
        """The choices in force."""
        return self.panel.choices

    def appear(self, section: str, layout: Layout | None = None) -> None:
        """Show the window, with `section` ("" is the overview) as the page that is being read, `layout` chosen."""
        self.panel.show_section(section)
        if layout is not None:
            # The printer's panel would hide what is chosen for the user.
            self.leave_side()
            self.panel.choose_layout(layout)
        self._typesetting.soon()
        self.show()
        self.raise_()
        self.activateWindow()
        self.pages.setFocus()

    def set_anew(self) -> None:
        """Set the document again, whatever is chosen: what it is made of is another."""
        self._typesetting.forget()
        if self.isVisible():
            self._typesetting.soon()

    def show_side(self, widget: QWidget) -> None:
        """Show `widget` in place of the choices."""
        self._side.addWidget(widget)
        self._side.setCurrentWidget(widget)

    def leave_side(self) -> None:
        """Show the choices again."""
        self._side.setCurrentWidget(self.panel)

    def say(self, sentence: str, sign: str = "triangle-alert") -> None:
        """Show one sentence above the pages, in place of the last."""
        self.notices.clear()
        self.notices.add(sentence, sign)

    # ------------------------------------------------------------ making the window

    def _assemble(self, theme: Theme, choices: PageChoices, ticked: tuple[str, ...]) -> None:
        self.bar = PreviewBar(theme)
        self.pages = PagesView(theme)
        self.thumbnails = Thumbnails(theme)
        self.thumbnails.setFixedWidth(_THUMBNAILS)
        self.notices = Notices(theme)
        self.panel = ChoicesPanel(theme, self._language, self._brief, choices, ticked)
        self._side = QStackedWidget()
        self._side.setObjectName("printside")
        self._side.setFixedWidth(_CHOICES)
        # The border on the left is its own: nothing may cover it.
        self._side.setContentsMargins(theme.tokens.line_width, 0, 0, 0)
        self._side.addWidget(self.panel)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        for widget in (self.thumbnails, self.pages, self._side):
            middle.addWidget(widget)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.notices)
        column.addLayout(middle, 1)
        self.setCentralWidget(inside)
        self.bar.show_page(0, 0)
        self.bar.show_zoom(self.pages.zoom, self.pages.fit)

    def _connect(self) -> None:
        bar, pages, press = self.bar, self.pages, self._press
        bar.page_chosen.connect(self._on_page_chosen)
        bar.zoom_chosen.connect(pages.set_zoom)
        bar.zoom_stepped.connect(pages.step_zoom)
        bar.fit_chosen.connect(pages.set_fit)
        bar.facing_chosen.connect(pages.set_facing)
        bar.left.connect(pages.setFocus)
        bar.save_wanted.connect(self._on_save_wanted)
        bar.viewer_wanted.connect(self._on_viewer_wanted)
        bar.print_wanted.connect(self._on_print_wanted)
        pages.wanted.connect(press.render)
        pages.page_changed.connect(self._on_page_changed)
        pages.zoomed.connect(lambda zoom: bar.show_zoom(zoom, pages.fit))
        self.thumbnails.wanted.connect(lambda wishes: press.render(wishes, THUMBNAILS))
        self.thumbnails.chosen.connect(pages.go_to)
        self.panel.changed.connect(self._on_choices_changed)
        press.rendered.connect(self._on_rendered)
        self._typesetting.busy.connect(bar.show_busy)
        self._typesetting.done.connect(self._on_typeset_done)
        self._typesetting.refused.connect(self._show_words)

    def _add_shortcuts(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+F", self.bar.seek),
            ("Ctrl+S", self.bar.save.click),
            ("Ctrl+P", self.bar.print.click),
            ("Ctrl++", lambda: self.pages.step_zoom(1)),
            ("Ctrl+=", lambda: self.pages.step_zoom(1)),
            ("Ctrl+-", lambda: self.pages.step_zoom(-1)),
            ("Ctrl+0", lambda: self.pages.set_fit(Fit.WIDTH)),
        )
        for key, do in keys:
            QShortcut(QKeySequence(key), self).activated.connect(do)

    # ------------------------------------------------------------ pages

    def _on_choices_changed(self) -> None:
        self._saving.start()
        self._typesetting.soon()

    def _on_typeset_done(self, typeset: TypesetPages, sizes: tuple[Size, ...]) -> None:
        if self._typeset is None:
            self.notices.clear()
        self._typeset = typeset
        self.bar.allow_out(True)
        self.thumbnails.show_pages(sizes)
        self.pages.show_pages(sizes)
        self.panel.show_faces(typeset.faces, typeset.replaced)
        self._finding.again()

    def _show_words(self, words: str) -> None:
        """A sentence where the pages would be; nothing can be saved or printed that is not seen."""
        self._typeset = None
        self.bar.allow_out(False)
        self.thumbnails.show_pages(())
        self.pages.show_words(words)
        self.panel.show_faces((), ())
        self._finding.again()

    def _on_rendered(self, rank: int, page: int, dpi: float, image: QImage) -> None:
        if rank == THUMBNAILS:
            self.thumbnails.pages.take(page, image)
        else:
            self.pages.take(page, dpi, image)

    # ------------------------------------------------------------ places

    def _on_page_chosen(self, page: int) -> None:
        self.pages.go_to(page)
        self.pages.setFocus()

    def _on_page_changed(self, page: int) -> None:
        self.bar.show_page(page, self.pages.count)
        self.thumbnails.show_page(page)

    # ------------------------------------------------------------ ways out

    def _on_save_wanted(self) -> None:
        if self._typeset is not None:
            self._out.save(self._typeset, self.choices)

    def _on_viewer_wanted(self) -> None:
        if self._typeset is not None:
            self._out.view(self._typeset, self.choices)

    def _on_print_wanted(self) -> None:
        if self._typeset is not None:
            self.print_wanted.emit(self._typeset)

    # ------------------------------------------------------------ leaving

    def _save_choices(self) -> None:
        self._saving.stop()
        self._file.write(self.panel.choices.to_json() | {"ticked": list(self.panel.sections.ticked)})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the choices."""
        if self._saving.isActive():
            self._save_choices()
        # Opened again, it sets the document anew: the day that is printed on it may be another.
        self._typesetting.forget()
        super().closeEvent(event)
        self.closed.emit()


def first_size(available: QSize) -> QSize:
    """The size of the window when it opens: no part of it may lie off a screen with this much room."""
    room = QSize(available.width(), available.height() - _TITLE_BAR)
    return QSize(*_USUAL).boundedTo(room).expandedTo(QSize(*_SMALLEST))
