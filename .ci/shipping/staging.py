"""The files of the package as they will lie on the user's computer, below a folder that stands for the root.

Two places, one source: `/opt/apps/APPID/` as UOS has it (`info`, `entries/`, `files/`), and `/usr` for every other
desktop. Modes and times are fixed, so that the same bundle gives the same package on every machine.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
from collections.abc import Mapping
from pathlib import Path

from desktop.identity import APP_ID, COMMAND, NAME_ZH
from shipping.desktop_entry import entries, metainfo
from shipping.documents import documents
from shipping.names import HOME, four_parts

FILES = f"{HOME}/files"
PROGRAM = f"/{FILES}/{COMMAND}"
# The machine in the header of an ELF file -> Debian's name for it.
_MACHINES = {62: "amd64", 183: "arm64", 258: "loong64"}
# What UOS asks a user to agree to; the program needs none of it. Copying needs no permission of UOS's.
PERMISSIONS = (
    *("autostart", "notification", "trayicon", "clipboard", "account"),
    *("bluetooth", "camera", "audio_record", "installed_apps"),
)


def architecture(head: bytes) -> str:
    """Debian's name for the processor of a program that begins with `head` (20 bytes); "" where it is none of Linux."""
    is_program = head.startswith(b"\x7fELF") and len(head) >= 20
    return _MACHINES.get(struct.unpack_from("<H", head, 18)[0], "") if is_program else ""


def stage(bundle: Path, root: Path, processor: str) -> None:
    """Lay out everything but the package's own records below `root`, which must be empty."""
    shutil.copytree(bundle, root / FILES, symlinks=True)
    _write(root / HOME, {"info": info(processor)})
    _write(root / HOME / "entries", entries(PROGRAM))
    _write(root / "usr/share", {**entries(COMMAND), **metainfo(), **documents()})
    command = root / "usr/bin" / COMMAND
    command.parent.mkdir(parents=True)
    command.symlink_to(PROGRAM)


def info(processor: str) -> bytes:
    """What UOS reads of the package; the version is the one of the package's control file."""
    said = {
        "appid": APP_ID,
        "name": NAME_ZH,
        "version": four_parts(),
        "arch": [processor],
        "permissions": dict.fromkeys(PERMISSIONS, False),
        "support-plugins": [],
        "plugins": [],
    }
    return (json.dumps(said, ensure_ascii=False, indent=4) + "\n").encode()


def settle(root: Path, seconds: int) -> None:
    """Give everything below `root`, and `root`, its mode and the one time `seconds`."""
    for path in [*sorted(root.rglob("*"), reverse=True), root]:
        if not path.is_symlink():
            path.chmod(mode(path))
        os.utime(path, (seconds, seconds), follow_symlinks=False)


def mode(path: Path) -> int:
    """0755 for folders and programs, 0644 for all else, libraries included: the loader needs no more."""
    is_program = path.is_file() and path.stat().st_mode & 0o100 and ".so" not in path.name
    return 0o755 if path.is_dir() or is_program else 0o644


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
