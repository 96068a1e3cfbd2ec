"""Which glibc a bundle needs, and that one needing a newer one is refused."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from shipping.gates import Refused
from shipping.glibc import elf_files, main, needed, too_new, version

SAID = """
dist/a.so:     file format elf64-x86-64

Version definitions:
1 0x01 0x0d7d8c9f GLIBC_2.99

Version References:
  required from libm.so.6:
    0x09691a75 0x00 03 GLIBC_2.9
  required from libc.so.6:
    0x09691a75 0x00 02 GLIBC_2.2.5
    0x069691b4 0x00 04 GLIBC_2.34
    0x0963cf85 0x00 05 GLIBC_PRIVATE
  required from libstdc++.so.6:
    0x08922974 0x00 06 GLIBCXX_3.4.30

dist/中 b.so:     file format elf64-x86-64

Version References:
  required from libc.so.6:
    0x09691a75 0x00 02 GLIBC_2.2.5
    0xfd0e42 0x00 02 GLIBC_ABI_DT_RELR

dist/c.so:     file format elf64-x86-64
"""


def test_the_newest_version_counts_as_a_number_and_only_what_is_asked_for() -> None:
    assert needed(SAID) == {"dist/a.so": (2, 34), "dist/中 b.so": (2, 36)}


def test_a_file_that_needs_more_than_is_allowed_is_told() -> None:
    assert too_new(needed(SAID), version("2.34")) == [
        "dist/中 b.so needs glibc 2.36, and the bundle may need 2.34 at most."
    ]
    assert too_new(needed(SAID), version("2.36")) == []


def test_a_name_that_no_version_is_known_for_is_refused() -> None:
    with pytest.raises(
        Refused, match=r"^dist/中 b.so: A file asks for GLIBC_ABI_GNU2_TLS; find out which glibc"
    ):
        needed(SAID.replace("GLIBC_ABI_DT_RELR", "GLIBC_ABI_GNU2_TLS"))


def test_only_programs_and_libraries_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no library")
    (tmp_path / "a.so").write_bytes(b"\x7fELF")
    (tmp_path / "b.so").symlink_to("a.so")
    assert list(elf_files(tmp_path)) == [tmp_path / "a.so"]


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A folder with one real program in it."""
    if not sys.platform.startswith("linux") or shutil.which("objdump") is None:
        pytest.skip("objdump reads what only Linux has")
    shutil.copy(os.path.realpath("/bin/sh"), tmp_path / "sh")
    return tmp_path


def test_a_real_program_passes_a_high_bound_and_is_refused_by_a_low_one(
    real: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(real), "--at-most", "2.99"]) == 0
    assert f"is needed, by {real / 'sh'}" in capsys.readouterr().out
    assert main([str(real), "--at-most", "2.1"]) == 1
    assert "may need 2.1 at most" in capsys.readouterr().err


def test_a_library_that_cannot_be_read_is_refused(real: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (real / "cut.so").write_bytes(b"\x7fELF")
    assert main([str(real), "--at-most", "2.99"]) == 1
    assert "could not read" in capsys.readouterr().err


def test_a_folder_without_programs_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "text").write_text("no library")
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().err
