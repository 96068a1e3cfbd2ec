"""What a Linux desktop reads: entries, file type, page in a software centre, each saying the same as the program."""

from __future__ import annotations

import configparser
from xml.etree import ElementTree

import pytest
from shipping import desktop_entry
from shipping.icons import SIZES
from shipping.names import SCHEME

from db.schema import APPLICATION_ID, MIME, SUFFIX
from desktop.identity import APP_ID, COMMAND, NAME_EN, NAME_ZH, VERSION

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MIME_NAMESPACE = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return desktop_entry.entries("/opt/somewhere/briefing-desk")


def entry(files: dict[str, bytes], name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(files[f"applications/{name}.desktop"].decode())
    return parser


def test_the_menu_entry_is_called_in_both_languages(files: dict[str, bytes]) -> None:
    main = entry(files, APP_ID)["Desktop Entry"]
    assert (main["Name"], main["Name[zh_CN]"]) == (NAME_EN, NAME_ZH)
    assert main["Icon"] == APP_ID
    assert main["StartupWMClass"] == COMMAND
    assert all(f"{key}[zh_CN]" in main for key in ("GenericName", "Comment", "Keywords"))


def test_files_go_to_the_program_and_links_to_an_entry_that_no_menu_shows(files: dict[str, bytes]) -> None:
    main, links = (entry(files, name)["Desktop Entry"] for name in (APP_ID, f"{APP_ID}.links"))
    assert main["MimeType"] == f"{MIME};"
    assert main["Exec"] == "/opt/somewhere/briefing-desk %F"
    assert links["MimeType"] == f"x-scheme-handler/{SCHEME};"
    assert links["Exec"] == "/opt/somewhere/briefing-desk %u"
    assert links["NoDisplay"] == "true"


def test_each_action_of_the_entry_is_described(files: dict[str, bytes]) -> None:
    main = entry(files, APP_ID)
    actions = [name for name in main["Desktop Entry"]["Actions"].split(";") if name]
    assert [f"Desktop Action {name}" for name in actions] == main.sections()[1:]
    assert all("Name[zh_CN]" in main[f"Desktop Action {name}"] for name in actions)


def test_a_pack_is_known_by_its_ending_and_by_its_stamp(files: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(files[f"mime/packages/{APP_ID}.xml"])
    kind = root.find("m:mime-type", MIME_NAMESPACE)
    assert kind is not None
    assert kind.get("type") == MIME
    glob, stamp = kind.find("m:glob", MIME_NAMESPACE), kind.find("m:magic/m:match/m:match", MIME_NAMESPACE)
    assert glob is not None
    assert glob.get("pattern") == f"*{SUFFIX}"
    assert stamp is not None
    assert (int(stamp.get("value", ""), 0), stamp.get("offset")) == (APPLICATION_ID, "68")
    assert [comment.get(LANG) for comment in kind.findall("m:comment", MIME_NAMESPACE)] == [None, "zh_CN"]


def test_every_icon_is_there_in_every_size(files: dict[str, bytes]) -> None:
    for kind, name in (("apps", APP_ID), ("mimetypes", "application-vnd.briefingdesk.brief")):
        assert files[f"icons/hicolor/scalable/{kind}/{name}.svg"].startswith(b"<?xml")
        for size in SIZES:
            assert files[f"icons/hicolor/{size}x{size}/{kind}/{name}.png"].startswith(b"\x89PNG")


def test_the_software_centre_is_told_the_same_in_both_languages() -> None:
    (path, text) = next(iter(desktop_entry.metainfo().items()))
    root = ElementTree.fromstring(text)
    assert path == f"metainfo/{APP_ID}.metainfo.xml"
    assert root.findtext("id") == APP_ID
    assert root.findtext("launchable") == f"{APP_ID}.desktop"
    assert root.findtext("provides/mediatype") == MIME
    newest = root.find("releases/release")
    assert newest is not None
    assert newest.get("version") == VERSION
    for tag in (
        "name",
        "summary",
        "description/p",
        "description/ul/li",
        "releases/release/description/ul/li",
    ):
        languages = [each.get(LANG) for each in root.findall(tag)]
        assert languages == [None, "zh_CN"] * (len(languages) // 2)
