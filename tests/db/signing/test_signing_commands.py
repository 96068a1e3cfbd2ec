"""`python -m db keygen`, `sign`, `verify`, `check`: what they print, write and return."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from db.__main__ import main
from tests.db.signed import KEY, OTHER_KEY, PUBLIC, place, ring, signed

Out = pytest.CaptureFixture[str]
FINGERPRINT = "21fe 31df a154 a261 626b"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """A folder where the key of 晋江市人民政府办公室 is trusted."""
    place(tmp_path / "keys", "jinjiang.pub", KEY.public.written())
    return tmp_path / "keys"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = place(tmp_path, "office.secret", KEY.written())
    path.chmod(0o600)
    return path


def run(capsys: Out, *arguments: str | Path) -> tuple[int, str, str]:
    """Exit status, standard output, standard error."""
    status = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_from_a_new_key_to_a_trusted_pack(pack: Path, keys: Path, tmp_path: Path, capsys: Out) -> None:
    status, out, err = run(capsys, "keygen", "--name", "统计局", "--out", tmp_path / "stat")
    assert (status, err) == (0, "")
    assert f"私钥 {tmp_path / 'stat.secret'}" in out
    assert f"Public key {tmp_path / 'stat.pub'}, fingerprint" in out
    assert run(capsys, "sign", "--key", tmp_path / "stat.secret", pack)[0] == 0
    assert run(capsys, "verify", "--keys", keys, pack)[0] == 1
    place(keys, "stat.pub", (tmp_path / "stat.pub").read_bytes())
    status, out, err = run(capsys, "verify", "--keys", keys, pack)
    assert (status, err) == (0, "")
    assert out.startswith(f"{pack}:由“统计局”签名,密钥指纹 ")


def test_a_key_is_not_made_twice_under_one_name(tmp_path: Path, capsys: Out) -> None:
    assert run(capsys, "keygen", "--name", "甲", "--out", tmp_path / "a")[0] == 0
    before = (tmp_path / "a.secret").read_bytes()
    status, out, err = run(capsys, "keygen", "--name", "乙", "--out", tmp_path / "a.secret")
    assert (status, out) == (1, "")
    assert "同名文件已经存在,没有生成密钥" in err
    assert (tmp_path / "a.secret").read_bytes() == before


def test_a_key_cannot_bear_a_name_that_deceives(tmp_path: Path, capsys: Out) -> None:
    status, _, err = run(capsys, "keygen", "--name", "甲\n乙", "--out", tmp_path)
    assert (status, err.count("\n"), list(tmp_path.iterdir())) == (1, 1, [])


def test_a_key_that_cannot_be_written_is_one_line(tmp_path: Path, capsys: Out) -> None:
    status, out, err = run(capsys, "keygen", "--name", "甲", "--out", tmp_path / "no" / "a")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "命令没有完成,找不到这个文件或文件夹。原有的文件没有变化。" in err
    assert "there is no such file or folder" in err


def test_signing_says_by_whom_and_changes_only_what_it_should(
    pack: Path, pack_bytes: bytes, secret: Path, tmp_path: Path, capsys: Out
) -> None:
    name = KEY.public.name
    said = f"out.brief:由“{name}”签名,密钥指纹 {FINGERPRINT}。 Signed by “{name}”, key {FINGERPRINT}.\n"
    assert run(capsys, "sign", "--key", secret, pack, "--out", tmp_path / "out.brief") == (0, said, "")
    assert pack.read_bytes() == pack_bytes
    assert (tmp_path / "out.brief").read_bytes() == signed(pack_bytes)
    run(capsys, "sign", "--key", secret, pack)
    assert pack.read_bytes() == signed(pack_bytes)


@pytest.mark.skipif(os.name != "posix", reason="the mode says nothing there")
def test_a_secret_that_others_may_read_is_warned_of(pack: Path, secret: Path, capsys: Out) -> None:
    secret.chmod(0o640)
    status, _, err = run(capsys, "sign", "--key", secret, pack)
    assert status == 0
    assert "可以被其他用户读取" in err


def test_a_pack_that_is_not_sound_is_not_signed(pack: Path, secret: Path, capsys: Out) -> None:
    pack.write_bytes(pack.read_bytes()[:5000])
    status, out, err = run(capsys, "sign", "--key", secret, pack)
    assert (status, out) == (1, "")
    assert "文件不完整" in err
    assert pack.stat().st_size == 5000


def test_a_signature_is_never_written_over_the_key(pack: Path, secret: Path, capsys: Out) -> None:
    status, _, err = run(capsys, "sign", "--key", secret, pack, "--out", secret)
    assert status == 1
    assert "要写入的文件就是私钥本身" in err
    assert secret.read_text(encoding="utf-8") == KEY.written()


def test_without_a_secret_key_nothing_is_signed(
    pack: Path, pack_bytes: bytes, keys: Path, capsys: Out
) -> None:
    assert "其中没有私钥" in run(capsys, "sign", "--key", keys / "jinjiang.pub", pack)[2]
    assert "找不到这个文件" in run(capsys, "sign", "--key", keys / "no.secret", pack)[2]
    assert pack.read_bytes() == pack_bytes


def test_each_pack_is_one_line_and_all_must_be_trusted(
    pack_bytes: bytes, keys: Path, tmp_path: Path, capsys: Out
) -> None:
    whole = signed(pack_bytes)
    files = {
        "good.brief": whole,
        "plain.brief": pack_bytes,
        "unknown.brief": signed(pack_bytes, OTHER_KEY),
        "altered.brief": whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:],
        "cut.brief": whole[:-1],
        "short.brief": whole[:5000],
        "no.brief": b"text",
    }
    for name, data in files.items():
        place(tmp_path, name, data)
    status, out, err = run(capsys, "verify", "--keys", keys, *(tmp_path / name for name in files))
    assert (status, err) == (1, "")
    expected = {
        "good.brief": "Signed by “晋江市人民政府办公室”, key 21fe",
        "plain.brief": "没有签名。 It is not signed.",
        "unknown.brief": "It is signed by an unknown signer: key",
        "altered.brief": "it was altered after it was signed",
        "cut.brief": "not one whole signature",
        "short.brief": "the file is cut short",
        "no.brief": "it is not a pack",
    }
    lines = out.splitlines()
    assert len(lines) == len(expected)
    for line, (name, words) in zip(lines, expected.items(), strict=True):
        assert name in line
        assert words in line
    for name in files:
        assert run(capsys, "verify", "--keys", keys, tmp_path / name)[0] == int(name != "good.brief")


def test_packs_called_alike_are_told_by_their_paths_as_given(
    pack_bytes: bytes, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.chdir(tmp_path)
    given = ["a/x.brief", "b/x.brief", "c/x.brief"]
    for path, data in zip(given, (signed(pack_bytes), pack_bytes, b"text"), strict=True):
        place(tmp_path / Path(path).parent, "x.brief", data)
    status, out, _ = run(capsys, "verify", "--keys", keys, *given)
    said = out.splitlines()
    assert status == 1
    assert [line.startswith((f"{path}:", f"“{path}”")) for path, line in zip(given, said, strict=True)] == [
        True
    ] * 3


def test_a_dead_link_among_the_keys_is_no_word_about_signing(
    pack: Path, pack_bytes: bytes, keys: Path, capsys: Out
) -> None:
    pack.write_bytes(signed(pack_bytes))
    (keys / "x.pub").symlink_to("nowhere")
    status, _, err = run(capsys, "verify", "--keys", keys, pack)
    assert status == 0
    assert "“x.pub”:它已不在,或是一个链接,而所指的文件已不在。" in err
    assert "没有签名" not in err
    assert "USB" not in err


def test_a_pack_that_is_signed_but_not_sound_is_not_vouched_for(
    pack_bytes: bytes, keys: Path, tmp_path: Path, capsys: Out
) -> None:
    # Whoever signs with other tools can sign nonsense; a trusted key does not make it a brief.
    nonsense = pack_bytes[:4096] + bytes(len(pack_bytes) - 4096)
    place(tmp_path, "x.brief", signed(nonsense))
    status, out, _ = run(capsys, "verify", "--keys", keys, tmp_path / "x.brief")
    assert status == 1
    assert "Signed by" not in out


def test_a_file_name_cannot_forge_a_line(pack_bytes: bytes, keys: Path, tmp_path: Path, capsys: Out) -> None:
    for data in (pack_bytes, b"text"):
        pack = place(tmp_path, "x\n由“国务院”签名\x1b[2K.brief", data)
        status, out, _ = run(capsys, "verify", "--keys", keys, pack)
        assert (status, out.count("\n")) == (1, 1)
        assert out.strip().isprintable()


def test_key_files_that_were_refused_are_said_beside(
    pack_bytes: bytes, keys: Path, tmp_path: Path, capsys: Out
) -> None:
    pack = place(tmp_path, "good.brief", signed(pack_bytes))
    place(keys, "bad.pub", "no key")
    status, out, err = run(capsys, "verify", "--keys", keys, pack)
    assert (status, out.count("\n")) == (0, 1)
    assert "bad.pub" in err
    place(keys, "mine.secret", KEY.written())
    status, out, err = run(capsys, "verify", "--keys", keys, pack)
    assert status == 1
    assert "unknown signer" in out
    assert "mine.secret" in err


def test_a_folder_of_keys_that_is_not_there_is_said(pack: Path, tmp_path: Path, capsys: Out) -> None:
    for command in ("verify", "check"):
        status, out, err = run(capsys, command, "--keys", tmp_path / "none", pack)
        assert (status, out) == (1, "")
        assert err == (
            f"密钥“{tmp_path / 'none'}”:--keys 所写的文件夹不存在。没有核验任何简报包,也没有文件被改动。"
            "请写明存放受信任公钥(.pub)的文件夹。 "
            f"Key “{tmp_path / 'none'}”: the folder named after --keys is not there. No pack was verified and no file "
            "was changed. Name the folder that holds the trusted public keys (.pub).\n"
        )


def test_a_file_in_place_of_the_folder_of_keys_is_said(pack: Path, capsys: Out) -> None:
    status, out, err = run(capsys, "verify", "--keys", pack, pack)
    assert (status, out) == (1, "")
    assert "--keys 所写的是一个文件,不是文件夹。没有核验任何简报包" in err


def test_without_a_folder_the_administrators_is_taken(
    pack_bytes: bytes, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.setattr("db.signing.commands.administrators_keys", lambda: ring(keys))
    pack = place(tmp_path, "good.brief", signed(pack_bytes))
    assert run(capsys, "verify", pack)[0] == 0


def test_a_check_says_who_signed(pack: Path, pack_bytes: bytes, keys: Path, capsys: Out) -> None:
    status, out, _ = run(capsys, "check", "--keys", keys, pack)
    assert (status, out.splitlines()[-1]) == (0, "晋江.brief:没有签名。 It is not signed.")
    pack.write_bytes(signed(pack_bytes))
    status, out, _ = run(capsys, "check", "--keys", keys, pack)
    assert status == 0
    assert "由“晋江市人民政府办公室”签名" in out
    assert PUBLIC.hex() not in out
    pack.write_bytes(signed(pack_bytes) + b"x")
    assert run(capsys, "check", "--keys", keys, pack)[0] == 1
