"""The fonts that the application carries: what is typed or quoted is legible where the system has no Chinese font."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QRawFont

from db.variants import TRADITIONAL
from desktop.fonts import SANS
from desktop.paths import resource

_COMMON = "臺灣發展經濟產業園區縣鄉鎮黨務學習貫徹國際貿易對台聯絡"


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_traditional_characters_have_a_shape(qapp: object, style: str) -> None:
    font = QRawFont(str(resource("fonts", f"{SANS.replace(' ', '')}-{style}.otf")), 16)
    assert font.isValid()
    assert [char for char in _COMMON if not font.supportsCharacter(ord(char))] == []
    # Of all that search takes for simplified ones, rare variants included, most can be seen while they are typed.
    held = sum(font.supportsCharacter(ord(char)) for char in TRADITIONAL)
    assert held > len(TRADITIONAL) * 0.6
