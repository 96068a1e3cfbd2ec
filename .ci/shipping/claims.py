"""components.toml: what is known of a bundle's files beyond what distributions and packages say of themselves."""

from __future__ import annotations

import fnmatch
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shipping.component import Component, Text, folder_name
from shipping.gates import Refused
from shipping.vendored import Vendored
from shipping.versions import version
from shipping.wheels import Wheels

TABLE = Path(__file__).with_name("components.toml")


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of the table; components.toml says what each word means."""

    name: str
    licence: str
    origin: str
    texts: tuple[str, ...]
    version: str = ""
    purl: str = ""
    files: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    within: str = ""
    known_for: str = ""


def read(path: Path = TABLE) -> tuple[tuple[Claim, ...], Mapping[str, Mapping[str, Any]], Mapping[str, str]]:
    """The claims, what is added to distributions, and the licences of packages."""
    with path.open("rb") as file:
        table = tomllib.load(file)
    rows = ({key: _frozen(value) for key, value in row.items()} for row in table["component"])
    return tuple(Claim(**row) for row in rows), table.get("distributions", {}), table.get("packages", {})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


class Claims:
    """Answers by the table; `root` is the project's folder."""

    def __init__(self, claims: Iterable[Claim], root: Path, vendored: Vendored, wheels: Wheels) -> None:
        self._claims = tuple(claims)
        self._root, self._vendored, self._wheels = root, vendored, wheels

    def owner(self, name: str) -> str | None:
        """The first claim with a pattern for the file."""
        return next((claim.name for claim in self._claims if _matches(name, claim.files)), None)

    def holder(self, module: str) -> str | None:
        """The first claim with a pattern for the module."""
        return next((claim.name for claim in self._claims if _matches(module, claim.modules)), None)

    def component(self, owner: str, files: tuple[str, ...]) -> Component:
        """The claim as a component."""
        return self._made(next(claim for claim in self._claims if claim.name == owner), files)

    def built_into(self, holder: Component) -> tuple[Component, ...]:
        """What `holder` carries inside; Refused where that was collected for another version."""
        return tuple(self._made(claim, ()) for claim in self._claims if claim.within == holder.name)

    def _made(self, claim: Claim, files: tuple[str, ...]) -> Component:
        told = version(claim.version)
        self._wheels.demand(claim.name, claim.known_for)
        title = folder_name(f"{claim.name} {told}")
        return Component(
            name=claim.name,
            version=told,
            licence=claim.licence,
            origin=claim.origin,
            purl=claim.purl.replace("{version}", told),
            texts=tuple(text for stated in claim.texts for text in self._texts(stated, title)),
            files=files,
            within=claim.within,
        )

    def _texts(self, stated: str, title: str) -> tuple[Text, ...]:
        kind, _, rest = stated.partition(":")
        if kind == "vendored":
            return (self._vendored.text(rest),)
        if kind == "project":
            return (Text(f"{title}/{Path(rest).name}", self._root / rest),)
        distribution, _, pattern = rest.partition(":")
        found = self._wheels.texts(distribution, pattern) if kind == "dist" else ()
        if not found:
            raise Refused(f"components.toml asks for “{stated}”, and there is no such licence text.")
        return found


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
