"""The gate over a made .deb: a sound one passes, and every fault that is planted turns it red."""

from __future__ import annotations

import dataclasses
import gzip
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from shipping import deb, deb_gate
from shipping.deb_reading import Member, Package, read
from shipping.gates import Refused
from shipping.names import HOME
from shipping.staging import FILES
from shipping.validators import complaints

from desktop.identity import APP_ID, COMMAND
from tests.shipping.small import Change, replaced, without

ENTRY = f"{APP_ID}.desktop"


def said_of(path: Path) -> str:
    return "\n".join(deb_gate.broken(read(path)))


def test_the_package_passes_its_gate(made: Path) -> None:
    assert deb_gate.faults(made) == []
    assert deb.main(["--check", str(made)]) == 0


def script(root: Path) -> None:
    (root / "DEBIAN/postinst").write_text("#!/bin/sh\n")
    (root / "DEBIAN/postinst").chmod(0o755)


def foreign_file(root: Path) -> None:
    (root / "etc").mkdir()
    (root / "etc/briefing-desk.conf").write_text("x")


def dangling(root: Path) -> None:
    (root / FILES / "_internal/link.txt").unlink()
    (root / FILES / "_internal/link.txt").symlink_to("nowhere.txt")


def zipped_with_a_time(root: Path) -> None:
    path = root / f"usr/share/man/man1/{COMMAND}.1.gz"
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()), mtime=1_700_000_000))


def picture_of_another_size(root: Path) -> None:
    icons = root / "usr/share/icons/hicolor"
    shutil.copy(icons / f"32x32/apps/{APP_ID}.png", icons / f"48x48/apps/{APP_ID}.png")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (script, "postinst is in the package's records; UOS refuses scripts"),
        (without("DEBIAN/md5sums"), "The package has no md5sums."),
        (foreign_file, "/etc/briefing-desk.conf is outside the places"),
        (dangling, "link.txt leads to nowhere.txt, which is not in the package."),
        (without(f"{HOME}/info"), f"/{HOME}/info is missing."),
        (without(f"usr/bin/{COMMAND}"), f"/usr/bin/{COMMAND} is missing."),
        (replaced("DEBIAN/control", "Version: 0.1.0.0", "Version: 0.1.0"), "not 0.1.0.0."),
        (replaced("DEBIAN/control", "Version: 0.1.0.0", "Version: 0.1.0"), "info says version '0.1.0.0'"),
        (replaced("DEBIAN/control", f"Package: {COMMAND}", "Package: other"), "says Package: other"),
        (
            replaced("DEBIAN/control", "Architecture: ", "Architecture: s390x\nX-Was: "),
            "The package is for s390x",
        ),
        (replaced("DEBIAN/control", "libc6 (>= ", "libc6 (<< "), "how old libc6 may be"),
        (replaced("DEBIAN/control", "Depends: ", "X-Depends: "), "nothing is declared"),
        (replaced("DEBIAN/control", "Installed-Size: ", "Installed-Size: 9"), "Installed-Size is 9"),
        (replaced(f"{HOME}/info", APP_ID, "org.other"), "info says appid 'org.other'"),
        (replaced(f"{HOME}/info", '"0.1.0.0"', '"0.1.0"'), "info says version '0.1.0'"),
        (replaced(f"{HOME}/info", '"camera": false', '"camera": true'), "info asks for permissions"),
        (replaced(f"{HOME}/info", "{", "["), "info is not a JSON object."),
        (replaced(f"{HOME}/info", "camera", "other"), "/info and its row in md5sums do not agree."),
        (
            replaced(f"{HOME}/entries/applications/{ENTRY}", f"Icon={APP_ID}", "Icon=/opt/icon.png"),
            "has the icon /opt/icon.png; UOS wants",
        ),
        (
            replaced(f"{HOME}/entries/applications/{ENTRY}", f"/{FILES}/{COMMAND}", "/usr/bin/other"),
            "starts /usr/bin/other, which is not the program there.",
        ),
        (
            replaced(f"{HOME}/entries/applications/{ENTRY}", f"/{FILES}/{COMMAND}", COMMAND),
            f"starts {COMMAND}, which is not the program there.",
        ),
        (
            replaced(f"usr/share/applications/{ENTRY}", "[zh_CN]=简", "[fr]=简"),
            "not named in both languages.",
        ),
        (
            replaced(f"usr/share/applications/{ENTRY}", "[Desktop Entry]", "[Other]"),
            "has no [Desktop Entry].",
        ),
        (replaced(f"usr/share/applications/{ENTRY}", "Office;", "Game;"), "is not the same below"),
        (without(f"usr/share/applications/{APP_ID}.links.desktop"), "takes x-scheme-handler/briefing."),
        (
            without(f"usr/share/icons/hicolor/22x22/apps/{APP_ID}.png"),
            "22x22/apps/org.briefingdesk.viewer.png is",
        ),
        (without(f"{HOME}/entries/icons/hicolor/scalable/apps/{APP_ID}.svg"), ".svg is missing."),
        (picture_of_another_size, "is missing, or no picture of 48 × 48."),
        (replaced(f"usr/share/mime/packages/{APP_ID}.xml", "*.brief", "*.bri"), "does not describe"),
        (without(f"usr/share/metainfo/{APP_ID}.metainfo.xml"), ".metainfo.xml is missing."),
        (without(f"usr/share/man/zh_CN/man1/{COMMAND}.1.gz"), f"/zh_CN/man1/{COMMAND}.1.gz is missing."),
        (without(f"usr/share/doc/{COMMAND}/copyright"), "/copyright is missing."),
        (zipped_with_a_time, "is compressed with a name or a time"),
        (
            lambda root: (root / f"usr/share/doc/{COMMAND}/changelog.gz").write_bytes(
                gzip.compress(b"other", mtime=0)
            ),
            "changelog.gz does not begin with the version of the package.",
        ),
    ],
)
def test_a_broken_package_is_refused(
    changed: Callable[[Change], Path], change: Change, sentence: str
) -> None:
    assert sentence in said_of(changed(change))


def unsafe_mode(root: Path) -> None:
    (root / f"{HOME}/info").chmod(0o666)


def not_to_be_started(root: Path) -> None:
    (root / f"{FILES}/{COMMAND}").chmod(0o644)


def other_time(root: Path) -> None:
    os.utime(root / f"{HOME}/info", (1_600_000_000, 1_600_000_000))


def pipe(root: Path) -> None:
    os.mkfifo(root / f"{FILES}/pipe")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (unsafe_mode, "/info has the mode 0666."),
        (not_to_be_started, f"{COMMAND} cannot be executed."),
        (other_time, "different times; the package would differ on every build."),
        (pipe, "pipe is neither a file nor a folder nor a link"),
    ],
)
def test_a_mode_a_time_or_a_kind_that_is_not_fixed_is_refused(
    changed: Callable[..., Path], change: Change, sentence: str
) -> None:
    assert sentence in said_of(changed(change, settled=False))


def test_a_file_that_is_not_roots_is_refused(package: Package) -> None:
    member = package.members[f"{HOME}/info"]
    foreign = Package(
        package.file,
        package.records,
        {**package.members, member.name: _owned(member, (1000, 1000, "builder", "builder"))},
    )
    assert deb_gate.broken(foreign) == [f"/{HOME}/info belongs to builder:builder and not to root:root."]


def _owned(member: Member, owner: tuple[int, int, str, str]) -> Member:
    return dataclasses.replace(member, owner=owner)


def test_a_package_under_another_name_is_refused(made: Path, tmp_path: Path) -> None:
    other = shutil.copy(made, tmp_path / "other.deb")
    assert said_of(Path(other)) == f"The file is called other.deb, not {made.name}."


def test_the_gate_says_why_and_fails(
    changed: Callable[[Change], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert deb.main(["--check", str(changed(script))]) == 1
    assert "deb: postinst is in the package's records" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "validator"),
    [
        (
            replaced(f"usr/share/applications/{ENTRY}", "Categories=Office;", "Categories=Nonsense;"),
            "desktop-file-validate: /usr/share/applications/org.briefingdesk.viewer.desktop: error",
        ),
        (
            replaced(f"usr/share/metainfo/{APP_ID}.metainfo.xml", "CC0-1.0", "Nonsense"),
            "appstreamcli: ",
        ),
        (
            replaced(f"usr/share/mime/packages/{APP_ID}.xml", "</mime-info>", ""),
            "usr/share/mime/packages makes no entry for application/vnd.briefingdesk.brief in globs2.",
        ),
        (
            lambda root: (root / f"usr/share/man/man1/{COMMAND}.1.gz").write_bytes(
                gzip.compress(b".TH X 1 2026-01-01\n.SH NAME\nx \\- y\n.NOSUCH\n", mtime=0)
            ),
            "mandoc: ",
        ),
    ],
)
def test_what_a_desktops_own_validator_refuses_is_refused(
    changed: Callable[[Change], Path], change: Change, validator: str
) -> None:
    said = complaints(read(changed(change)))
    assert any(validator in sentence for sentence in said)


def test_a_validator_that_is_not_installed_stops_the_gate(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Refused, match="desktop-file-validate is not installed; install desktop-file-utils"):
        complaints(package)


def test_what_is_no_package_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.deb").write_text("no package")
    assert deb.main(["--check", str(tmp_path / "x.deb")]) == 1
    assert "x.deb is no Debian package" in capsys.readouterr().err
