"""It always opens: bad files, odd paths, a home that cannot be written, broken settings, a link."""

from __future__ import annotations

import shutil
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from desktop.theme import LIGHT
from tests.flows.conftest import Open
from tests.flows.driving import PACK, ROOT, Viewer, wait_until

USUAL = ("--size", "1440x900", "--theme", "light")


def notices(window: Viewer, where: dict[str, Any]) -> int:
    """How many notices stand above the page: bands of their colour down a line that no text crosses."""
    bands = groupby(window.colors(where["notices"]))
    return sum(color == LIGHT.wash.lower() and len(list(pixels)) > 20 for color, pixels in bands)


def wait_for_notices(window: Viewer, where: dict[str, Any], count: int) -> None:
    """What is to be said comes after the first paint."""
    wait_until(lambda: notices(window, where) == count, f"{count} notices")
    window.settle()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The app copied to a path with Chinese and a space, as it would be unpacked."""
    folder = tmp_path / "简报 台"
    for name in ("db", "desktop", "resources"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def files(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file below `folder` with its size and time."""
    return {
        str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_sound_start_shows_no_notice(viewer: Open, where: dict[str, Any]) -> None:
    with viewer(*USUAL) as window:
        assert notices(window, where) == 0


def test_it_runs_from_a_path_with_chinese_and_spaces_and_writes_nothing_there(
    viewer: Open, checkout: Path, user: Path
) -> None:
    before = files(checkout)
    with viewer(root=checkout) as window:
        window.look_for("2400")
        window.wait_for_title("第55行")
        window.press("ctrl+plus", "ctrl+t")
        window.wait_for_title("目标")
    assert files(checkout) == before
    config = user / "config" / "briefing-desk"
    assert set(files(user / "config")) == {"briefing-desk/session.json", "briefing-desk/settings.json"}
    assert all(path.is_file() for path in config.iterdir())


def test_nothing_is_written_outside_the_configuration(viewer: Open, user: Path) -> None:
    (user / "tmp").mkdir()
    with viewer(variables={"TMPDIR": str(user / "tmp")}) as window:
        window.look_for("274")
        window.press("ctrl+t", "alt+Left")
        window.settle()
    written = set(files(user)) - {"stderr.txt"}
    # The font cache is fontconfig's own, where the system keeps none.
    assert {name for name in written if "fontconfig" not in name} == {"config/briefing-desk/session.json"}


def test_without_a_configuration_folder_it_uses_the_home(viewer: Open, user: Path) -> None:
    with viewer(variables={"XDG_CONFIG_HOME": "not/absolute"}) as window:
        window.press("ctrl+t")
        window.wait_for_title("目标")
    assert (user / "home" / ".config" / "briefing-desk" / "session.json").is_file()


def test_a_home_that_cannot_be_written_costs_one_notice(
    viewer: Open, where: dict[str, Any], tmp_path: Path
) -> None:
    # Tests may run as root, for whom no permission is missing: a home below a file refuses everybody.
    blocked = tmp_path / "file"
    blocked.touch()
    homes = {"HOME": str(blocked / "home"), "XDG_CONFIG_HOME": str(blocked / "home" / "config")}
    with viewer(*USUAL, variables=homes) as window:
        wait_for_notices(window, where, 1)
        window.press("ctrl+plus", "ctrl+t")
        window.wait_for_title("目标")
    assert blocked.read_bytes() == b""


@pytest.mark.parametrize("broken", [b"{", b"[]", b"\xff\xfe\x00", b"[" * 100_000])
def test_broken_settings_are_kept_aside_with_one_notice(
    viewer: Open, where: dict[str, Any], user: Path, broken: bytes
) -> None:
    folder = user / "config" / "briefing-desk"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_bytes(broken)
    with viewer(*USUAL) as window:
        wait_for_notices(window, where, 1)
    assert (folder / "settings.broken.json").read_bytes() == broken
    with viewer(*USUAL) as window:
        assert notices(window, where) == 0


def test_nonsense_in_settings_and_session_does_not_stop_it(
    viewer: Open, where: dict[str, Any], user: Path
) -> None:
    folder = user / "config" / "briefing-desk"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text('{"zoom": "large", "theme": 7, "language": ["en"]}')
    (folder / "session.json").write_text('{"geometry": "AAAA", "place": "briefing:gone/x#9", "side": -4}')
    with viewer(*USUAL) as window:
        assert window.title == "总览 · 晋江简报 2023"
        wait_for_notices(window, where, 1)


def test_every_bad_file_costs_one_notice_and_the_brief_stays(
    viewer: Open, where: dict[str, Any], tmp_path: Path
) -> None:
    folder = tmp_path / "收到 的文件"
    folder.mkdir()
    whole = PACK.read_bytes()
    (folder / "text.brief").write_text("<img src=//host/x> 这不是简报包", encoding="utf-8")
    (folder / "cut.brief").write_bytes(whole[: len(whole) // 2])
    (folder / "damaged.brief").write_bytes(whole.replace("增长6.17%".encode(), "增长9.99%".encode()))
    (folder / "empty.brief").touch()
    bad = [folder, folder / "missing.brief", *sorted(folder.iterdir())]
    before = files(folder)
    with viewer(*USUAL, *map(str, bad)) as window:
        assert window.title == "总览 · 晋江简报 2023"
        # The folder stands for the files in it, and each file is told once.
        wait_for_notices(window, where, len(bad) - 1)
        window.press("ctrl+t")
        window.wait_for_title("目标")
    assert files(folder) == before


def test_a_pack_opens_from_a_path_full_of_special_signs_and_leaves_nothing_beside_it(
    viewer: Open, where: dict[str, Any], tmp_path: Path
) -> None:
    folder = tmp_path / "a#b?c%20d 'e' & 中文"
    folder.mkdir()
    pack = folder / "晋江#1?mode=rwc%00.brief"
    shutil.copyfile(PACK, pack)
    before = files(folder)
    with viewer(*USUAL, str(pack)) as window:
        assert window.title == "总览 · 晋江简报 2023"
        assert notices(window, where) == 0
        window.press("ctrl+t")
        window.wait_for_title("目标")
        assert files(folder) == before
    assert files(folder) == before


def test_a_pack_opens_while_nothing_is_bundled(viewer: Open, checkout: Path, tmp_path: Path) -> None:
    pack = Path(shutil.move(checkout / "resources" / "packs" / PACK.name, tmp_path / "其他.brief"))
    with viewer(str(pack), root=checkout) as window:
        assert window.title == "总览 · 晋江简报 2023"


def test_without_any_pack_the_window_opens_and_survives_every_key(viewer: Open, checkout: Path) -> None:
    (checkout / "resources" / "packs" / PACK.name).unlink()
    with viewer(root=checkout) as window:
        assert window.title == "简报台"
        window.press("ctrl+k", "ctrl+t", "alt+Home", "ctrl+Next", "alt+Down", "alt+Left", "ctrl+shift+c")
        window.press("ctrl+e", "Down", "ctrl+plus", "ctrl+u")
        window.open_menus("alt+v", "t")
        window.press("d")
        window.wait_for_setting("theme", "dark")


@pytest.mark.parametrize(
    ("link", "title"),
    [
        ("briefing:jinjiang-2023/economy#27", "2.1 经济 · 第27行 · 晋江简报 2023"),
        ("briefing:jinjiang-2023/economy", "2.1 经济 · 晋江简报 2023"),
        ("briefing:jinjiang-2023", "总览 · 晋江简报 2023"),
    ],
)
def test_a_link_opens_its_place(viewer: Open, link: str, title: str) -> None:
    with viewer(link) as window:
        assert window.title == title


@pytest.mark.parametrize(
    ("link", "page"),
    [("briefing:jinjiang-2023/nowhere#9", "总览"), ("briefing:jinjiang-2023/economy#99999", "2.1 经济")],
)
def test_a_link_to_what_is_gone_leads_to_what_is_nearest_and_costs_one_notice(
    viewer: Open, where: dict[str, Any], link: str, page: str
) -> None:
    with viewer(*USUAL, link) as window:
        assert window.title == f"{page} · 晋江简报 2023"
        wait_for_notices(window, where, 1)
