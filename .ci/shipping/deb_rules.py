"""Rules for the package as a package: records, owners, places, versions, sums. UOS's and Debian's."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator

from desktop.identity import APP_ID, COMMAND
from shipping.deb_reading import Member, Package
from shipping.names import HOME, four_parts
from shipping.staging import PERMISSIONS, PROGRAM, architecture

RECORDS = {"control", "md5sums"}
_ROOT = (0, 0, "root", "root")
# Where a package may put something: UOS's one place, and a data folder and a command for the others.
_PLACES = re.compile(
    rf"{re.escape(HOME)}/(info|(entries|files)/.+)"
    rf"|usr/bin/{COMMAND}"
    rf"|usr/share/(applications|icons/hicolor|mime/packages|metainfo|man|doc/{COMMAND})/.+"
)


def no_scripts(package: Package) -> Iterator[str]:
    """Nothing runs at installation."""
    for name in sorted(set(package.records) - RECORDS):
        yield f"{name} is in the package's records; UOS refuses scripts, and nothing needs one."
    for name in sorted(RECORDS - set(package.records)):
        yield f"The package has no {name}."


def owners_and_modes(package: Package) -> Iterator[str]:
    """Everything is root's, and of a mode that is as safe as it can be."""
    for member in package.members.values():
        if member.owner != _ROOT:
            yield f"/{member.name} belongs to {member.owner[2]}:{member.owner[3]} and not to root:root."
        allowed = {"folder": {0o755}, "file": {0o755, 0o644}, "link": {0o777}}.get(member.kind)
        if allowed is None:
            yield f"/{member.name} is neither a file nor a folder nor a link ({member.kind})."
        elif member.mode not in allowed:
            yield f"/{member.name} has the mode {member.mode:04o}."


def one_time(package: Package) -> Iterator[str]:
    """All times are the build's, so that the same bundle gives the same package."""
    times = {member.seconds for member in package.members.values()}
    if len(times) > 1:
        yield f"The files have {len(times)} different times; the package would differ on every build."


def places(package: Package) -> Iterator[str]:
    """Files are where UOS and Debian allow them, and those that have to be there are."""
    for member in package.members.values():
        if member.kind != "folder" and not _PLACES.fullmatch(member.name):
            yield f"/{member.name} is outside the places that a package may use."
    for name in (f"{HOME}/info", PROGRAM.removeprefix("/"), f"usr/bin/{COMMAND}"):
        if name not in package.members:
            yield f"/{name} is missing."
    program = package.members.get(PROGRAM.removeprefix("/"))
    if program and program.mode != 0o755:
        yield f"{PROGRAM} cannot be executed."


def whole_links(package: Package) -> Iterator[str]:
    """Every link leads to something in the package."""
    for member in package.members.values():
        if member.kind == "link" and _led_to(member) not in package.members:
            yield f"/{member.name} leads to {member.target}, which is not in the package."


def _led_to(link: Member) -> str:
    start = posixpath.join("/", posixpath.dirname(link.name))
    return posixpath.normpath(posixpath.join(start, link.target)).lstrip("/")


def identity(package: Package) -> Iterator[str]:
    """Name, version and processor are the same in the control file, the file's name and UOS's info."""
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
    for name, value in {"appid": APP_ID, **control}.items():
        if info.get(name) != value:
            yield f"/{HOME}/info says {name} {info.get(name)!r}, not {value!r}."
    if info.get("permissions") != dict.fromkeys(PERMISSIONS, False):
        yield f"/{HOME}/info asks for permissions, or leaves one out; the program needs none."


def dependencies(package: Package) -> Iterator[str]:
    """What the program needs is declared, the C library with its oldest version."""
    declared = package.field("Depends")
    if not re.search(r"(^|, )libc6 \(>= [0-9.]+\)", declared):
        yield f"Depends does not say how old libc6 may be: {declared or 'nothing is declared'}."


def size(package: Package) -> Iterator[str]:
    """Installed-Size is what dpkg would count: each file rounded up to a KiB, 1 for a folder or link."""
    rows = (member for member in package.members.values() if member.name)
    counted = sum(-(-member.size // 1024) if member.kind == "file" else 1 for member in rows)
    if package.field("Installed-Size") != str(counted):
        yield f"Installed-Size is {package.field('Installed-Size') or 'missing'}; the files take {counted} KiB."


def sums(package: Package) -> Iterator[str]:
    """The sums are those of the files, and no file is without one."""
    rows = (line.partition("  ") for line in package.records.get("md5sums", "").splitlines())
    listed = {name: digest for digest, _, name in rows}
    real = {member.name: member.md5 for member in package.members.values() if member.kind == "file"}
    for name in sorted(listed.keys() | real.keys()):
        if listed.get(name) != real.get(name):
            yield f"/{name} and its row in md5sums do not agree."


RULES = (
    *(no_scripts, owners_and_modes, one_time, places, whole_links),
    *(identity, uos_info, dependencies, size, sums),
)
