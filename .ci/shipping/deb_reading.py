"""A .deb as it is: its records and every file it would put on a computer. Read with dpkg-deb, unpacked nowhere."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from shipping.gates import Refused

# Files that a desktop reads are small; of larger ones the first bytes and the sum are kept.
_SMALL, _HEAD = 1_000_000, 64


@dataclass(frozen=True, slots=True)
class Member:
    """One file, folder or link; `data` is whole for small files; `md5` is empty where it is no file."""

    name: str
    kind: str  # "file", "folder", "link", or what tar calls it
    mode: int
    owner: tuple[int, int, str, str]  # numbers and names of user and group
    seconds: int
    size: int = 0
    target: str = ""
    data: bytes = b""
    md5: str = ""


@dataclass(frozen=True)
class Package:
    """What is in a .deb: `records` as text by name, `members` by name from the root, without a slash before."""

    file: str
    records: dict[str, str]
    members: dict[str, Member]
    repeated: tuple[str, ...] = ()  # what the archive holds more than once; `members` has the last of them

    def fields(self) -> list[tuple[str, str]]:
        """The fields of the control file in order, lines that continue one joined to it; ("", line) for no field."""
        found: list[tuple[str, str]] = []
        for line in self.records.get("control", "").rstrip("\n").split("\n"):
            name, colon, value = line.partition(":")
            if line[:1] in {" ", "\t"} and found:
                found[-1] = (found[-1][0], f"{found[-1][1]}\n{line.strip()}")
            else:
                found.append((name, value.strip()) if colon and name.strip() == name else ("", line))
        return found

    def field(self, name: str) -> str:
        """A field of the control file, as dpkg reads it: whatever the case of its name; "" where it has none."""
        return next((value for key, value in self.fields() if key.lower() == name.lower()), "")

    def text(self, name: str) -> str:
        """The text of a small file; "" where there is none."""
        member = self.members.get(name)
        return member.data.decode("utf-8", "replace") if member else ""

    def below(self, folder: str) -> Iterator[Member]:
        """Everything in `folder` that is no folder, by name."""
        for name in sorted(self.members):
            if name.startswith(f"{folder}/") and self.members[name].kind != "folder":
                yield self.members[name]


def read(path: Path) -> Package:
    """The package; Refused, with what dpkg-deb says, where it cannot be read."""
    with _unpacked(path, "--ctrl-tarfile") as tar:
        records = {member.name: member.data.decode("utf-8", "replace") for member in _members(tar)}
    with _unpacked(path, "--fsys-tarfile") as tar:
        members = list(_members(tar))
    times = Counter(member.name for member in members)
    return Package(
        path.name,
        {name: text for name, text in records.items() if name},
        {member.name: member for member in members},
        tuple(sorted(name for name, number in times.items() if number > 1)),
    )


@contextmanager
def _unpacked(path: Path, what: str) -> Iterator[tarfile.TarFile]:
    with tempfile.TemporaryFile() as said:
        command = ["dpkg-deb", what, str(path)]
        try:
            english = {**os.environ, "LC_ALL": "C"}
            with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, env=english) as process:
                assert process.stdout is not None
                with tarfile.open(fileobj=process.stdout, mode="r|") as tar:
                    yield tar
                while process.stdout.read(1 << 20):  # what is behind the last file
                    pass
        except FileNotFoundError as error:
            raise Refused("dpkg-deb is not installed; install dpkg.") from error
        except tarfile.TarError as error:
            raise _unreadable(path, said, str(error)) from error
        if process.returncode:
            raise _unreadable(path, said, f"exit status {process.returncode}")


def _unreadable(path: Path, said: IO[bytes], otherwise: str) -> Refused:
    said.seek(0)
    why = " ".join(said.read().decode("utf-8", "replace").split()) or otherwise
    return Refused(f"{path.name} is no Debian package that can be read ({why}); make it again.")


def _members(tar: tarfile.TarFile) -> Iterator[Member]:
    for row in tar:
        stream = tar.extractfile(row) if row.isfile() else None
        data, md5 = _contents(stream, row.size if row.size <= _SMALL else _HEAD) if stream else (b"", "")
        yield Member(
            name="" if row.name in {".", "./"} else row.name.removeprefix("./").rstrip("/"),
            kind=_kind(row),
            mode=row.mode,
            owner=(row.uid, row.gid, row.uname, row.gname),
            seconds=int(row.mtime),
            size=row.size,
            target=row.linkname,
            data=data,
            md5=md5,
        )


def _kind(row: tarfile.TarInfo) -> str:
    if row.isdir():
        return "folder"
    if row.issym():
        return "link"
    return "file" if row.isfile() else f"type {row.type!r}"


def _contents(stream: IO[bytes], kept: int) -> tuple[bytes, str]:
    """The first `kept` bytes, and the sum of all."""
    total, data = hashlib.md5(usedforsecurity=False), b""
    while part := stream.read(1 << 20):
        total.update(part)
        data += part[: kept - len(data)]
    return data, total.hexdigest()
