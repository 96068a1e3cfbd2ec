"""Every command of the window in one table: menus, toolbar, shortcuts and the keyboard help are made from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One command. `choice` groups commands of which one is in force; `is_switch` ones are on or off."""

    name: str
    menu: str
    text: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    choice: str = ""
    is_switch: bool = False
    opens_group: bool = False


def without_mnemonic(text: str) -> str:
    """The text of a command as a name: "打开(&O)…" is 打开, "&Open…" is Open."""
    return re.sub(r"\(&.\)", "", text).replace("&", "").rstrip("…")


def menus() -> dict[str, str]:
    """The menus, in order; a name with a slash is a submenu."""
    return {
        "file": translate("Actions", "&File"),
        "edit": translate("Actions", "&Edit"),
        "go": translate("Actions", "&Go"),
        "progress": translate("Actions", "P&rogress"),
        "show": translate("Actions", "&Slide show"),
        "view": translate("Actions", "&View"),
        "view/theme": translate("Actions", "&Theme"),
        "view/language": translate("Actions", "Lan&guage / 语言"),
        "help": translate("Actions", "&Help"),
    }


def table() -> tuple[ActionSpec, ...]:
    """The commands, in the order of their menus."""
    return (
        *_file(),
        *_edit(),
        *_go(),
        *_progress(),
        *_show(),
        *_view(),
        *_choices(),
        *_help(),
    )


def _file() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("open", "file", translate("Actions", "&Open a pack…"), ("Ctrl+O",), "folder-open"),
        ActionSpec("watch", "file", translate("Actions", "&Watch a folder…"), (), "eye"),
        ActionSpec(
            "print", "file", translate("Actions", "&Print…"), ("Ctrl+P",), "printer", opens_group=True
        ),
        ActionSpec("quit", "file", translate("Actions", "&Quit"), ("Ctrl+Q",), "log-out", opens_group=True),
    )


def _edit() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("undo", "edit", translate("Actions", "&Undo"), ("Ctrl+Z",), "undo-2"),
        ActionSpec("redo", "edit", translate("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2"),
        ActionSpec("copy", "edit", translate("Actions", "&Copy"), (), "copy", opens_group=True),
        ActionSpec(
            "copy_cited", "edit", translate("Actions", "Copy with c&itation"), ("Ctrl+Shift+C",), "quote"
        ),
        ActionSpec(
            "copy_link", "edit", translate("Actions", "Copy &link to this place"), ("Ctrl+Shift+L",), "link"
        ),
        ActionSpec(
            "bookmark", "edit", translate("Actions", "&Bookmark"), ("Ctrl+D",), "bookmark", opens_group=True
        ),
        ActionSpec("highlight", "edit", translate("Actions", "&Highlight"), ("Ctrl+H",), "highlighter"),
        ActionSpec("note", "edit", translate("Actions", "&Note…"), ("Ctrl+M",), "sticky-note"),
    )


def _go() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("back", "go", translate("Actions", "&Back"), ("Alt+Left",), "arrow-left"),
        ActionSpec("forward", "go", translate("Actions", "&Forward"), ("Alt+Right",), "arrow-right"),
        ActionSpec(
            "jump",
            "go",
            translate("Actions", "&Search or jump…"),
            ("Ctrl+K",),
            "search",
            opens_group=True,
        ),
        ActionSpec("find", "go", translate("Actions", "Fin&d in this brief…"), ("Ctrl+F",)),
        ActionSpec("next_hit", "go", translate("Actions", "Next occ&urrence"), ("F3", "Ctrl+G")),
        ActionSpec(
            "previous_hit",
            "go",
            translate("Actions", "Pre&vious occurrence"),
            ("Shift+F3", "Ctrl+Shift+G"),
        ),
        ActionSpec(
            "open_link", "go", translate("Actions", "Open a lin&k…"), ("Ctrl+Shift+K",), "external-link"
        ),
        ActionSpec(
            "library",
            "go",
            translate("Actions", "Lib&rary"),
            ("Ctrl+Shift+O",),
            "library",
            opens_group=True,
        ),
        ActionSpec(
            "beside", "go", translate("Actions", "Beside, or one pa&ge again"), ("Ctrl+\\",), "columns-2"
        ),
        ActionSpec("other_side", "go", translate("Actions", "To the other side (&W)"), ("F6",)),
        ActionSpec("overview", "go", translate("Actions", "&Overview"), ("Alt+Home",), "house"),
        ActionSpec("targets", "go", translate("Actions", "&Targets"), ("Ctrl+T",), "target"),
        ActionSpec("scoreboard", "go", translate("Actions", "&Ledger"), ("Ctrl+B",), "clipboard-list"),
        ActionSpec("years", "go", translate("Actions", "&Compare years"), ("Ctrl+Shift+B",), "columns-2"),
        ActionSpec(
            "previous_section",
            "go",
            translate("Actions", "&Previous section"),
            ("Ctrl+PgUp",),
            opens_group=True,
        ),
        ActionSpec("next_section", "go", translate("Actions", "&Next section"), ("Ctrl+PgDown",)),
        ActionSpec("previous_item", "go", translate("Actions", "Previous &item"), ("Alt+Up",)),
        ActionSpec("next_item", "go", translate("Actions", "Ne&xt item"), ("Alt+Down",)),
        ActionSpec(
            "filter",
            "go",
            translate("Actions", "Filter s&ections"),
            ("Ctrl+E",),
            "list-tree",
            opens_group=True,
        ),
    )


def _progress() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("enter_value", "progress", translate("Actions", "&Enter a value…"), ("Ctrl+I",), "gauge"),
        ActionSpec("history", "progress", translate("Actions", "&History of the values…"), (), "history"),
        ActionSpec("pace_rule", "progress", translate("Actions", "&Pace rule…"), (), "ruler"),
        ActionSpec("plan", "progress", translate("Actions", "&Monthly plan…"), (), "calendar-days"),
        ActionSpec(
            "import_values",
            "progress",
            translate("Actions", "&Import values…"),
            ("Ctrl+Shift+I",),
            "file-spreadsheet",
            opens_group=True,
        ),
        ActionSpec("template", "progress", translate("Actions", "Save a &template…")),
        ActionSpec(
            "save_scoreboard",
            "progress",
            translate("Actions", "&Save the ledger as a table…"),
            (),
            "file-down",
        ),
        ActionSpec(
            "export_notebook",
            "progress",
            translate("Actions", "E&xport the notebook…"),
            (),
            "notebook-pen",
            opens_group=True,
        ),
        ActionSpec(
            "import_notebook", "progress", translate("Actions", "Bring in a &notebook…"), (), "file-up"
        ),
    )


def _show() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("present", "show", translate("Actions", "&Present from here"), ("F5",), "presentation"),
        ActionSpec("present_all", "show", translate("Actions", "Present from the &beginning"), ("Shift+F5",)),
        ActionSpec("rehearse", "show", translate("Actions", "&Rehearse with a clock"), ("Ctrl+F5",)),
        ActionSpec(
            "slides",
            "show",
            translate("Actions", "&Arrange the slides…"),
            ("Ctrl+Shift+S",),
            "layout-grid",
            opens_group=True,
        ),
    )


def _view() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "sections", "view", translate("Actions", "&Sections"), ("F9",), "panel-left", is_switch=True
        ),
        ActionSpec(
            "details",
            "view",
            translate("Actions", "Source and &definition"),
            ("Ctrl+U",),
            "panel-right",
            is_switch=True,
        ),
        ActionSpec(
            "line_numbers",
            "view",
            translate("Actions", "Source &line numbers"),
            ("Ctrl+L",),
            "list-ordered",
            is_switch=True,
        ),
        ActionSpec(
            "zoom_in",
            "view",
            translate("Actions", "Zoom &in"),
            ("Ctrl++", "Ctrl+="),
            "zoom-in",
            opens_group=True,
        ),
        ActionSpec("zoom_out", "view", translate("Actions", "Zoom &out"), ("Ctrl+-",), "zoom-out"),
        ActionSpec("zoom_reset", "view", translate("Actions", "&Actual size"), ("Ctrl+0",), "rotate-ccw"),
        ActionSpec("calm", "view", translate("Actions", "Reduce &motion"), is_switch=True, opens_group=True),
        ActionSpec(
            "full_screen",
            "view",
            translate("Actions", "&Full screen"),
            ("F11",),
            "monitor",
            is_switch=True,
            opens_group=True,
        ),
    )


def _choices() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("theme_system", "view/theme", translate("Actions", "Follow the s&ystem"), (), "", "theme"),
        ActionSpec("theme_light", "view/theme", translate("Actions", "&Light"), (), "sun", "theme"),
        ActionSpec("theme_dark", "view/theme", translate("Actions", "&Dark"), (), "moon", "theme"),
        ActionSpec(
            "theme_contrast", "view/theme", translate("Actions", "High &contrast"), (), "contrast", "theme"
        ),
        # A language is named in itself, so that whoever reads only that one finds it.
        ActionSpec("language_zh_CN", "view/language", "简体中文", (), "", "language"),
        ActionSpec("language_en", "view/language", "English", (), "", "language"),
    )


def _help() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("keys", "help", translate("Actions", "&Keyboard"), ("F1", "?"), "circle-help"),
        ActionSpec("about", "help", translate("Actions", "&About Briefing Desk"), (), "info"),
    )
