"""Rules for what a desktop reads of the package: menu entries, icons, file type, documents, in both places."""

from __future__ import annotations

import configparser
import gzip
import re
import struct
from collections.abc import Iterator
from pathlib import PurePosixPath

from db.schema import MIME, SUFFIX
from desktop.identity import APP_ID, COMMAND
from shipping.deb_reading import Member, Package
from shipping.desktop_entry import MIME_ICON
from shipping.documents import MANUALS
from shipping.icons import SIZES
from shipping.names import HOME, SCHEME

_PLACES = (f"{HOME}/entries", "usr/share")


def menu_entries(package: Package) -> Iterator[str]:
    """Each entry starts a program that is there, shows the program's icon, and one of them each takes files and links."""
    for place in _PLACES:
        taken: set[str] = set()
        for member in package.below(f"{place}/applications"):
            entry = _parsed(member)
            if "Desktop Entry" not in entry:
                yield f"/{member.name} has no [Desktop Entry]."
                continue
            main = entry["Desktop Entry"]
            taken |= set(main.get("MimeType", "").split(";"))
            yield from _main_entry(member, main)
            for name in entry.sections():
                yield from _command(package, place, member, entry[name].get("Exec", ""))
        for kind in (MIME, f"x-scheme-handler/{SCHEME}"):
            if kind not in taken:
                yield f"No menu entry below /{place} takes {kind}."


def _parsed(member: Member) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(member.data.decode("utf-8", "replace"))
    except configparser.Error:
        return configparser.ConfigParser()
    return parser


def _main_entry(member: Member, main: configparser.SectionProxy) -> Iterator[str]:
    if not PurePosixPath(member.name).name.startswith(f"{APP_ID}."):
        yield f"/{member.name} is not named by {APP_ID}."
    if main.get("Icon") != APP_ID:
        yield f"/{member.name} has the icon {main.get('Icon', 'none')}; UOS wants {APP_ID} and never a path."
    if not (main.get("Name") and main.get("Name[zh_CN]")):
        yield f"/{member.name} is not named in both languages."


def _command(package: Package, place: str, member: Member, line: str) -> Iterator[str]:
    """In UOS's place the command is the program's own path, elsewhere the one on everybody's PATH."""
    command = line.partition(" ")[0]
    is_right = command.startswith(f"/{HOME}/files/") if place == _PLACES[0] else command == COMMAND
    started = package.members.get(command.lstrip("/") if "/" in command else f"usr/bin/{command}")
    if not is_right or started is None:
        yield f"/{member.name} starts {command or 'nothing'}, which is not the program there."


def icons(package: Package) -> Iterator[str]:
    """Program and file have their icon in every size, and the size is the real one."""
    for place in _PLACES:
        for kind, name in (("apps", APP_ID), ("mimetypes", MIME_ICON)):
            hicolor = f"{place}/icons/hicolor"
            if f"{hicolor}/scalable/{kind}/{name}.svg" not in package.members:
                yield f"/{hicolor}/scalable/{kind}/{name}.svg is missing."
            for size in SIZES:
                path = f"{hicolor}/{size}x{size}/{kind}/{name}.png"
                if _png_size(package.members.get(path)) != (size, size):
                    yield f"/{path} is missing, or no picture of {size} × {size}."


def _png_size(member: Member | None) -> tuple[int, int] | None:
    if member is None or len(member.data) < 24 or not member.data.startswith(b"\x89PNG\r\n\x1a\n"):
        return None
    width, height = struct.unpack_from(">II", member.data, 16)
    return width, height


def file_type(package: Package) -> Iterator[str]:
    """The type of the files is described."""
    for place in _PLACES:
        text = package.text(f"{place}/mime/packages/{APP_ID}.xml")
        if f'type="{MIME}"' not in text or f'pattern="*{SUFFIX}"' not in text:
            yield f"/{place}/mime/packages/{APP_ID}.xml does not describe {MIME}, *{SUFFIX}."


def same_in_both_places(package: Package) -> Iterator[str]:
    """What UOS reads and what the others read differ in the command alone."""
    one, other = (
        {m.name.removeprefix(f"{place}/"): _without_command(m) for m in package.below(place)}
        for place in _PLACES
    )
    shared = {
        name: data for name, data in other.items() if not name.startswith(("metainfo/", "man/", "doc/"))
    }
    for name in sorted(one.keys() | shared.keys()):
        if one.get(name) != shared.get(name):
            yield f"{name} is not the same below /{_PLACES[0]} and /{_PLACES[1]}."


def _without_command(member: Member) -> bytes:
    return re.sub(rb"^Exec=\S+", b"Exec=", member.data, flags=re.MULTILINE)


def documents(package: Package) -> Iterator[str]:
    """Man pages, changelog, copyright and the page for software centres are there, compressed without a time."""
    doc = f"usr/share/doc/{COMMAND}"
    zipped = [f"{doc}/changelog.gz", *(f"usr/share/{path}" for path in MANUALS.values())]
    for name in (*zipped, f"{doc}/copyright", f"usr/share/metainfo/{APP_ID}.metainfo.xml"):
        if name not in package.members:
            yield f"/{name} is missing."
        elif name in zipped and package.members[name].data[3:8] != bytes(5):
            yield f"/{name} is compressed with a name or a time, or not at all."
    yield from _changelog(package, f"{doc}/changelog.gz")


def _changelog(package: Package, name: str) -> Iterator[str]:
    member = package.members.get(name)
    try:
        text = gzip.decompress(member.data).decode() if member else ""
    except (OSError, EOFError, ValueError):
        text = ""
    if not text.startswith(f"{COMMAND} ({package.field('Version')}) "):
        yield f"/{name} does not begin with the version of the package."


RULES = (menu_entries, icons, file_type, same_in_both_places, documents)
