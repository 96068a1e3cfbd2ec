"""What the choices of a printed brief are called, and why one does not apply."""

from __future__ import annotations

from desktop.printing.choices import NOTES_PAGE, Faces, Layout, Scope
from desktop.wording import translate

# Layouts for which a choice is none.
NO_CONTENTS = {Layout.JIANBAO, Layout.ONEPAGE, Layout.LEDGER, Layout.HANDOUT}
ALWAYS_SOURCES = {Layout.LEDGER, Layout.SOURCE, Layout.HANDOUT}

_RULED = 3


def layout_words(layout: Layout) -> tuple[str, str]:
    """A layout's name, and what it is in one line."""
    return {
        Layout.GONGWEN: (
            translate("Print", "Official document"),
            translate("Print", "The page of GB/T 9704-2012: 22 lines of 28 characters"),
        ),
        Layout.JIANBAO: (
            translate("Print", "Bulletin"),
            translate("Print", "With the office's masthead and closing lines"),
        ),
        Layout.ONEPAGE: (
            translate("Print", "One page"),
            translate("Print", "Targets as gauges, results and honours on one sheet"),
        ),
        Layout.LEDGER: (
            translate("Print", "Supervision ledger"),
            translate("Print", "Targets and tasks in a table, landscape"),
        ),
        Layout.SOURCE: (
            translate("Print", "Full text with sources"),
            translate("Print", "Every line with its number in the source"),
        ),
        Layout.HANDOUT: (
            translate("Print", "Handout"),
            translate("Print", "The slides on paper, or each with the speaker's note"),
        ),
    }[layout]


def per_page_words(count: int) -> str:
    """How many slides stand on a page of a handout."""
    if count == NOTES_PAGE:
        return translate("Print", "One slide with its note")
    if count == 1:
        return translate("Print", "1 slide")
    if count == _RULED:
        return translate("Print", "3 slides with lines to write on")
    return translate("Print", "%1 slides").replace("%1", str(count))


def scope_words(scope: Scope) -> str:
    """How much is printed."""
    return {
        Scope.WHOLE: translate("Print", "The whole brief"),
        Scope.SECTIONS: translate("Print", "Ticked sections"),
        Scope.PAGE: translate("Print", "Current page"),
        Scope.TARGETS: translate("Print", "Targets only"),
    }[scope]


def faces_words(faces: Faces) -> tuple[str, str]:
    """Whose fonts, and what that means in one line."""
    return {
        Faces.OFFICIAL: (
            translate("Print", "Official fonts where installed"),
            translate("Print", "Falls back to the bundled ones"),
        ),
        Faces.BUNDLED: (
            translate("Print", "Bundled fonts"),
            translate("Print", "The same on every machine"),
        ),
    }[faces]


def why_not_contents(layout: Layout) -> str:
    """Why a layout has no table of contents, or ""."""
    return translate("Print", "This layout has no table of contents.") if layout in NO_CONTENTS else ""


def why_not_notes(layout: Layout) -> str:
    """Why the desk's remarks are no choice in a layout, or ""."""
    return translate("Print", "Slides always give them.") if layout is Layout.HANDOUT else ""


def why_not_sources(layout: Layout) -> str:
    """Why the source lines are no choice in a layout, or ""."""
    return translate("Print", "This layout always gives them.") if layout in ALWAYS_SOURCES else ""
