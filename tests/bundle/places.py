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
_STARTERS = ("_PYI_", "LD_LIBRARY_PATH")
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


def environment_of(process: Path) -> dict[str, str]:
    """What a process was started with, but for what PyInstaller's starter adds for itself."""
    rows = (process / "environ").read_text().removesuffix("\0").split("\0")
    variables = dict(row.partition("=")[::2] for row in rows)
    return {name: value for name, value in variables.items() if not name.startswith(_STARTERS)}


# Nothing of a graphics card: neither its devices nor anything that draws in its stead.
WITHOUT_DRIVERS = (
    "for each in /dev/dri /usr/lib/*/dri; do if [ -d $each ]; then mount -t tmpfs tmpfs $each; fi; done",
    "for each in /usr/lib/*/libgallium* /usr/lib/*/libvulkan_*; do [ ! -e $each ] || mount --bind /dev/null $each; done",
)


def has_a_bus(command: Sequence[str], variables: dict[str, str]) -> bool:
    """Whether a session bus answers what `command` becomes."""
    asking = ("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/")
    question = [*command, *asking, "org.freedesktop.DBus.ListNames"]
    done = subprocess.run(question, env=variables, capture_output=True, check=False, timeout=20)
    return done.returncode == 0


def drivers(maps: str) -> list[str]:
    """Drivers of graphics cards, software ones included, among the libraries a process has loaded."""
    paths = {line.split(maxsplit=5)[5] for line in maps.splitlines() if line.count("/") > 1}
    return sorted(
        path for path in paths if "/dri/" in path or Path(path).name.startswith(("libgallium", "libvulkan_"))
    )
