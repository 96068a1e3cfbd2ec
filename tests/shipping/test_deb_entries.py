"""What a desktop reads of a package: each fault that is planted in entries, icons, file type or documents is refused."""

from __future__ import annotations

import gzip
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from shipping import deb_gate, validators
from shipping.desktop_entry import MIME_ICON
from shipping.gates import Refused
from shipping.names import HOME
from shipping.staging import FILES

from db.schema import MIME
from desktop.identity import APP_ID, COMMAND
from tests.shipping.small import Change, replaced, without

PLACES = (f"{HOME}/entries", "usr/share")
ENTRY, LINKS = f"applications/{APP_ID}.desktop", f"applications/{APP_ID}.links.desktop"
DOC, METAINFO = f"usr/share/doc/{COMMAND}", f"usr/share/metainfo/{APP_ID}.metainfo.xml"
MANUAL = f"usr/share/man/man1/{COMMAND}.1.gz"
TYPE = f"mime/packages/{APP_ID}.xml"


@pytest.fixture
def said(changed: Callable[..., Path], known_needs: None) -> Callable[[Change], str]:
    """What the gate says of a package with a change, its records adapted to it."""
    return lambda change: "\n".join(deb_gate.faults(changed(change, agreed=True)))


def both(name: str, old: str, new: str) -> Change:
    """A change in both places, so that they are still the same."""

    def change(root: Path) -> None:
        for place in PLACES:
            replaced(f"{place}/{name}", old, new)(root)

    return change


def added(line: str, name: str = ENTRY) -> Change:
    return both(name, "Icon=", f"{line}\nIcon=")


def everywhere(name: str, data: bytes) -> Change:
    def change(root: Path) -> None:
        for place in PLACES:
            path = root / place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    return change


def another_entry(root: Path) -> None:
    for place in PLACES:
        shutil.copy(root / place / ENTRY, root / place / f"applications/{APP_ID}.second.desktop")


def renamed(root: Path) -> None:
    for place in PLACES:
        (root / place / ENTRY).rename(root / place / "applications/viewer.desktop")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (another_entry, f"{APP_ID}.second.desktop is no entry of {APP_ID}."),
        (renamed, f"viewer.desktop is no entry of {APP_ID}."),
        (without(f"{PLACES[0]}/{ENTRY}"), f"is missing: nothing takes {MIME}."),
        (without(f"{PLACES[1]}/{LINKS}"), "is missing: nothing takes x-scheme-handler/briefing."),
        (both(ENTRY, "[Desktop Entry]", "[Other]"), "has no [Desktop Entry]."),
        (both(ENTRY, "[Desktop Entry]", "no entry"), "has no [Desktop Entry]."),
        (both(ENTRY, f"MimeType={MIME};", "MimeType=text/plain;"), f"does not take {MIME}."),
        (both(LINKS, "x-scheme-handler/", "x-scheme-"), "does not take x-scheme-handler/briefing."),
        (both(ENTRY, f"Icon={APP_ID}", "Icon=/opt/icon.png"), "has the icon /opt/icon.png; UOS wants"),
        (both(ENTRY, "Name[zh_CN]=简报台", "Name[fr]=X"), "is not named in both languages."),
        (both(ENTRY, "\nName=Briefing", "\nName[de]=Briefing"), "is not named in both languages."),
        (both(ENTRY, " %F", ""), "does not hand over what is opened"),
        (both(ENTRY, " %F", " %U"), "does not hand over what is opened"),
        (both(LINKS, " %u", ""), "does not hand over what is opened"),
        (both(ENTRY, "\nExec=", "\nexec="), "starts nothing, which is not the program there."),
        (added("NoDisplay=true"), "is kept out of the menu (NoDisplay)."),
        (both(LINKS, "NoDisplay=true\n", ""), "stands in the menu (NoDisplay)."),
        (both(ENTRY, "Terminal=false", "Terminal=true"), "is no application without a terminal."),
        (both(ENTRY, "Type=Application", "Type=Link"), "is no application without a terminal."),
        *(
            (added(f"{key}=true"), f".desktop has {key}; a desktop might not show or start it.")
            for key in ("Hidden", "TryExec", "OnlyShowIn", "NotShowIn", "DBusActivatable", "Path")
        ),
        (
            replaced(f"{PLACES[0]}/{ENTRY}", f"/{FILES}/{COMMAND} %F", "/usr/bin/other %F"),
            "starts /usr/bin/other %F, which is not the program there.",
        ),
        (
            replaced(f"{PLACES[0]}/{ENTRY}", f"/{FILES}/{COMMAND} --new", f"/{HOME}/info --new"),
            f"starts /{HOME}/info --new-window, which is not",
        ),
        (
            replaced(f"{PLACES[0]}/{ENTRY}", f"/{FILES}/{COMMAND}", COMMAND),
            f"starts {COMMAND} %F, which is not the program there.",
        ),
        (
            replaced(f"{PLACES[1]}/{ENTRY}", f"={COMMAND} %F", f"=/{FILES}/{COMMAND} %F"),
            f"starts /{FILES}/{COMMAND} %F, which is not the program there.",
        ),
        (replaced(f"{PLACES[1]}/{ENTRY}", "Office;", "Game;"), f"{ENTRY} is not the same below"),
    ],
)
def test_a_menu_entry_that_does_not_open_what_is_clicked_is_refused(
    said: Callable[[Change], str], change: Change, sentence: str
) -> None:
    assert sentence in said(change)


def picture(size: int, colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (size, size), colour).save(out, "PNG")
    return out.getvalue()


def cut(name: str) -> Change:
    """The picture without its second half; its head still says its size."""

    def change(root: Path) -> None:
        for place in PLACES:
            data = (root / place / name).read_bytes()
            (root / place / name).write_bytes(data[: len(data) // 2])

    return change


def jpeg(size: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (size, size), "red").save(out, "JPEG")
    return out.getvalue()


APPS, TYPES = f"apps/{APP_ID}", f"mimetypes/{MIME_ICON}"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M0 0h16v16z"/></svg>'
EMPTY_DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"/>'


@pytest.mark.parametrize("kind", [APPS, TYPES])
@pytest.mark.parametrize(
    ("data", "size"),
    [
        (picture(32), 48),
        (picture(48, "#00ff0000"), 48),
        (jpeg(48), 48),
        (b"", 16),
        (picture(512)[:40], 512),
        (EMPTY_DRAWING, 0),
        (b"", 0),
        (b"<svg", 0),
        (b'<!DOCTYPE svg [<!ENTITY x "y">]>' + DRAWING, 0),
    ],
)
def test_an_icon_that_is_not_whole_is_refused(
    said: Callable[[Change], str], kind: str, data: bytes, size: int
) -> None:
    name = f"icons/hicolor/{size}x{size}/{kind}.png" if size else f"icons/hicolor/scalable/{kind}.svg"
    lines = said(everywhere(name, data)).splitlines()
    assert [line.partition(" is missing, or no ")[0] for line in lines] == [f"/{at}/{name}" for at in PLACES]


def test_an_icon_may_be_any_whole_one(said: Callable[[Change], str]) -> None:
    def change(root: Path) -> None:
        everywhere(f"icons/hicolor/48x48/{APPS}.png", picture(48))(root)
        everywhere(f"icons/hicolor/scalable/{TYPES}.svg", DRAWING)(root)

    assert said(change) == ""


@pytest.mark.parametrize(
    "name", [f"22x22/{APPS}.png", f"scalable/{APPS}.svg", f"512x512/{TYPES}.png", f"scalable/{TYPES}.svg"]
)
@pytest.mark.parametrize("place", PLACES)
def test_a_missing_icon_is_refused(said: Callable[[Change], str], place: str, name: str) -> None:
    sentence = f"/{place}/icons/hicolor/{name} is missing, or no "
    assert sentence in said(without(f"{place}/icons/hicolor/{name}"))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (cut(f"icons/hicolor/256x256/{APPS}.png"), "or no whole picture of 256 × 256"),
        (
            everywhere("icons/hicolor/16x16/apps/other.png", picture(16)),
            "other.png is no icon of the program",
        ),
        (both(TYPE, "*.brief", "*.bri"), f"does not describe {MIME}, *.brief."),
        (both(TYPE, f'type="{MIME}"', 'type="text/x-other"'), f"does not describe {MIME}, *.brief."),
        (both(TYPE, "</mime-info>", ""), f"does not describe {MIME}, *.brief."),
        (both(TYPE, "0x42524946", "0x42524947"), "does not tell a pack by the stamp at byte 68."),
        (both(TYPE, 'offset="68"', 'offset="64"'), "does not tell a pack by the stamp at byte 68."),
        (without(f"{PLACES[1]}/{TYPE}"), f"{PLACES[1]}/{TYPE} does not describe {MIME}"),
    ],
)
def test_a_file_that_a_desktop_would_not_know_is_refused(
    said: Callable[[Change], str], change: Change, sentence: str
) -> None:
    assert sentence in said(change)


def zipped(name: str, text: str, *, time: int = 0) -> Change:
    return lambda root: (root / name).write_bytes(gzip.compress(text.encode(), 9, mtime=time))


def without_an_option(root: Path) -> None:
    text = gzip.decompress((root / MANUAL).read_bytes()).decode()
    assert r"\-\-dpi" in text
    zipped(MANUAL, text.replace(r"\-\-dpi", r"\-\-dpj"))(root)


def zipped_with_a_time(root: Path) -> None:
    text = gzip.decompress((root / MANUAL).read_bytes()).decode()
    zipped(MANUAL, text, time=1_700_000_000)(root)


def metainfo(old: str, new: str) -> Change:
    return replaced(METAINFO, old, new)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (without(METAINFO), f"/{METAINFO} is missing."),
        (without(f"usr/share/man/zh_CN/man1/{COMMAND}.1.gz"), f"/zh_CN/man1/{COMMAND}.1.gz is missing."),
        (without(f"{DOC}/copyright"), f"/{DOC}/copyright is missing."),
        (zipped_with_a_time, "is compressed with a name or a time"),
        (zipped(f"{DOC}/README.gz", "x"), f"/{DOC}/README.gz is no document of {COMMAND}."),
        (zipped(MANUAL, ".TH X 1\n.SH NAME\nx \\- y\n"), "is not the man page of this program"),
        (without_an_option, f"/{MANUAL} is not the man page of this program, with all its options."),
        (lambda root: (root / MANUAL).write_bytes(b"\x1f\x8b\x08"), "is not the man page of this program"),
        (zipped(f"{DOC}/changelog.gz", "other"), "changelog.gz does not begin with the version"),
        (lambda root: (root / DOC / "copyright").write_text(""), "does not say whose all files are"),
        (replaced(f"{DOC}/copyright", "Files: *\n", "Files: a\n"), "does not say whose all files are"),
        (
            replaced(f"{DOC}/copyright", "maintainers\nLicense: Apache-2.0\n\nFiles: opt", "x\n\nFiles: opt"),
            "does not say whose all files are",
        ),
        (
            replaced(f"{DOC}/copyright", "License: Apache-2.0\n On", "License: Other\n On"),
            "/copyright does not say what Apache-2.0 is.",
        ),
        (metainfo(f">{APP_ID}.desktop<", ">org.other.desktop<"), f"does not start {APP_ID}.desktop."),
        (metainfo(f"<id>{APP_ID}<", "<id>org.other<"), f"says id org.other, not {APP_ID}."),
        (metainfo(f"<binary>{COMMAND}<", "<binary>other<"), f"says provides/binary other, not {COMMAND}."),
        (metainfo(f"<mediatype>{MIME}<", "<mediatype>x/y<"), "says provides/mediatype x/y, not "),
        (metainfo("</component>", ""), f"says id None, not {APP_ID}."),
    ],
)
def test_a_document_that_is_not_the_programs_own_is_refused(
    said: Callable[[Change], str], change: Change, sentence: str
) -> None:
    assert sentence in said(change)


def unknown_request(root: Path) -> None:
    """In the page and in what it is compared with, so that only the one who reads man pages can tell."""
    text = gzip.decompress((root / MANUAL).read_bytes()).decode()
    zipped(MANUAL, f"{text}.NOSUCH\n")(root)


@pytest.mark.parametrize(
    ("change", "validator"),
    [
        (
            both(ENTRY, "Categories=Office;", "Categories=Nonsense;"),
            f"desktop-file-validate: /usr/share/{ENTRY}: error",
        ),
        (metainfo("CC0-1.0", "Nonsense"), "appstreamcli: "),
        (both(TYPE, "glob pattern", "gleb pattern"), f"makes no entry for {MIME} in globs2."),
        (
            lambda root: [both(TYPE, f"{end}magic", f"{end}magical")(root) for end in ("<", "</")],
            f"makes no entry for {MIME} in magic.",
        ),
    ],
)
def test_what_a_desktops_own_validator_refuses_is_refused(
    said: Callable[[Change], str], change: Change, validator: str
) -> None:
    assert validator in said(change)


def test_a_man_page_that_its_reader_does_not_understand_is_refused(
    said: Callable[[Change], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shipping.document_rules.RULES", ())
    assert "mandoc: " in said(unknown_request)


def test_a_validator_that_is_not_installed_stops_the_gate(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dpkg-deb").symlink_to(shutil.which("dpkg-deb") or "dpkg-deb")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="desktop-file-validate is not installed; install desktop-file-utils"):
        deb_gate.faults(made)


def test_every_validator_is_asked(made: Path, known_needs: None, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def remembering(command: list[str], *_: object, **__: object) -> list[str]:
        asked.append(command[0])
        return []

    monkeypatch.setattr(validators, "_said", remembering)
    deb_gate.faults(made)
    assert set(asked) == {"desktop-file-validate", "appstreamcli", "update-mime-database", "mandoc"}
