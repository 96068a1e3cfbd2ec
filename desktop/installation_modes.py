"""Who may change what is installed, and with whose rights it runs, by the mode of a file or folder. Nothing is opened.

An installation that root owns is for all users of the computer: nobody but root may write in it, not even a group, and
no folder hands its group on. A copy that users unpacked for themselves has the modes that their own settings and the
folder above gave it: a umask of 002 leaves it to a group which, on the systems that set such a umask, is theirs alone,
and a shared folder hands its group on. There only what is open to everybody counts. What runs with the rights of its
owner or group was built nowhere, and counts in both. Windows has no such modes.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_SET_ID = stat.S_ISUID | stat.S_ISGID


class Wrong(NamedTuple):
    """What is wrong with a mode, in Chinese and in English."""

    zh: str
    en: str


SET_ID = Wrong(
    "它会带着其所有者或用户组的权限运行,无论由谁启动",
    "it runs with the rights of its owner or group, whoever starts it",
)
HANDS_ON = Wrong(
    "这个文件夹带有特殊权限位,里面的新文件会归它的用户组所有",
    "this folder has a special mode: what is put into it belongs to its group",
)
OPEN_TO_ALL = Wrong("本机的任何用户都能改动它", "every user of this computer may change it")
OPEN_TO_GROUP = Wrong("除管理员以外,一个用户组也能改动它", "besides the administrator, a group may change it")


def is_roots(folder: Path) -> bool:
    """Whether the installation in `folder` is one that root owns; OSError where it cannot be looked at."""
    return has_modes() and folder.stat().st_uid == 0


def has_modes() -> bool:
    """Whether the modes of this system say who may write."""
    return os.name == "posix"


def wrongs(path: Path, *, roots: bool) -> Iterator[Wrong]:
    """What is wrong with the mode of `path`, a link being none; OSError where it cannot be looked at."""
    mode = path.lstat().st_mode
    if not has_modes() or stat.S_ISLNK(mode):
        return
    if not stat.S_ISDIR(mode) and mode & _SET_ID:
        yield SET_ID
    elif roots and mode & _SET_ID:
        yield HANDS_ON
    if mode & stat.S_IWOTH:
        yield OPEN_TO_ALL
    elif roots and mode & stat.S_IWGRP:
        yield OPEN_TO_GROUP
