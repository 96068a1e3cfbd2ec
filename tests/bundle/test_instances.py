"""Two starts of the packaged program by one user: one window, unless the first one died."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from db.pack import write_pack
from tests.bundle.conftest import Open
from tests.bundle.packaged import run
from tests.bundle.pictures import wait_for_brief
from tests.db.tiny import tiny


@pytest.fixture
def place(user: Path, display: str) -> dict[str, str]:
    """What two starts have in common."""
    (user / "run").mkdir(mode=0o700)
    return {"XDG_RUNTIME_DIR": str(user / "run"), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


def test_the_second_hands_its_pack_to_the_first(
    packaged: Open, bundle: Path, user: Path, tmp_path: Path, place: dict[str, str], where: dict[str, Any]
) -> None:
    pack = write_pack([tiny()], tmp_path / "收到 的.brief")
    with packaged(variables=place) as window:
        wait_for_brief(window, where)
        done = run(bundle, user, str(pack), **place)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        window.wait_for_title("某市简报")


def test_a_lock_left_by_one_that_was_killed_keeps_nobody_out(
    packaged: Open, user: Path, place: dict[str, str], where: dict[str, Any]
) -> None:
    with packaged(variables=place) as window:
        window.kill()
    assert len(list((user / "run").glob("briefing-desk/*/lock"))) == 1
    with packaged(variables=place) as window:
        wait_for_brief(window, where)
