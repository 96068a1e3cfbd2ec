"""`python -m shipping.genuine DIST`: refuse a bundle in which something is not what it says it is, byte for byte.

Resources are the project's own or what its sources give now (resources.py); libraries and data are those that Python,
the distributions and the system's packages installed (originals.py); modules are what their sources compile to
(codes.py). The few bytes of PyInstaller's that start the program are not compared.
"""

from __future__ import annotations

import sys
from pathlib import Path

from shipping import codes, contents, originals, resources
from shipping import machine as of_machine
from shipping.gates import Refused, verdict
from shipping.machine import Machine


def faults(dist: Path, machine: Machine) -> list[str]:
    """Everything in the bundle that is not genuine; Refused where that cannot be told."""
    # Links first: nothing of what leads out or cannot be read to its end is opened below.
    return contents.strange(dist) or [
        *resources.faults(dist, machine.root),
        *originals.faults(dist, machine),
        *codes.faults(dist, machine),
    ]


def main(arguments: list[str]) -> int:
    """The exit status: 1 with a sentence for everything that is not genuine."""
    dist = Path(arguments[0])
    try:
        said = faults(dist, of_machine.this())
    except Refused as refused:
        said = list(refused.sentences)
    return verdict("genuine", said, f"everything in {dist} is what it was made from")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
