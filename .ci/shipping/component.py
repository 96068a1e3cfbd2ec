"""One thing that is in a bundle: what it is called, who made it, under which licence, which files are its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from license_expression import get_spdx_licensing  # type: ignore[import-untyped]

from shipping.gates import Refused

_SPDX = get_spdx_licensing()
# What SPDX has no name for; its own syntax for that.
_OWN_NAME = re.compile(r"LicenseRef-[A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True)
class Text:
    """A licence text: the place it gets below the folder of licences, and the file it is taken from."""

    place: str
    source: Path


@dataclass(frozen=True, slots=True)
class Component:
    """`licence` is an SPDX expression; `version` and `purl` may be empty; `within` names what it is built into."""

    name: str
    version: str
    licence: str
    origin: str
    purl: str
    texts: tuple[Text, ...]
    files: tuple[str, ...] = ()
    within: str = ""

    @property
    def title(self) -> str:
        """Name and version, for people."""
        return f"{self.name} {self.version}".strip()


def checked(component: Component) -> Component:
    """The same component; Refused where its licence is no SPDX expression or no text of it is there."""
    if not is_spdx(component.licence):
        raise Refused(f"{component.title}: “{component.licence}” is no SPDX licence expression.")
    if not component.texts:
        raise Refused(f"{component.title}: there is no licence text; add one to components.toml.")
    missing = [
        text for text in component.texts if not text.source.is_file() or not text.source.stat().st_size
    ]
    if missing:
        raise Refused(
            *(f"{component.title}: its licence text {text.source} is missing or empty." for text in missing)
        )
    return component


def is_spdx(expression: str) -> bool:
    """Whether SPDX knows every licence named, in a well-formed expression."""
    known = _OWN_NAME.sub("MIT", expression)
    return bool(known.strip()) and not _SPDX.validate(known).errors


def folder_name(title: str) -> str:
    """A folder's name for a component, legible and safe on every file system."""
    return re.sub(r"[^a-z0-9.+-]+", "-", title.lower()).strip("-.")
