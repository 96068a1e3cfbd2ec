"""A slide as files can hold it: nothing in it that is no text, and no character that no bundled face can draw.

On a screen the system lends a face for what ours lack; a file has only what is put into it.
"""

from __future__ import annotations

import threading
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from PySide6.QtGui import QRawFont

from desktop.deck.slides import Slide
from desktop.legible import legible
from desktop.paths import resource

# 〓 has stood for a missing character since lead type, and is as wide as one.
GETA = "\u3013"
_FACES = ("BriefingSans-Regular.otf", "BriefingSerif-Bold.otf")
_UNSEEN = "\n\t\u200b\u2060"
Record = TypeVar("Record")


def drawable(slide: Slide) -> Slide:
    """The slide with 〓 for each character that cannot be drawn; its id and its picture as they are."""
    return replace(_cleaned(slide), id=slide.id, section=slide.section)


def _cleaned(record: Record) -> Record:
    """Every text in a record and the records in it."""
    if isinstance(record, str):
        return _drawn(record)  # type: ignore[return-value]
    if isinstance(record, tuple):
        return tuple(map(_cleaned, record))  # type: ignore[return-value]
    if is_dataclass(record) and not isinstance(record, type):
        changed = {
            field.name: new
            for field in fields(record)
            if (new := _cleaned(old := getattr(record, field.name))) != old
        }
        return replace(record, **changed) if changed else record
    return record


def _drawn(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c in _UNSEEN or _FONTS.have(c) else GETA for c in legible(text))


class _Fonts(threading.local):
    """A font that Qt has opened belongs to one thread; so does what is known of it."""

    def __init__(self) -> None:
        self._opened: list[QRawFont] = []
        self._known: dict[str, bool] = {}

    def have(self, character: str) -> bool:
        """Whether each face has it: which one sets it is not known here."""
        if character not in self._known:
            self._opened = self._opened or [QRawFont(str(resource("fonts", name)), 16.0) for name in _FACES]
            code = ord(character)
            self._known[character] = all(font.supportsCharacter(code) for font in self._opened)
        return self._known[character]


_FONTS = _Fonts()
