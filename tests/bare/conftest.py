"""One bare Debian for all tests, with the .deb installed in it, and a display to show the program on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from shipping.debian import ANYBODY, BOOKWORM, files, inside, install_file, made

from tests.bundle.conftest import USUAL
from tests.bundle.packaged import BUNDLE
from tests.flows.audience import remembering
from tests.flows.conftest import display, onlooker, user, where  # noqa: F401 - fixtures
from tests.flows.driving import Onlooker, Viewer

Open = Callable[..., Viewer]
SUITE = os.environ.get("SUITE", BOOKWORM)  # the Debian that it is installed in
PROGRAM = "/usr/bin/briefing-desk"
_X = Path("/tmp/.X11-unix")  # where a display's own socket lies, by the protocol


@pytest.fixture(scope="session")
def package() -> Path:
    """The .deb that was made."""
    found = sorted(BUNDLE.parent.glob("*.deb"))
    assert found, f"there is no .deb in {BUNDLE.parent}: run make deb"
    return found[-1]


@pytest.fixture(scope="session")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, set[str]]]:
    """The bare system, and the names in it before anything is installed."""
    assert os.geteuid() == 0, "run this as root: it makes a system in a folder, and mounts"
    root = made(tmp_path_factory.mktemp("debian") / "root", SUITE)
    yield root, files(root)
    shutil.rmtree(root)


@pytest.fixture(scope="session")
def debian(untouched: tuple[Path, set[str]], package: Path) -> Path:
    """The bare system with the .deb and what it declares."""
    root, _ = untouched
    install_file(root, package)
    return root


@pytest.fixture
def installed(display: str, onlooker: Onlooker, user: Path, debian: Path) -> Open:  # noqa: F811
    """Opens the installed program as anybody who has a home."""
    remembering(user, settings={"calm": True})
    (user / "walk").mkdir()
    for path in [user.parent, *user.rglob("*"), user]:
        os.chown(path, 65534, 65534)
    user.parent.chmod(0o755)

    def start(*arguments: str, **how: Any) -> Viewer:
        through = (*inside(debian, _X, user, user=ANYBODY), PROGRAM)
        return Viewer(display, onlooker, user, (*USUAL, *arguments), command=through, root=user, **how)

    return start
