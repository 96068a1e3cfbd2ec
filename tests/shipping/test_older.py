"""The bundle for older systems: made in a system that is made once, and refused where it asks for too much."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from shipping import debian, older
from shipping.gates import Refused

from desktop.identity import COMMAND


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done to make a system, which is not done here: it takes a quarter of an hour."""
    done: list[str] = []

    def made(root: Path, suite: str) -> Path:
        done.append(suite)
        root.mkdir()
        return root

    monkeypatch.setattr(older, "made", made)
    monkeypatch.setattr(older, "install", lambda root, *packages: done.append("tools"))
    monkeypatch.setattr(older, "repository", lambda kind: "http://archive.example")
    monkeypatch.setattr(older, "run", lambda command, patience: done.append(Path(command[-2]).name))
    return done


def test_a_system_is_made_once(steps: list[str], tmp_path: Path) -> None:
    for _ in range(2):
        older.prepared(tmp_path / "of" / "debian")
    assert steps == ["bullseye", "tools", older.COMPILING.name]


def test_a_system_that_was_made_otherwise_is_made_anew(
    steps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older.prepared(tmp_path / "debian")
    (tmp_path / "debian" / "left over").touch()
    monkeypatch.setattr(older, "LIBRARIES", ("another-dev",))
    older.prepared(tmp_path / "debian")
    assert steps == ["bullseye", "tools", older.COMPILING.name] * 2
    assert not (tmp_path / "debian" / "left over").exists()


def test_a_system_that_was_not_finished_is_made_anew(
    steps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(command: object, patience: float) -> str:
        raise Refused("The compiler is full.")

    with monkeypatch.context() as broken:
        broken.setattr(older, "run", fail)
        with pytest.raises(Refused):
            older.prepared(tmp_path / "debian")
    older.prepared(tmp_path / "debian")
    assert steps[-1] == older.COMPILING.name


@pytest.mark.parametrize(("newest", "status"), [("2.2", 1), ("99.0", 0)])
def test_a_bundle_that_needs_a_newer_glibc_is_refused(
    newest: str, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "there"
    (there / COMMAND).mkdir(parents=True)
    shutil.copy(sys.executable, there / COMMAND / "program")
    monkeypatch.setattr(older, "prepared", lambda system: system)
    monkeypatch.setattr(older, "built", lambda system: there)
    monkeypatch.setattr(older, "NEWEST", newest)
    assert older.main([str(tmp_path / "dist")]) == status
    assert (tmp_path / "dist" / COMMAND / "program").is_file()


def test_where_it_cannot_be_built_the_reason_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(system: Path) -> Path:
        raise Refused("There is no compiler.")

    monkeypatch.setattr(older, "prepared", fail)
    assert older.main([str(tmp_path / "dist")]) == 1
    assert capfd.readouterr().err == "older: There is no compiler.\n"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["sh", "-c", "echo no space >&2; exit 3"], "no space"),
        (["sh", "-c", "echo on the other channel; exit 3"], "on the other channel"),
        (["no such command"], "no such command"),
        (["sleep", "9"], "timed out"),
    ],
)
def test_a_command_that_fails_is_told_with_its_words(command: list[str], said: str) -> None:
    with pytest.raises(Refused, match=said):
        debian.run(command, patience=0.5 if command[0] == "sleep" else 20)


def test_the_steps_inside_stand_as_a_script_that_a_shell_can_read() -> None:
    debian.run(["sh", "-n", str(older.COMPILING)])
