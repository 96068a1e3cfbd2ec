"""Qt's own dialogs for files speak the language of the program, whatever the desktop's is; our figures stay as they are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Translators
from desktop.printing.outlets import ask_path
from desktop.widgets.fields import NumberBox
from desktop.widgets.file_dialogs import ask_files, ask_folder
from tests.conftest import MakeDesk

ROOT = Path(__file__).parents[2]
AT = 1_795_676_700  # 2026-11-26 07:05 UTC
SHOWN = """
import json, sys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QTreeView
from desktop.app import Translators
from desktop.widgets.file_dialogs import in_words
qt = QApplication([])
translators = Translators(qt)
translators.install(sys.argv[2])
dialog = QFileDialog(None, "", sys.argv[1])
dialog.setViewMode(QFileDialog.ViewMode.Detail)
in_words(dialog).show()
view = dialog.findChild(QTreeView)
files, root = view.model(), view.rootIndex()
names = lambda: [files.index(row, 0, root).data() for row in range(files.rowCount(root))]
# Folders first, as soon as they are known to be some.
while names() != ["a folder", "b.txt"]:
    qt.processEvents()
rows = [[files.index(row, column, root).data() for column in (1, 2, 3)] for row in range(2)]
print(json.dumps([files.headerData(3, Qt.Orientation.Horizontal), *rows]))
"""
IN_CHINESE = ["修改日期", ["", "文件夹", "2026/11/26 07:05"], ["681 字节", "纯文本文档", "2026/11/26 07:05"]]
IN_ENGLISH = [
    "Date Modified",
    ["", "Folder", "26/11/2026 07:05"],
    ["681 bytes", "plain text document", "26/11/2026 07:05"],
]


@pytest.mark.parametrize("desktops", ["", "C.UTF-8", "zh_CN.UTF-8", "de_DE.UTF-8"])
@pytest.mark.parametrize(("language", "shown"), [("zh_CN", IN_CHINESE), ("en", IN_ENGLISH)])
def test_kinds_sizes_and_dates_are_in_the_programs_language(
    tmp_path: Path, home: Path, desktops: str, language: str, shown: list[object]
) -> None:
    (tmp_path / "a folder").mkdir()
    (tmp_path / "b.txt").write_bytes(b"x" * 681)
    for path in tmp_path.iterdir():
        os.utime(path, (AT, AT))
    done = subprocess.run(
        [sys.executable, "-c", SHOWN, str(tmp_path), language],
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "LANG": desktops, "TZ": "UTC"},
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=60,
    )
    assert json.loads(done.stdout) == shown


def test_the_language_that_is_chosen_while_it_runs_rules_them_too(make_desk: MakeDesk) -> None:
    desk = make_desk(language="en")
    inside = desk.window.findChild(QWidget)
    assert inside is not None
    assert {QLocale().name(), desk.window.locale().name(), inside.locale().name()} == {"en_GB"}
    desk.translators.install("zh_CN")
    assert {QLocale().name(), desk.window.locale().name(), inside.locale().name()} == {"zh_CN"}
    assert QLocale().toString(QDate(2026, 11, 26), QLocale.FormatType.LongFormat).startswith("2026年11月26日")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_figure_of_ours_is_written_otherwise(qtbot: QtBot, qapp: QApplication, language: str) -> None:
    translators = Translators(qapp)
    translators.install(language)
    box = NumberBox("", 0, 99_999, 12_345)
    qtbot.addWidget(box)
    assert box.text() == "12345"
    assert QLocale().decimalPoint() == "."
    translators.install("en")


def test_what_is_chosen_is_answered_and_the_dialog_goes(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.brief").touch()
    shown: list[QFileDialog] = []

    def choose(dialog: QFileDialog) -> int:
        shown.append(dialog)
        dialog.selectFile(str(tmp_path / "a.brief"))
        return len(shown) % 2

    monkeypatch.setattr(QFileDialog, "exec", choose)
    window = QWidget()
    qtbot.addWidget(window)
    assert ask_files(window, "Open", "Packs (*.brief)") == [tmp_path / "a.brief"]
    assert ask_files(window, "Open", "Packs (*.brief)") == []
    modes = QFileDialog.FileMode
    assert [dialog.fileMode() for dialog in shown] == [modes.ExistingFiles] * 2
    ask_folder(window, "Open")
    assert shown[-1].fileMode() is modes.Directory
    assert shown[-1].testOption(QFileDialog.Option.ShowDirsOnly)
    with qtbot.waitSignals([dialog.destroyed for dialog in shown]):
        pass


@pytest.mark.parametrize(("kind", "name"), [("*.pdf", "简报.pdf"), ("*.xlsx", "简报.xlsx")])
def test_a_saved_file_has_the_ending_of_its_kind(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, name: str
) -> None:
    def choose(dialog: QFileDialog) -> int:
        assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
        assert Path(dialog.selectedFiles()[0]).name == "简报.pdf"
        dialog.setDirectory(str(tmp_path))
        dialog.selectNameFilter(next(each for each in dialog.nameFilters() if kind in each))
        return 1

    monkeypatch.setattr(QFileDialog, "exec", choose)
    window = QWidget()
    qtbot.addWidget(window)
    saved = ask_path(window, "简报.pdf")
    assert saved is not None
    assert saved.name == name
