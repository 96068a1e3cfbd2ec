"""Python distributions, as pip installed them: which has a file or a module, its licence, its licence texts."""

from __future__ import annotations

import base64
import fnmatch
import re
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution, PackagePath
from pathlib import Path, PurePosixPath
from typing import Any

from shipping.component import Component, Text, folder_name, is_spdx
from shipping.gates import Refused
from shipping.vendored import Vendored

_TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_MODULE = re.compile(r"(/__init__)?(\.py|\.[^/]*\.(so|pyd)|\.so|\.pyd)$")
_INSIDE = "_internal/"


class Wheels:
    """Answers by pip's own records. `stated` adds what a distribution's metadata leaves out: licence, origin, texts."""

    def __init__(
        self, found: Iterable[Distribution], stated: Mapping[str, Mapping[str, Any]], vendored: Vendored
    ) -> None:
        self._found = {_canonical(one.metadata["Name"]): one for one in found}
        self._stated = stated
        self._vendored = vendored
        self._files: dict[str, str] = {}
        self._modules: dict[str, str] = {}
        self._installed: dict[str, tuple[Path, str]] = {}
        for name, one in sorted(self._found.items()):
            for listed in one.files or ():
                path = str(listed)
                self._files.setdefault(path, name)
                self._installed.setdefault(path, (Path(str(listed.locate())), _hexadecimal(listed)))
                self._modules.setdefault(_MODULE.sub("", path).replace("/", "."), name)

    def owner(self, name: str) -> str | None:
        """The distribution that installed the file called `name` in the bundle."""
        return self._files.get(name.removeprefix(_INSIDE)) if name.startswith(_INSIDE) else None

    def holder(self, module: str) -> str | None:
        """The distribution that has the module."""
        return self._modules.get(module)

    def distribution(self, name: str) -> Distribution:
        """The one that is called `name`; Refused where it is not installed."""
        if _canonical(name) not in self._found:
            raise Refused(f"{name} is in the bundle, and no distribution of that name is installed.")
        return self._found[_canonical(name)]

    def source(self, module: str) -> Path | None:
        """The file that the module is compiled from."""
        places = (f"{module.replace('.', '/')}{end}" for end in ("/__init__.py", ".py"))
        place = next((place for place in places if place in self._files), None)
        return None if place is None else self.installed(place)[0]

    def below(self, folder: str) -> list[str]:
        """The files that distributions installed below `folder`, a path that ends in a slash."""
        return [place for place in self._files if place.startswith(folder)]

    def installed(self, place: str) -> tuple[Path, str]:
        """The file called `place` as it was installed, and its SHA-256 as its distribution lists it, or ""."""
        return self._installed[place]

    def component(self, owner: str, files: tuple[str, ...]) -> Component:
        """The distribution as a component; Refused where nothing says its licence in SPDX's words."""
        one = self._found[owner]
        name, version = one.metadata["Name"], one.version
        more = [self._vendored.text(text) for text in self._stated.get(owner, {}).get("texts", ())]
        return Component(
            name=name,
            version=version,
            licence=self._licence(owner),
            origin=self._stated.get(owner, {}).get("origin", "")
            or _said(one, "Author")
            or _said(one, "Author-email")
            or f"the authors of {name}",
            purl=f"pkg:pypi/{owner}@{version}",
            texts=(*self.texts(owner, "*"), *more),
            files=files,
        )

    def texts(self, name: str, pattern: str) -> tuple[Text, ...]:
        """The licence files of a distribution whose place, below its .dist-info, matches `pattern`."""
        one = self._found.get(_canonical(name))
        if one is None:
            return ()
        folder = folder_name(f"{one.metadata['Name']}-{one.version}")
        places = {_place(str(path)): Path(str(one.locate_file(path))) for path in one.files or ()}
        return tuple(
            Text(f"{folder}/{place}", source)
            for place, source in sorted(places.items())
            if place and fnmatch.fnmatchcase(place, pattern)
        )

    def demand(self, what: str, known_for: str) -> None:
        """Refused where `what` was collected for another version than the one installed ("NAME VERSION", or empty)."""
        name, _, version = known_for.partition(" ")
        one = self._found.get(_canonical(name))
        if known_for and (one is None or one.version != version):
            raise Refused(
                f"{what}: what components.toml says was collected for {known_for}, and "
                f"{one.version if one else 'none'} is installed; read the new notices and mend it."
            )

    def _licence(self, owner: str) -> str:
        one = self._found[owner]
        offered = (
            self._stated.get(owner, {}).get("licence", ""),
            _said(one, "License-Expression"),
            _said(one, "License"),
        )
        for licence in offered:
            if is_spdx(licence):
                return str(licence)
        raise Refused(
            f"The metadata of {owner} names no SPDX licence; read its texts and add it to components.toml."
        )


def _hexadecimal(listed: PackagePath) -> str:
    """SHA-256 in the words of sha256sum; a RECORD has it in base64 without its padding."""
    if listed.hash is None or listed.hash.mode != "sha256":
        return ""
    return base64.urlsafe_b64decode(f"{listed.hash.value}=").hex()


def _said(one: Distribution, field: str) -> str:
    return str((one.metadata.get_all(field) or [""])[0])


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _place(path: str) -> str:
    """Where a licence file stands below .dist-info/ or .dist-info/licenses/; empty for other files."""
    parts = PurePosixPath(path).parts
    if len(parts) < 2 or not parts[0].endswith(".dist-info"):
        return ""
    below = parts[2:] if parts[1] == "licenses" else parts[1:]
    is_text = (len(parts) > 2 and parts[1] == "licenses") or (
        len(parts) == 2 and bool(_TEXT.search(parts[1]))
    )
    return "/".join(below) if is_text else ""
