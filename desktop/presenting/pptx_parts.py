"""What a PPTX is built of: its units, its colours by name, and elements of DrawingML. lxml has no types.

Colours are those of the theme, so that another theme chosen in PowerPoint changes all of them.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF

from desktop.deck.blocks import Part, Piece
from desktop.deck.style import SlideStyle
from desktop.legible import legible

# A canvas of 1080 lines is 7.5 inches high, as PowerPoint's own slides are.
EMU = 6350
_HUNDREDTHS = 50  # of a point, in one unit of the canvas
GROUND, INK, SECOND, WASH = "bg1", "tx1", "tx2", "bg2"
RULE, FIGURE, MUTED, LINE, TRACK, ACCENT = (f"accent{n}" for n in range(1, 7))
_TEXTS = {
    Part.KICKER: SECOND,
    Part.TITLE: INK,
    Part.PART: MUTED,
    Part.SUBTITLE: SECOND,
    Part.LABEL: INK,
    Part.ASIDE: SECOND,
    Part.FOOT: MUTED,
}


def scheme(style: SlideStyle) -> dict[str, str]:
    """The theme's colours by their name in the file, RRGGBB."""
    colours = {
        "dk1": style.ink,
        "lt1": style.ground,
        "dk2": style.second,
        "lt2": style.wash,
        "accent1": style.rule,
        "accent2": style.figure,
        "accent3": style.muted,
        "accent4": style.line,
        "accent5": style.track,
        "accent6": style.accent,
        "hlink": style.figure,
        "folHlink": style.muted,
    }
    return {name: colour.name()[1:].upper() for name, colour in colours.items()}


def text_colour(part: Part, piece: Piece) -> str:
    """The name of the colour that the painter gives a piece of text."""
    if part is Part.POINT:
        return FIGURE if piece.figure else INK
    if part is Part.NUMBER:
        return SECOND if piece.is_quiet else INK
    return _TEXTS[part]


def emu(units: float) -> int:
    """Canvas units in the file's unit of length."""
    return round(units * EMU)


def hundredths(units: float) -> str:
    """Canvas units in hundredths of a point, as sizes of text are given."""
    return str(round(units * _HUNDREDTHS))


def sides(rect: QRectF) -> tuple[Any, Any, Any, Any]:
    """Left, top, width and height as the library takes them."""
    from pptx.util import Emu  # noqa: PLC0415 - a slow library, for this file only

    return tuple(Emu(emu(n)) for n in (rect.left(), rect.top(), rect.width(), rect.height()))  # type: ignore[return-value]


def element(parent: Any, tag: str, **attributes: str) -> Any:
    """A new last child such as "a:p"."""
    from lxml import etree  # noqa: PLC0415
    from pptx.oxml.ns import qn  # noqa: PLC0415

    return etree.SubElement(parent, qn(tag), attributes)


def coloured(parent: Any, name: str) -> None:
    """Fill `parent` with a colour of the theme."""
    element(element(parent, "a:solidFill"), "a:schemeClr", val=name)


def without(parent: Any, *tags: str) -> None:
    """Take every child of these names out of `parent`."""
    from pptx.oxml.ns import qn  # noqa: PLC0415

    for tag in tags:
        for child in parent.findall(qn(tag)):
            parent.remove(child)


def name_shape(shape: Any, name: str, alt: str = "") -> None:
    """What the list of shapes and a screen reader call it; without `alt` it is decoration."""
    properties = shape._element._nvXxPr.cNvPr
    properties.set("name", legible(name))
    if alt:
        properties.set("descr", legible(alt))


def mark_decorative(shape: Any) -> None:
    """Tell screen readers to pass over it."""
    from lxml import etree  # noqa: PLC0415

    uri = "http://schemas.microsoft.com/office/drawing/2017/decorative"
    extension = element(
        element(shape._element._nvXxPr.cNvPr, "a:extLst"),
        "a:ext",
        uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
    )
    etree.SubElement(extension, f"{{{uri}}}decorative", {"val": "1"}, nsmap={"adec": uri})


def paint(shape: Any, name: str) -> None:
    """Fill a shape without an outline."""
    properties = shape._element.spPr
    without(properties, "a:solidFill", "a:noFill", "a:ln")
    coloured(properties, name)
    element(element(properties, "a:ln"), "a:noFill")
    style = shape._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}style")
    if style is not None:
        shape._element.remove(style)
