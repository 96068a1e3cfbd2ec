"""Sets a brief in type: brief and choices in, PDF bytes out. Nothing is written and no network is used.

Archive and accessibility are the default: PDF/A-2b (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), tagged, with an
outline, the document's language, and every font embedded and subset.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from db.errors import UserError
from db.records import Brief
from desktop.paths import resource
from desktop.printing.choices import Faces, Layout, PageChoices
from desktop.printing.document import Document
from desktop.printing.drawings import GaugeDrawing, gauge_drawings
from desktop.printing.faces import FALLBACK, Face, FaceUsed, Replaced, chosen, lacking
from desktop.printing.handout import Talk, handout
from desktop.printing.making import document
from desktop.printing.titles import title_lines
from desktop.printing.words import WORDS
from desktop.reached import ProgressOf, nothing_of

if TYPE_CHECKING:
    import typst

STANDARDS: list[Literal["a-2b", "ua-1"]] = ["a-2b", "ua-1"]
# Full-width characters of the title's size that fill its line.
_TITLE_LINE = {Layout.GONGWEN: 20, Layout.JIANBAO: 20, Layout.SOURCE: 21}


class LayoutError(UserError):
    """The typesetter could not make pages of what it was given."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"这份文件没有排成：{detail}。简报和已有的文件都没有改动。请换一种版式或减少内容后重试。",
            f"The document was not set: {detail}. The brief and existing files are unchanged. "
            "Choose another layout or print less of it, and try again.",
        )


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished document: the PDF, the faces that were used, and the characters they lacked."""

    pdf: bytes
    faces: tuple[FaceUsed, ...]
    replaced: tuple[Replaced, ...]


class Typesetter:
    """Keeps the fonts and what has been set before, so that a change of choice is quick. Use it from one thread.

    `talk_of` gives the user's own deck and notes for a handout, None for the deck as it is made; `progress_of` what
    was entered for a brief and the day it is looked at. Both are called in the thread that typesets.
    """

    def __init__(
        self,
        now: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone(),
        talk_of: Callable[[Brief], Talk | None] = lambda brief: None,
        progress_of: ProgressOf = nothing_of,
    ) -> None:
        self._now, self._talk_of, self._progress_of = now, talk_of, progress_of
        self._compilers: dict[Faces, typst.Compiler] = {}

    def typeset(self, brief: Brief, choices: PageChoices) -> Typeset:
        """Set `brief`; raises `LayoutError` where the text cannot be set."""
        data, replaced = self.data(brief, choices)
        return Typeset(
            self.compiled(data, choices), tuple(used for _, used, _ in chosen(choices.faces)), replaced
        )

    def paper(self, brief: Brief, choices: PageChoices) -> Document:
        """All that is to be set."""
        return document(brief, choices, *self._progress_of(brief))

    def drawings(self, brief: Brief, paper: Document, choices: PageChoices) -> tuple[GaugeDrawing, ...]:
        """The gauges of the targets on `paper`."""
        figures = {target.figure for target in paper.targets}
        progress, on = self._progress_of(brief)
        return gauge_drawings(brief, figures, progress, on, black_and_white=choices.black_and_white)

    def data(self, brief: Brief, choices: PageChoices) -> tuple[dict[str, Any], tuple[Replaced, ...]]:
        """What the template is given, and the characters that are set otherwise than asked."""
        doc = self.paper(brief, choices)
        now = self._now()
        drawings = self.drawings(brief, doc, choices) if choices.layout is Layout.ONEPAGE else ()
        data: dict[str, Any] = {
            "document": asdict(doc),
            "choices": choices.to_json(),
            "title_lines": title_lines(doc.title, _TITLE_LINE.get(choices.layout, 20)),
            "gauges": [asdict(drawing) for drawing in drawings],
            "words": WORDS,
            "date": [now.year, now.month, now.day],
            "printed_on": f"{now.year}年{now.month}月{now.day}日打印",
        }
        if choices.layout is Layout.HANDOUT:
            data["handout"] = handout(brief, choices, self._talk_of(brief), *self._progress_of(brief))
        replaced, unknown = _replaced(_texts(data), choices.faces)
        data = _coded(data, unknown) if unknown else data
        return {**data, "faces": _stacks(choices.faces)}, replaced

    def compiled(self, data: dict[str, Any], choices: PageChoices) -> bytes:
        """The PDF of `data` in the layout chosen."""
        import typst  # noqa: PLC0415 - 30 ms, and only where paper is made

        compiler = self._compiler(choices.faces)
        try:
            return compiler.compile(  # type: ignore[return-value]
                input=str(resource("print", f"{choices.layout}.typ")),
                format="pdf",
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
                pdf_standards=list(STANDARDS),
                timestamp=int(self._now().timestamp()),
            )
        except typst.TypstError as error:
            raise LayoutError(str(error)) from error

    def _compiler(self, faces: Faces) -> typst.Compiler:
        import typst  # noqa: PLC0415

        if faces not in self._compilers:
            official = [path.parent for _, used, path in chosen(faces) if used.is_official]
            self._compilers[faces] = typst.Compiler(
                root=str(resource("print")),
                font_paths=[str(resource("fonts")), *dict.fromkeys(map(str, official))],
                ignore_system_fonts=True,
            )
        return self._compilers[faces]


def _stacks(preference: Faces) -> dict[str, list[Any]]:
    """Role -> families in order. Beside a bundled 仿宋 or 楷体 the Latin is 宋体's, which suits it better."""
    last = [family for family, _ in FALLBACK]
    stacks: dict[str, list[Any]] = {"sans": ["Briefing Sans"], "mono": ["Briefing Sans"]}
    for face, used, _ in chosen(preference):
        is_light = face.role in {"fang", "kai"} and not used.is_official
        latin = [{"latin": "Briefing Serif"}] if is_light else []
        stacks[face.role] = [*latin, *dict.fromkeys([used.family, face.bundled, *last])]
    return stacks


# ------------------------------------------------------------ characters a face lacks


def _replaced(texts: Iterable[str], preference: Faces) -> tuple[tuple[Replaced, ...], set[str]]:
    """The characters that the body's faces lack, and those that no bundled face has."""
    text = "".join(dict.fromkeys("".join(texts)))
    out: list[Replaced] = []
    unknown: set[str] = set()
    for face, used, path in chosen(preference):
        for character in lacking(text, path):
            stand_in = _stand_in(character, face)
            if not stand_in:
                unknown.add(character)
            if character.isspace() or not character.isprintable():
                continue
            out.append(Replaced(character, used.family, stand_in))
    return tuple({each.character: each for each in reversed(out)}.values()), unknown


def _stand_in(character: str, face: Face) -> str:
    stack = [(face.bundled, face.file), *FALLBACK]
    return next((name for name, file in stack if not lacking(character, resource("fonts", file))), "")


def _texts(value: Any) -> Iterator[str]:
    """Every text in plain data; drawings are not text, their faces are whole."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in {"svg"}:
                yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _coded(value: Any, unknown: set[str]) -> Any:
    """`value` with each character no font has written as its code point, 〔U+2CE93〕: never an empty box."""
    if isinstance(value, str):
        return "".join(f"〔U+{ord(c):04X}〕" if c in unknown else c for c in value)
    if isinstance(value, dict):
        return {name: _coded(each, unknown) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_coded(each, unknown) for each in value]
    return value
