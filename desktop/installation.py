"""Whether what is installed is still what was built: every file against the SHA256SUMS beside the program.

The list is the one `sha256sum -c` reads. It tells damage and additions; it is no signature, for whoever can change a
file can change the list too. That is why it is also asked who can: see installation_modes.py. Nothing is written, and
no name leads out of the folder.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from desktop.installation_modes import is_roots, wrongs
from desktop.legible import legible

SUMS = "SHA256SUMS"

_AGAIN = ("请重新安装本程序。", "Install the program again.")
_LOOK = ("请管理员查看后删除它。", "Let the administrator look into it and delete it.")
_TAKE_BACK = (
    "请管理员收回这项权限,或卸载后重新安装本程序。",
    "Let the administrator take that right away, or remove the program and install it again.",
)

_ROW = re.compile(r"([0-9a-f]{64})  ([^\x00-\x1f\\]+)")


def faults(folder: Path) -> list[str]:
    """One sentence in Chinese and English for every file or folder that is not as it was built; empty where all are."""
    try:
        stated = rows(folder / SUMS)
    except OSError:
        return [
            _sentence(SUMS, "校验清单缺失或无法读取", "the list of what was built is gone or cannot be read")
        ]
    except ValueError as error:
        zh, en = f"校验清单第{error}行无法辨认", f"line {error} of the list of what was built makes no sense"
        return [_sentence(SUMS, zh, en)]
    there = set(names(folder)) - {SUMS}
    return [
        *(_sentence(name, "文件缺失", "it is missing") for name in sorted(set(stated) - there)),
        *(
            _sentence(name, "它不属于本程序", "it is no part of the program")
            for name in sorted(there - set(stated))
        ),
        *(
            _sentence(name, "这个文件夹不属于本程序", "this folder is no part of the program", _LOOK)
            for name in _added_folders(folder, set(stated) | there)
        ),
        *(said for name in sorted(there & set(stated)) for said in _differs(folder, name, stated[name])),
        *_modes(folder),
    ]


def rows(sums: Path) -> dict[str, str]:
    """Name -> SHA-256, as listed; OSError where the list cannot be read, ValueError(number of a line that is no row)."""
    stated: dict[str, str] = {}
    text = sums.read_bytes().decode("utf-8", "surrogateescape").removesuffix("\n")
    for number, line in enumerate(text.split("\n"), 1):
        row = _ROW.fullmatch(line)
        if row is None or not _is_within(row[2]) or row[2] in stated:
            raise ValueError(number)
        stated[row[2]] = row[1]
    return stated


def names(folder: Path) -> Iterator[str]:
    """Every file under `folder`, in no order, with forward slashes.

    A folder that cannot be read, and a link to a folder outside, count as files: nobody has seen what is in them.
    """
    unseen: list[str] = []
    for place, folders, files in os.walk(folder, onerror=lambda error: unseen.append(error.filename)):
        led_out = [name for name in folders if not _stays_within(folder, Path(place, name))]
        yield from (_name(folder, Path(place, name)) for name in files + led_out)
    yield from (_name(folder, Path(path)) for path in unseen)


def sha256(path: Path) -> str:
    """The hash of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _folders(folder: Path) -> list[str]:
    """Every folder under `folder`, in order; a link to one is none."""
    walked = os.walk(folder)
    return sorted(
        _name(folder, Path(place, name))
        for place, folders, _ in walked
        for name in folders
        if not Path(place, name).is_symlink()
    )


def _added_folders(folder: Path, known: set[str]) -> list[str]:
    """The folders in which nothing is that is `known`: the uppermost of those in each other."""
    holding = {str(above) for name in known for above in PurePosixPath(name).parents} | known
    empty = [name for name in _folders(folder) if name not in holding]
    return [name for name in empty if str(PurePosixPath(name).parent) not in empty]


def _modes(folder: Path) -> Iterator[str]:
    """A sentence for every file and folder, `folder` with them, whose mode is wrong."""
    roots = is_roots(folder)
    for name in sorted({".", *_folders(folder), *names(folder)}):
        try:
            found = list(wrongs(folder / name, roots=roots))
        except OSError:  # what cannot be read has been told
            continue
        shown = str(folder) if name == "." else name
        yield from (_sentence(shown, *wrong, _TAKE_BACK) for wrong in found)


def _name(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _stays_within(folder: Path, path: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _is_within(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and path.as_posix() == name and name != SUMS


def _differs(folder: Path, name: str, stated: str) -> Iterator[str]:
    path = folder / name
    try:
        if not _stays_within(folder, path):
            yield _sentence(name, "它指向程序文件夹之外", "it leads out of the program's folder")
        elif not path.is_file():
            yield _sentence(name, "它不是普通文件", "it is not a file")
        elif sha256(path) != stated:
            yield _sentence(name, "内容被改动或已损坏", "it was changed or is damaged")
    except OSError:
        yield _sentence(name, "文件无法读取", "it cannot be read")


def _sentence(name: str, zh: str, en: str, do: tuple[str, str] = _AGAIN) -> str:
    shown = legible(name)
    return f"“{shown}”:{zh}。简报和笔记不受影响。{do[0]} “{shown}”: {en}. Briefs and notes are unaffected. {do[1]}"
