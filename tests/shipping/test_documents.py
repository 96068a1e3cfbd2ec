"""The man pages name every option there is and no other; what comes with them is well formed."""

from __future__ import annotations

import argparse
import gzip
import re
from collections.abc import Callable, Iterator

import pytest
from shipping import documents
from shipping.names import four_parts

from db.__main__ import main as db_main
from desktop import arguments, export
from desktop.identity import VERSION

LANGUAGES = sorted(documents.MANUALS)
COMMANDS: tuple[Callable[[list[str]], object], ...] = (arguments.parsed, export.main, db_main)


@pytest.fixture
def parsers(monkeypatch: pytest.MonkeyPatch) -> list[argparse.ArgumentParser]:
    """The parsers of all three commands, caught where they would read a command line, and those inside them."""
    caught: list[argparse.ArgumentParser] = []

    def catch(parser: argparse.ArgumentParser, *_: object) -> None:
        caught.append(parser)
        raise InterruptedError

    with monkeypatch.context() as patch:
        patch.setattr(argparse.ArgumentParser, "parse_args", catch)
        for command in COMMANDS:
            with pytest.raises(InterruptedError):
                command([])
    return [inner for parser in caught for inner in within(parser)]


def within(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from within(inner)


def taken(parsers: list[argparse.ArgumentParser]) -> set[str]:
    return {option for parser in parsers for action in parser._actions for option in action.option_strings}


def named(manual: str) -> set[str]:
    """Every option that a man page names; there a hyphen is written `\\-`."""
    return set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", manual.replace(r"\-", "-")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_names_every_option_and_no_other(
    language: str, parsers: list[argparse.ArgumentParser]
) -> None:
    assert {"--version", "--slides-pdf", "--keys"} <= taken(parsers)
    assert named(documents.manual(language)) == taken(parsers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_names_every_choice(language: str, parsers: list[argparse.ArgumentParser]) -> None:
    manual = documents.manual(language)
    choices = {
        str(choice) for parser in parsers for action in parser._actions for choice in action.choices or ()
    }
    assert {"gongwen", "contrast", "verify"} <= choices
    assert [choice for choice in sorted(choices) if choice not in manual] == []


def test_an_option_that_is_missing_from_a_manual_would_be_seen() -> None:
    manual = documents.manual("en")
    assert "--dpi" in named(manual)
    assert "--dpi" not in named(manual.replace(r"\-\-dpi", ""))
    assert named(r".BI \-\-no\-such\-thing ") == {"--no-such-thing"}


def test_both_manuals_have_the_same_parts() -> None:
    english, chinese = (
        re.findall(r"^\.(SH|TP|PP)\b", documents.manual(language), re.MULTILINE)
        for language in ("en", "zh_CN")
    )
    assert english == chinese


def test_what_is_compressed_holds_no_name_and_no_time() -> None:
    packed = documents.zipped("text\n")
    assert packed[3] == 0
    assert packed[4:8] == bytes(4)
    assert gzip.decompress(packed) == b"text\n"


def test_the_changelog_begins_with_the_version_of_the_package() -> None:
    files = documents.documents()
    changelog = gzip.decompress(files["doc/briefing-desk/changelog.gz"]).decode()
    assert changelog.startswith(f"briefing-desk ({four_parts(VERSION)}) ")
    assert re.search(r"^ -- .+ <.+>  \w{3}, \d\d \w{3} \d{4} 00:00:00 \+0000$", changelog, re.MULTILINE)


def test_the_copyright_has_no_empty_line_inside_a_licence() -> None:
    text = documents.documents()["doc/briefing-desk/copyright"].decode()
    paragraphs = text.split("\n\n")
    assert all(re.match(r"[A-Z][A-Za-z-]*: ", paragraph) for paragraph in paragraphs)
    used = set(re.findall(r"^License: (.+)$", text, re.MULTILINE))
    explained = {match[1] for each in paragraphs if (match := re.match(r"License: (.+)\n ", each))}
    assert used == explained
