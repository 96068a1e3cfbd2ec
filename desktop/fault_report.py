"""An exception as lines for the log: what kind it was and where in the code, never what the code was working on.

The message of an exception is not written: it may quote what it stumbled over (`KeyError: '增长7.0%'`), and so may its
notes, its arguments and the variables of its frames. What is written is the names of classes, the files, lines and
functions of our code and Python's, and a few properties that can only be a number, a path or an identifier in ASCII.
So no text of a brief and no note can appear, whatever is raised; a path can, and is wanted.
"""

from __future__ import annotations

import errno
import sqlite3
import traceback
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_MAX_FRAMES = 40
_MAX_CAUSES = 6


def fault_lines(error: BaseException) -> list[str]:
    """The exception, the newest call last, and before it what caused it."""
    chain = list(_chain(error))
    lines = []
    for cause in reversed(chain):
        lines += [*(f"  {place}" for place in _places(cause)), _kind(cause)]
    return lines


def fault_place(error: BaseException) -> str:
    """The kind and the innermost place in the code: two faults with the same one are the same fault."""
    return f"{type(error).__name__} {' '.join(_places(error)[-1:])}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and what led to it, as Python would print it."""
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen and len(seen) < _MAX_CAUSES:
        yield each
        seen.add(id(each))
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def _places(error: BaseException) -> list[str]:
    frames = [(frame.f_code, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    return [f"{_short(code.co_filename)}:{line} {code.co_name}" for code, line in frames[-_MAX_FRAMES:]]


def _short(file_name: str) -> str:
    path = Path(file_name)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else str(path)


def _kind(error: BaseException) -> str:
    details = [f"{name}={value}" for name, value in _properties(error).items() if value]
    return f"{type(error).__module__}.{type(error).__qualname__}({', '.join(details)})"


def _properties(error: BaseException) -> dict[str, str]:
    """What is safe to write of the kinds that have more than a message."""
    if isinstance(error, OSError):
        return {"errno": errno.errorcode.get(error.errno or 0, ""), "path": _path(error.filename)}
    if isinstance(error, sqlite3.Error):
        return {"sqlite": _identifier(getattr(error, "sqlite_errorname", ""))}
    if isinstance(error, AttributeError):
        return {"of": type(error.obj).__name__, "name": _identifier(error.name)}
    if isinstance(error, NameError | ImportError):
        return {"name": _identifier(error.name)}
    if isinstance(error, UnicodeError):
        return {"at": str(getattr(error, "start", ""))}
    return {}


def _path(name: object) -> str:
    return repr(name) if isinstance(name, str | bytes) else ""


def _identifier(name: object) -> str:
    is_one = isinstance(name, str) and name.isascii() and name.replace(".", "_").isidentifier()
    return str(name) if is_one else ""
