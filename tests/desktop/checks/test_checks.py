"""Each check of --self-check, and a planted fault that turns it red."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage

from db import pinyin
from db.records import Brief
from desktop.checks import contents, making, surroundings, versions
from desktop.checks.running import Check, Failed, of_part, outcomes
from desktop.installation import SUMS
from desktop.paths import bundled_packs, resource
from desktop.theme import LIGHT
from tests.desktop.checks.telling import red

pytestmark = pytest.mark.usefixtures("qtbot")
FACE = "BriefingSans-Regular.otf"
PAPERS = {f"paper {name}" for name in ("gongwen", "jianbao", "ledger", "source", "handout")}
FILES = {f"file {name}" for name in ("docx", "xlsx", "html")}
MADE = {"page", "gauge", *PAPERS, *FILES, "slides pptx", "slides pdf", "slides html", "table"}


# ------------------------------------------------------------ running


def test_a_check_that_raises_fails_with_its_message_and_the_others_run() -> None:
    def broken() -> str:
        raise KeyError("x")

    def refused() -> str:
        raise Failed("not so")

    checks = [Check("a", broken), Check("b", refused), Check("c", lambda: "fine")]
    assert [(o.name, o.ok, o.detail) for o in outcomes(checks)] == [
        ("a", False, "KeyError: 'x'"),
        ("b", False, "not so"),
        ("c", True, "fine"),
    ]


def test_a_part_that_cannot_be_imported_is_red_and_says_what_is_missing() -> None:
    def part() -> Iterator[Check]:
        yield Check("never", lambda: "")
        raise ImportError("libQt6DBus.so.6: cannot open shared object file")

    assert red(list(of_part("looks", part))) == {
        "looks": "nothing of it can be tried: ImportError: libQt6DBus.so.6: cannot open shared object file"
    }


def test_the_checks_of_a_part_that_can_be_imported_are_its_own() -> None:
    mine = [Check("a", lambda: ""), Check("b", lambda: "")]
    assert list(of_part("looks", lambda: mine)) == mine


# ------------------------------------------------------------ libraries


def test_every_library_tells_its_version() -> None:
    found = versions.versions()
    assert versions.all_load(found) == f"{len(found)} libraries load"
    assert found["qt"] == "6.9.3"


def test_a_library_that_does_not_load_is_red_with_its_reason() -> None:
    def gone() -> str:
        raise ImportError("no such library")

    found = versions.versions({"numpy": gone, "python": lambda: "3.11"})
    with pytest.raises(Failed, match=r"cannot be used: numpy \(ImportError: no such library\)"):
        versions.all_load(found)


# ------------------------------------------------------------ fonts


@pytest.fixture
def fonts(tmp_path: Path) -> Path:
    """One of the bundled faces, and the list with it alone."""
    rows = json.loads(resource("fonts", "SOURCES.json").read_bytes())
    (tmp_path / "SOURCES.json").write_text(json.dumps([row for row in rows if row["file"] == FACE]))
    shutil.copy(resource("fonts", FACE), tmp_path / FACE)
    return tmp_path


def restate(fonts: Path) -> None:
    """Make the list say what the face is now."""
    digest = hashlib.sha256((fonts / FACE).read_bytes()).hexdigest()
    (fonts / "SOURCES.json").write_text(json.dumps([{"file": FACE, "sha256": digest}]))


def test_the_bundled_fonts_are_sound() -> None:
    checks = contents.font_checks(resource("fonts"))
    assert len(checks) == 1 + len(list(resource("fonts").glob("*.otf")))
    assert red(checks) == {}


def test_a_font_with_one_byte_changed_is_red(fonts: Path) -> None:
    data = bytearray((fonts / FACE).read_bytes())
    data[len(data) // 2] ^= 1
    (fonts / FACE).write_bytes(data)
    assert red(contents.font_checks(fonts))[f"font {FACE}"].startswith("SHA-256 is ")


def test_a_file_that_is_no_font_is_red_even_if_it_is_the_one_listed(fonts: Path) -> None:
    (fonts / FACE).write_bytes(b"no font at all")
    restate(fonts)
    assert red(contents.font_checks(fonts)) == {f"font {FACE}": "it is no font"}


def test_a_font_without_the_character_is_red(fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "_SHOWS", "\U0001f600")
    assert red(contents.font_checks(fonts)) == {f"font {FACE}": "it lacks \U0001f600"}


def test_a_font_that_is_gone_is_red(fonts: Path) -> None:
    (fonts / FACE).unlink()
    assert set(red(contents.font_checks(fonts))) == {"fonts", f"font {FACE}"}


def test_a_font_that_nobody_listed_is_red(fonts: Path) -> None:
    shutil.copy(fonts / FACE, fonts / "Stranger.otf")
    assert red(contents.font_checks(fonts)) == {"fonts": "listed and there differ: ['Stranger.otf']"}


@pytest.mark.parametrize("text", ["", "{", "[]", '[{"file": "x"}]', "[7]"])
def test_a_list_of_fonts_that_makes_no_sense_is_red(fonts: Path, text: str) -> None:
    (fonts / "SOURCES.json").write_text(text)
    assert "fonts" in red(contents.font_checks(fonts))


# ------------------------------------------------------------ packs and words


def test_the_bundled_packs_are_sound() -> None:
    assert bundled_packs()
    assert red(contents.pack_checks(bundled_packs())) == {}


def test_a_damaged_pack_is_red_and_a_sound_one_beside_it_is_not(tmp_path: Path) -> None:
    sound = bundled_packs()[0]
    damaged = tmp_path / "damaged.brief"
    damaged.write_bytes(sound.read_bytes().replace("增长6.17%".encode(), "增长9.99%".encode()))
    assert set(red(contents.pack_checks([sound, damaged]))) == {"pack damaged.brief"}


def test_no_pack_at_all_is_red() -> None:
    assert red(contents.pack_checks([])) == {"packs": "no pack came with the program"}


def test_a_signature_that_is_broken_is_red(tmp_path: Path) -> None:
    behind = tmp_path / "behind.brief"
    behind.write_bytes(bundled_packs()[0].read_bytes() + b"\0" * 512)
    assert "pack behind.brief" in red(contents.pack_checks([behind]))


def test_the_translations_load() -> None:
    assert red(contents.translation_checks(resource("translations"))) == {}


def test_a_translation_that_is_gone_or_broken_is_red(tmp_path: Path) -> None:
    assert set(red(contents.translation_checks(tmp_path))) == {"translation zh_CN"}
    (tmp_path / "zh_CN.qm").write_bytes(b"no translation")
    assert set(red(contents.translation_checks(tmp_path))) == {"translation zh_CN"}


def test_a_translation_into_something_else_is_red(tmp_path: Path) -> None:
    shutil.copy(resource("translations", "zh_CN.qm"), tmp_path)
    data = (tmp_path / "zh_CN.qm").read_bytes()
    planted = data.replace("总览".encode("utf-16-be"), "总监".encode("utf-16-be"))
    assert planted != data
    (tmp_path / "zh_CN.qm").write_bytes(planted)
    assert "总监" in red(contents.translation_checks(tmp_path))["translation zh_CN"]


def test_chinese_is_found_by_its_pinyin() -> None:
    assert red(contents.search_checks()) == {}


@pytest.mark.parametrize("readings", [{}, {"晋": "jin", "江": "jiang", "重": "chong zhong", "庆": "qing"}])
def test_readings_that_are_gone_or_of_characters_alone_are_red(
    monkeypatch: pytest.MonkeyPatch, readings: dict[str, str]
) -> None:
    monkeypatch.setattr(pinyin, "_known", lambda: readings)
    pinyin.readings.cache_clear()
    try:
        assert set(red(contents.search_checks())) == {"search by pinyin"}
    finally:
        pinyin.readings.cache_clear()


# ------------------------------------------------------------ what is made


def test_everything_can_be_made_of_a_brief(brief: Brief) -> None:
    done = {each.name: each for each in outcomes(making.making_checks(lambda: brief))}
    assert {name for name, each in done.items() if not each.ok} == set()
    assert set(done) == MADE
    assert done["page"].detail.startswith("1 page, ")


def test_a_page_is_the_same_bytes_every_time(brief: Brief) -> None:
    page = making.making_checks(lambda: brief)[0]
    assert page.run() == page.run()


def test_without_a_brief_every_one_is_red_and_says_why() -> None:
    def none() -> Brief:
        raise LookupError("no pack came with the program")

    reasons = red(making.making_checks(none))
    assert set(reasons) == MADE
    assert set(reasons.values()) == {"LookupError: no pack came with the program"}


def png(paint: Callable[[QImage], None]) -> bytes:
    """A white picture with something on it."""
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    paint(picture)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def strokes(*colours: str) -> Callable[[QImage], None]:
    """A row of pixels in each colour."""

    def paint(picture: QImage) -> None:
        for y, colour in enumerate(colours):
            for x in range(picture.width()):
                picture.setPixelColor(x, y, QColor(colour))

    return paint


def test_a_blank_gauge_is_red() -> None:
    with pytest.raises(Failed, match="blank"):
        making.sound_gauge(png(strokes()), LIGHT.accent)


def test_a_gauge_without_the_accent_is_red() -> None:
    with pytest.raises(Failed, match="accent"):
        making.sound_gauge(png(strokes("black", "grey")), LIGHT.accent)


def test_a_gauge_with_the_accent_is_not() -> None:
    assert "pixels of accent" in making.sound_gauge(png(strokes("black", LIGHT.accent)), LIGHT.accent)


def test_a_gauge_that_is_no_picture_is_red() -> None:
    with pytest.raises(Failed, match="no picture"):
        making.sound_gauge(b"", LIGHT.accent)


def test_a_gauge_that_paints_nothing_is_red(brief: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.gauges import item  # noqa: PLC0415 - loads pyqtgraph

    monkeypatch.setattr(item, "paint_gauge", lambda *_: None)
    assert set(red(making.making_checks(lambda: brief)[1:2])) == {"gauge"}


def test_a_page_without_its_words_is_red(brief: Brief) -> None:
    from desktop.printing.choices import Layout, PageChoices  # noqa: PLC0415
    from desktop.printing.typesetter import Typesetter  # noqa: PLC0415

    one = Typesetter().typeset(brief, PageChoices(layout=Layout.ONEPAGE)).pdf
    many = Typesetter().typeset(brief, PageChoices()).pdf
    with pytest.raises(Failed, match="is not found"):
        making.sound_page(one, "此处没有的话")
    with pytest.raises(Failed, match="pages, not 1"):
        making.sound_page(many, "晋江")


def test_paper_on_which_nothing_is_set_is_red() -> None:
    import typst  # noqa: PLC0415

    assert making.sound_paper(typst.compile(b"Text")).startswith("1 pages, ")
    with pytest.raises(Failed, match="blank"):
        making.sound_paper(typst.compile(b"#pagebreak()"))


def test_a_damaged_archive_is_red(brief: Brief) -> None:
    from desktop.printing.choices import FileKind, PageChoices  # noqa: PLC0415
    from desktop.printing.exporting import exported  # noqa: PLC0415
    from desktop.printing.typesetter import Typesetter  # noqa: PLC0415

    data = exported(brief, PageChoices(), FileKind.XLSX, Typesetter())
    assert "parts" in making.sound_archive(data)
    damaged = bytearray(data)
    damaged[200] ^= 0xFF
    checks = [
        Check("cut", lambda: making.sound_archive(data[:-100])),
        Check("changed", lambda: making.sound_archive(bytes(damaged))),
    ]
    assert set(red(checks)) == {"cut", "changed"}


def test_a_web_page_without_the_figure_is_red() -> None:
    assert making.sound_html("<p>6.5%左右</p>".encode(), "6.5%左右")
    with pytest.raises(Failed, match="is not in it"):
        making.sound_html(b"<p></p>", "6.5%左右")


# ------------------------------------------------------------ surroundings


def test_a_module_for_a_network_is_red_where_it_can_be_imported() -> None:
    with pytest.raises(Failed, match="can be imported: json"):
        surroundings.absent(["json", "no_such_module_anywhere"])
    assert surroundings.absent(["no_such_module_anywhere"])


def test_the_packaged_program_is_asked_for_those_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "FORBIDDEN", ("json",))
    checks = [each for each in surroundings.surrounding_checks() if each.name == "no network"]
    assert red(checks) == {}
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert red(checks) == {"no network": "can be imported: json"}


def listed(folder: Path) -> Path:
    """A small installation with the list of what was built."""
    (folder / "program").write_bytes(b"whole")
    (folder / SUMS).write_text(f"{hashlib.sha256(b'whole').hexdigest()}  program\n")
    return folder


def test_an_installation_that_is_whole_is_not_red(tmp_path: Path) -> None:
    assert surroundings.installed(listed(tmp_path), must_have_list=True)


def test_an_installation_with_a_changed_file_is_red(tmp_path: Path) -> None:
    (listed(tmp_path) / "program").write_bytes(b"changed")
    with pytest.raises(Failed, match="program"):
        surroundings.installed(tmp_path, must_have_list=False)


def test_a_packaged_program_without_its_list_is_red(tmp_path: Path) -> None:
    assert surroundings.installed(tmp_path, must_have_list=False).startswith("from source")
    with pytest.raises(Failed, match=SUMS):
        surroundings.installed(tmp_path, must_have_list=True)


def test_a_folder_is_writable_or_read_only_and_neither_is_red(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert surroundings.usable(tmp_path / "new" / "folder").endswith(": writable")
    assert surroundings.usable(tmp_path / "file" / "folder").endswith(": read-only")
    assert not (tmp_path / "new").exists()


def test_the_surroundings_are_sound_here() -> None:
    assert red(surroundings.surrounding_checks()) == {}
