"""Choices that cannot be kept: said once, never a reason not to start."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from desktop import settings
from desktop.json_file import JsonFile
from desktop.paths import can_be_written
from tests.conftest import MakeDesk


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose inside this user may not look at, whoever they are."""
    folder, ask = tmp_path / "closed", os.stat
    folder.mkdir(mode=0o500)

    def stat(path: Any, **how: Any) -> os.stat_result:
        if folder in Path(os.fsdecode(path)).parents:
            raise PermissionError(13, "Permission denied", str(path))
        return ask(path, **how)

    monkeypatch.setattr(os, "stat", stat)
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != folder)
    return folder


def test_a_folder_that_may_not_be_looked_into_cannot_be_written(closed: Path) -> None:
    with pytest.raises(PermissionError):
        os.stat(closed / "home")  # noqa: PTH116
    assert not can_be_written(closed / "home" / "config")


def test_a_folder_that_is_not_there_yet_can_be_written_where_its_parent_can(tmp_path: Path) -> None:
    assert can_be_written(tmp_path / "home" / "config")
    (tmp_path / "file").touch()
    assert not can_be_written(tmp_path / "file" / "config")


def test_a_home_that_may_not_be_looked_into_costs_one_notice(
    make_desk: MakeDesk, closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(closed / "home"))
    (sentence,) = make_desk().window.notices.sentences
    assert sentence.startswith("只读模式")


def test_a_choice_that_could_not_be_saved_is_told_once(
    make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk()
    desk.settings.set(settings.ZOOM, 1.1)
    assert desk.window.notices.sentences == []
    monkeypatch.setattr(JsonFile, "write", lambda *_: False)
    desk.settings.set(settings.ZOOM, 1.25)
    desk.settings.set(settings.ZOOM, 1.5)
    (sentence,) = desk.window.notices.sentences
    assert sentence.startswith("这次的选择在窗口关闭之前有效，但没有保存")
    assert desk.settings.zoom == 1.5
