"""What a printer is sent, measured on the page: size, place, order, copies, and how a job ends early."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from desktop.printing.imposition import Duplex, PageRangeError, sides
from desktop.printing.pdf import PdfPages
from desktop.printing.print_choices import PrintChoices
from desktop.printing.print_job import Half, Outcome, PrintJob
from desktop.printing.printers import PrintingFailed

ROOT = Path(__file__).parents[3]
DPI = 254  # ten dots a millimetre, to measure with
LIMIT = 0.3  # mm
# On page n (from 1) a square of n + 4 mm, 20 mm from the left and 30 mm from the top.
LEFT, TOP = 20.0, 30.0


def square(page: int) -> float:
    return page + 5.0


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Painting needs one."""


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[PdfPages]:
    path = tmp_path / "squares.pdf"
    writer = QPdfWriter(str(path))
    writer.setResolution(2540)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    for page in range(5):
        if page:
            writer.newPage()
        side = square(page) * 100
        painter.fillRect(QRectF(LEFT * 100, TOP * 100, side, side), Qt.GlobalColor.black)
    painter.end()
    made = PdfPages(path.read_bytes())
    yield made
    made.close()


class Watched:
    """Pages that count how many of their pictures are alive at once."""

    def __init__(self, pages: PdfPages) -> None:
        self._pages = pages
        self.sizes = pages.sizes
        self.alive = self.most = self.made = 0
        self.widths: list[int] = []

    def image(self, page: int, dots_per_inch: float, *, grey: bool = False) -> QImage:
        picture = self._pages.image(page, dots_per_inch, grey=grey)
        self.made += 1
        self.alive += 1
        self.most = max(self.most, self.alive)
        self.widths.append(picture.width())
        weakref.finalize(picture, self._gone)
        return picture

    def _gone(self) -> None:
        self.alive -= 1


Box = tuple[float, float, float, float]


def ink(picture: QImage, within: Box) -> Box | None:
    """Left, top, width and height in mm of what is dark inside a box of a page seen at `DPI`."""
    scale = DPI / 25.4
    x, y, width, height = within
    x0, y0, x1, y1 = (round(edge * scale) for edge in (x, y, x + width, y + height))
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    data, stride = bytes(grey.constBits()), grey.bytesPerLine()
    x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, grey.width()), min(y1, grey.height())
    rows = [y for y in range(y0, y1) if min(data[y * stride + x0 : y * stride + x1]) < 128]
    if not rows:
        return None
    columns = [
        x for x in range(x0, x1) if any(data[y * stride + x] < 128 for y in rows[:: len(rows) // 3 or 1])
    ]
    left, top, right, bottom = columns[0], rows[0], columns[-1] + 1, rows[-1] + 1
    return left / scale, top / scale, (right - left) / scale, (bottom - top) / scale


def boxes(path: Path) -> list[Box | None]:
    """The ink of every page of a file."""
    printed = PdfPages(path.read_bytes())
    found = [ink(printed.image(n, DPI), (0, 0, 300, 300)) for n in range(len(printed))]
    printed.close()
    return found


def order(path: Path) -> list[int | None]:
    """Which page stands on every side, told by its square; None is blank."""
    return [round(box[2] - 5) + 1 if box else None for box in boxes(path)]


Print = Callable[..., Path]


@pytest.fixture
def printed(pages: PdfPages, tmp_path: Path) -> Print:
    """Prints the five squares to a file."""

    def run(half: Half = Half.ALL, **choices: Any) -> Path:
        path = tmp_path / "printed.pdf"
        job = PrintJob(pages, PrintChoices(**choices), half=half, pdf=path)
        outcome = job.run()
        assert outcome == Outcome(len(job.sides), len(job.sides), cancelled=False)
        return path

    return run


# ------------------------------------------------------------ on the page


@pytest.mark.parametrize("resolution", [150, 300, 600])
def test_the_paper_is_a4_and_nothing_is_shifted_or_scaled(printed: Print, resolution: int) -> None:
    path = printed(pages="1", resolution=resolution)
    document = pypdfium2.PdfDocument(path)
    width, height = document.get_page_size(0)
    document.close()
    assert (width / 72 * 25.4, height / 72 * 25.4) == pytest.approx((210, 297), abs=LIMIT)
    assert boxes(path)[0] == pytest.approx((LEFT, TOP, square(0), square(0)), abs=LIMIT)


def test_every_page_is_printed_once_in_order(printed: Print) -> None:
    assert order(printed()) == [1, 2, 3, 4, 5]


def test_the_range_and_its_order_are_kept(printed: Print) -> None:
    assert order(printed(pages="4,1-2")) == [4, 1, 2]


def test_copies_are_collated(printed: Print) -> None:
    assert order(printed(pages="1-2", copies=3)) == [1, 2, 1, 2, 1, 2]


def test_copies_on_both_sides_begin_on_new_sheets(printed: Print) -> None:
    assert order(printed(pages="1-3", copies=2, duplex=Duplex.LONG_EDGE)) == [1, 2, 3, None, 1, 2, 3]


def test_by_hand_the_fronts_and_the_backs_are_two_jobs(printed: Print) -> None:
    assert order(printed(Half.FRONTS, duplex=Duplex.MANUAL)) == [1, 3, 5]
    assert order(printed(Half.BACKS, duplex=Duplex.MANUAL)) == [2, 4, None]
    assert order(printed(Half.BACKS, duplex=Duplex.MANUAL, reversed_backs=True)) == [None, 4, 2]


@pytest.mark.parametrize("per_side", [2, 4, 6, 9])
def test_several_pages_a_side_stand_where_they_were_imposed(
    printed: Print, pages: PdfPages, per_side: int
) -> None:
    path = printed(per_side=per_side)
    (first, *_) = sides(range(5), pages.sizes, per_side)
    paper = PdfPages(path.read_bytes())
    picture = paper.image(0, DPI)
    size = (paper.sizes[0][0] / 72 * 25.4, paper.sizes[0][1] / 72 * 25.4)
    assert size == pytest.approx((first.sheet.width, first.sheet.height), abs=LIMIT)
    for slot in first.slots:
        scale = slot.width / 210
        side = square(slot.page) * scale
        expected = (slot.x + LEFT * scale, slot.y + TOP * scale, side, side)
        assert ink(picture, (slot.x, slot.y, slot.width, slot.height)) == pytest.approx(expected, abs=LIMIT)
    paper.close()


def test_a_page_that_lies_across_is_turned_with_its_top_to_the_left(tmp_path: Path, pages: PdfPages) -> None:
    across = tmp_path / "across.pdf"
    document = pypdfium2.PdfDocument(pages.data)
    document[1].set_rotation(90)
    document.save(across)
    document.close()
    mixed = PdfPages(across.read_bytes())
    path = tmp_path / "turned.pdf"
    PrintJob(mixed, PrintChoices(pages="1-2"), pdf=path).run()
    mixed.close()
    # Turned a quarter clockwise in the file and a quarter back on paper: the page stands as it was drawn.
    assert boxes(path)[1] == pytest.approx((LEFT, TOP, square(1), square(1)), abs=LIMIT)


def test_a_printed_letter_is_kept_dot_by_dot(printed: Print) -> None:
    data = printed(pages="1").read_bytes()
    assert b"/Image" in data
    assert b"DCTDecode" not in data


def test_grey_takes_the_colour_out(tmp_path: Path) -> None:
    path = tmp_path / "red.pdf"
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    painter.fillRect(QRectF(0, 0, 5000, 5000), Qt.GlobalColor.red)
    painter.end()
    red = PdfPages(path.read_bytes())
    for grey in (False, True):
        out = tmp_path / f"{grey}.pdf"
        PrintJob(red, PrintChoices(grey=grey, resolution=72), pdf=out).run()
        paper = PdfPages(out.read_bytes())
        color = paper.image(0, 72).pixelColor(150, 150)
        assert (color.red() == color.green() == color.blue()) is grey
        paper.close()
    red.close()


# ------------------------------------------------------------ while it prints


@pytest.mark.parametrize("per_side", [1, 4])
def test_one_picture_is_held_at_a_time_and_is_as_fine_as_its_place(
    pages: PdfPages, tmp_path: Path, per_side: int
) -> None:
    watched = Watched(pages)
    job = PrintJob(watched, PrintChoices(per_side=per_side), pdf=tmp_path / "out.pdf")
    job.run()
    assert (watched.made, watched.alive) == (5, 0)
    assert watched.most <= 2
    dots = job.sides[0].slots[0].width / 25.4 * 300
    assert all(0 <= width - dots < 2 for width in watched.widths)


def test_progress_counts_the_sides(pages: PdfPages, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    job = PrintJob(pages, PrintChoices(per_side=2), pdf=tmp_path / "out.pdf")
    job.run(progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_cancelling_half_way_stops_and_leaves_nothing(pages: PdfPages, tmp_path: Path) -> None:
    watched = Watched(pages)
    path = tmp_path / "out.pdf"
    outcome = PrintJob(watched, PrintChoices(), pdf=path).run(is_cancelled=lambda: watched.made == 2)
    assert outcome == Outcome(2, 5, cancelled=True)
    assert watched.made == 2
    assert not path.exists()


def test_a_job_can_be_driven_step_by_step(pages: PdfPages, tmp_path: Path) -> None:
    steps = PrintJob(pages, PrintChoices(pages="1-2"), pdf=tmp_path / "out.pdf").steps()
    assert [next(steps), next(steps)] == [1, 2]
    assert list(steps) == []
    assert order(tmp_path / "out.pdf") == [1, 2]


def test_what_cannot_be_painted_leaves_no_half_file(pages: PdfPages, tmp_path: Path) -> None:
    class Failing(Watched):
        def image(self, page: int, dots_per_inch: float, *, grey: bool = False) -> QImage:
            if page == 1:
                raise MemoryError
            return super().image(page, dots_per_inch, grey=grey)

    path = tmp_path / "out.pdf"
    with pytest.raises(MemoryError):
        PrintJob(Failing(pages), PrintChoices(), pdf=path).run()
    assert not path.exists()


# ------------------------------------------------------------ what may be wrong


def test_a_printer_that_is_not_there_gets_a_sentence_and_nothing_else_is_taken(pages: PdfPages) -> None:
    with pytest.raises(PrintingFailed) as caught:
        PrintJob(pages, PrintChoices(printer="No such printer"))
    assert "找不到打印机“No such printer”" in caught.value.zh
    assert "nothing was printed" in caught.value.en
    assert caught.value.sent == 0


def test_where_there_is_no_printer_at_all_that_is_said(
    pages: PdfPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrinterInfo.defaultPrinterName", lambda: "")
    with pytest.raises(PrintingFailed, match="This computer has no printer"):
        PrintJob(pages, PrintChoices())


@pytest.mark.filterwarnings("ignore")
@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_begin_gets_a_sentence(pages: PdfPages, tmp_path: Path) -> None:
    with pytest.raises(PrintingFailed) as caught:
        PrintJob(pages, PrintChoices(), pdf=tmp_path / "no folder" / "out.pdf").run()
    assert "没有打印" in caught.value.zh
    assert caught.value.en.startswith("The printer “out.pdf” did not take the job; nothing was printed.")


def test_a_printer_that_stops_half_way_says_how_much_was_sent(
    pages: PdfPages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = PrintJob(pages, PrintChoices(), pdf=tmp_path / "out.pdf").steps()
    assert [next(steps), next(steps)] == [1, 2]
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrinter.newPage", lambda _: False)
    with pytest.raises(PrintingFailed) as caught:
        next(steps)
    assert "已送出 2 面" in caught.value.zh
    assert caught.value.sent == 2


def test_a_wrong_range_is_refused_before_anything_is_printed(pages: PdfPages, tmp_path: Path) -> None:
    with pytest.raises(PageRangeError):
        PrintJob(pages, PrintChoices(pages="9"), pdf=tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()
