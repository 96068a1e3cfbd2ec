"""Paper in the real windows: the preview by its key, files saved under names with spaces and Chinese, and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import is_zipfile

import pytest

from tests.desktop.printing.measuring import Measured
from tests.flows.driving import Viewer
from tests.flows.paper import saved

Open = Callable[..., Viewer]


def test_the_preview_saves_what_it_shows(viewer: Open, tmp_path: Path) -> None:
    with viewer() as window:
        window.open_window("ctrl+p", "打印预览")
        path = saved(window, tmp_path / "晋江 简报.pdf")
        with Measured(path.read_bytes()) as paper:
            assert paper.pages == 14
            assert paper.text(2).startswith("一、过去一年")
        window.press("Escape")
        window.wait_for_focus()


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_an_ending_chooses_the_kind_of_file(viewer: Open, tmp_path: Path, ending: str) -> None:
    with viewer() as window:
        window.open_window("ctrl+p", "打印预览")
        assert is_zipfile(saved(window, tmp_path / f"台账.{ending}"))
        window.press("Escape")
        window.wait_for_focus()


def test_closing_the_window_closes_the_preview_too(viewer: Open) -> None:
    with viewer() as window:
        window.open_window("ctrl+p", "打印预览")
        window.press("alt+Tab")
        window.wait_for_focus()
        assert window.quit() == 0
