"""No screen saver and no sleep while a show is on. The wish ends with the show, and with the program, however it ends.

On Linux it is told to the desktop over D-Bus: a connection that is gone takes its wishes with it. On Windows it is a
state of the thread, on macOS a process that waits for ours. Where nobody listens, the show goes on all the same.
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import re
import socket
import subprocess
import sys
import urllib.parse
from pathlib import Path
from typing import Any, Protocol

from desktop.identity import APP_ID

_LOG = logging.getLogger(__name__)

REASON = "Slide show"
_PATIENCE = 200  # milliseconds for the desktop to answer
# (service, path, interface): the freedesktop calls against the screen saver and against sleep.
_SAVER = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver")
_POWER = (
    "org.freedesktop.PowerManagement",
    "/org/freedesktop/PowerManagement/Inhibit",
    "org.freedesktop.PowerManagement.Inhibit",
)
# SetThreadExecutionState: continuous, system required, display required.
_CONTINUOUS, _AWAKE = 0x80000000, 0x80000000 | 0x1 | 0x2


class Wish(Protocol):
    """One way of keeping the machine awake."""

    def take(self) -> bool:
        """Say so; whether anybody heard it. It never raises."""

    def drop(self) -> None:
        """Take it back."""


class Inhibitor:
    """Keeps the machine awake from `hold` to `release`."""

    def __init__(self, wishes: tuple[Wish, ...] | None = None) -> None:
        self._wishes = wishes if wishes is not None else wishes_here()
        self._held: list[Wish] = []

    @property
    def is_held(self) -> bool:
        """Whether anybody heard that the machine is to stay awake."""
        return bool(self._held)

    def hold(self) -> None:
        """Keep the machine awake; a second call does nothing."""
        if not self._held:
            self._held = [wish for wish in self._wishes if _is_heard(wish)]

    def release(self) -> None:
        """Let it sleep again."""
        while self._held:
            try:
                self._held.pop().drop()
            except Exception:
                _LOG.exception("a wish to stay awake could not be taken back")


def _is_heard(wish: Wish) -> bool:
    """Whether it was; the show goes on whatever a system does not have."""
    try:
        return wish.take()
    except Exception:
        _LOG.exception("the machine cannot be asked to stay awake")
        return False


def wishes_here() -> tuple[Wish, ...]:
    """The ways of this system."""
    if sys.platform == "win32":
        return (ThreadState(),)
    if sys.platform == "darwin":
        return (Caffeine(),)
    return (BusWish(*_SAVER), BusWish(*_POWER))


class BusWish:
    """Inhibit over the session's D-Bus, on a connection of its own: when that is gone, so is the wish."""

    def __init__(self, service: str, path: str, interface: str) -> None:
        self._service, self._path, self._interface = service, path, interface
        self._name = f"{APP_ID}.{service}"
        self._is_taken = False

    def take(self) -> bool:
        """Ask the desktop; False without a bus, or where nobody has this name on it."""
        if not _has_bus():
            return False
        from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage  # noqa: PLC0415 - only for a show

        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, self._name)
        message = QDBusMessage.createMethodCall(self._service, self._path, self._interface, "Inhibit")
        message.setArguments([APP_ID, REASON])
        message.setAutoStartService(False)
        if bus.isConnected():
            reply = bus.call(message, QDBus.CallMode.Block, _PATIENCE)
            self._is_taken = reply.type() == QDBusMessage.MessageType.ReplyMessage
        if not self._is_taken:
            QDBusConnection.disconnectFromBus(self._name)
        return self._is_taken

    def drop(self) -> None:
        """Leave the bus."""
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415

        if self._is_taken:
            QDBusConnection.disconnectFromBus(self._name)
            self._is_taken = False


def _has_bus() -> bool:
    """Whether there is a bus that answers: asked for blindly, one may be started, and a dead one waited for."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if not address and runtime and (Path(runtime) / "bus").exists():
        address = f"unix:path={runtime}/bus"
    place = re.match(r"unix:(path|abstract)=([^,;]+)", address)
    if place is None:
        # Other sorts of addresses are rare, and not ours to take apart.
        return bool(address)
    name = urllib.parse.unquote(place[2])
    return _answers(name if place[1] == "path" else f"\0{name}")


def _answers(socket_name: str) -> bool:
    """Whether a bus greets whoever greets it."""
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(_PATIENCE / 1000)
            line.connect(socket_name)
            line.sendall(b"\0AUTH\r\n")
            return bool(line.recv(64))
    except OSError:
        return False


class ThreadState:
    """Windows: a state of the thread, which ends with it."""

    def take(self) -> bool:
        """Set it; 0 means that Windows did not."""
        return bool(_kernel().SetThreadExecutionState(_AWAKE))

    def drop(self) -> None:
        """Back to what Windows does by itself."""
        _kernel().SetThreadExecutionState(_CONTINUOUS)


def _kernel() -> Any:
    return getattr(ctypes, "windll").kernel32  # noqa: B009 - there on Windows only


class Caffeine:
    """macOS: `caffeinate` keeps the display awake until the process it waits for, ours, is gone."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def take(self) -> bool:
        """Start it; False where there is none."""
        with contextlib.suppress(OSError):
            self._process = subprocess.Popen(  # noqa: S603 - a fixed command of the system
                ["/usr/bin/caffeinate", "-d", "-w", str(os.getpid())]
            )
        return self._process is not None

    def drop(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None
