"""The column of choices: what is chosen, what does not apply, what is ticked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.printing.choices import Faces, Layout, Masthead, PageChoices, Scope
from desktop.printing.choices_panel import ChoicesPanel
from desktop.printing.faces import FaceUsed, Replaced
from desktop.printing.section_ticks import SectionTicks
from desktop.theme import LIGHT, Theme

TICK = Qt.ItemDataRole.CheckStateRole
ON, OFF, PARTLY = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked


@pytest.fixture
def panel(qtbot: QtBot, brief: Brief) -> ChoicesPanel:
    return panel_with(PageChoices(), qtbot, brief)


def panel_with(choices: PageChoices, qtbot: QtBot, brief: Brief) -> ChoicesPanel:
    panel = ChoicesPanel(Theme(LIGHT), "en", brief, choices, ())
    qtbot.addWidget(panel)
    panel.resize(296, 800)
    panel.show()
    return panel


def row(model: SectionTicks, section: str) -> QModelIndex:
    """The row of a section, wherever it is in the tree."""
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for n in range(model.rowCount(parent)):
            index = model.index(n, 0, parent)
            at = model.section(index)
            if at is not None and at.id == section:
                return index
            waiting.append(index)
    raise KeyError(section)


@pytest.mark.parametrize("layout", list(Layout))
def test_a_layout_is_chosen_by_its_row(layout: Layout, panel: ChoicesPanel) -> None:
    panel.layouts[layout].button.click()
    assert panel.choices.layout is layout


@pytest.mark.parametrize("name", ["contents", "notes", "sources", "black_and_white"])
def test_a_switch_turns_its_choice(name: str, panel: ChoicesPanel) -> None:
    before = getattr(panel.choices, name)
    panel.switches[name].button.click()
    assert getattr(panel.choices, name) is not before


def test_what_was_chosen_before_is_shown(qtbot: QtBot, brief: Brief) -> None:
    choices = PageChoices(layout=Layout.LEDGER, scope=Scope.TARGETS, faces=Faces.BUNDLED, notes=False)
    panel = panel_with(choices, qtbot, brief)
    assert panel.layouts[Layout.LEDGER].button.isChecked()
    assert panel.scopes[Scope.TARGETS].button.isChecked()
    assert panel.faces[Faces.BUNDLED].button.isChecked()
    assert not panel.switches["notes"].button.isChecked()
    assert panel.choices == choices


def test_one_change_is_told_once(panel: ChoicesPanel, qtbot: QtBot) -> None:
    told: list[PageChoices] = []
    panel.changed.connect(told.append)
    panel.layouts[Layout.SOURCE].button.click()
    assert told == [replace(PageChoices(), layout=Layout.SOURCE)]


def test_what_does_not_apply_is_disabled_and_says_why(panel: ChoicesPanel) -> None:
    panel.layouts[Layout.LEDGER].button.click()
    assert not panel.switches["contents"].button.isEnabled()
    assert panel.switches["contents"].line == "This layout has no table of contents."
    assert panel.switches["sources"].line == "This layout always gives them."
    panel.layouts[Layout.GONGWEN].button.click()
    assert panel.switches["contents"].button.isEnabled()
    assert panel.switches["contents"].line == ""


def test_the_form_is_there_for_a_bulletin_only(panel: ChoicesPanel) -> None:
    assert not panel.form.isVisible()
    panel.layouts[Layout.JIANBAO].button.click()
    assert panel.form.isVisible()


def test_what_is_filled_in_is_a_choice(panel: ChoicesPanel) -> None:
    panel.layouts[Layout.JIANBAO].button.click()
    panel.form.fields["name"].setText(" 晋江简报 ")
    panel.form.fields["copies"].setText("150")
    assert panel.choices.masthead == Masthead(name="晋江简报", copies="150")


def test_the_current_page_is_named_and_chosen(panel: ChoicesPanel) -> None:
    panel.show_section("economy")
    assert "Economy" in panel.scopes[Scope.PAGE].line
    panel.scopes[Scope.PAGE].button.click()
    assert panel.choices.sections == ("economy",)


def test_ticks_outlive_another_scope(panel: ChoicesPanel) -> None:
    panel.scopes[Scope.SECTIONS].button.click()
    panel.sections.setData(row(panel.sections, "economy"), ON, TICK)
    panel.scopes[Scope.WHOLE].button.click()
    assert not panel.choices.sections
    panel.scopes[Scope.SECTIONS].button.click()
    assert panel.choices.sections == ("economy",)


def test_a_click_or_the_space_bar_ticks_a_row(panel: ChoicesPanel, qtbot: QtBot) -> None:
    panel.scopes[Scope.SECTIONS].button.click()
    panel.tree.setFocus()
    first = panel.sections.index(0, 0)
    spot = panel.tree.visualRect(first).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert first.data(TICK) is ON
    panel.tree.setCurrentIndex(first)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)
    assert first.data(TICK) is OFF


def test_faces_and_replaced_characters_are_listed(panel: ChoicesPanel) -> None:
    panel.show_faces(
        [FaceUsed("仿宋", "FandolFang", False)], [Replaced("镕", "FandolFang", "Briefing Serif")]
    )
    said = [label.text() for label in (panel.used_faces, panel.replaced)]
    assert said == ["仿宋 FandolFang", '"镕" is not in FandolFang and is set in Briefing Serif.']
    panel.show_faces([], [Replaced("\U00030edd", "FandolFang", "")])
    assert panel.replaced.text() == "U+30EDD is in no font here and is set as its code."


# ------------------------------------------------------------ the tree


def test_the_ticks_are_a_sound_model(brief: Brief, qtmodeltester: ModelTester) -> None:
    model = SectionTicks(brief, "en")
    qtmodeltester.check(model)


def test_a_section_is_ticked_when_all_under_it_are(brief: Brief) -> None:
    model = SectionTicks(brief, "en")
    child = row(model, "economy")
    parent = child.parent()
    model.setData(child, ON, TICK)
    assert parent.data(TICK) is PARTLY
    model.setData(parent, ON, TICK)
    above = model.section(parent)
    assert above is not None
    assert model.ticked == (above.id, *(section.id for section in above.children))
    model.setData(child, OFF, TICK)
    assert parent.data(TICK) is PARTLY
    assert "economy" not in model.ticked


def test_unknown_sections_are_passed_over(brief: Brief) -> None:
    model = SectionTicks(brief, "en")
    model.tick(("economy", "not-there"))
    assert model.ticked == ("economy",)
