"""One version, one list of names, in every form a desktop asks for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from shipping import names

from desktop.identity import VERSION
from desktop.location import Location, from_url


@pytest.mark.parametrize(
    ("version", "four"),
    [("0.1.0", "0.1.0.0"), ("2", "2.0.0.0"), ("1.2.3.4", "1.2.3.4")],
)
def test_a_version_has_four_numbers(version: str, four: str) -> None:
    assert names.four_parts(version) == four


@pytest.mark.parametrize("version", ["0.2.0rc1", "1.2.3.4.5", "", "1."])
def test_a_version_that_cannot_have_four_numbers_is_refused(version: str) -> None:
    with pytest.raises(ValueError, match="is not a version of one to four numbers"):
        names.four_parts(version)


def test_the_newest_release_is_the_version_that_is_built() -> None:
    newest, *older = names.releases()
    assert newest.version == VERSION
    assert all(newest.date >= release.date for release in older)
    assert len(newest.zh) == len(newest.en) > 0


def test_the_build_time_is_the_release_day_or_what_the_builder_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert names.build_time() == names.releases()[0].seconds
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert names.build_time() == 1_700_000_000


def test_a_link_of_the_scheme_is_one_that_the_program_reads() -> None:
    assert Location("jinjiang-2023").url.startswith(f"{names.SCHEME}:")
    assert from_url(f"{names.SCHEME}:jinjiang-2023/economy#27") is not None


def test_a_template_that_asks_for_an_unknown_word_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(names.TEMPLATES / "releases.toml", tmp_path)
    monkeypatch.setattr(names, "TEMPLATES", tmp_path)
    (tmp_path / "odd.txt").write_text("${COMMAND} ${UNKNOWN}", encoding="utf-8")
    with pytest.raises(KeyError, match="UNKNOWN"):
        names.filled("odd.txt")
    assert names.filled("odd.txt", UNKNOWN="known") == "briefing-desk known"
