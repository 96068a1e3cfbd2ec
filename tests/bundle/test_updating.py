"""Newer briefs reach the packaged program as they reach the one from source; older ones take nothing's place unsaid."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.bundle.conftest import Open
from tests.bundle.packaged import run
from tests.bundle.pictures import OVERVIEW, wait_for_brief
from tests.flows.test_dropping import middle_of, mouse
from tests.flows.test_hostile import notices, wait_for_notices
from tests.flows.test_newer_brief import (
    NEWER,
    kept,
    packs,
    test_a_newer_pack_put_into_a_watched_folder_appears_and_stays,
)

__all__ = [
    "mouse",
    "packs",
    "test_a_newer_pack_put_into_a_watched_folder_appears_and_stays",
]


@pytest.fixture
def viewer(packaged: Open) -> Open:
    """The flows of the program from source, with the packaged one."""
    return packaged


def test_a_newer_pack_that_is_dropped_on_the_window_takes_the_place_of_the_older(
    packaged: Open,
    user: Path,
    packs: dict[int, Path],
    mouse: Any,
) -> None:
    with packaged() as window, mouse.holding(packs[2]) as drag:
        assert window.title == OVERVIEW
        drag.drop_at(*middle_of(window))
        window.wait_for_title("总览", NEWER)
    assert [name[:16] for name in kept(user)] == ["jinjiang-2023.2."]


def test_by_a_second_start_a_newer_one_comes_and_an_older_one_is_refused_with_a_notice(
    packaged: Open,
    bundle: Path,
    user: Path,
    display: str,
    packs: dict[int, Path],
    where: dict[str, Any],
) -> None:
    (user / "run").mkdir(mode=0o700)
    place = {"XDG_RUNTIME_DIR": str(user / "run"), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with packaged(variables=place) as window:
        wait_for_brief(window, where)
        assert run(bundle, user, str(packs[2]), **place).returncode == 0
        window.wait_for_title("总览", NEWER)
        window.settle()
        before = notices(window, where)
        assert run(bundle, user, str(packs[1]), **place).returncode == 0
        wait_for_notices(window, where, before + 1)
        assert window.title.endswith(NEWER)
    assert len(kept(user)) == 1
