"""`python -m db search` and `synthesise`: one hit a line; the same made-up library on every run."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.__main__ import main
from db.library import open_pack
from db.records import Brief
from db.synthesising import Clauses, synthetic_brief

Out = pytest.CaptureFixture[str]


def test_a_hit_is_a_line_of_brief_path_line_and_text(pack: Path, capsys: Out) -> None:
    assert main(["search", str(pack), "数字经济"]) == 0
    assert capsys.readouterr().out == "晋江简报 2023\t现代化产业体系/划重点\t109\t建设数字经济产业园\n"


def test_several_packs_are_searched_in_their_order(pack: Path, capsys: Out) -> None:
    assert main(["search", str(pack), str(pack), "数字经济 产业园"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


@pytest.mark.parametrize("query", ["没有这样的词", "", " ", "\x00"])
def test_no_hit_is_an_answer_and_not_a_success(pack: Path, capsys: Out, query: str) -> None:
    assert main(["search", str(pack), query]) == 1
    assert capsys.readouterr().out == ""


def test_a_damaged_pack_is_one_sentence(tmp_path: Path, capsys: Out) -> None:
    broken = tmp_path / "x.brief"
    broken.write_bytes(b"nothing")
    assert main(["search", str(broken), "展"]) == 1
    assert "x.brief" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "-3", "1000001"])
def test_a_number_of_briefs_that_cannot_be_meant_writes_nothing(
    tmp_path: Path, capsys: Out, number: str
) -> None:
    assert main(["synthesise", "--briefs", number, "--out", str(tmp_path / "lib")]) == 1
    assert not (tmp_path / "lib").exists()
    assert number in capsys.readouterr().err


def test_a_library_is_made_and_each_brief_says_that_it_is_made_up(
    tmp_path: Path, pack: Path, brief: Brief, capsys: Out
) -> None:
    arguments = ["synthesise", "--briefs", "60", "--source", str(pack), "--out"]
    assert main([*arguments, str(tmp_path / "one")]) == 0
    assert "60 briefs, 12000 lines" in capsys.readouterr().out
    files = sorted((tmp_path / "one").rglob("*.brief"))
    assert [len(open_pack(file).briefs) for file in files] == [50, 10]
    made = open_pack(files[1]).briefs[-1]
    assert made == synthetic_brief(59, Clauses.of(brief))
    assert "合成" in made.headline
    assert "合成" in made.name.zh
    assert main([*arguments, str(tmp_path / "two")]) == 0
    assert [f.read_bytes() for f in sorted((tmp_path / "two").rglob("*.brief"))] == [
        file.read_bytes() for file in files
    ]
