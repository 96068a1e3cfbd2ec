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
        from db.own_files import make_folder  # noqa: PLC0415 - saving is not part of starting

        try:
            make_folder(self.path.parent)
        except OSError:
            return False
        from PySide6.QtCore import QFileDevice, QIODevice, QSaveFile  # noqa: PLC0415

        file = QSaveFile(str(self.path))
        if not file.open(QIODevice.OpenModeFlag.WriteOnly):
            return False
        # Before there is anything in it; a place without such rights says no, and is borne.
        file.setPermissions(QFileDevice.Permission.ReadOwner | QFileDevice.Permission.WriteOwner)
        file.write(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True).encode("utf-8"))
        return file.commit()

    def _keep_aside(self) -> None:
        from db.own_files import narrow  # noqa: PLC0415 - seldom needed

        aside = self.path.with_name(f"{self.path.stem}.broken{self.path.suffix}")
        try:
            narrow(self.path)
            self.path.replace(aside)
        except OSError:
            return
        self.kept_aside = aside
