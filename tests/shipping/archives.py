"""A .deb written anew, file by file: with owners, modes and names that no file on a disk needs to have."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

Row = tuple[tarfile.TarInfo, bytes]
Rewrite = Callable[[tarfile.TarInfo, bytes], Iterator[Row]]


def rewritten(deb: Path, out: Path, data: Rewrite | None = None, control: Rewrite | None = None) -> Path:
    """The package `deb` as `out`, each row of its two archives replaced by what the functions make of it."""
    parts = {"debian-binary": b"2.0\n"}
    for name, option, change in (
        ("control.tar", "--ctrl-tarfile", control),
        ("data.tar", "--fsys-tarfile", data),
    ):
        tar = subprocess.run(["dpkg-deb", option, deb], check=True, capture_output=True).stdout
        parts[name] = _changed(tar, change or _same)
    out.write_bytes(b"!<arch>\n" + b"".join(_part(name, content) for name, content in parts.items()))
    return out


def _same(row: tarfile.TarInfo, content: bytes) -> Iterator[Row]:
    yield row, content


def _changed(tar: bytes, change: Rewrite) -> bytes:
    written = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(tar)) as old,
        tarfile.open(fileobj=written, mode="w", format=tarfile.GNU_FORMAT) as new,
    ):
        for row in old:
            stream = old.extractfile(row) if row.isfile() else None
            for made, content in change(row, stream.read() if stream else b""):
                made.size = len(content)
                new.addfile(made, io.BytesIO(content))
    return written.getvalue()


def _part(name: str, content: bytes) -> bytes:
    """A member of an ar archive, as deb(5) has it."""
    head = f"{name:<16}{0:<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}`\n"
    return head.encode() + content + b"\n" * (len(content) % 2)
