"""Key files: written once, read with suspicion; whatever is wrong with one leaves the others in use."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.signing.faults import KeyFault, KeyFileError
from db.signing.keyring import MAX_FILES, Keyring, trusted_keys_folder
from db.signing.keys import PublicKey, fingerprint_of, read_secret, sound_name, write_keys
from db.signing.signing import new_secret_key
from desktop.identity import COMMAND
from tests.db.signed import KEY, OTHER_KEY, PUBLIC, SEED, place, ring

TEXT = f"name: 市府办\ned25519-public-hex: {PUBLIC.hex()}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where one good key lies, that stays in use whatever lies beside it."""
    place(tmp_path / "keys", "a-good.pub", OTHER_KEY.public.written())
    return tmp_path / "keys"


def faults(keyring: Keyring) -> list[KeyFault]:
    return [error.fault for error in keyring.refused if isinstance(error, KeyFileError)]


def beside_the_good(folder: Path) -> tuple[list[str], list[KeyFault]]:
    """The names that are trusted beside the good key's, and what was refused."""
    read = ring(folder)
    assert OTHER_KEY.public in read.keys
    return [key.name for key in read.keys if key != OTHER_KEY.public], faults(read)


# ---------------------------------------------------------------- the folder


def test_a_key_file_is_two_lines_a_person_can_read(folder: Path) -> None:
    place(folder, "b.pub", TEXT)
    assert ring(folder) == Keyring((OTHER_KEY.public, PublicKey("市府办", PUBLIC)))


@pytest.mark.parametrize(
    "data",
    [
        TEXT.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        ("# 说明: 任何话\n\n" + TEXT).encode(),
        TEXT.replace(PUBLIC.hex(), PUBLIC.hex().upper()).encode(),
        TEXT.replace("市府办", "  市府办\u3000").encode(),
        TEXT.strip().encode(),
    ],
    ids=["crlf", "mark", "notes", "capitals", "spaces", "no-last-newline"],
)
def test_what_an_editor_does_to_it_does_no_harm(data: bytes, folder: Path) -> None:
    place(folder, "b.PUB", data)
    assert beside_the_good(folder) == (["市府办"], [])


def test_no_folder_is_no_keys(tmp_path: Path) -> None:
    assert ring(tmp_path / "none") == Keyring()
    assert ring(place(tmp_path, "file", "")) == Keyring()
    assert ring(Path("a\x00b")).keys == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        TEXT.encode("gb18030"),
        TEXT.encode() * 2,
        TEXT.replace("name", "title").encode(),
        TEXT.replace("name: ", "").encode(),
        TEXT.replace("name: 市府办\n", "").encode(),
        TEXT.replace(PUBLIC.hex(), PUBLIC.hex()[:-1]).encode(),
        TEXT.replace(PUBLIC.hex(), "g" * 64).encode(),
        TEXT.replace(PUBLIC.hex(), PUBLIC.hex() + " # mine").encode(),
        (TEXT + "trust: all\n").encode(),
        TEXT.encode() + b"#" * 4096,
        b"-----BEGIN PUBLIC KEY-----\n",
    ],
)
def test_what_is_no_key_file_is_refused_and_the_others_stay(data: bytes, folder: Path) -> None:
    place(folder, "b.pub", data)
    assert beside_the_good(folder) == ([], [KeyFault.FORM])


@pytest.mark.parametrize(
    "name",
    [
        "",
        " \u3000 ",
        "市府办\u202e办府市",
        "市府办\u2066",
        "\u200f市府办",
        "市府\u200b办",
        "市府办\t",
        "市府办\x1b[2K由省政府签名",
        "市府办\x00",
        "市府办\u2028省政府",
        "市府办\u0085",
        "市\ufeff府",
        "\ue000",
        "办" * 61,
    ],
)
def test_a_name_that_could_deceive_is_refused(name: str, folder: Path) -> None:
    place(folder, "b.pub", TEXT.replace("市府办", name))
    assert beside_the_good(folder) == ([], [KeyFault.NAME])


@given(name=st.text())
def test_a_name_that_is_shown_is_one_visible_line(name: str) -> None:
    try:
        shown = sound_name(name)
    except ValueError:
        return
    assert shown.isprintable()
    assert 0 < len(shown) <= 60
    assert shown == sound_name(shown) == shown.strip()


@pytest.mark.parametrize("file", ["b.pub", "b.secret", "notes.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_secret_among_the_trusted_is_refused_and_its_key_trusted_no_more(
    file: str, encoding: str, folder: Path
) -> None:
    place(folder, "a-mine.pub", KEY.public.written())
    assert beside_the_good(folder) == ([KEY.public.name], [])
    place(folder, file, KEY.written().encode(encoding))
    assert beside_the_good(folder) == ([], [KeyFault.SECRET])


def test_the_secret_is_not_in_the_sentence_about_it(folder: Path) -> None:
    place(folder, "b.secret", KEY.written())
    (error,) = ring(folder).refused
    assert SEED.hex() not in str(error)
    assert "b.secret" in error.zh
    assert "Move it away at once" in error.en


def test_one_key_under_two_names_keeps_the_first(folder: Path) -> None:
    place(folder, "b.pub", TEXT)
    place(folder, "c.pub", TEXT.replace("市府办", "省政府"))
    place(folder, "d.pub", TEXT)
    assert beside_the_good(folder) == (["市府办"], [KeyFault.TWICE])


def test_other_files_and_folders_are_left_alone(folder: Path) -> None:
    place(folder, "README", "read me")
    place(folder, "large.bin", bytes(10_000))
    (folder / "sub").mkdir()
    place(folder / "sub", "b.pub", TEXT)
    os.mkfifo(folder / "pipe")
    assert beside_the_good(folder) == ([], [])


def test_what_is_called_a_key_and_is_none_is_said(folder: Path) -> None:
    (folder / "b.pub").mkdir()
    os.mkfifo(folder / "c.pub")
    (folder / "d.pub").symlink_to("nowhere")
    (folder / "e.pub").symlink_to("e.pub")
    assert beside_the_good(folder) == (
        [],
        [KeyFault.FORM, KeyFault.FORM, KeyFault.GONE, KeyFault.UNREADABLE],
    )


@pytest.mark.parametrize("call", ["open", "stat", "iterdir"])
def test_a_folder_that_may_not_be_read_is_said(
    call: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, call, deny)
    assert faults(ring(folder)) == [KeyFault.UNREADABLE]


def test_a_folder_of_endless_files_is_read_so_far_and_said(folder: Path) -> None:
    for number in range(MAX_FILES):
        (folder / f"z{number}").touch()
    place(folder, "zz.pub", TEXT)
    assert beside_the_good(folder) == ([], [KeyFault.MANY])
    assert f"前{MAX_FILES}个" in KeyFault.MANY.value[0]


@given(data=st.binary(max_size=300))
def test_whatever_a_key_file_holds_reading_does_not_fail(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    place(folder, "b.pub", data)
    assert ring(folder).keys == ()
    place(folder, "b.pub", TEXT.encode() + b"#" + data.replace(b"\n", b"").replace(b"-", b""))
    assert len(ring(folder).keys) + len(ring(folder).refused) == 1


def test_a_file_name_cannot_forge_a_line(folder: Path) -> None:
    place(folder, "b\n全部可信\x1b[2K.pub", "")
    (error,) = ring(folder).refused
    assert str(error).isprintable()


# ---------------------------------------------------------------- where it is


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("linux", Path(f"/etc/{COMMAND}/keys")),
        ("darwin", Path(f"/Library/Application Support/{COMMAND}/keys")),
        ("win32", Path("D:/Data") / COMMAND / "keys"),
    ],
)
def test_the_administrators_folder(platform: str, expected: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("PROGRAMDATA", "D:/Data")
    assert trusted_keys_folder() == expected


def test_no_environment_moves_it_on_linux(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in (
        "HOME",
        "XDG_CONFIG_HOME",
        "XDG_CONFIG_DIRS",
        "XDG_DATA_DIRS",
        "PROGRAMDATA",
        "BRIEFING_DESK_KEYS",
    ):
        monkeypatch.setenv(name, str(tmp_path))
    assert trusted_keys_folder() == Path("/etc/briefing-desk/keys")


# ---------------------------------------------------------------- the secret half


def test_a_key_reads_as_it_was_written(tmp_path: Path) -> None:
    secret, public = write_keys(KEY, tmp_path)
    assert (secret.name, public.name) == ("signing-21fe31df.secret", "signing-21fe31df.pub")
    assert read_secret(secret) == KEY
    secret.unlink()
    assert ring(tmp_path) == Keyring((KEY.public,))


@pytest.mark.parametrize("name", ["office", "office.secret", "office.pub"])
def test_both_files_go_by_the_name_given(name: str, tmp_path: Path) -> None:
    assert [path.name for path in write_keys(KEY, tmp_path / name)] == ["office.secret", "office.pub"]


@pytest.mark.skipif(os.name != "posix", reason="the mode says nothing there")
def test_only_the_owner_reads_the_secret_whatever_is_usual(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        secret, public = write_keys(KEY, tmp_path)
    finally:
        os.umask(before)
    assert [path.stat().st_mode & 0o777 for path in (secret, public)] == [0o600, 0o644]


@pytest.mark.parametrize("there", ["office.secret", "office.pub"])
def test_nothing_is_ever_overwritten(there: str, tmp_path: Path) -> None:
    place(tmp_path, there, "precious")
    with pytest.raises(KeyFileError) as caught:
        write_keys(KEY, tmp_path / "office")
    assert caught.value.fault is KeyFault.EXISTS
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(there, "precious")]


def test_a_link_is_not_followed_to_write_a_secret(tmp_path: Path) -> None:
    (tmp_path / "office.secret").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KeyFileError):
        write_keys(KEY, tmp_path / "office")
    assert not (tmp_path / "elsewhere").exists()


def test_a_full_disk_leaves_no_half_of_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def full(number: int) -> None:
        calls.append(number)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_keys(KEY, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_public_key_is_no_secret(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError) as caught:
        read_secret(place(tmp_path, "b.pub", KEY.public.written()))
    assert caught.value.fault is KeyFault.NOT_SECRET


@pytest.mark.parametrize("spoilt", [SEED.hex()[:-2], "z" * 64, ""])
def test_a_damaged_secret_is_refused(spoilt: str, tmp_path: Path) -> None:
    with pytest.raises(KeyFileError) as caught:
        read_secret(place(tmp_path, "b.secret", KEY.written().replace(SEED.hex(), spoilt)))
    assert caught.value.fault is KeyFault.FORM
    assert SEED.hex()[:16] not in str(caught.value)


def test_a_new_key_needs_a_name_that_can_be_shown() -> None:
    with pytest.raises(KeyFileError) as caught:
        new_secret_key("市府办\u202e")
    assert caught.value.fault is KeyFault.NAME
    assert new_secret_key("甲\u3000乙").public.name == "甲 乙"


def test_a_fingerprint_is_short_and_of_the_whole_key() -> None:
    assert fingerprint_of(PUBLIC) == "21fe 31df a154 a261 626b"
    assert fingerprint_of(PUBLIC[:-1] + bytes([PUBLIC[-1] ^ 1])) != fingerprint_of(PUBLIC)


def test_every_fault_says_what_is_safe_and_what_to_do() -> None:
    for fault in KeyFault:
        error = KeyFileError("b.pub", fault)
        assert error.zh.count("。") == 3, fault
        assert error.zh.endswith("。")
        assert error.en.endswith(".")
