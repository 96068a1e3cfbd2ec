"""Text -> a file under its name, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path


def write_whole(text: str, out: Path, encoding: str) -> None:
    """Write `text` as it is to `out`; OSError, with the name of `out`, where it cannot be, and what was there stays.

    A pipe or a device has no earlier content to keep and is written to.
    """
    out = out.resolve()
    data = text.encode(encoding)
    try:
        if out.exists() and not out.is_file():
            out.write_bytes(data)
            return
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".writing-") as folder:
            whole = Path(folder) / out.name
            whole.write_bytes(data)
            if out.exists():
                shutil.copymode(out, whole)
            whole.replace(out)
    except OSError as error:
        # A full disk is told without a name.
        error.filename = error.filename or str(out)
        raise
