"""A double-click on a .brief file shows that brief, by what the .deb tells the desktop and by nothing else."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from db.schema import MIME
from tests.bundle.conftest import Open
from tests.bundle.double_click import OPENS, DoubleClicked, desktop_of, installed
from tests.bundle.pictures import wait_for_brief
from tests.flows.driving import Onlooker, environment
from tests.flows.test_newer_brief import NEWER, packs

__all__ = ["packs"]


@pytest.fixture
def double_clicked(packs: dict[int, Path], tmp_path: Path) -> Path:
    """A newer edition of the brief that came with the program, on a stick."""
    return packs[2].rename(tmp_path / "U盘 里的#1.brief")


@pytest.mark.usefixtures("as_root")
def test_a_double_click_starts_the_program_with_that_brief(
    display: str, onlooker: Onlooker, user: Path, root: Path, double_clicked: Path, tmp_path: Path
) -> None:
    desktop = desktop_of(root, tmp_path / "share")
    with DoubleClicked(display, onlooker, user, root, double_clicked, **desktop) as window:
        window.wait_for_title("总览", NEWER)


@pytest.mark.usefixtures("as_root")
def test_with_the_program_open_a_double_click_shows_the_brief_in_its_window(
    packaged: Open,
    display: str,
    user: Path,
    root: Path,
    double_clicked: Path,
    tmp_path: Path,
    where: dict[str, Any],
) -> None:
    (user / "run").mkdir(mode=0o700)
    place = {"XDG_RUNTIME_DIR": str(user / "run"), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    variables = {**desktop_of(root, tmp_path / "share"), **place}
    with packaged(variables=variables) as window:
        wait_for_brief(window, where)
        assert opened(root, double_clicked, environment(user, **variables)) == ""
        window.wait_for_title("总览", NEWER)


@pytest.mark.usefixtures("as_root")
def test_a_desktop_that_knows_no_program_for_it_opens_nothing(
    root: Path, user: Path, display: str, double_clicked: Path, tmp_path: Path
) -> None:
    variables = desktop_of(root, tmp_path / "share", entries=False)
    said = opened(root, double_clicked, environment(user, DISPLAY=display, **variables))
    # The kind of the file is known all the same.
    assert MIME in said


def opened(root: Path, file: Path, variables: dict[str, str]) -> str:
    """What is said when a file is opened; "" where a program was started."""
    command = [*installed(root), *OPENS, str(file)]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode == 0) == (done.stderr == "")
    return done.stderr
