"""On a Debian with nothing in it the .deb installs with what it declares, and the program does its work."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from shipping.debian import ANYBODY, files, inside, install_file, purge

from db.records import Brief
from desktop.identity import COMMAND
from tests.bare.conftest import PROGRAM, Open
from tests.bundle.conftest import PICTURES
from tests.bundle.touring import Tour

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_self_check_holds_without_a_home_a_display_or_a_font(debian: Path) -> None:
    done = subprocess.run(
        [*inside(debian, user=ANYBODY), PROGRAM, "--self-check"],
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    wrong = [check for check in json.loads(done.stdout)["checks"] if not check["ok"]]
    assert (done.returncode, wrong) == (0, [])


def test_a_missing_library_turns_it_red(debian: Path) -> None:
    library = next(debian.glob("usr/lib/*/libxkbcommon.so.0"), None) or next(
        debian.glob("usr/lib/*/libfontconfig.so.1")
    )
    aside = library.with_suffix(".aside")
    library.rename(aside)
    try:
        done = subprocess.run(
            [*inside(debian, user=ANYBODY), PROGRAM, "--self-check"],
            env={"PATH": "/usr/bin:/bin"},
            capture_output=True,
            check=False,
            timeout=120,
        )
    finally:
        aside.rename(library)
    assert done.returncode != 0


def test_the_brief_is_shown_printed_to_a_pdf_and_presented(
    installed: Open, brief: Brief, where: dict[str, Any], user: Path
) -> None:
    with installed() as window:
        tour = Tour(window, brief, where, user / "walk")
        tour.overview()
        tour.paper()
        tour.show()
    for picture in (user / "walk").glob("*.png"):
        kept = PICTURES / "bare-debian" / picture.name
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(picture.read_bytes())


def test_once_taken_out_nothing_is_left(
    untouched: tuple[Path, set[str]], debian: Path, package: Path
) -> None:
    root, before = untouched
    assert PROGRAM in files(root)
    purge(debian, COMMAND)
    left = files(root) - before
    install_file(debian, package)  # for the tests after this one
    assert left == set()
