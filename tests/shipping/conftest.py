"""A tiny world for what is done to a bundle; a small package, made once, and a way to break it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from shipping import deb
from shipping.deb_reading import Package, read
from shipping.staging import settle

from db.pack import write_pack
from tests.db.tiny import tiny
from tests.shipping.small import Change, agreeing, small_bundle
from tests.shipping.tiny_world import World


@pytest.fixture(scope="session")
def tiny_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pack([tiny()], tmp_path_factory.mktemp("pack") / "tiny.brief")


@pytest.fixture
def world(tmp_path: Path, tiny_pack: Path) -> World:
    """A project, its bundle and the machine it was built on."""
    return World(tmp_path, tiny_pack)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of a small bundle."""
    folder = tmp_path_factory.mktemp("made")
    return deb.build(small_bundle(folder / "dist"), folder / "out")


@pytest.fixture(scope="session")
def package(made: Path) -> Package:
    """What is in it."""
    return read(made)


@pytest.fixture(scope="session")
def tree(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is in it, as files; never changed."""
    folder = tmp_path_factory.mktemp("tree")
    subprocess.run(["dpkg-deb", "--raw-extract", made, folder], check=True)
    return folder


@pytest.fixture
def known_needs(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the small bundle needs of the system is not looked for again: that takes seconds."""
    needed = package.field("Depends").split(", ")
    monkeypatch.setattr("shipping.deb_shipped.depends", lambda root: needed)


@pytest.fixture
def changed(tree: Path, made: Path, tmp_path: Path) -> Callable[..., Path]:
    """The same package with something in its tree changed; `agreed`: and its records adapted to it."""

    def build(change: Change, *, settled: bool = True, agreed: bool = False) -> Path:
        root = tmp_path / "root"
        shutil.copytree(tree, root, symlinks=True)
        change(root)
        if agreed:
            agreeing(root)
        if settled:
            settle(root, 1_700_000_000)
        out = tmp_path / made.name
        command = ["dpkg-deb", "--root-owner-group", "-Znone", "--build", str(root), str(out)]
        subprocess.run(command, check=True, capture_output=True)
        return out

    return build
