"""What keeps a file from being taken into the library although it may be sound: one sentence for each."""

from __future__ import annotations

import errno
import sqlite3
from enum import Enum

from db.errors import PackError, Refusal, UserError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_GO_ON_ZH = "再添加一次,会从停下的地方继续"


class LibraryFault(Enum):
    """(what happened, what is safe, what to do), in Chinese and English."""

    FULL = (
        "磁盘已满",
        "已收入的简报包没有变化",
        f"请腾出空间后{_GO_ON_ZH}",
        "the disk is full",
        "The packs that were taken in are unchanged",
        "Make room and add it once more: it goes on where it stopped",
    )
    UNWRITABLE = (
        "存放简报库的文件夹不能写入",
        "已收入的简报包没有变化",
        f"请检查文件夹的权限后{_GO_ON_ZH}",
        "the folder of the library cannot be written",
        "The packs that were taken in are unchanged",
        "Check its permissions and add it once more: it goes on where it stopped",
    )
    BUSY = (
        "另一个程序正在使用简报库",
        "已收入的简报包没有变化",
        f"请稍后{_GO_ON_ZH}",
        "another program is using the library",
        "The packs that were taken in are unchanged",
        "Add it once more later: it goes on where it stopped",
    )
    BROKEN = (
        "简报库的目录读写出错",
        "简报包没有变化,目录可以重新生成",
        "请重新启动程序后再添加一次",
        "the catalogue of the library could not be read or written",
        "Packs are unchanged, and the catalogue can be made anew",
        "Start the program again and add it once more",
    )
    DAMAGED = (
        "简报库的目录不见了,或已损坏",
        "简报包没有变化",
        "程序会用库中的副本重新生成目录,请等它完成后再试一次",
        "the catalogue of the library is gone or damaged",
        "The packs are unchanged",
        "The catalogue is made anew from the copies of them; try again when that is done",
    )
    GONE = (
        "没有读完,可能 U 盘已被拔出,或文件已移走",
        "已收入的简报包没有变化",
        f"请重新插好 U 盘后{_GO_ON_ZH}",
        "it could not be read to its end; the USB stick may have been pulled out, or the file moved",
        "The packs that were taken in are unchanged",
        "Plug the stick in again and add it once more: it goes on where it stopped",
    )
    ABSENT = (
        "现在不在原处,可能 U 盘已拔出、共享文件夹没有连接,或已移走",
        "简报库没有变化",
        "请插好 U 盘或连接后再选一次,或从它现在的位置添加",
        "it is not there at present; the USB stick may have been pulled out, the share not be connected, or it was moved",
        "The library is unchanged",
        "Plug the stick in or connect the share and choose it once more, or add it from where it is now",
    )
    CHANGED = (
        "文件在读取时发生了变化",
        "已收入的简报包没有变化",
        "请等它复制完后再添加一次",
        "it changed while it was read",
        "The packs that were taken in are unchanged",
        "Wait until it is copied and add it once more",
    )
    ALTERED = (
        "库中的副本与收入时不同,已经损坏",
        "原来的文件未被改动,其他简报包不受影响;其中的简报不再用于查找",
        "请从原来的文件再添加一次",
        "the copy in the library is damaged: it is not what was taken in",
        "The original file is untouched and other packs are unaffected; its briefs are no longer searched",
        "Add the file once more from where it came",
    )
    LOST = (
        "库中的副本不在了",
        "原来的文件未被改动,其他简报包不受影响;其中的简报不再用于查找",
        "请从原来的文件再添加一次",
        "its copy in the library is gone",
        "The original file is untouched and other packs are unaffected; its briefs are no longer searched",
        "Add the file once more from where it came",
    )


# Whatever comes after would meet the same.
ENDS_ALL = frozenset(
    {
        LibraryFault.FULL,
        LibraryFault.UNWRITABLE,
        LibraryFault.BUSY,
        LibraryFault.BROKEN,
        LibraryFault.DAMAGED,
    }
)


# Why a copy is not opened that may be as sound as it was.
_NOT_OF_THE_COPY = frozenset({Refusal.UNREADABLE, Refusal.UNCHECKED})


class LibraryError(UserError):
    """A file that was not taken into the library, or whose copy there is not what it was."""

    def __init__(self, name: str, fault: LibraryFault) -> None:
        what_zh, safe_zh, do_zh, what_en, safe_en, do_en = fault.value
        super().__init__(
            f"“{name}”:{what_zh}。{safe_zh}。{do_zh}。",
            f"“{name}”: {what_en}. {safe_en}. {do_en}.",
        )
        self.name = name
        self.fault = fault


def copy_error(name: str, error: PackError) -> UserError:
    """Why the copy of the pack `name`, which was sound when it was taken in, was not opened."""
    if error.refusal in _NOT_OF_THE_COPY:
        return PackError(name, error.refusal, error.detail)
    is_gone = error.refusal is Refusal.MISSING
    return LibraryError(name, LibraryFault.LOST if is_gone else LibraryFault.ALTERED)


class Cancelled(Exception):
    """The reader asked to stop; nothing half-made stays."""


def reading_fault(error: sqlite3.Error) -> LibraryFault:
    """Why the catalogue could not be read: where it cannot be opened there is none."""
    fault = writing_fault(error)
    return LibraryFault.DAMAGED if fault is LibraryFault.UNWRITABLE else fault


def writing_fault(error: OSError | sqlite3.Error) -> LibraryFault:
    """Why the library's own folder could not be written."""
    if isinstance(error, OSError):
        return LibraryFault.FULL if error.errno in _FULL else LibraryFault.UNWRITABLE
    # Extended codes say more in the bytes above.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return {
        sqlite3.SQLITE_FULL: LibraryFault.FULL,
        sqlite3.SQLITE_BUSY: LibraryFault.BUSY,
        sqlite3.SQLITE_LOCKED: LibraryFault.BUSY,
        sqlite3.SQLITE_READONLY: LibraryFault.UNWRITABLE,
        sqlite3.SQLITE_CANTOPEN: LibraryFault.UNWRITABLE,
        sqlite3.SQLITE_PERM: LibraryFault.UNWRITABLE,
        sqlite3.SQLITE_CORRUPT: LibraryFault.DAMAGED,
        sqlite3.SQLITE_NOTADB: LibraryFault.DAMAGED,
    }.get(code, LibraryFault.BROKEN)
