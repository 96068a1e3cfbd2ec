"""Qt finds its own files in folders of any name; it is tried in processes of their own, with PySide6 in such a folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
import shiboken6

ROOT = Path(__file__).resolve().parents[2]
NAMES = ['a"b', "a\\b", "a\nb", "a,b", "a;b", "a:b", "a=b #%41 $HOME", "简报 台"]

ASKED = """
import json, sys
from PySide6.QtGui import QGuiApplication
from desktop import qt_folders
if sys.argv[1] == "helped":
    qt_folders.let_qt_find_its_plugins()
app = QGuiApplication([])
words = qt_folders.qt_translations() / "qtbase_zh_CN.qm"
print(json.dumps([app.platformName(), app.libraryPaths(), words.is_file()]))
"""


def placed(folder: Path, name: str) -> Path:
    """A folder of this name with PySide6 in it."""
    place = folder / name
    place.mkdir()
    for package in (PySide6, shiboken6):
        (place / package.__name__).symlink_to(package.__path__[0])
    return place


def asked(place: Path, how: str) -> subprocess.CompletedProcess[str]:
    # Not by PYTHONPATH, which a colon would split.
    code = f"import sys; sys.path[:0] = [{str(place)!r}, {str(ROOT)!r}]\n{ASKED}"
    return subprocess.run(
        [sys.executable, "-c", code, how],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_of_any_name_will_do(tmp_path: Path, name: str) -> None:
    place = placed(tmp_path, name)
    done = asked(place, "helped")
    assert (done.returncode, done.stderr) == (0, "")
    platform, folders, has_words = json.loads(done.stdout)
    assert (platform, has_words) == ("offscreen", True)
    # Where Qt found it by itself, links are followed.
    assert Path(folders[0]).resolve() == (place / "PySide6" / "Qt" / "plugins").resolve()


@pytest.mark.parametrize("name", ['a"b', "a,b"])
def test_without_help_such_a_name_ends_the_program(tmp_path: Path, name: str) -> None:
    done = asked(placed(tmp_path, name), "alone")
    assert done.returncode != 0
    assert 'Could not find the Qt platform plugin "offscreen"' in done.stderr


def test_the_place_that_such_a_name_makes_is_not_looked_into(tmp_path: Path) -> None:
    place = placed(tmp_path, "a,b")
    (tmp_path / "a" / "plugins").mkdir(parents=True)
    _, folders, _ = json.loads(asked(place, "helped").stdout)
    assert str(tmp_path / "a" / "plugins") not in folders
