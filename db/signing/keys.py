"""Key files: the public keys an administrator trusts, and the secret key of who signs.

Both are small UTF-8 texts of a few lines that a person can read; lines that begin with # say what the file is:

    name: 晋江市人民政府办公室
    ed25519-public-hex: 64 hexadecimal digits
    ed25519-secret-hex: 64 hexadecimal digits, in a secret key only

The name that is shown for a signer is the one in the trusted file. A key file is not believed: whatever is wrong with
it is one `KeyFileError`, and the other keys are unaffected.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from db.signing.faults import KeyFault, KeyFileError

PUBLIC, SECRET = ".pub", ".secret"
MAX_NAME = 60  # characters
_MAX_BYTES = 4096  # of a key file
_NAME, _PUBLIC_HEX, _SECRET_HEX = "name", "ed25519-public-hex", "ed25519-secret-hex"
_OPEN_NOTE = "# 简报台公钥,可以公开。 Briefing Desk public key; it may be given to anybody."
_CLOSE_NOTE = "# 简报台私钥,不得给任何人。 Briefing Desk secret key; give it to nobody."


@dataclass(frozen=True)
class PublicKey:
    """A key that is trusted under a name: 32 bytes of Ed25519."""

    name: str
    key: bytes

    @property
    def fingerprint(self) -> str:
        """The short form of the key, to read aloud."""
        return fingerprint_of(self.key)

    def written(self) -> str:
        """The text of its file."""
        return f"{_OPEN_NOTE}\n{_NAME}: {self.name}\n{_PUBLIC_HEX}: {self.key.hex()}\n"


@dataclass(frozen=True)
class SecretKey:
    """What signs: 32 bytes of seed, never shown; and the public key that belongs to it."""

    public: PublicKey
    seed: bytes = field(repr=False)

    def written(self) -> str:
        """The text of its file."""
        return (
            f"{_CLOSE_NOTE}\n{_NAME}: {self.public.name}\n"
            f"{_PUBLIC_HEX}: {self.public.key.hex()}\n{_SECRET_HEX}: {self.seed.hex()}\n"
        )


def fingerprint_of(key: bytes) -> str:
    """The first 80 bits of the SHA-256 of a public key, as five groups of four hexadecimal digits."""
    digits = hashlib.sha256(key).hexdigest()
    return " ".join(digits[start : start + 4] for start in range(0, 20, 4))


def public_key(file: str, data: bytes) -> PublicKey:
    """The public key in `data`, the contents of the file called `file`, or KeyFileError."""
    return _public(file, _fields(file, data))


def holds_secret(data: bytes) -> bool:
    """Whether a secret key stands in `data`, whole or not, in whatever encoding an editor left it."""
    return _SECRET_HEX.encode() in plain(data)


def plain(data: bytes) -> bytes:
    """`data` in small letters and without the NULs of UTF-16: to look for something, not to read."""
    return data.replace(b"\x00", b"").lower()


def read_secret(path: Path) -> SecretKey:
    """The secret key in the file at `path`, or KeyFileError. Whether its two halves belong together is not known yet."""
    fields = _fields(path.name, contents(path))
    if _SECRET_HEX not in fields:
        raise KeyFileError(path.name, KeyFault.NOT_SECRET)
    return SecretKey(_public(path.name, fields), _key(path.name, fields[_SECRET_HEX]))


def write_keys(key: SecretKey, out: Path) -> tuple[Path, Path]:
    """Write the secret key, readable by its owner alone, and the public one; (secret, public) as they are called.

    `out` is a folder, in which they are named after the fingerprint, or a file name with or without its ending.
    Both are written or neither; nothing is replaced: KeyFileError where one of them is there. OSError as it comes.
    """
    if out.is_dir():
        out /= "signing-" + key.public.fingerprint[:9].replace(" ", "")
    stem = out.name.removesuffix(SECRET).removesuffix(PUBLIC)
    secret, public = out.with_name(stem + SECRET), out.with_name(stem + PUBLIC)
    with _made_anew(secret, 0o600, key.written()), _made_anew(public, 0o644, key.public.written()):
        pass
    return secret, public


@contextlib.contextmanager
def _made_anew(path: Path, mode: int, text: str) -> Iterator[None]:
    """A new file that stays only if all goes well."""
    try:
        number = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    except FileExistsError as error:
        raise KeyFileError(path.name, KeyFault.EXISTS) from error
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(number)
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def sound_name(name: str) -> str:
    """`name` as it may be shown, or ValueError: 1 to 60 visible characters on one line, in the order they are written."""
    name = re.sub(" +", " ", name.replace("\u3000", " ")).strip(" ")
    if not 0 < len(name) <= MAX_NAME or not name.isprintable():
        raise ValueError(name)
    return name


def contents(path: Path) -> bytes:
    """The bytes of a key file, at most 4096. KeyFileError where there are none or more."""
    try:
        # Looked at before it is opened: a pipe would make it wait.
        if not stat.S_ISREG(path.stat().st_mode):
            raise KeyFileError(path.name, KeyFault.FORM)
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise KeyFileError(path.name, KeyFault.MISSING) from error
    except (OSError, ValueError) as error:
        raise KeyFileError(path.name, KeyFault.UNREADABLE) from error
    if len(data) > _MAX_BYTES:
        raise KeyFileError(path.name, KeyFault.FORM)
    return data


def _fields(file: str, data: bytes) -> dict[str, str]:
    """The lines of a key file by their names: known ones only, each once."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KeyFileError(file, KeyFault.FORM) from error
    out: dict[str, str] = {}
    for line in text.replace("\r\n", "\n").split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, value = line.partition(":")
        if not colon or name not in {_NAME, _PUBLIC_HEX, _SECRET_HEX} or name in out:
            raise KeyFileError(file, KeyFault.FORM)
        out[name] = value.strip(" ")
    return out


def _public(file: str, fields: dict[str, str]) -> PublicKey:
    if not {_NAME, _PUBLIC_HEX} <= fields.keys():
        raise KeyFileError(file, KeyFault.FORM)
    try:
        return PublicKey(sound_name(fields[_NAME]), _key(file, fields[_PUBLIC_HEX]))
    except ValueError as error:
        raise KeyFileError(file, KeyFault.NAME) from error


def _key(file: str, digits: str) -> bytes:
    if not re.fullmatch("[0-9a-fA-F]{64}", digits):
        raise KeyFileError(file, KeyFault.FORM)
    return bytes.fromhex(digits)
