"""`python -m shipping.deb DIST OUT_DIR`: the .deb of a bundle, for UOS, Kylin and Debian alike; `--check FILE` tries one.

No maintainer scripts: the package manager unpacks, and the triggers of the desktop's own packages see the new menu
entry, icons and file type. The same bundle gives the same bytes every time.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from desktop.identity import COMMAND
from shipping.deb_gate import faults
from shipping.depends import depends
from shipping.gates import Refused, verdict
from shipping.names import build_time, filled, four_parts
from shipping.staging import architecture, settle, stage


def build(bundle: Path, folder: Path) -> Path:
    """Make the package of `bundle` in `folder` and answer its path; Refused where it cannot be made."""
    processor = processor_of(bundle / COMMAND)
    target = folder / f"{COMMAND}_{four_parts()}_{processor}.deb"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as work:
        root, made = Path(work) / "root", Path(work) / target.name
        stage(bundle, root, processor)
        (root / "DEBIAN").mkdir()
        _write_records(root, processor)
        settle(root, build_time())
        _pack(root, made)
        made.replace(target)
    return target


def processor_of(program: Path) -> str:
    """Debian's name for the processor of `program`; Refused where it is missing or no program of Linux."""
    try:
        with program.open("rb") as file:
            found = architecture(file.read(20))
    except FileNotFoundError as error:
        raise Refused(f"{program} is missing; make the bundle first.") from error
    if not found:
        raise Refused(f"{program} is no program of Linux for a known processor; no package was made.")
    return found


def _write_records(root: Path, processor: str) -> None:
    control = filled(
        "linux/control",
        ARCHITECTURE=processor,
        INSTALLED_SIZE=str(installed_size(root)),
        DEPENDS=", ".join(depends(root)),
    )
    (root / "DEBIAN/control").write_text(control, encoding="utf-8")
    (root / "DEBIAN/md5sums").write_text(_md5sums(root), encoding="utf-8")


def installed_size(root: Path) -> int:
    """What the package takes up, in KiB, as dpkg counts it: each file rounded up, 1 for a folder or link."""
    paths = (path for path in root.rglob("*") if path.relative_to(root).parts[0] != "DEBIAN")
    return sum(-(-path.stat().st_size // 1024) if _is_file(path) else 1 for path in paths)


def _md5sums(root: Path) -> str:
    """As dpkg keeps it, to tell a damaged file; not a matter of trust."""
    files = sorted(path for path in root.rglob("*") if _is_file(path) and path.parent.name != "DEBIAN")
    return "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}\n"
        for path in files
    )


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _pack(root: Path, made: Path) -> None:
    """Root owns everything, whoever builds. xz gives the same bytes however many processors it finds."""
    environment = {"SOURCE_DATE_EPOCH": str(build_time()), "LC_ALL": "C"}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(made)]
    try:
        subprocess.run(
            command, check=True, capture_output=True, encoding="utf-8", env={**os.environ, **environment}
        )
    except FileNotFoundError as error:
        raise Refused("dpkg-deb is not installed; install dpkg.") from error
    except subprocess.CalledProcessError as error:
        raise Refused(f"dpkg-deb made no package: {error.stderr.strip()}") from error


def main(arguments: list[str]) -> int:
    """The exit status: 1 with a sentence for everything that is wrong."""
    parser = argparse.ArgumentParser(prog="shipping.deb", description=__doc__)
    parser.add_argument("--check", type=Path, metavar="FILE", help="only try this package")
    parser.add_argument("dist", type=Path, nargs="?")
    parser.add_argument("out", type=Path, nargs="?")
    asked = parser.parse_args(arguments)
    if asked.check is None and asked.out is None:
        parser.error("name the bundle and the folder for the package, or --check FILE")
    try:
        package = asked.check or build(asked.dist, asked.out)
        said = faults(package) if asked.check else []
    except Refused as refused:
        return verdict("deb", refused.sentences, "")
    return verdict("deb", said, f"{package} is as UOS and Debian want it" if asked.check else f"{package}")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main(sys.argv[1:]))
