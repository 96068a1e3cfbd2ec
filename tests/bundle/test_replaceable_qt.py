"""Qt is the user's to replace, as its licence (LGPL-3.0, section 4) wants it: another build of a library is used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import PySide6

from tests.bundle.conftest import Open
from tests.bundle.packaged import copied, replaced, run
from tests.bundle.pictures import wait_for_brief

SVG = Path("_internal", "PySide6", "Qt", "lib", "libQt6Svg.so.6")
MARK = b"\0built by the user"


def test_a_library_of_qt_can_be_replaced_and_is_named(
    packaged: Open, bundle: Path, user: Path, tmp_path: Path, where: dict[str, Any]
) -> None:
    copy = copied(bundle, tmp_path / bundle.name)
    own = Path(PySide6.__file__).parent / "Qt" / "lib" / SVG.name
    assert not (copy / SVG).is_symlink()
    # What follows the sections of a library is no part of what is loaded: the same code, another file.
    replaced(copy / SVG, own.read_bytes() + MARK)
    with packaged(of=copy) as window:
        wait_for_brief(window, where)
        assert str(copy / SVG) in (window.process / "maps").read_text()
    done = run(copy, user, "--verify-installation")
    assert done.returncode == 1
    named = [sentence.partition("”")[0].removeprefix("“") for sentence in done.stdout.splitlines()]
    # By its own name and by that of the link to it, and nothing else.
    assert str(SVG) in named
    assert {(copy / name).resolve() for name in named} == {copy / SVG}


def test_a_library_that_is_none_does_not_pass_for_one(
    packaged: Open, bundle: Path, user: Path, tmp_path: Path
) -> None:
    copy = copied(bundle, tmp_path / bundle.name)
    replaced(copy / SVG, MARK)
    done = run(copy, user, "--self-check")
    assert done.returncode == 1
    assert SVG.name in done.stdout
