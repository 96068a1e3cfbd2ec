"""A brief full of markup, packs that windows open, and a section as it is read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.compiling import compile_text
from db.pack import write_pack
from db.records import Brief
from desktop.theme import LIGHT, Theme
from desktop.views.reading_view import ReadingView
from tests.db.tiny import TOML

IMAGE = "<img src=//host/x>"
BOLD = "<b>粗</b>"
Reading = Callable[[Brief, str], ReadingView]


@pytest.fixture(scope="session")
def hostile() -> Brief:
    """Markup in every text: headline, byline, headings, labels, items, names, notes, definitions and reasons."""
    lines = (
        f"大标题{IMAGE} 小标题{BOLD}",
        f"记者 {IMAGE}",
        f"成绩{BOLD}",
        f"- 预计{IMAGE}居民收入增长5.0%,办好22件实事",
        f"- {BOLD}为企业减负超50亿元",
        f"2023年目标{IMAGE}",
        f"居民收入增长7.0%,财政总收入增长7.6%左右,确保新增400家以上企业上云{BOLD}",
    )
    structure = (
        ('headline = "大标题"', f'headline = "大标题{IMAGE}"'),
        ('strapline = "小标题"', f'strapline = "小标题{BOLD}"'),
        ('zh = "某市"', f'zh = "某市{BOLD}"'),
        ('zh = "某市简报"', f'zh = "某市简报{IMAGE}"'),
        ('label = { zh = "成绩"', f'label = {{ zh = "成绩{IMAGE}"'),
        ('label = { zh = "目标"', f'label = {{ zh = "目标{BOLD}"'),
        ('label = "为企业减负"', f'label = "{BOLD}为企业减负"'),
        ('name = { zh = "减负"', f'name = {{ zh = "减负{BOLD}"'),
        ('name = { zh = "实事"', f'name = {{ zh = "实事{IMAGE}"'),
        ('zh = "同口径"', f'zh = "同口径{IMAGE}"'),
    )
    text = TOML
    for old, new in structure:
        assert old in text, old
        text = text.replace(old, new, 1)
    source = "\n".join(lines).encode()
    return compile_text(
        text.replace("HASH", hashlib.sha256(source).hexdigest()), lambda name: {"source.txt": source}[name]
    )


@pytest.fixture
def pack_of(tmp_path: Path) -> Callable[[Brief], Path]:
    """A brief as a file."""
    return lambda brief: write_pack([brief], tmp_path / f"{brief.id}.brief")


@pytest.fixture
def reading(qtbot: QtBot) -> Reading:
    """Shows the text of a section as it stands on a page."""
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(800, 600)
    holder.show()

    def show(brief: Brief, section_id: str) -> ReadingView:
        section = brief.section(section_id)
        assert section is not None
        view = ReadingView(brief, section, Theme(LIGHT), holder)
        view.resize(700, 500)
        view.show()
        return view

    return show
