"""ICU's data as one package: a table of contents and the items themselves, each by its name.

The format is the one that ICU calls common data, “CmnD”, version 1, little-endian: a header that tells its own length,
the number of items, for each the places of its name and of its bytes counted from the end of the header, the names one
after another, and the items, each at a multiple of 16 bytes. The items' own formats are nobody's business here.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from shipping.gates import Refused

_START = struct.Struct("<HBB")  # length of the header, and two bytes that all of ICU's data begins with
_MAGIC = (0xDA, 0x27)
_COUNT = struct.Struct("<I")
_ROW = struct.Struct("<II")
# Within the header: little-endian, ASCII, 16-bit characters; the format and its version.
_KIND, _KIND_AT = bytes((0, 0, 2, 0)) + b"CmnD" + bytes((1,)), 8
_ALIGNED = 16
_FILLING = b"\xaa"  # what ICU's own tools fill gaps with


@dataclass(frozen=True, slots=True)
class Package:
    """The header as it was found, and the items by name, with the filling that follows each."""

    header: bytes
    items: Mapping[str, bytes]


def read(data: bytes) -> Package:
    """The package that `data` is; Refused where it is none, or another version of the format."""
    try:
        return _read(data)
    except (struct.error, ValueError, IndexError) as error:
        raise Refused("ICU's data is cut short or its table of contents leads out of it.") from error


def _read(data: bytes) -> Package:
    length, *magic = _START.unpack_from(data)
    if tuple(magic) != _MAGIC or data[_KIND_AT : _KIND_AT + len(_KIND)] != _KIND:
        raise Refused("ICU's data is not in the format “CmnD”, version 1, little-endian.")
    contents = data[length:]
    (count,) = _COUNT.unpack_from(contents)
    rows = [_ROW.unpack_from(contents, _COUNT.size + at * _ROW.size) for at in range(count)]
    places = [place for _, place in rows] + [len(contents)]
    if any(later <= earlier for earlier, later in pairwise(places)):
        raise ValueError("the items are not in the order of the table")
    names = [contents[at : contents.index(b"\0", at)].decode("ascii") for at, _ in rows]
    return Package(
        data[:length],
        {name: contents[start:end] for name, (start, end) in zip(names, pairwise(places), strict=True)},
    )


def written(package: Package) -> bytes:
    """The package as bytes; ICU looks names up by halving, so they are in order."""
    items = sorted(package.items.items())
    names = [name.encode("ascii") + b"\0" for name, _ in items]
    at = _COUNT.size + len(items) * _ROW.size
    place = _filled(at + sum(map(len, names)), len(package.header))
    rows = []
    for name, (_, item) in zip(names, items, strict=True):
        rows.append(_ROW.pack(at, place))
        at += len(name)
        place += _filled(len(item))
    table = _COUNT.pack(len(items)) + b"".join(rows) + b"".join(names)
    head = package.header + table
    return b"".join(_padded(part) for part in (head, *(item for _, item in items)))


def _filled(size: int, after: int = 0) -> int:
    """`size` made longer, so that what follows is aligned; `after` bytes stand before it."""
    return size + -(size + after) % _ALIGNED


def _padded(part: bytes) -> bytes:
    return part + _FILLING * (-len(part) % _ALIGNED)
