"""Rules for what an installed program is documented by: man pages, changelog, copyright, and the page for shops."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator

from db.schema import MIME
from desktop.identity import APP_ID, COMMAND
from shipping import elements
from shipping.deb_reading import Package
from shipping.documents import MANUALS, manual

_DOC = f"usr/share/doc/{COMMAND}"
_CHANGELOG, _COPYRIGHT = f"{_DOC}/changelog.gz", f"{_DOC}/copyright"
_METAINFO = f"usr/share/metainfo/{APP_ID}.metainfo.xml"
_ZIPPED = frozenset([_CHANGELOG, *(f"usr/share/{path}" for path in MANUALS.values())])


def documents(package: Package) -> Iterator[str]:
    """Each document is there, compressed without a time, and there is no other."""
    wanted = {*_ZIPPED, _COPYRIGHT, _METAINFO}
    for name in sorted(wanted):
        if name not in package.members:
            yield f"/{name} is missing."
        elif name in _ZIPPED and package.members[name].data[3:8] != bytes(5):
            yield f"/{name} is compressed with a name or a time, or not at all."
    for folder in ("usr/share/man", "usr/share/doc", "usr/share/metainfo"):
        for member in package.below(folder):
            if member.name not in wanted:
                yield f"/{member.name} is no document of {COMMAND}."


def manuals(package: Package) -> Iterator[str]:
    """The man pages are the program's own, whole; that those name every option of every command is tested."""
    for language, path in MANUALS.items():
        if _unzipped(package, f"usr/share/{path}") != manual(language):
            yield f"/usr/share/{path} is not the man page of this program, with all its options."


def changelog(package: Package) -> Iterator[str]:
    """The newest entry is the version of the package."""
    if not _unzipped(package, _CHANGELOG).startswith(f"{COMMAND} ({package.field('Version')}) "):
        yield f"/{_CHANGELOG} does not begin with the version of the package."


def _unzipped(package: Package, name: str) -> str:
    member = package.members.get(name)
    try:
        return gzip.decompress(member.data).decode() if member else ""
    except (OSError, EOFError, ValueError, zlib.error):
        return ""


def copyright_file(package: Package) -> Iterator[str]:
    """It says who has the rights to all files, under which licence, and explains each licence that it names."""
    parts = package.text(_COPYRIGHT).split("\n\n")
    of_all = next((part for part in parts if re.search(r"^Files: \*$", part, re.MULTILINE)), "")
    if not all(re.search(rf"^{field}: \S", of_all, re.MULTILINE) for field in ("Copyright", "License")):
        yield f"/{_COPYRIGHT} does not say whose all files are and under which licence."
    explained = {match[1] for part in parts if (match := re.match(r"License: (.+)\n [^\n]*\S", part))}
    for name in sorted({licence for part in parts for licence in _named(part)} - explained):
        yield f"/{_COPYRIGHT} does not say what {name} is."


def _named(part: str) -> list[str]:
    return re.findall(r"^License: (.+)$", part, re.MULTILINE) if part.startswith("Files:") else []


def shop_page(package: Package) -> Iterator[str]:
    """The page for software centres is about this program, starts its menu entry, and says what it opens."""
    page = elements.root(package.text(_METAINFO))
    said = {path: page.findtext(path) for path in ("id", "provides/binary", "provides/mediatype")}
    wanted = {"id": APP_ID, "provides/binary": COMMAND, "provides/mediatype": MIME}
    for path, value in wanted.items():
        if said[path] != value:
            yield f"/{_METAINFO} says {path} {said[path]}, not {value}."
    launchable = [(one.get("type"), one.text) for one in page.findall("launchable")]
    if launchable != [("desktop-id", f"{APP_ID}.desktop")]:
        yield f"/{_METAINFO} does not start {APP_ID}.desktop."


RULES = (documents, manuals, changelog, copyright_file, shop_page)
