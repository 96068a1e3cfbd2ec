"""Choices are remembered whole; what is unsound has its default."""

from __future__ import annotations

import json

import pytest

from desktop.printing.choices import Faces, Layout, Masthead, PageChoices, Scope
from tests.desktop.printing.conftest import FORM


def test_choices_come_back_as_they_were() -> None:
    choices = PageChoices(
        Layout.JIANBAO, Scope.SECTIONS, ("economy", "city"), False, False, False, Faces.BUNDLED, True, FORM
    )
    assert PageChoices.from_json(json.loads(json.dumps(choices.to_json()))) == choices


@pytest.mark.parametrize(
    "stored",
    [{}, {"layout": "poster"}, {"layout": []}, {"notes": "yes"}, {"sections": "economy"}, {"masthead": [1]},
     {"masthead": {"name": 3, "colour": "red"}}, {"scope": None}],
)  # fmt: skip
def test_what_is_unsound_has_its_default(stored: dict[str, object]) -> None:
    assert PageChoices.from_json(stored) == PageChoices()


def test_a_form_keeps_what_is_sound_of_it() -> None:
    assert PageChoices.from_json({"masthead": {"name": "简报", "issue": 3}}).masthead == Masthead(name="简报")
