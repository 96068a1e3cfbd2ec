"""The master of a PPTX: colours, fonts, and five layouts at the places our slides have them.

The library's own template is where it starts from; what that says of its maker is taken out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF

from desktop.deck.blocks import FOOT_TOP, content_width, side_margin
from desktop.deck.canvas import HEIGHT, Canvas
from desktop.deck.framing import CONTENT_BOTTOM, TOP, columns_of
from desktop.deck.style import SlideStyle
from desktop.fonts import SANS, SERIF
from desktop.presenting.pptx_parts import RULE, element, emu, hundredths, scheme, sides, without
from desktop.presenting.pptx_text import settle

if TYPE_CHECKING:
    from pptx.presentation import Presentation

TITLE, CONTENT, TWO, BARE, BLANK = "标题页", "标题和内容", "两栏内容", "仅标题", "空白"
_KEPT = {
    "Title Slide": TITLE,
    "Title and Content": CONTENT,
    "Two Content": TWO,
    "Title Only": BARE,
    "Blank": BLANK,
}
_PROMPTS = ("单击此处编辑标题", "单击此处编辑文本", "第二级", "第三级", "第四级", "第五级")
_NUMBER = 12
_TITLE_TOP, _BODY_TOP = TOP, 270.0
# What stands in for the bundled faces where they are not installed, by script.
_STAND_INS = (("Hans", "微软雅黑"), ("Hant", "微軟正黑體"))
_SERIF_STAND_INS = (("Hans", "华文中宋"), ("Hant", "新細明體"))


def blank_file(canvas: Canvas, style: SlideStyle) -> Presentation:
    """A presentation without a slide, in the size, the colours and the faces of ours."""
    import pptx  # noqa: PLC0415 - a slow library, for this file only
    from pptx.util import Emu  # noqa: PLC0415

    file = pptx.Presentation()
    file.slide_width, file.slide_height = Emu(emu(canvas.width)), Emu(emu(HEIGHT))
    _size_type(file)
    _drop_strangers(file)
    _dress(file, style)
    for layout in list(file.slide_layouts):
        if layout.name not in _KEPT:
            file.slide_layouts.remove(layout)
    _lay_out(file.slide_master, canvas)
    for layout in file.slide_layouts:
        layout.name = _KEPT[layout.name]
        _lay_out(layout, canvas)
    _styles(file.slide_master._element)
    return file


def layout(file: Presentation, name: str) -> Any:
    """One of the five."""
    return next(each for each in file.slide_layouts if each.name == name)


def _size_type(file: Presentation) -> None:
    """The size by its numbers alone: its name would have to be that of a shape PowerPoint knows."""
    size = file.part._element.sldSz
    if "type" in size.attrib:
        del size.attrib["type"]


def _drop_strangers(file: Presentation) -> None:
    """Thumbnail, printer and statistics of the template's maker."""
    for owner in (file.part, file.part.package):
        for name, relation in list(owner._rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in {"thumbnail", "printerSettings", "extended-properties"}:
                owner._rels.pop(name)


def _dress(file: Presentation, style: SlideStyle) -> None:
    """Colours and faces of the theme; scripts without a face of ours keep what the template has."""
    from pptx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415

    part: Any = file.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    xml = part.blob.decode("utf-8")
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in scheme(style).items()
    )
    xml = re.sub(
        r"<a:clrScheme .*?</a:clrScheme>",
        f'<a:clrScheme name="简报台">{colours}</a:clrScheme>',
        xml,
        flags=re.S,
    )
    fonts = "".join(
        f'<a:{kind}><a:latin typeface="{face}"/><a:ea typeface="{face}"/><a:cs typeface=""/>'
        + "".join(f'<a:font script="{script}" typeface="{name}"/>' for script, name in stand_ins)
        + f"</a:{kind}>"
        for kind, face, stand_ins in (
            ("majorFont", SERIF, _SERIF_STAND_INS),
            ("minorFont", SANS, _STAND_INS),
        )
    )
    xml = re.sub(
        r"<a:fontScheme .*?</a:fontScheme>",
        f'<a:fontScheme name="简报台">{fonts}</a:fontScheme>',
        xml,
        flags=re.S,
    )
    part._blob = re.sub(r'name="Office Theme"', 'name="简报台"', xml, count=1).encode("utf-8")


def _lay_out(sheet: Any, canvas: Canvas) -> None:
    """Every placeholder at its place; dates and footers, which we have none of, taken out."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND  # noqa: PLC0415

    margin, wide = side_margin(canvas), content_width(canvas)
    body = QRectF(margin, _BODY_TOP, wide, CONTENT_BOTTOM - _BODY_TOP)
    bodies = [body]
    contents = [s for s in sheet.placeholders if s.placeholder_format.type in {KIND.OBJECT, KIND.BODY}]
    if len(contents) == 2:
        bodies = columns_of(body, 2)
    places = {
        KIND.TITLE: QRectF(margin, _TITLE_TOP, wide, 130),
        KIND.CENTER_TITLE: QRectF(margin, 330, wide, 280),
        KIND.SUBTITLE: QRectF(margin, 680, wide, 140),
        KIND.SLIDE_NUMBER: QRectF(canvas.width - margin - 260, FOOT_TOP + 14, 260, 40),
    }
    for shape in list(sheet.placeholders):
        kind = shape.placeholder_format.type
        if kind in {KIND.DATE, KIND.FOOTER}:
            shape._element.getparent().remove(shape._element)
            continue
        place = bodies.pop(0) if kind in {KIND.OBJECT, KIND.BODY} else places[kind]
        shape.left, shape.top, shape.width, shape.height = sides(place)
        settle(shape._element.txBody)
        _prompt(shape, kind in {KIND.TITLE, KIND.CENTER_TITLE}, kind is KIND.SLIDE_NUMBER)


def _prompt(shape: Any, is_title: bool, is_number: bool) -> None:
    """What an empty place says, in Chinese."""
    if is_number:
        return
    for number, paragraph in enumerate(shape.text_frame.paragraphs):
        for run in paragraph.runs:
            run.text = _PROMPTS[0] if is_title else _PROMPTS[min(number + 1, len(_PROMPTS) - 1)]


def _styles(master: Any) -> None:
    """Sizes and bullets of what the user types: as our own titles and points."""
    from pptx.oxml.ns import qn  # noqa: PLC0415

    styles = master.find(qn("p:txStyles"))
    title = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", hundredths(64))
    title.find(qn("a:defRPr")).set("b", "1")
    for number, level in enumerate(styles.find(qn("p:bodyStyle"))):
        if level.tag == qn("a:extLst") or not 0 <= number < 5:
            continue
        level.find(qn("a:defRPr")).set("sz", hundredths(40 - 4 * min(number, 3)))
        if number == 0:
            level.set("marL", str(emu(52)))
            level.set("indent", str(-emu(52)))
        without(level, "a:buFont", "a:buChar")
        place = list(level).index(level.find(qn("a:defRPr")))
        for tag, attributes in (
            ("a:buClr", {}),
            ("a:buFont", {"typeface": "Arial"}),
            ("a:buChar", {"char": "▪"}),
        ):
            mark = element(level, tag, **attributes)
            if tag == "a:buClr":
                element(mark, "a:schemeClr", val=RULE)
            level.insert(place, mark)
            place += 1
