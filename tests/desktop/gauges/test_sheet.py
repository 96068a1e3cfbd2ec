from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from db.pace.states import PaceState
from desktop.gauges.interface_words import gauge_words
from desktop.gauges.marks import mark_of
from desktop.gauges.sheet import grey, single, write_state_pictures
from desktop.gauges.specimens import STATES, Specimen, specimens
from desktop.theme import LIGHT, Theme

pytestmark = pytest.mark.usefixtures("qapp")


def grey_of(specimen: Specimen) -> QImage:
    return grey(single(specimen, Theme(LIGHT)))


def test_every_state_is_on_the_sheet_once_and_judged_by_the_real_rules() -> None:
    assert Counter(specimen.pace.state for specimen in STATES) == Counter(PaceState)


def test_two_states_never_have_both_the_same_shape_and_the_same_word() -> None:
    told = [(mark_of(state), state.word) for state in PaceState]
    assert len(set(told)) == len(told)


def test_without_colour_no_two_states_look_alike() -> None:
    pictures = [grey_of(specimen) for specimen in STATES]
    assert all(one != other for one, other in combinations(pictures, 2))
    assert not any(picture.colorCount() or picture.allGray() is False for picture in pictures)


def test_the_pictures_are_written_with_a_sheet_for_every_theme_and_one_without_colour(tmp_path: Path) -> None:
    assert write_state_pictures(tmp_path / "states") == 0
    sheets = sorted(path.name for path in (tmp_path / "states").glob("*.png"))
    assert sheets == ["contrast.png", "dark.png", "greyscale.png", "light.png"]
    assert len(list((tmp_path / "states" / "single").glob("*.png"))) == len(list(specimens()))
    assert QImage(str(tmp_path / "states" / "greyscale.png")).allGray()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    assert write_state_pictures(tmp_path / "taken") == 1
    assert "图片没有写成" in capsys.readouterr().err


def test_the_interface_has_every_word_of_a_gauge_in_english() -> None:
    shown = STATES[1].model(gauge_words(), "en")
    assert (shown.caption, shown.aim, shown.word) == ("Actual", "Target 400家以上", "Behind pace")
    assert shown.alt == (
        "short of what is due, Increment: target for 2023 400家以上; Behind pace: actual as of 2023-06-30 150家; "
        "due as of 2023-06-30 200家; source line 2"
    )
