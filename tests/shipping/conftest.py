"""A tiny world for what is done to a bundle."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shipping.tiny_world import World


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A project, its bundle and the machine it was built on."""
    return World(tmp_path)
