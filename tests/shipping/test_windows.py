"""What Windows is told agrees with the program and with PyInstaller; written on Linux, so only compared here."""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyInstaller import compat
from shipping import windows
from shipping.names import SCHEME, four_parts

from db.schema import MIME, SUFFIX
from desktop.identity import APP_ID, COMMAND, NAME_EN, NAME_ZH, VERSION


def section(script: str, name: str) -> list[str]:
    """The lines of one section, comments left out."""
    _, _, rest = script.partition(f"[{name}]\n")
    lines = rest.partition("\n[")[0].splitlines()
    return [line for line in lines if line.strip() and not line.startswith(";")]


def fields(line: str) -> dict[str, str]:
    """`Root: HKCU; Subkey: "a"; …` as a dictionary; a quote inside quotes is written twice."""
    pairs = re.findall(r"(\w+): (\"(?:[^\"]|\"\")*\"|[^;]*)", line)
    return {name: value.removeprefix('"').removesuffix('"').replace('""', '"') for name, value in pairs}


@pytest.fixture(scope="module")
def registry() -> list[dict[str, str]]:
    return [fields(line) for line in section(windows.installer(), "Registry")]


def value(registry: list[dict[str, str]], key: str, name: str = "") -> str:
    return next(
        row["ValueData"] for row in registry if row["Subkey"] == key and row.get("ValueName", "") == name
    )


def test_nothing_is_written_for_other_users(registry: list[dict[str, str]]) -> None:
    assert len(registry) > 10
    assert {row["Root"] for row in registry} == {"HKCU"}
    setup = dict(line.split("=", 1) for line in section(windows.installer(), "Setup"))
    assert setup["PrivilegesRequired"] == "lowest"
    assert setup["DefaultDirName"].startswith("{localappdata}")
    assert (setup["AppId"], setup["AppVersion"]) == (APP_ID, VERSION)
    assert setup["VersionInfoVersion"] == four_parts()


def test_a_pack_is_opened_by_the_program_under_its_own_kind(registry: list[dict[str, str]]) -> None:
    kind = f"Software\\Classes\\{windows.PROG_ID}"
    assert value(registry, f"Software\\Classes\\{SUFFIX}") == windows.PROG_ID
    assert value(registry, f"Software\\Classes\\{SUFFIX}", "Content Type") == MIME
    assert value(registry, f"{kind}\\shell\\open\\command") == f'"{{app}}\\{COMMAND}.exe" "%1"'
    assert value(registry, f"{kind}\\DefaultIcon") == f"{windows.BESIDE}\\brief.ico"


def strangers(script: str) -> list[str]:
    """What a script puts into the program's folder that is not on the list of what was built."""
    setup = dict(line.split("=", 1) for line in section(script, "Setup"))
    app = setup["DefaultDirName"]

    def is_in_app(place: str) -> bool:
        return f"{place.replace('{app}', app)}\\".startswith(f"{app}\\")

    found = [row for row in map(fields, section(script, "Files")) if is_in_app(row["DestDir"])]
    built = f"dist\\{COMMAND}\\*"
    # Inno Setup's own default for where the uninstaller stands.
    uninstaller = ["unins000"] if is_in_app(setup.get("UninstallFilesDir", "{app}")) else []
    return [row["Source"] for row in found if row["Source"] != built] + uninstaller


def test_every_file_in_the_programs_folder_is_one_that_was_built() -> None:
    assert strangers(windows.installer()) == []


def test_an_icon_and_an_uninstaller_among_the_programs_files_are_seen() -> None:
    script = windows.installer()
    assert strangers(script.replace(f'DestDir: "{windows.BESIDE}"', 'DestDir: "{app}"')) == ["brief.ico"]
    assert strangers(script.replace(windows.BESIDE, "{app}\\setup")) == ["brief.ico", "unins000"]
    without = script.replace(f"UninstallFilesDir={windows.BESIDE}\n", "")
    assert without != script
    assert strangers(without) == ["unins000"]


def test_a_link_is_opened_by_the_program(registry: list[dict[str, str]]) -> None:
    key = f"Software\\Classes\\{SCHEME}"
    assert value(registry, key, "URL Protocol") == ""
    assert value(registry, f"{key}\\shell\\open\\command") == f'"{{app}}\\{COMMAND}.exe" "%1"'


def test_every_key_goes_with_the_program(registry: list[dict[str, str]]) -> None:
    whole = [row["Subkey"] for row in registry if "uninsdeletekey" in row.get("Flags", "")]
    for row in registry:
        is_below = any(row["Subkey"] == key or row["Subkey"].startswith(f"{key}\\") for key in whole)
        assert is_below or "uninsdeletevalue" in row.get("Flags", ""), row


@pytest.fixture
def pyinstaller_on_windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """PyInstaller's own classes for a version resource, which import two modules that only Windows has."""
    name = "PyInstaller.utils.win32.versioninfo"
    monkeypatch.setitem(sys.modules, "pefile", types.ModuleType("pefile"))
    monkeypatch.setattr(compat, "win32api", None, raising=False)
    monkeypatch.delitem(sys.modules, name, raising=False)
    yield
    sys.modules.pop(name, None)


@pytest.mark.usefixtures("pyinstaller_on_windows")
def test_pyinstaller_takes_the_version_resource() -> None:
    said = str(windows.version_resource())
    assert "filevers=(0, 1, 0, 0)" in said
    assert f"StringStruct('ProductName', '{NAME_ZH}')" in said
    assert f"StringStruct('ProductName', '{NAME_EN}')" in said
    assert "VarStruct('Translation', [2052, 1200, 1033, 1200])" in said


def test_everything_that_the_installer_names_is_written(tmp_path: Path) -> None:
    assert windows.main([str(tmp_path)]) == 0
    script = (tmp_path / f"{COMMAND}.iss").read_bytes()
    assert script.startswith(b"\xef\xbb\xbf;")
    for line in section(windows.installer(), "Files"):
        source = fields(line)["Source"]
        assert source.startswith("dist\\") or (tmp_path / source).is_file()
    assert (tmp_path / f"{COMMAND}.ico").read_bytes()[:4] == b"\0\0\1\0"
