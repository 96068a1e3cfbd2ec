"""The one state of a show. Keys, clickers and buttons change it here; windows only render it.

What the presenter sees and what the audience sees are two views; they are the same object until the audience is frozen.
Places on a slide are fractions of its width and height from its top left corner.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from desktop.deck.slides import Deck, Slide
from desktop.presenting.talk_clock import TalkClock

Fraction = tuple[float, float]
_MOST_RETURNS = 50
_ZOOMS = (1.0, 1.5, 2.0, 3.0, 4.0)


class Cover(StrEnum):
    """What lies over the audience's slide."""

    NONE = "none"
    BLACK = "black"
    WHITE = "white"


class Tool(StrEnum):
    """What the pointer does."""

    NONE = "none"
    LASER = "laser"
    SPOTLIGHT = "spotlight"
    PEN = "pen"


@dataclass(frozen=True, slots=True)
class Zoom:
    """A magnified part: `scale` is at least 1, `centre` stays on the slide."""

    scale: float = 1.0
    centre: Fraction = (0.5, 0.5)


Stroke = tuple[Fraction, ...]


@dataclass(frozen=True)
class View:
    """What one side sees: the slide and the step in it, a detail opened over it, pointer, ink and zoom.

    `ink` has the strokes of each slide by its id. `shows_source` lays the source lines of the slide over it.
    """

    slide: int = 0
    step: int = 0
    detail: Slide | None = None
    shows_source: bool = False
    tool: Tool = Tool.NONE
    pointer: Fraction | None = None
    zoom: Zoom = field(default_factory=Zoom)
    ink: dict[str, tuple[Stroke, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class ShowState:
    """All there is to know about a show in progress."""

    presenter: View
    audience: View
    cover: Cover = Cover.NONE
    returns: tuple[tuple[int, int], ...] = ()

    @property
    def is_frozen(self) -> bool:
        """Whether the audience stays while the presenter roams."""
        return self.presenter is not self.audience


class Show(QObject):
    """A show of one deck. `changed` carries the new state; `ended` comes once, when the show is over."""

    changed = Signal(object)
    ended = Signal()

    def __init__(
        self, deck: Deck, clock: TalkClock, slide: int = 0, step: int = 0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._deck = deck
        self.clock = clock
        self._is_over = False
        slide = min(max(slide, 0), len(deck.slides) - 1)
        view = View(slide, min(max(step, 0), deck.slides[slide].steps - 1))
        self._state = ShowState(view, view)
        clock.arrive(deck.slides[slide].id, is_first=slide == 0 and view.step == 0)

    @property
    def deck(self) -> Deck:
        """What is shown."""
        return self._deck

    @property
    def state(self) -> ShowState:
        """The state in force."""
        return self._state

    @property
    def slide(self) -> Slide:
        """The presenter's slide."""
        return self._deck.slides[self._state.presenter.slide]

    def seen(self, view: View) -> Slide:
        """What a side sees: the detail that is open, or the slide."""
        return view.detail or self._deck.slides[view.slide]

    # ------------------------------------------------------------ moving

    def next(self) -> None:
        """The next step; the next slide after the last step. A cover is lifted first, a detail closed."""
        if self._came_back():
            return
        view = self._state.presenter
        if view.step + 1 < self.slide.steps:
            self._move(view.slide, view.step + 1)
        elif self._has_after(view.slide):
            self._move(view.slide + 1, 0)

    def previous(self) -> None:
        """The step before; from a slide's first step, the whole slide before it."""
        if self._came_back():
            return
        view = self._state.presenter
        if view.step:
            self._move(view.slide, view.step - 1)
        elif view.slide:
            self._move(view.slide - 1, self._deck.slides[view.slide - 1].steps - 1)

    def upcoming(self) -> tuple[int, int] | None:
        """The slide and step that `next` would show; None at the end."""
        view = self._state.presenter
        if view.step + 1 < self.slide.steps:
            return view.slide, view.step + 1
        return (view.slide + 1, 0) if self._has_after(view.slide) else None

    def go(self, slide: int, step: int = 0) -> None:
        """Jump to a slide, wherever it stands; `go_back` returns from there."""
        if 0 <= slide < len(self._deck.slides):
            view = self._state.presenter
            returns = (*self._state.returns, (view.slide, view.step))[-_MOST_RETURNS:]
            self._move(slide, min(step, self._deck.slides[slide].steps - 1), returns=returns)

    def first(self) -> None:
        """Jump to the first slide."""
        self.go(0)

    def last(self) -> None:
        """Jump to the last slide of the talk."""
        self.go(self._deck.end)

    def open_detail(self, detail: Slide) -> None:
        """Lay a detail (a figure's source) over the slide."""
        self._set(replace(self._state.presenter, detail=detail, zoom=Zoom()))

    def go_back(self) -> None:
        """From a detail to its slide; from a slide that was jumped to, to where the jump began."""
        view, returns = self._state.presenter, self._state.returns
        if view.detail is not None:
            self._set(replace(view, detail=None, zoom=Zoom()))
        elif returns:
            self._move(*returns[-1], returns=returns[:-1])

    def toggle_source(self) -> None:
        """Show the slide's source lines over it, or take them away."""
        view = self._state.presenter
        self._set(replace(view, shows_source=not view.shows_source))

    # ------------------------------------------------------------ what the audience sees

    def toggle_cover(self, cover: Cover) -> None:
        """Black or white over the audience's slide, or away again."""
        self._publish(replace(self._state, cover=Cover.NONE if self._state.cover is cover else cover))

    def toggle_freeze(self) -> None:
        """Let the audience stay where it is while the presenter roams; then bring it along again."""
        state = self._state
        if state.is_frozen:
            self._publish(replace(state, audience=state.presenter))
        else:
            # An equal view that is another object: from here on the two go their own ways.
            self._publish(replace(state, audience=replace(state.presenter)))

    def end(self) -> None:
        """The show is over."""
        if not self._is_over:
            self._is_over = True
            self.clock.pause()
            self.ended.emit()

    # ------------------------------------------------------------ pointer, ink, zoom

    def take(self, tool: Tool) -> None:
        """Take a tool in hand, or put it away."""
        view = self._state.presenter
        self._set(replace(view, tool=Tool.NONE if view.tool is tool else tool, pointer=None))

    def point(self, place: Fraction | None) -> None:
        """Where the pointer is; None when it has left the slide."""
        if place != self._state.presenter.pointer:
            self._set(replace(self._state.presenter, pointer=place))

    def begin_stroke(self, place: Fraction) -> None:
        """Put the pen down."""
        self._ink(lambda strokes: (*strokes, (place,)))

    def extend_stroke(self, place: Fraction) -> None:
        """Draw on."""
        self._ink(lambda strokes: (*strokes[:-1], (*strokes[-1], place)) if strokes else strokes)

    def undo_stroke(self) -> None:
        """Take the last stroke on this slide away."""
        self._ink(lambda strokes: strokes[:-1])

    def clear_ink(self) -> None:
        """Take all strokes on this slide away."""
        self._ink(lambda strokes: ())

    def zoom(self, by: int, centre: Fraction | None = None) -> None:
        """Nearer (`by` 1) or farther (-1), around `centre`."""
        view = self._state.presenter
        place = min(max(_ZOOMS.index(view.zoom.scale) + by, 0), len(_ZOOMS) - 1)
        scale = _ZOOMS[place]
        self._set(
            replace(view, zoom=Zoom(scale, _kept(centre or view.zoom.centre, scale)) if place else Zoom())
        )

    def pan(self, centre: Fraction) -> None:
        """Move the magnified part."""
        view = self._state.presenter
        self._set(replace(view, zoom=Zoom(view.zoom.scale, _kept(centre, view.zoom.scale))))

    # ------------------------------------------------------------ inside

    def _came_back(self) -> bool:
        """Whether the key was used up by lifting a cover or closing a detail."""
        if self._state.cover is not Cover.NONE:
            self._publish(replace(self._state, cover=Cover.NONE))
        elif self._state.presenter.detail is not None:
            self.go_back()
        else:
            return False
        return True

    def _has_after(self, slide: int) -> bool:
        """Whether a slide has one after it: backups are reached by a jump, and left at their last."""
        return slide + 1 < len(self._deck.slides) and slide != self._deck.end

    def _move(self, slide: int, step: int, returns: tuple[tuple[int, int], ...] | None = None) -> None:
        view = self._state.presenter
        self.clock.arrive(self._deck.slides[slide].id, is_first=slide == 0 and step == 0)
        moved = replace(
            view, slide=slide, step=step, detail=None, shows_source=False, pointer=None, zoom=Zoom()
        )
        self._set(moved, self._state.returns if returns is None else returns)

    def _ink(self, change: Callable[[tuple[Stroke, ...]], tuple[Stroke, ...]]) -> None:
        view, name = self._state.presenter, self.seen(self._state.presenter).id
        self._set(replace(view, ink={**view.ink, name: change(view.ink.get(name, ()))}))

    def _set(self, view: View, returns: tuple[tuple[int, int], ...] | None = None) -> None:
        state = self._state
        self._publish(
            replace(
                state,
                presenter=view,
                audience=state.audience if state.is_frozen else view,
                returns=state.returns if returns is None else returns,
            )
        )

    def _publish(self, state: ShowState) -> None:
        self._state = state
        self.changed.emit(state)


def _kept(centre: Fraction, scale: float) -> Fraction:
    """The centre nearest to `centre` at which the magnified part stays on the slide."""
    half = 0.5 / scale
    return (min(max(centre[0], half), 1 - half), min(max(centre[1], half), 1 - half))
