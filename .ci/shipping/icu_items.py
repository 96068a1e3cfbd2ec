"""Which items of ICU's data the desk's Qt reads. All the others stay out, which are nine tenths of its weight.

Qt asks ICU for four things: the order of texts (file dialogs sort names by it), text in other encodings than Unicode's,
names of time zones, and capitals, whose table is code and no item. It writes numbers, dates and the names of languages by
tables of its own. Where an item is missing ICU goes on with that of the root: the order of all of Unicode, the zone as an
offset from UTC.
"""

from __future__ import annotations

from fnmatch import fnmatchcase

from shipping.gates import Refused
from shipping.icu_package import Package

# The desk's languages with all their regions, the root of all, and in each folder the keys that several share.
_LANGUAGES = ("root.res", "zh.res", "zh_*.res", "en.res", "en_*.res")
_SHARED = ("pool.res", "res_index.res")
# Without the name of the package that stands before each, by pattern, with the reason.
WANTED = {
    **dict.fromkeys((*_LANGUAGES, *_SHARED), "what a language's other items are looked up by"),
    **dict.fromkeys([f"coll/{name}" for name in (*_LANGUAGES, "res_index.res")], "order: pinyin, strokes, radicals"),
    "coll/ucadata.icu": "order: that of all of Unicode, which each language changes",
    **dict.fromkeys([f"coll/{name}.res" for name in ("bo", "kk", "mn", "ug")], "order: other languages of China"),
    **dict.fromkeys([f"zone/{name}" for name in (*_LANGUAGES, *_SHARED, "tzdbNames.res")], "names of time zones"),
    **dict.fromkeys([f"{name}.res" for name in ("zoneinfo64", "timezoneTypes", "metaZones", "windowsZones")], "time zones"),
    **dict.fromkeys(
        [f"{name}.res" for name in ("supplementalData", "likelySubtags", "metadata", "keyTypeData", "numberingSystems")],
        "which region, calendar and digits a language has unless it says so",
    ),
    **dict.fromkeys(("icuver.res", "icustd.res"), "the version, which ICU may compare"),
    **dict.fromkeys(("nfkc.nrm", "nfkc_cf.nrm", "uts46.nrm"), "normal forms beyond NFC, which is code"),
    "cnvalias.icu": "encodings: their names",
    "gb18030.cnv": "encodings: GB18030, the standard that every program in China has to read",
    **dict.fromkeys(("windows-936-2000.cnv", "ibm-1386_P100-2001.cnv"), "encodings: GBK, and what it is based on"),
    "ibm-1383_P110-1999.cnv": "encodings: GB2312",
    **dict.fromkeys(("windows-950-2000.cnv", "ibm-1373_P100-2002.cnv"), "encodings: Big5, and what it is based on"),
    "ibm-1375_P100-2008.cnv": "encodings: Big5 of Hong Kong",
    **dict.fromkeys(
        [f"ibm-{name}.cnv" for name in ("5346_P100-1998", "5347_P100-1998", "5348_P100-1997", "5349_P100-1998")],
        "encodings: windows-1250 to 1253, which are Eastern, Cyrillic, Western and Greek",
    ),
    "ibm-923_P100-1998.cnv": "encodings: ISO 8859-15, which is Latin-1 with the euro",
}  # fmt: skip


def prefix(package: Package) -> str:
    """What stands before each name, such as “icudt73l/”; Refused where they differ."""
    found = {name.partition("/")[0] for name in package.items}
    if len(found) != 1:
        raise Refused("ICU's data holds items of several packages, or none.")
    return f"{found.pop()}/"


def reduced(package: Package) -> Package:
    """The package with the wanted items only; Refused where a pattern finds none, since then its table is another one's."""
    start = prefix(package)
    names = [name.removeprefix(start) for name in package.items]
    absent = [pattern for pattern in WANTED if not any(fnmatchcase(name, pattern) for name in names)]
    if absent:
        raise Refused(*(f"ICU's data has no {pattern}, which icu_items.py names." for pattern in absent))
    return Package(
        package.header, {start + name: package.items[start + name] for name in names if is_wanted(name)}
    )


def is_wanted(name: str) -> bool:
    """Whether Qt reads the item of this name, which is without the package's."""
    return any(fnmatchcase(name, pattern) and name.count("/") == pattern.count("/") for pattern in WANTED)
