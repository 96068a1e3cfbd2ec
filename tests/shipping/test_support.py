"""Shiboken's support modules stand in the bundle compiled, and are what Shiboken itself would read."""

from __future__ import annotations

import importlib.util
import io
import marshal
import zipfile
from pathlib import Path

from shipping.support import compiled, embedded, laid_out, unpacked


def archive(**files: str) -> zipfile.ZipFile:
    file = zipfile.ZipFile(io.BytesIO(), "w")
    for name, text in files.items():
        file.writestr(name, text)
    return file


def test_the_archive_of_this_shiboken_has_its_loader() -> None:
    assert "shibokensupport/signature/loader.py" in embedded().namelist()


def test_only_modules_are_unpacked(tmp_path: Path) -> None:
    found = list(unpacked(archive(**{"a/b.py": "B = 1\n", "a/notes.txt": "no"}), tmp_path))
    assert found == [tmp_path / "a" / "b.py"]
    assert found[0].read_text() == "B = 1\n"


def test_what_is_compiled_names_no_folder_and_trusts_no_clock(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    source = tmp_path / "a" / "b.py"
    source.write_text("B = 1\n")
    made = compiled(source, tmp_path).read_bytes()
    assert made[:4] == importlib.util.MAGIC_NUMBER
    assert made[4:8] == b"\x01\0\0\0"  # by hash, unchecked: PEP 552
    assert marshal.loads(made[16:]).co_filename == "a/b.py"


def test_every_module_comes_with_its_compiled_form(tmp_path: Path) -> None:
    names = [name for name, _, _ in laid_out(tmp_path)]
    assert "shiboken6/files.dir/shibokensupport/signature/loader.py" in names
    assert sum(name.endswith(".py") for name in names) == sum(name.endswith(".pyc") for name in names)
