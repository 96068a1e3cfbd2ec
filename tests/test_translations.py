"""The interface speaks Chinese and English completely: every sentence in the code has its translation."""

from __future__ import annotations

import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).parent.parent
WORDS = ROOT / "resources" / "translations" / "zh_CN.ts"
LUPDATE = ROOT / ".venv" / "bin" / "pyside6-lupdate"


def unfinished(words: Path) -> list[str]:
    """The sentences that have no translation."""
    out = []
    for message in ET.parse(words).getroot().iter("message"):
        translation = message.find("translation")
        if translation is None or not translation.text or translation.get("type"):
            out.append(message.findtext("source", ""))
    return out


def test_every_sentence_is_translated() -> None:
    assert unfinished(WORDS) == []


def test_a_sentence_without_translation_is_noticed(tmp_path: Path) -> None:
    planted = tmp_path / "zh_CN.ts"
    text = WORDS.read_text(encoding="utf-8")
    planted.write_text(
        text.replace("<translation>总览</translation>", "<translation />", 1), encoding="utf-8"
    )
    assert unfinished(planted) == ["Overview"]


def curly(words: Path) -> list[str]:
    """The English sentences with quotation marks that a Chinese face sets as wide as a Chinese character."""
    sources = [message.findtext("source", "") for message in ET.parse(words).getroot().iter("message")]
    return [source for source in sources if set("“”‘’") & set(source)]


def test_english_sentences_quote_with_straight_marks() -> None:
    assert curly(WORDS) == []


def test_a_curly_mark_in_an_english_sentence_is_noticed(tmp_path: Path) -> None:
    planted = tmp_path / "zh_CN.ts"
    text = WORDS.read_text(encoding="utf-8")
    planted.write_text(
        text.replace("<source>Overview</source>", "<source>“Overview”</source>", 1), encoding="utf-8"
    )
    assert curly(planted) == ["“Overview”"]


def test_the_code_says_nothing_that_the_translators_have_not_seen(tmp_path: Path) -> None:
    copy = tmp_path / "zh_CN.ts"
    shutil.copy(WORDS, copy)
    sources = sorted(str(path) for path in (ROOT / "desktop").rglob("*.py"))
    flags = ["-source-language", "en", "-target-language", "zh_CN", "-no-obsolete", "-locations", "none"]
    said = subprocess.run(
        [str(LUPDATE), *sources, "-ts", str(copy), *flags], capture_output=True, check=True, encoding="utf-8"
    )
    assert "(0 new" in said.stdout + said.stderr
    assert unfinished(copy) == []


def test_placeholders_survive_translation() -> None:
    for message in ET.parse(WORDS).getroot().iter("message"):
        source, translation = message.findtext("source", ""), message.findtext("translation", "")
        for mark in ("%1", "%2", "%3", "{year}", "{quote}", "{word}", "{lines}", "{name}", "{parts}"):
            assert (mark in source) == (mark in translation), source
