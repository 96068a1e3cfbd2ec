"""Settings and the session: broken files are kept aside, unsound values replaced, and the app always starts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from desktop import settings
from desktop.json_file import JsonFile
from desktop.location import Location
from desktop.session import Session
from desktop.settings import Settings
from tests.conftest import MakeDesk

BROKEN = {
    "garbage": b"not json at all",
    "a list": b"[1, 2, 3]",
    "a number": b"7",
    "null": b"null",
    "empty": b"",
    "NUL bytes": b"\0" * 64,
    "deep brackets": b"[" * 100_000,
    "deep objects": b'{"a":' * 100_000,
    "not UTF-8": b"\xff\xfe\x00\xd8",
    "a huge number": b'{"zoom": ' + b"9" * 5000 + b"}",
    "cut short": b'{"theme": "da',
}
EACH_BROKEN = pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)


@pytest.fixture
def file(tmp_path: Path) -> JsonFile:
    return JsonFile(tmp_path / "settings.json")


def values(choices: Settings) -> tuple[str, str, float, bool]:
    return choices.language, choices.theme, choices.zoom, choices.line_numbers


DEFAULTS = ("zh_CN", "system", 1.0, False)


def test_without_a_file_the_defaults_are_in_force(file: JsonFile) -> None:
    assert values(Settings(file)) == DEFAULTS
    assert not file.path.exists()


def test_a_choice_is_kept_and_told(file: JsonFile) -> None:
    choices, told = Settings(file), list[str]()
    choices.changed.connect(told.append)
    choices.set(settings.THEME, "dark")
    choices.set(settings.THEME, "dark")
    assert told == ["theme"]
    assert choices.saved
    assert values(Settings(file)) == ("zh_CN", "dark", 1.0, False)


def test_an_override_is_for_this_run_only(file: JsonFile) -> None:
    choices = Settings(file)
    choices.override(settings.THEME, "dark")
    choices.override(settings.LANGUAGE, "klingon")
    assert (choices.theme, choices.language) == ("dark", "zh_CN")
    assert not file.path.exists()


def test_an_unsound_choice_is_refused(file: JsonFile) -> None:
    with pytest.raises(ValueError, match="zoom = 3"):
        Settings(file).set(settings.ZOOM, 3)


@EACH_BROKEN
def test_a_broken_file_is_kept_aside(file: JsonFile, data: bytes) -> None:
    file.path.write_bytes(data)
    assert values(Settings(file)) == DEFAULTS
    assert file.kept_aside == file.path.with_name("settings.broken.json")
    assert file.kept_aside.read_bytes() == data
    assert not file.path.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", None),
        ("theme", ["dark"]),
        ("language", 7),
        ("language", {}),
        ("zoom", 3),
        ("zoom", "1.0"),
        ("zoom", [1.0]),
        ("line_numbers", 1),
        ("line_numbers", "yes"),
    ],
)
def test_one_unsound_value_is_replaced_and_the_others_stay(file: JsonFile, name: str, value: object) -> None:
    sound = {"language": "en", "theme": "dark", "zoom": 1.5, "line_numbers": True}
    file.path.write_text(json.dumps(sound | {name: value}))
    choices = Settings(file)
    default = {s.name: s.default for s in settings.ALL}[name]
    assert choices.unsound == [name]
    assert values(choices) == tuple((sound | {name: default}).values())


def test_a_folder_in_place_of_the_file_is_borne(file: JsonFile) -> None:
    file.path.mkdir()
    assert values(Settings(file)) == DEFAULTS
    assert file.write({"theme": "dark"}) is False
    assert file.path.is_dir()


def test_below_a_regular_file_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    below = JsonFile(tmp_path / "file" / "folder" / "settings.json")
    assert below.read() == {}
    assert below.write({"theme": "dark"}) is False


def test_a_choice_holds_for_the_run_where_it_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    choices = Settings(JsonFile(tmp_path / "file" / "settings.json"))
    choices.set(settings.THEME, "dark")
    assert choices.theme == "dark"
    assert choices.saved is False


@pytest.mark.parametrize("value", [7, None, [], "not base64!", "\ud800", "äöü"])
def test_an_unsound_session_is_an_empty_one(file: JsonFile, value: object) -> None:
    file.path.write_text(json.dumps({"geometry": value, "side": "wide", "place": [1]}))
    session = Session(file)
    assert session.state("geometry").isEmpty()
    assert session.number("side", 256) == 256
    assert session.text("place") == ""


def test_a_session_leads_back(file: JsonFile) -> None:
    assert Session(file).save({"geometry": QByteArray(b"\0\1"), "side": 300, "place": "briefing:a"})
    session = Session(file)
    assert session.state("geometry") == QByteArray(b"\0\1")
    assert (session.number("side", 0), session.text("place")) == (300, "briefing:a")


# ------------------------------------------------------------ the app over them


@EACH_BROKEN
def test_the_app_starts_over_a_broken_file_and_says_so_once(
    make_desk: MakeDesk, config: Path, data: bytes
) -> None:
    (config / "settings.json").write_bytes(data)
    window = make_desk().window
    assert len(window.notices.sentences) == 1
    assert "settings.broken.json" in window.notices.sentences[0]
    assert window.pages.page is not None


def test_one_unsound_setting_is_named_in_one_notice(make_desk: MakeDesk, config: Path) -> None:
    (config / "settings.json").write_text('{"zoom": 99}')
    notices = make_desk().window.notices.sentences
    assert len(notices) == 1
    assert "zoom" in notices[0]


def test_folders_in_place_of_the_files_are_borne(make_desk: MakeDesk, config: Path) -> None:
    (config / "settings.json").mkdir()
    (config / "session.json").mkdir()
    assert make_desk().window.pages.page is not None


def test_a_place_that_cannot_be_written_is_said_once(
    make_desk: MakeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    desk = make_desk(theme=None)
    desk.settings.set(settings.THEME, "dark")
    (notice,) = desk.window.notices.sentences
    assert "只读" in notice
    assert desk.window.close()


def test_a_sound_start_says_nothing_and_writes_nothing(make_desk: MakeDesk, home: Path) -> None:
    assert make_desk().window.notices.sentences == []
    assert list(home.iterdir()) == []


def test_the_next_run_opens_where_the_last_one_closed(make_desk: MakeDesk) -> None:
    place = Location("jinjiang-2023", "economy", 27, "27.1")
    first = make_desk(size=(760, 650))
    first.navigator.go(place)
    first.window.commands["sections"].setChecked(False)
    first.window.close()
    second = make_desk(size=None)
    assert second.navigator.current == place
    assert (second.window.width(), second.window.height()) == (760, 650)
    assert not second.window.side.isVisible()


def test_a_remembered_place_that_is_gone_leads_to_the_brief(make_desk: MakeDesk, config: Path) -> None:
    (config / "session.json").write_text('{"place": "briefing:another-brief/x#3"}')
    desk = make_desk()
    assert desk.navigator.current == Location("jinjiang-2023")
    assert desk.window.notices.sentences == []
