"""Hostile places to start in, as commands that become the program that is named after them. They need root."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from shlex import quote

# An ordinary user, with no right that root has.
ANYBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all")
# A network namespace of its own: not even the loopback interface is up.
CUT_OFF = ("unshare", "--net")
MEDIUM = Path("/mnt")  # in every system (FHS 3.12); covered only in the namespace


def medium(size: str = "64m", mode: str = "0755") -> str:
    """A line that covers MEDIUM with an empty disk of `size`."""
    return f"mount -t tmpfs -o size={size},mode={mode} tmpfs {MEDIUM}"


def read_only(source: Path, target: Path) -> str:
    """Lines that show the folder `source` as `target`, on media that nobody can write to."""
    there = quote(str(target))
    return f"mkdir -p {there}\nmount --bind {quote(str(source))} {there}\nmount -o remount,bind,ro {there}"


def refusal(command: Sequence[str], folder: Path) -> str:
    """What the system says to one who would write into `folder` there; "" where it lets them."""
    done = subprocess.run(
        [*command, "touch", str(folder / "x")], capture_output=True, text=True, check=False, timeout=20
    )
    return done.stderr if done.returncode else ""


def in_its_mounts(process: Path, *command: str) -> str:
    """What `command` says, run among the mounts of a process; it must succeed."""
    there = ("nsenter", f"--mount={process / 'ns' / 'mnt'}", *command)
    return subprocess.run(there, capture_output=True, text=True, check=True, timeout=20).stdout
