"""The packaged program that is tested: where it is, copies of it that may be damaged, and runs of it to their end."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from desktop.identity import COMMAND
from tests.flows.driving import ROOT, environment

BUNDLE = Path(os.environ.get("BUNDLE", ROOT / "dist" / COMMAND)).absolute()

_PATIENCE = 120  # seconds; only a machine with much else to do comes near


def program(bundle: Path) -> str:
    """The executable in `bundle`."""
    return str(bundle / COMMAND)


def copied(bundle: Path, folder: Path) -> Path:
    """`bundle` once more, as `folder`: its files are links, so change them only by `replaced`."""
    return Path(shutil.copytree(bundle, folder, symlinks=True, copy_function=_linked))


def replaced(path: Path, data: bytes) -> None:
    """Put `data` in place of a file of a copy; the bundle it was copied from keeps its own."""
    mode = path.stat().st_mode
    path.unlink()
    path.write_bytes(data)
    path.chmod(mode)


def damaged(path: Path) -> None:
    """Turn the bits of the byte in the middle of a file of a copy."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    replaced(path, bytes(data))


def run(
    bundle: Path, user: Path, *arguments: str, command: Sequence[str] = (), **variables: str
) -> subprocess.CompletedProcess[str]:
    """The program run to its end, by way of `command` where there is one."""
    return subprocess.run(
        [*command, program(bundle), *arguments],
        cwd=user,
        env=environment(user, **variables),
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )


def _linked(source: str, target: str) -> str:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in {errno.EXDEV, errno.EPERM, errno.EMLINK}:
            raise
        shutil.copy2(source, target)
    return target
