"""`python -m db`, in-process: what it prints, what it writes, and one line where it fails."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from db.__main__ import COLUMNS, figure_rows, main
from db.records import Bilingual, Brief

Out = pytest.CaptureFixture[str]
HEAD = (
    "line,quote,indicator,measure,comparator,value,value_hi,unit,normalised_value,normalised_unit,"
    "period,period_basis,kind,estimate,commitment,pairs_with,pairing,why"
)


def _csv(pack: Path, capsys: Out) -> list[str]:
    assert main(["figures", str(pack), "--csv", "-"]) == 0
    return capsys.readouterr().out.splitlines()


def test_a_build_says_what_it_built(tmp_path: Path, capsys: Out, pack_bytes: bytes) -> None:
    out = tmp_path / "built.brief"
    assert main(["build", "--out", str(out)]) == 0
    assert "194 lines, 27 sections, 29 figures" in capsys.readouterr().out
    assert out.read_bytes() == pack_bytes


def test_a_check_says_that_all_is_well(pack: Path, capsys: Out) -> None:
    assert main(["check", str(pack)]) == 0
    assert "完好,原文 194 行全部入册" in capsys.readouterr().out


def test_the_figures_come_as_a_table(pack: Path, capsys: Out) -> None:
    lines = _csv(pack, capsys)
    assert lines[0] == HEAD == ",".join(COLUMNS)
    assert len(lines) == 30
    assert lines[10].startswith(
        "39,26%以上,全社会研发投入,growth,ge,26,,%,26,%,2022,section,result,false,,,,"
    )
    assert lines[28].startswith(
        "153,百平方公里,规模标准(面积),standard,eq,百,,平方公里,100,平方公里,,unstated,standard"
    )


def test_five_point_nought_stays_five_point_nought(pack: Path, capsys: Out) -> None:
    assert _csv(pack, capsys)[5].startswith(
        '28,5.0%,城乡居民人均可支配收入,growth,eq,5.0,,%,5.0,%,2022,section,result,true,,87:7.0%,confirmed,"同口径'
    )


def test_a_table_in_a_file_opens_in_a_spreadsheet(pack: Path, tmp_path: Path) -> None:
    out = tmp_path / "数据.csv"
    assert main(["figures", str(pack), "--csv", str(out)]) == 0
    assert out.read_bytes().startswith("\ufeffline,quote".encode())
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert [row["quote"] for row in rows if row["line"] == "87"] == ["6.5%左右", "7.6%", "7.0%"]


def test_the_figures_come_as_lines_too(pack: Path, capsys: Out) -> None:
    assert main(["figures", str(pack)]) == 0
    assert "55  超2400万吨" in capsys.readouterr().out


def test_a_formula_in_a_name_is_written_as_text(brief: Brief) -> None:
    sly = Bilingual("=cmd|' /C calc'!A0", "")
    pairings = tuple(dataclasses.replace(p, reason=sly) for p in brief.pairings)
    rows = figure_rows(dataclasses.replace(brief, pairings=pairings))
    assert {row["why"] for row in rows if row["why"]} == {"'=cmd|' /C calc'!A0"}


def _fails(arguments: list[str], capsys: Out) -> str:
    assert main(arguments) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "Traceback" not in captured.err
    return captured.err


def test_a_damaged_pack_is_one_sentence_in_both_languages(pack: Path, capsys: Out) -> None:
    pack.write_bytes(pack.read_bytes()[:5000])
    assert _fails(["check", str(pack)], capsys) == (
        "“晋江.brief”没有打开:文件不完整。文件未被改动。请重新复制或向发送者重新索取。 "
        "“晋江.brief” was not opened: the file is cut short. The file is unchanged. "
        "Copy it again, or ask its sender for it again.\n"
    )


def test_a_missing_pack_is_one_line(tmp_path: Path, capsys: Out) -> None:
    assert "找不到这个文件" in _fails(["figures", str(tmp_path / "no.brief")], capsys)


def test_a_table_that_cannot_be_written_is_one_line(pack: Path, tmp_path: Path, capsys: Out) -> None:
    assert str(tmp_path) in _fails(["figures", str(pack), "--csv", str(tmp_path)], capsys)
    said = _fails(["figures", str(pack), "--csv", str(tmp_path / "no" / "x.csv")], capsys)
    assert said.startswith(f"“{tmp_path / 'no'}”:命令没有完成,找不到这个文件或文件夹。")


def test_a_pack_that_cannot_be_written_is_one_line(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "file").write_text("")
    assert "file" in _fails(["build", "--out", str(tmp_path / "file" / "x.brief")], capsys)


def test_a_source_that_is_not_there_is_one_sentence_in_both_languages(tmp_path: Path, capsys: Out) -> None:
    toml = tmp_path / "nowhere" / "brief.toml"
    assert _fails(["build", "--source", str(toml.parent), "--out", str(tmp_path / "x")], capsys) == (
        f"“{toml}”:命令没有完成,找不到这个文件或文件夹。原有的文件没有变化。"
        "请确认路径,或检查 U 盘是否已经插好。 "
        f"“{toml}”: the command was not completed, there is no such file or folder. "
        "Files that were there before are unchanged. Check the path, or whether the USB stick is plugged in.\n"
    )


def test_a_folder_that_is_no_source_is_one_line(tmp_path: Path, capsys: Out) -> None:
    assert "brief.toml" in _fails(["build", "--source", str(tmp_path), "--out", str(tmp_path / "x")], capsys)
    (tmp_path / "brief.toml").write_text("id = 3")
    assert "brief.toml 的 id" in _fails(
        ["build", "--source", str(tmp_path), "--out", str(tmp_path / "x")], capsys
    )
    assert not (tmp_path / "x").exists()


def test_a_wrong_command_is_explained(capsys: Out) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["burn"])
    assert caught.value.code == 2
    assert "usage: python -m db" in capsys.readouterr().err


def test_the_help_speaks_to_who_uses_it_in_both_languages(capsys: Out) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--help"], prog="briefing-desk db")
    assert caught.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("usage: briefing-desk db ")
    for words in (
        "由原文生成,校验,列出数据,查找,签名和核验签名。",
        "build one from its source, check it",
        "校验一个简报包",
    ):
        assert words in said
    assert "python -m db" not in said
    assert "second caller" not in said


@pytest.mark.parametrize("command", ["build", "figures", "check", "keygen", "sign", "verify"])
def test_each_command_is_named_in_chinese_too(command: str, capsys: Out) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    rows = capsys.readouterr().out.partition("{build")[2].partition("\n")[2]
    assert re.search(rf"^    {command} +[\u4e00-\u9fff]", rows, re.MULTILINE)


def test_a_folder_with_a_per_cent_sign_is_no_hindrance_to_the_help(
    monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.setattr("db.__main__.PACKS", Path("/100%s"))
    with pytest.raises(SystemExit) as caught:
        main(["build", "--help"])
    assert caught.value.code == 0
    assert "/100%s/ID.brief" in capsys.readouterr().out


def test_the_core_needs_no_qt(pack: Path) -> None:
    code = (
        "import sys; from db.__main__ import main; main(['check', sys.argv[1]]); "
        "sys.exit(any(name.startswith(('PySide6', 'desktop', 'sqlite_utils')) for name in sys.modules))"
    )
    root = Path(__file__).parents[2]
    assert (
        subprocess.run(
            [sys.executable, "-c", code, str(pack)], cwd=root, capture_output=True, check=False
        ).returncode
        == 0
    )
