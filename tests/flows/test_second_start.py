"""Two starts of the program by one user at one display: one window, unless that cannot be."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from db.pack import write_pack
from tests.db.tiny import tiny
from tests.flows.conftest import Open
from tests.flows.driving import ROOT, environment, wait_until

Start = Callable[..., "subprocess.CompletedProcess[str]"]
QUICK = 3.0  # seconds in which a second start is over
OVERVIEW, OTHER = "总览 · 晋江简报 2023", "总览 · 某市简报"


@pytest.fixture
def second(display: str, user: Path) -> Start:
    """Starts the program again, as the same user at the same display, and waits for its end."""

    def start(*arguments: str, cwd: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
        place = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            [sys.executable, "-m", "desktop", *arguments],
            cwd=cwd,
            env=environment(user, **(place | variables)),
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    return start


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A small pack beside which the program is started."""
    return write_pack([tiny()], tmp_path / "收到 的#1.brief")


def test_a_second_start_hands_its_pack_to_the_first_and_ends(viewer: Open, second: Start, pack: Path) -> None:
    with viewer() as window:
        assert window.title == OVERVIEW
        started = time.monotonic()
        done = second(pack.name, cwd=pack.parent)
        taken = time.monotonic() - started
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert taken < QUICK
        window.wait_for_title(OTHER)


def test_a_second_start_with_a_link_goes_there(viewer: Open, second: Start) -> None:
    with viewer() as window:
        assert second("briefing:jinjiang-2023/economy#27").returncode == 0
        window.wait_for_title("第27行")


def test_a_second_start_with_nothing_brings_back_a_window_that_was_put_away(
    viewer: Open, second: Start
) -> None:
    with viewer() as window:
        window.minimise()
        assert second().returncode == 0
        window.wait_for_focus()


def test_a_file_that_is_no_pack_is_refused_by_the_first(viewer: Open, second: Start, tmp_path: Path) -> None:
    (tmp_path / "text.brief").write_text("这不是简报包", encoding="utf-8")
    with viewer() as window:
        before = window.picture()
        assert second(str(tmp_path / "text.brief")).returncode == 0
        wait_until(lambda: window.picture() not in {before, ""}, "a notice")
        assert window.title == OVERVIEW


def test_after_the_first_was_killed_the_next_opens_a_window(viewer: Open, user: Path) -> None:
    runtime = user / "run"
    runtime.mkdir()
    variables = {"XDG_RUNTIME_DIR": str(runtime)}
    with viewer(variables=variables) as window:
        window.kill()
    assert len(list(runtime.glob("briefing-desk/*/lock"))) == 1
    with viewer(variables=variables) as window:
        assert window.title == OVERVIEW
    assert list(runtime.glob("briefing-desk/*")) == []


def test_a_first_that_hangs_does_not_keep_the_next_from_opening(viewer: Open) -> None:
    with viewer() as hanging:
        hanging.signal(signal.SIGSTOP)
        try:
            with viewer() as window:
                assert window.title == OVERVIEW
        finally:
            hanging.signal(signal.SIGCONT)
        hanging.wait_for_focus()


@pytest.mark.parametrize("how", ["--new-window", "no folder"])
def test_a_window_of_its_own(viewer: Open, tmp_path: Path, how: str) -> None:
    (tmp_path / "file").touch()
    nowhere = {"TMPDIR": str(tmp_path / "file" / "tmp"), "XDG_STATE_HOME": str(tmp_path / "file" / "state")}
    variables, arguments = ({}, [how]) if how.startswith("--") else (nowhere, [])
    with viewer(variables=variables) as window:
        with viewer(*arguments, variables=variables) as another:
            assert (window.title, another.title) == (OVERVIEW, OVERVIEW)
        window.wait_for_focus()


def test_commands_that_need_no_window_open_their_files_themselves(
    viewer: Open, second: Start, tmp_path: Path
) -> None:
    with viewer():
        assert second("--preview", str(tmp_path / "pictures")).returncode == 0
        assert second("export", "--html", str(tmp_path / "x.html")).returncode == 0
        assert second("db", "check").returncode == 0
    assert (tmp_path / "x.html").stat().st_size > 0
    assert any((tmp_path / "pictures").iterdir())


def test_the_cores_commands_go_by_the_programs_name(second: Start, pack: Path) -> None:
    assert "某市简报" in second("db", "check", str(pack)).stdout
    assert "briefing-desk db" in second("db", "--help").stdout
    damaged = pack.with_name("damaged.brief")
    damaged.write_bytes(pack.read_bytes()[: pack.stat().st_size // 2])
    assert second("db", "check", str(damaged)).returncode == 1
