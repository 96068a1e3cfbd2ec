"""A chip shows a state's word and a shape of its own."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from db.pace.states import PaceState
from desktop.gauges.marks import mark_of
from desktop.theme import CONTRAST, DARK, LIGHT, Theme, Tokens
from desktop.views.state_chip import StateChip


def picture(qtbot: QtBot, state: PaceState | None, tokens: Tokens = LIGHT) -> QImage:
    chip = StateChip("状态", Theme(tokens))
    qtbot.addWidget(chip)
    if state is not None:
        chip.show_state(state, "状态")
    return chip.grab().toImage()


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=lambda tokens: tokens.name)
def test_each_shape_is_drawn_differently(qtbot: QtBot, tokens: Tokens) -> None:
    drawn: dict[str, QImage] = {}
    for state in PaceState:
        image = picture(qtbot, state, tokens)
        assert drawn.setdefault(mark_of(state).name, image) == image
    images = list(drawn.values())
    assert all(one != other for n, one in enumerate(images) for other in images[:n])


def test_it_begins_with_the_shape_of_no_data(qtbot: QtBot) -> None:
    before, after = picture(qtbot, None), picture(qtbot, PaceState.NO_ACTUAL)
    side = before.height()
    assert before.copy(0, 0, side, side) == after.copy(0, 0, side, side)


def test_a_longer_word_gets_its_room_and_is_read_out(qtbot: QtBot) -> None:
    chip = StateChip("尚无数据", Theme(LIGHT))
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    chip.show_state(PaceState.BEHIND_YELLOW, "低于序时（黄）")
    assert chip.sizeHint().width() > narrow
    assert chip.accessibleName() == "低于序时（黄）"
    assert chip.state is PaceState.BEHIND_YELLOW
