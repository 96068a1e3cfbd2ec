"""How to print is remembered, and what is stored unsoundly does no harm."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop.printing.imposition import Duplex
from desktop.printing.print_choices import PrintChoices


def test_choices_outlive_a_run() -> None:
    choices = PrintChoices("Desk", "1-3", 2, 4, Duplex.MANUAL, True, True, 600)
    assert PrintChoices.from_json(choices.to_json()) == choices


@pytest.mark.parametrize(
    "stored",
    [
        {"copies": 0},
        {"copies": True},
        {"copies": "2"},
        {"per_side": 5},
        {"per_side": [2]},
        {"duplex": "sideways"},
        {"duplex": []},
        {"resolution": 10**6},
        {"printer": 7},
        {"grey": "yes"},
        {"unknown": 1},
    ],
)
def test_an_unsound_choice_has_its_default(stored: dict[str, Any]) -> None:
    assert PrintChoices.from_json(stored | {"pages": "2"}) == replace(PrintChoices(), pages="2")
