"""What differs for the commands when the program is packaged: nothing is written among its files.

The installation holds no sources, is the same for everybody and is checked against a list. From source nothing differs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from db.errors import UserError


class NoSourceError(UserError):
    """The packaged program was asked to build and not told from what; nothing was built."""

    def __init__(self) -> None:
        super().__init__(
            "没有说明用哪个原文生成:安装的程序不带原文。没有生成简报包,也没有文件被改动。"
            "请加上“--source 文件夹”,其中有 source.txt 和 brief.toml。",
            "It was not said what to build from: the installed program holds no sources. Nothing was built and no "
            "file was changed. Add “--source FOLDER”, a folder with source.txt and brief.toml.",
        )


class InstallationError(UserError):
    """A file was to be written into the installed program; nothing was written."""

    def __init__(self, out: Path) -> None:
        super().__init__(
            f"没有写入“{out}”:那里是简报台的安装位置。没有文件被改动。请用 --out 或 --csv 另选一个文件夹。",
            f"“{out}” was not written: Briefing Desk is installed there. No file was changed. "
            "Name another folder with --out or --csv.",
        )


def is_packaged() -> bool:
    """Whether this is the packaged program."""
    return bool(getattr(sys, "frozen", False))


def demand_outside(out: Path) -> None:
    """Raise InstallationError where `out`, a file or a folder to write, lies in the installed program."""
    if is_packaged() and out.resolve().is_relative_to(Path(sys.executable).resolve().parent):
        raise InstallationError(out)
