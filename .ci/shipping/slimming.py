"""What of the collected libraries and files goes in, and without the symbols that nobody needs.

Tables of contents are PyInstaller's: triples of the name in the bundle, the file it comes from, and its kind.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

Entry = tuple[str, str, str]
Imports = Callable[[str], set[str]]

# Of Qt's plugins, what the desk uses; each other one brings libraries (gtk3, Network, TLS, Wayland, SQL) or drivers.
PLUGINS = {
    "platforms": {"qxcb", "qoffscreen", "qwindows", "qcocoa"},
    # Typing Chinese: ibus speaks D-Bus to IBus and Fcitx; compose is for accents.
    "platforminputcontexts": {"ibusplatforminputcontextplugin", "composeplatforminputcontextplugin"},
    "iconengines": {"qsvgicon"},
    "imageformats": {"qjpeg", "qsvg", "qico"},
    "printsupport": {"cupsprintersupport"},
    "styles": {"qmacstyle"},  # what native dialogs of macOS look like
}
TRANSLATIONS = {"qtbase_zh_CN.qm"}

# What every desktop Linux has and has to keep in step with its own services, settings and drivers: the X server's
# connection, fonts, the bus, printing. The .deb declares them. The rest of the libraries of X are bundled, because a
# desktop without Qt may lack them (libxcb-cursor is the usual one). The C++ and GCC runtimes: the system's graphics
# driver is loaded into the same process and wants its own, which is newer than the one a bundle would bring. None whose
# name differs between the systems (libffi.so.6 of UOS 20, .7 and .8 of later ones): it could not be installed there.
FROM_THE_SYSTEM = re.compile(
    r"lib(glib-2\.0|gthread-2\.0|gobject-2\.0|gmodule-2\.0|gio-2\.0|pcre2-8|pcre|mount|blkid|selinux"
    r"|fontconfig|freetype|expat|png16|brotli(common|dec)|harfbuzz|graphite2|bz2|uuid"
    r"|dbus-1|systemd|cap|gcrypt|gpg-error|lz4|zstd|lzma"
    r"|X11|X11-xcb|xcb|Xau|Xdmcp|Xext|Xrender|bsd|md"
    r"|cups|avahi-.*|gnutls|nettle|hogweed|gmp|idn2|unistring|tasn1|p11-kit"
    r"|gssapi_krb5|krb5|k5crypto|krb5support|com_err|keyutils"
    r"|crypto|ssl|tinfo|readline|z"
    r"|stdc\+\+|gcc_s)\.so(\.[0-9.]+)?"
)
# Qt's libraries that only left-out plugins need.
_UNUSED_QT = re.compile(
    r"(lib)?Qt6?(Network|Qml\w*|Quick\w*|Test|Sql|Wayland\w*|WlShell\w*|EglF[sS]\w*|Designer\w*|Help|Xml|Concurrent)\b"
)
# Documentation and tests that packages carry; `.dist-info` only where a library asks for its own version.
_LEFT_BEHIND = re.compile(
    r"(^|/)(tests?|examples|include|__pycache__)/|\.(pyi|pxd|pyx|h|c|hpp|ts)$|\.dist-info/(RECORD|WHEEL|INSTALLER|REQUESTED|direct_url\.json)$"
)
# Data that packages carry and that the desk never reads, by pattern, with the reason.
UNREAD = {
    "docx/templates/default-docx-template/*": "the parts of default.docx unpacked, which python-docx itself never opens",
    "pptx/templates/*-icon.emf": "pictures for embedded files, which the slides have none of",
    "pyqtgraph/icons/peegee/*": "the icon that pyqtgraph gives a program without an application of its own",
    "pyqtgraph/icons/icons.svg": "the drawing that pyqtgraph's icons were cut from",
    "pyqtgraph/colors/maps/*": "colour maps for pictures of data; the desk's colours are those of its themes",
}
# Libraries whose symbols weigh: typst 16 MB, Python 17 MB. Never numpy's: strip breaks the layout auditwheel gave them.
_HEAVY = re.compile(
    r"^(typst/|libpython|python3\.\d+/lib-dynload/|PIL/|lxml/|nacl/|_cffi_backend|pypdfium2_raw/)"
)


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that go into the bundle, in their order."""
    return [entry for entry in entries if is_kept(PurePath(entry[0]).as_posix())]


def is_kept(name: str) -> bool:
    """Whether the file called `name` in the bundle belongs there."""
    parts, file = name.split("/"), name.rsplit("/", 1)[-1]
    if "plugins" in parts[:-1]:
        kind = parts[parts.index("plugins") + 1]
        return file.removeprefix("lib").split(".")[0] in PLUGINS.get(kind, set())
    if "translations" in parts and "PySide6" in parts:
        return file in TRANSLATIONS
    if sys.platform.startswith("linux") and FROM_THE_SYSTEM.fullmatch(file) and not _is_own_copy(name):
        return False
    return not (_UNUSED_QT.match(file) or _LEFT_BEHIND.search(name) or is_unread(name))


def is_unread(name: str) -> bool:
    """Whether the file is data that nothing in the desk reads."""
    return any(fnmatchcase(name, pattern) for pattern in UNREAD)


def _is_own_copy(name: str) -> bool:
    """Whether a wheel brought this library for itself, under a folder of its own."""
    return ".libs/" in name


def reachable(entries: Iterable[Entry], imports: Imports) -> list[Entry]:
    """The entries without the libraries that nothing among the others needs any more.

    `imports` answers for a file the names of the libraries that it is linked against, those of its libraries included.
    """
    listed = list(entries)
    roots = [source for name, source, kind in listed if not _is_library(name, kind)]
    wanted = {needed for source in roots for needed in imports(source)}
    return [
        (name, source, kind)
        for name, source, kind in listed
        if not _is_library(name, kind) or PurePath(name).name in wanted
    ]


def linked(source: str) -> set[str]:
    """The names of all the libraries that the loader would bring in with `source`."""
    from PyInstaller.depend.bindepend import get_imports  # noqa: PLC0415 - slow, and only for a build

    return {PurePath(name).name for name, _ in get_imports(source)}


def _is_library(name: str, kind: str) -> bool:
    """Whether the file is there only for what links it; a module is imported, wherever it lies.

    Python itself is loaded by the program's first few bytes.
    """
    if kind == "EXTENSION":
        return False
    folder = PurePath(name).parent.as_posix()
    is_shared = folder in {".", "PySide6/Qt/lib"} or folder.endswith(".libs")
    return is_shared and ".so" in name and not name.startswith("libpython")


def slimmed(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """The same entries; of the heavy libraries, copies in `folder` without symbols. Nothing changes without `strip`."""
    strip = shutil.which("strip")
    if strip is None or not sys.platform.startswith("linux"):
        return list(entries)
    return [_slimmed(strip, entry, folder) for entry in entries]


def _slimmed(strip: str, entry: Entry, folder: Path) -> Entry:
    name, source, kind = entry
    if kind not in {"BINARY", "EXTENSION"} or not _HEAVY.match(name):
        return entry
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([strip, "--strip-unneeded", "-o", str(target), source], check=True)
    return name, str(target), kind
