"""Every key there is, for the keyboard help: those of the commands, and those that belong to what has the focus.

The commands' keys are read off the table of actions. The others are declared here, beside no command: pages, lists,
fields and windows answer them by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from desktop import wording
from desktop.actions import ActionSpec, menus, without_mnemonic

translate = wording.translate


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What some keys do, any of them, under the heading of where they do it. Keys are in the words of this system."""

    group: str
    keys: tuple[str, ...]
    text: str


def key_table(specs: Iterable[ActionSpec]) -> tuple[KeyEntry, ...]:
    """The keys of the commands by menu, then all others, in the language in force."""
    return (*_of_commands(specs), *_of_pages(), *_of_lists(), *_of_library(), *_of_progress(), *_of_windows())


def _of_commands(specs: Iterable[ActionSpec]) -> list[KeyEntry]:
    titles = {name: without_mnemonic(title) for name, title in menus().items()}
    order = list(titles)
    with_keys = sorted((spec for spec in specs if spec.shortcuts), key=lambda spec: order.index(spec.menu))
    return [
        _entry(titles[spec.menu], without_mnemonic(spec.text), *_distinct(spec.shortcuts))
        for spec in with_keys
    ]


def _of_pages() -> list[KeyEntry]:
    anywhere = translate("Beside", "Anywhere")
    page = translate("Beside", "On a page")
    return [
        _entry(
            anywhere,
            translate("Keys", "Next figure, link or field; Enter shows the source of a figure"),
            "Tab",
            "Shift+Tab",
        ),
        _entry(anywhere, translate("Keys", "Menus, by the underlined letter"), "Alt"),
        _entry(anywhere, translate("Beside", "Close the list, the menu or the form that is on top"), "Esc"),
        _entry(page, translate("Beside", "Scroll by lines"), "Up", "Down"),
        _entry(page, translate("Beside", "Scroll by pages"), "PgUp", "PgDown", "Space"),
        _entry(page, translate("Beside", "To the beginning and the end of the page"), "Home", "End"),
        _entry(page, translate("Beside", "Copy the selected text as the source has it"), "Ctrl+C"),
        _entry(page, translate("Beside", "Follow a link on the other side"), "Ctrl+Enter", *_clicks()),
    ]


def _of_lists() -> list[KeyEntry]:
    tree, field = translate("Beside", "In the sections"), translate("Beside", "In the filter of the sections")
    found = translate("Beside", "In the search")
    strip = translate("Beside", "In the bar of what was found")
    return [
        _entry(tree, translate("Beside", "To the section before and after"), "Up", "Down"),
        _entry(tree, translate("Beside", "Close and open a branch"), "Left", "Right"),
        _entry(tree, translate("Beside", "Open a section beside the page"), *_clicks()),
        _entry(field, translate("Beside", "On to the sections that are left"), "Down", "Enter"),
        _entry(field, translate("Beside", "Show all sections again"), "Esc"),
        _entry(found, translate("Beside", "Choose what was found"), "Up", "Down", "PgUp", "PgDown"),
        _entry(found, translate("Beside", "Go there"), "Enter"),
        _entry(found, translate("Beside", "Go there and keep the list"), "Ctrl+Enter"),
        _entry(strip, translate("Beside", "Next and previous occurrence"), "Enter", "Shift+Enter"),
        _entry(strip, translate("Beside", "Close the bar"), "Esc"),
    ]


def _of_library() -> list[KeyEntry]:
    table, notes = (
        translate("Beside", "In the table of the library"),
        translate("Beside", "In the list of notes"),
    )
    return [
        _entry(table, translate("Beside", "To the first and the last row"), "Home", "End"),
        _entry(table, translate("Beside", "Choose the rows between as well"), "Shift+Up", "Shift+Down"),
        _entry(table, translate("Beside", "Open the brief"), "Enter"),
        _entry(table, translate("Beside", "Ask whether to take the chosen packs out of the library"), "Del"),
        _entry(table, translate("Beside", "Copy the chosen rows"), "Ctrl+C"),
        _entry(table, translate("Beside", "All that can be done with the chosen rows"), "Menu"),
        _entry(table, translate("Beside", "Filter the rows"), "Ctrl+Shift+F"),
        _entry(notes, translate("Beside", "Go to the line of the note"), "Enter"),
        _entry(notes, translate("Beside", "Write in the note"), "F2"),
        _entry(notes, translate("Beside", "Remove the note"), "Del"),
    ]


def _of_progress() -> list[KeyEntry]:
    ledger, slider = translate("Beside", "In the ledger"), translate("Beside", "On the day's slider")
    trend = translate("Beside", "On a trend")
    form, rows = translate("Beside", "In a form"), translate("Beside", "When importing values")
    return [
        _entry(ledger, translate("Beside", "Edit the cell; letters begin to type into it"), "F2"),
        _entry(ledger, translate("Beside", "Open what the cell holds"), "Enter"),
        _entry(ledger, translate("Beside", "To the line in the source"), "Ctrl+Enter"),
        _entry(ledger, translate("Beside", "Empty the chosen cells"), "Del", "Backspace"),
        _entry(ledger, translate("Beside", "Copy the chosen rows"), "Ctrl+C"),
        _entry(ledger, translate("Beside", "Sort by the column"), "F3"),
        _entry(ledger, translate("Beside", "Filter the rows"), "Ctrl+Shift+F"),
        _entry(slider, translate("Beside", "A day earlier and later"), "Left", "Right"),
        _entry(slider, translate("Beside", "A month earlier and later"), "PgDown", "PgUp"),
        _entry(slider, translate("Beside", "To a day with a value"), "Ctrl+Left", "Ctrl+Right"),
        _entry(slider, translate("Beside", "To the first and the last day"), "Home", "End"),
        _entry(trend, translate("Beside", "To the value before and after"), "Left", "Right"),
        _entry(trend, translate("Beside", "To the first and the last value"), "Home", "End"),
        _entry(trend, translate("Beside", "Choose the value"), "Enter", "Space"),
        _entry(form, translate("Beside", "On to the next field, or press the button"), "Enter"),
        _entry(form, translate("Beside", "Save"), "Ctrl+Enter"),
        _entry(form, translate("Beside", "Close; once more where something is not saved"), "Esc"),
        _entry(rows, translate("Beside", "Paste a table"), "Ctrl+V"),
        _entry(rows, translate("Beside", "Take a row in, or leave it out"), "Space"),
    ]


def _of_windows() -> list[KeyEntry]:
    paper, slides = translate("Beside", "In the print preview"), translate("Beside", "Arranging the slides")
    show = translate("Beside", "During a show")
    return [
        _entry(paper, translate("Beside", "Search in the pages"), "Ctrl+F"),
        _entry(paper, translate("Beside", "Save as a file"), "Ctrl+S"),
        _entry(paper, translate("Beside", "Print"), "Ctrl+P"),
        _entry(paper, translate("Beside", "Page before and after"), "PgUp", "PgDown", "Space"),
        _entry(paper, translate("Beside", "First and last page"), "Home", "End"),
        _entry(
            paper, translate("Beside", "Larger, smaller, as wide as the window"), "Ctrl++", "Ctrl+-", "Ctrl+0"
        ),
        _entry(slides, translate("Beside", "Move the slides up and down"), "Alt+Up", "Alt+Down"),
        _entry(slides, translate("Beside", "Hide the slides, or show them again"), "H", "Del"),
        _entry(slides, translate("Beside", "End the talk here"), "E"),
        _entry(slides, translate("Beside", "Add a slide with text, with a picture"), "Ctrl+N", "Ctrl+I"),
        _entry(show, translate("Beside", "All keys of the show"), "F1", "?"),
    ]


def _clicks() -> tuple[str, str]:
    return translate("Beside", "Ctrl+click"), translate("Beside", "Middle button")


def _entry(group: str, text: str, *keys: str) -> KeyEntry:
    return KeyEntry(group, tuple(_native(key) for key in keys), text)


def _native(key: str) -> str:
    """A key in the words of this system; what is no key by itself (a modifier, a button) as it stands."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key


def _distinct(keys: tuple[str, ...]) -> list[str]:
    """Without keys that are the same to the hand: a question mark is typed with Shift on many keyboards."""
    return [key for key in keys if not (key.startswith("Shift+") and key.removeprefix("Shift+") in keys)]
