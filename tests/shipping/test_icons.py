"""The icons: every size, each drawn for itself, the same bytes every time."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PIL.IcoImagePlugin import IcoImageFile
from shipping import icons


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("name", [icons.PROGRAM, icons.DOCUMENT])
@pytest.mark.parametrize("size", icons.SIZES)
def test_an_icon_has_the_size_that_is_asked_for_and_a_clear_corner(name: str, size: int) -> None:
    image = opened(icons.png(name, size)).convert("RGBA")
    assert image.size == (size, size)
    corner, middle = image.getpixel((0, 0)), image.getpixel((size // 2, size // 2))
    assert isinstance(corner, tuple)
    assert isinstance(middle, tuple)
    assert corner[3] < 128 <= middle[3]


@pytest.mark.parametrize("size", [16, 22, 24])
def test_the_smallest_icons_have_no_blurred_line(size: int) -> None:
    image = opened(icons.png(icons.PROGRAM, size)).convert("RGB")
    lines = image.crop((0, size * 5 // 8, size, size * 3 // 4)).tobytes()
    colours = {tuple(lines[at : at + 3]) for at in range(0, len(lines), 3)}
    assert {nearest(colour) for colour in colours} <= {"red", "white", "grey", "clear"}


def nearest(colour: tuple[int, ...]) -> str:
    """The name of the colour of the drawing; of a mixed one, what it is."""
    named = {"red": (179, 38, 30), "white": (255, 255, 255), "grey": (74, 79, 85), "clear": (0, 0, 0)}
    for name, whole in named.items():
        if all(abs(one - other) <= 2 for one, other in zip(colour, whole, strict=True)):
            return name
    return f"mixed {colour}"


@pytest.mark.parametrize("name", [icons.PROGRAM, icons.DOCUMENT])
def test_drawing_twice_gives_the_same_bytes(name: str) -> None:
    assert icons.png(name, 48) == icons.png(name, 48)
    assert icons.ico(name) == icons.ico(name)
    assert icons.icns(name) == icons.icns(name)


def test_the_ico_holds_the_drawing_made_for_each_size() -> None:
    file = opened(icons.ico(icons.PROGRAM))
    assert isinstance(file, IcoImageFile)
    assert file.info["sizes"] == {(size, size) for size in icons.ICO_SIZES}
    for size in icons.ICO_SIZES:
        own = opened(icons.png(icons.PROGRAM, size)).convert("RGBA")
        assert file.ico.getimage((size, size)).convert("RGBA").tobytes() == own.tobytes()


@pytest.mark.qt_log_ignore("Cannot read file")
def test_a_drawing_that_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.svg"
    broken.write_text("<svg", encoding="utf-8")
    monkeypatch.setitem(icons._WHOLE, icons.PROGRAM, broken)
    with pytest.raises(ValueError, match=r"broken\.svg is not a drawing"):
        icons.png(icons.PROGRAM, 32)


def test_all_of_them_are_written_as_files(tmp_path: Path) -> None:
    assert icons.main([str(tmp_path / "icons")]) == 0
    names = {path.name for path in (tmp_path / "icons").iterdir()}
    assert {"briefing-desk.ico", "brief.ico", "briefing-desk.icns", "brief-22.png"} <= names
    assert len(names) == 2 * (len(icons.SIZES) + 2)
