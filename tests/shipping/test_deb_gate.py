"""The gate over a made .deb: a sound one passes, and every fault that is planted in what it says of itself turns it red."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tarfile import SYMTYPE, TarInfo

import pytest
from shipping import deb, deb_gate
from shipping.names import HOME
from shipping.staging import FILES, PROGRAM

from desktop.identity import COMMAND
from tests.shipping.archives import Rewrite, Row, rewritten
from tests.shipping.small import Change, replaced, without

CONTROL, INFO = "DEBIAN/control", f"{HOME}/info"


def said_of(path: Path) -> str:
    return "\n".join(deb_gate.faults(path))


def test_the_package_passes_its_gate(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert deb.main(["--check", str(made)]) == 0
    assert capsys.readouterr().out == f"deb: {made} is as UOS and Debian want it\n"


def written(name: str, text: str = "x") -> Change:
    """A file that is new, or says something else."""

    def change(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)

    return change


def script(root: Path) -> None:
    (root / "DEBIAN/postinst").write_text("#!/bin/sh\n")
    (root / "DEBIAN/postinst").chmod(0o755)


def leading(name: str, target: str) -> Change:
    def change(root: Path) -> None:
        (root / name).unlink()
        (root / name).symlink_to(target)

    return change


def of_another_processor(root: Path) -> None:
    data = bytearray((root / FILES / COMMAND).read_bytes())
    data[18] = 22  # s390
    (root / FILES / COMMAND).write_bytes(data)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (script, "postinst is in the package's records; UOS refuses scripts"),
        (written("DEBIAN/triggers", "interest x\n"), "triggers is in the package's records"),
        (without("DEBIAN/md5sums"), "The package has no md5sums."),
        (replaced(INFO, "camera", "other"), "/info and its row in md5sums do not agree."),
        (written(f"{FILES}/stranger"), f"/{FILES}/stranger and its row in md5sums do not agree."),
        (replaced(CONTROL, "Installed-Size: ", "Installed-Size: 9"), "Installed-Size is 9"),
    ],
)
def test_records_that_do_not_fit_the_files_are_refused(
    changed: Callable[[Change], Path], change: Change, sentence: str
) -> None:
    assert sentence in said_of(changed(change))


def added(field: str) -> Change:
    return replaced(CONTROL, "Depends: ", f"{field}\nDepends: ")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (replaced(CONTROL, "Version: 0.1.0.0", "Version: 0.1.0"), "not 0.1.0.0."),
        (replaced(CONTROL, "Version: 0.1.0.0", "Version: 0.1.0"), "info says version '0.1.0.0'"),
        (replaced(CONTROL, f"Package: {COMMAND}", "Package: other"), "says Package: other"),
        (replaced(CONTROL, "Architecture: ", "Architecture: s390x\nX-Was: "), "The package is for s390x"),
        (replaced(CONTROL, "Architecture: ", "Architecture: s390x\nX-Was: "), "not ['s390x']."),
        (of_another_processor, "its program for no processor that is known."),
        (replaced(CONTROL, "libc6 (>= ", "libc6 (<< "), "how old libc6 may be"),
        (replaced(CONTROL, "Depends: ", "X-Depends: "), "nothing is declared"),
        (replaced(CONTROL, "Section: text\n", ""), "The control file does not say Section."),
        (replaced(CONTROL, "Section: text", "Section: games"), "says Section: games, not text."),
        (replaced(CONTROL, "Priority: optional\n", ""), "The control file does not say Priority."),
        (replaced(CONTROL, "Priority: optional", "Priority: required"), "says Priority: required"),
        (replaced(CONTROL, "Briefing Desk maintainers <", "Somebody <"), "says Maintainer: Somebody"),
        (replaced(CONTROL, " (简报台)\n", "\n"), "does not name 简报台"),
        (replaced(CONTROL, "(简报台)\n", "(简报台)\nX-Was: x\n"), "does not name 简报台"),
        (replaced(CONTROL, "Description: ", "X-Was: "), "The control file does not say Description."),
        *(
            (added(f"{field}: x"), f"The control file has {field}, which the package has no need of.")
            for field in ("Pre-Depends", "Conflicts", "Breaks")
        ),
        *(
            (replaced(CONTROL, was, was + "-too"), f"The control file has {was.partition(':')[0]}, which")
            for was in ("Recommends: xdg-utils", "Suggests: cups")
        ),
        *(
            (added(f"{field}: x"), f"The control file has {field}, which the package has no need of.")
            for field in ("Replaces", "Provides", "Enhances", "Homepage")
        ),
        (added("Essential: yes"), "The control file has Essential, which the package has no need of."),
        (added("Protected: yes"), "The control file has Protected, which the package has no need of."),
        (replaced(INFO, "org.briefingdesk", "org.other"), "info says appid 'org.other.viewer'"),
        (replaced(INFO, '"0.1.0.0"', '"0.1.0"'), "info says version '0.1.0'"),
        (replaced(INFO, '"name": "简报台",', ""), "info says name None, not '简报台'."),
        (replaced(INFO, '"arch": [', '"arch": ["s390x",'), "info says arch ['s390x', "),
        (replaced(INFO, '"camera": false', '"camera": true'), "info asks for permissions"),
        (replaced(INFO, "{", "["), "info is not a JSON object."),
        (without(INFO), f"/{INFO} is missing."),
    ],
)
def test_a_package_that_says_something_wrong_of_itself_is_refused(
    changed: Callable[..., Path], change: Change, sentence: str
) -> None:
    assert sentence in said_of(changed(change, agreed=True))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (written("etc/briefing-desk.conf"), "/etc/briefing-desk.conf is outside the places"),
        (written("usr/bin/other"), "/usr/bin/other is outside the places"),
        (lambda root: (root / "var/lib/x").mkdir(parents=True), "/var/lib/x is a folder with nothing in it."),
        (leading(f"{FILES}/_internal/link.txt", "nowhere.txt"), "leads to nowhere.txt, which is not in the"),
        (without(f"usr/bin/{COMMAND}"), f"/usr/bin/{COMMAND} is missing."),
        (leading(f"usr/bin/{COMMAND}", f"/{INFO}"), f"leads to /{INFO}, not to {PROGRAM}."),
        (without(f"{FILES}/{COMMAND}"), f"{PROGRAM} is missing."),
    ],
)
def test_a_file_in_a_wrong_place_is_refused(
    changed: Callable[..., Path], change: Change, sentence: str
) -> None:
    assert sentence in said_of(changed(change, agreed=True))


def mode(name: str, bits: int) -> Change:
    return lambda root: (root / name).chmod(bits)


def other_time(root: Path) -> None:
    os.utime(root / INFO, (1_600_000_000, 1_600_000_000))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (mode(INFO, 0o666), "/info has the mode 0666."),
        (mode(INFO, 0o600), "/info has the mode 0600."),
        (mode(f"{FILES}/{COMMAND}", 0o4755), f"{COMMAND} has the mode 4755."),
        (mode(f"{FILES}/{COMMAND}", 0o2755), f"{COMMAND} has the mode 2755."),
        (mode(f"{FILES}/_internal", 0o777), "/_internal has the mode 0777."),
        (mode(f"{FILES}/_internal", 0o1755), "/_internal has the mode 1755."),
        (mode(f"{FILES}/{COMMAND}", 0o644), f"{COMMAND} cannot be executed."),
        (other_time, "different times; the package would differ on every build."),
        (lambda root: os.mkfifo(root / f"{FILES}/pipe"), "pipe is neither a file nor a folder nor a link"),
    ],
)
def test_a_mode_a_time_or_a_kind_that_is_not_fixed_is_refused(
    changed: Callable[..., Path], change: Change, sentence: str
) -> None:
    assert sentence in said_of(changed(change, settled=False))


def at(name: str, **attributes: object) -> Rewrite:
    """The row called `name` with something else in its head."""

    def change(row: TarInfo, content: bytes) -> Iterator[Row]:
        if row.name == f"./{name}":
            for attribute, value in attributes.items():
                setattr(row, attribute, value)
        yield row, content

    return change


def also(name: str, like: str = INFO) -> Rewrite:
    """The row called `like` once more, as `name`."""

    def change(row: TarInfo, content: bytes) -> Iterator[Row]:
        if row.name == f"./{like}":
            again = TarInfo(name)
            again.mtime, again.mode, again.uname, again.gname = row.mtime, row.mode, row.uname, row.gname
            yield again, content
        yield row, content

    return change


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (at(INFO, uname="builder", uid=1000), "/info belongs to builder:root (1000:0) and not to root:root."),
        (at(INFO, gname="staff"), "/info belongs to root:staff (0:0) and not to root:root."),
        (at(INFO, uid=1000), "/info belongs to root:root (1000:0) and not to root:root."),
        (at(FILES, gid=50), "files belongs to root:root (0:50) and not to root:root."),
        (at(f"usr/bin/{COMMAND}", mode=0o755), f"/usr/bin/{COMMAND} has the mode 0755."),
        (at(f"{FILES}/{COMMAND}", type=SYMTYPE, linkname=f"/{INFO}"), f"{PROGRAM} cannot be executed."),
        (also(f"./{INFO}"), f"/{INFO} is in the package more than once."),
        (also(f"./{FILES}/../../../../etc/passwd"), "/etc/passwd is outside the places"),
    ],
)
def test_what_no_disk_needs_to_have_is_read_off_the_archive(
    made: Path, tmp_path: Path, data: Rewrite, sentence: str
) -> None:
    assert sentence in said_of(rewritten(made, tmp_path / made.name, data))


def test_an_archive_that_is_written_anew_passes(made: Path, tmp_path: Path, known_needs: None) -> None:
    assert deb_gate.faults(rewritten(made, tmp_path / made.name)) == []


def in_control(old: bytes, new: bytes) -> Rewrite:
    def change(row: TarInfo, content: bytes) -> Iterator[Row]:
        yield row, content.replace(old, new) if row.name == "./control" else content

    return change


@pytest.mark.parametrize(
    ("control", "sentence"),
    [
        (in_control(b"Section:", b"section: text\nSection:"), "The control file has Section 2 times"),
        (in_control(b"Section:", b"no field\nSection:"), "a line that is no field: 'no field'."),
    ],
)
def test_a_control_file_that_dpkg_would_not_take_is_told_as_what_it_is(
    made: Path, tmp_path: Path, control: Rewrite, sentence: str
) -> None:
    assert sentence in said_of(rewritten(made, tmp_path / made.name, control=control))


def test_a_field_may_be_written_in_any_case(made: Path, tmp_path: Path, known_needs: None) -> None:
    lower = in_control(b"\nVersion:", b"\nversion:")
    assert deb_gate.faults(rewritten(made, tmp_path / made.name, control=lower)) == []


def test_a_package_under_another_name_is_refused(made: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.deb"
    other.write_bytes(made.read_bytes())
    assert said_of(other) == f"The file is called other.deb, not {made.name}."


def test_the_gate_says_why_and_fails(
    changed: Callable[[Change], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert deb.main(["--check", str(changed(script))]) == 1
    assert "deb: postinst is in the package's records" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no package\n" * 9, "is not a Debian format archive"),
        (b"!<arch>\n" + b"x" * 100, "dpkg-deb: error: "),
        (None, "No such file"),
    ],
)
def test_what_is_no_package_is_refused_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, why: str
) -> None:
    if content is not None:
        (tmp_path / "x.deb").write_bytes(content)
    assert deb.main(["--check", str(tmp_path / "x.deb")]) == 1
    said = capsys.readouterr().err
    assert said.startswith("deb: x.deb is no Debian package that can be read (")
    assert why in said


def test_a_package_that_was_cut_off_is_refused(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = tmp_path / made.name
    cut.write_bytes(made.read_bytes()[:-10_000])
    assert deb.main(["--check", str(cut)]) == 1
    assert "is no Debian package that can be read (" in capsys.readouterr().err
