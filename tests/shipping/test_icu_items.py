"""Of ICU's data the items that Qt reads are kept; a table that was made for other data is noticed."""

from __future__ import annotations

import pytest
from shipping.gates import Refused
from shipping.icu_items import WANTED, is_wanted, reduced
from shipping.icu_package import Package

ALL = Package(b"", {f"icudt1l/{pattern.replace('*', 'XX')}": b"item" for pattern in WANTED})


@pytest.mark.parametrize(
    "name",
    [
        "coll/zh.res",
        "coll/ucadata.icu",
        "zone/zh_Hant_HK.res",
        "zh_Hans_CN.res",
        "gb18030.cnv",
        "cnvalias.icu",
    ],
)
def test_what_qt_reads_is_wanted(name: str) -> None:
    assert is_wanted(name)


@pytest.mark.parametrize(
    "name",
    ["curr/zh.res", "lang/zh.res", "unit/root.res", "brkitr/cjdict.dict", "euc-tw-2014.cnv", "unames.icu"],
)
def test_what_qt_never_reads_is_not(name: str) -> None:
    assert not is_wanted(name)


def test_items_of_no_use_stay_out() -> None:
    more = Package(b"", {**ALL.items, "icudt1l/curr/zh.res": b"money"})
    assert reduced(more) == ALL


@pytest.mark.parametrize("name", ["gb18030.cnv", "coll/zh.res"])
def test_an_item_that_is_named_and_not_there_is_said(name: str) -> None:
    less = {key: item for key, item in ALL.items.items() if key != f"icudt1l/{name}"}
    with pytest.raises(Refused, match=f"ICU's data has no {name}"):
        reduced(Package(b"", less))


def test_items_of_two_packages_are_refused() -> None:
    with pytest.raises(Refused, match="several packages"):
        reduced(Package(b"", {**ALL.items, "icudt2l/zh.res": b"item"}))
