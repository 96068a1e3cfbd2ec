"""A small JSON file in the user's folder: broken ones are kept aside, and a place that cannot be written is borne."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


class JsonFile:
    """One object on disk. Reading and writing never raise; they report through their results."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.kept_aside: Path | None = None

    def read(self) -> dict[str, Any]:
        """The object in the file; empty where there is none. A broken file is moved to `kept_aside`."""
        try:
            text = self.path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            if isinstance(error, UnicodeDecodeError):
                self._keep_aside()
            return {}
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            self._keep_aside()
            return {}
        return value

    def write(self, value: dict[str, Any]) -> bool:
        """Replace the file whole, or leave the old one whole and return False."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            return False
        from PySide6.QtCore import QIODevice, QSaveFile  # noqa: PLC0415 - saving is not part of starting

        file = QSaveFile(str(self.path))
        if not file.open(QIODevice.OpenModeFlag.WriteOnly):
            return False
        file.write(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True).encode("utf-8"))
        return file.commit()

    def _keep_aside(self) -> None:
        aside = self.path.with_name(f"{self.path.stem}.broken{self.path.suffix}")
        try:
            self.path.replace(aside)
        except OSError:
            return
        self.kept_aside = aside
