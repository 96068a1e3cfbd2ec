"""Where the window stood and where its reader was; kept apart from the settings, lost without harm."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from PySide6.QtCore import QByteArray

from desktop.json_file import JsonFile


class Session:
    """Values that are remembered from one run to the next."""

    def __init__(self, file: JsonFile) -> None:
        self._file = file
        self._values: dict[str, Any] = file.read()

    def text(self, key: str) -> str:
        """The remembered text, or ""."""
        value = self._values.get(key, "")
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """The remembered texts in their order; none where there are none."""
        value = self._values.get(key)
        return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()

    def number(self, key: str, default: int) -> int:
        """The remembered number, or `default`."""
        value = self._values.get(key, default)
        return value if isinstance(value, int) and 0 <= value <= 10_000 else default

    def state(self, key: str) -> QByteArray:
        """A remembered Qt state (a window's geometry), empty where there is none."""
        try:
            return QByteArray(base64.b64decode(self.text(key), validate=True))
        except (binascii.Error, ValueError):
            return QByteArray()

    def save(self, values: dict[str, Any]) -> bool:
        """Remember `values`; Qt states are kept as text. False where the place cannot be written."""
        for key, value in values.items():
            is_state = isinstance(value, QByteArray)
            self._values[key] = base64.b64encode(value.data()).decode("ascii") if is_state else value
        return self._file.write(self._values)
