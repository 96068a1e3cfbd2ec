"""What the system refused while a command ran, by its families: what happened, what is safe, what to do.

Commands write whole or not at all, so that what was there before is there still.
"""

from __future__ import annotations

import errno
import sqlite3
from enum import Enum
from pathlib import Path

from db.errors import UserError

# Folders that commands work in before a file is whole; who reads the sentence knows only the folder around them.
WORKSHOPS = (".building-", ".signing-", ".writing-")


class SystemFault(Enum):
    """(what happened, what to do), in Chinese and English."""

    MISSING = (
        "找不到这个文件或文件夹",
        "请确认路径,或检查 U 盘是否已经插好",
        "there is no such file or folder",
        "Check the path, or whether the USB stick is plugged in",
    )
    FORBIDDEN = (
        "没有读取或写入的权限",
        "请向管理员申请权限,或换一个位置",
        "it may not be read or written",
        "Ask your administrator for permission, or choose another place",
    )
    FULL = ("磁盘已满", "请腾出空间,或换一个位置", "the disk is full", "Make room, or choose another place")
    READ_ONLY = (
        "那个位置是只读的",
        "请换一个可以写入的位置",
        "that place is read-only",
        "Choose a place that can be written",
    )
    FOLDER = (
        "这是一个文件夹,不是文件",
        "请写明文件的名称",
        "it is a folder, not a file",
        "Name a file",
    )
    NO_FOLDER = (
        "路径中应当是文件夹的地方是一个文件",
        "请换一个文件夹",
        "there is a file where a folder should be",
        "Choose another folder",
    )
    LONG = (
        "名称太长",
        "请换一个较短的名称",
        "the name is too long",
        "Choose a shorter one",
    )
    DEVICE = (
        "设备读写出错",
        "请换一个位置再试,并检查磁盘或 U 盘",
        "the device failed to read or write",
        "Try another place, and have the disk or the USB stick checked",
    )
    OTHER = (
        "系统没有执行",
        "请把这句话告诉管理员",
        "the system did not carry it out",
        "Tell this to your administrator",
    )


_BY_NUMBER = {
    errno.ENOENT: SystemFault.MISSING,
    errno.EACCES: SystemFault.FORBIDDEN,
    errno.EPERM: SystemFault.FORBIDDEN,
    errno.ENOSPC: SystemFault.FULL,
    errno.EDQUOT: SystemFault.FULL,
    errno.EROFS: SystemFault.READ_ONLY,
    errno.EISDIR: SystemFault.FOLDER,
    errno.ENOTDIR: SystemFault.NO_FOLDER,
    errno.EEXIST: SystemFault.NO_FOLDER,
    errno.ENAMETOOLONG: SystemFault.LONG,
    errno.EIO: SystemFault.DEVICE,
}
_BY_CODE = {
    sqlite3.SQLITE_CANTOPEN: SystemFault.FORBIDDEN,
    sqlite3.SQLITE_PERM: SystemFault.FORBIDDEN,
    sqlite3.SQLITE_FULL: SystemFault.FULL,
    sqlite3.SQLITE_READONLY: SystemFault.READ_ONLY,
    sqlite3.SQLITE_IOERR: SystemFault.DEVICE,
}


class SystemRefusal(UserError):
    """A command that the system did not let finish; the files that were there before are unchanged."""

    def __init__(self, place: str, fault: SystemFault, detail: str = "") -> None:
        what_zh, do_zh, what_en, do_en = fault.value
        head_zh, head_en = (f"“{place}”:", f"“{place}”: ") if place else ("", "")
        aside_zh, aside_en = (f"({detail})", f" ({detail})") if detail else ("", "")
        super().__init__(
            f"{head_zh}命令没有完成,{what_zh}{aside_zh}。原有的文件没有变化。{do_zh}。",
            f"{head_en}the command was not completed, {what_en}{aside_en}. "
            f"Files that were there before are unchanged. {do_en}.",
        )
        self.fault = fault


def refusal_of(error: OSError | sqlite3.Error) -> SystemRefusal:
    """What `error` means to who gave the command."""
    if isinstance(error, OSError):
        fault = _BY_NUMBER.get(error.errno or 0, SystemFault.OTHER)
        detail, place = error.strerror or str(error), _place(error.filename2 or error.filename)
    else:
        # Extended codes say more in the bytes above.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        fault, detail, place = _BY_CODE.get(code, SystemFault.OTHER), str(error), ""
    return SystemRefusal(place, fault, detail if fault is SystemFault.OTHER else "")


def _place(name: object) -> str:
    """The path as the user knows it; empty where the system named none."""
    if not isinstance(name, str):
        return ""
    path = Path(name)
    inside = [folder for folder in (path, *path.parents) if folder.name.startswith(WORKSHOPS)]
    return str(inside[-1].parent if inside else path)
