"""A sound pack -> the same pack, signed; written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from db.errors import PackError, Refusal
from db.library import check_pack
from db.signing.block import HEADER, size_of_pages
from db.signing.keys import SecretKey
from db.signing.signing import MAX_BYTES, signed_block


def sign_pack(pack: Path, key: SecretKey, out: Path) -> None:
    """Write the pack at `pack`, signed with `key`, to `out`; an earlier signature is replaced.

    Raises PackError where the pack is not sound, KeyFileError where the halves of the key do not belong together;
    what was at `out` is then unchanged.
    """
    check_pack(pack)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".signing-") as folder:
        signed = Path(folder) / pack.name
        shutil.copyfile(pack, signed)
        # The copy is what is signed, so it is what must be sound: the pack itself may change meanwhile.
        check_pack(signed)
        _append_block(signed, key)
        check_pack(signed)
        if out.exists():
            shutil.copymode(out, signed)
        signed.replace(out)


def _append_block(path: Path, key: SecretKey) -> None:
    with path.open("r+b") as file:
        pages = size_of_pages(file.read(HEADER))
        if pages > MAX_BYTES:
            raise PackError(path.name, Refusal.LARGE)
        file.truncate(pages)
        block = signed_block(file, key)
        file.seek(pages)
        file.write(block.written())
        file.flush()
        os.fsync(file.fileno())
