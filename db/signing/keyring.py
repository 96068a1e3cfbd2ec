"""The keys an administrator trusts, read from one folder; whoever signed with another is unknown here.

The folder belongs to the administrator: what others may write, it or a folder above it, is no ground for trust and is
refused. Nothing in it is believed unread, and nothing in it can stop the viewer.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from db.errors import UserError
from db.signing.faults import KeyFault, KeyFileError
from db.signing.guarding import ADMINISTRATORS, Guard
from db.signing.keys import PUBLIC, PublicKey, contents, holds_secret, plain, public_key

MAX_FILES = 500  # that are looked at
_APP = "briefing-desk"


def trusted_keys_folder() -> Path:
    """Where the administrator of this computer places the keys to trust; it need not exist."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA") or r"C:\ProgramData") / _APP / "keys"
    if sys.platform == "darwin":
        return Path("/Library/Application Support") / _APP / "keys"
    return Path("/etc") / _APP / "keys"


@dataclass(frozen=True)
class Keyring:
    """The keys that are trusted, and the key files that could not be used with the reason of each."""

    keys: tuple[PublicKey, ...] = ()
    refused: tuple[UserError, ...] = ()

    def key(self, key: bytes) -> PublicKey | None:
        """The trusted key with these 32 bytes, or None."""
        return next((trusted for trusted in self.keys if trusted.key == key), None)

    @classmethod
    def read(cls, folder: Path, guard: Guard = ADMINISTRATORS) -> Keyring:
        """Every usable key file of `folder` that none but those of `guard` may write, by file name.

        It never raises; no folder is no keys.
        """
        reading = _Reading(guard)
        for path in reading.files(folder):
            reading.take(path)
        return cls(reading.trusted(), tuple(reading.refused))


def administrators_keys() -> Keyring:
    """The keys that the administrator of this computer trusts: of a folder that nobody else may write."""
    return Keyring.read(trusted_keys_folder())


class _Reading:
    """One folder being read: what was found so far."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self.refused: list[UserError] = []
        self._keys: dict[bytes, PublicKey] = {}
        self._given_away = b""

    def files(self, folder: Path) -> list[Path]:
        """What to look at, in order; a folder that others may write in says nothing about trust."""
        try:
            if faults := self._guard.faults(folder):
                self.refused += faults
                return []
            paths = sorted(folder.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return []
        except (OSError, ValueError):
            self.refused.append(KeyFileError(folder.name, KeyFault.UNREADABLE))
            return []
        if len(paths) > MAX_FILES:
            self.refused.append(KeyFileError(folder.name, KeyFault.MANY))
        return paths[:MAX_FILES]

    def take(self, path: Path) -> None:
        """Add the key of one file, or the reason why not; what is no key file is left alone."""
        is_public = path.suffix.lower() == PUBLIC
        try:
            data = _contents(path)
            if holds_secret(data):
                self._given_away += plain(data)
                raise KeyFileError(path.name, KeyFault.SECRET)
            if is_public:
                self._add(path, data)
        except KeyFileError as error:
            if is_public or error.fault is KeyFault.SECRET:
                self.refused.append(error)

    def trusted(self) -> tuple[PublicKey, ...]:
        """The keys, without those whose secret lies beside them: whoever can read it can sign."""
        return tuple(key for key in self._keys.values() if key.key.hex().encode() not in self._given_away)

    def _add(self, path: Path, data: bytes) -> None:
        if faults := self._faults(path):
            raise faults[0]
        key = public_key(path.name, data)
        if self._keys.setdefault(key.key, key).name != key.name:
            raise KeyFileError(path.name, KeyFault.TWICE)

    def _faults(self, path: Path) -> list[KeyFileError]:
        try:
            return self._guard.faults(path)
        except OSError as error:
            raise KeyFileError(path.name, KeyFault.UNREADABLE) from error


def _contents(path: Path) -> bytes:
    """The bytes of a key file; one that is listed and not there has a sentence of its own."""
    try:
        return contents(path)
    except KeyFileError as error:
        if error.fault is KeyFault.MISSING:
            raise KeyFileError(path.name, KeyFault.GONE) from error
        raise
