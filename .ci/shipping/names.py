"""What a desktop and a package manager are told: names, ids, version and releases, filled into templates.

The templates are `resources/installing/`; `${NAME}` in one of them is a word of `words()`, and nothing else is known.
"""

from __future__ import annotations

import datetime
import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from string import Template

from db.schema import APPLICATION_ID, MIME, SUFFIX
from desktop.identity import APP_ID, COMMAND, MAINTAINER, NAME_EN, NAME_ZH, VERSION

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "resources" / "installing"
SCHEME = "briefing"  # desktop/location.py's; a test holds the two together
HOME = f"opt/apps/{APP_ID}"  # where UOS has a program's files, below the root
_PLAIN_VERSION = re.compile(r"\d+(\.\d+){0,3}")


@dataclass(frozen=True, slots=True)
class Release:
    """One release: its version, its day, and what it brought, a sentence each."""

    version: str
    date: datetime.date
    zh: tuple[str, ...]
    en: tuple[str, ...]

    @property
    def seconds(self) -> int:
        """The start of its day in UTC, since 1970."""
        midnight = datetime.datetime.combine(self.date, datetime.time(), datetime.UTC)
        return int(midnight.timestamp())


def four_parts(version: str = VERSION) -> str:
    """`version` as a.b.c.d, the only form that UOS and Windows read; ValueError where it has other than numbers."""
    if not _PLAIN_VERSION.fullmatch(version):
        raise ValueError(f"“{version}” is not a version of one to four numbers, such as 0.1.0")
    return ".".join([*version.split("."), "0", "0", "0"][:4])


def releases() -> tuple[Release, ...]:
    """Every release, the newest first."""
    with (TEMPLATES / "releases.toml").open("rb") as file:
        rows = tomllib.load(file)["release"]
    return tuple(Release(row["version"], row["date"], tuple(row["zh"]), tuple(row["en"])) for row in rows)


def build_time() -> int:
    """The one time that everything built carries: SOURCE_DATE_EPOCH, or the day of the newest release."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or releases()[0].seconds)


def words() -> dict[str, str]:
    """What every template may say."""
    return {
        "APP_ID": APP_ID,
        "DEVELOPER_ID": APP_ID.rpartition(".")[0],
        "COMMAND": COMMAND,
        "NAME_ZH": NAME_ZH,
        "NAME_EN": NAME_EN,
        "MAINTAINER": MAINTAINER,
        "VERSION": VERSION,
        "FOUR_PARTS": four_parts(),
        "DATE": releases()[0].date.isoformat(),
        "MIME": MIME,
        "SUFFIX": SUFFIX,
        "APPLICATION_ID": f"0x{APPLICATION_ID:08X}",
        "SCHEME": SCHEME,
        "HOME": HOME,
    }


def filled(template: str, **more: str) -> str:
    """The template `template`, a path below `TEMPLATES`, with its words; KeyError where it asks for another."""
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    return Template(text).substitute(words(), **more)
