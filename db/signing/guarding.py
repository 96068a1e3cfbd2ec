"""Who may write what says whom to trust: a file, its folder, and every folder and link on the way to them.

Whoever may write one of them can put a key of his own there. So each must belong to an administrator, and nobody else
may write it: not its group, unless it is the administrators' own, and not others, sticky folders like /tmp included. It is
looked at, never changed. Windows keeps such rights elsewhere; nothing is found there.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from db.signing.faults import KeyFault, KeyFileError

_MOST_LINKS = 40  # on one way, as in Linux
_ACCESS_LIST = "system.posix_acl_access"


@dataclass(frozen=True)
class Guard:
    """What is demanded: `owners` and `groups` (numbers of users and groups) alone may write.

    The folders that hold `top` are not looked at: whoever names it vouches for them.
    """

    owners: frozenset[int] = frozenset({0})
    groups: frozenset[int] = frozenset({0})
    top: Path = Path("/")
    status: Callable[[Path], os.stat_result] = os.lstat

    def faults(self, path: Path) -> list[KeyFileError]:
        """What is wrong on the way to `path`, each with the file or folder it is wrong with; OSError as it comes."""
        if os.name != "posix":
            return []
        unasked = self.top.resolve().parents
        found = ((part, self.status(part)) for part in _way(path) if part not in unasked)
        return [
            KeyFileError(str(part), fault, is_folder=stat.S_ISDIR(status.st_mode))
            for part, status in found
            if (fault := self._fault(part, status)) is not None
        ]

    def _fault(self, part: Path, status: os.stat_result) -> KeyFault | None:
        if status.st_uid not in self.owners:
            return KeyFault.OWNER
        if status.st_mode & stat.S_IWOTH:
            return KeyFault.SHARED if status.st_mode & stat.S_ISVTX else KeyFault.LOOSE
        if status.st_mode & stat.S_IWGRP and (status.st_gid not in self.groups or _has_access_list(part)):
            return KeyFault.GROUP
        return None


ADMINISTRATORS = Guard()  # from the root of the disk on


def named_by_user(folder: Path) -> Guard:
    """For a folder that whoever runs the program named himself: it and what is in it are his own or an administrator's."""
    own = os.getuid() if os.name == "posix" else 0
    return Guard(owners=frozenset({0, own}), top=folder)


def _way(path: Path) -> Iterator[Path]:
    """Every folder passed on the way to `path`, from the root on, then what is there; links are followed one by one.

    A link itself is not among them: who may write its folder can change it, nobody else can.
    """
    left = list(reversed(path.absolute().parts))
    here = Path(left.pop())
    links = 0
    yield here
    while left:
        part = here / left.pop()
        if not stat.S_ISLNK(part.lstat().st_mode):
            here = here.parent if part.name == ".." else part
            yield here
            continue
        links += 1
        if links > _MOST_LINKS:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
        target = part.readlink()
        here = Path(target.anchor) if target.is_absolute() else here
        left += reversed(target.parts[1:] if target.is_absolute() else target.parts)


def _has_access_list(part: Path) -> bool:
    """Whether users named one by one may write it: the mode then shows what they may as the group's."""
    try:
        return _ACCESS_LIST in os.listxattr(part) if hasattr(os, "listxattr") else False
    except OSError:
        return False
