"""`python -m shipping.parts DIST [DEB]`: what the bundle weighs, by its largest parts; too much is refused.

A megabyte is 1,000,000 bytes, and a file weighs what is in it, not the blocks of one disk or another.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from shipping.gates import verdict

INSTALLED, PACKAGE = 300, 120  # MB at most
SHOWN = 20
# Parts that are one thing to a reader, by the beginning of their names; each other file counts with its folder.
_GROUPS = (
    *(
        "_internal/resources/fonts",
        "_internal/resources/licences",
        "_internal/numpy.libs",
        "_internal/pillow.libs",
    ),
    *(
        "_internal/PySide6/Qt/plugins",
        "_internal/typst",
        "_internal/lxml",
        "_internal/numpy",
        "_internal/PIL",
    ),
)


def weights(folder: Path) -> Counter[str]:
    """Bytes by part: a library stands for itself, small things for their folder."""
    found: Counter[str] = Counter()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            found[_part(path.relative_to(folder).as_posix(), path.stat().st_size)] += path.stat().st_size
    return found


def _part(name: str, size: int) -> str:
    group = next((group for group in _GROUPS if name.startswith(f"{group}/")), "")
    if group or size > 1_000_000:
        return group or name
    return "/".join(name.split("/")[:2]) if "/" in name else name


def table(found: Counter[str]) -> str:
    """The largest parts, the rest and the sum, a line each, in MB."""
    largest = found.most_common(SHOWN)
    rest = found.total() - sum(size for _, size in largest)
    rows = [*largest, (f"{max(0, len(found) - SHOWN)} smaller parts", rest), ("together", found.total())]
    return "\n".join(f"{size / 1e6:8.1f} MB  {name}" for name, size in rows)


def too_heavy(what: str, size: int, at_most: int) -> list[str]:
    """A sentence where `size` bytes are more than `at_most` MB."""
    return (
        [f"{what} weighs {size / 1e6:.1f} MB; at most {at_most} are allowed."] if size > at_most * 1e6 else []
    )


def main(arguments: list[str]) -> int:
    """The exit status: 1 where the bundle, or the package made of it, is too heavy."""
    folder, packages = Path(arguments[0]), [Path(name) for name in arguments[1:]]
    found = weights(folder)
    sys.stdout.write(f"{table(found)}\n")
    said = too_heavy(str(folder), found.total(), INSTALLED)
    passed = f"{folder} weighs {found.total() / 1e6:.1f} MB of {INSTALLED}"
    for package in packages:
        said += too_heavy(package.name, package.stat().st_size, PACKAGE)
        passed += f", {package.name} {package.stat().st_size / 1e6:.1f} MB of {PACKAGE}"
    return verdict("parts", said, passed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
