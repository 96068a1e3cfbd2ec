"""What was said of a file is remembered as long as the file is the same, within bounds."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from desktop.json_file import JsonFile
from desktop.told import MOST, Told

PATH, STAMP = Path("/共享/坏.brief"), (7, 1_700_000_000_000_000_001)


@pytest.fixture
def file(tmp_path: Path) -> JsonFile:
    return JsonFile(tmp_path / "told.json")


def test_what_was_said_is_known_in_the_next_run(file: JsonFile) -> None:
    told = Told(file)
    told.remember(PATH, STAMP, "conflict")
    told.save()
    again = Told(file)
    assert again.knows(PATH, STAMP, "conflict")
    assert not again.knows(PATH, STAMP, "refused DAMAGED")
    assert not again.knows(PATH, (7, STAMP[1] + 1), "conflict")
    assert not again.knows(PATH, (8, STAMP[1]), "conflict")
    assert not again.knows(PATH.with_name("好.brief"), STAMP, "conflict")


def test_the_oldest_is_forgotten(file: JsonFile) -> None:
    told = Told(file)
    for size in range(MOST + 1):
        told.remember(PATH, (size, 0), "conflict")
    assert [told.knows(PATH, (size, 0), "conflict") for size in (0, 1, MOST)] == [False, True, True]


def test_nothing_is_written_where_nothing_was_said(file: JsonFile) -> None:
    Told(file).save()
    assert not file.path.exists()


@pytest.mark.parametrize(
    "value", [[], {"told": 1}, {"told": [1, ["a"], ["a", True, 0, "b"], [["a"], 1, 1, "b"], [{}] * 4]}]
)
def test_an_unsound_file_is_an_empty_one(file: JsonFile, value: object) -> None:
    file.path.write_text(json.dumps(value), encoding="utf-8")
    assert not Told(file).knows(PATH, STAMP, "conflict")


def test_a_name_that_is_no_text_is_remembered_too(file: JsonFile) -> None:
    path = Path(os.fsdecode(b"/share/\xff.brief"))
    told = Told(file)
    told.remember(path, STAMP, "conflict")
    told.save()
    assert Told(file).knows(path, STAMP, "conflict")
