"""Keys are trusted only where none but an administrator can have put them: the file, its folder, and the way there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from db.signing.faults import KeyFault, KeyFileError
from db.signing.guarding import ADMINISTRATORS, Guard, named_by_user
from db.signing.keyring import Keyring, administrators_keys
from tests.db.signed import KEY, place

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights are kept elsewhere there")

WANG, STAFF, ROOT = 1000, 50, 0
Plant = Callable[["Computer"], Path]


class Computer:
    """A disk below a folder: all of it root's and for root alone to write, but for what a test plants.

    Modes and links are real; whose a file is, is told, since only root may give a file away.
    """

    def __init__(self, top: Path) -> None:
        self.top = top
        self.keys = top / "etc" / "briefing-desk" / "keys"
        self.keys.mkdir(parents=True)
        self.file = place(self.keys, "office.pub", KEY.public.written())
        for folder in (top, top / "etc", top / "etc" / "briefing-desk"):
            folder.chmod(0o755)
        self._given: dict[Path, tuple[int, int]] = {}

    def give(self, path: Path, user: int, group: int = ROOT) -> Path:
        self._given[path] = (user, group)
        return path

    def _status(self, path: Path) -> os.stat_result:
        user, group = self._given.get(path, (ROOT, ROOT))
        told = list(path.lstat())
        told[4:6] = user, group
        return os.stat_result(told)

    def read(self, folder: Path | None = None) -> Keyring:
        return Keyring.read(folder or self.keys, Guard(top=self.top, status=self._status))

    def linked(self, link: Path, target: Path | str) -> Path:
        """What was at `link` lies at `target` now."""
        link.rename(link.parent / target)
        link.symlink_to(target)
        return link.parent / target


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path.resolve())


def loosened(path: Path, mode: int) -> Path:
    path.chmod(mode)
    return path


def shared(computer: Computer, path: Path, mode: int) -> Path:
    """A file or folder that a group of others than the administrators may write."""
    return loosened(computer.give(path, ROOT, STAFF), mode)


def linked_to_wangs(computer: Computer) -> Path:
    (computer.top / "wang").mkdir(mode=0o755)
    return computer.give(computer.linked(computer.keys, computer.top / "wang" / "keys"), WANG)


def linked_from_a_shared_folder(computer: Computer) -> Path:
    computer.linked(computer.keys, computer.top / "keys")
    return loosened(computer.keys.parent, 0o777)


def linked_through_wangs(computer: Computer) -> Path:
    """keys -> wang/way -> keys of root: wang may lead the second link elsewhere."""
    folder = computer.top / "wang"
    folder.mkdir(mode=0o755)
    real = computer.linked(computer.keys, computer.top / "real")
    (folder / "way").symlink_to("../real")
    computer.keys.unlink()
    computer.keys.symlink_to(folder / "way")
    assert computer.keys.resolve() == real
    return computer.give(folder, WANG)


def file_linked_to_wangs(computer: Computer) -> Path:
    return computer.give(computer.linked(computer.file, computer.top / "mine.pub"), WANG)


PLANTED: dict[str, tuple[Plant, KeyFault]] = {
    "wang's file": (lambda c: c.give(c.file, WANG), KeyFault.OWNER),
    "wang's folder": (lambda c: c.give(c.keys, WANG), KeyFault.OWNER),
    "wang's folder above": (lambda c: c.give(c.top / "etc", WANG), KeyFault.OWNER),
    "a group's file": (lambda c: shared(c, c.file, 0o664), KeyFault.GROUP),
    "a group's folder": (lambda c: shared(c, c.keys, 0o775), KeyFault.GROUP),
    "a group's folder above": (lambda c: shared(c, c.keys.parent, 0o775), KeyFault.GROUP),
    "anybody's file": (lambda c: loosened(c.file, 0o646), KeyFault.LOOSE),
    "anybody's folder": (lambda c: loosened(c.keys, 0o777), KeyFault.LOOSE),
    "anybody's folder above": (lambda c: loosened(c.keys.parent, 0o777), KeyFault.LOOSE),
    "a sticky folder above": (lambda c: loosened(c.keys.parent, 0o1777), KeyFault.SHARED),
    "anybody's disk": (lambda c: loosened(c.top, 0o777), KeyFault.LOOSE),
    "a link to wang's folder": (linked_to_wangs, KeyFault.OWNER),
    "a link that anybody may change": (linked_from_a_shared_folder, KeyFault.LOOSE),
    "a link through wang's folder": (linked_through_wangs, KeyFault.OWNER),
    "a link to wang's file": (file_linked_to_wangs, KeyFault.OWNER),
}


@pytest.mark.parametrize(("plant", "fault"), PLANTED.values(), ids=PLANTED)
def test_what_others_may_write_is_not_trusted_and_what_is_wrong_is_said(
    computer: Computer, plant: Plant, fault: KeyFault
) -> None:
    assert (computer.read().keys, computer.read().refused) == ((KEY.public,), ())
    wrong = plant(computer)
    found = computer.read()
    (error,) = found.refused
    assert isinstance(error, KeyFileError)
    assert (found.keys, error.fault) == ((), fault)
    kind = "文件夹" if wrong.is_dir() else "密钥"
    assert error.zh.startswith(f"{kind}“{wrong}”:{fault.value[0]}。其中的公钥不受信任")
    remedies = {KeyFault.OWNER: "chown root", KeyFault.GROUP: "chmod g-w", KeyFault.LOOSE: "chmod o-w"}
    assert remedies.get(fault, "place them where only root writes") in error.en
    # Taking /tmp away from everybody would harm the computer.
    assert ("chmod" in error.en) == (fault in {KeyFault.GROUP, KeyFault.LOOSE})


def test_what_only_root_may_write_is_trusted_through_links(computer: Computer) -> None:
    computer.linked(computer.file, "other.pub")
    computer.linked(computer.keys, computer.top / "srv")
    (computer.top / "x").symlink_to("etc/../etc")
    found = computer.read(computer.top / "x" / "briefing-desk" / "keys")
    assert (found.keys, found.refused) == ((KEY.public,), ())


def test_what_roots_own_group_may_write_is_trusted(computer: Computer) -> None:
    for path in (computer.file, computer.keys):
        loosened(path, 0o775)
    assert (computer.read().keys, computer.read().refused) == ((KEY.public,), ())


def test_of_two_files_the_one_that_wang_may_write_is_left_out(computer: Computer) -> None:
    computer.give(place(computer.keys, "wang.pub", KEY.public.written().replace("晋江", "石狮")), WANG)
    found = computer.read()
    assert (found.keys, len(found.refused)) == ((KEY.public,), 1)


def test_users_who_are_let_in_one_by_one_are_others_too(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    loosened(computer.keys, 0o775)
    lists = {computer.keys: ["system.posix_acl_access"]}
    monkeypatch.setattr(os, "listxattr", lambda path: lists.get(path, []), raising=False)
    (error,) = computer.read().refused
    assert isinstance(error, KeyFileError)
    assert error.fault is KeyFault.GROUP


def test_links_that_go_round_are_no_keys_and_are_said(computer: Computer) -> None:
    (computer.top / "a").symlink_to("b")
    (computer.top / "b").symlink_to("a")
    (error,) = computer.read(computer.top / "a").refused
    assert isinstance(error, KeyFileError)
    assert error.fault is KeyFault.UNREADABLE


def test_no_folder_on_a_guarded_way_is_no_keys(computer: Computer) -> None:
    assert computer.read(computer.top / "none" / "keys") == Keyring()
    assert computer.read(computer.file / "keys") == Keyring()


def test_the_administrators_folder_is_asked_about_up_to_the_root_of_the_disk(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Tests run below a folder that anybody may write, or that belongs to whoever runs them; or else above all of it.
    loosened(computer.top, 0o1777)
    monkeypatch.setattr("db.signing.keyring.trusted_keys_folder", lambda: computer.keys)
    found = administrators_keys()
    assert found.keys == ()
    assert any(f"“{computer.top}”" in error.zh for error in found.refused)
    assert Guard(frozenset({0}), frozenset({0}), Path("/"), os.lstat) == ADMINISTRATORS


def test_a_folder_that_one_names_may_be_ones_own_but_not_anothers(computer: Computer) -> None:
    loosened(computer.keys.parent, 0o777)
    assert Keyring.read(computer.keys, named_by_user(computer.keys)).keys == (KEY.public,)
    other = Guard(frozenset({os.getuid() + 1}), top=computer.keys)
    assert Keyring.read(computer.keys, other).keys == ()
    loosened(computer.keys, 0o757)
    assert Keyring.read(computer.keys, named_by_user(computer.keys)).keys == ()
