"""A user's walk through the packaged program, from a folder with Chinese and a space in its name."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from db.records import Brief
from tests.bundle.conftest import PICTURES, Open
from tests.bundle.packaged import copied
from tests.bundle.pictures import alike, goes_on, is_blank, is_drawn, wait_for_brief
from tests.bundle.touring import Tour, lost
from tests.flows.driving import Viewer

GIB = 1 << 30


@pytest.fixture
def unpacked(bundle: Path, tmp_path: Path) -> Path:
    """The bundle as a user may have unpacked it."""
    return copied(bundle, tmp_path / "简报 台" / bundle.name)


@pytest.mark.usefixtures("calm", "qapp")
def test_every_section_the_search_a_pdf_and_every_slide(
    packaged: Open, unpacked: Path, brief: Brief, where: dict[str, Any]
) -> None:
    shutil.rmtree(PICTURES / "tour", ignore_errors=True)
    with packaged(of=unpacked) as window:
        wait_for_brief(window, where)
        tour = Tour(window, brief, where, PICTURES / "tour")
        tour.walk()
    assert len(tour.pictures) == 30


@pytest.mark.usefixtures("calm", "qapp")
def test_a_gibibyte_of_memory_is_enough_for_all_of_it(
    packaged: Open, brief: Brief, where: dict[str, Any], tmp_path: Path, record_property: Any
) -> None:
    # All that is mapped counts, used or not: less than that can be resident, and nothing is left to luck.
    with packaged(through=("prlimit", f"--as={GIB}")) as window:
        assert f"{GIB}" in re.findall(r"Max address space.*", (window.process / "limits").read_text())[0]
        tour = Tour(window, brief, where, tmp_path)
        tour.paper()
        tour.show()
        peak = kilobytes(window, "VmHWM")
        record_property("peak", peak)
        print(f"\npeak of resident memory, a PDF and a whole show: {peak / 1024:.0f} MiB")
        assert peak < 500 * 1024


def test_a_program_that_needs_more_than_it_may_is_seen_to_fail(packaged: Open) -> None:
    with (
        pytest.raises(AssertionError, match="the viewer ended"),
        packaged(through=("prlimit", "--as=100000000")),
    ):
        pass


def test_a_blank_picture_is_told_from_a_page(sound: QImage) -> None:
    blank = QImage(sound.size(), QImage.Format.Format_RGB32)
    blank.fill(QColor("#f7f6f4"))
    assert is_blank(blank)
    painter = QPainter(blank)
    painter.drawRect(10, 10, 400, 300)
    painter.end()
    assert is_blank(blank)
    assert not is_blank(sound)
    assert alike(sound, sound)
    assert not alike(sound, blank)


def test_a_card_without_its_gauge_is_seen(sound: QImage, where: dict[str, Any]) -> None:
    x, y = where["card"]
    column = [sound.pixelColor(x, row).name() for row in range(y, sound.height())]
    assert is_drawn(column)
    assert not is_drawn(column[:60] + ["#ffffff"] * 120 + column[180:])
    assert goes_on(column)
    assert not goes_on(column[:340] + ["#fafaf8"] * 200)


def test_a_figure_that_is_not_on_paper_is_named(brief: Brief) -> None:
    text = " ".join(figure.quote for figure in brief.figures)
    assert lost(brief, text) == []
    assert lost(brief, text.replace("6.17%", "6.18%")) == ["6.17%"]


def kilobytes(window: Viewer, name: str) -> int:
    """A row of the process's status."""
    (found,) = re.findall(rf"^{name}:\s+(\d+) kB$", (window.process / "status").read_text(), re.MULTILINE)
    return int(found)
