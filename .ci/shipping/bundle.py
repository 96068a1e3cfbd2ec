"""`python -m shipping.bundle DIST`: put the papers in what PyInstaller built, then hold it against every gate.

`--check` is the gates alone; each of them has its say, whatever the others said. `--unchecked` is the papers alone, for a
build that is made only to be compared with one that passed. GLIBC names the newest glibc that the
bundle may ask for, where it is built on another system than Debian 12.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from shipping import genuine, glibc, licences, modes, offline, parts, runpaths, sbom, sums, traces

Step = Callable[[str], int]

# In this order: what changes libraries comes before what lists them, and the sums come last of all.
PAPERS: Mapping[str, Step] = {
    "runpaths": lambda dist: runpaths.main([dist]),
    "licences": lambda dist: licences.main([dist]),
    "sbom": lambda dist: sbom.main([dist]),
    "modes": lambda dist: modes.main([dist]),
    "sums": lambda dist: sums.main([dist]),
}
GATES: Mapping[str, Step] = {
    "runpaths": lambda dist: runpaths.main([dist, "--check"]),
    "offline": lambda dist: offline.main([dist]),
    "genuine": lambda dist: genuine.main([dist]),
    "licences": lambda dist: licences.main([dist, "--check"]),
    "sbom": lambda dist: sbom.main([dist, "--check"]),
    "sums": lambda dist: sums.main([dist, "--check"]),
    "modes": lambda dist: modes.main([dist, "--check"]),
    "glibc": lambda dist: glibc.main([dist, "--at-most", os.environ.get("GLIBC") or glibc.NEWEST]),
    "traces": lambda dist: traces.main([dist]),
    "parts": lambda dist: parts.main([dist]),
}


def finish(dist: Path) -> int:
    """Put the papers in; the exit status, 1 at the first of them that cannot be made."""
    return next((1 for step in PAPERS.values() if step(str(dist))), 0)


def check(dist: Path) -> int:
    """Hold the bundle against every gate; the exit status, 1 where one of them refuses it."""
    return max([gate(str(dist)) for gate in GATES.values()])


def main(arguments: list[str]) -> int:
    """The exit status: 1 where a paper cannot be made or a gate refuses the bundle."""
    parser = argparse.ArgumentParser(prog="shipping.bundle", description=__doc__)
    parser.add_argument("dist", type=Path)
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--check", action="store_true")
    only.add_argument("--unchecked", action="store_true")
    asked = parser.parse_args(arguments)
    if not asked.check and finish(asked.dist):
        return 1
    return 0 if asked.unchecked else check(asked.dist)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
