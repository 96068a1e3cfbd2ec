"""A deck as a PPTX to take along and go on editing: native text, tables and charts at the places of the screen.

Titles are titles, so that the outline works; notes are notes. Nothing moves and nothing is hidden. The same deck and
notes give the same bytes. Writes no file.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSizeF
from PySide6.QtGui import QImage

from desktop.deck.blocks import Block, Part, Placed
from desktop.deck.canvas import Canvas
from desktop.deck.framing import folio_block
from desktop.deck.placing import placed
from desktop.deck.placing_figures import fitted
from desktop.deck.slides import Deck, Slide, SlideKind
from desktop.deck.style import SlideStyle
from desktop.fonts import SANS, SERIF
from desktop.legible import legible
from desktop.presenting import pptx_theme
from desktop.presenting.pptx_charts import add_chart
from desktop.presenting.pptx_parts import LINE, RULE, element, mark_decorative, name_shape, paint, sides
from desktop.presenting.pptx_tables import add_table
from desktop.presenting.pptx_text import Text, box_of, is_empty, plain, settle, write

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a ZIP archive
_PROPERTY = 255  # the most that a property holds
_BULLET = "•"
_MARKED = {SlideKind.TEXT, SlideKind.HONOURS, SlideKind.TILES}
_HEADLINES = {SlideKind.TITLE, SlideKind.CLOSING}
_LISTS = {SlideKind.TEXT, SlideKind.HONOURS, SlideKind.OVERVIEW}
_FONTS = (
    f"字体为 {SANS} 和 {SERIF}（随简报台提供，OFL-1.1，可自由安装）。没有安装这两种字体的电脑用别的字体代替，"
    "字形略有不同，换行不变。"
)


def pptx(deck: Deck, notes: Mapping[str, str], ratio: float = 16 / 9) -> bytes:
    """The whole file; `notes` are what the speaker has to say by the id of the slide."""
    canvas = Canvas.of(ratio)
    file = pptx_theme.blank_file(canvas, SlideStyle.named(deck.theme))
    for number, slide in enumerate(deck.slides):
        page = _Page(file, slide, placed(slide, canvas))
        page.write(deck.folio(number), is_backup=number > deck.end)
        said = notes.get(slide.id, "")
        if said.strip():
            page.add_notes(said)
    _describe(file, deck)
    out = io.BytesIO()
    file.save(out)
    return _undated(out.getvalue())


class _Page:
    """One slide of the file."""

    def __init__(self, file: Presentation, slide: Slide, place: Placed) -> None:
        self.slide, self.place = slide, place
        self.columns = self._columns()
        self.page = file.slides.add_slide(pptx_theme.layout(file, self._layout()))
        self.shapes: Any = self.page.shapes
        self.waiting = {shape.placeholder_format.idx: shape for shape in self.page.placeholders}

    def write(self, folio: str, *, is_backup: bool) -> None:
        """Everything on it, in the order it is read."""
        self._title()
        for rule in self.place.rules:
            self._rectangle(rule, LINE, "线")
        if self.place.accent is not None:
            self._rectangle(self.place.accent, RULE, "标题线")
        self._texts([b for b in self.place.blocks if b.part is Part.KICKER], "栏目")
        self._picture()
        self._figures()
        if self.slide.kind in _HEADLINES:
            self._headlines()
        for number, column in enumerate(self.columns, 1):
            self._fill(self.waiting.pop(number, None), column, "要点")
        self._texts(self._rest(), "说明")
        self._texts([b for b in self.place.blocks if b.part is Part.FOOT], "出处")
        self._folio(folio, is_backup=is_backup)
        for shape in self.waiting.values():
            shape._element.getparent().remove(shape._element)

    def add_notes(self, said: str) -> None:
        """The speaker's notes."""
        frame: Any = self.page.notes_slide.notes_text_frame
        frame.text = legible(said)
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                run._r.get_or_add_rPr().set("lang", "zh-CN")

    # ------------------------------------------------------------ what goes where

    def _layout(self) -> str:
        if self.slide.kind in _HEADLINES:
            return pptx_theme.TITLE
        by_count = {1: pptx_theme.CONTENT, 2: pptx_theme.TWO}
        return by_count.get(len(self.columns), pptx_theme.BARE)

    def _columns(self) -> list[list[Text]]:
        """The lists of the slide: what stands one under another."""
        if self.slide.kind not in _LISTS:
            return []
        parts = {Part.POINT, Part.LABEL}
        return list(self._stacks([b for b in self.place.blocks if b.part in parts]))

    def _stacks(self, blocks: Sequence[Block]) -> Iterator[list[Text]]:
        texts = [self._text(block) for block in blocks if not is_empty(block)]
        for _, group in groupby(texts, key=lambda text: (round(text.left), round(text.block.rect.right()))):
            yield list(group)

    def _text(self, block: Block) -> Text:
        """A point with its bullet or its number."""
        if block.bullet is not None:
            return Text(block, block.bullet.left() - 4, bullet=True)
        is_point = block.part is Part.POINT and self.slide.kind in _MARKED
        marker = self.slide.points[block.of].marker if is_point else ""
        return Text(block, block.rect.left(), is_numbered=marker not in {"", _BULLET})

    def _rest(self) -> list[Block]:
        """What no placeholder, table or chart holds."""
        if self.slide.kind in _HEADLINES:
            return []
        parts = {Part.ASIDE} if self.slide.kind in _LISTS else {Part.POINT}
        if self.slide.kind in {SlideKind.GAUGES, SlideKind.SOURCE}:
            parts |= {Part.LABEL, Part.ASIDE}
        return [b for b in self.place.blocks if b.part in parts]

    # ------------------------------------------------------------ writing

    def _fill(self, shape: Any, texts: Sequence[Text], name: str) -> None:
        """Text in a placeholder, or where there is none in a box of its own, at the place of the screen."""
        room = box_of(texts, self.place.canvas)
        if shape is None:
            shape = self.shapes.add_textbox(*sides(room))
            name_shape(shape, name)
        else:
            shape.left, shape.top, shape.width, shape.height = sides(room)
        body = (
            shape._element.txBody if hasattr(shape._element, "txBody") else shape._element.get_or_add_txBody()
        )
        settle(body)
        write(body, texts)

    def _texts(self, blocks: Sequence[Block], name: str) -> None:
        for stack in self._stacks(blocks):
            self._fill(None, stack, name)

    def _title(self) -> None:
        block = next((b for b in self.place.blocks if b.part is Part.TITLE), None)
        part = next((b for b in self.place.blocks if b.part is Part.PART), None)
        if block is not None and not is_empty(block):
            self._fill(self.waiting.pop(0, None), [replace(plain(block), behind=part)], "标题")

    def _headlines(self) -> None:
        """What stands under a headline: the first of it is the subtitle."""
        for stack in self._stacks([b for b in self.place.blocks if b.part is Part.SUBTITLE]):
            for text in stack:
                self._fill(self.waiting.pop(1, None), [text], "副标题")

    def _figures(self) -> None:
        for dial in self.place.dials:
            add_chart(self.shapes, dial)
        if self.slide.kind is SlideKind.PROGRESS or (
            self.slide.kind in {SlideKind.TILES, SlideKind.SOURCE} and self.slide.tiles
        ):
            parts = {Part.NUMBER, Part.LABEL, Part.ASIDE}
            add_table(self.shapes, self.slide, [b for b in self.place.blocks if b.part in parts])

    def _picture(self) -> None:
        if self.place.picture is None:
            return
        image = QImage.fromData(self.slide.picture)
        if not image.isNull():
            room = sides(fitted(QSizeF(image.size()), self.place.picture))
            picture = self.shapes.add_picture(io.BytesIO(_as_known(self.slide.picture, image)), *room)
            name_shape(picture, "图片", self.slide.title or "图片")

    def _rectangle(self, rect: QRectF, colour: str, name: str) -> None:
        from pptx.enum.shapes import MSO_SHAPE  # noqa: PLC0415 - a slow library, for this file only

        shape = self.shapes.add_shape(MSO_SHAPE.RECTANGLE, *sides(rect))
        paint(shape, colour)
        name_shape(shape, name)
        mark_decorative(shape)

    def _folio(self, folio: str, *, is_backup: bool) -> None:
        """The number at the foot; that of the talk counts by itself when slides are moved."""
        text = plain(folio_block(folio, self.place.canvas))
        shape = self.shapes.add_textbox(*sides(box_of([text], self.place.canvas)))
        name_shape(shape, "页码")
        body = shape._element.txBody
        settle(body)
        write(body, [text])
        number, slash, total = folio.partition(" / ")
        if is_backup or not slash:
            return
        element(shape._element.nvSpPr.nvPr, "p:ph", type="sldNum", sz="quarter", idx="12")
        _count(body, number, slash + total)


def _count(body: Any, number: str, rest: str) -> None:
    """Make the number of a folio a field."""
    from pptx.oxml.ns import qn  # noqa: PLC0415

    run = body.find(f"{qn('a:p')}/{qn('a:r')}")
    paragraph, properties = run.getparent(), run.find(qn("a:rPr"))
    field = element(paragraph, "a:fld", id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}", type="slidenum")
    field.append(deepcopy(properties))
    element(field, "a:t").text = number
    run.addprevious(field)
    run.find(qn("a:t")).text = rest


def _as_known(data: bytes, image: QImage) -> bytes:
    """PNG and JPEG as given; anything else that Qt reads as PNG."""
    if data.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff")):
        return data
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _describe(file: Presentation, deck: Deck) -> None:
    """What the file says of itself; no date and no maker, so that the same deck gives the same file."""
    properties: Any = file.core_properties
    title = deck.slides[0].title if deck.slides else deck.name
    for name, value in (
        ("title", title or deck.name),
        ("subject", deck.name),
        ("comments", _FONTS),
        ("language", "zh-CN"),
        ("author", ""),
        ("last_modified_by", ""),
    ):
        setattr(properties, name, legible(value)[:_PROPERTY])
    properties.revision = 1
    root = properties._element
    for child in list(root):
        if child.tag.endswith(("}created", "}modified")):
            root.remove(child)


def _undated(data: bytes) -> bytes:
    """The same archive without the hour the library ran at."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EARLIEST), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
