"""Writes a finished file whole or not at all: beside the target first, then in its place. The old file stays till then."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Mapping
from pathlib import Path

from db.errors import UserError

# What went wrong and what to do, in Chinese and English.
_REASONS: Mapping[int, tuple[str, str, str, str]] = {
    errno.ENOSPC: (
        "磁盘已满", "请腾出空间，或换一个位置", "the disk is full", "Free some space, or choose another place",
    ),
    errno.EDQUOT: (
        "磁盘配额已满", "请腾出空间，或换一个位置", "your disk quota is used up",
        "Free some space, or choose another place",
    ),
    errno.EROFS: (
        "这个位置是只读的", "请换一个位置", "the place is read-only", "Choose another place",
    ),
    errno.EACCES: (
        "没有写入权限，或文件正被别的程序打开", "请关闭正在使用它的程序，或换一个位置",
        "it may not be written, or another program has it open", "Close that program, or choose another place",
    ),
    errno.EPERM: (
        "没有写入权限", "请换一个位置", "it may not be written", "Choose another place",
    ),
    errno.ENOENT: (
        "文件夹不存在", "请检查路径，或检查 U 盘是否已经插好", "the folder is not there",
        "Check the path, or whether the USB stick is plugged in",
    ),
    errno.ENOTDIR: (
        "路径中有一段不是文件夹", "请检查路径", "a part of the path is not a folder", "Check the path",
    ),
    errno.EISDIR: (
        "这是一个文件夹", "请给出文件名", "it is a folder", "Give the name of a file",
    ),
    errno.EINVAL: (
        "那里有一个不是文件的东西", "请换一个名字", "something that is not a file is there", "Choose another name",
    ),
    errno.ENAMETOOLONG: (
        "文件名太长", "请换一个短一些的名字", "its name is too long", "Choose a shorter name",
    ),
}  # fmt: skip
_OTHER = ("系统拒绝了写入", "请换一个位置重试", "the system refused", "Try again at another place")


class NotSaved(UserError):
    """A file was not written; whatever stood there before stands there still."""

    def __init__(self, path: Path, error: OSError) -> None:
        why_zh, do_zh, why_en, do_en = _REASONS.get(error.errno or 0, _OTHER)
        super().__init__(
            f"“{path.name}”没有保存：{why_zh}。原有的文件没有改动。{do_zh}。",
            f"“{path.name}” was not saved: {why_en}. A file that was there before is unchanged. {do_en}.",
        )


def save(path: Path, data: bytes) -> None:
    """Put `data` at `path`, or raise `NotSaved` and leave what stands there as it was."""
    target = Path(os.path.realpath(path))
    # A short name of its own: the target's may be as long as names can be.
    beside = target.with_name(f".{os.getpid()}.part")
    try:
        if target.exists() and not target.is_file():
            number = errno.EISDIR if target.is_dir() else errno.EINVAL
            raise OSError(number, os.strerror(number))
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise NotSaved(path, error) from error
