"""What the copy commands put on the clipboard: the source's characters, and where they come from."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from db.records import Brief
from desktop import wording
from desktop.location import Location
from desktop.views.page_area import PageArea

Lines = list[tuple[int, str]]


def chosen_lines(pages: PageArea, brief: Brief, here: Location) -> Lines:
    """The selection as (source line, source characters), or the current item where nothing is selected."""
    selected = pages.section_page.text.selected_lines() if pages.section_page else []
    item = brief.item(here.line)
    return selected or ([(item.line, item.text)] if item else [])


def copy(lines: Lines) -> None:
    """Copy the lines as the source has them."""
    if lines:
        QGuiApplication.clipboard().setText("\n".join(text for _, text in lines))


def copy_cited(lines: Lines, brief: Brief, language: str) -> None:
    """Copy the lines with brief, section and source line."""
    if lines:
        text = "\n".join(text for _, text in lines)
        QGuiApplication.clipboard().setText(f"{text}\n{wording.citation(brief, lines[0][0], language)}")


def copy_link(here: Location) -> None:
    """Copy the `briefing:` link of a place."""
    QGuiApplication.clipboard().setText(here.url)
