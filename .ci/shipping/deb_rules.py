"""Rules for what the package puts on a computer: records, owners, modes, places, links, sums. UOS's and Debian's."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from desktop.identity import COMMAND
from shipping.deb_reading import Member, Package
from shipping.names import HOME
from shipping.staging import PROGRAM

RECORDS = {"control", "md5sums"}
_ROOT = (0, 0, "root", "root")
_MODES = {"folder": {0o755}, "file": {0o755, 0o644}, "link": {0o777}}
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


def owners(package: Package) -> Iterator[str]:
    """Everything is root's."""
    for member in package.members.values():
        if member.owner != _ROOT:
            yield f"/{member.name} belongs to {_called(member)} and not to root:root."


def _called(member: Member) -> str:
    user, group, user_name, group_name = member.owner
    return f"{user_name or user}:{group_name or group} ({user}:{group})"


def modes(package: Package) -> Iterator[str]:
    """Everything is of a kind and a mode that is as safe as it can be: no bit for others to write, none to become root."""
    for member in package.members.values():
        allowed = _MODES.get(member.kind)
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
    """Files are where UOS and Debian allow them, each once, and folders are there for their sake alone."""
    for name in package.repeated:
        yield f"/{name} is in the package more than once."
    used = {""}
    for name, member in package.members.items():
        if member.kind != "folder":
            used |= set(_above(name))
            if not _PLACES.fullmatch(name) or posixpath.normpath(name) != name:
                yield f"/{name} is outside the places that a package may use."
    for name, member in package.members.items():
        if member.kind == "folder" and name not in used:
            yield f"/{name} is a folder with nothing in it."


def _above(name: str) -> Iterator[str]:
    """The folders that `name` is in."""
    while name := posixpath.dirname(name):
        yield name


def program(package: Package) -> Iterator[str]:
    """The program, its command and what UOS reads of it are there; the command leads to the program, which can start."""
    for name in (f"{HOME}/info", PROGRAM.removeprefix("/"), f"usr/bin/{COMMAND}"):
        if name not in package.members:
            yield f"/{name} is missing."
    started = package.members.get(PROGRAM.removeprefix("/"))
    if started and (started.kind, started.mode) != ("file", 0o755):
        yield f"{PROGRAM} cannot be executed."
    command = package.members.get(f"usr/bin/{COMMAND}")
    if command and (command.kind, command.target) != ("link", PROGRAM):
        yield f"/usr/bin/{COMMAND} leads to {command.target or 'nothing'}, not to {PROGRAM}."


def whole_links(package: Package) -> Iterator[str]:
    """Every link leads to something in the package."""
    for member in package.members.values():
        if member.kind == "link" and _led_to(member) not in package.members:
            yield f"/{member.name} leads to {member.target}, which is not in the package."


def _led_to(link: Member) -> str:
    start = posixpath.join("/", posixpath.dirname(link.name))
    return posixpath.normpath(posixpath.join(start, link.target)).lstrip("/")


def sums(package: Package) -> Iterator[str]:
    """The sums are those of the files, and no file is without one."""
    rows = (line.partition("  ") for line in package.records.get("md5sums", "").splitlines())
    listed = {name: digest for digest, _, name in rows}
    real = {member.name: member.md5 for member in package.members.values() if member.kind == "file"}
    for name in sorted(listed.keys() | real.keys()):
        if listed.get(name) != real.get(name):
            yield f"/{name} and its row in md5sums do not agree."


RULES = (no_scripts, owners, modes, one_time, places, program, whole_links, sums)
