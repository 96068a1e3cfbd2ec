"""What the copy commands put on the clipboard: the source's characters, and where they come from.

A plain copy is known to have happened; that a link or a citation was put on the clipboard is said.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from db.records import Brief
from desktop import wording
from desktop.location import Location
from desktop.nearest import nearest
from desktop.views.page_area import PageArea
from desktop.widgets.notices import GOOD_NEWS, Notice

Lines = list[tuple[int, str]]
_KEY = "copied"


def chosen_lines(pages: PageArea, brief: Brief, here: Location) -> Lines:
    """The selection as (source line, source characters), or the current item where nothing is selected."""
    selected = pages.section_page.text.selection.lines() if pages.section_page else []
    item = brief.item(here.line)
    return selected or ([(item.line, item.text)] if item else [])


def copy(lines: Lines) -> None:
    """Copy the lines as the source has them."""
    if lines:
        QGuiApplication.clipboard().setText("\n".join(text for _, text in lines))


def copy_cited(lines: Lines, brief: Brief, here: Location, language: str) -> Notice:
    """Copy the lines with brief, section and source line; that it was done, or what to do first."""
    if not lines:
        first = wording.translate("Notes", "Select some text, or go to a line or a figure first.")
        return Notice(first, key=_KEY, place=here)
    text = "\n".join(text for _, text in lines)
    QGuiApplication.clipboard().setText(f"{text}\n{wording.citation(brief, lines[0][0], language)}")
    return Notice(wording.translate("Window", "Copied with its citation."), GOOD_NEWS, key=_KEY, place=here)


def copy_link(brief: Brief, here: Location) -> Notice:
    """Copy the `briefing:` link of what is shown of a place; that it was done."""
    link = nearest(brief, here).place.url
    QGuiApplication.clipboard().setText(link)
    words = wording.translate("Window", "The link to this place was copied: %1")
    return Notice(words.replace("%1", link), GOOD_NEWS, key=_KEY, place=here)
