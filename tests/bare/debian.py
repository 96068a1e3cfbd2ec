"""A Debian 12 with nothing in it, in a folder, and the packages that are installed there. It needs root and apt."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from shlex import quote

from tests.bundle.places import mounting

CODENAME = "bookworm"
ANYBODY = "65534:65534"
_PATIENCE = 600  # seconds for what is fetched
# What this machine's apt knows of where packages come from, and how it believes them.
_SOURCES = (
    "etc/apt",
    "usr/share/keyrings",
    "etc/ssl/certs",
    "usr/local/share/ca-certificates",
    "etc/resolv.conf",
)


def made(root: Path) -> Path:
    """Unpack the smallest Debian into `root`, with this machine's package sources."""
    _run(["debootstrap", "--variant=minbase", CODENAME, str(root), _mirror()])
    for name in _SOURCES:
        source, target = Path("/") / name, root / name
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif source.exists():
            target.unlink(missing_ok=True)
            shutil.copyfile(source, target)
    _run([*inside(root), "apt-get", "update", "-qq"])
    return root


def install(root: Path, package: Path) -> None:
    """Install a .deb with what it declares, and nothing that it merely recommends."""
    shutil.copyfile(package, root / "package.deb")
    _run([*inside(root), *_APT, "install", "--no-install-recommends", "/package.deb"])


def purge(root: Path, name: str) -> None:
    """Take a package out, with what came for its sake."""
    _run([*inside(root), *_APT, "purge", "--auto-remove", name])


def inside(root: Path, *shared: Path, user: str = "0:0") -> tuple[str, ...]:
    """A command that becomes the program named after it, in `root`; `shared` folders are there under their own paths."""
    there = [quote(str(root / str(path).lstrip("/"))) for path in shared]
    mounts = [
        f"mkdir -p {target}\nmount --bind {quote(str(path))} {target}"
        for path, target in zip(shared, there, strict=True)
    ]
    return (
        *mounting(
            f"mount -t proc proc {quote(str(root / 'proc'))}",
            f"mount --rbind /dev {quote(str(root / 'dev'))}",
            *mounts,
        ),
        *("env", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "chroot", f"--userspec={user}", str(root)),
    )


def files(root: Path) -> set[str]:
    """Every name that a package, and not its running, puts there."""
    found = (path for top in ("opt", "usr") for path in (root / top).rglob("*"))
    return {f"/{path.relative_to(root)}" for path in found}


_APT = (
    "env",
    "DEBIAN_FRONTEND=noninteractive",
    "apt-get",
    "--yes",
    "-qq",
    "-o=Dpkg::Use-Pty=0",
    "-o=APT::Sandbox::User=root",
)


def _mirror() -> str:
    """Where this machine fetches Debian 12 from."""
    asked = ["apt-get", "indextargets", "--format", "$(REPO_URI)", f"Codename: {CODENAME}", "Component: main"]
    found = _run(asked).split()
    assert found, f"apt knows no source of {CODENAME}"
    return found[0]


def _run(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    assert done.returncode == 0, f"{command[-3:]}: {done.stderr[-800:]}"
    return done.stdout
