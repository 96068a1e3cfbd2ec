"""A desktop's screen saver on a bus of its own, run as a program: it says who inhibits it, and who has left the bus."""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection

# The stubs know ClassInfo as a class that nobody may call.
_ON_THE_BUS: Any = ClassInfo


@_ON_THE_BUS({"D-Bus Interface": "org.freedesktop.ScreenSaver"})
class Saver(QObject):
    """Answers with a cookie, and prints what happens."""

    @Slot(str, str, result=int)
    def Inhibit(self, application: str, reason: str) -> int:  # noqa: N802 - the name on the bus
        print("inhibit", application, reason, flush=True)
        return 7

    @Slot(str, str, str)
    def on_owner_changed(self, name: str, before: str, after: str) -> None:
        """A connection that is gone owns its name no longer."""
        del before
        if not after:
            print("gone", name, flush=True)


def main() -> None:
    """Serve until the bus goes."""
    app = QCoreApplication(sys.argv)
    bus, saver = QDBusConnection.sessionBus(), Saver()
    slots = QDBusConnection.RegisterOption.ExportAllSlots
    assert bus.registerObject("/org/freedesktop/ScreenSaver", saver, slots)
    bus.interface().serviceOwnerChanged.connect(saver.on_owner_changed)
    assert bus.registerService("org.freedesktop.ScreenSaver")
    print("ready", flush=True)
    app.exec()


if __name__ == "__main__":
    main()
