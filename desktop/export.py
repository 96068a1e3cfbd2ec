"""`python -m desktop export`: a brief or its slides as files, from a terminal and without a display."""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import json
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.decks import SLIDE_THEMES, DeckChoices
from db.errors import UserError
from db.library import Library
from db.progress import NOTHING, Progress
from db.records import Brief
from db.shelf import Shelf
from desktop.paths import bundled_packs, shelf_folder
from desktop.printing.choices import (
    NOTES_PAGE,
    SLIDES_PER_PAGE,
    Faces,
    FileKind,
    Layout,
    PageChoices,
    Scope,
)

if TYPE_CHECKING:
    from desktop.deck.slides import Deck

_NOTES = "notes"


def main(command_line: Sequence[str]) -> int:
    """Write every file that is asked for; the exit status."""
    options = _parsed(command_line)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - after the platform is chosen

    from desktop.qt_folders import let_qt_find_its_plugins  # noqa: PLC0415 - it loads Qt

    let_qt_find_its_plugins()
    application = QGuiApplication.instance() or QGuiApplication([])
    try:
        _export(options)
    except UserError as error:
        print(error.sentence("zh_CN"), error.sentence("en"), sep="\n", file=sys.stderr)  # noqa: T201
        return 1
    del application
    return 0


def _export(options: argparse.Namespace) -> None:
    from desktop.deck.making import make_deck  # noqa: PLC0415
    from desktop.printing.exporting import (  # noqa: PLC0415 - needs an application
        exported,
        save_pictures,
        with_sections,
    )
    from desktop.printing.handout import Talk  # noqa: PLC0415
    from desktop.printing.saving import save  # noqa: PLC0415
    from desktop.printing.typesetter import Typesetter  # noqa: PLC0415

    brief = _brief(options.pack, options.brief)
    choices = _choices(options)
    if options.sections:
        choices = with_sections(brief, choices, options.sections)
    progress, on = _progress(options.notebook, brief), options.on or datetime.now().astimezone().date()
    deck = make_deck(brief, DeckChoices(theme=options.slide_theme), progress=progress, on=on)
    typesetter = Typesetter(talk_of=lambda _: Talk(deck), progress_of=lambda _: (progress, on))
    for kind in FileKind:
        target = getattr(options, kind.value)
        if target is not None:
            save(target, exported(brief, choices, kind, typesetter))
            print(f"{target}")  # noqa: T201 - what was written
    if options.png is not None:
        count = save_pictures(typesetter.typeset(brief, choices).pdf, options.png, options.dpi)
        print(f"{options.png}: {count}")  # noqa: T201
    for target, make in (
        (options.pptx, _pptx),
        (options.slides_pdf, _slides_pdf),
        (options.slides_html, _slides_html),
    ):
        if target is not None:
            save(target, make(deck, options.ratio))
            print(f"{target}")  # noqa: T201
    if options.slides_png is not None:
        from desktop.printing.exporting import save_slides  # noqa: PLC0415

        print(f"{options.slides_png}: {save_slides(deck, options.slides_png, options.ratio)}")  # noqa: T201


def _pptx(deck: Deck, ratio: float) -> bytes:
    from desktop.presenting.pptx_file import pptx  # noqa: PLC0415 - needs an application, and a slow library

    return pptx(deck, {}, ratio)


def _slides_pdf(deck: Deck, ratio: float) -> bytes:
    from desktop.printing.slides_pdf import slides_pdf  # noqa: PLC0415

    return slides_pdf(deck, ratio)


def _slides_html(deck: Deck, ratio: float) -> bytes:
    from desktop.presenting.web_slides import web_slides  # noqa: PLC0415

    return web_slides(deck, ratio).encode("utf-8")


def _brief(pack: Path | None, brief_id: str) -> Brief:
    library = Library()
    for path in [pack] if pack else bundled_packs():
        library.open(path)
    if library.refused:
        raise library.refused[0]
    if pack is None:
        # What the window would show is what is written; a damaged file on the shelf is said and gives way.
        Shelf(shelf_folder(), bundled_packs()).open_newest(library)
        for error in library.refused:
            print(error, file=sys.stderr)  # noqa: T201 - the one sentence a terminal is owed
    if brief_id and library.brief(brief_id) is None:
        known = "、".join(brief.id for brief in library.briefs)
        raise UserError(
            f"没有简报“{brief_id}”，没有输出文件。可用的简报：{known}。",
            f"There is no brief “{brief_id}”; nothing was written. The briefs: {known}.",
        )
    brief = library.brief(brief_id) if brief_id else next(iter(library.briefs), None)
    if brief is None:
        raise UserError(
            "没有找到任何简报，没有输出文件。请用 --pack 指定一个 .brief 文件。",
            "No brief was found; nothing was written. Name a .brief file with --pack.",
        )
    return brief


def _progress(notebook: Path | None, brief: Brief) -> Progress:
    """What was entered for the brief in a notebook, which is only read; raises ImportRefused where it is at fault."""
    if notebook is None:
        return NOTHING
    from db.notebook.notebook import Notebook  # noqa: PLC0415 - only where one is named
    from db.progress_kept import progress_of  # noqa: PLC0415

    # A checked copy in memory: an older notebook is not brought up to date where it lies.
    with contextlib.closing(Notebook.in_memory()) as book:
        book.merge(notebook)
        return progress_of(book, brief.id)


def _choices(options: argparse.Namespace) -> PageChoices:
    stored = {
        "layout": options.layout,
        "scope": str(Scope.TARGETS if options.targets else Scope.WHOLE),
        "faces": str(Faces.BUNDLED if options.bundled_fonts else Faces.OFFICIAL),
        "notes": options.notes,
        "sources": options.sources,
        "contents": options.contents,
        "black_and_white": options.black_and_white,
        "masthead": _form(options.form) if options.form else {},
    }
    return dataclasses.replace(PageChoices.from_json(stored), slides_per_page=options.slides_per_page)


def _form(path: Path) -> dict[str, object]:
    try:
        form = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(
            f'报头文件“{path.name}”没有读取，没有输出文件。它应是一个 JSON 对象，例如 {{"name": "工作简报"}}。',
            f"The masthead file “{path.name}” was not read; nothing was written. "
            'It should be a JSON object such as {"name": "Work Brief"}.',
        ) from error
    return form if isinstance(form, dict) else {}


def _parsed(command_line: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="briefing-desk export", description="把简报输出为文件 Write a brief as files"
    )
    switch = argparse.BooleanOptionalAction
    for kind, words in (
        ("pdf", "PDF/A-2b, PDF/UA-1"),
        ("docx", "a document in the layout of 公文, for editing"),
        ("xlsx", "the ledger, the figures and their sources"),
        ("html", "one self-contained page"),
    ):
        parser.add_argument(f"--{kind}", type=Path, metavar="FILE", help=words)
    _add_slides(parser)
    parser.add_argument("--png", type=Path, metavar="DIR", help="a picture of every page")
    parser.add_argument("--dpi", type=_dpi, default=150, help="dots per inch of the pictures, 36 to 600")
    parser.add_argument("--layout", choices=[str(each) for each in Layout], default=str(Layout.GONGWEN))
    parser.add_argument("--sections", type=_ids, metavar="ID,...", help="only these sections")
    parser.add_argument("--targets", action="store_true", help="only targets and tasks with a number")
    parser.add_argument("--pack", type=Path, metavar="PACK", help="a .brief file; else the bundled one")
    parser.add_argument("--brief", default="", metavar="ID", help="which brief of the pack; else the first")
    parser.add_argument(
        "--notebook", type=Path, metavar="FILE", help="with what was entered in this notebook; else without"
    )
    parser.add_argument("--on", type=_day, metavar="DATE", help="how things stand on a day; else today")
    parser.add_argument("--form", type=Path, metavar="FILE", help="the masthead of a 简报 as JSON")
    parser.add_argument("--notes", action=switch, default=True, help="remarks on doubts and comparisons")
    parser.add_argument("--sources", action=switch, default=True, help="source line numbers")
    parser.add_argument("--contents", action=switch, default=True, help="a table of contents")
    parser.add_argument(
        "--bundled-fonts", action="store_true", help="not the official fonts, even if installed"
    )
    parser.add_argument("--black-and-white", action="store_true")
    options = parser.parse_args(command_line)
    papers = (options.pdf, options.docx, options.xlsx, options.html, options.png)
    slides = (options.pptx, options.slides_pdf, options.slides_html, options.slides_png)
    if not any((*papers, *slides)):
        parser.error(
            "name at least one file: --pdf, --docx, --xlsx, --html, --png, "
            "--pptx, --slides-pdf, --slides-html or --slides-png"
        )
    return options


def _add_slides(parser: argparse.ArgumentParser) -> None:
    """The files a talk is taken along in."""
    parser.add_argument("--pptx", type=Path, metavar="FILE", help="the slides as a presentation, for editing")
    parser.add_argument("--slides-pdf", type=Path, metavar="FILE", help="the slides, one a page")
    parser.add_argument("--slides-html", type=Path, metavar="FILE", help="the slides as one offline page")
    parser.add_argument("--slides-png", type=Path, metavar="DIR", help="a picture of every slide, 1080 lines")
    parser.add_argument("--slide-theme", choices=SLIDE_THEMES, default=SLIDE_THEMES[0])
    parser.add_argument(
        "--ratio", type=_ratio, default=16 / 9, metavar="W:H", help="the shape of a slide, 4:3 to 21:9"
    )
    parser.add_argument(
        "--slides-per-page",
        type=_per_page,
        default=PageChoices().slides_per_page,
        metavar="N",
        help="for --layout handout: 1, 2, 3, 4, 6, 9, or notes",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2023-09-30") from error


def _ids(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("，", ",").split(",") if part.strip())


def _ratio(text: str) -> float:
    wide, _, high = text.replace("：", ":").partition(":")
    if not (wide.isdecimal() and high.isdecimal() and int(high)):
        raise argparse.ArgumentTypeError(f"{text!r} is not a ratio such as 16:9")
    ratio = int(wide) / int(high)
    if not 4 / 3 <= ratio <= 21 / 9:
        raise argparse.ArgumentTypeError(f"{text!r} is not between 4:3 and 21:9")
    return ratio


def _per_page(text: str) -> int:
    if text == _NOTES:
        return NOTES_PAGE
    if not text.isdecimal() or int(text) not in SLIDES_PER_PAGE or int(text) == NOTES_PAGE:
        raise argparse.ArgumentTypeError(f"{text!r} is not 1, 2, 3, 4, 6, 9 or notes")
    return int(text)


def _dpi(text: str) -> int:
    if not text.isdigit() or not 36 <= int(text) <= 600:
        raise argparse.ArgumentTypeError(f"{text!r} is not between 36 and 600")
    return int(text)
