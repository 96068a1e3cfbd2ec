"""One display for all flows; every viewer has a user, a home and a configuration of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.display import x_display
from tests.flows.driving import ROOT, Onlooker, Viewer, environment

Open = Callable[..., Viewer]


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    with x_display(1600, 1000) as name:
        yield name


@pytest.fixture(scope="session")
def onlooker(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Onlooker]:
    looking = Onlooker(display, tmp_path_factory.mktemp("onlooker"))
    yield looking
    looking.close()


@pytest.fixture(scope="session")
def where(display: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Points of the window at its usual size, by name."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.flows.whereabouts"],
        cwd=ROOT,
        env=environment(tmp_path_factory.mktemp("where"), DISPLAY=display, QT_QPA_PLATFORM="xcb"),
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    points: dict[str, Any] = json.loads(done.stdout)
    return points


@pytest.fixture
def user(tmp_path: Path) -> Path:
    """The folder of a fresh user: home/ and config/ are made in it."""
    folder = tmp_path / "user"
    (folder / "home").mkdir(parents=True)
    return folder


@pytest.fixture
def viewer(display: str, onlooker: Onlooker, user: Path) -> Open:
    """Opens a viewer: `with viewer("--theme", "dark") as window`."""

    def open_viewer(*arguments: str, **how: Any) -> Viewer:
        return Viewer(display, onlooker, user, arguments, **how)

    return open_viewer
