"""It always opens: read-only media, other users, no fonts, no bus, no locale, no GPU, a full disk, a stick pulled out."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from shipping.debian import mounting

from db.pack import write_pack
from tests.bundle.conftest import Open
from tests.bundle.packaged import copied, program
from tests.bundle.pictures import OVERVIEW, alike, is_blank, loaded, wait_for_brief
from tests.bundle.places import (
    ANYBODY,
    MEDIUM,
    WITHOUT_DRIVERS,
    drivers,
    environment_of,
    has_a_bus,
    in_its_mounts,
    medium,
    read_only,
    refusal,
)
from tests.db.tiny import tiny
from tests.flows.driving import PACK, SOURCE, Onlooker, Viewer, environment, wait_until
from tests.flows.test_hostile import USUAL, wait_for_notices

Look = Callable[[Viewer, str], QImage]
TREE = (240, 740)  # pixels from the upper left
DISC = MEDIUM / "简报 台"
FULL_HOME = MEDIUM / "home"
FULL = (
    medium("1m"),
    f"mkdir {FULL_HOME}",
    f"cat /dev/zero > {FULL_HOME}/full 2> /dev/null || test -s {FULL_HOME}/full",
)


BUS = ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")
NO_BUS = ("env", *(f"--unset={name}" for name in BUS))


@pytest.fixture(scope="session")
def no_fonts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A system in which no font is installed."""
    fonts = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    fonts.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>')
    return {"FONTCONFIG_FILE": str(fonts)}


@pytest.fixture(scope="session")
def reference(
    display: str,
    onlooker: Onlooker,
    tmp_path_factory: pytest.TempPathFactory,
    no_fonts: dict[str, str],
    where: dict[str, Any],
) -> QImage:
    """What the program shows from source, with the same faces, where no font is installed."""
    folder = tmp_path_factory.mktemp("reference")
    (folder / "home").mkdir(parents=True)
    with Viewer(display, onlooker, folder, USUAL, command=SOURCE, variables=no_fonts) as window:
        wait_for_brief(window, where)
        return loaded(window.image(window.main, folder / "reference.png"))


@pytest.fixture
def on_disc(bundle: Path) -> tuple[str, ...]:
    """An ordinary user, and the bundle on media that cannot be written, in a folder with Chinese and a space."""
    return (*mounting(medium(), read_only(bundle, DISC)), *ANYBODY)


def test_it_looks_as_it_does_from_source(
    display: str, onlooker: Onlooker, user: Path, sound: QImage, look: Look, where: dict[str, Any]
) -> None:
    with Viewer(display, onlooker, user, USUAL, command=SOURCE) as window:
        wait_for_brief(window, where)
        assert alike(look(window, "from-source"), sound)


@pytest.mark.usefixtures("as_root")
def test_from_read_only_media_as_an_ordinary_user_whose_home_cannot_be_written(
    packaged: Open, on_disc: tuple[str, ...], where: dict[str, Any], look: Look
) -> None:
    with packaged(through=on_disc, of=DISC) as window:
        wait_for_brief(window, where)
        assert not is_blank(look(window, "read-only"))
        assert "\t65534\t65534\t65534" in (window.process / "status").read_text()
        wait_for_notices(window, where, 1)
        window.press("ctrl+plus", "ctrl+t")
        window.wait_for_title("目标")


@pytest.mark.usefixtures("as_root")
def test_read_only_media_refuse_even_root(bundle: Path) -> None:
    assert "Read-only" in refusal(mounting(medium(), read_only(bundle, DISC)), DISC)
    assert refusal(mounting(medium()), MEDIUM) == ""


@pytest.mark.usefixtures("as_root")
def test_an_ordinary_users_choices_are_kept_where_their_home_is(
    packaged: Open, bundle: Path, sound: QImage, look: Look, where: dict[str, Any]
) -> None:
    home = MEDIUM / "home"
    through = (*mounting(medium(), read_only(bundle, DISC), f"install -d -o 65534 {home}"), *ANYBODY)
    variables = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config")}
    with packaged(through=through, of=DISC, variables=variables) as window:
        wait_for_brief(window, where)
        assert alike(look(window, "ordinary-user"), sound)
        window.press("ctrl+plus")
        kept = ("find", str(home), "-user", "65534", "-name", "settings.json")
        wait_until(lambda: in_its_mounts(window.process, *kept), "the choice in the user's home")


@pytest.mark.usefixtures("as_root")
def test_an_ordinary_user_is_refused_where_root_is_not(user: Path) -> None:
    assert "Permission denied" in refusal(ANYBODY, user / "home")
    assert refusal((), user / "home") == ""


def test_with_an_empty_environment(
    packaged: Open, display: str, user: Path, sound: QImage, look: Look, where: dict[str, Any]
) -> None:
    left = {"DISPLAY": display, "HOME": str(user / "home")}
    through = ("env", "--ignore-environment", *(f"{name}={value}" for name, value in left.items()))
    with packaged(through=through) as window:
        wait_for_brief(window, where)
        assert environment_of(window.process) == left
        assert alike(look(window, "empty-environment"), sound)


def test_without_a_bus_and_without_a_folder_for_what_runs(
    packaged: Open, display: str, user: Path, sound: QImage, look: Look, where: dict[str, Any]
) -> None:
    with packaged(through=NO_BUS) as window:
        wait_for_brief(window, where)
        # All that was given but for what NO_BUS takes away: what is in an environment is seen.
        given = environment(user, DISPLAY=display, QT_QPA_PLATFORM="xcb")
        assert environment_of(window.process) == given
        assert not {*BUS} & given.keys()
        assert alike(look(window, "no-bus"), sound)


def test_where_there_is_no_bus_none_answers(user: Path, display: str) -> None:
    variables = environment(user, DISPLAY=display)
    assert has_a_bus(("dbus-run-session", "--"), variables)
    assert not has_a_bus(("dbus-run-session", "--", *NO_BUS), variables)


def test_without_any_font_of_the_system(
    packaged: Open, no_fonts: dict[str, str], reference: QImage, look: Look, where: dict[str, Any]
) -> None:
    with packaged(variables=no_fonts) as window:
        wait_for_brief(window, where)
        assert alike(look(window, "no-fonts"), reference)
        window.press("ctrl+t")
        window.wait_for_title("目标")


def test_where_there_is_no_font_boxes_are_seen(
    packaged: Open, bundle: Path, no_fonts: dict[str, str], reference: QImage, look: Look, tmp_path: Path
) -> None:
    copy = copied(bundle, tmp_path / bundle.name)
    for face in (copy / "_internal" / "resources" / "fonts").glob("*.otf"):
        face.unlink()
    with packaged(variables=no_fonts, of=copy) as window:
        window.wait_for_title(OVERVIEW)
        window.settle()
        # The tree, which is there with the first picture and does not move.
        boxes, letters = (each.copy(0, 0, *TREE) for each in (look(window, "boxes"), reference))
        assert not is_blank(boxes)
        assert not alike(boxes, letters)


@pytest.mark.usefixtures("as_root")
def test_without_a_gpu_all_is_drawn_and_no_driver_is_loaded(
    packaged: Open, sound: QImage, look: Look, where: dict[str, Any]
) -> None:
    with packaged(through=mounting(*WITHOUT_DRIVERS)) as window:
        wait_for_brief(window, where)
        there = ("sh", "-c", "for each in /dev/dri /usr/lib/*/dri; do ls -A $each 2> /dev/null || :; done")
        assert in_its_mounts(window.process, *there) == ""
        assert alike(look(window, "no-gpu"), sound)
        window.press("F5")
        window.window_titled("放映")
        assert drivers((window.process / "maps").read_text()) == []
        window.press("Escape")
        window.wait_for_no_window("放映")
        window.wait_for_focus()


def test_a_driver_that_a_process_loads_is_seen(tmp_path: Path) -> None:
    driver = tmp_path / "dri" / "swrast_dri.so"
    driver.parent.mkdir()
    any_library = find_spec("_cffi_backend")
    assert any_library
    assert any_library.origin
    shutil.copyfile(any_library.origin, driver)
    asking = f"import ctypes; ctypes.CDLL({str(driver)!r}); print(open('/proc/self/maps').read())"
    done = subprocess.run([sys.executable, "-c", asking], capture_output=True, text=True, check=True)
    assert drivers(done.stdout) == [str(driver)]


def test_a_driver_among_the_libraries_is_seen() -> None:
    row = "7f00 r--p 00000000 fe:00 1 /usr/lib/x86_64-linux-gnu/"
    assert drivers(f"{row}libGL.so.1.7.0\n{row}libc.so.6\n") == []
    assert drivers(f"{row}dri/swrast_dri.so\n{row}libgallium-25.so\n{row}libc.so.6\n") == [
        "/usr/lib/x86_64-linux-gnu/dri/swrast_dri.so",
        "/usr/lib/x86_64-linux-gnu/libgallium-25.so",
    ]


@pytest.mark.usefixtures("as_root")
def test_a_home_on_a_full_disk_costs_a_notice_and_no_more(
    packaged: Open, where: dict[str, Any], look: Look
) -> None:
    variables = {"HOME": str(FULL_HOME), "XDG_CONFIG_HOME": str(FULL_HOME / ".config")}
    with packaged(through=mounting(*FULL), variables=variables) as window:
        wait_for_brief(window, where)
        window.press("ctrl+plus", "ctrl+t")
        window.wait_for_title("目标")
        wait_for_notices(window, where, 1)
        assert not is_blank(look(window, "full-disk"))


@pytest.mark.usefixtures("as_root")
def test_a_full_disk_takes_nothing_more() -> None:
    writing = ("dd", "if=/dev/zero", f"of={FULL_HOME}/more", "bs=1", "count=1")
    done = subprocess.run(
        [*mounting(*FULL), *writing], env={"LC_ALL": "C"}, capture_output=True, text=True, check=False
    )
    assert "No space left" in done.stderr


def test_a_damaged_pack_beside_the_good_one_costs_one_notice(
    packaged: Open, where: dict[str, Any], tmp_path: Path, look: Look
) -> None:
    damaged = tmp_path / "收到 的.brief"
    damaged.write_bytes(PACK.read_bytes().replace("增长6.17%".encode(), "增长9.99%".encode()))
    with packaged(str(damaged)) as window:
        wait_for_brief(window, where)
        wait_for_notices(window, where, 1)
        assert not is_blank(look(window, "damaged-pack"))


@pytest.mark.usefixtures("as_root")
def test_a_pack_on_a_stick_that_is_pulled_out_stays_open(packaged: Open, tmp_path: Path, look: Look) -> None:
    pack = write_pack([tiny()], tmp_path / "U盘 里的.brief")
    stick = MEDIUM / pack.name
    lines = (medium(), f"cp {shlex.quote(str(pack))} {MEDIUM}/", f"mount -o remount,ro {MEDIUM}")
    with packaged(str(stick), through=mounting(*lines)) as window:
        window.wait_for_title("某市简报")
        # Not even lazily: nothing on it is held open.
        in_its_mounts(window.process, "umount", str(MEDIUM))
        window.press("ctrl+Next", "ctrl+Next", "ctrl+t")
        window.wait_for_title("目标", "某市简报")
        assert not is_blank(look(window, "stick-pulled-out"))


def test_without_the_program_nothing_opens(packaged: Open, bundle: Path, tmp_path: Path) -> None:
    shutil.copyfile(program(bundle), tmp_path / "briefing-desk")
    (tmp_path / "briefing-desk").chmod(0o755)
    with pytest.raises(AssertionError, match="the viewer ended"), packaged(of=tmp_path):
        pass
