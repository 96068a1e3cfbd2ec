"""What is the project's own in a bundle: the program, its resources; and the fonts, icons and packs that come with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from db.errors import PackError
from db.library import open_pack
from db.schema import SUFFIX
from desktop.identity import COMMAND, MAINTAINER, NAME_EN, VERSION
from desktop.installation import sha256
from shipping.component import Component, Text
from shipping.contents import executable
from shipping.gates import Refused
from shipping.vendored import Vendored

_RESOURCES = "_internal/resources/"
_FONTS, _PACKS = (f"{_RESOURCES}{folder}/" for folder in ("fonts", "packs"))
# Folders that hold one set of somebody else's files each: where the set is published, and by whom.
_SETS = {"icons": ("npm", "Lucide"), "search": ("pypi", "mozillazg")}
# The project's packages, and the scripts the bundle starts with.
_MODULES = {"db", "desktop", "__main__", "closed_door", "no_build_data"}


class Own:
    """Answers for what stands in the project's own folders, `root`."""

    def __init__(self, dist: Path, root: Path, vendored: Vendored) -> None:
        self._dist, self._root, self._vendored = dist, root, vendored
        self._fonts = {str(row["file"]): row for row in self._sources("fonts")}
        self._sets = {f"{_RESOURCES}{folder}/": (folder, self._sources(folder)[0]) for folder in _SETS}

    def owner(self, name: str) -> str | None:
        """The program, or the font, icon set or pack that the file is."""
        file = Path(name).name
        if name.startswith(_FONTS) and file.endswith(".otf"):
            return name if file in self._fonts else None
        for place, (_, row) in self._sets.items():
            if name.startswith(place) and file in row["files"]:
                return place
        if name.startswith(_PACKS):
            return name if name.endswith(SUFFIX) else None
        is_program = self._dist / name == executable(self._dist)
        # A file that the project does not have is not its own, whatever folder it stands in.
        is_own = name.startswith(_RESOURCES) and (self._root / name.removeprefix("_internal/")).is_file()
        return COMMAND if is_program or is_own else None

    def holder(self, module: str) -> str | None:
        """The program, for its own modules."""
        return COMMAND if module.partition(".")[0] in _MODULES else None

    def component(self, owner: str, files: tuple[str, ...]) -> Component:
        """The component that `owner` stands for."""
        if owner.startswith(_FONTS):
            return self._font(owner)
        if owner.startswith(_PACKS):
            return self._pack(owner)
        if owner in self._sets:
            return self._set(owner, files)
        return Component(
            name=COMMAND,
            version=VERSION,
            licence="Apache-2.0",
            origin=MAINTAINER.partition(" <")[0],
            purl=f"pkg:generic/{COMMAND}@{VERSION}",
            texts=(Text(f"{COMMAND}/LICENSE", self._root / "LICENSE"),),
            files=files,
        )

    def _set(self, owner: str, files: tuple[str, ...]) -> Component:
        """The set of files that stands in a folder of its own."""
        folder, row = self._sets[owner]
        index, origin = _SETS[folder]
        texts = (Text(f"{folder}/LICENSE", self._root / "resources" / folder / row["licence_file"]),)
        purl = f"pkg:{index}/{row['set']}@{row['version']}"
        return Component(row["set"], row["version"], row["licence"], origin, purl, texts, files)

    def _font(self, name: str) -> Component:
        """A font; Refused where it is not the one that SOURCES.json describes."""
        row = self._fonts[Path(name).name]
        if sha256(self._dist / name) != row["sha256"]:
            raise Refused(f"{name} is not the font that resources/fonts/SOURCES.json describes.")
        origin = row["origin"]
        return Component(
            name=f"{row['family']} {row['style']}",
            version=str(origin["version"]),
            licence=str(row["licence"]),
            origin=f"{origin['face']} of {origin['package']}; changed: {row['modified']}",
            purl="",
            texts=(
                Text(f"fonts/{row['licence_file']}", self._root / "resources/fonts" / row["licence_file"]),
            ),
            files=(name,),
        )

    def _pack(self, name: str) -> Component:
        """A pack and the briefs in it; Refused where it is none, or one that is damaged."""
        try:
            briefs = open_pack(self._dist / name).briefs
        except PackError as error:
            raise Refused(f"{name} is no sound pack: {error.en}") from error
        titles = ", ".join(f"{brief.name.en} ({brief.id}), edition {brief.edition}" for brief in briefs)
        return Component(
            name=Path(name).name,
            version=str(max(brief.edition for brief in briefs)),
            licence="LicenseRef-quoted-as-published",
            origin=f"a pack of {NAME_EN}: {titles}",
            purl="",
            texts=(self._vendored.text("Briefs.txt"),),
            files=(name,),
        )

    def _sources(self, folder: str) -> list[dict[str, Any]]:
        text = (self._root / "resources" / folder / "SOURCES.json").read_text(encoding="utf-8")
        return list(json.loads(text))
