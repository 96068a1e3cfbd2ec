"""What leaves the preview is what is seen, and one sentence says what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.printing.choices import FileKind, PageChoices
from desktop.printing.outlets import Outlets
from desktop.printing.ways_out import WaysOut
from tests.desktop.printing.paper import UNSET, Made

SEEN, OTHER = Made(b"%PDF"), b"another kind"
NO_VIEWER = "No program took the file. Save the PDF and open it with a program of your choice."


@dataclass
class Street:
    """Where things go from the preview; `fault` is what stands in the way."""

    target: Path | None = Path("out.pdf")
    fault: Exception | None = None
    has_viewer: bool = True
    saved: list[tuple[Path, bytes]] = field(default_factory=list)
    viewed: list[tuple[bytes, str]] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)

    def ask(self, _: QWidget, __: str) -> Path | None:
        return self.target

    def save(self, path: Path, data: bytes) -> None:
        if self.fault:
            raise self.fault
        self.saved.append((path, data))

    def view(self, data: bytes, name: str) -> bool:
        if self.fault:
            raise self.fault
        self.viewed.append((data, name))
        return self.has_viewer

    def make(self, _: Brief, __: PageChoices, ___: FileKind) -> bytes:
        return OTHER


@pytest.fixture
def street() -> Street:
    return Street()


@pytest.fixture
def out(qtbot: QtBot, brief: Brief, street: Street) -> WaysOut:
    window = QWidget()
    qtbot.addWidget(window)
    outlets = Outlets(street.ask, street.save, street.view, street.make)
    return WaysOut(window, outlets, brief, "en", lambda words, sign: street.said.append((words, sign)))


@pytest.mark.parametrize(("name", "data"), [("out.pdf", SEEN.pdf), ("out.docx", OTHER)])
def test_a_pdf_is_what_is_seen_and_another_kind_is_made(
    out: WaysOut, street: Street, name: str, data: bytes
) -> None:
    street.target = Path(name)
    out.save(SEEN, PageChoices())
    assert street.saved == [(Path(name), data)]
    assert street.said == [(f"Saved as {name}.", "check")]


def test_who_names_no_place_hears_nothing(out: WaysOut, street: Street) -> None:
    street.target = None
    out.save(SEEN, PageChoices())
    assert (street.saved, street.said) == ([], [])


def test_why_it_was_not_saved_is_said(out: WaysOut, street: Street) -> None:
    street.fault = UNSET
    out.save(SEEN, PageChoices())
    assert street.said == [("It was not set.", "triangle-alert")]


def test_a_viewer_gets_what_is_seen_under_a_name_that_says_what_it_is(out: WaysOut, street: Street) -> None:
    out.view(SEEN, PageChoices())
    ((data, name),) = street.viewed
    assert data == SEEN.pdf
    assert name.endswith("Official document.pdf")
    assert street.said == []


@pytest.mark.parametrize("fault", [None, OSError("full")])
def test_without_a_viewer_it_is_said_what_to_do(
    out: WaysOut, street: Street, fault: Exception | None
) -> None:
    street.has_viewer, street.fault = False, fault
    out.view(SEEN, PageChoices())
    assert street.said == [(NO_VIEWER, "triangle-alert")]
