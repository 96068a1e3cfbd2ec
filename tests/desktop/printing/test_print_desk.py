"""From the preview to the printer and back: one job at a time, both sides by hand, cancelling, what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.deck.making import make_deck
from desktop.printing.choices import FileKind, Layout, PageChoices
from desktop.printing.handout import Talk
from desktop.printing.imposition import Duplex
from desktop.printing.pdf import PdfPages
from desktop.printing.print_choices import PrintChoices
from desktop.printing.print_desk import PrintDesk
from desktop.printing.print_job import Half, PrintJob
from desktop.printing.print_panel import Phase, PrintPanel
from desktop.printing.print_runner import MakeJob
from desktop.printing.printers import PrinterName, PrintingFailed
from desktop.theme import LIGHT, Theme
from tests.desktop.printing.measuring import Measured
from tests.desktop.printing.test_xlsx import Workbook
from tests.desktop.year import DAY, entered

PRINTERS = (PrinterName("office", "办公室打印机", is_default=True), PrinterName("hall"))
MakePaper = Callable[..., PrintDesk]


def to_file(folder: Path) -> MakeJob:
    """What a printer would print, as a file for each half of a job."""

    def make(pages: PdfPages, choices: PrintChoices, half: Half, title: str) -> PrintJob:
        coarse = replace(choices, resolution=72)
        return PrintJob(pages, coarse, half=half, title=title, pdf=folder / f"{half}.pdf")

    return make


@pytest.fixture
def make_paper(qtbot: QtBot, tmp_path: Path, config: Path) -> Iterator[MakePaper]:
    made: list[PrintDesk] = []

    def make(make_job: MakeJob | None = None, printers: tuple[PrinterName, ...] = PRINTERS) -> PrintDesk:
        desk = PrintDesk(
            lambda: Theme(LIGHT),
            config,
            list_printers=lambda: printers,
            make_job=make_job or to_file(tmp_path),
        )
        made.append(desk)
        return desk

    yield make
    for each in made:
        each.close()


def opened(paper: PrintDesk, brief: Brief, qtbot: QtBot) -> PrintPanel:
    """The panel of the printer, over the preview of the brief."""
    paper.open(brief, "", "zh_CN")
    assert paper.preview is not None
    preview = paper.preview
    qtbot.waitUntil(lambda: preview.typeset is not None)
    qtbot.mouseClick(preview.bar.print, Qt.MouseButton.LeftButton)
    assert paper.panel is not None
    return paper.panel


def printed(panel: PrintPanel, qtbot: QtBot, until: Phase = Phase.CHOOSING) -> None:
    """Press the button and wait for the job to end."""
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    assert panel.phase is Phase.PRINTING
    qtbot.waitUntil(lambda: panel.phase is until, timeout=20_000)


def test_chosen_pages_are_printed(make_paper: MakePaper, brief: Brief, qtbot: QtBot, tmp_path: Path) -> None:
    panel = opened(make_paper(), brief, qtbot)
    panel.pages.setText("2，4-5")
    printed(panel, qtbot)
    with Measured((tmp_path / "all.pdf").read_bytes()) as paper:
        assert paper.pages == 3
        assert paper.size(0) == pytest.approx((210, 297), abs=0.1)
    assert panel.sentence == "Sent to the printer: 3 sides."


def test_both_sides_by_hand_are_two_jobs(
    make_paper: MakePaper, brief: Brief, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = opened(make_paper(), brief, qtbot)
    panel.pages.setText("1-5")
    panel.duplex.setCurrentIndex(panel.duplex.findData(Duplex.MANUAL))
    printed(panel, qtbot, Phase.TURNING)
    assert "turn the stack over" in panel.sentence
    assert not panel.pages.isEnabled()
    printed(panel, qtbot)
    for half, count in (("fronts", 3), ("backs", 3)):
        with Measured((tmp_path / f"{half}.pdf").read_bytes()) as paper:
            assert paper.pages == count


def test_the_other_sides_may_be_given_up(make_paper: MakePaper, brief: Brief, qtbot: QtBot) -> None:
    panel = opened(make_paper(), brief, qtbot)
    panel.pages.setText("1-2")
    panel.duplex.setCurrentIndex(panel.duplex.findData(Duplex.MANUAL))
    printed(panel, qtbot, Phase.TURNING)
    qtbot.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    assert panel.phase is Phase.CHOOSING
    assert panel.sentence == "The other sides were not printed."


def test_a_job_is_cancelled_and_says_how_far_it_came(
    make_paper: MakePaper, brief: Brief, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = opened(make_paper(), brief, qtbot)
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.phase is Phase.CHOOSING, timeout=20_000)
    assert panel.sentence.startswith("Cancelled;")
    assert not (tmp_path / "all.pdf").exists()


def test_a_printer_that_is_gone_is_a_sentence_above_the_pages(
    make_paper: MakePaper, brief: Brief, qtbot: QtBot
) -> None:
    def gone(pages: PdfPages, choices: PrintChoices, half: Half, title: str) -> PrintJob:
        raise PrintingFailed("打印机不见了。", "The printer is gone.")

    paper = make_paper(gone)
    panel = opened(paper, brief, qtbot)
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.phase is Phase.CHOOSING)
    assert paper.preview is not None
    assert paper.preview.notices.sentences == ["打印机不见了。"]
    assert panel.go.isEnabled()


def test_without_a_printer_nothing_can_be_printed_and_it_is_said(
    make_paper: MakePaper, brief: Brief, qtbot: QtBot
) -> None:
    panel = opened(make_paper(printers=()), brief, qtbot)
    assert not panel.go.isEnabled()
    assert "no printer" in panel.wrong


@pytest.mark.parametrize("pages", ["0", "99", "5-2", "abc"])
def test_pages_that_are_not_there_cannot_be_asked_for(
    make_paper: MakePaper, brief: Brief, qtbot: QtBot, pages: str
) -> None:
    panel = opened(make_paper(), brief, qtbot)
    panel.pages.setText(pages)
    assert panel.wrong
    assert not panel.go.isEnabled()
    panel.pages.clear()
    assert not panel.wrong
    assert panel.go.isEnabled()


def test_the_choices_of_a_job_are_remembered_but_not_its_pages(
    make_paper: MakePaper, brief: Brief, qtbot: QtBot
) -> None:
    panel = opened(make_paper(), brief, qtbot)
    panel.printer.setCurrentIndex(1)
    panel.pages.setText("1")
    panel.grey.button.setChecked(True)
    printed(panel, qtbot)
    again = opened(make_paper(), brief, qtbot)
    assert again.choices == PrintChoices(printer="hall", grey=True)


def test_back_leads_to_the_choices(make_paper: MakePaper, brief: Brief, qtbot: QtBot) -> None:
    paper = make_paper()
    panel = opened(paper, brief, qtbot)
    qtbot.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    assert paper.preview is not None
    assert paper.preview.panel.isVisible()
    assert not panel.isVisible()


def test_another_language_makes_the_preview_anew(make_paper: MakePaper, brief: Brief, qtbot: QtBot) -> None:
    paper = make_paper()
    paper.open(brief, "economy", "zh_CN")
    before = paper.preview
    paper.dress("en")
    assert paper.preview is not before
    assert paper.preview is not None
    assert paper.preview.isVisible()


def test_handouts_are_made_of_the_users_own_deck(make_paper: MakePaper, brief: Brief, qtbot: QtBot) -> None:
    paper = make_paper()
    paper._page_choices.write(PageChoices(layout=Layout.HANDOUT, slides_per_page=1).to_json())
    deck = make_deck(brief)

    def pages_of(talk: Talk | None) -> int:
        paper.open(brief, "", "zh_CN", talk)
        assert paper.preview is not None
        with qtbot.waitSignal(paper._press.typeset_done, timeout=10_000):
            pass
        return paper.preview.pages.count

    assert pages_of(Talk(replace(deck, slides=deck.slides[:3], end=2))) == 3
    # The window is open and its choices are as they were: only the deck is another.
    assert pages_of(Talk(replace(deck, slides=deck.slides[:2], end=1))) == 2
    assert pages_of(None) == len(deck.slides)


# ------------------------------------------------------------ what was entered during the year


def ledger_of(paper: PrintDesk) -> str:
    """The text of the pages that are shown."""
    assert paper.preview is not None
    assert paper.preview.typeset is not None
    with Measured(paper.preview.typeset.pdf) as pages:
        return pages.whole_text()


def test_the_preview_says_what_was_entered(make_paper: MakePaper, brief: Brief, qtbot: QtBot) -> None:
    paper = make_paper()
    with qtbot.waitSignal(paper._press.typeset_done, timeout=10_000):
        paper.open(brief, "", "zh_CN", layout=Layout.LEDGER, progress=entered(brief), on=DAY)
    assert "310家" in ledger_of(paper)


def test_the_preview_follows_what_is_entered(make_paper: MakePaper, brief: Brief, qtbot: QtBot) -> None:
    paper = make_paper()
    with qtbot.waitSignal(paper._press.typeset_done, timeout=10_000):
        paper.open(brief, "", "zh_CN", layout=Layout.LEDGER)
    paper.follow("another", entered(brief), DAY)
    with qtbot.waitSignal(paper._press.typeset_done, timeout=10_000):
        paper.follow(brief.id, entered(brief), DAY)
    assert "310家" in ledger_of(paper)


def test_a_saved_workbook_has_what_was_entered(make_paper: MakePaper, brief: Brief, qtbot: QtBot) -> None:
    paper = make_paper()
    with qtbot.waitSignal(paper._press.typeset_done, timeout=10_000):
        paper.open(brief, "", "zh_CN", progress=entered(brief), on=DAY)
    book = Workbook(paper._outlets.make(brief, PageChoices(), FileKind.XLSX))
    assert "310家" in book.texts(1)
