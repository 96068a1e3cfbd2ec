"""`python -m shipping.sums DIST`: write SHA256SUMS over every file of the bundle; `--check` compares. The last step.

What the packaged program verifies itself with is the same list, read by the same code: desktop/installation.py.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from desktop.installation import SUMS, faults, names, sha256
from shipping.contents import strange
from shipping.gates import Refused, verdict

# What sha256sum would have to escape, and so other readers would misread.
_AWKWARD = re.compile(r"[\x00-\x1f\\\udc80-\udcff]")


def listing(folder: Path) -> str:
    """The rows of the list, sorted by name in bytes.

    Refused where a name cannot stand in a row, and for links that lead out, pipes, sockets and devices, none of which is
    opened.
    """
    if said := strange(folder):
        raise Refused(*said)
    listed = sorted(set(names(folder)) - {SUMS}, key=lambda name: name.encode("utf-8", "surrogateescape"))
    awkward = [name for name in listed if _AWKWARD.search(name)]
    if awkward:
        raise Refused(*(f"{name!r} is a name that {SUMS} cannot hold; rename the file." for name in awkward))
    return "".join(f"{sha256(folder / name)}  {name}\n" for name in listed)


def write(folder: Path) -> None:
    """Write the list into `folder`; Refused, before anything is written, where it cannot be a list of this folder."""
    (folder / SUMS).write_text(listing(folder), encoding="utf-8", newline="\n")
    (folder / SUMS).chmod(0o644)
    if said := faults(folder):
        raise Refused(*said)


def main(arguments: list[str]) -> int:
    """The exit status: 1 with a sentence for every file that is changed, missing or extra."""
    parser = argparse.ArgumentParser(prog="shipping.sums", description=__doc__)
    parser.add_argument("dist", type=Path)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args(arguments)
    try:
        if not asked.check:
            write(asked.dist)
        said = faults(asked.dist)
    except Refused as refused:
        said = list(refused.sentences)
    return verdict("sums", said, f"every file of {asked.dist} is as listed")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
