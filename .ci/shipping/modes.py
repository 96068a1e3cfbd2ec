"""`python -m shipping.modes DIST`: settle who may do what with the bundle's files; `--check` is the gate.

Folders and programs are 0755, all else is 0644, whatever umask it was built under: nobody but the owner writes, and
nothing runs with the rights of somebody else.
"""

from __future__ import annotations

import argparse
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from shipping.gates import verdict
from shipping.staging import mode


def settle(bundle: Path) -> None:
    """Give every file and folder its mode."""
    for path in _all(bundle):
        path.chmod(mode(path))


def faults(bundle: Path) -> list[str]:
    """A sentence for every file and folder whose mode is another."""
    return [
        f"{path.relative_to(bundle).as_posix()} has the mode {_mode(path):04o}, and should have {mode(path):04o}."
        for path in _all(bundle)
        if _mode(path) != mode(path)
    ]


def _all(bundle: Path) -> Iterator[Path]:
    yield from (path for path in [bundle, *sorted(bundle.rglob("*"))] if not path.is_symlink())


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def main(arguments: list[str]) -> int:
    """The exit status: 1 with a sentence for every mode that is not right."""
    parser = argparse.ArgumentParser(prog="shipping.modes", description=__doc__)
    parser.add_argument("dist", type=Path)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args(arguments)
    if not asked.check:
        settle(asked.dist)
    return verdict("modes", faults(asked.dist), f"nobody but its owner may write in {asked.dist}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
