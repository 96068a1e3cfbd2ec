"""Packs that come into the running desk: what is in use then, what is said, which way leads back."""

from __future__ import annotations

import dataclasses
import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from db.pack import write_pack
from db.records import Bilingual, Brief
from db.signing.keys import SecretKey
from desktop import finding, settings
from desktop.app import Desk
from desktop.intake_desk import IntakeDesk
from desktop.location import Location
from desktop.paths import data_folder
from tests.conftest import MakeDesk, is_idle
from tests.db.signed import KEY, OTHER_KEY, place, ring, signed
from tests.db.tiny import tiny

BRIEF = "jinjiang-2023"
MARKUP = "<b>粗</b>"
STRANGER = OTHER_KEY.public.fingerprint.replace(" ", "\u00a0")  # on one line, to be read out


class Office:
    """A desk, and packs that are brought to it: editions of Jinjiang's brief and of a tiny one."""

    def __init__(self, desk: Desk, qtbot: QtBot, brief: Brief, folder: Path) -> None:
        self.desk, self._qtbot, self._brief, self._folder = desk, qtbot, brief, folder

    def pack(self, edition: int, name: str = "", file: str = "") -> Path:
        brief = dataclasses.replace(self._brief, edition=edition)
        if name:
            brief = dataclasses.replace(brief, name=Bilingual(name, name))
        return write_pack([brief], self._folder / (file or f"第{edition}版 {name}.brief"))

    def signed(self, pack: Path, key: SecretKey = KEY) -> Path:
        pack.write_bytes(signed(pack.read_bytes(), key))
        return pack

    def open(self, *paths: Path) -> None:
        self.desk.window.packs_given.emit(list(paths))
        self.settle()

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: is_idle(self.desk))

    def press(self, words: str) -> None:
        """Press the button with these words above the page."""
        self._qtbot.waitUntil(lambda: any(b.text() == words for b in self.buttons))
        button = next(b for b in self.buttons if b.text() == words)
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    @property
    def buttons(self) -> list[QPushButton]:
        notices = self.desk.window.notices
        return [b for b in notices.findChildren(QPushButton) if b.isVisibleTo(notices)]

    @property
    def offered(self) -> list[str]:
        """The words on the buttons, from the top, whether they are painted yet or not."""
        return [words for notice in self.desk.window.notices.shown for words, _ in notice.choices]

    @property
    def said(self) -> list[str]:
        return self.desk.window.notices.sentences

    @property
    def read(self) -> int:
        brief = self.desk.library.brief(BRIEF)
        assert brief is not None
        return brief.edition

    @property
    def kept(self) -> list[str]:
        folder = data_folder() / "packs"
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.fixture
def office(desk: Desk, qtbot: QtBot, brief: Brief, tmp_path: Path) -> Office:
    return Office(desk, qtbot, brief, tmp_path)


@pytest.fixture
def trusted(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of trusted keys with the key of Jinjiang's office in it; asked for before the desk."""
    folder = tmp_path_factory.mktemp("keys")
    place(folder, "jinjiang.pub", KEY.public.written())
    monkeypatch.setattr("desktop.intake_desk.administrators_keys", lambda: ring(folder))
    return folder


# ------------------------------------------------------------ newer, the same, older, in conflict


def test_a_newer_edition_is_in_use_at_once_and_at_the_next_start(office: Office, make_desk: MakeDesk) -> None:
    office.open(office.pack(2))
    assert office.read == 2
    assert office.said == ["“晋江简报 2023”已改用修订 2。修订 1 仍可在“文件”菜单的“已打开的简报”中找到。"]
    assert office.desk.window.notices.shown[0].sign == "check"
    again = make_desk()
    found = again.library.brief(BRIEF)
    assert found is not None
    assert found.edition == 2
    assert again.window.notices.sentences == []


def test_a_new_brief_is_shown_and_kept(office: Office, tmp_path: Path, make_desk: MakeDesk) -> None:
    office.open(write_pack([tiny()], tmp_path / "tiny.brief"))
    assert office.desk.navigator.current == Location("tiny")
    assert office.said == [
        "已加入“某市简报”(修订 1),以后每次启动都在。".replace("(", "（").replace(")", "）").replace(",", "，")
    ]
    assert [b.id for b in make_desk().library.briefs] == [BRIEF, "tiny"]


def test_the_same_again_by_itself_is_shown_without_a_word(office: Office, tmp_path: Path) -> None:
    office.open(write_pack([tiny()], tmp_path / "tiny.brief"))
    office.desk.window.notices.clear()
    office.open(office.pack(1))
    assert office.said == []
    assert office.desk.navigator.current == Location(BRIEF)


def test_who_reads_the_same_already_stays_on_his_page(office: Office) -> None:
    office.desk.navigator.go(Location(BRIEF, "economy"))
    office.open(office.pack(1))
    assert office.said == []
    assert office.desk.navigator.current == Location(BRIEF, "economy")


def test_the_same_again_beside_other_files_changes_nothing_and_says_so(
    office: Office, tmp_path: Path
) -> None:
    office.open(office.pack(1), tmp_path / "没有.brief")
    assert office.said[:1] == ["“晋江简报 2023”修订 1 已在使用，没有任何变化。"]
    assert (office.read, office.kept) == (1, [])


def test_an_older_edition_is_not_used_and_can_be_read_for_now(office: Office, make_desk: MakeDesk) -> None:
    office.open(office.pack(2))
    office.desk.window.notices.clear()
    office.open(office.pack(1, "晋江简报 旧稿"))
    assert office.read == 2
    assert office.said == [
        "“第1版 晋江简报 旧稿.brief”是“晋江简报 旧稿”的修订 1，比正在使用的修订 2 旧，因此没有采用，没有任何变化。"
    ]
    office.press("暂时读这个较早的版本")
    assert office.read == 1
    assert office.said == ["您暂时在读“晋江简报 旧稿”的修订 1，正在使用的是修订 2。"]
    assert office.desk.window.windowTitle().endswith("晋江简报 旧稿")
    again = make_desk().library.brief(BRIEF)
    assert again is not None
    assert again.edition == 2


def test_a_standing_sentence_says_that_an_older_edition_is_read_and_leads_back(office: Office) -> None:
    office.open(office.pack(2), office.pack(1, "晋江简报 旧稿"))
    office.press("暂时读这个较早的版本")
    office.desk.settings.set(settings.THEME, "dark")
    office.desk.settings.set(settings.LANGUAGE, "en")
    standing = office.desk.window.notices.shown[0]
    assert standing.is_standing
    assert standing.sentence == 'For now you are reading edition 1 of "晋江简报 旧稿". Edition 2 is in use.'
    office.press("Back to edition 2 in use")
    assert office.read == 2
    assert not any(notice.is_standing for notice in office.desk.window.notices.shown)


def test_the_same_edition_with_other_words_never_replaces(office: Office) -> None:
    office.open(office.pack(1, "另一种说法"))
    (sentence,) = office.said
    assert "修订号相同，内容却不一样" in sentence
    assert office.desk.library.in_use[BRIEF].name.zh == "晋江简报 2023"
    office.press("暂时读这个文件")
    assert office.said == ["您暂时在读“另一种说法”修订 1 的另一份文件，不是正在使用的那一份。"]
    office.press("回到正在使用的修订 1")
    assert office.said == []


def test_opening_the_edition_in_use_leaves_the_older_one(office: Office) -> None:
    newer = office.pack(2)
    office.open(newer, office.pack(1, "晋江简报 旧稿"))
    office.press("暂时读这个较早的版本")
    office.open(newer)
    assert office.read == 2
    assert not any(notice.is_standing for notice in office.desk.window.notices.shown)


def test_the_earlier_edition_stands_in_the_menu_and_leads_back(office: Office) -> None:
    office.open(office.pack(2))
    assert others(office.desk) == ["晋江简报 2023 · 修订 1"]
    choose(office.desk, "晋江简报 2023 · 修订 1")
    assert office.read == 1
    assert others(office.desk) == ["晋江简报 2023 · 修订 2"]
    choose(office.desk, "晋江简报 2023 · 修订 2")
    assert office.read == 2
    assert office.said == ["“晋江简报 2023”已改用修订 2。修订 1 仍可在“文件”菜单的“已打开的简报”中找到。"]


def test_the_menu_ticks_the_brief_that_is_read_and_names_editions_where_there_are_several(
    office: Office, tmp_path: Path
) -> None:
    office.open(write_pack([tiny()], tmp_path / "tiny.brief"))
    office.open(office.pack(2))
    shown = [
        (action.text(), action.isChecked(), action.isEnabled())
        for action in briefs_menu(office.desk).actions()
        if not action.isSeparator()
    ]
    assert set(shown[:2]) == {("晋江简报 2023 · 修订 2", True, True), ("某市简报", False, True)}
    assert shown[2:] == [("其他版本", False, False), ("晋江简报 2023 · 修订 1", False, True)]


def briefs_menu(desk: Desk) -> QMenu:
    menu = next(m for m in desk.window.findChildren(QMenu) if m.title() == "已打开的简报(&B)")
    menu.aboutToShow.emit()
    return menu


def others(desk: Desk) -> list[str]:
    texts = [action.text() for action in briefs_menu(desk).actions()]
    return texts[texts.index("其他版本") + 1 :]


def choose(desk: Desk, text: str) -> None:
    next(action for action in briefs_menu(desk).actions() if action.text() == text).trigger()


def test_an_edition_kept_from_before_is_in_the_menu_after_a_restart(
    office: Office, make_desk: MakeDesk
) -> None:
    office.open(office.pack(2))
    office.open(office.pack(3))
    again = make_desk()
    assert others(again) == ["晋江简报 2023 · 修订 2", "晋江简报 2023 · 修订 1"]


# ------------------------------------------------------------ the ways in


@pytest.mark.parametrize("edition", [2, 1])
def test_a_pack_on_the_command_line_is_taken_in(
    make_desk: MakeDesk, brief: Brief, tmp_path: Path, edition: int
) -> None:
    path = write_pack([dataclasses.replace(brief, edition=edition)], tmp_path / "a.brief")
    desk = make_desk(places=[str(path)])
    assert desk.navigator.current == Location(BRIEF)
    assert desk.library.in_use[BRIEF].edition == edition
    # Of what is in use already nothing is to be said.
    assert len(desk.window.notices.sentences) == edition - 1


def test_a_new_brief_on_the_command_line_is_in_the_first_paint(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk(places=[str(write_pack([tiny()], tmp_path / "tiny.brief"))])
    assert desk.navigator.current == Location("tiny")
    assert [sentence[:3] for sentence in desk.window.notices.sentences] == ["已加入"]


def test_an_older_edition_on_the_command_line_is_not_used(
    office: Office, make_desk: MakeDesk, tmp_path: Path
) -> None:
    office.open(office.pack(2))
    desk = make_desk(places=[str(office.pack(1, "旧稿"))])
    assert desk.library.in_use[BRIEF].edition == 2
    (sentence,) = desk.window.notices.sentences
    assert "比正在使用的修订 2 旧" in sentence


def test_several_files_and_a_folder_are_dropped_at_once(office: Office, tmp_path: Path) -> None:
    (tmp_path / "收到" / "第二季度").mkdir(parents=True)
    write_pack([tiny()], tmp_path / "收到" / "第二季度" / "tiny.brief")
    drop(office.desk, office.pack(2), tmp_path / "收到", tmp_path / "没有.brief")
    office.settle()
    assert {b.id: b.edition for b in office.desk.library.briefs} == {BRIEF: 2, "tiny": 1}
    assert len(office.said) == 3
    assert "“没有.brief”没有打开" in office.said[-1]


def drop(desk: Desk, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    flags = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(desk.window, QDragEnterEvent(QPoint(9, 9), *flags))
    QApplication.sendEvent(desk.window, QDropEvent(QPointF(9, 9), *flags))


def test_of_a_folder_of_editions_the_highest_is_used_and_one_older_is_said(
    office: Office, tmp_path: Path
) -> None:
    for number, file in ((2, "a"), (4, "b"), (3, "c"), (1, "d")):
        office.pack(number, "" if number > 1 else "旧稿", f"{file}.brief")
    office.open(tmp_path)
    assert office.read == 4
    assert [words.split("，")[0] for words in office.said] == [
        "“晋江简报 2023”已改用修订 4。修订 1 仍可在“文件”菜单的“已打开的简报”中找到。",
        "“c.brief”是“晋江简报 2023”的修订 3",
    ]
    assert office.said[1].endswith(
        "同样没有采用的还有：“a.brief”（修订 2）、“d.brief”（修订 1）。如需其中一个，请单独打开它。"
    )
    assert others(office.desk)[:2] == ["晋江简报 2023 · 修订 3", "晋江简报 2023 · 修订 2"]
    office.open(tmp_path / "d.brief")
    assert [words.split("，")[0] for words in office.said[2:]] == ["“d.brief”是“旧稿”的修订 1"]


def test_a_conflict_in_a_folder_speaks_of_the_edition_in_use(office: Office, tmp_path: Path) -> None:
    office.pack(1, "另一种说法", "a.brief")
    office.pack(2, "", "b.brief")
    # The newest file would come first, were it not for the editions.
    os.utime(tmp_path / "b.brief", (1_000_000_000, 1_000_000_000))
    office.open(tmp_path)
    assert not any("修订号相同" in sentence for sentence in office.said)
    assert any("比正在使用的修订 2 旧" in sentence for sentence in office.said)


def test_of_unsigned_editions_that_come_together_the_highest_is_asked_about(
    trusted: Path, office: Office
) -> None:
    office.open(office.signed(office.pack(2)))
    office.desk.window.notices.clear()
    office.open(office.pack(3), office.pack(5), office.pack(4))
    (sentence,) = office.said
    assert sentence.endswith(
        "没有采用的还有：“第4版 .brief”（修订 4）、“第3版 .brief”（修订 3）。如需其中一个，请单独打开它。"
    )
    office.press("仍然采用修订 5")
    assert office.read == 5


def test_each_newer_edition_that_is_undecided_keeps_its_question_the_highest_first(
    trusted: Path, office: Office
) -> None:
    office.open(office.signed(office.pack(4)))
    office.desk.window.notices.clear()
    office.open(office.pack(6))
    office.open(office.signed(office.pack(5, file="生人.brief"), OTHER_KEY))
    office.open(office.pack(7))
    wanted = [f"仍然采用修订 {edition}" for edition in (7, 6, 5)]
    assert office.offered == wanted
    office.open(office.pack(6))
    assert office.offered == wanted
    office.press("仍然采用修订 6")
    assert office.read == 6
    # Whether to use edition 5 is no question any more; that of 7 is.
    assert office.offered == wanted[:1]


def test_two_files_that_call_themselves_the_same_newer_edition_are_two_questions(
    trusted: Path, office: Office
) -> None:
    office.open(office.signed(office.pack(4)))
    office.desk.window.notices.clear()
    office.open(office.pack(6))
    office.open(office.pack(6, "另一种说法"))
    assert len(office.said) == 2
    office.press("仍然采用修订 6")
    assert len(office.said) == 2
    assert "已改用修订 6" in office.said[1]


def test_what_is_signed_otherwise_is_a_question_of_its_own_though_it_came_along(
    trusted: Path, office: Office
) -> None:
    office.open(office.signed(office.pack(2)))
    office.desk.window.notices.clear()
    office.open(office.pack(5), office.signed(office.pack(4), OTHER_KEY), office.pack(3))
    assert office.offered == ["仍然采用修订 5", "仍然采用修订 4"]
    assert ["“第3版 .brief”（修订 3）" in sentence for sentence in office.said] == [True, False]


def test_in_a_folder_the_cut_and_the_altered_pack_are_both_told_of(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "收到"
    folder.mkdir()
    for edition, name in ((2, ""), (3, ""), (1, "另一种说法")):
        (folder / f"{edition}.brief").write_bytes(office.pack(edition, name).read_bytes())
    (folder / "断.brief").write_bytes((folder / "2.brief").read_bytes()[:9000])
    office.open(folder)
    assert office.read == 3
    for file in ("1.brief", "2.brief", "断.brief"):
        assert sum(f"“{file}”" in sentence for sentence in office.said) == 1, file


def test_of_many_that_are_alike_some_are_named_and_the_others_counted(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "收到"
    folder.mkdir()
    for edition in range(2, 12):
        (folder / f"{edition}.brief").write_bytes(office.pack(edition).read_bytes())
    office.open(folder)
    assert len(office.said) == 2
    assert "“5.brief”（修订 5）、另外 3 个文件。" in office.said[1]


def test_a_folder_without_packs_says_so(office: Office, tmp_path: Path) -> None:
    (tmp_path / "空的").mkdir()
    office.open(tmp_path / "空的")
    (sentence,) = office.said
    assert sentence.startswith("“空的”里没有简报包")


def test_many_bad_files_do_not_fill_the_window(office: Office, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.brief").write_bytes(b"not a pack" * 20)
    office.open(tmp_path)
    assert len(office.said) == 9
    assert office.said[-1].startswith("另有 22 个文件没有打开")


def test_a_refused_file_says_why_and_the_brief_stays(office: Office, tmp_path: Path) -> None:
    data = office.pack(2).read_bytes()
    (tmp_path / "坏.brief").write_bytes(data.replace("增长6.17%".encode(), "增长9.99%".encode()))
    office.open(tmp_path / "坏.brief")
    (sentence,) = office.said
    assert "“坏.brief”没有打开" in sentence
    assert (office.read, office.kept) == (1, [])


def test_names_from_a_pack_are_shown_as_they_are_and_cut_short(office: Office) -> None:
    office.open(office.pack(2, f"{MARKUP}%2%4" + "长" * 500, "a.brief"))
    (sentence,) = office.said
    assert sentence.startswith(f"“{MARKUP}%2%4长")
    assert len(sentence) < 150


# ------------------------------------------------------------ what cannot be kept is read for this run


def test_on_a_full_disk_the_pack_is_read_for_this_run_and_the_sentence_says_so(
    office: Office, make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        office.open(office.pack(2))
    (sentence,) = office.said
    assert "磁盘已满" in sentence
    assert "已有的简报没有变化" in sentence
    assert (office.read, office.kept) == (2, [])
    again = make_desk().library.brief(BRIEF)
    assert again is not None
    assert again.edition == 1


def test_a_damaged_pack_that_was_kept_is_one_sentence_and_the_start_goes_on(
    office: Office, make_desk: MakeDesk
) -> None:
    office.open(office.pack(2))
    (name,) = office.kept
    (data_folder() / "packs" / name).write_bytes(b"damage")
    desk = make_desk()
    assert desk.library.in_use[BRIEF].edition == 1
    (sentence,) = desk.window.notices.sentences
    assert name in sentence


# ------------------------------------------------------------ who signed it


def test_who_signed_the_brief_on_screen_is_said_in_the_status_line(trusted: Path, office: Office) -> None:
    assert office.desk.window.parts.status.signature == "未签名"
    office.open(office.signed(office.pack(2)))
    assert office.desk.window.parts.status.signature == "由“晋江市人民政府办公室”签名"
    assert KEY.public.fingerprint in office.desk.window.parts.status._signature.accessibleName()
    office.desk.settings.set(settings.LANGUAGE, "en")
    assert office.desk.window.parts.status.signature == "Signed by 晋江市人民政府办公室"


def test_a_signer_nobody_trusts_is_unknown(office: Office) -> None:
    office.open(office.signed(office.pack(2)))
    assert office.desk.window.parts.status.signature == "签名者未知"


def test_a_key_file_that_is_of_no_use_is_said(trusted: Path, make_desk: MakeDesk) -> None:
    place(trusted, "坏.pub", "name: 某市\n")
    (sentence,) = make_desk().window.notices.sentences
    assert "坏.pub" in sentence


def test_a_broken_signature_is_refused(trusted: Path, office: Office) -> None:
    pack = office.signed(office.pack(2))
    data = bytearray(pack.read_bytes())
    data[-200] ^= 1
    pack.write_bytes(bytes(data))
    office.open(pack)
    assert (office.read, len(office.said)) == (1, 1)
    assert "没有打开" in office.said[0]


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        (lambda data: data, "而这个文件没有签名，因此没有采用"),
        (
            lambda data: signed(data, OTHER_KEY),
            f"本机不信任的公钥 {STRANGER} 签名的，因此没有采用",
        ),
    ],
)
def test_what_nobody_trusted_signed_asks_before_it_replaces_what_is_signed(
    trusted: Path, office: Office, make_desk: MakeDesk, sign: Callable[[bytes], bytes], said: str
) -> None:
    office.open(office.signed(office.pack(2)))
    office.desk.window.notices.clear()
    pack = office.pack(3)
    pack.write_bytes(sign(pack.read_bytes()))
    office.open(pack)
    (sentence,) = office.said
    assert "“晋江市人民政府办公室”的签名" in sentence
    assert said in sentence
    assert (office.read, len(office.kept)) == (2, 1)
    assert make_desk().library.in_use[BRIEF].edition == 2
    office.press("仍然采用修订 3")
    assert office.read == 3
    assert make_desk().library.in_use[BRIEF].edition == 3


def test_an_unsigned_pack_that_appears_in_a_watched_folder_asks_too(
    trusted: Path, office: Office, tmp_path: Path
) -> None:
    office.open(office.signed(office.pack(2)))
    watched(office, tmp_path / "share", office.pack(3))
    assert office.read == 2
    office.press("仍然采用修订 3")
    assert office.read == 3


def test_a_signed_copy_of_the_edition_in_use_is_kept_and_guards_it(
    trusted: Path, office: Office, make_desk: MakeDesk
) -> None:
    office.open(office.signed(office.pack(1)))
    assert office.said == [
        "“晋江简报 2023”修订 1 现在有“晋江市人民政府办公室”的签名。今后使用有签名的这一份，内容没有变化。"
    ]
    assert office.desk.window.parts.status.signature == "由“晋江市人民政府办公室”签名"
    assert [name[:16] for name in office.kept] == ["jinjiang-2023.1."]
    office.desk.window.notices.clear()
    office.open(office.pack(2))
    assert office.read == 1
    assert "“晋江市人民政府办公室”的签名" in office.said[0]
    again = make_desk(places=[str(office.pack(2))])
    assert again.library.in_use[BRIEF].edition == 1
    assert again.window.parts.status.signature == "由“晋江市人民政府办公室”签名"
    assert "“晋江市人民政府办公室”的签名" in again.window.notices.sentences[0]


def test_a_signed_copy_that_could_not_be_kept_guards_the_edition_for_this_run(
    trusted: Path, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        office.open(office.signed(office.pack(1)))
    assert "磁盘已满" in office.said[0]
    office.open(office.pack(2))
    assert (office.read, office.kept) == (1, [])


def test_an_unsigned_copy_beside_the_signed_one_takes_nothing_away_and_is_said(
    trusted: Path, office: Office, make_desk: MakeDesk
) -> None:
    office.open(office.signed(office.pack(2)))
    office.desk.window.notices.clear()
    copy = office.pack(2, file="无签名.brief")
    stays = "继续使用有“晋江市人民政府办公室”签名的那一份，没有任何变化。"
    wanted = f"“无签名.brief”与正在使用的“晋江简报 2023”修订 2 内容相同，但没有签名。{stays}"
    office.open(copy)
    assert office.said == [wanted]
    assert make_desk(places=[str(copy)]).window.notices.sentences == [wanted]
    office.open(office.signed(copy, OTHER_KEY))
    (sentence,) = office.said
    assert sentence.endswith(f"本机不信任的公钥 {STRANGER} 签名的。{stays}")
    assert office.desk.window.parts.status.signature == "由“晋江市人民政府办公室”签名"
    assert len(office.kept) == 1


# ------------------------------------------------------------ watched folders


def watched(office: Office, folder: Path, *packs: Path) -> None:
    """Watch a folder in which packs lie, and wait until they have been taken in."""
    folder.mkdir(exist_ok=True)
    for pack in packs:
        (folder / pack.name).write_bytes(pack.read_bytes())
    intake = office.desk.window.findChild(IntakeDesk)
    assert intake is not None
    with office._qtbot.waitSignal(intake.watch.found):
        office.desk.settings.set(settings.WATCHED, [str(folder)])
    office.settle()


def test_a_newer_pack_in_a_watched_folder_is_used_and_the_reader_stays_where_he_is(
    office: Office, tmp_path: Path
) -> None:
    place_read = Location(BRIEF, "economy", 27, "27.1")
    office.desk.navigator.go(place_read)
    watched(office, tmp_path / "share", office.pack(2))
    assert office.read == 2
    assert office.desk.navigator.current == place_read
    assert len(office.said) == 1


def test_what_is_old_or_the_same_in_a_watched_folder_is_no_news(office: Office, tmp_path: Path) -> None:
    office.open(office.pack(2))
    office.desk.window.notices.clear()
    watched(office, tmp_path / "share", office.pack(1, "旧稿"), office.pack(2))
    assert office.said == []


def test_of_many_editions_in_a_watched_folder_one_sentence_names_the_highest(
    office: Office, tmp_path: Path
) -> None:
    watched(office, tmp_path / "share", *(office.pack(number) for number in (2, 3, 4, 5)))
    assert office.read == 5
    assert len(office.said) == 1
    assert "已改用修订 5" in office.said[0]


def test_what_is_of_no_use_in_a_watched_folder_is_told_once_and_again_when_it_is_written_anew(
    office: Office, make_desk: MakeDesk, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (share / "坏.brief").write_bytes(b"not a pack" * 20)
    watched(office, share, office.pack(1, "另一种说法"))
    assert len(office.said) == 2
    assert told_at_start(office, make_desk, share) == []
    (share / "坏.brief").write_bytes(b"not a pack" * 21)
    (sentence,) = told_at_start(office, make_desk, share)
    assert "“坏.brief”没有打开" in sentence
    office.desk.window.notices.clear()
    office.open(share / "坏.brief")
    assert len(office.said) == 1


def told_at_start(office: Office, make_desk: MakeDesk, folder: Path) -> list[str]:
    """What the next start says when it has taken in what lies in the watched folder."""
    office.desk.window.close()
    office.desk = make_desk()
    intake = office.desk.window.findChild(IntakeDesk)
    assert intake is not None
    office._qtbot.waitUntil(lambda: bool(intake.watch._reported))
    office.settle()
    return office.said


def test_an_older_pack_that_appears_in_a_watched_folder_can_be_read_for_now(
    office: Office, tmp_path: Path
) -> None:
    office.open(office.pack(2))
    share = tmp_path / "share"
    watched(office, share, office.pack(2))
    office.desk.window.notices.clear()
    appear(office, share, office.pack(1, "旧稿"))
    (sentence,) = office.said
    assert "比正在使用的修订 2 旧" in sentence
    office.press("暂时读这个较早的版本")
    assert office.read == 1


def test_of_all_editions_that_appear_on_a_stick_only_the_one_in_use_is_named(
    office: Office, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    watched(office, share, office.pack(1))
    appear(office, share, *(office.pack(number) for number in (2, 3, 4)))
    office._qtbot.waitUntil(lambda: office.read == 4)
    assert len(office.said) == 1
    assert "已改用修订 4" in office.said[0]


def test_that_a_watched_folder_holds_too_much_is_said_once(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MOST_PACKS", 1)
    share = tmp_path / "share"
    watched(office, share, office.pack(1), office.pack(2))
    assert [sentence[:12] for sentence in office.said if "太多" in sentence] == ["“share”里的文件太"]
    office.desk.window.notices.clear()
    appear(office, share, office.pack(3))
    assert not any("太多" in sentence for sentence in office.said)


def appear(office: Office, folder: Path, *packs: Path) -> None:
    """Put packs into a watched folder, and wait until they have been taken in."""
    intake = office.desk.window.findChild(IntakeDesk)
    assert isinstance(intake, IntakeDesk)
    with office._qtbot.waitSignal(intake.watch.found):
        for pack in packs:
            (folder / pack.name).write_bytes(pack.read_bytes())
    office.settle()
