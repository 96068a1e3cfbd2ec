"""A Debian with nothing in it, in a folder: made, entered, and given packages. It needs root, apt and debootstrap."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from shlex import quote

from shipping.gates import Refused

BOOKWORM = "bookworm"  # Debian 12
BULLSEYE = "bullseye"  # Debian 11
ANYBODY = "65534:65534"
_PATIENCE = 600  # seconds for what is fetched
# What this machine knows of the network and how it believes what it fetches.
_NETWORK = (
    "etc/apt/apt.conf.d",
    "etc/ssl/certs",
    "usr/local/share/ca-certificates",
    "usr/share/keyrings",
    "etc/hosts",
    "etc/resolv.conf",
)


def made(root: Path, suite: str) -> Path:
    """Unpack the smallest Debian of `suite` into `root`, with Debian's own packages and their mends within reach."""
    archive = repository("")
    run(["debootstrap", "--variant=minbase", suite, str(root), archive])
    for name in _NETWORK:
        source, target = Path("/") / name, root / name
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif source.exists():
            target.unlink(missing_ok=True)
            shutil.copyfile(source, target)
    (root / "etc/apt/sources.list").write_text(
        f"deb {archive} {suite} main\ndeb {repository('-security')} {suite}-security main\n", encoding="utf-8"
    )
    run([*inside(root), *APT, "update"])
    return root


def repository(kind: str) -> str:
    """Where this machine, a Debian 12, fetches Debian from; `kind` "-security": the mends."""
    codename = f"{BOOKWORM}{kind}"
    asked = ["apt-get", "indextargets", "--format", "$(REPO_URI)", f"Codename: {codename}", "Component: main"]
    found = run(asked).split()
    if not found:
        raise Refused(f"apt of this machine knows no source of {codename}.")
    return found[0]


def install(root: Path, *packages: str) -> None:
    """Install packages with what they declare, and nothing that they merely recommend."""
    run([*inside(root), *APT, "install", "--no-install-recommends", *packages])


def install_file(root: Path, package: Path) -> None:
    """Install a .deb in the same way."""
    shutil.copyfile(package, root / "package.deb")
    install(root, "/package.deb")


def purge(root: Path, name: str) -> None:
    """Take a package out, with what came for its sake."""
    run([*inside(root), *APT, "purge", "--auto-remove", name])


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


def mounting(*lines: str) -> tuple[str, ...]:
    """A command with mounts of its own, made by `lines` of shell, which no other process sees."""
    script = "\n".join(["set -eu", *lines, 'exec "$@"'])
    return ("unshare", "--mount", "--propagation", "private", "sh", "-c", script, "sh")


def files(root: Path) -> set[str]:
    """Every name that a package, and not its running, puts there."""
    found = (path for top in ("opt", "usr") for path in (root / top).rglob("*"))
    return {f"/{path.relative_to(root)}" for path in found}


APT = (
    "env",
    "DEBIAN_FRONTEND=noninteractive",
    "apt-get",
    "--yes",
    "-qq",
    "-o=Dpkg::Use-Pty=0",
    "-o=APT::Sandbox::User=root",
)


def run(command: Sequence[str], patience: float = _PATIENCE) -> str:
    """What a command says; Refused, with the end of its complaint, unless it succeeds within `patience` seconds."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=patience, check=False)
    except (FileNotFoundError, subprocess.TimeoutExpired) as error:
        raise Refused(f"{error}.") from error
    if done.returncode:
        raise Refused(f"{' '.join(command[-3:])} failed: {(done.stderr or done.stdout)[-800:].strip()}")
    return done.stdout
