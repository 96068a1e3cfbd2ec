"""What is on a slide, before anything is placed: frozen values made from the records of a brief.

Slides speak the language of the brief; the desk's own words on them are Chinese. Text is as `typography.shown` sets it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.gauges.model import GaugeModel
from desktop.reached import Reached


class SlideKind(StrEnum):
    """What a slide is for; it decides how its parts are placed."""

    TITLE = "title"
    OVERVIEW = "overview"
    TEXT = "text"
    TILES = "tiles"
    GAUGES = "gauges"
    PROGRESS = "progress"
    HONOURS = "honours"
    CLOSING = "closing"
    PICTURE = "picture"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `figure` is the id of the figure it is, or ""."""

    text: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A bullet or, without `marker`, a paragraph. It is shown from `step` on. `link` is the id of a section."""

    runs: tuple[Run, ...]
    marker: str = ""
    line: int = 0
    step: int = 0
    link: str = ""

    @property
    def text(self) -> str:
        """The point without its marker."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure set large: estimate and hedges, number and unit as written, its label, and its doubt in words."""

    figure: str
    before: str
    number: str
    unit: str
    after: str
    label: str
    line: int
    aside: str = ""
    step: int = 0

    @property
    def text(self) -> str:
        """The tile in one line."""
        aside = f"（{self.aside}）" if self.aside else ""
        return f"{self.label} {self.before}{self.number}{self.unit}{self.after}{aside}"


@dataclass(frozen=True, slots=True)
class Dial:
    """A target as a gauge, and the sentence that says what it may be compared with.

    `reached` is where it stands, None where nothing was entered for the brief.
    """

    figure: str
    model: GaugeModel
    sentence: str
    line: int
    step: int = 0
    reached: Reached | None = None

    @property
    def text(self) -> str:
        """The gauge in one line."""
        model = self.model
        target = f"{model.title}{model.measure} {model.before}{model.number}{model.unit}{model.after}"
        return f"{target} {standing_words(self.reached)}" if self.reached else target


@dataclass(frozen=True, slots=True)
class Standing:
    """A target in a row: its label, the target as written, and where it stands."""

    figure: str
    label: str
    target: str
    reached: Reached
    line: int
    step: int = 0

    @property
    def text(self) -> str:
        """The row in one line."""
        return f"{self.label} 目标{self.target} {standing_words(self.reached)}"


def standing_words(reached: Reached) -> str:
    """Where a target stands in one line: ● 达序时：实际310家，截至2023年9月30日，最终数."""
    value = f"：实际{reached.value}，{reached.dated}" if reached.value else ""
    return reached.verdict + value


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `part` of `parts` counts the slides that share a title ("1/3"); `steps` is at least 1.

    `id` is the same each time the deck is made from the same brief. `lines` are the source lines it shows, in
    order; `source` is the line at the foot. `subtitle` stands under the title, `remark` is the desk's own note.
    """

    id: str
    kind: SlideKind
    title: str
    section: str = ""
    subtitle: str = ""
    points: tuple[Point, ...] = ()
    tiles: tuple[Tile, ...] = ()
    dials: tuple[Dial, ...] = ()
    standings: tuple[Standing, ...] = ()
    picture: bytes = b""
    remark: str = ""
    lines: tuple[int, ...] = ()
    source: str = ""
    part: int = 1
    parts: int = 1

    @property
    def large(self) -> tuple[Dial | Standing | Tile, ...]:
        """What shows a figure apart from running text."""
        return (*self.dials, *self.standings, *self.tiles)

    @property
    def steps(self) -> int:
        """How many steps it is shown in."""
        parts: tuple[Point | Dial | Standing | Tile, ...] = (*self.points, *self.large)
        return 1 + max((part.step for part in parts), default=0)

    @property
    def heading(self) -> str:
        """The title, with the part where there are several."""
        return f"{self.title} {self.part}/{self.parts}" if self.parts > 1 and self.title else self.title

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the figures on it, in order, each once."""
        runs = (run.figure for point in self.points for run in point.runs if run.figure)
        return tuple(dict.fromkeys((*(part.figure for part in self.large), *runs)))

    @property
    def text(self) -> str:
        """All of it as plain text, a line each: for screen readers, for the files, and when drawing fails."""
        parts = [self.heading, self.subtitle]
        parts += [part.text for part in self.large]
        parts += [f"{point.marker} {point.text}".strip() for point in self.points]
        parts += [self.remark, self.source]
        return "\n".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Deck:
    """The slides in the order of the talk. `end` is the index of the last one; backups come after it.

    `minutes` is the planned length, 0 for none.
    """

    brief: str
    name: str
    slides: tuple[Slide, ...]
    end: int
    theme: str
    minutes: int = 0

    def index(self, slide_id: str) -> int | None:
        """Where the slide with this id stands, or None."""
        return next((n for n, slide in enumerate(self.slides) if slide.id == slide_id), None)

    def of_section(self, section: str) -> int | None:
        """The first slide of a section, or None."""
        return next((n for n, slide in enumerate(self.slides) if slide.section == section), None)

    def of_line(self, line: int) -> int | None:
        """The first slide that shows a source line, or None."""
        return next((n for n, slide in enumerate(self.slides) if line in slide.lines), None)

    def folio(self, index: int) -> str:
        """The number at the foot: "3 / 31"; a backup says so."""
        if index > self.end:
            return f"备用 {index - self.end} / {len(self.slides) - 1 - self.end}"
        return f"{index + 1} / {self.end + 1}"
