"""What a Linux desktop reads of the program: menu entries, icons, the type of its files, and what a shop shows.

Each is a file below a data folder, as `share/` has it: path -> bytes. The same ones stand below `/usr/share` and, for
UOS, below `entries/`; only the command differs.
"""

from __future__ import annotations

from functools import cache
from xml.sax.saxutils import escape

from db.schema import MIME
from desktop.identity import APP_ID
from shipping import icons
from shipping.names import Release, filled, releases

Files = dict[str, bytes]
MIME_ICON = MIME.replace("/", "-")


def entries(command: str) -> Files:
    """What the desktop needs to find, show and start the program, by `command`."""
    return {
        f"applications/{APP_ID}.desktop": filled("linux/program.desktop", EXEC=command).encode(),
        f"applications/{APP_ID}.links.desktop": filled("linux/links.desktop", EXEC=command).encode(),
        f"mime/packages/{APP_ID}.xml": filled("linux/mime.xml").encode(),
        **_icons(),
    }


@cache
def _icons() -> Files:
    files = {}
    for name, kind, called in ((icons.PROGRAM, "apps", APP_ID), (icons.DOCUMENT, "mimetypes", MIME_ICON)):
        files[f"icons/hicolor/scalable/{kind}/{called}.svg"] = icons.svg(name)
        for size in icons.SIZES:
            files[f"icons/hicolor/{size}x{size}/{kind}/{called}.png"] = icons.png(name, size)
    return files


def metainfo() -> Files:
    """The program's page in a software centre, with every release."""
    rows = "\n".join(_release(release) for release in releases())
    text = filled("linux/metainfo.xml", RELEASES=f"  <releases>\n{rows}\n  </releases>")
    return {f"metainfo/{APP_ID}.metainfo.xml": text.encode()}


def _release(release: Release) -> str:
    items = [
        f'        <li>{escape(en)}</li>\n        <li xml:lang="zh_CN">{escape(zh)}</li>'
        for en, zh in zip(release.en, release.zh, strict=True)
    ]
    return "\n".join(
        [
            f'    <release version="{release.version}" date="{release.date.isoformat()}">',
            "      <description>\n      <ul>",
            *items,
            "      </ul>\n      </description>\n    </release>",
        ]
    )
