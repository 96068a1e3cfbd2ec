r"""Make the interface fonts of this folder from the Noto CJK collections.

The application carries its own Chinese fonts for machines that have none.
They are subsets of the Simplified Chinese faces in the Debian package named
in ``PACKAGE``, renamed so that they never collide with an installed font.

Usage::

    python subset.py NotoSansCJK-Regular.ttc NotoSansCJK-Bold.ttc \
        NotoSerifCJK-Regular.ttc NotoSerifCJK-Bold.ttc

The collections are told apart by their file names; any of the four may be
left out, and then the font made from it and its record stay as they are.
Needs fonttools (``FONTTOOLS`` made the fonts here). Same input, same bytes.
"""

import argparse
import hashlib
import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import fontTools
from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "SOURCES.json"
CHARACTER_TABLE = HERE / "tongyong-guifan.txt"

PACKAGE = "fonts-noto-cjk"
PACKAGE_VERSION = "1:20220127+repack1-1"
LICENCE = "OFL-1.1"
FONTTOOLS = "4.68.0"

#: Whole Unicode blocks, first and last code point.
BLOCKS: tuple[tuple[int, int], ...] = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x2150, 0x218F),  # fractions, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2460, 0x24FF),  # circled and bracketed numbers
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2E3A, 0x2E3B),  # long dashes, which two or three U+2014 become
    (0x3000, 0x303F),  # CJK punctuation
    (0x3200, 0x32FF),  # enclosed CJK
    (0x3380, 0x33DF),  # squared units
    (0xFF00, 0xFFEF),  # full-width forms
)
#: Single characters: replacement, check marks, crosses, stars, signs.
EXTRA = "\ufffd✓✔✕✗✘★☆☐☑☒℃℉№™€"

#: Two em dashes join into one through ccmp; Latin pairs are kerned.
FEATURES = ("ccmp", "kern")
#: Windows, Unicode, English (United States).
ENGLISH = (3, 1, 0x409)
#: For vertical setting or signing only.
DROPPED_TABLES = ("VORG", "vhea", "vmtx", "DSIG")


@dataclass(frozen=True)
class Face:
    """One font to make: where it comes from and what it is called."""

    collection: str
    face: str
    family: str
    style: str
    #: What is typed into a field, and whatever no other face has, is set in the sans.
    has_traditional: bool = False

    @property
    def postscript_name(self) -> str:
        """The name without spaces, also the stem of the file."""
        return f"{self.family.replace(' ', '')}-{self.style}"

    @property
    def full_name(self) -> str:
        """Family and style; a regular face has the family's name alone."""
        return self.family if self.style == "Regular" else f"{self.family} {self.style}"

    @property
    def file(self) -> str:
        """The name of the file in this folder."""
        return f"{self.postscript_name}.otf"


FACES = (
    Face("NotoSansCJK-Regular.ttc", "Noto Sans CJK SC", "Briefing Sans", "Regular", has_traditional=True),
    Face("NotoSansCJK-Bold.ttc", "Noto Sans CJK SC Bold", "Briefing Sans", "Bold", has_traditional=True),
    Face("NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC", "Briefing Serif", "Regular"),
    Face("NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC Bold", "Briefing Serif", "Bold"),
)


def gb2312() -> Iterator[int]:
    """Yield every character of GB 2312."""
    yield from double_byte("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))


def gbk_symbols() -> Iterator[int]:
    """Yield the characters of GBK that are not hanzi (rows A1 to A9)."""
    yield from double_byte("gbk", range(0xA1, 0xAA), range(0x40, 0xFF))


def big5_common() -> Iterator[int]:
    """Yield the 5401 traditional characters in common use (level 1 of Big5)."""
    yield from double_byte("big5", range(0xA4, 0xC7), range(0x40, 0xFF))


def double_byte(codec: str, leads: range, trails: range) -> Iterator[int]:
    """Yield the code points that pairs of these bytes stand for."""
    for lead in leads:
        for trail in trails:
            text = bytes((lead, trail)).decode(codec, errors="ignore")
            if len(text) == 1 and unicodedata.category(text) != "Co":
                yield ord(text)


def standard_table() -> Iterator[int]:
    """Yield the 8105 characters of the 通用规范汉字表."""
    for line in CHARACTER_TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from map(ord, line)


def wanted_characters(face: Face) -> set[int]:
    """Return all code points a font is to cover, where the source does."""
    wanted = {*gb2312(), *gbk_symbols(), *standard_table(), *map(ord, EXTRA)}
    if face.has_traditional:
        wanted.update(big5_common())
    for first, last in BLOCKS:
        wanted.update(range(first, last + 1))
    return wanted


def open_face(path: Path, name: str) -> TTFont:
    """Return the font of that full name from a collection."""
    collection = TTCollection(str(path), lazy=True)
    for font in collection.fonts:
        if font["name"].getDebugName(4) == name:
            font.recalcTimestamp = False
            return font
    raise SystemExit(f"{path.name}: no face named {name}")


def cut(font: TTFont, characters: set[int]) -> None:
    """Keep only what the interface needs."""
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.drop_tables = [*options.drop_tables, *DROPPED_TABLES]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = True
    options.desubroutinize = False
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options=options)
    subsetter.populate(unicodes=sorted(characters))
    subsetter.subset(font)


def rename(font: TTFont, face: Face) -> None:
    """Give the font its own names in the name table and in the outlines."""
    version = font["name"].getDebugName(5).split(";")[0]
    names = {
        1: face.family,
        2: face.style,
        3: f"{version};{face.postscript_name}",
        4: face.full_name,
        6: face.postscript_name,
        16: face.family,
        17: face.style,
    }
    table = font["name"]
    table.names = [record for record in table.names if record.langID == ENGLISH[2]]
    for number, text in names.items():
        table.setName(text, number, *ENGLISH)
    rename_outlines(font, face)


def rename_outlines(font: TTFont, face: Face) -> None:
    """Set the names inside the CFF table."""
    cff = font["CFF "].cff
    old, cff.fontNames[0] = cff.fontNames[0], face.postscript_name
    top = cff.topDictIndex[0]
    top.FullName, top.FamilyName = face.full_name, face.family
    for part in top.FDArray:
        part.FontName = part.FontName.replace(old, face.postscript_name)


def sha256(path: Path) -> str:
    """Return the digest of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def record(face: Face, source: Path, characters: int) -> dict[str, object]:
    """Return what SOURCES.json says about one font."""
    target = HERE / face.file
    return {
        "file": face.file,
        "family": face.family,
        "style": face.style,
        "origin": {
            "package": PACKAGE,
            "version": PACKAGE_VERSION,
            "file": face.collection,
            "file_sha256": sha256(source),
            "face": face.face,
        },
        "modified": f"subset and renamed by subset.py, fonttools {fontTools.version}",
        "licence": LICENCE,
        "licence_file": "OFL.txt",
        "sha256": sha256(target),
        "size": target.stat().st_size,
        "characters": characters,
    }


def make(face: Face, source: Path) -> dict[str, object]:
    """Write one font and return its record."""
    font = open_face(source, face.face)
    cut(font, wanted_characters(face))
    rename(font, face)
    font.save(HERE / face.file)
    return record(face, source, len(font.getBestCmap()))


def write_records(made: dict[str, dict[str, object]]) -> None:
    """Write SOURCES.json, keeping the records of fonts not made this time."""
    kept: list[dict[str, object]] = []
    if SOURCES.exists():
        kept = json.loads(SOURCES.read_text(encoding="utf-8"))
    records = {str(row["file"]): row for row in kept} | made
    # Fonts that are carried as they came have records too, after those that are made.
    made_here = [face.file for face in FACES if face.file in records]
    rows = [records[name] for name in dict.fromkeys([*made_here, *records])]
    text = json.dumps(rows, ensure_ascii=False, indent=2)
    SOURCES.write_text(text + "\n", encoding="utf-8", newline="\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the fonts whose collections are given."""
    parser = argparse.ArgumentParser(description="Make the interface fonts.")
    parser.add_argument("collections", nargs="+", type=Path, metavar="TTC")
    given = {path.name: path for path in parser.parse_args(arguments).collections}
    if unknown := given.keys() - {face.collection for face in FACES}:
        parser.error(f"not expected: {', '.join(sorted(unknown))}")
    if fontTools.version != FONTTOOLS:
        sys.stderr.write(f"fonttools is not {FONTTOOLS}: the bytes may differ\n")
    faces = [face for face in FACES if face.collection in given]
    made = {face.file: make(face, given[face.collection]) for face in faces}
    write_records(made)
    for name, row in made.items():
        sys.stdout.write(f"{name}: {row['size']} bytes, {row['characters']} characters\n")


if __name__ == "__main__":
    main()
