"""Notes as Markdown: whole, with where each quote comes from, and nothing of a text is taken for a sign of Markdown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.notes.notes import Note, NoteKind, Style
from db.notes.placing import Placed, placed
from db.records import Brief
from desktop.noting.exporting import copy_notes, export_notes
from desktop.noting.markdown import escaped, whole
from tests.db.entered import note
from tests.db.tiny import LINES, tiny

TODAY = date(2023, 5, 1)
GOLDEN = """# Notes on A brief

Exported on 2023-05-01 · 4 notes, bookmarks and highlights  
SHA-256 of the source: {sha}

## 1 Results

**Bookmark** · 2023-04-20

> 预计居民收入增长5.0%,办好22件实事

— "A brief", Results, source line 4

**Highlight, wavy line** · 2023-04-20

> 超50亿元

1\\. 核对 \\*口径\\*  
2\\. 报市长

附件见 \\<台账\\>

— "A brief", Results, source line 5 (The source changed; this was line 9)

## 2 Targets

**Note** · 2023-04-20

> 7.6%左右

\\# 不是标题

— "A brief", Targets, source line 7

## No longer in the source

**Note** · 2023-04-20

> 没了

原话已删

The source changed: the words of line 3 are no longer in it
"""  # noqa: W291 - two spaces are a break in Markdown


def given_notes() -> list[Note]:
    return [
        note("7.6%左右", line=7, words=LINES[6], text="# 不是标题"),
        note("没了", line=3, words="没了", text="原话已删"),
        note("预计居民收入增长5.0%,办好22件实事", kind=NoteKind.BOOKMARK),
        replace(
            note("超50亿元", line=9, words=LINES[4], kind=NoteKind.HIGHLIGHT, style=Style.WAVE),
            text="1. 核对 *口径*\n2. 报市长\n\n附件见 <台账>",
        ),
    ]


@pytest.fixture
def brief() -> Brief:
    return tiny()


@pytest.fixture
def places(brief: Brief) -> tuple[Placed, ...]:
    return placed(brief, given_notes())


def test_the_document_in_full(brief: Brief, places: tuple[Placed, ...]) -> None:
    assert whole(brief, places, TODAY, "en") == GOLDEN.replace("{sha}", brief.source.sha256)


def shown_by_a_reader(markdown: str) -> str:
    document = QTextDocument()
    document.setMarkdown(markdown)
    return document.toPlainText()


WORDS = st.text(st.sampled_from("一二三甲 ab1.)(#*_`[]<>|~&-+=!\\$:"), min_size=1, max_size=20)


@given(WORDS.map(str.strip).filter(bool))
def test_a_reader_of_markdown_shows_the_line_as_it_is(qapp: object, line: str) -> None:
    assert shown_by_a_reader(escaped(line)).split() == line.split()


@pytest.mark.parametrize("line", ["增长5.0%,办好22件", "2023-04-12 09:30", "“一三一二七”(超)"])
def test_an_ordinary_line_is_left_alone(line: str) -> None:
    assert escaped(line) == line


class Told:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []

    def __call__(self, sentence: str, sign: str) -> None:
        self.said.append((sentence, sign))


def test_the_file_is_written_and_told(
    qtbot: QtBot, tmp_path: Path, brief: Brief, places: tuple[Placed, ...]
) -> None:
    told, named = Told(), []

    def ask(_: QWidget | None, name: str) -> Path:
        named.append(name)
        return tmp_path / "批注.md"

    export_notes(brief, places, TODAY, "en", told, ask=ask)
    assert (tmp_path / "批注.md").read_text(encoding="utf-8") == whole(brief, places, TODAY, "en")
    assert named == ["A brief notes.md"]
    assert told.said == [('The notes were exported to "批注.md".', "check")]


def test_a_place_that_cannot_be_written_is_said_and_what_was_there_stays(
    qtbot: QtBot, tmp_path: Path, brief: Brief, places: tuple[Placed, ...]
) -> None:
    told = Told()
    export_notes(brief, places, TODAY, "zh_CN", told, ask=lambda *_: tmp_path / "没有" / "x.md")
    ((sentence, sign),) = told.said
    assert "原有的文件没有变化" in sentence
    assert sign == "triangle-alert"
    assert list(tmp_path.iterdir()) == []


def test_without_notes_or_a_name_nothing_is_written(
    qtbot: QtBot, tmp_path: Path, brief: Brief, places: tuple[Placed, ...]
) -> None:
    told = Told()
    export_notes(brief, places, TODAY, "en", told, ask=lambda *_: None)
    assert told.said == []
    export_notes(brief, (), TODAY, "en", told, ask=lambda *_: tmp_path / "x.md")
    assert told.said[0][1] == "triangle-alert"
    assert list(tmp_path.iterdir()) == []


def test_a_few_go_to_the_clipboard_each_with_its_source(
    qtbot: QtBot, brief: Brief, places: tuple[Placed, ...]
) -> None:
    copy_notes([(brief, places[0])], "en")
    assert QGuiApplication.clipboard().text() == (
        '**Bookmark** · 2023-04-20\n\n> 预计居民收入增长5.0%,办好22件实事\n\n— "A brief", Results, source line 4\n'
    )
