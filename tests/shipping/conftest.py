"""A tiny world for what is done to a bundle."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.pack import write_pack
from tests.db.tiny import tiny
from tests.shipping.tiny_world import World


@pytest.fixture(scope="session")
def tiny_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pack([tiny()], tmp_path_factory.mktemp("pack") / "tiny.brief")


@pytest.fixture
def world(tmp_path: Path, tiny_pack: Path) -> World:
    """A project, its bundle and the machine it was built on."""
    return World(tmp_path, tiny_pack)
