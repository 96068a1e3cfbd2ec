"""The user's own slides: what they type is told at once, and only pictures that can be shown are taken."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter
from pytestqt.qtbot import QtBot

from db.decks import OwnSlide
from desktop.presenting.own_slide_form import OwnSlideForm, PictureRefused, picture_of
from desktop.theme import LIGHT, Theme

pytestmark = pytest.mark.usefixtures("qapp")
# The orientation a camera notes when it was held upright: turn by 90 degrees.
_EXIF = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"


def encoded(kind: str, width: int = 40, height: int = 20) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(buffer.data().data())


def file(folder: Path, data: bytes, name: str = "图.png") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def png_that_says(width: int, height: int) -> bytes:
    """A PNG whose head promises a picture of this size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


# ------------------------------------------------------------ pictures


@pytest.mark.parametrize("kind", ["PNG", "JPG"])
def test_a_picture_is_taken_as_it_stands(tmp_path: Path, kind: str) -> None:
    data = encoded(kind)
    assert picture_of(file(tmp_path, data)) == data


def test_the_ending_does_not_matter(tmp_path: Path) -> None:
    data = encoded("JPG")
    assert picture_of(file(tmp_path, data, "photo.PNG")) == data


def test_a_picture_that_lies_on_its_side_is_set_upright(tmp_path: Path) -> None:
    data = encoded("JPG")
    segment = b"\xff\xe1" + struct.pack(">H", len(_EXIF) + 2) + _EXIF
    turned = picture_of(file(tmp_path, data[:2] + segment + data[2:]))
    image = QImage.fromData(turned)
    assert (image.width(), image.height()) == (20, 40)


REFUSED = {
    "a text": (b"hello", "not a PNG or JPEG picture"),
    "an empty file": (b"", "not a PNG or JPEG picture"),
    "another kind of picture": (encoded("BMP"), "not a PNG or JPEG picture"),
    "a picture that breaks off": (encoded("PNG")[:-30], "damaged"),
    "more dots than can be shown": (png_that_says(20_000, 20_000), "too many dots"),
    "a very long picture": (png_that_says(40_000, 10), "too many dots"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_shown_is_refused_in_a_sentence(tmp_path: Path, what: str) -> None:
    data, reason = REFUSED[what]
    with pytest.raises(PictureRefused) as refused:
        picture_of(file(tmp_path, data))
    assert reason in refused.value.sentence("en")
    assert "图.png" in refused.value.sentence("zh_CN")
    assert "Choose another picture" in refused.value.sentence("en")


def test_a_file_that_is_too_large_or_gone_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PictureRefused, match="cannot be read"):
        picture_of(tmp_path / "gone.png")
    monkeypatch.setattr("desktop.presenting.own_slide_form.LARGEST_PICTURE", 10)
    with pytest.raises(PictureRefused, match="20 MB"):
        picture_of(file(tmp_path, encoded("PNG")))


# ------------------------------------------------------------ the form


@pytest.fixture
def form(qtbot: QtBot) -> OwnSlideForm:
    form = OwnSlideForm(Theme(LIGHT))
    qtbot.addWidget(form)
    form.show()
    return form


def test_what_is_typed_is_told_at_once(qtbot: QtBot, form: OwnSlideForm) -> None:
    form.show_slide(OwnSlide("own-1", "New", "one"))
    form.begin()
    with qtbot.waitSignal(form.changed) as changed:
        qtbot.keyClicks(form.title, "A")
    assert changed.args == [OwnSlide("own-1", "A", "one")]
    with qtbot.waitSignal(form.changed) as changed:
        form.text.appendPlainText("two")
    assert changed.args == [OwnSlide("own-1", "A", "one\ntwo")]


def test_showing_another_slide_tells_nothing(qtbot: QtBot, form: OwnSlideForm) -> None:
    with qtbot.assertNotEmitted(form.changed):
        form.show_slide(OwnSlide("own-1", "A", "one"))
        form.show_slide(OwnSlide("own-2", "B", "two"))
        form.show_slide(None)
    assert not form.isVisible()


def test_the_cursor_stays_while_somebody_types(qtbot: QtBot, form: OwnSlideForm) -> None:
    form.changed.connect(form.show_slide)
    form.show_slide(OwnSlide("own-1", "AC"))
    form.title.setCursorPosition(1)
    qtbot.keyClick(form.title, Qt.Key.Key_B)
    assert form.title.text().lower() == "abc"
    assert form.title.cursorPosition() == 2


def test_a_picture_has_a_caption_and_no_points(qtbot: QtBot, form: OwnSlideForm) -> None:
    form.show_slide(OwnSlide("own-1", "Map", picture=b"x"))
    assert form.title.accessibleName() == "Caption"
    assert not form.text.isVisible()
    with qtbot.waitSignal(form.picture_wanted):
        form.replace.click()


def test_half_a_character_is_not_handed_on(qtbot: QtBot, form: OwnSlideForm) -> None:
    form.show_slide(OwnSlide("own-1", "A"))
    with qtbot.waitSignal(form.changed) as changed:
        form.text.setPlainText("\ud83d")
    assert changed.args is not None
    changed.args[0].text.encode()
