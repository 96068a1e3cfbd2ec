"""ICU's data is taken apart and put together again byte for byte, and what is no such data is refused."""

from __future__ import annotations

import struct

import pytest
from shipping.gates import Refused
from shipping.icu_package import Package, read, written

# As ICU writes it: 32 bytes, the magic, little-endian, ASCII, 16 bits, the format and its version.
HEADER = bytes.fromhex("2000da27140000000000020043 6d6e44 01000000 03000000".replace(" ", "")) + bytes(8)
SMALL = Package(HEADER, {"a1l/b.res": b"second item....." * 2, "a1l/a.res": b"first"})


def test_what_was_written_is_read_again_in_the_order_of_the_names() -> None:
    again = read(written(SMALL))
    assert list(again.items) == ["a1l/a.res", "a1l/b.res"]
    assert again.header == HEADER
    assert again.items["a1l/a.res"].startswith(b"first")
    assert again.items["a1l/b.res"] == SMALL.items["a1l/b.res"]


def test_every_item_lies_at_a_multiple_of_16() -> None:
    data = written(SMALL)
    places = [data.index(item) for item in SMALL.items.values()]
    assert [place % 16 for place in places] == [0, 0]
    assert len(data) % 16 == 0


def test_what_is_read_is_written_as_it_was() -> None:
    data = written(SMALL)
    assert written(read(data)) == data


@pytest.mark.parametrize(("at", "byte"), [(2, 0), (8, 1), (12, ord("R")), (16, 2)])
def test_another_format_is_refused(at: int, byte: int) -> None:
    data = bytearray(written(SMALL))
    data[at] = byte
    with pytest.raises(Refused, match="not in the format"):
        read(bytes(data))


@pytest.mark.parametrize("length", [0, 3, 34, 45, 70])
def test_data_cut_short_are_refused(length: int) -> None:
    with pytest.raises(Refused, match=r"ICU's data (is|are) cut short|not in the format"):
        read(written(SMALL)[:length])


def test_a_table_that_leads_out_of_the_data_is_refused() -> None:
    data = bytearray(written(SMALL))
    struct.pack_into("<I", data, len(HEADER) + 4 + 8 + 4, len(data))  # where the second item begins
    with pytest.raises(Refused, match="leads out of it"):
        read(bytes(data))
