from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRawFont

from db.actuals.records import TaskState
from db.pace.states import PaceState
from desktop.gauges.state_marks import Mark, character_of, mark_of, mark_of_task, paint_mark, token_of
from desktop.paths import resource
from desktop.theme import THEMES, Tokens

BLACK, WHITE = QColor("#000000"), QColor("#FFFFFF")
FACES = ("BriefingSans-Regular", "BriefingSans-Bold", "BriefingSerif-Regular", "BriefingSerif-Bold")


def drawn(mark: Mark, side: int = 12) -> QImage:
    image = QImage(side + 4, side + 4, QImage.Format.Format_Grayscale8)
    image.fill(WHITE)
    painter = QPainter(image)
    paint_mark(painter, QRectF(2, 2, side, side), mark, BLACK, WHITE)
    painter.end()
    return image


def greys(image: QImage) -> list[int]:
    return [
        QColor(image.pixel(x, y)).lightness() for y in range(image.height()) for x in range(image.width())
    ]


@pytest.mark.parametrize("state", [*PaceState, *TaskState])
def test_every_state_has_a_shape_a_colour_and_a_character(state: PaceState | TaskState) -> None:
    mark = mark_of(state) if isinstance(state, PaceState) else mark_of_task(state)
    assert character_of(state) == mark.value
    assert token_of(state) in {"accent", "ink", "second", "muted"}


def test_only_what_counts_against_has_the_accent() -> None:
    assert [state.name for state in PaceState if token_of(state) == "accent"] == [
        "BEHIND",
        "BEHIND_YELLOW",
        "BEHIND_RED",
        "OVER_PACE",
        "OVER_PACE_YELLOW",
        "OVER_PACE_RED",
        "BELOW_TARGET",
        "OVER_LIMIT",
    ]
    assert [state for state in TaskState if token_of(state) == "accent"] == [TaskState.DELAYED]


def test_the_degrees_of_behind_and_over_have_shapes_of_their_own() -> None:
    behind = [PaceState.BEHIND, PaceState.BEHIND_YELLOW, PaceState.BEHIND_RED]
    assert [character_of(state) for state in behind] == ["▽", "▼", "▼▼"]
    assert [character_of(state.mirrored) for state in behind] == ["△", "▲", "▲▲"]


def test_no_two_shapes_look_alike_at_the_size_of_text() -> None:
    pictures = {mark: greys(drawn(mark)) for mark in Mark}
    for one, other in combinations(Mark, 2):
        far = sum(abs(a - b) > 96 for a, b in zip(pictures[one], pictures[other], strict=True))
        assert far >= 8, (one, other)


@pytest.mark.parametrize("mark", Mark)
@pytest.mark.parametrize("side", [11, 14, 33])
def test_a_shape_stays_in_its_box(mark: Mark, side: int) -> None:
    image = drawn(mark, side)
    edge = {image.pixel(x, y) for x in range(side + 4) for y in (0, side + 3)}
    edge |= {image.pixel(x, y) for y in range(side + 4) for x in (0, side + 3)}
    assert edge == {WHITE.rgb()}
    assert min(greys(image)) < 96


@pytest.mark.parametrize("face", FACES)
def test_the_bundled_faces_have_every_character(qapp: object, face: str) -> None:
    font = QRawFont(str(resource("fonts", f"{face}.otf")), 16)
    assert [mark for mark in Mark if not all(font.supportsCharacter(ord(c)) for c in mark.value)] == []


@pytest.mark.parametrize("tokens", THEMES.values(), ids=lambda tokens: tokens.name)
def test_every_colour_of_a_shape_stands_out_from_the_panel(tokens: Tokens) -> None:
    for state in PaceState:
        distance = QColor(getattr(tokens, token_of(state))).lightness() - QColor(tokens.panel).lightness()
        assert abs(distance) > 80, state
