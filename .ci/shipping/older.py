"""`python -m shipping.older DIST`: the bundle and its .deb once more, for systems older than this one.

A program needs at least the glibc that it was linked against. So this one is built in a Debian 11 in a folder, with a
Python that is compiled there (.ci/older_python.sh), from the commit that is checked out. It runs on that glibc and on
every later one: UOS 20 and Kylin V10 have 2.28 and 2.31. Debian and Python are made once, the rest each time.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
from pathlib import Path

from desktop.identity import COMMAND
from shipping import glibc
from shipping.debian import BULLSEYE, inside, install, made, repository, run
from shipping.gates import Refused, verdict

PROJECT = Path(__file__).resolve().parents[2]
SYSTEM = PROJECT / "build" / "older" / "debian-11"
COMPILING = PROJECT / ".ci" / "older_python.sh"
NEWEST = "2.28"  # the glibc of UOS 20
# What Python is compiled with, and what fetches its source and ours. OpenSSL is for pip alone: no bundle has it.
TOOLS = ("ca-certificates", "dpkg-dev", "gcc", "git", "make", "pkg-config", "tcl", "xz-utils")
LIBRARIES = (
    "libbz2-dev",
    "libexpat1-dev",
    "libffi-dev",
    "liblzma-dev",
    "libssl-dev",
    "uuid-dev",
    "zlib1g-dev",
)
# A name that stands in no other text: the gate of traces looks for it.
CHECKOUT = "/build/briefing-desk"
PATIENCE = 3600  # seconds for what is compiled or built
_OF_THE_NETWORK = re.compile(r"(PIP_|SSL_|REQUESTS_|https?_proxy$|no_proxy$)", re.IGNORECASE)


def prepared(system: Path) -> Path:
    """The Debian 11 in the folder `system`, with a Python; made where it is missing or was made otherwise."""
    stamp, recipe = system / "made-by", _recipe()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == recipe:
        return system
    shutil.rmtree(system, ignore_errors=True)
    system.parent.mkdir(parents=True, exist_ok=True)
    made(system, BULLSEYE)
    install(system, *TOOLS, *LIBRARIES)
    shutil.copy(COMPILING, system)
    run([*inside(system), "sh", f"/{COMPILING.name}", repository("")], PATIENCE)
    stamp.write_text(recipe, encoding="utf-8")
    return system


def built(system: Path) -> Path:
    """The folder, in `system`, with the bundle and the .deb of the commit that is checked out."""
    checkout = system / CHECKOUT.lstrip("/")
    shutil.rmtree(checkout, ignore_errors=True)
    run(["git", "clone", "--quiet", str(PROJECT), str(checkout)])
    kept = [f"{name}={value}" for name, value in os.environ.items() if _OF_THE_NETWORK.match(name)]
    clean = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LC_ALL=C.UTF-8", *kept]
    make = ["make", f"--directory={CHECKOUT}", "deb", "PYTHON=/opt/python/bin/python3.11"]
    run([*inside(system), *clean, *make], PATIENCE)
    return checkout / "dist"


def main(arguments: list[str]) -> int:
    """The exit status: 1 where it cannot be built here, or needs a newer glibc than the oldest system has."""
    (dist,) = map(Path, arguments)
    try:
        made_there = built(prepared(SYSTEM))
    except Refused as refused:
        return verdict("older", refused.sentences, "")
    shutil.rmtree(dist, ignore_errors=True)
    shutil.copytree(made_there, dist, symlinks=True)
    return glibc.main([str(dist / COMMAND), "--at-most", NEWEST])


def _recipe() -> str:
    """What the system is made by; where it changes, the system is made anew."""
    parts = [BULLSEYE, *TOOLS, *LIBRARIES, COMPILING.read_text(encoding="utf-8")]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
