"""Two builds side by side: the same, and every way in which they may not be."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from shipping import sameness
from shipping.sameness import MAY_DIFFER, described, differences, main, unexpected

CONTROL = "Package: x\nVersion: 1\nArchitecture: all\nMaintainer: x <x@x.invalid>\nDescription: x\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders with the same program, made at different times."""
    for name in ("one", "other"):
        (tmp_path / name / "lib").mkdir(parents=True)
        (tmp_path / name / "lib/a.so").write_bytes(b"code")
        (tmp_path / name / "lib/b.so").symlink_to("a.so")
        (tmp_path / name / "run").write_bytes(b"#!")
    os.utime(tmp_path / "other/run", (1, 1))
    return tmp_path / "one", tmp_path / "other"


def between(pair: tuple[Path, Path]) -> dict[str, str]:
    return differences(*map(described, pair))


def test_the_same_files_made_at_other_times_are_the_same(pair: tuple[Path, Path]) -> None:
    assert between(pair) == {}
    assert main([str(path) for path in pair]) == 0


def _byte(folder: Path) -> None:
    (folder / "lib/a.so").write_bytes(b"Code")


def _mode(folder: Path) -> None:
    (folder / "run").chmod(0o755)


def _link(folder: Path) -> None:
    (folder / "lib/b.so").unlink()
    (folder / "lib/b.so").symlink_to("../run")


def _kind(folder: Path) -> None:
    (folder / "lib/b.so").unlink()
    (folder / "lib/b.so").write_bytes(b"code")


def _gone(folder: Path) -> None:
    (folder / "run").unlink()


def _more(folder: Path) -> None:
    (folder / "lib/empty").mkdir()


@pytest.mark.parametrize(
    ("plant", "name", "what"),
    [
        (_byte, "lib/a.so", "differs in bytes"),
        (_mode, "run", "differs in mode"),
        (_link, "lib/b.so", "differs in leads to"),
        (_kind, "lib/b.so", "differs in bytes, kind, leads to, mode"),
        (_gone, "run", "is only in the first"),
        (_more, "lib/empty", "is only in the second"),
    ],
)
def test_a_planted_difference_is_told(
    pair: tuple[Path, Path], plant: Callable[[Path], None], name: str, what: str
) -> None:
    plant(pair[1])
    assert between(pair) == {name: what}
    assert main([str(path) for path in pair]) == 1


def test_what_may_differ_is_borne_and_nothing_else() -> None:
    found = {"a/log": "differs in bytes", "a/log.so": "differs in bytes"}
    assert unexpected(found, {"a/log": "it bears the time"}) == ["a/log.so differs in bytes."]


def test_every_difference_that_is_borne_has_its_reason() -> None:
    assert all(len(reason) > 20 for reason in MAY_DIFFER.values())


def test_nothing_to_compare_is_refused(tmp_path: Path) -> None:
    assert main([str(tmp_path / "no"), str(tmp_path)]) == 1
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    assert main([str(tmp_path / "one"), str(tmp_path / "other")]) == 1


# ------------------------------------------------------------ .debs


@pytest.fixture
def make_deb(tmp_path: Path) -> Callable[..., Path]:
    """Makes a small .deb with one file."""
    if shutil.which("dpkg-deb") is None:
        pytest.skip("dpkg-deb is not installed")

    def make(name: str, text: str = "x", time: int = 1000, packed: str = "gzip") -> Path:
        root = tmp_path / name
        (root / "DEBIAN").mkdir(parents=True)
        (root / "DEBIAN/control").write_text(CONTROL)
        (root / "file").write_text(text)
        for path in (root / "file", root, root / "DEBIAN/control", root / "DEBIAN"):
            os.utime(path, (time, time))
        made = tmp_path / f"{name}.deb"
        command = ["dpkg-deb", "--root-owner-group", f"-Z{packed}", "--build", str(root), str(made)]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1000"}
        subprocess.run(command, check=True, capture_output=True, env=environment)
        return made

    return make


def test_two_debs_of_the_same_bytes_are_the_same(make_deb: Callable[..., Path], tmp_path: Path) -> None:
    one = make_deb("one")
    shutil.copy(one, tmp_path / "two.deb")
    assert main([str(one), str(tmp_path / "two.deb")]) == 0


def test_a_deb_with_another_file_in_it_is_told(make_deb: Callable[..., Path]) -> None:
    one, other = make_deb("one"), make_deb("other", text="y")
    assert between((one, other)) == {"fsys:./file": "differs in bytes", ".deb": "differs in bytes"}
    assert main([str(one), str(other)]) == 1


def test_a_deb_packed_another_way_is_told(make_deb: Callable[..., Path]) -> None:
    assert between((make_deb("one"), make_deb("other", packed="none"))) == {".deb": "differs in bytes"}


def test_a_time_in_a_deb_is_told(make_deb: Callable[..., Path]) -> None:
    found = between((make_deb("one"), make_deb("other", time=900)))
    assert found["fsys:./file"] == "differs in time"


def test_what_is_no_deb_is_refused(make_deb: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "no.deb").write_bytes(b"no archive")
    assert main([str(make_deb("one")), str(tmp_path / "no.deb")]) == 1


def test_another_owner_is_told_by_name(tmp_path: Path) -> None:
    archives = []
    for owner in (0, 1000):
        with tarfile.open(tmp_path / f"{owner}.tar", "w") as archive:
            member = tarfile.TarInfo("./usr/run")
            member.uid = owner
            archive.addfile(member)
        with (tmp_path / f"{owner}.tar").open("rb") as stream:
            archives.append(dict(sameness._of_archive(stream, "fsys")))
    assert differences(*archives) == {"fsys:./usr/run": "differs in owner"}
