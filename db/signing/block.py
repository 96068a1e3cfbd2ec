"""Where a pack ends and what may follow it: nothing, or one signature block. Bytes only; nothing is verified here.

The block stands after the last page of SQLite, which never looks there: its header says how many pages there are.
128 bytes: opening mark 8, public key 32, signature 64, version 4, length of the block 4, closing mark 16. Version and
length stand before the closing mark, so that a later form is recognised from the file's end whatever its length.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

LENGTH = 128
VERSION = 1
HEADER = 100  # bytes of SQLite's header
OPENING, CLOSING = b"\x00BRFSIG\n", b"\nBriefDeskSigned"
_MAGIC = b"SQLite format 3\x00"
_FORM = struct.Struct(">8s32s64sII16s")
_PAGE_SIZES = frozenset(1 << power for power in range(9, 17))


class NotABlock(ValueError):
    """Bytes after the last page that are not exactly one signature block."""


class NewerBlock(NotABlock):
    """A signature block of a later form."""


@dataclass(frozen=True)
class Block:
    """A public key, and the signature that is said to be its own: Ed25519, 32 and 64 bytes."""

    key: bytes
    signature: bytes

    def written(self) -> bytes:
        """The block as it stands in a file."""
        return _FORM.pack(OPENING, self.key, self.signature, VERSION, LENGTH, CLOSING)


def read_block(data: bytes) -> Block:
    """The block in `data`, which is everything after the last page, or NotABlock."""
    if data[-len(CLOSING) :] == CLOSING and len(data) >= LENGTH:
        version = int.from_bytes(data[-len(CLOSING) - 8 : -len(CLOSING) - 4])
        if version > VERSION:
            raise NewerBlock(str(version))
    if len(data) != LENGTH:
        raise NotABlock(f"{len(data)} bytes")
    opening, key, signature, version, length, closing = _FORM.unpack(data)
    if (opening, version, length, closing) != (OPENING, VERSION, LENGTH, CLOSING):
        raise NotABlock("marks")
    return Block(key, signature)


def size_of_pages(header: bytes) -> int:
    """How many bytes the pages of a database take by its `header`; ValueError where SQLite would not go by it."""
    if len(header) < HEADER or not header.startswith(_MAGIC):
        raise ValueError("header")
    (page_size,) = struct.unpack(">H", header[16:18])
    page_size = 65536 if page_size == 1 else page_size
    pages = int.from_bytes(header[28:32])
    # Where the two counters differ SQLite counts pages by the size of the file, trailing bytes included.
    if page_size not in _PAGE_SIZES or pages == 0 or header[24:28] != header[92:96]:
        raise ValueError("pages")
    return pages * page_size
