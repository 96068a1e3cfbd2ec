"""The rows in which slides are arranged: numbers, kinds, what becomes of each; and rows that stay where they are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QDrag, QFontMetrics, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.decks import DeckChoices
from desktop.deck.slides import Slide, SlideKind
from desktop.presenting.slide_list import SlideList, two_lines
from desktop.presenting.slide_rows import SlideRole, SlideRows, kind_words
from desktop.theme import LIGHT, Theme, Type
from tests.desktop.presenting.console_stage import Drawn, look_of, slide

pytestmark = pytest.mark.usefixtures("qapp")
SLIDES = (slide("title"), slide("a"), slide("b"), slide("closing"), slide("late"))
PLAIN = DeckChoices()


def rows_of(
    slides: Sequence[Slide] = SLIDES, choices: DeckChoices = PLAIN, drawn: Drawn | None = None
) -> SlideRows:
    rows = SlideRows(look_of(drawn or Drawn()))
    rows.show_slides(slides, choices)
    return rows


def column(rows: SlideRows, role: int) -> list[object]:
    return [rows.index(row).data(role) for row in range(rows.rowCount())]


# ------------------------------------------------------------ what is said


def test_numbers_count_the_talk_and_then_the_backups() -> None:
    assert column(rows_of(), SlideRole.NUMBER) == ["1", "2", "3", "4", "Backup 1"]


def test_hidden_slides_have_no_number() -> None:
    rows = rows_of(choices=DeckChoices(hidden=frozenset({"a"})))
    assert column(rows, SlideRole.NUMBER) == ["1", "", "2", "3", "Backup 1"]
    assert column(rows, SlideRole.STATE) == ["", "Hidden", "", "The talk ends here", ""]
    assert rows.counts() == (3, 1, 1)


def test_the_end_is_where_the_user_set_it() -> None:
    rows = rows_of(choices=DeckChoices(end="a"))
    assert rows.end == "a"
    assert column(rows, SlideRole.NUMBER)[1:3] == ["2", "Backup 1"]
    assert (rows.folio("a"), rows.folio("b")) == ("2 / 2", "备用 1 / 3")


def test_an_end_that_is_hidden_or_gone_is_the_closing() -> None:
    assert rows_of(choices=DeckChoices(end="gone")).end == "closing"
    assert rows_of(choices=DeckChoices(end="a", hidden=frozenset("a"))).end == "closing"


def test_everything_hidden_is_said() -> None:
    rows = rows_of(choices=DeckChoices(hidden=frozenset(s.id for s in SLIDES)))
    assert rows.counts() == (0, 0, 5)
    assert rows.end == ""
    assert rows.folio("title") == ""


def test_a_row_says_what_it_is_to_a_screen_reader() -> None:
    part = Slide("honours", SlideKind.HONOURS, "Honours of the city", part=2, parts=3)
    own = Slide("own-1", SlideKind.PICTURE, "")
    rows = rows_of((part, own), DeckChoices(hidden=frozenset({"own-1"})))
    role = Qt.ItemDataRole.AccessibleTextRole
    assert column(rows, role) == [
        "1 Honours of the city Honours 2/3 The talk ends here",
        "Without a title Your picture Hidden",
    ]


def test_every_kind_has_words_of_its_own() -> None:
    assert len({kind_words(kind) for kind in SlideKind}) == len(SlideKind)


# ------------------------------------------------------------ rows that come, go and move


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(rows_of())


ARRANGEMENTS = {
    "moved": ("b", "title", "a", "closing", "late"),
    "taken out": ("title", "closing"),
    "taken in": ("title", "x", "a", "y", "b", "closing", "late", "z"),
    "all at once": ("late", "x", "b", "title", "y"),
    "none": (),
}


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_rows_keep_what_points_at_them(arrangement: str, qtmodeltester: ModelTester) -> None:
    rows = rows_of()
    # It listens to every signal of the model, and checks each.
    qtmodeltester.check(rows)
    marks = {name: QPersistentModelIndex(rows.index(rows.row_of(name))) for name in rows.ids}
    after = ARRANGEMENTS[arrangement]
    rows.show_slides([slide(name) for name in after], DeckChoices())
    assert rows.ids == after
    for name, mark in marks.items():
        assert mark.isValid() is (name in after)
        if mark.isValid():
            assert mark.data(SlideRole.SLIDE).id == name


def test_the_same_slides_with_another_text_are_shown_anew(qtbot: QtBot) -> None:
    rows = rows_of()
    with qtbot.waitSignal(rows.dataChanged), qtbot.assertNotEmitted(rows.modelReset):
        rows.show_slides([*SLIDES[:1], Slide("a", SlideKind.TEXT, "New"), *SLIDES[2:]], DeckChoices())
    assert rows.index(1).data() == "New"


# ------------------------------------------------------------ pictures


def test_of_five_hundred_slides_only_what_is_seen_is_drawn(qtbot: QtBot) -> None:
    drawn = Drawn()
    rows = rows_of([slide(f"s{n}") for n in range(500)], drawn=drawn)
    view = SlideList(Theme(LIGHT), rows)
    qtbot.addWidget(view)
    view.resize(400, 600)
    view.show()
    qtbot.waitUntil(lambda: len(drawn.asked) >= 6)
    QApplication.processEvents()
    assert len(drawn.asked) <= 12
    view.scrollToBottom()
    qtbot.waitUntil(lambda: any(name == "s499" for name, _, _ in drawn.asked))
    assert len(drawn.asked) <= 24


def test_pictures_are_made_for_the_screen_and_the_look(qtbot: QtBot) -> None:
    drawn = Drawn()
    rows = rows_of(drawn=drawn)
    rows.set_scale(2.0)
    rows.index(0).data(SlideRole.IMAGE)
    qtbot.waitUntil(lambda: rows.times_drawn == 1)
    assert drawn.sizes[-1][1] == 2.0
    other = Drawn()
    rows.show_look(look_of(other))
    assert rows.index(0).data(SlideRole.IMAGE) is None
    qtbot.waitUntil(lambda: len(other.asked) == 1)


# ------------------------------------------------------------ dragging


def test_dragged_rows_are_told_and_nothing_is_moved_yet(qtbot: QtBot) -> None:
    rows = rows_of()
    data = rows.mimeData([rows.index(1), rows.index(3)])
    with qtbot.waitSignal(rows.dropped) as dropped:
        assert not rows.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert dropped.args == [frozenset({"a", "closing"}), 0]
    assert rows.ids == tuple(s.id for s in SLIDES)
    with qtbot.waitSignal(rows.dropped) as dropped:
        rows.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, QModelIndex())
    assert dropped.args is not None
    assert dropped.args[1] == 5


def test_what_comes_from_elsewhere_is_not_taken(qtbot: QtBot) -> None:
    rows = rows_of()
    data = rows.mimeData([])
    data.clear()
    data.setText("title")
    with qtbot.assertNotEmitted(rows.dropped):
        assert not rows.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())


def test_rows_are_dropped_between_rows() -> None:
    rows = rows_of()
    assert not rows.flags(rows.index(0)) & Qt.ItemFlag.ItemIsDropEnabled
    assert rows.flags(QModelIndex()) & Qt.ItemFlag.ItemIsDropEnabled


def test_what_hangs_at_the_pointer_says_how_many_there_are(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[tuple[QPixmap, QPoint]] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: dragged.append((drag.pixmap(), drag.hotSpot())))
    view = SlideList(Theme(LIGHT), rows_of())
    qtbot.addWidget(view)
    view.startDrag(Qt.DropAction.MoveAction)
    assert dragged == []
    for names in (("a",), ("a", "b")):
        view.choose(names, 0)
        view.startDrag(Qt.DropAction.MoveAction)
    one, two = (pixmap.toImage() for pixmap, _ in dragged)
    assert one != two
    # Up and left of what is dragged: the line between the rows is seen.
    assert dragged[0][1].x() < 0
    assert dragged[0][1].y() < 0


# ------------------------------------------------------------ choosing


def test_the_slides_that_are_left_are_chosen(qtbot: QtBot) -> None:
    view = SlideList(Theme(LIGHT), rows_of())
    qtbot.addWidget(view)
    view.choose(("b", "a", "gone"), 0)
    assert list(view.chosen) == ["a", "b"]
    view.choose(("gone",), 99)
    assert list(view.chosen) == ["late"]


# ------------------------------------------------------------ titles


def test_a_title_takes_two_lines_and_no_more() -> None:
    font = Theme(LIGHT).font(Type.INTERFACE, bold=True)
    assert two_lines("经济", font, 180) == ["经济"]
    long = "高效统筹疫情防控和经济社会发展，我们取得哪些成效？𠮷" * 3
    lines = two_lines(long, font, 180)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(QFontMetrics(font).horizontalAdvance(line) <= 181 for line in lines)
    assert "".join(two_lines("𠮷" * 16, font, 180)) == "𠮷" * 16
    assert two_lines("", font, 0) == [""]
