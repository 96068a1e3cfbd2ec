"""Recent searches are kept from one run to the next, the latest first, each once."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.json_file import JsonFile
from desktop.searching.recent import MOST, RecentSearches
from desktop.session import Session


def opened(folder: Path) -> RecentSearches:
    return RecentSearches(Session(JsonFile(folder / "session.json")))


def test_the_latest_stands_first_once_and_is_there_the_next_time(tmp_path: Path) -> None:
    recent = opened(tmp_path)
    for query in ("企业", "6.5%", "企业"):
        recent.add(query)
    assert recent.all == ("企业", "6.5%")
    assert opened(tmp_path).all == ("企业", "6.5%")


def test_only_the_last_few_are_kept(tmp_path: Path) -> None:
    recent = opened(tmp_path)
    for number in range(20):
        recent.add(str(number))
    assert recent.all == tuple(str(number) for number in range(19, 19 - MOST, -1))


@pytest.mark.parametrize("query", ["", "   ", "x" * 10_000, "\0", "\ud800"])
def test_what_nobody_searches_for_again_is_not_kept(tmp_path: Path, query: str) -> None:
    recent = opened(tmp_path)
    recent.add(query)
    assert recent.all == ()


def test_a_query_over_several_lines_stays_one(tmp_path: Path) -> None:
    recent = opened(tmp_path)
    recent.add("企业\n上云\u2028经济")
    assert recent.all == ("企业 上云 经济",)
