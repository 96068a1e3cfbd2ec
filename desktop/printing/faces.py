"""The faces of official documents: which font stands for 仿宋, 黑体, 楷体, 宋体 and 小标宋 on this machine.

The standard (GB/T 9704-2012) names styles, not fonts. Where the user prefers the official fonts and they are
installed, they are used; otherwise the bundled ones, which also fill in for characters the others lack.
"""

from __future__ import annotations

import functools
import threading
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QRawFont

from desktop.paths import resource
from desktop.printing.choices import Faces


@dataclass(frozen=True, slots=True)
class Face:
    """One role: its Chinese name, the official families best first, and the bundled family and file."""

    role: str
    name: str
    official: tuple[str, ...]
    bundled: str
    file: str


ROLES = (
    Face(
        "fang",
        "仿宋",
        ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋"),
        "FandolFang R",
        "FandolFang-Regular.otf",
    ),
    Face("hei", "黑体", ("SimHei", "黑体"), "Briefing Sans", "BriefingSans-Regular.otf"),
    Face(
        "kai", "楷体", ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体"), "FandolKai", "FandolKai-Regular.otf"
    ),
    Face("song", "宋体", ("SimSun", "宋体"), "Briefing Serif", "BriefingSerif-Regular.otf"),
    Face(
        "title",
        "小标宋",
        ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK"),
        "Briefing Serif",
        "BriefingSerif-Bold.otf",
    ),
)
# What fills in for a character that a face lacks: both hold the whole of the 通用规范汉字表.
FALLBACK = (("Briefing Serif", "BriefingSerif-Regular.otf"), ("Briefing Sans", "BriefingSans-Regular.otf"))


@dataclass(frozen=True, slots=True)
class FaceUsed:
    """The family that stands for a role in one document."""

    role: str
    family: str
    is_official: bool


@dataclass(frozen=True, slots=True)
class Replaced:
    """A character that `face` lacks: set in `used`, or as its code point where that is empty."""

    character: str
    face: str
    used: str


@functools.cache
def installed() -> dict[str, str]:
    """Family -> file of every font that is installed; read once, because it takes a tenth of a second."""
    import typst  # noqa: PLC0415 - only where paper is made

    fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)
    return {font.family: str(font.path) for font in fonts.fonts() if font.path}


def chosen(preference: Faces) -> tuple[tuple[Face, FaceUsed, Path], ...]:
    """For each role the family that is used and its file."""
    found = installed() if preference is Faces.OFFICIAL else {}
    out = []
    for face in ROLES:
        family = next((name for name in face.official if name in found), "")
        path = Path(found[family]) if family else resource("fonts", face.file)
        out.append((face, FaceUsed(face.name, family or face.bundled, bool(family)), path))
    return tuple(out)


def lacking(text: str, path: Path) -> tuple[str, ...]:
    """The characters of `text` that the font in `path` cannot draw, each once, in order."""
    file = str(path)
    asked = dict.fromkeys(text)
    if path.parent == resource("fonts"):
        # The bundled faces hold GB 2312 and ASCII, which a test sees to: opening a font to ask takes longer.
        asked = dict.fromkeys(c for c in asked if not _is_common(c))
    return tuple(c for c in asked if not _is_drawn(file, c))


# Python reads two signs of GB 2312 as others than those that are written, of which the faces lack one; and it
# does not call the wide space printable.
_WRITTEN, _READ = "\u2014\u00b7\u3000", "\u2015\u30fb"


def _is_common(character: str) -> bool:
    is_read = character.isprintable() and character not in _READ
    return character in _WRITTEN or (is_read and bool(character.encode("gb2312", "ignore")))


def _is_drawn(file: str, character: str) -> bool:
    return character in "\n\r\t\u2060\u200b" or _FONTS.has(file, character)


class _Fonts(threading.local):
    """A font that Qt has opened belongs to one thread; so does what is known of it."""

    def __init__(self) -> None:
        self._opened: dict[str, QRawFont] = {}
        self._known: dict[tuple[str, str], bool] = {}

    def has(self, file: str, character: str) -> bool:
        key = (file, character)
        if key not in self._known:
            if file not in self._opened:
                self._opened[file] = QRawFont(file, 16.0)
            self._known[key] = self._opened[file].supportsCharacter(ord(character))
        return self._known[key]


_FONTS = _Fonts()
