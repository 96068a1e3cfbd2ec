"""Rules for what a desktop reads of the package: menu entries and the type of its files, in both places."""

from __future__ import annotations

import configparser
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree import ElementTree

from db.schema import APPLICATION_ID, MIME, SUFFIX
from desktop.identity import APP_ID, COMMAND
from shipping import elements
from shipping.deb_reading import Member, Package
from shipping.names import HOME, SCHEME
from shipping.staging import PROGRAM

# Where UOS looks, and everybody else, and the command that starts the program there.
PLACES = {f"{HOME}/entries": PROGRAM, "usr/share": COMMAND}
# Entry -> what its command takes and the type it opens. A link is no file, so links have an entry of their own.
_ENTRIES = {
    f"{APP_ID}.desktop": ("%F", MIME),
    f"{APP_ID}.links.desktop": ("%u", f"x-scheme-handler/{SCHEME}"),
}
# What would keep an entry out of some menu, or start something else.
_UNWANTED = ("Hidden", "TryExec", "OnlyShowIn", "NotShowIn", "DBusActivatable", "Path")


def menu_entries(package: Package) -> Iterator[str]:
    """The two entries are there and no other; each starts the program, with what it takes, under its own icon."""
    for place, command in PLACES.items():
        there = {PurePosixPath(member.name).name: member for member in package.below(f"{place}/applications")}
        for name in sorted(_ENTRIES.keys() - there.keys()):
            yield f"/{place}/applications/{name} is missing: nothing takes {_ENTRIES[name][1]}."
        for name, member in there.items():
            if name not in _ENTRIES:
                yield f"/{member.name} is no entry of {APP_ID}."
            else:
                yield from _entry(member, _parsed(member), command, *_ENTRIES[name])


class _Entry(configparser.ConfigParser):
    def optionxform(self, optionstr: str) -> str:
        """Keys are as written: a desktop reads no `exec`."""
        return optionstr


def _parsed(member: Member) -> configparser.ConfigParser:
    parser = _Entry(interpolation=None, strict=False, delimiters=("=",))
    try:
        parser.read_string(member.data.decode("utf-8", "replace"))
    except configparser.Error:
        return _Entry()
    return parser


def _entry(
    member: Member, entry: configparser.ConfigParser, command: str, takes: str, opens: str
) -> Iterator[str]:
    if "Desktop Entry" not in entry:
        yield f"/{member.name} has no [Desktop Entry]."
        return
    main = entry["Desktop Entry"]
    if opens not in main.get("MimeType", "").split(";"):
        yield f"/{member.name} does not take {opens}."
    if main.get("Icon") != APP_ID:
        yield f"/{member.name} has the icon {main.get('Icon', 'none')}; UOS wants {APP_ID} and never a path."
    if not (main.get("Name") and main.get("Name[zh_CN]")):
        yield f"/{member.name} is not named in both languages."
    yield from _shown(member, main, is_in_menu=takes == "%F")
    for name in entry.sections():
        line = entry[name].get("Exec", "")
        if line.partition(" ")[0] != command:
            yield f"/{member.name} starts {line or 'nothing'}, which is not the program there."
    if main.get("Exec", "") != f"{command} {takes}":
        yield f"/{member.name} does not hand over what is opened: {command} {takes} would."


def _shown(member: Member, main: configparser.SectionProxy, *, is_in_menu: bool) -> Iterator[str]:
    """The program is in every menu and opens no terminal; the entry for links is for links alone."""
    for key in _UNWANTED:
        if key in main:
            yield f"/{member.name} has {key}; a desktop might not show or start it."
    if main.get("Type") != "Application" or main.get("Terminal", "false") != "false":
        yield f"/{member.name} is no application without a terminal."
    if main.get("NoDisplay", "false") != ("false" if is_in_menu else "true"):
        yield f"/{member.name} {'is kept out of' if is_in_menu else 'stands in'} the menu (NoDisplay)."


def file_type(package: Package) -> Iterator[str]:
    """The type of the files is described by its ending and by the stamp inside."""
    for place in PLACES:
        name = f"{place}/mime/packages/{APP_ID}.xml"
        kinds = [kind for kind in elements.root(package.text(name)).iter() if kind.get("type") == MIME]
        if not any(part.get("pattern") == f"*{SUFFIX}" for kind in kinds for part in kind.iter()):
            yield f"/{name} does not describe {MIME}, *{SUFFIX}."
        stamp = ("big32", f"0x{APPLICATION_ID:08X}", "68")
        if not any(_match(part) == stamp for kind in kinds for part in kind.iter()):
            yield f"/{name} does not tell a pack by the stamp at byte 68."


def _match(part: ElementTree.Element) -> tuple[str | None, str | None, str | None]:
    return part.get("type"), part.get("value"), part.get("offset")


def same_in_both_places(package: Package) -> Iterator[str]:
    """What UOS reads and what the others read differ in the command alone."""
    one, other = (
        {m.name.removeprefix(f"{place}/"): _without_command(m) for m in package.below(place)}
        for place in PLACES
    )
    shared = {
        name: data for name, data in other.items() if not name.startswith(("metainfo/", "man/", "doc/"))
    }
    for name in sorted(one.keys() | shared.keys()):
        if one.get(name) != shared.get(name):
            yield f"{name} is not the same below {' and '.join(f'/{place}' for place in PLACES)}."


def _without_command(member: Member) -> bytes:
    return re.sub(rb"^Exec=\S+", b"Exec=", member.data, flags=re.MULTILINE)


RULES = (menu_entries, file_type, same_in_both_places)
