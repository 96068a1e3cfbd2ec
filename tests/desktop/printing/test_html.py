"""The web page: one file, nothing loaded, every figure one click from its source line."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from db.records import Brief
from desktop.printing.choices import FileKind, PageChoices
from desktop.printing.exporting import exported
from desktop.printing.html_file import html_bytes
from desktop.printing.making import document
from desktop.printing.typesetter import Typesetter
from desktop.typography import shown
from tests.desktop.printing.conftest import with_line


class Page(HTMLParser):
    """Tags with their attributes, ids, links, and the text."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._is_style = False
        self.feed(data.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._is_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._is_style = False

    def handle_data(self, data: str) -> None:
        if not self._is_style:
            self.text += data

    def values(self, attribute: str) -> list[str]:
        return [found[attribute] for _, found in self.tags if attribute in found]


def made(brief: Brief, choices: PageChoices | None = None) -> Page:
    choices = choices or PageChoices()
    return Page(html_bytes(document(brief, choices), choices))


def test_nothing_is_loaded_and_nothing_runs(brief: Brief, typesetter: Typesetter, qapp: QApplication) -> None:
    data = exported(brief, PageChoices(), FileKind.HTML, typesetter)
    page = Page(data)
    assert {tag for tag, _ in page.tags}.isdisjoint(
        {"script", "link", "iframe", "object", "img", "base", "form"}
    )
    assert page.values("src") == []
    assert all(target.startswith("#") for target in page.values("href"))
    assert not re.search(rb"url\(|@import", data)
    assert b"default-src 'none'" in data


def test_the_gauges_are_in_it_as_drawings_with_words(
    brief: Brief, typesetter: Typesetter, qapp: QApplication
) -> None:
    page = Page(exported(brief, PageChoices(), FileKind.HTML, typesetter))
    labels = [found["aria-label"] for _, found in page.tags if found.get("role") == "img"]
    assert len(labels) == 3
    assert "2023年目标6.5%左右" in labels[0]


def test_every_link_leads_somewhere(brief: Brief) -> None:
    page = made(brief)
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {target.removeprefix("#") for target in page.values("href")} <= set(ids)


def test_every_figure_is_one_click_from_its_source_line(brief: Brief) -> None:
    figures = [found for tag, found in made(brief).tags if tag == "a" and found.get("class") == "figure"]
    assert [found["href"] for found in figures] == [f"#L{figure.span.line}" for figure in brief.figures]


def test_every_printed_line_is_there_as_it_is_set(brief: Brief) -> None:
    page = made(brief)
    for item in brief.items:
        if item.section != "masthead":
            assert shown(item.text) in page.text


@hypothesis_settings(max_examples=40)
@given(st.text(st.sampled_from("<script>&lt;\"'/=-!晋江 javascript:"), min_size=1, max_size=40))
def test_no_text_is_ever_markup(brief: Brief, text: str) -> None:
    wanted = made(brief)
    page = made(with_line(brief, 68, f"始{text}终"))
    assert shown(f"始{text}终") in page.text
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in wanted.tags]
