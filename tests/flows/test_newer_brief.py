"""A newer brief in the real window: it appears in a watched folder, is there at the next start, and stays in use."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from db.library import open_pack
from db.pack import write_pack
from db.records import Bilingual
from tests.flows.conftest import Open
from tests.flows.driving import PACK, wait_until

NEWER = "晋江简报 2023 修订版"


@pytest.fixture
def packs(tmp_path: Path) -> dict[int, Path]:
    """Editions 1 and 2 of the bundled brief; the second has a name of its own."""
    (brief,) = open_pack(PACK).briefs
    second = dataclasses.replace(brief, edition=2, name=Bilingual(NEWER, "Jinjiang Brief 2023, revised"))
    (tmp_path / "made").mkdir()
    return {1: PACK, 2: write_pack([second], tmp_path / "made" / "第二版.brief")}


def kept(user: Path) -> list[str]:
    folder = user / "home" / ".local" / "share" / "briefing-desk" / "packs"
    return sorted(path.name for path in folder.glob("*")) if folder.exists() else []


def test_a_newer_pack_put_into_a_watched_folder_appears_and_stays(
    viewer: Open, user: Path, tmp_path: Path, packs: dict[int, Path]
) -> None:
    share = tmp_path / "共享 文件夹"
    share.mkdir()
    config = user / "config" / "briefing-desk"
    config.mkdir(parents=True)
    (config / "settings.json").write_text(json.dumps({"watched": [str(share)]}), encoding="utf-8")
    with viewer() as window:
        assert window.title == "总览 · 晋江简报 2023"
        window.press("ctrl+t")
        window.wait_for_title("目标")
        (share / "第二版.brief").write_bytes(packs[2].read_bytes())
        window.wait_for_title("目标", NEWER)
        wait_until(lambda: [name[:16] for name in kept(user)] == ["jinjiang-2023.2."], "it on the shelf")
    (share / "第二版.brief").unlink()
    with viewer(str(packs[1])) as window:
        window.settle()
        assert window.title.endswith(NEWER)
        assert len(kept(user)) == 1


def test_a_newer_pack_on_the_command_line_is_in_use_then_and_later(
    viewer: Open, user: Path, packs: dict[int, Path]
) -> None:
    with viewer(str(packs[2])) as window:
        window.wait_for_title("总览", NEWER)
        wait_until(lambda: kept(user), "the pack on the shelf")
    with viewer() as window:
        assert window.title == f"总览 · {NEWER}"
