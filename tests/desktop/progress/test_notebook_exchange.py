"""The notebook goes out whole and another one comes in, and what was done, or why not, is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.actuals.check import Written
from db.records import Figure
from desktop.progress.following import Following
from desktop.progress.notebook_exchange import ask_source, ask_target, export_notebook, import_notebook
from desktop.widgets.notices import GOOD_NEWS
from tests.db.tiny import tiny

QUARTER = Written("105家", "2023-03-31", "一季度", "统计局")
HALF = Written("210家", "2023-06-30", "上半年", "统计局")


class Desk:
    """A desk with a notebook of its own; it remembers what it was told."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.brief = tiny()
        self.following = Following(path, lambda: date(2023, 10, 10))
        self.told: list[tuple[str, str]] = []
        self.named = ""

    @property
    def cloud(self) -> Figure:
        return next(figure for figure in self.brief.figures if figure.indicator.id == "cloud")

    @property
    def values(self) -> list[str]:
        return [actual.value for actual in self.following.progress(self.brief).of(self.cloud)]

    def enter(self, written: Written) -> None:
        self.following.enter(self.brief, self.cloud, written)

    def export(self, path: Path | None, language: str = "zh_CN") -> None:
        def ask(_: object, name: str) -> Path | None:
            self.named = name
            return path

        export_notebook(self.following, language, lambda *told: self.told.append(told), ask=ask)

    def bring_in(self, path: Path | None, language: str = "zh_CN") -> None:
        import_notebook(self.following, language, lambda *told: self.told.append(told), ask=lambda _: path)


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[list[Desk]]:
    made = [Desk(tmp_path / name / "notebook.db") for name in ("ours", "theirs")]
    yield made
    for desk in made:
        desk.following.close()


def test_what_one_desk_exports_the_other_imports(desks: list[Desk], tmp_path: Path) -> None:
    ours, theirs = desks
    ours.enter(QUARTER)
    theirs.enter(HALF)
    theirs.export(tmp_path / "他们的.db")
    assert ours.values == ["105家"]
    changed: list[str] = []
    ours.following.changed.connect(changed.append)
    ours.bring_in(tmp_path / "他们的.db")
    assert ours.values == ["105家", "210家"]
    assert changed == ["tiny"]
    assert theirs.named == "Briefing Desk notebook 2023-10-10.db"
    assert theirs.told == [('The notebook was exported to "他们的.db".', GOOD_NEWS)]
    assert ours.told == [("已从“他们的.db”添加1条。您原有的内容都没有变化。", GOOD_NEWS)]
    ours.bring_in(tmp_path / "他们的.db", "en")
    assert ours.told[1][0].startswith('Your notebook already holds all that is in "他们的.db"')


def test_who_changes_their_mind_changes_nothing(desks: list[Desk]) -> None:
    desks[0].enter(QUARTER)
    desks[0].export(None)
    desks[0].bring_in(None)
    assert desks[0].told == []


def test_an_empty_notebook_is_not_exported_nor_made(desks: list[Desk], tmp_path: Path) -> None:
    desks[0].export(tmp_path / "x.db")
    assert "nothing to export" in desks[0].told[0][0]
    assert not (tmp_path / "x.db").exists()
    assert not desks[0].path.exists()


@pytest.mark.parametrize(("language", "said"), [("zh_CN", "没有导入："), ("en", "was not imported: ")])
def test_what_is_no_notebook_is_refused_in_words(
    desks: list[Desk], tmp_path: Path, language: str, said: str
) -> None:
    desks[0].enter(QUARTER)
    (tmp_path / "x.db").write_text("not a notebook")
    desks[0].bring_in(tmp_path / "x.db", language)
    ((sentence, sign),) = desks[0].told
    assert said in sentence
    assert sign != GOOD_NEWS
    assert desks[0].values == ["105家"]
    assert desks[0].following.steps.canUndo()


def test_a_place_that_cannot_be_written_is_said(desks: list[Desk], tmp_path: Path) -> None:
    desks[0].enter(QUARTER)
    desks[0].export(tmp_path / "nowhere" / "x.db")
    assert "那个位置不能写入" in desks[0].told[0][0]


def test_into_a_notebook_that_is_only_in_memory_nothing_is_imported(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    path.write_bytes(b"SQLite format 3\0" + b"\1" * 5000)
    desk = Desk(path)
    desk.enter(QUARTER)
    desk.bring_in(tmp_path / "x.db")
    assert desk.told[0][0].startswith("Nothing was imported: your notebook's own file cannot be used")
    # What is in memory can still be saved, and that it is only there is said.
    desk.export(tmp_path / "rescued.db")
    assert "only in this export" in desk.told[1][0]
    desk.following.close()
    rescued = Desk(tmp_path / "rescued.db")
    assert rescued.values == ["105家"]
    rescued.following.close()


def test_the_dialogs_ask_for_one_file(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[QFileDialog.AcceptMode, str]] = []

    def accepted(dialog: QFileDialog) -> int:
        asked.append((dialog.acceptMode(), dialog.defaultSuffix()))
        return 1

    monkeypatch.setattr(QFileDialog, "exec", accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(tmp_path / "x.db")])
    assert ask_target(None, "x.db") == ask_source(None) == tmp_path / "x.db"
    assert asked == [
        (QFileDialog.AcceptMode.AcceptSave, "db"),
        (QFileDialog.AcceptMode.AcceptOpen, ""),
    ]
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 0)
    assert ask_source(None) is None
