"""What an installed program is documented by: man pages, changelog and copyright, below `/usr/share`."""

from __future__ import annotations

import datetime
import gzip
import textwrap
from email.utils import format_datetime

from desktop.identity import COMMAND, MAINTAINER
from shipping.names import ROOT, Release, filled, four_parts, releases

MANUALS = {"en": f"man/man1/{COMMAND}.1.gz", "zh_CN": f"man/zh_CN/man1/{COMMAND}.1.gz"}


def documents() -> dict[str, bytes]:
    """Path below a data folder -> contents."""
    doc = f"doc/{COMMAND}"
    return {
        **{path: zipped(manual(language)) for language, path in MANUALS.items()},
        f"{doc}/changelog.gz": zipped("\n".join(_entry(release) for release in releases())),
        f"{doc}/copyright": _copyright().encode(),
    }


def manual(language: str) -> str:
    """The man page in "en" or "zh_CN"."""
    return filled(f"linux/manual.{language}.1")


def zipped(text: str) -> bytes:
    """As `gzip -9n` does it: no name and no time, so that the bytes are the same every time."""
    return gzip.compress(text.encode(), 9, mtime=0)


def _entry(release: Release) -> str:
    day = datetime.datetime.fromtimestamp(release.seconds, datetime.UTC)
    changes = "\n".join(
        textwrap.fill(change, 78, initial_indent="  * ", subsequent_indent="    ") for change in release.en
    )
    return (
        f"{COMMAND} ({four_parts(release.version)}) unstable; urgency=medium\n\n{changes}\n\n"
        f" -- {MAINTAINER}  {format_datetime(day)}\n"
    )


def _copyright() -> str:
    licences = {"OFL": "fonts/OFL.txt", "LUCIDE": "icons/LICENSE"}
    texts = {word: (ROOT / "resources" / path).read_text("utf-8") for word, path in licences.items()}
    return filled("linux/copyright", **{word: _indented(text) for word, text in texts.items()})


def _indented(text: str) -> str:
    """As a field of a control file has it: a space before each line, a dot on an empty one."""
    return "\n".join(f" {line.rstrip()}" if line.strip() else " ." for line in text.strip().splitlines())
