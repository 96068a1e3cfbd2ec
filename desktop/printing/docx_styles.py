"""The style sheet of a Word document in the layout of 公文: built-in styles with the faces and sizes of GB/T 9704-2012.

Lengths are twips (1/20 pt) unless a name says otherwise. The body is 3号 (16 pt) 仿宋 in 22 lines of 28.95 pt, which are
225 mm. 28 × 16 pt would be 158 mm: every character of that size stands 0.25 pt closer, so that 28 fill 156 mm. The
spacing belongs to the styles and not to a grid of characters, which LibreOffice widens to two cells a character.
"""

from __future__ import annotations

import html
from dataclasses import dataclass

LINE_PITCH = 579
TEXT_WIDTH = 8845
CHARACTER = 315
_BODY, _CLOSER = 16, -5
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

TITLE, FANG, KAI, HEI, SONG = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
# What stands in where a face is not installed: Windows has 仿宋 and 楷体 without the suffix.
_STAND_INS = {
    TITLE: "FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋",
    FANG: "FangSong_GB2312,仿宋,FangSong",
    KAI: "KaiTi_GB2312,楷体,KaiTi",
    HEI: "SimHei",
    SONG: "SimSun",
}


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style. `name` is what Word knows it by; `indent` counts characters, `size` points."""

    id: str
    name: str
    face: str
    size: float = _BODY
    based_on: str = "Normal"
    align: str = "both"
    indent: int = 2
    outline: int = 0
    line: int = LINE_PITCH
    on_grid: bool = True
    left: int = 0
    tabs: str = ""

    def xml(self) -> str:
        """The w:style element; the order of its children is the schema's."""
        following = "" if self.id == "Normal" else f'<w:next w:val="{_following(self)}"/>'
        based_on = f'<w:basedOn w:val="{self.based_on}"/>' if self.id != "Normal" else ""
        default = ' w:default="1"' if self.id == "Normal" else ""
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.id}"><w:name w:val="{html.escape(self.name)}"/>'
            f"{based_on}{following}<w:qFormat/>{self._paragraph()}{self._characters()}</w:style>"
        )

    def _paragraph(self) -> str:
        keep = "<w:keepNext/>" if self.outline else ""
        snap = "" if self.on_grid else '<w:snapToGrid w:val="0"/>'
        first = f'w:firstLineChars="{self.indent * 100}" w:firstLine="{self.indent * CHARACTER}"'
        outline = f'<w:outlineLvl w:val="{self.outline - 1}"/>' if self.outline else ""
        return (
            f'<w:pPr>{keep}<w:widowControl w:val="0"/>{self.tabs}<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
            f'<w:adjustRightInd w:val="0"/>{snap}<w:spacing w:before="0" w:after="0" w:line="{self.line}" '
            f'w:lineRule="exact"/><w:ind w:left="{self.left}" {first}/><w:jc w:val="{self.align}"/>{outline}</w:pPr>'
        )

    def _characters(self) -> str:
        closer = f'<w:spacing w:val="{_CLOSER}"/>' if self.size == _BODY else ""
        half_points = round(self.size * 2)
        snap = "" if self.on_grid else '<w:snapToGrid w:val="0"/>'
        return (
            f'<w:rPr>{fonts(self.face)}<w:b w:val="0"/>{snap}<w:color w:val="000000"/>{closer}'
            f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
        )


def _following(style: Style) -> str:
    return "BodyText" if style.outline or style.id in {"Title", "Subtitle"} else style.id


def fonts(face: str) -> str:
    """The w:rFonts element: one face for every script, so that quotation marks are set in it too."""
    return f'<w:rFonts w:hint="eastAsia" w:ascii="{face}" w:eastAsia="{face}" w:hAnsi="{face}" w:cs="Times New Roman"/>'


_LEADER = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
STYLES = (
    Style("Normal", "Normal", FANG, indent=0),
    Style("BodyText", "Body Text", FANG),
    Style("Title", "Title", TITLE, 22, align="center", indent=0),
    Style("Subtitle", "Subtitle", KAI, align="center", indent=0),
    Style("Heading1", "heading 1", HEI, outline=1),
    Style("Heading2", "heading 2", KAI, outline=2),
    Style("Heading3", "heading 3", FANG, outline=3),
    Style("Heading4", "heading 4", FANG, outline=4),
    # A heading without a number (划重点) is in the navigation pane, and spares the table of contents.
    Style("Unlisted", "Heading Unlisted", KAI, based_on="Heading2", outline=2),
    Style("EditorNote", "Editor Note", KAI),
    Style("TOCHeading", "TOC Heading", HEI, align="center", indent=0),
    Style("TOC1", "toc 1", FANG, align="left", indent=0, tabs=_LEADER),
    Style("TOC2", "toc 2", FANG, align="left", indent=0, left=2 * CHARACTER, tabs=_LEADER),
    Style("FootnoteText", "footnote text", FANG, 10.5, align="left", indent=0, line=300, on_grid=False),
    Style("Footer", "footer", SONG, 14, align="left", indent=0, line=280, on_grid=False),
)
_REFERENCE = (
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


def defaults_xml() -> str:
    """The w:docDefaults element."""
    return (
        f'<w:docDefaults xmlns:w="{NAMESPACE}"><w:rPrDefault><w:rPr>{fonts(FANG)}<w:sz w:val="32"/>'
        '<w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def styles_xml() -> str:
    """Every style, under one element to be taken apart."""
    return (
        f'<w:styles xmlns:w="{NAMESPACE}">{"".join(style.xml() for style in STYLES)}{_REFERENCE}</w:styles>'
    )


def font_table_xml() -> str:
    """The faces with what stands in for each where it is not installed."""
    rows = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for face, others in _STAND_INS.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{NAMESPACE}">{rows}</w:fonts>'


def settings_xml(*, has_contents: bool) -> str:
    """The settings: odd and even footers, Chinese punctuation squeezed, fields brought up to date on opening."""
    update = '<w:updateFields w:val="true"/>' if has_contents else ""
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return (
        f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="{2 * CHARACTER}"/>'
        f'<w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>{update}'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f'<w:compat><w:useFELayout/>{mode}</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )
