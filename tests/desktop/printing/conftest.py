"""What paper is tested with: one typesetter on a fixed day, and every layout of the brief set once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from db.records import Brief, Item, Section
from desktop.printing.choices import Faces, Layout, Masthead, PageChoices
from desktop.printing.typesetter import Typesetter
from tests.desktop.printing.measuring import Measured

FORM = Masthead(
    name="晋江简报",
    issue="12",
    unit="晋江市人民政府办公室",
    date="2023年1月6日",
    report_to="泉州市人民政府办公室",
    send_to="市委常委",
    issue_to="各镇人民政府",
    copies="150",
)
BUNDLED = PageChoices(faces=Faces.BUNDLED, masthead=FORM)
SetPages = Callable[..., Measured]


@pytest.fixture(scope="session")
def typesetter(qapp: QApplication) -> Typesetter:
    return Typesetter(lambda: datetime(2023, 1, 6, 9, tzinfo=UTC))


@pytest.fixture(scope="session")
def pdfs(typesetter: Typesetter, brief: Brief) -> dict[Layout, bytes]:
    """Each layout of the whole brief by the bundled faces."""
    return {layout: typesetter.typeset(brief, replace(BUNDLED, layout=layout)).pdf for layout in Layout}


@pytest.fixture
def measured(pdfs: dict[Layout, bytes]) -> Iterator[Callable[[Layout], Measured]]:
    opened: list[Measured] = []

    def measure(layout: Layout) -> Measured:
        opened.append(Measured(pdfs[layout]))
        return opened[-1]

    yield measure
    for each in opened:
        each.document.close()


@pytest.fixture
def set_pages(typesetter: Typesetter) -> Iterator[SetPages]:
    """Sets a brief with choices of a test's own."""
    opened: list[Measured] = []

    def make(brief: Brief, **choices: object) -> Measured:
        pdf = typesetter.typeset(brief, replace(BUNDLED, **choices)).pdf  # type: ignore[arg-type]
        opened.append(Measured(pdf))
        return opened[-1]

    yield make
    for each in opened:
        each.document.close()


def with_line(brief: Brief, line: int, text: str) -> Brief:
    """The brief with another text on a line without figures; its source is left as it is."""

    def changed(section: Section) -> Section:
        items: tuple[Item, ...] = tuple(
            replace(item, text=text, figures=()) if item.line == line else item for item in section.items
        )
        return replace(section, items=items, children=tuple(map(changed, section.children)))

    return replace(brief, sections=tuple(map(changed, brief.sections)))
