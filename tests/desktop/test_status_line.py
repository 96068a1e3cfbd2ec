"""The line below the page: what there is no room for gives way, the hash first; who signed is never cut."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from db.records import Brief
from db.signing.signing import Signature, SignatureState
from desktop.app import Desk
from desktop.theme import LIGHT, Theme
from desktop.views.about_dialog import about_text
from desktop.views.status_line import StatusLine

SIGNED = Signature(SignatureState.SIGNED, "某市人民政府办公室", "0000 1111 2222 3333 4444")


def line(qtbot: QtBot, brief: Brief, width: int) -> StatusLine:
    made = StatusLine(Theme(LIGHT, 1.0))
    qtbot.addWidget(made)
    made.setFixedWidth(width)
    made.show_brief(brief)
    made.show_signature(SIGNED)
    made.show()
    return made


@pytest.mark.parametrize(("width", "hash_shown", "lines_shown"), [(1200, True, True), (480, False, False)])
def test_what_there_is_no_room_for_gives_way(
    qtbot: QtBot, brief: Brief, width: int, hash_shown: bool, lines_shown: bool
) -> None:
    made = line(qtbot, brief, width)
    assert (made._hash.isVisible(), made._lines.isVisible()) == (hash_shown, lines_shown)
    assert made._signature.isVisible()


def test_the_hash_gives_way_first_and_comes_back(qtbot: QtBot, brief: Brief) -> None:
    made = line(qtbot, brief, 1200)
    needed = made.layout().sizeHint().width()  # type: ignore[union-attr]  # it has a layout
    made.setFixedWidth(needed - 1)
    qtbot.waitUntil(lambda: not made._hash.isVisible())
    assert made._lines.isVisible()
    made.setFixedWidth(needed)
    qtbot.waitUntil(made._hash.isVisible)


@pytest.mark.parametrize(
    ("signature", "words"),
    [
        (SIGNED, "Signed by 某市人民政府办公室"),
        (Signature(SignatureState.UNSIGNED), "Not signed"),
        (Signature(SignatureState.UNKNOWN, "", "0000"), "Signer unknown"),
        (None, ""),
    ],
)
def test_who_signed_is_a_word_and_a_sign(
    qtbot: QtBot, brief: Brief, signature: Signature | None, words: str
) -> None:
    made = line(qtbot, brief, 1200)
    made.show_signature(signature)
    assert made.signature == words
    assert made._seal.isVisible() is (signature is not None)
    assert made._seal.pixmap().isNull() is (signature is None)


def test_about_names_edition_signer_and_the_fingerprint_of_the_key(brief: Brief) -> None:
    text = about_text(((brief, SIGNED),), "en")
    assert "Jinjiang Brief 2023 · edition 1" in text
    assert "Signed by 某市人民政府办公室 (key 0000 1111 2222 3333 4444)" in text
    assert f"Source SHA-256: {brief.source.sha256}" in text
    assert brief.source.name not in text
    assert "igned" not in about_text(((brief, None),), "en").partition("SHA-256")[0]


def test_about_is_set_with_chinese_marks_in_chinese(desk: Desk) -> None:
    (brief,) = desk.library.briefs
    *_, edition, signed, source = about_text(((brief, SIGNED),), "zh_CN").partition("\n\n")[0].split("\n")
    assert edition == "晋江简报 2023 · 修订 1"
    assert signed == "由“某市人民政府办公室”签名（公钥 0000 1111 2222 3333 4444）"
    assert source == f"原文 SHA-256：{brief.source.sha256}"
