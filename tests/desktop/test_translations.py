"""Chinese is complete: every text of the interface stands in zh_CN.ts, translated."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import ROOT

TS = ROOT / "resources" / "translations" / "zh_CN.ts"
LUPDATE = ROOT / ".venv" / "bin" / "pyside6-lupdate"

Message = tuple[str, str, str, str]


def messages(path: Path) -> list[Message]:
    """(context, source, translation, state) of every text."""
    out = []
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            out.append(
                (
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    translation.text or "",
                    translation.get("type", ""),
                )
            )
    return out


def updated(folder: Path, *sources: Path) -> Path:
    """A copy of the translations, brought up to date with `sources`."""
    copy = folder / TS.name
    shutil.copy(TS, copy)
    flags = "-source-language en -target-language zh_CN -no-obsolete -locations none".split()
    subprocess.run(
        [LUPDATE, *map(str, sources), *flags, "-ts", str(copy)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=60,
    )
    return copy


def test_every_text_is_translated() -> None:
    assert [m for m in messages(TS) if not m[2].strip() or m[3]] == []


def test_a_placeholder_survives_translation() -> None:
    holes = re.compile(r"%\d|\{\w+\}")
    for _, source, translation, _ in messages(TS):
        assert sorted(holes.findall(source)) == sorted(holes.findall(translation)), source


def test_a_shortcut_letter_survives_translation() -> None:
    lost = [
        source
        for context, source, translation, _ in messages(TS)
        if context == "Actions" and ("&" in source) is not ("&" in translation)
    ]
    assert lost == []


@pytest.mark.skipif(not LUPDATE.exists(), reason="the environment is not in .venv")
def test_the_translations_are_up_to_date_with_the_source(tmp_path: Path) -> None:
    copy = updated(tmp_path, *sorted((ROOT / "desktop").rglob("*.py")))
    assert {m[:2] for m in messages(copy)} == {m[:2] for m in messages(TS)}


@pytest.mark.skipif(not LUPDATE.exists(), reason="the environment is not in .venv")
def test_a_planted_text_without_a_translation_is_caught(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text('from desktop.wording import translate\ntranslate("Tree", "A new sentence")\n')
    found = messages(updated(tmp_path, *sorted((ROOT / "desktop").rglob("*.py")), planted))
    assert ("Tree", "A new sentence", "", "unfinished") in found
