"""Requests from one start of the program to another, as small files in a folder that both trust.

A request is untrusted all the same: whatever is not small, this user's and exactly of this form is thrown away
unread. The texts in it are paths of packs and links to places, never anything else.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.location import from_url

_MAX_BYTES = 64 << 10
_MAX_PLACES = 64
_MAX_TOKEN = 512
_MAX_AGE = 60.0  # seconds; nobody waits for an older one any more
_SUFFIX = ".request"


@dataclass(frozen=True, slots=True)
class Request:
    """What to open: absolute paths and `briefing:` links, and the desktop's leave to come to the front."""

    places: tuple[str, ...] = ()
    activation: str = ""


def request_for(places: Sequence[str]) -> Request:
    """A request to open `places`, as this start was given them; raises OSError where it stands nowhere."""
    whole = tuple(place if from_url(place) else os.path.abspath(place) for place in places)  # noqa: PTH100
    # The launcher's leave: xdg-activation on Wayland, startup notification on X11.
    token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID") or ""
    return Request(whole, token if _is_token(token) else "")


def post(folder: Path, request: Request) -> Path | None:
    """Put a request into the folder, whole or not at all; None where it cannot be written or is too much to ask."""
    data = json.dumps(asdict(request)).encode("ascii")
    if len(data) > _MAX_BYTES or len(request.places) > _MAX_PLACES:
        return None
    name = f"{time.time_ns():020d}-{os.getpid()}"
    part, whole = folder / f"{name}.part", folder / f"{name}{_SUFFIX}"
    try:
        _write_new(part, data)
        part.replace(whole)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        return None
    return whole


def take_back(posted: Path) -> bool:
    """Withdraw a request; False where it has been taken already."""
    try:
        posted.unlink()
    except OSError:
        return False
    return True


def taken(folder: Path) -> Iterator[Request]:
    """The requests that wait in the folder, oldest first, each taken out before it is given.

    Who takes a request back and who takes it out both remove the file; only one of them succeeds, and acts.
    """
    for path in sorted(folder.glob(f"*{_SUFFIX}")):
        request = _read(path)
        if take_back(path) and request is not None:
            yield request


def _write_new(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)


# A link is not followed, a pipe not waited for.
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))


def _read(path: Path) -> Request | None:
    try:
        handle = os.open(path, os.O_RDONLY | _FLAGS)
    except OSError:
        return None
    try:
        return _parsed(os.read(handle, _MAX_BYTES + 1)) if _is_trusted(os.fstat(handle)) else None
    except OSError:
        return None
    finally:
        os.close(handle)


def _is_trusted(status: os.stat_result) -> bool:
    is_own = sys.platform == "win32" or status.st_uid == os.getuid()
    is_new = abs(time.time() - status.st_mtime) < _MAX_AGE
    return stat.S_ISREG(status.st_mode) and is_own and is_new and status.st_size <= _MAX_BYTES


def _parsed(data: bytes) -> Request | None:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or set(value) != {"places", "activation"}:
        return None
    places, token = value["places"], value["activation"]
    if not isinstance(places, list) or len(places) > _MAX_PLACES or not all(map(_is_place, places)):
        return None
    return Request(tuple(places), token) if _is_token(token) else None


def _is_place(place: object) -> bool:
    """Whether it is an absolute path that a file could have, or a link."""
    if not isinstance(place, str) or "\0" in place:
        return False
    return from_url(place) is not None or os.path.isabs(place)  # noqa: PTH117 - no path is made of it here


def _is_token(token: object) -> bool:
    is_short = isinstance(token, str) and len(token) <= _MAX_TOKEN
    return is_short and isinstance(token, str) and token.isascii() and (not token or token.isprintable())
