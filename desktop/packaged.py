"""What differs when the program runs packaged: what its starter left, and what is said of a part that cannot be loaded.

PyInstaller's starter points LD_LIBRARY_PATH at the bundle's libraries and runs itself again. Our own loader has read it
by then; a PDF reader, or whatever else the desk opens, would load our Qt instead of its own: it does not reach other
programs. From source nothing is done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

_FOR_LOADERS = ("LD_LIBRARY_PATH", "LIBPATH", "DYLD_LIBRARY_PATH")
_ORIGINAL = "_ORIG"  # the starter keeps what the user had under this ending
_STARTERS = "_PYI_"
_SPLITTING = ":;"  # where the system's loader splits the list of folders that the starter gave it


def is_packaged() -> bool:
    """Whether this is the packaged program."""
    return bool(getattr(sys, "frozen", False))


def unloadable_words(error: ImportError) -> str:
    """Why a part of the packaged program could not be loaded, in Chinese and English, and what to do about it."""
    from desktop.legible import legible  # noqa: PLC0415 - seldom needed

    folder, reason = str(Path(sys.executable).parent), legible(str(error))
    if any(sign in folder for sign in _SPLITTING):
        return (
            f"程序没有启动:它的一个部件无法载入({reason})。程序所在文件夹的路径“{legible(folder)}”里有“:”或“;”,"
            "系统在这样的文件夹里可能找不到程序自带的部件。简报和笔记不受影响。请去掉文件夹名称里的这两种符号,再启动程序。"
            f" The program did not start: a part of it could not be loaded ({reason}). There is a colon or a semicolon"
            f" in its folder, “{legible(folder)}”, where the system may not find what the program brings along. Briefs"
            " and notes are unaffected. Rename the folder without these signs and start the program again."
        )
    return (
        f"程序没有启动:它的一个部件无法载入({reason})。简报和笔记不受影响。请重新安装本程序。"
        f" The program did not start: a part of it could not be loaded ({reason}). Briefs and notes are unaffected."
        " Install the program again."
    )


def give_back_environment(variables: MutableMapping[str, str] = os.environ) -> None:
    """Make `variables`, by default this process's, what they were before the starter; call it before all else."""
    if not is_packaged():
        return
    for name in _FOR_LOADERS:
        original = variables.pop(name + _ORIGINAL, None)
        variables.pop(name, None)
        if original is not None:
            variables[name] = original
    for name in [name for name in variables if name.startswith(_STARTERS)]:
        del variables[name]
