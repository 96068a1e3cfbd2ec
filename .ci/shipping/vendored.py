"""The licence texts that wheels do not carry: resources/licences/, each checked against its SOURCES.json."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.installation import sha256
from shipping.component import Text
from shipping.gates import Refused

# Shared by several components, so in one folder of their own; what a reader should see first stands above it.
_FIRST = {"QT-LGPL.txt", "Briefs.txt"}


class Vendored:
    """Texts by name; `root` is the project's folder."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "resources" / "licences"
        rows = json.loads((self.folder / "SOURCES.json").read_text(encoding="utf-8"))
        self._hashes = {str(row["file"]): str(row["sha256"]) for row in rows}

    def text(self, name: str) -> Text:
        """The text called "vendored:NAME" or NAME; Refused where it is not there as it was taken."""
        file = name.removeprefix("vendored:")
        source = self.folder / file
        if file not in self._hashes or not source.is_file():
            raise Refused(
                f"resources/licences/ has no {file}, or its SOURCES.json does not say where it is from."
            )
        if sha256(source) != self._hashes[file]:
            raise Refused(f"resources/licences/{file} is not what was taken from its source; take it again.")
        return Text(file if file in _FIRST else f"texts/{file}", source)
