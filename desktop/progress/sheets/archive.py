"""Whether bytes are a workbook that is safe to open: its kind, its wholeness, its size unpacked, no entities."""

from __future__ import annotations

import io
import zipfile
import zlib

from desktop.progress.sheets.faults import TableError, TableFault
from desktop.progress.sheets.limits import MOST_PARTS, MOST_UNPACKED

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, .et, and every document behind a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CHUNK = 1024 * 1024
_PAGE = (b"<html", b"<!doctype html", b"<table", b"<?xml")
_NEVER = (b"<!DOCTYPE", b"<!ENTITY")


def is_archive(data: bytes) -> bool:
    """Whether it is packed as workbooks are."""
    return data.startswith(b"PK")


def refuse_other_kinds(name: str, data: bytes) -> None:
    """Raise TableError for what is neither a workbook nor text, as far as its first bytes tell."""
    if data.startswith(_COMPOUND):
        raise TableError(name, TableFault.PROTECTED if _ENCRYPTED in data else TableFault.OLD_KIND)
    if data.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf")):
        raise TableError(name, TableFault.NOT_A_TABLE)
    # Many systems call a web page .xls.
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGE):
        raise TableError(name, TableFault.OTHER_KIND, "HTML/XML")


def check_archive(name: str, data: bytes) -> None:
    """Raise TableError where the archive is no workbook, or not one to open."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_kind(name, archive)
            _check_parts(name, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise TableError(name, TableFault.DAMAGED) from error
    except RuntimeError as error:  # what zipfile raises where a password is needed
        raise TableError(name, TableFault.PROTECTED) from error


def _check_kind(name: str, archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if len(names) > MOST_PARTS:
        raise TableError(name, TableFault.LARGE, f"{len(names)}")
    if "xl/workbook.bin" in names:
        raise TableError(name, TableFault.OTHER_KIND, ".xlsb")
    if "content.xml" in names:
        raise TableError(name, TableFault.OTHER_KIND, ".ods")
    if not any(one.startswith("xl/workbook") and one.endswith(".xml") for one in names):
        raise TableError(name, TableFault.NOT_A_TABLE)


def _check_parts(name: str, archive: zipfile.ZipFile) -> None:
    """Unpack every part without keeping it: sizes that an archive states itself prove nothing."""
    room = MOST_UNPACKED
    for part in archive.infolist():
        is_xml = part.filename.endswith((".xml", ".rels", ".vml"))
        with archive.open(part) as opened:
            end = b""
            while chunk := opened.read(_CHUNK):
                room -= len(chunk)
                if room < 0:
                    raise TableError(name, TableFault.LARGE, f">{MOST_UNPACKED // _CHUNK} MB")
                # Without the zeros of UTF-16; what a chunk ends with may go on in the next.
                read = end + chunk.replace(b"\0", b"")
                if is_xml and any(mark in read for mark in _NEVER):
                    raise TableError(name, TableFault.UNSAFE)
                end = read[-len(_NEVER[0]) :]
