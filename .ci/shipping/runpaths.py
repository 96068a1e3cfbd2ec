"""`python -m shipping.runpaths DIST`: libraries are looked for in the bundle and nowhere else; `--check` is the gate.

A Python that was built by hand writes the folder it was installed in into its libraries. On another computer whoever
may write there could slip a library in, and the same sources would give other bytes under another folder.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from shipping.gates import Refused, verdict
from shipping.glibc import elf_files, headers

_FILE = re.compile(r"^(.+):\s+file format \S+$", re.MULTILINE)
_SEARCHED = re.compile(r"^\s+(?:RUNPATH|RPATH)\s+(\S.*)$", re.MULTILINE)
_ORIGIN = re.compile(r"\$(?:ORIGIN|\{ORIGIN\})")


def searched(bundle: Path) -> dict[Path, list[str]]:
    """Each program and library -> the folders it has its own libraries looked for in, as written in it."""
    files = list(elf_files(bundle))
    parts = _FILE.split(headers(files) if files else "")[1:]
    return {
        Path(file): [folder for row in _SEARCHED.findall(said) for folder in row.strip().split(":")]
        for file, said in zip(parts[::2], parts[1::2], strict=True)
    }


def is_inside(folder: str, file: Path, bundle: Path) -> bool:
    """Whether `folder`, as written in `file`, is found from the file's own place and lies in the bundle."""
    if not _ORIGIN.match(folder):
        return False
    place = os.path.normpath(_ORIGIN.sub(str(file.parent).replace("\\", r"\\"), folder))
    return Path(place).is_relative_to(bundle)


def faults(bundle: Path) -> list[str]:
    """A sentence for each file that has libraries looked for outside the bundle."""
    return [
        f"{file.relative_to(bundle)} has its libraries looked for in {folder or 'the current folder'}."
        for file, folders in searched(bundle).items()
        for folder in folders
        if not is_inside(folder, file, bundle)
    ]


def clean(bundle: Path) -> None:
    """Take every folder outside the bundle out of every file."""
    for file, folders in searched(bundle).items():
        kept = [folder for folder in folders if is_inside(folder, file, bundle)]
        if kept != folders:
            _write(file, kept)


def _write(file: Path, folders: list[str]) -> None:
    """Through a copy, so that a file that is the same as another's (a hard link) changes here alone."""
    # Setting overwrites the old text; removing would leave the builder's folder readable in the file.
    searched_now = ":".join(folders) or "$ORIGIN"
    copy = file.with_name(f"{file.name}.new")
    command = ["patchelf", "--set-rpath", searched_now, "--output", str(copy), str(file)]
    try:
        subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    except FileNotFoundError as error:
        raise Refused("patchelf is not installed; install patchelf.") from error
    except subprocess.CalledProcessError as error:
        raise Refused(f"patchelf could not change {file.name}: {error.stderr.strip()}") from error
    shutil.copymode(file, copy)
    copy.replace(file)


def main(arguments: list[str]) -> int:
    """The exit status: 1 with a sentence for every file that looks outside the bundle."""
    parser = argparse.ArgumentParser(prog="shipping.runpaths", description=__doc__)
    parser.add_argument("dist", type=Path)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args(arguments)
    bundle = asked.dist.resolve()
    try:
        if not asked.check:
            clean(bundle)
        said = faults(bundle)
    except Refused as refused:
        said = list(refused.sentences)
    return verdict("runpaths", said, f"{asked.dist} has its libraries looked for in itself alone")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
