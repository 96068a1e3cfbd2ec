"""The form of a slide of the user's: title, and a point a line; or the picture and its caption."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from db.decks import OwnSlide
from db.errors import UserError
from db.notebook.notebook import LARGEST_PICTURE
from desktop import wording
from desktop.presenting.console_buttons import BARE
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel

# What Qt decodes at most, in bytes; a picture above it could be stored, but not shown.
_MOST_BYTES = 256 * 1024 * 1024
_MOST_SIDE = 30_000
_KINDS = {b"png", b"jpeg", b"jpg"}
_QUALITY = 95


class PictureRefused(UserError):
    """A file that is not taken as a picture. The file was not changed, and neither was the deck."""


def picture_of(path: Path) -> bytes:
    """The picture in a file, as it stands there; one that lies on its side is set upright. Raises PictureRefused."""
    try:
        if path.stat().st_size > LARGEST_PICTURE:
            raise _refused(path, "文件超过20 MB", "the file is larger than 20 MB")
        data = path.read_bytes()
    except OSError as error:
        raise _refused(path, "文件读不出来", "the file cannot be read") from error
    with closing(_buffer(data)) as buffer:
        reader = QImageReader(buffer)
        kind, size = bytes(reader.format().data()), reader.size()
        if kind not in _KINDS or not size.isValid():
            raise _refused(path, "它不是PNG或JPEG图片", "it is not a PNG or JPEG picture")
        depth = max(32, QImage.toPixelFormat(reader.imageFormat()).bitsPerPixel()) // 8
        sides = size.width(), size.height()
        if sides[0] * sides[1] * depth > _MOST_BYTES or max(sides) > _MOST_SIDE:
            raise _refused(path, "图片的像素太多", "the picture has too many dots")
        # A camera notes how it was held; not every program that shows the slide reads that.
        is_turned = reader.transformation() != QImageIOHandler.Transformation.TransformationNone
        reader.setAutoTransform(True)
        image = reader.read()
    if image.isNull():
        raise _refused(path, "图片已损坏", "the picture is damaged")
    return _upright(image, kind) if is_turned else data


def _buffer(data: bytes = b"") -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    return buffer


def _upright(image: QImage, kind: bytes) -> bytes:
    with closing(_buffer()) as buffer:
        writer = QImageWriter(buffer, QByteArray(kind))
        writer.setQuality(_QUALITY)
        writer.write(image)
        return bytes(buffer.data().data())


def _refused(path: Path, zh: str, en: str) -> PictureRefused:
    return PictureRefused(
        f"“{path.name}”没有加入:{zh}。幻灯片没有变化。请换一张图片。",
        f"“{path.name}” was not added: {en}. The slides are unchanged. Choose another picture.",
    )


class OwnSlideForm(QWidget):
    """`changed` carries the slide as it now is; `picture_wanted` asks for another picture."""

    changed = Signal(object)
    picture_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._slide: OwnSlide | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        font = theme.font(Type.SMALL, bold=True)
        self.title_words = PlainLabel("", font, theme.tokens.second)
        # As high as the heading of the notes beside it.
        self.title_words.setMinimumHeight(BARE)
        self.title = QLineEdit()
        self.title.setFont(theme.font(Type.CARD))
        self.text_words = PlainLabel(
            wording.translate("Slides", "Points, one a line"), font, theme.tokens.second
        )
        self.text = QPlainTextEdit()
        self.text.setObjectName("shownotes")
        self.text.setFont(theme.font(Type.CARD))
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(wording.translate("Slides", "Points, one a line"))
        self.replace = QPushButton(wording.translate("Slides", "Replace the picture…"))
        self.replace.setFont(theme.font(Type.INTERFACE))
        for widget in (self.title_words, self.title, self.replace, self.text_words):
            column.addWidget(widget)
        column.addWidget(self.text, 1)
        column.addStretch(0)
        self.title.textEdited.connect(self._on_edited)
        self.text.textChanged.connect(self._on_edited)
        self.replace.clicked.connect(self.picture_wanted)

    def begin(self) -> None:
        """Type the title, over the one that is there."""
        self.title.setFocus()
        self.title.selectAll()

    def show_slide(self, slide: OwnSlide | None) -> None:
        """Show the form of a slide of the user's; it is away for any other."""
        self.setVisible(slide is not None)
        if slide is None or slide == self._slide:
            self._slide = slide
            return
        self._slide = None
        is_picture = bool(slide.picture)
        words = wording.translate("Slides", "Caption") if is_picture else wording.translate("Slides", "Title")
        self.title_words.setText(words)
        self.title.setAccessibleName(words)
        if self.title.text() != slide.title:
            self.title.setText(slide.title)
        if self.text.toPlainText() != slide.text:
            self.text.setPlainText(slide.text)
        for widget in (self.text_words, self.text):
            widget.setVisible(not is_picture)
        self.replace.setVisible(is_picture)
        self._slide = slide

    def _on_edited(self) -> None:
        if self._slide is not None:
            title, text = _storable(self.title.text()), _storable(self.text.toPlainText())
            self._slide = replace(self._slide, title=title, text=text)
            self.changed.emit(self._slide)


def _storable(text: str) -> str:
    """Half of a character, which a paste may leave behind, cannot be written to a file."""
    return text.encode("utf-8", "replace").decode("utf-8")
