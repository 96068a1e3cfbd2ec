"""What the program makes of a brief, made once in memory: papers, a gauge, the files that offices go on working in."""

from __future__ import annotations

import functools
import hashlib
import io
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from db.decks import DeckChoices
from db.progress import NOTHING
from db.records import Brief, Figure, FigureKind, Measure
from desktop.checks.running import Check, demand
from desktop.deck.slides import Deck
from desktop.fonts import SANS, have_fonts
from desktop.printing.choices import Faces, FileKind, Layout, PageChoices, Scope
from desktop.theme import LIGHT, Theme

if TYPE_CHECKING:
    from desktop.printing.typesetter import Typesetter

_FEW = 3  # slides: the title's, and what comes after it
_SIZE = (300, 180)  # pixels of a gauge on a card
_LEAST_ACCENT = 30  # pixels wholly in the accent colour; the target's stroke alone has more
_GLIMPSE = 40.0  # dots per inch: enough to tell whether a page is blank
_THEN = datetime(2023, 1, 1, tzinfo=UTC)  # the same bytes every time


def making_checks(brief: Callable[[], Brief]) -> list[Check]:
    """Each asks for the brief anew: where there is none, each fails by itself."""
    return [
        Check("page", lambda: _page(brief())),
        Check("gauge", lambda: _gauge(brief())),
        *(Check(f"paper {layout.value}", functools.partial(_paper, brief, layout)) for layout in _PAPERS),
        *(Check(f"file {kind.value}", functools.partial(_file, brief, kind)) for kind in _FILES),
        *(Check(f"slides {kind}", functools.partial(make, brief)) for kind, make in _SLIDES.items()),
        Check("table", lambda: _table(brief())),
    ]


_PAPERS = tuple(layout for layout in Layout if layout is not Layout.ONEPAGE)
_FILES = (FileKind.DOCX, FileKind.XLSX, FileKind.HTML)


# ------------------------------------------------------------ papers


@functools.cache
def _typesetter() -> Typesetter:
    """One for all: it reads the faces once."""
    from desktop.printing.typesetter import Typesetter  # noqa: PLC0415

    return Typesetter(lambda: _THEN)


def _page(brief: Brief) -> str:
    choices = PageChoices(layout=Layout.ONEPAGE, faces=Faces.BUNDLED)
    return sound_page(_typesetter().typeset(brief, choices).pdf, _target(brief).quote)


def sound_page(pdf: bytes, words: str) -> str:
    """Demand that `pdf` is one page, drawn, on which `words` are found again."""
    from desktop.printing.pdf import PdfPages  # noqa: PLC0415

    pages = PdfPages(pdf)
    try:
        demand(len(pages) == 1, f"{len(pages)} pages, not 1")
        demand(bool(pages.find(words)), f"“{words}” is not found on it")
        demand(len(_colours(pages.image(0, _GLIMPSE))) > 2, "it is blank")
    finally:
        pages.close()
    return f"1 page, {len(pdf)} bytes, sha256 {hashlib.sha256(pdf).hexdigest()}, “{words}” found again"


def _target(brief: Brief) -> Figure:
    """The first growth target, which has a gauge."""
    targets = (f for f in brief.figures if f.kind is FigureKind.TARGET)
    found = next((f for f in targets if f.indicator.measure is Measure.GROWTH), None)
    if found is None:
        raise LookupError(f"{brief.id} has no growth target")
    return found


def _paper(brief_of: Callable[[], Brief], layout: Layout) -> str:
    """Every template is set once, with no more of the brief than its targets."""
    choices = PageChoices(layout=layout, faces=Faces.BUNDLED, scope=Scope.TARGETS)
    return sound_paper(_typesetter().typeset(brief_of(), choices).pdf)


def sound_paper(pdf: bytes) -> str:
    """Demand that `pdf` has pages, and that something is drawn on the first."""
    from desktop.printing.pdf import PdfPages  # noqa: PLC0415

    pages = PdfPages(pdf)
    try:
        demand(len(_colours(pages.image(0, _GLIMPSE))) > 1, "its first page is blank")
        return f"{len(pages)} pages, {len(pdf)} bytes"
    finally:
        pages.close()


# ------------------------------------------------------------ a gauge


def _gauge(brief: Brief) -> str:
    from desktop.gauges.item import GaugeView, configure  # noqa: PLC0415 - loads numpy and pyqtgraph
    from desktop.gauges.painter import GaugeStyle  # noqa: PLC0415
    from desktop.gauges.reading import CHINESE, gauge_model  # noqa: PLC0415

    have_fonts(SANS)
    theme = Theme(LIGHT, 1.0)
    configure(theme)
    view = GaugeView(gauge_model(brief, _target(brief), CHINESE, "zh_CN"), GaugeStyle.of(theme))
    view.resize(*_SIZE)
    return sound_gauge(_png(view.grab().toImage()), LIGHT.accent)


def sound_gauge(png: bytes, accent: str) -> str:
    """Demand that `png` is a picture with something on it, the colour `accent` included."""
    picture = QImage.fromData(png)
    demand(not picture.isNull(), "it is no picture")
    colours = _colours(picture)
    demand(len(colours) > 2, "it is blank")
    count = colours[QColor(accent).rgb()]
    demand(
        count >= _LEAST_ACCENT, f"{count} pixels are in the accent colour, at least {_LEAST_ACCENT} should be"
    )
    size = f"{picture.width()}×{picture.height()}"
    return f"{size}, {len(png)} bytes of PNG, {len(colours)} colours, {count} pixels of accent"


def _colours(picture: QImage) -> Counter[int]:
    """Colour -> pixels."""
    return Counter(picture.pixel(x, y) for y in range(picture.height()) for x in range(picture.width()))


def _png(picture: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    demand(picture.save(buffer, "PNG"), "PNG cannot be written")  # type: ignore[call-overload]
    return bytes(data.data())


# ------------------------------------------------------------ files


def _file(brief_of: Callable[[], Brief], kind: FileKind) -> str:
    from desktop.printing.exporting import exported  # noqa: PLC0415

    brief = brief_of()
    data = exported(brief, PageChoices(faces=Faces.BUNDLED), kind, _typesetter())
    return sound_html(data, _target(brief).quote) if kind is FileKind.HTML else sound_archive(data)


def _deck(brief_of: Callable[[], Brief]) -> Deck:
    """The first slides: what takes time is how many there are."""
    from desktop.deck.making import make_deck  # noqa: PLC0415

    deck = make_deck(brief_of(), DeckChoices())
    return replace(deck, slides=deck.slides[:_FEW])


def _pptx(brief_of: Callable[[], Brief]) -> str:
    from desktop.presenting.pptx_file import pptx  # noqa: PLC0415

    return sound_archive(pptx(_deck(brief_of), {}))


def _slides_pdf(brief_of: Callable[[], Brief]) -> str:
    from desktop.printing.slides_pdf import slides_pdf  # noqa: PLC0415

    return sound_paper(slides_pdf(_deck(brief_of), now=_THEN))


def _slides_html(brief_of: Callable[[], Brief]) -> str:
    from desktop.presenting.web_slides import web_slides  # noqa: PLC0415

    deck = _deck(brief_of)
    return sound_html(web_slides(deck).encode("utf-8"), deck.slides[0].title)


_SLIDES = {"pptx": _pptx, "pdf": _slides_pdf, "html": _slides_html}


def _table(brief: Brief) -> str:
    """The table to be filled in, written and read again."""
    from desktop.progress.sheets.reading import read_bytes  # noqa: PLC0415
    from desktop.progress.sheets.template import template_xlsx  # noqa: PLC0415

    rows = read_bytes("template.xlsx", template_xlsx(brief, NOTHING)).lines
    demand(bool(rows), "it has no rows")
    return f"{len(rows)} rows"


def sound_html(data: bytes, words: str) -> str:
    """Demand that a web page holds `words`."""
    demand(words in data.decode("utf-8"), f"“{words}” is not in it")
    return f"{len(data)} bytes"


def sound_archive(data: bytes) -> str:
    """Demand that `data` is a whole archive, as all office files are."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        broken = archive.testzip()
        demand(broken is None, f"{broken} is damaged")
        return f"{len(data)} bytes, {len(archive.namelist())} parts"
