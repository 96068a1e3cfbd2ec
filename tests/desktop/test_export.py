"""`python -m desktop export`, run as a program of its own without a display."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from db.errors import UserError
from db.notebook.notebook import Notebook
from db.pace.rules import MONTHLY
from db.pack import write_pack
from db.records import Brief
from desktop import export
from desktop.paths import bundled_packs, shelf_folder
from desktop.reached import rule_sentence
from tests.desktop.printing.measuring import Measured
from tests.desktop.year import entered

ROOT = Path(__file__).parent.parent.parent


def run(folder: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in an environment with nothing in it but a home."""
    return subprocess.run(
        [sys.executable, "-m", "desktop", "export", *arguments],
        cwd=folder,
        env={"HOME": str(home), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_every_kind_of_file_is_written_without_a_display(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "简报 台"
    folder.mkdir()
    said = run(
        folder,
        home,
        "--pdf",
        "a.pdf",
        "--docx",
        "a.docx",
        "--xlsx",
        "a.xlsx",
        "--html",
        "a.html",
        "--png",
        "页",
        "--pptx",
        "b.pptx",
        "--slides-pdf",
        "b.pdf",
        "--slides-html",
        "b.html",
    )
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.splitlines() == [
        *("a.pdf", "a.docx", "a.xlsx", "a.html", "页: 14"),
        *("b.pptx", "b.pdf", "b.html"),
    ]
    heads = {"a.pdf": b"%PDF-1.7", "a.docx": b"PK\3\4", "a.xlsx": b"PK\3\4", "a.html": b"<!DOCTYPE html>"}
    heads |= {"b.pptx": b"PK\3\4", "b.pdf": b"%PDF-1.7", "b.html": b"<!DOCTYPE html>"}
    for name, head in heads.items():
        assert (folder / name).read_bytes().startswith(head), name
    pictures = sorted(path.name for path in (folder / "页").iterdir())
    assert pictures[0] == "page-01.png"
    assert len(pictures) == 14


def test_a_missing_folder_is_a_sentence_in_both_languages(tmp_path: Path, home: Path) -> None:
    said = run(tmp_path, home, "--pdf", "nowhere/a.pdf")
    assert said.returncode == 1
    assert "“a.pdf”没有保存：文件夹不存在。" in said.stderr
    assert "“a.pdf” was not saved: the folder is not there." in said.stderr
    assert "Traceback" not in said.stderr


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> Path:
    """The command in this process, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_sections_and_layout_are_chosen(here: Path) -> None:
    assert (
        export.main(["--pdf", "a.pdf", "--layout", "source", "--sections", "economy，city", "--no-contents"])
        == 0
    )
    with Measured((here / "a.pdf").read_bytes()) as paper:
        assert [title for _, title in paper.outline()] == ["经济", "城市"]


def test_a_form_fills_the_masthead(here: Path) -> None:
    (here / "form.json").write_text(json.dumps({"name": "工作简报", "issue": "7"}), encoding="utf-8")
    assert export.main(["--pdf", "a.pdf", "--layout", "jianbao", "--form", "form.json"]) == 0
    with Measured((here / "a.pdf").read_bytes()) as paper:
        assert "第7期" in paper.text(0)


@pytest.fixture
def notebook(here: Path, brief: Brief) -> Path:
    """A notebook of the office."""
    path, year, sha = here / "笔记本.db", entered(brief), brief.source.sha256
    with contextlib.closing(Notebook.open(path)) as book:
        for values in year.actuals.values():
            book.actuals.add(brief.id, sha, values)
        book.follow_ups.save(brief.id, sha, list(year.follow_ups.values()))
        book.pace.choose(brief.id, MONTHLY.id)
    return path


def test_what_was_entered_comes_from_a_notebook_that_is_only_read(here: Path, notebook: Path) -> None:
    before = notebook.read_bytes()
    given = ["--notebook", str(notebook), "--on", "2023-10-20"]
    assert export.main(["--pdf", "a.pdf", "--slides-pdf", "b.pdf", "--layout", "ledger", *given]) == 0
    for name in ("a.pdf", "b.pdf"):
        with Measured((here / name).read_bytes()) as paper:
            text = re.sub(r"\s+", "", paper.whole_text())
        assert "310家" in text
        assert "截至日期不晚于2023年10月20日的数" in text
        assert rule_sentence(MONTHLY) in text
    assert notebook.read_bytes() == before
    assert [path.name for path in here.glob("笔记本*")] == ["笔记本.db"]


def test_on_an_earlier_day_a_later_value_is_not_written(here: Path, notebook: Path) -> None:
    given = ["--notebook", str(notebook), "--on", "2023-09-29"]
    assert export.main(["--pdf", "a.pdf", "--layout", "ledger", *given]) == 0
    with Measured((here / "a.pdf").read_bytes()) as paper:
        assert "310家" not in paper.whole_text()
        assert paper.text(0).count("○ 尚无数据") == 4


def test_a_day_that_is_none_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        export.main(["--pdf", "a.pdf", "--on", "2023-02-30"])
    assert "is not a day such as 2023-09-30" in capsys.readouterr().err


def test_slides_come_in_the_theme_and_the_shape_asked_for(here: Path) -> None:
    assert export.main(["--slides-pdf", "a.pdf", "--slide-theme", "ceremonial", "--ratio", "4:3"]) == 0
    with Measured((here / "a.pdf").read_bytes()) as paper:
        assert paper.size(0) == pytest.approx((254, 190.5), abs=0.1)
        assert paper.document[0].render(scale=0.1).to_pil().convert("RGB").getpixel((1, 1)) == (
            0x8E,
            0x1B,
            0x14,
        )


def test_a_picture_of_every_slide(here: Path) -> None:
    assert export.main(["--slides-png", "图片", "--ratio", "4:3", "--slide-theme", "dark"]) == 0
    pictures = sorted((here / "图片").iterdir())
    assert (len(pictures), pictures[0].name) == (45, "slide-01.png")
    assert QImage(str(pictures[0])).size() == QSize(1440, 1080)


@pytest.mark.parametrize(("count", "pages"), [("6", 8), ("notes", 45)])
def test_a_handout_has_so_many_slides_to_a_page(here: Path, count: str, pages: int) -> None:
    assert export.main(["--pdf", "a.pdf", "--layout", "handout", "--slides-per-page", count]) == 0
    with Measured((here / "a.pdf").read_bytes()) as paper:
        assert paper.pages == pages


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--sections", "poetry"], "简报里没有栏目“poetry”"),
        (["--brief", "atlantis"], "没有简报“atlantis”"),
        (["--pack", "none.brief"], "找不到这个文件"),
        (["--form", "none.json"], "报头文件“none.json”没有读取"),
        (["--notebook", "none.db"], "“none.db”没有导入:找不到这个文件"),
    ],
)
def test_what_is_not_there_is_named_and_nothing_is_written(
    here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert export.main(["--pdf", "a.pdf", *arguments]) == 1
    assert words in capsys.readouterr().err
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--pdf", "a.pdf", "--layout", "poster"],
        ["--png", "p", "--dpi", "0"],
        ["--pptx", "a.pptx", "--ratio", "1:9"],
        ["--pptx", "a.pptx", "--ratio", "16:0"],
        ["--pptx", "a.pptx", "--slide-theme", "pink"],
        ["--pdf", "a.pdf", "--slides-per-page", "0"],
        ["--pdf", "a.pdf", "--slides-per-page", "5"],
    ],
)
def test_a_command_that_cannot_be_read_is_a_usage_line(here: Path, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        export.main(arguments)
    assert caught.value.code == 2


def test_a_folder_of_pictures_that_cannot_be_made_is_a_sentence(here: Path) -> None:
    (here / "taken").write_bytes(b"")
    from desktop.printing.exporting import save_pictures  # noqa: PLC0415

    with pytest.raises(UserError):
        save_pictures(b"", here / "taken" / "pages")


def put_on_shelf(brief: Brief, edition: int) -> Path:
    """A later edition of the bundled brief, kept as the viewer keeps it."""
    name = f"{brief.id}.{edition}.{edition:016x}.brief"
    return write_pack([dataclasses.replace(brief, edition=edition)], shelf_folder() / name)


def test_what_is_written_is_the_edition_in_use(home: Path, brief: Brief) -> None:
    assert export._brief(None, "").edition == 1
    put_on_shelf(brief, 3)
    assert export._brief(None, "").edition == 3
    assert export._brief(bundled_packs()[0], "").edition == 1


def test_a_damaged_file_on_the_shelf_is_said_and_gives_way(
    home: Path, brief: Brief, capsys: pytest.CaptureFixture[str]
) -> None:
    put_on_shelf(brief, 2)
    put_on_shelf(brief, 3).write_bytes(b"damage")
    assert export._brief(None, "").edition == 2
    assert "jinjiang-2023.3." in capsys.readouterr().err
