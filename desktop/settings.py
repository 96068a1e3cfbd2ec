"""The user's choices, as declarations. Where the window stood is not a choice: see session.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.json_file import JsonFile

MOST_WATCHED = 16
ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


def _are_folders(value: Any) -> bool:
    """Whether `value` is a list of absolute paths, few and each once."""
    return (
        isinstance(value, list)
        and len(value) <= MOST_WATCHED
        and all(isinstance(name, str) and "\0" not in name and Path(name).is_absolute() for name in value)
        and len(set(value)) == len(value)
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """One choice: its name, its value where none was made, and which values are sound."""

    name: str
    default: Any
    is_sound: Callable[[Any], bool]


LANGUAGE = Setting("language", "zh_CN", lambda value: value in {"zh_CN", "en"})
THEME = Setting("theme", "system", lambda value: value in {"system", "light", "dark", "contrast"})
ZOOM = Setting("zoom", 1.0, lambda value: value in ZOOMS)
LINE_NUMBERS = Setting("line_numbers", False, lambda value: isinstance(value, bool))
WATCHED = Setting("watched", [], _are_folders)
CALM = Setting("calm", False, lambda value: isinstance(value, bool))
ALL = (LANGUAGE, THEME, ZOOM, LINE_NUMBERS, CALM, WATCHED)


class Settings(QObject):
    """The values in force. `changed` carries the name of the setting."""

    changed = Signal(str)

    def __init__(self, file: JsonFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        stored = file.read()
        self._values = {s.name: stored.get(s.name, s.default) for s in ALL}
        self.unsound = [s.name for s in ALL if not _sound(s, self._values[s.name])]
        self._values |= {s.name: s.default for s in ALL if s.name in self.unsound}
        self.saved = True

    @property
    def language(self) -> str:
        """The language of the interface, "zh_CN" or "en"."""
        return str(self._values["language"])

    @property
    def theme(self) -> str:
        """A theme's name, or "system" to follow the desktop."""
        return str(self._values["theme"])

    @property
    def zoom(self) -> float:
        """The zoom of the content, one of `ZOOMS`."""
        return float(self._values["zoom"])

    @property
    def line_numbers(self) -> bool:
        """Whether the source's line numbers always show beside the text."""
        return bool(self._values["line_numbers"])

    @property
    def calm(self) -> bool:
        """Whether nothing moves by itself: no transitions, no sweeping gauges."""
        return bool(self._values["calm"])

    @property
    def watched(self) -> tuple[Path, ...]:
        """The folders that are watched for newer packs; any of them may be out of reach."""
        return tuple(Path(name) for name in self._values["watched"])

    def set(self, setting: Setting, value: Any) -> None:
        """Choose `value`, keep it on disk where that is possible, and tell everyone."""
        if not _sound(setting, value):
            raise ValueError(f"{setting.name} = {value!r}")
        if value == self._values[setting.name]:
            return
        self._values[setting.name] = value
        self.saved = self._file.write(self._values)
        self.changed.emit(setting.name)

    def override(self, setting: Setting, value: Any) -> None:
        """Use `value` for this run only."""
        if _sound(setting, value):
            self._values[setting.name] = value


def _sound(setting: Setting, value: Any) -> bool:
    try:
        return setting.is_sound(value)
    except TypeError:
        return False
