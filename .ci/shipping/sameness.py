"""`python -m shipping.sameness ONE OTHER`: whether two builds, or two .debs, are the same; what differs, a row each.

Of a folder, names, kinds, modes, where links lead, and bytes count; times do not, for a folder is no release. Of a .deb
everything counts, times and owners included: two of them are the same only where they are the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import stat
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from desktop.installation import sha256
from shipping.gates import Refused, verdict

# Pattern of a name -> why builds may differ there. Empty is the aim; a row here needs a reason that a reader believes.
MAY_DIFFER: dict[str, str] = {}

Facts = dict[str, str]


def described(path: Path) -> dict[str, Facts]:
    """Name -> what is known of each thing in a folder or a .deb."""
    if path.is_dir():
        return dict(_of_folder(path))
    return {**_of_deb(path, "control"), **_of_deb(path, "fsys"), path.suffix: {"bytes": sha256(path)}}


def _of_folder(folder: Path) -> Iterator[tuple[str, Facts]]:
    for path in folder.rglob("*"):
        state = path.lstat()
        facts = {"kind": stat.filemode(state.st_mode)[0]}
        if path.is_symlink():
            facts["leads to"] = str(path.readlink())
        else:
            facts["mode"] = oct(stat.S_IMODE(state.st_mode))
            if path.is_file():
                facts["bytes"] = sha256(path)
        yield path.relative_to(folder).as_posix(), facts


def _of_deb(path: Path, part: str) -> dict[str, Facts]:
    """The members of a .deb's control or file archive, in their order."""
    command = ["dpkg-deb", {"control": "--ctrl-tarfile", "fsys": "--fsys-tarfile"}[part], str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        found = dict(_of_archive(process.stdout, part))
        process.stdout.read()  # whatever pads the archive: dpkg-deb is not cut off
    if process.returncode:
        raise Refused(f"{path} cannot be read as a .deb.")
    return found


def _of_archive(stream: IO[bytes], part: str) -> Iterator[tuple[str, Facts]]:
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for position, member in enumerate(archive):
                yield f"{part}:{member.name}", _of_member(archive, member) | {"position": str(position)}
    except tarfile.ReadError:
        return  # no archive came: dpkg-deb has said why, and its exit status is looked at


def _of_member(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Facts:
    file = archive.extractfile(member) if member.isreg() else None
    return {
        "kind": member.type.decode(),
        "mode": oct(member.mode),
        "owner": f"{member.uid} {member.gid} {member.uname} {member.gname}",
        "time": str(member.mtime),
        "leads to": member.linkname,
        "bytes": hashlib.file_digest(file, "sha256").hexdigest() if file else "",  # type: ignore[arg-type]
    }


def differences(one: Mapping[str, Facts], other: Mapping[str, Facts]) -> dict[str, str]:
    """Name -> what differs: on one side only, or which facts are not the same."""
    found = {}
    for name in sorted(one.keys() | other.keys()):
        if name not in one or name not in other:
            found[name] = "is only in the " + ("first" if name in one else "second")
        elif one[name] != other[name]:
            told = sorted(
                fact for fact in one[name] | other[name] if one[name].get(fact) != other[name].get(fact)
            )
            found[name] = "differs in " + ", ".join(told)
    return found


def unexpected(found: Mapping[str, str], may_differ: Mapping[str, str] | None = None) -> list[str]:
    """One sentence for every difference that no pattern allows."""
    allowed = MAY_DIFFER if may_differ is None else may_differ
    return [
        f"{name} {what}."
        for name, what in found.items()
        if not any(re.fullmatch(pattern, name) for pattern in allowed)
    ]


def main(arguments: list[str]) -> int:
    """The exit status: 1 where the two differ beyond what is allowed, or where there is nothing to compare."""
    parser = argparse.ArgumentParser(prog="shipping.sameness", description=__doc__)
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    given = parser.parse_args(arguments)
    missing = [path for path in (given.one, given.other) if not path.exists()]
    if missing:
        return verdict("sameness", [f"{path} is not there." for path in missing], "")
    try:
        one, other = described(given.one), described(given.other)
    except Refused as refused:
        return verdict("sameness", refused.sentences, "")
    if not one:
        return verdict("sameness", [f"{given.one} is empty."], "")
    found = differences(one, other)
    borne = len(found) - len(unexpected(found))
    return verdict(
        "sameness",
        unexpected(found),
        f"{len(one)} names are the same in both, but for {borne} allowed to differ",
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
