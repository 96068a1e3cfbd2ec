"""A fixed key and packs signed with it: the same bytes in every run."""

from __future__ import annotations

import io
from pathlib import Path

from db.signing.guarding import named_by_user
from db.signing.keyring import Keyring
from db.signing.keys import PublicKey, SecretKey
from db.signing.signing import signed_block

# Test 1 of RFC 8032, 7.1, and test 2.
SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
OTHER_SEED = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
OTHER_PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
KEY = SecretKey(PublicKey("晋江市人民政府办公室", PUBLIC), SEED)
OTHER_KEY = SecretKey(PublicKey("某市统计局", OTHER_PUBLIC), OTHER_SEED)


def signed(content: bytes, key: SecretKey = KEY) -> bytes:
    """`content`, which is taken to be whole pages, with the signature of `key` after it."""
    return content + signed_block(io.BytesIO(content), key).written()


def ring(folder: Path) -> Keyring:
    """The keys in a folder of whoever runs the tests, wherever it lies."""
    return Keyring.read(folder, named_by_user(folder))


def place(folder: Path, file: str, text: str | bytes) -> Path:
    """A file in `folder`, which is made, that only its owner may change."""
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    path = folder / file
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    path.chmod(0o644)
    return path
