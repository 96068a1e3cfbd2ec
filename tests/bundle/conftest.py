"""The packaged program on one display, for users each with a home and a configuration of their own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from tests.bundle.packaged import BUNDLE, program
from tests.bundle.pictures import is_blank, loaded, wait_for_brief
from tests.flows.audience import remembering
from tests.flows.conftest import display, onlooker, user, where  # noqa: F401 - fixtures
from tests.flows.driving import ROOT, Onlooker, Viewer

Open = Callable[..., Viewer]
USUAL = ("--size", "1440x900", "--theme", "light")
PICTURES = ROOT / "build" / "bundle"


@pytest.fixture(scope="session")
def bundle() -> Path:
    """The folder that was built."""
    assert Path(program(BUNDLE)).is_file(), (
        f"nothing was built in {BUNDLE}: run make deb, or name it in BUNDLE"
    )
    return BUNDLE


@pytest.fixture(scope="session")
def package() -> Path:
    """The one package beside the bundle."""
    found = list(BUNDLE.parent.glob("*.deb"))
    assert len(found) == 1, f"{len(found)} packages in {BUNDLE.parent}, not 1: run make deb"
    return found[0]


@pytest.fixture(scope="session")
def root(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the package lays down, below a folder of its own."""
    folder = tmp_path_factory.mktemp("root")
    subprocess.run(["dpkg-deb", "-x", str(package), str(folder)], check=True, timeout=60)
    return folder


@pytest.fixture(scope="session")
def as_root() -> None:
    """For what needs mounts, namespaces or another user."""
    assert os.geteuid() == 0, (
        "run this as root: it makes mounts and namespaces and starts the program as others"
    )


@pytest.fixture
def packaged(display: str, onlooker: Onlooker, user: Path, bundle: Path) -> Open:  # noqa: F811
    """Opens the packaged program: `with packaged("--theme", "dark", through=(…)) as window`.

    `through` is a command that becomes the program; `of` is another folder than the one that was built.
    """

    def start(*arguments: str, through: tuple[str, ...] = (), of: Path = bundle, **how: Any) -> Viewer:
        return Viewer(
            display, onlooker, user, (*USUAL, *arguments), command=(*through, program(of)), root=user, **how
        )

    return start


@pytest.fixture(scope="session")
def sound(
    display: str,  # noqa: F811
    onlooker: Onlooker,  # noqa: F811
    bundle: Path,
    where: dict[str, Any],  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> QImage:
    """The window of a start with nothing in its way, not even a disk that has yet to read the program."""
    for turn in ("first", "second"):
        folder = tmp_path_factory.mktemp(turn)
        (folder / "home").mkdir()
        with Viewer(display, onlooker, folder, USUAL, command=(program(bundle),)) as window:
            wait_for_brief(window, where)
            picture = loaded(window.image(window.main, folder / "sound.png"))
        assert not is_blank(picture)
    return picture


@pytest.fixture
def calm(user: Path) -> Path:  # noqa: F811
    """The user, who has chosen that nothing moves: each step of a show is there at once."""
    remembering(user, settings={"calm": True})
    return user


@pytest.fixture
def look(tmp_path: Path) -> Callable[[Viewer, str], QImage]:
    """A picture of a window, kept in build/bundle/ under a name."""
    PICTURES.mkdir(parents=True, exist_ok=True)

    def picture(window: Viewer, name: str) -> QImage:
        window.settle()
        return loaded(window.image(window.main, PICTURES / f"{name}.png"))

    return picture
