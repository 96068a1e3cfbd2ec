"""Signatures of packs: Ed25519 over every byte of the pack. Made and verified here, the only place that knows PyNaCl.

PyNaCl is imported when there is a signature to make or to verify, never at the start. What is signed is a fixed prefix,
so that a signature made for a pack means nothing elsewhere, and the SHA-512 of all bytes before the block.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from db.errors import PackError, Refusal
from db.signing.block import (
    CLOSING,
    HEADER,
    LENGTH,
    Block,
    NotABlock,
    read_block,
    size_of_pages,
)
from db.signing.faults import KeyFault, KeyFileError
from db.signing.keyring import Keyring
from db.signing.keys import MAX_NAME, PublicKey, SecretKey, fingerprint_of, sound_name

MAX_BYTES = 256 << 20  # of a signed pack: all of it is read whenever it is opened
_PREFIX = b"briefing-desk: signature of a pack, version 1\x00"
_CHUNK = 1 << 20


class SignatureState(Enum):
    """What a pack's signature is worth here."""

    UNSIGNED = "unsigned"
    SIGNED = "signed"  # by one of the trusted keys
    UNKNOWN = "unknown"  # whole, but by a key that is not among the trusted ones
    BROKEN = "broken"  # the pack is not what was signed


@dataclass(frozen=True)
class Signature:
    """A pack's signature: the signer's name is the administrator's, never the pack's own word."""

    state: SignatureState
    signer: str = ""
    fingerprint: str = ""


def signature_of(path: Path, keyring: Keyring) -> Signature:
    """What the signature of the file at `path` is worth. Raises PackError where the file cannot be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise PackError(path.name, Refusal.NOT_A_PACK)
        with path.open("rb") as file:
            block = _block_at_end(file)
            is_whole = block is not None and is_genuine(file, block, path.name)
    except NotABlock:
        return Signature(SignatureState.BROKEN)
    except PermissionError as error:
        raise PackError(path.name, Refusal.UNREADABLE) from error
    except (OSError, ValueError) as error:
        raise PackError(path.name, Refusal.MISSING) from error
    if block is None:
        return Signature(SignatureState.UNSIGNED)
    if not is_whole:
        return Signature(SignatureState.BROKEN)
    fingerprint = fingerprint_of(block.key)
    trusted = keyring.key(block.key)
    if trusted is None:
        return Signature(SignatureState.UNKNOWN, "", fingerprint)
    return Signature(SignatureState.SIGNED, trusted.name, fingerprint)


def library_version() -> str:
    """The version of PyNaCl, by which signatures are made and verified; raises ImportError where it does not load."""
    import nacl  # noqa: PLC0415
    import nacl.signing  # noqa: PLC0415 - loads libsodium

    return nacl.__version__


def _block_at_end(file: BinaryIO) -> Block | None:
    """The block after the last page, None where nothing is there; NotABlock where it is anything else."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    try:
        pages = size_of_pages(file.read(HEADER))
    except ValueError:
        pages = 0
    if 0 < pages < size:
        return block_after(file, pages, size)
    if pages != size:
        # Not a pack, or no longer one; if it once was signed, that is worth saying.
        file.seek(max(0, size - len(CLOSING)))
        if file.read() == CLOSING:
            raise NotABlock("header")
    return None


def block_after(file: BinaryIO, pages: int, size: int) -> Block:
    """The block that is all of `file` from byte `pages` to its end at `size`; NotABlock for anything else there."""
    file.seek(max(pages, size - LENGTH))
    block = read_block(file.read(LENGTH))
    if size != pages + LENGTH:
        raise NotABlock(f"{size - pages} bytes")
    return block


def is_genuine(file: BinaryIO, block: Block, name: str) -> bool:
    """Whether the key of `block` signed every byte before it. PackError where that cannot be found out here."""
    if file.seek(0, os.SEEK_END) > MAX_BYTES + LENGTH:
        raise PackError(name, Refusal.LARGE)
    try:
        from nacl.exceptions import BadSignatureError  # noqa: PLC0415
        from nacl.signing import VerifyKey  # noqa: PLC0415
    except ImportError as error:
        raise PackError(name, Refusal.UNCHECKED) from error
    try:
        VerifyKey(block.key).verify(_statement(file), block.signature)
    except (BadSignatureError, ValueError):
        return False
    return True


def _statement(file: BinaryIO, behind: int = LENGTH) -> bytes:
    """What is signed: the prefix, and the SHA-512 of all of `file` but the last `behind` bytes."""
    left = file.seek(0, os.SEEK_END) - behind
    file.seek(0)
    digest = hashlib.sha512()
    while left > 0 and (chunk := file.read(min(_CHUNK, left))):
        digest.update(chunk)
        left -= len(chunk)
    return _PREFIX + digest.digest()


def new_secret_key(name: str) -> SecretKey:
    """A new key from the system's randomness. KeyFileError where `name` cannot be shown."""
    from nacl.signing import SigningKey  # noqa: PLC0415

    try:
        shown = sound_name(name)
    except ValueError as error:
        raise KeyFileError(name[:MAX_NAME], KeyFault.NAME) from error
    made = SigningKey.generate()
    return SecretKey(PublicKey(shown, bytes(made.verify_key)), bytes(made))


def signed_block(file: BinaryIO, key: SecretKey) -> Block:
    """The signature of all that is in `file`. KeyFileError where the halves of the key do not belong together."""
    from nacl.signing import SigningKey  # noqa: PLC0415

    signer = SigningKey(key.seed)
    if bytes(signer.verify_key) != key.public.key:
        raise KeyFileError(key.public.name, KeyFault.MISMATCH)
    return Block(key.public.key, signer.sign(_statement(file, behind=0)).signature)
