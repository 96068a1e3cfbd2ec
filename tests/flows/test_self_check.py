"""The program checks itself in a process of its own: nothing of a desktop around it, and one thing planted at a time."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.self_check import verify_installation
from tests.desktop.checks.test_checks import MADE
from tests.flows.driving import PACK, ROOT
from tests.flows.test_hostile import checkout, files

__all__ = ["checkout"]
EMPTY = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'


def run(option: str, root: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    """The program with one option and with no environment but `variables`."""
    return subprocess.run(
        [sys.executable, "-m", "desktop", option],
        cwd=root,
        env={"PYTHONDONTWRITEBYTECODE": "1", **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def checked(root: Path = ROOT, **variables: str) -> tuple[int, dict[str, Any]]:
    """The exit status and the report of --self-check."""
    done = run("--self-check", root, **variables)
    return done.returncode, dict(json.loads(done.stdout))


def red(report: dict[str, Any]) -> set[str]:
    """The names of the checks that do not hold."""
    return {each["name"] for each in report["checks"] if not each["ok"]}


def test_without_display_home_or_fonts_all_holds_and_nothing_is_written(
    checkout: Path, tmp_path: Path
) -> None:
    (tmp_path / "fonts.conf").write_text(EMPTY)
    before = files(checkout)
    status, report = checked(
        checkout, FONTCONFIG_FILE=str(tmp_path / "fonts.conf"), HOME="/nowhere", TMPDIR="/nowhere"
    )
    assert (status, red(report), report["ok"]) == (0, set(), True)
    assert report["program"] == "briefing-desk"
    assert {"page", "gauge", "fonts", f"pack {PACK.name}", "translation zh_CN"} <= {
        each["name"] for each in report["checks"]
    }
    assert files(checkout) == before


def test_a_damaged_font_and_a_damaged_pack_are_red_and_the_rest_is_told(checkout: Path) -> None:
    font = checkout / "resources" / "fonts" / "BriefingSerif-Bold.otf"
    font.write_bytes(font.read_bytes()[:-1])
    pack = checkout / "resources" / "packs" / "another.brief"
    pack.write_bytes(PACK.read_bytes()[:-4096])
    status, report = checked(checkout)
    # Pages and gauges are made of the first pack: it is the damaged one.
    assert status == 1
    assert not report["ok"]
    assert red(report) == {"font BriefingSerif-Bold.otf", "pack another.brief", *MADE}


def test_templates_that_are_gone_are_red(checkout: Path) -> None:
    for name in ("onepage.typ", "gongwen.typ", "slides.typ", "slides.css", "page.html"):
        (checkout / "resources" / "print" / name).unlink()
    status, report = checked(checkout)
    assert (status, red(report)) == (
        1,
        {"page", "paper gongwen", "slides pdf", "slides html", "file html"},
    )


def test_icons_themes_readings_and_licences_that_are_gone_are_red(checkout: Path) -> None:
    for name in ("icons", "themes", "search", "licences"):
        shutil.rmtree(checkout / "resources" / name)
    status, report = checked(checkout)
    themes = {"theme light", "theme dark", "theme contrast"}
    assert (status, red(report)) == (1, {"icons", *themes, "search by pinyin", "licences"})


def test_a_part_that_cannot_be_imported_is_red_and_the_rest_is_told(checkout: Path) -> None:
    (checkout / "desktop" / "icons.py").write_text("import no_such_library")
    status, report = checked(checkout)
    (said,) = [each["detail"] for each in report["checks"] if each["name"] == "looks"]
    assert (status, red(report)) == (1, {"looks"})
    assert said.endswith("No module named 'no_such_library'")


def test_what_ends_the_process_is_named_and_the_report_is_whole(checkout: Path) -> None:
    with (checkout / "desktop" / "icons.py").open("a") as module:
        module.write("import os\nos.abort()\n")
    status, report = checked(checkout)
    (said,) = [each["detail"] for each in report["checks"] if not each["ok"]]
    assert (status, red(report), said) == (1, {"looks"}, "trying it ended the process: SIGABRT")
    # What came before it, and what ran beside it, but nothing that would have come after.
    assert {"search by pinyin", "page", "installation"} & {each["name"] for each in report["checks"]} == {
        "search by pinyin",
        "installation",
    }


def test_a_window_system_that_cannot_start_is_red_and_told_as_a_report() -> None:
    status, report = checked(QT_QPA_PLATFORM="no-such-platform")
    assert (status, red(report)) == (1, {"window system"})


@pytest.fixture
def installed(checkout: Path) -> Path:
    """The checkout with a list of its files, as a bundle has it beside the program."""
    for folder in sorted((path for path in checkout.rglob("*") if path.is_dir()), reverse=True):
        # A checkout may hold empty folders; what was built never does.
        with contextlib.suppress(OSError):
            folder.rmdir()
    names = sorted(files(checkout))
    sums = subprocess.run(
        ["sha256sum", *names], cwd=checkout, capture_output=True, encoding="utf-8", check=True
    )
    (checkout / "SHA256SUMS").write_text(sums.stdout, encoding="utf-8")
    return checkout


def test_an_installation_is_verified_in_one_sentence(installed: Path) -> None:
    done = run("--verify-installation", installed)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("安装完好")
    assert "is whole" in done.stdout
    assert checked(installed)[0] == 0


def test_a_changed_file_is_named_and_the_status_is_1(installed: Path) -> None:
    (installed / "resources" / "print" / "page.css").write_text("changed")
    done = run("--verify-installation", installed)
    assert done.returncode == 1
    (sentence,) = done.stdout.splitlines()
    assert "page.css" in sentence
    assert red(checked(installed)[1]) == {"installation"}


def test_from_source_there_is_no_list_and_nothing_to_install_again(checkout: Path) -> None:
    done = run("--verify-installation", checkout)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (1, "", 1)
    assert done.stdout.startswith("没有校验:程序正从源代码运行,没有构建时的文件清单(SHA256SUMS)可以对照。")
    assert "Nothing was verified: the program runs from source" in done.stdout
    assert "Install the program again" not in done.stdout


def test_the_packaged_program_without_its_list_is_to_be_installed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "briefing-desk"))
    assert verify_installation() == 1
    assert capsys.readouterr().out.startswith("“SHA256SUMS”:校验清单缺失或无法读取。")


def test_a_copy_that_lost_its_packs_says_so(checkout: Path) -> None:
    shutil.rmtree(checkout / "resources" / "packs")
    status, report = checked(checkout)
    assert status == 1
    assert "packs" in red(report)
