"""Run as a program: what Qt gives by way of ICU, in JSON, and the file that ICU's data came from.

The sample: the order of texts in several languages, texts in other encodings and back, names of time zones, capitals.
"""

from __future__ import annotations

import ctypes
import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import PySide6
from PySide6.QtCore import QByteArray, QCollator, QLocale, QMimeData, QStringDecoder, Qt, QTimeZone

ENCODINGS = (
    *("GB18030", "GBK", "GB2312", "windows-936", "HZ-GB-2312", "Big5", "Big5-HKSCS", "windows-950"),
    *("UTF-8", "UTF-16", "UTF-32", "UTF-7", "ISO-8859-1", "ISO-8859-15", "US-ASCII"),
    *("windows-1250", "windows-1251", "windows-1252", "windows-1253"),
)
LOCALES = ("zh_CN", "zh_TW", "zh_HK", "en_US", "en_GB", "bo_CN", "ug_CN", "kk_KZ", "mn_MN", "C")
# Polyphones, rare ones, both scripts, digits, capitals, marks, and what is no letter.
WORDS = (
    *(
        "晋江",
        "泉州",
        "厦门",
        "重庆",
        "长安",
        "乐清",
        "六安",
        "单县",
        "曾厝垵",
        "仇",
        "查",
        "阿",
        "座",
        "𠀀",
        "龘",
        "〇",
        "㐀",
    ),
    *(
        "經濟",
        "经济",
        "一",
        "丁",
        "七",
        "第2章",
        "第10章",
        "第１章",
        "a",
        "A",
        "á",
        "ä",
        "Z",
        "z",
        "ß",
        "ss",
        "ø",
        "ɐ",
    ),
    *(
        "བོད",
        "ئۇيغۇر",
        "қазақ",
        "монгол",
        "한국",
        "かな",
        "カナ",
        "-",
        "_",
        "“引”",
        "(一)",
        "%",
        "2023年",
        "22",
        "3",
    ),
)
TEXT = "晋江市2022年工作总结:全市生产总值增长7.0%，“镕”“囧”“㐀”“𠀀”，綫裏港 café Ærø Привет Ελλάδα €"
CAPITALS = ("tr_TR", "az_AZ", "lt_LT", "el_GR", "de_DE", "zh_CN", "nl_NL", "C")
CASED = "istanbul İI ıi straße ŉ ΐ όσος Ὀδυσσεύς ǆ ﬁ ijssel žibintas į̇ 中文 xyz"


# All of Asia's, with the old names that ICU has to know for the new ones, and some of the others.
ZONES = (
    *sorted(
        name
        for name in (bytes(zone.data()).decode("ascii") for zone in QTimeZone.availableTimeZoneIds())
        if name.startswith("Asia/")
    ),
    *(
        "PRC",
        "Hongkong",
        "Etc/UTC",
        "Etc/GMT+3",
        "Europe/London",
        "Europe/Moscow",
        "Africa/Lagos",
        "Africa/Accra",
    ),
    *("America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Chatham", "Antarctica/Troll"),
)


def ordered(locale: str, *, numeric: bool, small_alike: bool) -> list[Any]:
    """The words in order, and between neighbours whether they are alike."""
    collator = QCollator(QLocale(locale))
    collator.setNumericMode(numeric)
    collator.setCaseSensitivity(
        Qt.CaseSensitivity.CaseInsensitive if small_alike else Qt.CaseSensitivity.CaseSensitive
    )
    words = sorted(WORDS, key=collator.sortKey)
    return [words, [collator.compare(one, other) for one, other in pairwise(words)]]


def converted(text: bytes, source: str, target: str) -> list[Any]:
    """`text` in the other encoding, in hexadecimal, and ICU's status; Qt in Python writes in Unicode's encodings only."""
    (library,) = (Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicuuc.so.*")
    convert = getattr(ctypes.CDLL(str(library)), f"ucnv_convert_{library.suffix[1:]}")
    out, status = ctypes.create_string_buffer(16 * len(text)), ctypes.c_int(0)
    size = convert(target.encode(), source.encode(), out, len(out), text, len(text), ctypes.byref(status))
    return [out.raw[:size].hex(), status.value]


def there_and_back(encoding: str) -> list[Any]:
    """The text in the encoding, and read again by ICU and by Qt, which reads web pages' from the clipboard."""
    written = converted(TEXT.encode("utf-8"), "UTF-8", encoding)
    page, clip = bytes.fromhex(written[0]), QMimeData()
    clip.setData("text/html", QByteArray(f'<meta charset="{encoding}">'.encode("ascii") + page))
    return [written, converted(page, encoding, "UTF-8"), clip.html(), QStringDecoder(encoding).isValid()]


def names(zone: str, locale: str) -> list[str]:
    """What the zone is called, in summer and winter, long and short and as an offset."""
    of = QTimeZone(zone.encode("ascii"))
    return [
        of.displayName(season, length, QLocale(locale))
        for season in QTimeZone.TimeType
        for length in QTimeZone.NameType
    ]


def answers() -> dict[str, Any]:
    """Everything that is asked, by what was asked."""
    found: dict[str, Any] = {}
    for locale in LOCALES:
        for numeric in (False, True):
            for small_alike in (False, True):
                key = f"order {locale} {numeric} {small_alike}"
                found[key] = ordered(locale, numeric=numeric, small_alike=small_alike)
    found |= {f"encoding {name}": there_and_back(name) for name in ENCODINGS}
    found |= {
        f"zone {zone} {locale}": names(zone, locale)
        for zone in ZONES
        for locale in ("zh_CN", "zh_TW", "zh_HK", "en_US", "en_GB", "C")
    }
    found |= {
        f"capitals {name}": [QLocale(name).toUpper(CASED), QLocale(name).toLower(CASED)] for name in CAPITALS
    }
    return found


def loaded() -> list[str]:
    """The files that ICU's data came from."""
    lines = Path("/proc/self/maps").read_text(encoding="utf-8").splitlines()
    return sorted({line.split(maxsplit=5)[5] for line in lines if "libicudata" in line})


if __name__ == "__main__":
    json.dump({"answers": answers(), "loaded": loaded()}, sys.stdout)
