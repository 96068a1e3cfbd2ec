"""Signed packs: sound as they are, and nothing in them can be changed, cut off or added unseen."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from db.errors import PackError, Refusal
from db.library import check_pack, open_pack
from db.signing import block as signature_block
from db.signing import signing
from db.signing.block import CLOSING, LENGTH, Block, NewerBlock, NotABlock, read_block, size_of_pages
from db.signing.faults import KeyFault, KeyFileError
from db.signing.keyring import Keyring
from db.signing.keys import PublicKey, SecretKey, fingerprint_of
from db.signing.sealing import sign_pack
from db.signing.signing import Signature, SignatureState, new_secret_key, signature_of, signed_block
from tests.db.signed import KEY, OTHER_KEY, OTHER_SEED, PUBLIC, SEED, signed

RING = Keyring((KEY.public,))
BLOCK_AT = -LENGTH


@pytest.fixture(scope="session")
def signed_bytes(pack_bytes: bytes) -> bytes:
    return signed(pack_bytes)


@pytest.fixture
def signed_pack(signed_bytes: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "已签名.brief"
    path.write_bytes(signed_bytes)
    return path


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file that hypothesis writes over and over."""
    return tmp_path_factory.mktemp("scratch") / "x.brief"


def refused(path: Path) -> Refusal | None:
    """Why the gate refuses the file, None where it does not."""
    try:
        open_pack(path)
    except PackError as error:
        return error.refusal
    return None


def state(path: Path, keyring: Keyring = RING) -> SignatureState:
    return signature_of(path, keyring).state


# ---------------------------------------------------------------- what is sound


def test_a_signed_pack_is_sound_and_names_its_signer(signed_pack: Path, pack: Path) -> None:
    assert check_pack(signed_pack).briefs == check_pack(pack).briefs
    assert signature_of(signed_pack, RING) == Signature(
        SignatureState.SIGNED, "晋江市人民政府办公室", fingerprint_of(PUBLIC)
    )


def test_the_name_is_the_administrators_never_the_packs(signed_pack: Path) -> None:
    ring = Keyring((PublicKey("市府办(本机登记)", PUBLIC),))
    assert signature_of(signed_pack, ring).signer == "市府办(本机登记)"


def test_a_signer_that_is_not_trusted_is_unknown_but_can_be_told_apart(signed_pack: Path) -> None:
    unknown = Signature(SignatureState.UNKNOWN, "", fingerprint_of(PUBLIC))
    assert signature_of(signed_pack, Keyring()) == unknown
    assert signature_of(signed_pack, Keyring((OTHER_KEY.public,))) == unknown
    assert refused(signed_pack) is None


def test_a_pack_without_a_signature_says_so(pack: Path) -> None:
    assert signature_of(pack, RING) == Signature(SignatureState.UNSIGNED)


def test_sqlite_sees_nothing_of_the_block(signed_pack: Path, pack_bytes: bytes) -> None:
    uri = signed_pack.as_uri() + "?mode=ro&immutable=1"
    with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA page_count").fetchone() == (len(pack_bytes) // 4096,)
    with contextlib.closing(sqlite3.connect(signed_pack)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    assert state(signed_pack) is SignatureState.SIGNED


def test_what_is_signed_never_changes_its_form(pack_bytes: bytes) -> None:
    statement = b"briefing-desk: signature of a pack, version 1\x00" + hashlib.sha512(pack_bytes).digest()
    block = signed_block(io.BytesIO(pack_bytes), KEY)
    assert block == Block(PUBLIC, SigningKey(SEED).sign(statement).signature)
    assert (
        SigningKey(SEED).sign(b"").signature.hex().startswith("e5564300c360ac729086e2cc806e828a")
    )  # RFC 8032


def test_a_signature_over_the_bare_pack_is_none(pack_bytes: bytes, tmp_path: Path) -> None:
    # What is signed begins with the use it is for: a signature got elsewhere is worth nothing here.
    bare = Block(PUBLIC, SigningKey(SEED).sign(pack_bytes).signature)
    path = tmp_path / "bare.brief"
    path.write_bytes(pack_bytes + bare.written())
    assert (refused(path), state(path)) == (Refusal.ALTERED, SignatureState.BROKEN)


def test_a_new_key_is_never_the_same_and_signs(pack: Path) -> None:
    one, two = new_secret_key("甲"), new_secret_key("甲")
    assert one.seed != two.seed
    sign_pack(pack, one, pack)
    assert state(pack, Keyring((one.public,))) is SignatureState.SIGNED
    assert state(pack, Keyring((two.public,))) is SignatureState.UNKNOWN


def test_a_secret_is_not_shown_with_its_key() -> None:
    assert SEED.hex() not in repr(KEY)
    assert repr(SEED) not in repr(KEY)


# ---------------------------------------------------------------- what is not


@given(st.data())
def test_a_flipped_bit_anywhere_is_refused_and_broken(
    signed_bytes: bytes, scratch: Path, data: st.DataObject
) -> None:
    # As often in the header and in the block as in all the rest.
    size = len(signed_bytes)
    at = data.draw(
        st.integers(0, 99) | st.integers(100, size - LENGTH) | st.integers(size - LENGTH, size - 1)
    )
    bit = data.draw(st.integers(0, 7))
    spoilt = bytearray(signed_bytes)
    spoilt[at] ^= 1 << bit
    scratch.write_bytes(spoilt)
    assert refused(scratch) is not None
    assert state(scratch) is SignatureState.BROKEN


def test_every_bit_of_the_block_matters(signed_bytes: bytes, scratch: Path) -> None:
    for at in range(len(signed_bytes) - LENGTH, len(signed_bytes)):
        spoilt = bytearray(signed_bytes)
        spoilt[at] ^= 0x80
        scratch.write_bytes(spoilt)
        assert refused(scratch) in {Refusal.ALTERED, Refusal.TRAILING, Refusal.NEWER}, at
        assert state(scratch) is SignatureState.BROKEN


@given(cut=st.integers(1, 2 * LENGTH) | st.integers(1, 10**9))
@example(cut=1)
@example(cut=LENGTH - 1)
@example(cut=LENGTH + 1)
def test_a_signed_pack_cut_short_is_refused(signed_bytes: bytes, scratch: Path, cut: int) -> None:
    scratch.write_bytes(signed_bytes[: -(1 + (cut - 1) % len(signed_bytes))])
    if len(signed_bytes) - scratch.stat().st_size == LENGTH:
        assert refused(scratch) is None  # the very pack, without its signature
    else:
        assert refused(scratch) in {Refusal.TRUNCATED, Refusal.TRAILING, Refusal.EMPTY}
        assert state(scratch) in {SignatureState.BROKEN, SignatureState.UNSIGNED}


def test_a_pack_whose_block_was_taken_away_is_unsigned_and_sound(
    signed_pack: Path, signed_bytes: bytes, pack_bytes: bytes
) -> None:
    os.truncate(signed_pack, len(signed_bytes) - LENGTH)
    assert signed_pack.read_bytes() == pack_bytes
    check_pack(signed_pack)
    assert state(signed_pack) is SignatureState.UNSIGNED


def test_the_block_of_another_pack_is_refused(pack: Path, pack_bytes: bytes) -> None:
    other = bytearray(pack_bytes)
    other[-1] ^= 1
    pack.write_bytes(pack_bytes + signed(bytes(other))[BLOCK_AT:])
    assert (refused(pack), state(pack)) == (Refusal.ALTERED, SignatureState.BROKEN)


def test_the_key_of_another_over_the_same_pack_is_refused(pack: Path, pack_bytes: bytes) -> None:
    mine = signed_block(io.BytesIO(pack_bytes), KEY)
    pack.write_bytes(pack_bytes + Block(OTHER_KEY.public.key, mine.signature).written())
    assert (refused(pack), state(pack)) == (Refusal.ALTERED, SignatureState.BROKEN)


@pytest.mark.parametrize("key", [bytes(32), b"\x01" + bytes(31), b"\xff" * 32], ids=["zero", "one", "none"])
def test_a_key_that_fits_any_signature_is_refused(key: bytes, pack: Path, pack_bytes: bytes) -> None:
    # Points of small order: with them a signature of zeros holds for every content.
    pack.write_bytes(pack_bytes + Block(key, key + bytes(32)).written())
    assert (refused(pack), state(pack)) == (Refusal.ALTERED, SignatureState.BROKEN)


@given(junk=st.binary(min_size=1, max_size=3 * LENGTH))
@example(junk=b"\x00")
@example(junk=bytes(LENGTH))
@example(junk=bytes(4096))
def test_anything_else_after_the_last_page_is_refused(pack_bytes: bytes, scratch: Path, junk: bytes) -> None:
    scratch.write_bytes(pack_bytes + junk)
    assert (refused(scratch), state(scratch)) == (Refusal.TRAILING, SignatureState.BROKEN)


@given(junk=st.binary(min_size=1, max_size=3 * LENGTH))
@example(junk=bytes(4096))
def test_anything_beside_a_signature_is_refused(signed_bytes: bytes, scratch: Path, junk: bytes) -> None:
    for spoilt in (
        signed_bytes + junk,
        signed_bytes[:BLOCK_AT] + junk + signed_bytes[BLOCK_AT:],
        signed(signed_bytes),
    ):
        scratch.write_bytes(spoilt)
        assert (refused(scratch), state(scratch)) == (Refusal.TRAILING, SignatureState.BROKEN)


def test_a_pack_edited_after_it_was_signed_is_refused_in_plain_words(signed_pack: Path) -> None:
    with contextlib.closing(sqlite3.connect(signed_pack)) as connection:
        connection.execute("UPDATE briefs SET name_zh = '另一份简报'")
        connection.commit()
    with pytest.raises(PackError) as caught:
        check_pack(signed_pack)
    assert caught.value.zh == (
        "“已签名.brief”没有打开:内容与签名不符,它在签名之后被改动过。文件未被改动。请不要使用,并告诉发送者。"
    )
    assert "it was altered after it was signed" in caught.value.en


def test_a_header_that_sqlite_would_not_go_by_is_damage(pack: Path, pack_bytes: bytes) -> None:
    # Where the counters differ SQLite counts the pages by the size of the file.
    pack.write_bytes(pack_bytes[:92] + bytes(4) + pack_bytes[96:])
    assert refused(pack) is Refusal.DAMAGED


def test_fewer_pages_in_the_header_than_in_the_file_is_refused(pack: Path, pack_bytes: bytes) -> None:
    pages = len(pack_bytes) // 4096
    pack.write_bytes(pack_bytes[:28] + (pages - 1).to_bytes(4) + pack_bytes[32:])
    assert refused(pack) is Refusal.TRAILING


# ---------------------------------------------------------------- what cannot be told


def test_a_later_form_asks_for_an_update(pack: Path, pack_bytes: bytes) -> None:
    later = b"more than we know" * 20 + (2).to_bytes(4) + (1000).to_bytes(4) + CLOSING
    pack.write_bytes(pack_bytes + later)
    assert (refused(pack), state(pack)) == (Refusal.NEWER, SignatureState.BROKEN)
    with pytest.raises(NewerBlock):
        read_block(later)


def test_a_file_that_is_not_there_or_no_file_is_a_pack_error(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.brief")
    for name, why in [("no", Refusal.MISSING), ("pipe.brief", Refusal.NOT_A_PACK), (".", Refusal.NOT_A_PACK)]:
        with pytest.raises(PackError) as caught:
            signature_of(tmp_path / name, RING)
        assert caught.value.refusal is why


def test_a_file_that_may_not_be_read_is_a_pack_error(
    signed_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    with pytest.raises(PackError) as caught:
        signature_of(signed_pack, RING)
    assert caught.value.refusal is Refusal.UNREADABLE


def test_a_signed_file_too_large_to_be_read_whole_is_refused(
    signed_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "MAX_BYTES", signed_pack.stat().st_size - LENGTH - 1)
    assert refused(signed_pack) is Refusal.LARGE
    monkeypatch.setattr(signing, "MAX_BYTES", signed_pack.stat().st_size - LENGTH)
    assert refused(signed_pack) is None


def test_a_signature_that_cannot_be_verified_here_is_not_believed(
    signed_pack: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nacl.signing", None)  # as in an installation that lacks it
    assert refused(signed_pack) is Refusal.UNCHECKED
    assert refused(pack) is None


def test_an_unsigned_pack_costs_no_cryptography(pack: Path, signed_pack: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from db.library import open_pack; "
        "from db.signing.signing import signature_of; from db.signing.keyring import Keyring; "
        "open_pack(Path(sys.argv[1])); signature_of(Path(sys.argv[1]), Keyring()); "
        "print(any(name.startswith(('nacl', '_cffi', 'ssl')) for name in sys.modules))"
    )
    root = Path(__file__).parents[3]
    said = [
        subprocess.run([sys.executable, "-c", code, path], cwd=root, capture_output=True, check=True).stdout
        for path in (pack, signed_pack)
    ]
    assert said == [b"False\n", b"True\n"]


# ---------------------------------------------------------------- signing


def test_a_signed_pack_is_the_pack_and_128_bytes(pack: Path, pack_bytes: bytes, tmp_path: Path) -> None:
    out = tmp_path / "new" / "out.brief"
    sign_pack(pack, KEY, out)
    assert out.read_bytes() == signed(pack_bytes)
    assert pack.read_bytes() == pack_bytes


def test_signing_again_replaces_the_signature(pack: Path, pack_bytes: bytes) -> None:
    for key in (KEY, OTHER_KEY, OTHER_KEY, KEY):
        sign_pack(pack, key, pack)
        assert pack.read_bytes() == signed(pack_bytes, key)


def test_a_pack_keeps_the_rights_it_had(pack: Path) -> None:
    pack.chmod(0o640)
    sign_pack(pack, KEY, pack)
    assert pack.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE items SET text = replace(text, '7.0%', '9.0%') WHERE line = 87", Refusal.UNSOUND),
        ("CREATE TABLE extra (a)", Refusal.FOREIGN),
    ],
)
def test_what_is_not_sound_is_not_signed(statement: str, why: Refusal, pack: Path, tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(pack)) as connection:
        connection.execute(statement)
        connection.commit()
    with pytest.raises(PackError) as caught:
        sign_pack(pack, KEY, tmp_path / "new" / "out.brief")
    assert caught.value.refusal is why
    assert [path.name for path in tmp_path.iterdir()] == [pack.name]


def test_an_altered_pack_is_not_signed_over(signed_pack: Path) -> None:
    data = bytearray(signed_pack.read_bytes())
    data[-200] ^= 1
    signed_pack.write_bytes(data)
    with pytest.raises(PackError) as caught:
        sign_pack(signed_pack, OTHER_KEY, signed_pack)
    assert caught.value.refusal is Refusal.ALTERED
    assert signed_pack.read_bytes() == data


def test_two_halves_of_different_keys_do_not_sign(pack: Path, pack_bytes: bytes, tmp_path: Path) -> None:
    with pytest.raises(KeyFileError) as caught:
        sign_pack(pack, SecretKey(KEY.public, OTHER_SEED), pack)
    assert caught.value.fault is KeyFault.MISMATCH
    assert pack.read_bytes() == pack_bytes
    assert [path.name for path in tmp_path.iterdir()] == [pack.name]


def test_a_disk_that_is_full_leaves_the_pack_as_it_was(
    pack: Path, pack_bytes: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        sign_pack(pack, KEY, pack)
    assert pack.read_bytes() == pack_bytes
    assert [path.name for path in tmp_path.iterdir()] == [pack.name]


# ---------------------------------------------------------------- the block


@given(key=st.binary(min_size=32, max_size=32), signature=st.binary(min_size=64, max_size=64))
def test_a_block_reads_as_it_was_written(key: bytes, signature: bytes) -> None:
    data = Block(key, signature).written()
    assert len(data) == LENGTH
    assert read_block(data) == Block(key, signature)


@given(data=st.binary(max_size=200))
def test_no_other_bytes_are_a_block(data: bytes) -> None:
    with pytest.raises(NotABlock):
        read_block(data)


@given(header=st.binary(max_size=120))
def test_a_header_says_how_many_bytes_or_is_none(header: bytes) -> None:
    with pytest.raises(ValueError, match="header"):
        size_of_pages(header)


@pytest.mark.parametrize(("field", "size"), [(1, 65536), (512, 512), (4096, 4096), (32768, 32768)])
def test_pages_are_as_large_as_the_header_says(field: int, size: int, pack_bytes: bytes) -> None:
    header = bytearray(pack_bytes[:100])
    header[16:18] = field.to_bytes(2)
    header[28:32] = (7).to_bytes(4)
    assert size_of_pages(bytes(header)) == 7 * size


@pytest.mark.parametrize("field", [0, 2, 256, 1000, 65535])
def test_a_page_size_that_sqlite_does_not_have_is_none(field: int, pack_bytes: bytes) -> None:
    with pytest.raises(ValueError, match="pages"):
        size_of_pages(pack_bytes[:16] + field.to_bytes(2) + pack_bytes[18:100])


def test_the_marks_are_what_the_form_says() -> None:
    assert (len(signature_block.OPENING), len(CLOSING)) == (8, 16)
