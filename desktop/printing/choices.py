"""What may be chosen about a printed brief, as one frozen value that is remembered from one run to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, TypeVar

Kind = TypeVar("Kind", bound=StrEnum)


class Layout(StrEnum):
    """How the paper is laid out; each is a template in resources/print/."""

    GONGWEN = "gongwen"
    JIANBAO = "jianbao"
    ONEPAGE = "onepage"
    LEDGER = "ledger"
    SOURCE = "source"
    HANDOUT = "handout"


# Slides on a page of a handout; `NOTES_PAGE` is one slide with the speaker's note below it.
NOTES_PAGE = 0
SLIDES_PER_PAGE = (1, 2, 3, 4, 6, 9, NOTES_PAGE)


class Scope(StrEnum):
    """How much of the brief is printed."""

    WHOLE = "whole"
    SECTIONS = "sections"
    PAGE = "page"
    TARGETS = "targets"


class Faces(StrEnum):
    """Whose fonts: the official ones where they are installed, or always the bundled ones."""

    OFFICIAL = "official"
    BUNDLED = "bundled"


class FileKind(StrEnum):
    """A kind of file by its ending."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a 简报 says around the text; every field is the office's own and may be empty.

    `classification` (密级) and `copy_number` (编号) are set only for classified papers; `date` is as it is to be
    printed. `report_to`, `send_to` and `issue_to` are 报, 送 and 发; `copies` is how many were printed.
    """

    name: str = ""
    issue: str = ""
    unit: str = ""
    date: str = ""
    classification: str = ""
    copy_number: str = ""
    report_to: str = ""
    send_to: str = ""
    issue_to: str = ""
    copies: str = ""


@dataclass(frozen=True, slots=True)
class PageChoices:
    """The choices in force. `sections` are the ids ticked for `Scope.SECTIONS`, or the one of `Scope.PAGE`.

    `notes` are the desk's remarks (what a doubtful period rests on, why a comparison was refused), `sources`
    the source line of every figure, `contents` a table of contents with page numbers. `slides_per_page` is one of
    `SLIDES_PER_PAGE` and is for handouts only.
    """

    layout: Layout = Layout.GONGWEN
    scope: Scope = Scope.WHOLE
    sections: tuple[str, ...] = ()
    notes: bool = True
    sources: bool = True
    contents: bool = True
    faces: Faces = Faces.OFFICIAL
    black_and_white: bool = False
    masthead: Masthead = field(default_factory=Masthead)
    slides_per_page: int = 6

    def to_json(self) -> dict[str, Any]:
        """The choices as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> PageChoices:
        """The choices stored by `to_json`; what is missing or unsound has its default."""
        choices = cls(
            layout=_member(Layout, stored.get("layout"), Layout.GONGWEN),
            scope=_member(Scope, stored.get("scope"), Scope.WHOLE),
            faces=_member(Faces, stored.get("faces"), Faces.OFFICIAL),
            **{
                name: stored[name]
                for name in ("notes", "sources", "contents", "black_and_white")
                if isinstance(stored.get(name), bool)
            },
        )
        per_page = stored.get("slides_per_page")
        if type(per_page) is int and per_page in SLIDES_PER_PAGE:
            choices = replace(choices, slides_per_page=per_page)
        ids = stored.get("sections")
        if isinstance(ids, list | tuple) and all(isinstance(each, str) for each in ids):
            choices = replace(choices, sections=tuple(ids))
        form = stored.get("masthead")
        if isinstance(form, Mapping):
            known = {f.name for f in fields(Masthead)}
            texts = {name: text for name, text in form.items() if name in known and isinstance(text, str)}
            choices = replace(choices, masthead=Masthead(**texts))
        return choices


def _member(kind: type[Kind], stored: object, default: Kind) -> Kind:
    return kind(stored) if stored in [str(each) for each in kind] else default
