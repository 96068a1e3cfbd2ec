"""Every gate as the build runs it, over a tiny bundle that passes them all, each with one failure that only it may tell."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from shipping import bundle, contents, glibc, machine, parts

from tests.shipping.tiny_world import World

ROOT = Path(__file__).parents[2]
Plant = Callable[[World, pytest.MonkeyPatch], object]


@pytest.fixture
def finished(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """The tiny bundle with real programs in it and its papers, as the build leaves it."""
    monkeypatch.setattr(machine, "this", world.machine)
    monkeypatch.setattr("sys.prefix", str(world.place / "venv"))
    world.made_real()
    assert bundle.main([str(world.dist)]) == 0
    return world


def put(name: str, data: str | bytes = "text") -> Plant:
    return lambda world, _: world.put(world.dist / name, data)


def linked_elsewhere(world: World, _: object) -> None:
    command = ["patchelf", "--set-rpath", "/tmp/evil", str(world.dist / "_internal/libtiny.so.1")]
    subprocess.run(command, check=True)


def may_be_written(world: World, _: object) -> None:
    (world.dist / "_internal/resources").chmod(0o777)


def with_a_client(world: World, _: object) -> None:
    world.put(world.dist / "_internal/libcurl.so.4", world.head)


def heavier(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "INSTALLED", 0)


def older(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLIBC", "2.2")


def tells(world: World, _: object) -> None:
    world.program(**{"desktop.app": f"place = {str(world.root / 'desktop/app.py')!r}"})


PLANTS: dict[str, Plant] = {
    "runpaths": linked_elsewhere,
    "offline": with_a_client,
    "genuine": put("_internal/resources/themes/window.qss", "another"),
    "licences": put("_internal/resources/licences/texts/Zlib.txt", "another"),
    "sbom": put("sbom.cdx.json", "{}"),
    "sums": put("SHA256SUMS", ""),
    "modes": may_be_written,
    "glibc": older,
    "traces": tells,
    "parts": heavier,
}


def test_a_sound_bundle_passes_every_gate(finished: World, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert bundle.main([str(finished.dist), "--check"]) == 0
    said = capsys.readouterr()
    assert [row.partition(":")[0] for row in said.out.splitlines() if "MB  " not in row] == list(bundle.GATES)
    assert said.err == ""


def test_each_gate_has_a_failure_planted_here() -> None:
    assert list(PLANTS) == list(bundle.GATES)


@pytest.mark.parametrize("gate", PLANTS)
def test_a_gate_refuses_what_it_is_for(
    gate: str, finished: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    PLANTS[gate](finished, monkeypatch)
    capsys.readouterr()
    assert bundle.main([str(finished.dist), "--check"]) == 1
    assert gate in {row.partition(":")[0] for row in capsys.readouterr().err.splitlines()}


def test_papers_that_cannot_be_made_stop_the_build(
    finished: World, capsys: pytest.CaptureFixture[str]
) -> None:
    finished.put(finished.dist / "_internal/stranger.so", finished.head)
    capsys.readouterr()
    assert bundle.main([str(finished.dist)]) == 1
    assert capsys.readouterr().err == (
        "licences: _internal/stranger.so belongs to no component; say in components.toml what it is, or leave it out.\n"
    )


def test_the_papers_alone_are_made_without_a_verdict(
    finished: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tells(finished, monkeypatch)
    (finished.dist / "SHA256SUMS").unlink()
    capsys.readouterr()
    assert bundle.main([str(finished.dist), "--unchecked"]) == 0
    assert (finished.dist / "SHA256SUMS").is_file()
    assert capsys.readouterr().err == ""


def test_modes_do_not_depend_on_who_builds(finished: World) -> None:
    before = os.umask(0o002)
    try:
        shutil.rmtree(finished.dist / contents.LICENCES)
        for name in (contents.SBOM, "SHA256SUMS"):
            (finished.dist / name).unlink()
        assert bundle.main([str(finished.dist)]) == 0
    finally:
        os.umask(before)


def test_the_newest_glibc_is_debian_12_s_where_none_is_named(
    finished: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GLIBC", raising=False)
    monkeypatch.setattr(glibc, "headers", lambda files: SAID)
    assert bundle.GATES["glibc"](str(finished.dist)) == 1
    assert "needs glibc 2.99, and the bundle may need 2.36 at most." in capsys.readouterr().err


SAID = """
dist/a.so:     file format elf64-x86-64

Version References:
  required from libc.so.6:
    0x09691a75 0x00 02 GLIBC_2.99
"""


# ------------------------------------------------------------ the scripts


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The build's script beside a Python that writes down what it is asked to run, and fails at what FAILS names."""
    folder = tmp_path / "checkout"
    (folder / ".ci").mkdir(parents=True)
    (folder / "dist/briefing-desk").mkdir(parents=True)
    for name in ("bundle.sh", "deb.sh"):
        shutil.copy(ROOT / ".ci" / name, folder / ".ci")
    python = folder / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$2 $3 $4" >>asked\n[ "$2" != "${FAILS:-}" ]\n')
    python.chmod(0o755)
    return folder


def script(checkout: Path, name: str, **variables: str) -> tuple[int, list[str]]:
    """The exit status of the script, and the modules that it had run, each with two of its arguments."""
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(checkout), "UNCHECKED": "", **variables}
    ran = subprocess.run(
        ["sh", f".ci/{name}"], cwd=checkout, env=environment, capture_output=True, check=False
    )
    asked = checkout / "asked"
    return ran.returncode, asked.read_text(encoding="utf-8").splitlines() if asked.is_file() else []


def test_the_build_runs_every_gate_after_it_and_nothing_else(checkout: Path) -> None:
    status, asked = script(checkout, "bundle.sh")
    assert status == 0
    assert [row.split()[0] for row in asked] == ["PyInstaller", "shipping.bundle"]
    assert asked[1].split() == ["shipping.bundle", "dist/briefing-desk"]


@pytest.mark.parametrize("step", ["PyInstaller", "shipping.bundle"])
def test_a_step_of_the_build_that_fails_fails_it(checkout: Path, step: str) -> None:
    assert script(checkout, "bundle.sh", FAILS=step)[0] != 0


def test_the_package_is_checked_and_weighed(checkout: Path) -> None:
    (checkout / "dist/a.deb").touch()
    _, asked = script(checkout, "deb.sh")
    assert [row.split()[0] for row in asked] == ["shipping.deb", "shipping.deb", "shipping.parts"]
    assert "--check" in asked[1]


@pytest.mark.parametrize("step", ["shipping.deb", "shipping.parts"])
def test_a_package_that_is_refused_fails_the_build(checkout: Path, step: str) -> None:
    assert script(checkout, "deb.sh", FAILS=step)[0] != 0


def test_what_is_compared_with_a_build_that_passed_is_not_held_against_the_gates_again(
    checkout: Path,
) -> None:
    (checkout / "dist/a.deb").touch()
    _, asked = script(checkout, "bundle.sh", UNCHECKED="yes")
    assert asked[1].split() == ["shipping.bundle", "--unchecked", "dist/briefing-desk"]
    _, asked = script(checkout, "deb.sh", UNCHECKED="yes")
    assert not any("--check" in row.split() for row in asked)
