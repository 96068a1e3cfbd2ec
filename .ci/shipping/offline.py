"""`python -m shipping.offline DIST`: refuse a bundle in which something could reach a network.

What is looked for are libraries (Qt's Network, OpenSSL, curl) by name and by what every program and library asks the
loader for, and Python's modules in the archives of the bundle. That a socket is local is no matter of this gate: the
tour under strace shows that none is opened to the internet.

One HTTP client is known and stays: the typesetter's library has one built in, for fetching packages of templates. Ours
name none, and text from a brief is data to them, never markup.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from shipping.gates import Refused, verdict
from shipping.glibc import elf_files, headers

LIBRARIES = re.compile(
    r"(lib)?(Qt\d?Network|ssl|crypto|curl|gnutls|nghttp2|soup|krb5)\b|_ssl\.|_hashlib\.|_socketio"
)
# The file names of Qt's plugins that are ways onto a network.
PLUGINS = re.compile(r"/plugins/(tls|networkinformation)/|/libq?(vnc|tuiotouchplugin)\b")
MODULES = frozenset(
    [
        *(
            "ssl",
            "_ssl",
            "http",
            "urllib.request",
            "ftplib",
            "smtplib",
            "imaplib",
            "poplib",
            "nntplib",
            "telnetlib",
        ),
        *("xmlrpc", "socketserver", "asyncio", "PySide6.QtNetwork"),
        *(
            "urllib3",
            "requests",
            "httpx",
            "aiohttp",
            "httplib2",
            "tornado",
            "twisted",
            "websockets",
            "pycurl",
        ),
    ]
)
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_FILE = re.compile(r"^(.+):\s+file format \S+$", re.MULTILINE)


def by_name(names: Iterable[str]) -> list[str]:
    """A sentence for every file whose name is that of a way onto a network."""
    return [
        f"{name} is in the bundle and could reach a network."
        for name in names
        if LIBRARIES.match(name.rsplit("/", 1)[-1]) or PLUGINS.search(f"/{name}")
    ]


def by_link(said: str) -> list[str]:
    """A sentence for every library that a file asks the loader for, from what objdump said."""
    parts = _FILE.split(said)[1:]
    return [
        f"{file} is linked against {library}, which could reach a network."
        for file, text in zip(parts[::2], parts[1::2], strict=True)
        for library in _NEEDED.findall(text)
        if LIBRARIES.match(library)
    ]


def by_module(modules: Iterable[str]) -> list[str]:
    """A sentence for every Python module that is a client of a network, or belongs to one."""
    return [
        f"The Python module {module} is in the bundle and could reach a network."
        for module in sorted(modules)
        if any(module == name or module.startswith(f"{name}.") for name in MODULES)
    ]


def modules(folder: Path) -> Iterator[str]:
    """Every Python module in the archives of the bundle in `folder`; Refused where there is no archive."""
    archives = [path for path in sorted(folder.iterdir()) if path.is_file() and _has_modules(path)]
    libraries = sorted(folder.rglob("base_library.zip"))
    if not archives or not libraries:
        raise Refused(f"{folder} holds no program with Python modules in it; is it a bundle?")
    for path in archives:
        yield from archived(path)
    for path in libraries:
        with zipfile.ZipFile(path) as file:
            names = file.namelist()
        yield from (name.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".") for name in names)


def archived(program: Path) -> list[str]:
    """The Python modules inside a program that PyInstaller made, from its table of contents."""
    from PyInstaller.archive.readers import CArchiveReader  # noqa: PLC0415 - slow, and not for every gate

    archive = CArchiveReader(str(program))
    return [
        module
        for name in archive.toc
        if name.endswith(".pyz")
        for module in archive.open_embedded_archive(name).toc
    ]


def _has_modules(path: Path) -> bool:
    """Whether the file is a program that PyInstaller made."""
    from PyInstaller.archive.readers import ArchiveReadError, CArchiveReader  # noqa: PLC0415

    try:
        CArchiveReader(str(path))
    except ArchiveReadError:
        return False
    return True


def said_of(folder: Path) -> list[str]:
    """Everything the gate has against the bundle in `folder`; Refused where it is none."""
    files = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if not path.is_dir()]
    return [*by_name(files), *by_link(headers(elf_files(folder))), *by_module(modules(folder))]


def main(arguments: list[str]) -> int:
    """The exit status: 1 with a sentence for every way onto a network."""
    folder = Path(arguments[0])
    try:
        said = said_of(folder)
    except Refused as refused:
        said = list(refused.sentences)
    return verdict(
        "offline", said, f"nothing in {folder} could reach a network, the typesetter's library aside"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
