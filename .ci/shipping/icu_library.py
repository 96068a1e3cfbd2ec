"""libicudata, which is ICU's data in the shape of a library: the same library again with the wanted items only.

Qt's wheels carry one with everything, 32 MB, in which there is no code and a single symbol. It is taken apart and put
together again with binutils, under the same name and with the same symbol, so that a whole one still fits in its place.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from shipping import icu_items, icu_package
from shipping.gates import Refused
from shipping.tools import output_of

Entry = tuple[str, str, str]

PLACE = "PySide6/Qt/lib/libicudata.so.*"
_SECTION = ".rodata"
_SYMBOL = re.compile(r"[0-9a-f]+ (?P<size>[0-9a-f]+) R (?P<name>icudt\d+_dat)")
_SONAME = re.compile(r"\(SONAME\)\s+Library soname: \[(libicudata\.so\.\d+)\]")
# Aligned to a page, as the wheel's is; never executable, and nothing on the stack is either.
_SOURCE = """
    .section {section},"a"
    .balign 4096
    .globl {symbol}
    .type {symbol}, %object
{symbol}:
    .incbin "{data}"
    .size {symbol}, . - {symbol}
    .section .note.GNU-stack,"",%progbits
"""
_LINK = ("-shared", "-z", "noexecstack", "-z", "relro", "--hash-style=gnu", "--build-id=sha1")


def lightened(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """The same entries; of the library of ICU's data a copy in `folder` with the wanted items only.

    A library of another make is left as it is, and a sentence says so: with everything in it the program is as right as
    with the wanted part, and only heavier, which the gate over the weight looks at.
    """
    return [_lightened(entry, folder) if _is_data(entry) else entry for entry in entries]


def _is_data(entry: Entry) -> bool:
    name, _, kind = entry
    return kind == "BINARY" and fnmatchcase(PurePath(name).as_posix(), PLACE)


def _lightened(entry: Entry, folder: Path) -> Entry:
    name, source, kind = entry
    try:
        return name, str(reduced(Path(source), folder / name)), kind
    except Refused as refused:
        for sentence in refused.sentences:
            sys.stderr.write(f"icu: {sentence}\n")
        sys.stderr.write(f"icu: {name} goes into the bundle as it is, with all its data.\n")
        return entry


def reduced(source: Path, target: Path) -> Path:
    """`target`, the library `source` with the wanted items only; Refused where it is not what is expected."""
    symbol, soname, package = parts(source)
    data = icu_package.written(icu_items.reduced(package))
    target.parent.mkdir(parents=True, exist_ok=True)
    build(target, soname, symbol, data)
    return target


def parts(library: Path) -> tuple[str, str, icu_package.Package]:
    """The symbol, the soname and the data of a library of ICU's data; Refused where it holds anything else."""
    symbols = _said("nm", "--dynamic", "--print-size", "--defined-only", library).splitlines()
    soname = _SONAME.search(_said("readelf", "--wide", "--dynamic", library))
    found = _SYMBOL.fullmatch(symbols[0]) if len(symbols) == 1 else None
    if found is None or soname is None:
        raise Refused(f"{library.name} is not a library with ICU's data as its only symbol.")
    data = _section(library)
    if len(data) != int(found["size"], 16):
        raise Refused(f"{library.name} holds something beside ICU's data.")
    return found["name"], soname[1], icu_package.read(data)


def _section(library: Path) -> bytes:
    """The bytes of the section that holds the data; none where there is no such section."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "section")
        _said("objcopy", "-O", "binary", f"--only-section={_SECTION}", library, out)
        return out.read_bytes() if out.is_file() else b""


def build(target: Path, soname: str, symbol: str, data: bytes) -> None:
    """Write the library that offers `data` as `symbol`; the same data give the same bytes, wherever they are written."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "data").write_bytes(data)
        source = _SOURCE.format(section=_SECTION, symbol=symbol, data="data")
        Path(folder, "source").write_text(source, encoding="ascii")
        _said("as", "-o", "object", "source", within=folder)
        _said("ld", *_LINK, "-soname", soname, "-o", target.absolute(), "object", within=folder)


def remade(folder: Path, names: Iterable[str]) -> str:
    """What the list of parts says of a library of ICU's data among `names`, files in `folder`; "" where it is whole."""
    for name in names:
        if fnmatchcase(name, f"*/{PLACE}") and not (folder / name).is_symlink():
            return _told(parts(folder / name)[2])
    return ""


def _told(package: icu_package.Package) -> str:
    start = icu_items.prefix(package)
    if not all(icu_items.is_wanted(name.removeprefix(start)) for name in package.items):
        return ""
    return (
        f"Modified: libicudata was made again with {len(package.items)} of its items, those that Qt reads for this "
        "program; the items themselves and the other libraries of ICU are unchanged."
    )


def _said(*command: str | Path, within: str | None = None) -> str:
    """What a tool of binutils prints; Refused where it is missing or fails."""
    return output_of(list(map(str, command)), "binutils", f"{command[0]} failed", within)
