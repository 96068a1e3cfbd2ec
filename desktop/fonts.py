"""The bundled faces, loaded once, where the window has not loaded them already."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from desktop.paths import resource

SANS = "Briefing Sans"
SERIF = "Briefing Serif"
_FILES = {
    SANS: ("BriefingSans-Regular.otf", "BriefingSans-Bold.otf"),
    SERIF: ("BriefingSerif-Bold.otf",),
}


def have_fonts(*families: str) -> None:
    """See to it that the bundled `families` can be used; a second call costs nothing worth counting."""
    known = set(QFontDatabase.families())
    for family in families:
        if family not in known:
            for name in _FILES[family]:
                QFontDatabase.addApplicationFont(str(resource("fonts", name)))
