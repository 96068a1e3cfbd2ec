"""Without a display: pictures where they are asked for, otherwise one plain sentence."""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path

import pytest

from db.library import open_pack
from db.records import SectionKind
from desktop.location import VIEWS
from tests.flows.driving import PACK, ROOT, environment


def run(user: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The viewer run to its end."""
    return subprocess.run(
        [sys.executable, "-m", "desktop", *arguments],
        cwd=ROOT,
        env=environment(user, **variables),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def size(picture: Path) -> tuple[int, int]:
    """The width and height of a PNG, from its header."""
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_without_a_display_every_page_becomes_a_picture(user: Path, tmp_path: Path) -> None:
    done = run(user, "--preview-if-headless", str(tmp_path / "图 片"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0].startswith("没有可用的显示器")
    (brief,) = open_pack(PACK).briefs
    pages = [s.id for s in brief.walk if s.kind is not SectionKind.MASTHEAD]
    names = [path.stem.partition("-")[2] for path in sorted((tmp_path / "图 片").iterdir())]
    assert names == ["overview", *pages, *VIEWS, "figure"]


def test_pictures_have_the_size_the_language_and_the_theme_asked_for(user: Path, tmp_path: Path) -> None:
    kinds = [("light", "zh_CN"), ("dark", "en")]
    for theme, language in kinds:
        asked = ("--size", "1024x640", "--theme", theme, "--language", language)
        done = run(user, "--preview", str(tmp_path / theme), *asked)
        assert (done.returncode, done.stderr) == (0, "")
        assert {size(path) for path in (tmp_path / theme).iterdir()} == {(1024, 640)}
    light, dark = (sorted((tmp_path / theme).iterdir()) for theme, _ in kinds)
    assert all(a.read_bytes() != b.read_bytes() for a, b in zip(light, dark, strict=True))


@pytest.mark.parametrize("variables", [{}, {"DISPLAY": ":64999"}], ids=["none", "dead"])
def test_without_a_display_and_without_a_wish_one_sentence_is_said(
    user: Path, variables: dict[str, str]
) -> None:
    done = run(user, **variables)
    assert done.returncode == 1
    assert done.stdout == ""
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("没有可用的显示器")
    assert "There is no display" in sentence


def test_a_size_that_is_none_is_refused_with_a_usage_line(user: Path) -> None:
    done = run(user, "--size", "big")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "1440x900" in done.stderr


def test_a_folder_for_pictures_that_cannot_be_made_gets_a_sentence(user: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run(user, "--preview", str(tmp_path / "file" / "pictures"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
