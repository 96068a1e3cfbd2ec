"""A press to test against: pages made without a typesetter, as many as a test asks for."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from db.errors import UserError
from db.records import Brief
from desktop.printing.choices import PageChoices
from desktop.printing.faces import FaceUsed, Replaced


def pdf(pages: int, word: str = "growth") -> bytes:
    """A PDF whose every page says `word` once."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        painter.drawText(1000, 1000, word)
    painter.end()
    return bytes(buffer.data().data())


@dataclass(frozen=True)
class Made:
    """What the fake typesetter gives back."""

    pdf: bytes
    replaced: tuple[Replaced, ...] = ()
    faces: tuple[FaceUsed, ...] = (FaceUsed("仿宋", "FandolFang", False),)


@dataclass
class FakeTypesetter:
    """Gives back `made`, raises `error`, and can be held up: it waits for `gate` before each page is set."""

    made: Made
    error: Exception | None = None
    gate: threading.Event = field(default_factory=threading.Event)
    begun: threading.Event = field(default_factory=threading.Event)
    asked: list[PageChoices] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gate.set()

    def typeset(self, brief: Brief, choices: PageChoices) -> Made:
        """The pages; what was asked for is remembered."""
        del brief
        self.asked.append(choices)
        self.begun.set()
        self.gate.wait(10)
        if self.error is not None:
            raise self.error
        return self.made


UNSET = UserError("没有排成。", "It was not set.")
