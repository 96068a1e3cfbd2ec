"""The .deb that is shipped: what lies in it runs from there, and desktops know its program and its files."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from shipping.names import four_parts

from db.schema import MIME, SUFFIX
from desktop.identity import APP_ID, COMMAND, NAME_ZH
from tests.bundle.packaged import BUNDLE, run
from tests.flows.driving import PACK


def test_the_package_names_the_program_and_its_version(package: Path) -> None:
    name, version, scripts = (
        _said("dpkg-deb", "-f", str(package), "Package"),
        _said("dpkg-deb", "-f", str(package), "Version"),
        _said("dpkg-deb", "-I", str(package)),
    )
    assert (name, version) == (COMMAND, four_parts())
    assert not any(script in scripts for script in ("preinst", "postinst", "prerm", "postrm"))


def test_the_program_checks_itself_where_the_package_puts_it(root: Path, user: Path) -> None:
    done = run(root / "opt" / "apps" / APP_ID / "files", user, "--self-check")
    assert json.loads(done.stdout)["ok"]
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_packed_is_what_was_built(root: Path) -> None:
    done = subprocess.run(
        [
            "diff",
            "--recursive",
            "--no-dereference",
            str(BUNDLE),
            str(root / "opt" / "apps" / APP_ID / "files"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_menu_entry_is_valid_and_starts_the_program(root: Path) -> None:
    (entry,) = (root / "usr" / "share" / "applications").glob(f"{APP_ID}.desktop")
    assert _said("desktop-file-validate", str(entry)) == ""
    lines = entry.read_text(encoding="utf-8").splitlines()
    assert f"Name[zh_CN]={NAME_ZH}" in lines or f"Name={NAME_ZH}" in lines
    starts = {shlex.split(line.removeprefix("Exec="))[0] for line in lines if line.startswith("Exec=")}
    # Its own and those of its actions.
    assert starts == {COMMAND}
    program = Path("opt", "apps", APP_ID, "files", COMMAND)
    assert (root / "usr" / "bin" / COMMAND).readlink() == "/" / program
    assert (root / program).stat().st_mode & 0o111


def test_the_page_in_a_software_centre_is_valid(root: Path) -> None:
    (info,) = (root / "usr" / "share" / "metainfo").iterdir()
    _said("appstreamcli", "validate", "--no-net", str(info))


def test_a_pack_is_known_by_its_name_and_by_its_first_bytes(root: Path, tmp_path: Path) -> None:
    data = _registered(root, tmp_path / "data")
    (tmp_path / f"名 字{SUFFIX}").write_text("")
    (tmp_path / "no name").write_bytes(PACK.read_bytes())
    (tmp_path / "other").write_bytes(b"SQLite format 3\0" + bytes(4096))
    named, unnamed, other = (
        _kind(data, tmp_path / name, how)
        for name, how in ((f"名 字{SUFFIX}", "Extension"), ("no name", "Content"), ("other", "Content"))
    )
    assert (named, unnamed) == (MIME, MIME)
    assert other != MIME


def test_a_menu_entry_that_is_none_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.desktop"
    wrong.write_text("[Desktop Entry]\nType=Application\n")
    with pytest.raises(subprocess.CalledProcessError):
        _said("desktop-file-validate", str(wrong))


def _registered(root: Path, data: Path) -> Path:
    """A folder of data whose register of kinds of files knows what the package brings."""
    shutil.copytree(root / "usr" / "share" / "mime" / "packages", data / "mime" / "packages")
    _said("update-mime-database", str(data / "mime"))
    return data


def _kind(data: Path, file: Path, how: str) -> str:
    """The kind of a file by its "Extension" or its "Content", as programs of the desktop are told it."""
    asking = (
        "import sys; from PySide6.QtCore import QMimeDatabase as D; "
        f"print(D().mimeTypeForFile(sys.argv[1], D.MatchMode.Match{how}).name())"
    )
    done = subprocess.run(
        [sys.executable, "-c", asking, str(file)],
        env={"XDG_DATA_DIRS": str(data), "XDG_DATA_HOME": str(data), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def _said(*command: str) -> str:
    """What a tool says; it must succeed."""
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.strip()
