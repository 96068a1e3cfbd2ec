"""The bundled brief, its pack, and a tiny source to plant failures in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from db.compiling import compile_brief
from db.pack import write_pack
from db.records import Brief
from tests.db.tiny import SOURCE

settings.register_profile("quick", max_examples=150, deadline=None, derandomize=True, database=None)
settings.load_profile("quick")


@pytest.fixture(scope="session")
def brief() -> Brief:
    return compile_brief(SOURCE)


@pytest.fixture(scope="session")
def pack_bytes(brief: Brief, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_pack([brief], tmp_path_factory.mktemp("pack") / "sound.brief").read_bytes()


@pytest.fixture
def pack(pack_bytes: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "晋江.brief"
    path.write_bytes(pack_bytes)
    return path


@pytest.fixture
def spoil(pack_bytes: bytes, tmp_path: Path) -> Callable[[int, bytes], Path]:
    """The pack with some bytes written over."""

    def write(offset: int, data: bytes) -> Path:
        path = tmp_path / "spoilt.brief"
        path.write_bytes(pack_bytes[:offset] + data + pack_bytes[offset + len(data) :])
        return path

    return write
