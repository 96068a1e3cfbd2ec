"""On a Debian with nothing in it the .deb installs with what it declares, and the program does its work."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from shipping.debian import ANYBODY, files, inside, install_file, purge
from shipping.names import HOME

from db.records import Brief
from desktop.identity import COMMAND
from tests.bare.conftest import PROGRAM, Open
from tests.bundle.conftest import PICTURES
from tests.bundle.touring import Tour

pytestmark = pytest.mark.usefixtures("qapp")


def self_check(debian: Path) -> subprocess.CompletedProcess[str]:
    """What the installed program says of itself to anybody who has no home, no display and no font."""
    return subprocess.run(
        [*inside(debian, user=ANYBODY), PROGRAM, "--self-check"],
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def wrong(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Everything that a self-check has against the program, and how it ended where it did not come to a report."""
    try:
        checks = json.loads(done.stdout)["checks"]
    except (ValueError, LookupError, TypeError):
        return [f"status {done.returncode}, no report: {done.stdout[-400:]}{done.stderr[-2000:]}"]
    failed = [f"{check['name']}: {check['detail']}" for check in checks if not check["ok"]]
    return failed or ([f"status {done.returncode}: {done.stderr[-2000:]}"] if done.returncode else [])


@contextmanager
def out_of_reach(path: Path) -> Iterator[None]:
    """Within the block the file is not there."""
    aside = path.with_name(f"{path.name}.aside")
    path.rename(aside)
    try:
        yield
    finally:
        aside.rename(path)


def test_the_self_check_holds_without_a_home_a_display_or_a_font(debian: Path) -> None:
    done = self_check(debian)
    assert (wrong(done), done.returncode) == ([], 0)


@pytest.mark.parametrize("soname", ["libfontconfig.so.1", "libEGL.so.1", "libglib-2.0.so.0"])
def test_a_missing_library_is_named(debian: Path, soname: str) -> None:
    with out_of_reach(next(debian.glob(f"usr/lib/*/{soname}"))):
        done = self_check(debian)
    assert done.returncode != 0
    assert any(soname in said for said in wrong(done)), wrong(done)


def test_a_self_check_that_comes_to_no_report_is_told_with_its_status_and_its_words() -> None:
    ended = subprocess.CompletedProcess([PROGRAM], 127, "", "libX11.so.6: cannot open shared object file")
    assert wrong(ended) == ["status 127, no report: libX11.so.6: cannot open shared object file"]
    failed = subprocess.CompletedProcess([PROGRAM], 1, '{"checks": []}', "killed")
    assert wrong(failed) == ["status 1: killed"]


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


def test_once_taken_out_nothing_is_left_and_what_is_left_is_seen(
    untouched: tuple[Path, set[str]], debian: Path, package: Path
) -> None:
    root, before = untouched
    assert PROGRAM in files(root)
    planted = root / HOME / "left-over"
    planted.write_text("x")
    purge(debian, COMMAND)
    left = files(root) - before
    shutil.rmtree(root / HOME)
    install_file(debian, package)  # for the tests after this one
    assert left - {"/opt/apps"} == {f"/{HOME}", f"/{HOME}/left-over"}
