"""The scripts behind `make`, run in a folder of their own with stand-ins for apt-get, id, ldd and Python."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LACKING = r"printf '\tlibEGL.so.1 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\tlibxcb-sync.so.1 => not found\n'"


class Desk:
    """A checkout under a name with a space and Chinese in it, and the commands that its scripts see first."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "简报 台"
        self.called = folder / "called"
        self.called.touch()
        shutil.copytree(ROOT / ".ci", self.home / ".ci")
        (self.home / ".venv/lib/python3.11/site-packages/PySide6/Qt/plugins").mkdir(parents=True)
        self.stand_in("uname", "echo Linux")
        self.stand_in("sudo", "exit 1")
        self.stand_in("apt-get", f'echo "$@" >>"{self.called}"')

    def stand_in(self, name: str, script: str, folder: str = "bin") -> None:
        command = self.home / folder / name
        command.parent.mkdir(exist_ok=True)
        command.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        command.chmod(0o755)

    def run(self, script: str, *arguments: str, path: str = "") -> str:
        path = path or f"{self.home / 'bin'}{os.pathsep}{os.environ['PATH']}"
        ran = subprocess.run(
            ["sh", str(self.home / ".ci" / script), *arguments],
            env={**os.environ, "PATH": path},
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        return ran.stdout + ran.stderr


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_without_rights_one_line_says_what_to_install(desk: Desk) -> None:
    desk.stand_in("id", "echo 1000")
    desk.stand_in("ldd", LACKING)
    said = desk.run("system.sh", "qt")
    assert said.count("\n") == 1
    assert said.endswith("apt-get install libegl1 libxcb-sync1\n")
    assert desk.called.read_text() == ""


def test_the_administrator_gets_the_missing_packages_installed(desk: Desk) -> None:
    desk.stand_in("id", "echo 0")
    desk.stand_in("ldd", f'[ -s "{desk.called}" ] || {LACKING}')
    said = desk.run("system.sh", "qt")
    assert said == "正在安装系统软件包 Installing system packages: libegl1 libxcb-sync1\n"
    update, install = desk.called.read_text().splitlines()
    assert update.startswith("update")
    assert install.endswith("libegl1 libxcb-sync1")


# Command -> package, as system.sh has them for `bundle`.
_, _, _bundle = (ROOT / ".ci/system.sh").read_text(encoding="utf-8").partition("missing_bundle() {")
TOOLS = dict(re.findall(r"([\w-]+):([\w-]+)", _bundle.partition("\n}")[0]))


def test_the_tools_of_packagers_are_known() -> None:
    assert TOOLS["appstreamcli"] == "appstream"
    assert TOOLS["dpkg-shlibdeps"] == "dpkg-dev"


@pytest.mark.parametrize("tool", TOOLS)
def test_a_missing_tool_of_packagers_is_installed_by_its_package(desk: Desk, tool: str) -> None:
    desk.stand_in("id", "echo 0")
    for other in {*TOOLS} - {tool}:
        desk.stand_in(other, "exit 1")
    for needed in ("sh", "dirname", "env", "head"):
        (desk.home / "bin" / needed).symlink_to(shutil.which(needed) or needed)
    said = desk.run("system.sh", "bundle", path=str(desk.home / "bin"))
    assert f"Installing system packages: {TOOLS[tool]}\n" in said
    assert desk.called.read_text().splitlines()[1].endswith(f" {TOOLS[tool]}")


def test_where_nothing_is_missing_apt_is_not_called(desk: Desk) -> None:
    desk.stand_in("id", "echo 0")
    desk.stand_in("ldd", "echo 'libc.so.6 => /lib/libc.so.6 (0x1)'")
    assert desk.run("system.sh", "qt") == ""
    assert desk.called.read_text() == ""


def test_a_failing_apt_is_shown_and_setup_goes_on(desk: Desk) -> None:
    desk.stand_in("id", "echo 0")
    desk.stand_in("ldd", LACKING)
    desk.stand_in("apt-get", "echo no route >&2; exit 100")
    said = desk.run("system.sh", "qt").splitlines()
    assert said[1] == "no route"
    assert said[2].endswith("apt-get install libegl1 libxcb-sync1")


def test_each_source_is_packed_once_until_it_changes(desk: Desk) -> None:
    desk.stand_in("python", f'echo "$@" >>"{desk.called}"; mkdir -p resources/packs; : >"$7"', ".venv/bin")
    source = desk.home / "db/sources/next-year"
    source.mkdir(parents=True)
    for _ in range(2):
        desk.run("pack.sh")
    once = "-m db build --source db/sources/next-year --out resources/packs/next-year.brief\n"
    assert desk.called.read_text() == once
    pack = desk.home / "resources/packs/next-year.brief"
    os.utime(source, (pack.stat().st_mtime + 60,) * 2)
    desk.run("pack.sh")
    assert desk.called.read_text() == once * 2


def test_continuous_integration_runs_make_test_and_then_what_is_packaged() -> None:
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if not line.startswith(("#", "set ", "cd "))]
    assert commands == ["make test", "make deb", "make test-bundle", "make test-bare", "make same-bundle"]


def test_setup_accepts_the_pythons_that_pyproject_accepts() -> None:
    low, high = re.findall(r"\(3, (\d+)\)", (ROOT / ".ci/setup.sh").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">=3.{low},<3.{int(high) + 1}"


def test_the_licence_is_the_one_pyproject_names() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").split()[:4] == [
        "Apache",
        "License",
        "Version",
        "2.0,",
    ]
