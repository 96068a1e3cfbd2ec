"""Rules for what the package says of itself: the control file, and UOS's info. The same words in both, and no others."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from desktop.identity import APP_ID, COMMAND, MAINTAINER, NAME_ZH
from shipping.deb_reading import Package
from shipping.names import HOME, four_parts
from shipping.staging import PERMISSIONS, PROGRAM, architecture

# Every field there has to be. Whatever else dpkg knows either moves other packages (Conflicts, Replaces, Provides, Breaks,
# Enhances, Pre-Depends, Recommends, Suggests) or keeps this one from being taken out (Essential, Protected).
_FIELDS = frozenset(
    [
        *("Package", "Version", "Architecture", "Maintainer", "Installed-Size", "Depends"),
        *("Section", "Priority", "Description"),
    ]
)
# Beyond these words: the system's viewer for a saved file is opened by xdg-open, paper is printed by cups. The program
# does without either, and says so.
_HELPFUL = {"Recommends": "xdg-utils", "Suggests": "cups"}


def fields(package: Package) -> Iterator[str]:
    """Each field that has to be there is there, once, with something in it, and no other is."""
    found = Counter(name.title() for name, _ in package.fields())
    if lines := [line for name, line in package.fields() if not name]:
        yield f"The control file has a line that is no field: {lines[0]!r}."
    for name, number in sorted(found.items()):
        if number > 1 and name:
            yield f"The control file has {name} {number} times; dpkg takes it once only."
        if name and name not in _FIELDS and package.field(name) != _HELPFUL.get(name):
            yield f"The control file has {name}, which the package has no need of."
    for name in sorted(_FIELDS):
        if not package.field(name):
            yield f"The control file does not say {name}."


def presented(package: Package) -> Iterator[str]:
    """Who keeps it, where it is sorted, that nothing depends on it, and what it is, in a line and in full."""
    for name, value in {"Maintainer": MAINTAINER, "Section": "text", "Priority": "optional"}.items():
        if package.field(name) not in {value, ""}:
            yield f"The control file says {name}: {package.field(name)}, not {value}."
    title, _, text = package.field("Description").partition("\n")
    if title and (NAME_ZH not in title or not text.strip(" .\n")):
        yield f"The Description does not name {NAME_ZH} in its first line and explain it in others."


def identity(package: Package) -> Iterator[str]:
    """Name, version and processor are the same in the control file, the file's name and the program."""
    expected = {"Package": COMMAND, "Version": four_parts()}
    for name, value in expected.items():
        if package.field(name) != value:
            yield f"The control file says {name}: {package.field(name) or 'nothing'}, not {value}."
    file = f"{COMMAND}_{package.field('Version')}_{package.field('Architecture')}.deb"
    if package.file != file:
        yield f"The file is called {package.file}, not {file}."
    machine = _machine(package)
    if package.field("Architecture") != machine:
        yield f"The package is for {package.field('Architecture') or 'nothing'}, its program for {machine}."


def _machine(package: Package) -> str:
    program = package.members.get(PROGRAM.removeprefix("/"))
    head = program.data[:20] if program else b""
    return architecture(head) or "no processor that is known"


def uos_info(package: Package) -> Iterator[str]:
    """UOS's info file is JSON, says the same as the control file, and asks for nothing."""
    try:
        info = json.loads(package.text(f"{HOME}/info"))
    except ValueError:
        info = None
    if not isinstance(info, dict):
        yield f"/{HOME}/info is not a JSON object."
        return
    control = {"version": package.field("Version"), "arch": [package.field("Architecture")]}
    for name, value in {"appid": APP_ID, "name": NAME_ZH, **control}.items():
        if info.get(name) != value:
            yield f"/{HOME}/info says {name} {info.get(name)!r}, not {value!r}."
    if info.get("permissions") != dict.fromkeys(PERMISSIONS, False):
        yield f"/{HOME}/info asks for permissions, or leaves one out; the program needs none."


def c_library(package: Package) -> Iterator[str]:
    """The C library is declared with its oldest version; that the rest is right, deb_shipped.py finds out."""
    declared = package.field("Depends")
    if not re.search(r"(^|, )libc6 \(>= [0-9.]+\)", declared):
        yield f"Depends does not say how old libc6 may be: {declared or 'nothing is declared'}."


def size(package: Package) -> Iterator[str]:
    """Installed-Size is what dpkg would count: each file rounded up to a KiB, 1 for a folder or link."""
    rows = (member for member in package.members.values() if member.name)
    counted = sum(-(-member.size // 1024) if member.kind == "file" else 1 for member in rows)
    if package.field("Installed-Size") != str(counted):
        yield f"Installed-Size is {package.field('Installed-Size') or 'missing'}; the files take {counted} KiB."


RULES = (fields, presented, identity, uos_info, c_library, size)
