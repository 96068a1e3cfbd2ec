"""Which Debian packages a program needs: read off its libraries with dpkg's own records, nothing guessed.

`dpkg-shlibdeps` finds the packages and the oldest version that has every symbol the program uses. A library that is
neither in the package nor owned by another one stops the build, since nobody could install it.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from shipping.gates import Refused
from shipping.glibc import elf_files, headers

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_LOADER = re.compile(r"ld-linux.*\.so\.\d+")
# What a bundled library reads from the system by path, so that no header tells of it.
DATA_OF = {
    "libxkbcommon.so.0": "xkb-data",  # keyboard layouts, without which no key works
    "libX11.so.6": "libx11-data",  # compose tables
    "libfontconfig.so.1": "fontconfig-config",
}
# Debian 13 and Ubuntu 24.04 gave these a second name (64-bit time); Debian 11 and 12, UOS and Kylin have the first.
_RENAMED = ("libglib2.0-0", "libcups2", "libpng16-16", "libssl3", "libreadline8")
_DEPENDENCY = re.compile(r"(?P<name>[a-z0-9][a-z0-9.+-]+)(?::any)?(?P<version> \([^)]+\))?")


def depends(root: Path) -> list[str]:
    """The `Depends`, by name, of the package whose tree is `root`, a DEBIAN folder in it.

    Refused, naming the library, where one is neither in the tree nor in a package.
    """
    files = list(elf_files(root))
    if not files:
        raise Refused(f"{root} holds no program; make the bundle first.")
    inside = {path.name for path in root.rglob("*.so*")}  # links too: they are what the loader is asked for
    outside = needed(files) - inside
    found = {_name(row): row for row in _shlibdeps(files)}
    providers = {soname: packages & set(found) for soname, packages in owners(outside).items()}
    if lacking := sorted(soname for soname, packages in providers.items() if not packages):
        raise Refused(
            *(f"{soname} is neither in the bundle nor in a package; bundle it." for soname in lacking)
        )
    # dpkg-shlibdeps names the packages of bundled libraries too, where this system has them as well.
    listed = {found[package] for packages in providers.values() for package in packages}
    data = {package for soname, package in DATA_OF.items() if soname in inside}
    return [with_new_name(row) for row in sorted(listed | data)]


def needed(files: Iterable[Path]) -> set[str]:
    """The names of the libraries that the files are linked against, the loader's own left out."""
    return {name for name in _NEEDED.findall(headers(files)) if not _LOADER.fullmatch(name)}


def _name(dependency: str) -> str:
    return dependency.partition(" ")[0].partition(":")[0]


def with_new_name(dependency: str) -> str:
    """`dependency`, with its name after the change to 64-bit time as the second choice."""
    match = _DEPENDENCY.fullmatch(dependency)
    if match is None:
        raise Refused(f"“{dependency}” is not a dependency as dpkg writes it.")
    name, version = match["name"].removesuffix("t64"), match["version"] or ""
    return f"{name}{version} | {name}t64{version}" if name in _RENAMED else dependency


def owners(sonames: Iterable[str]) -> dict[str, set[str]]:
    """Each of the names -> the installed packages that hold a library called so; none where no package does."""
    found: dict[str, set[str]] = {soname: set() for soname in sonames}
    # One question for all of them: dpkg reads all that it knows each time.
    command = ["dpkg-query", "--search", *(f"*/{soname}" for soname in sorted(found))]
    said = subprocess.run(command, check=False, capture_output=True, encoding="utf-8") if found else None
    for row in said.stdout.splitlines() if said else ():
        packages, _, path = row.partition(": /")
        if not row.startswith("diversion") and (name := path.rpartition("/")[2]) in found:
            found[name] |= {package.partition(":")[0] for package in packages.split(", ")}
    return found


def _shlibdeps(files: list[Path]) -> list[str]:
    """What dpkg-shlibdeps finds for the files; it wants to be called from a source package, so it gets one."""
    folders = sorted({str(path.parent) for path in files if ".so" in path.name})
    with tempfile.TemporaryDirectory() as source:
        control = Path(source) / "debian" / "control"
        control.parent.mkdir()
        control.write_text("Source: bundle\n\nPackage: bundle\nArchitecture: any\n", encoding="utf-8")
        said = _run(
            # A bundled library that lies on this system too, outside of its packages, is none of its business.
            ["dpkg-shlibdeps", "-O", "--warnings=0", "--ignore-missing-info"]
            + [f"-l{folder}" for folder in folders]
            + [str(path.resolve()) for path in files],
            source,
        )
    _, _, listed = said.partition("shlibs:Depends=")
    return [row.strip() for row in listed.strip().split(",") if row.strip()]


def _run(command: list[str], folder: str) -> str:
    try:
        return subprocess.run(
            command,
            check=True,
            capture_output=True,
            encoding="utf-8",
            cwd=folder,
            env={**os.environ, "LC_ALL": "C"},
        ).stdout
    except FileNotFoundError as error:
        raise Refused("dpkg-shlibdeps is not installed; install dpkg-dev.") from error
    except subprocess.CalledProcessError as error:
        said = [
            line for line in error.stderr.splitlines() if "error: " in line and "errors listed" not in line
        ]
        raise Refused(*said or [error.stderr.strip()]) from error
