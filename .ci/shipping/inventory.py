"""Everything in a bundle, each file and module with the component it belongs to. What nobody claims stops the build.

Asked in this order: the project itself, components.toml, the Python distributions, the packages of the system.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from shipping import contents
from shipping import machine as of_machine
from shipping.claims import Claims
from shipping.component import Component, checked
from shipping.crates import crates
from shipping.gates import Refused
from shipping.machine import Machine
from shipping.own import Own
from shipping.packages import Packages
from shipping.vendored import Vendored
from shipping.wheels import Wheels

_STDLIB, _TYPST = "CPython", "typst's library"


class Source(Protocol):
    """Who can say of a file or a module what it belongs to."""

    def owner(self, name: str) -> str | None:
        """The component that has the file, by a word that `component` understands."""

    def holder(self, module: str) -> str | None:
        """The component that has the module."""

    def component(self, owner: str, files: tuple[str, ...]) -> Component:
        """The component itself."""


def of_bundle(dist: Path, machine: Machine | None = None) -> tuple[Component, ...]:
    """The components of a bundle, sorted by name; Refused where something is not accounted for.

    `machine` is where it was built: this one, where none is named.
    """
    where = machine or of_machine.this()
    vendored = Vendored(where.root)
    wheels = Wheels(where.found(), where.stated, vendored)
    claims = Claims(where.rows, where.root, vendored, wheels)
    system = Packages(dist, where.licences, vendored, where.ask, where.docs)
    sources = (Own(dist, where.root, vendored), claims, wheels, system)
    found = components(contents.files(dist), contents.modules(contents.executable(dist)), sources)
    inside = [part for holder in found for part in claims.built_into(holder)]
    if any(component.name == _TYPST for component in found):
        inside += crates(wheels.distribution("typst"), _TYPST, vendored)
    return tuple(
        sorted(map(checked, [*found, *inside]), key=lambda one: (one.name.lower(), one.version, one.within))
    )


def components(
    files: Mapping[str, str], modules: Iterable[str], sources: tuple[Source, ...]
) -> list[Component]:
    """The component of every file and module; Refused, with a sentence for each, where one has none."""
    claimed: dict[tuple[int, str], list[str]] = {}
    unclaimed = []
    for name, leads_to in files.items():
        found = _first(sources, "owner", leads_to)
        if found is None:
            unclaimed.append(
                f"{name} belongs to no component; say in components.toml what it is, or leave it out."
            )
        else:
            claimed.setdefault(found, []).append(name)
    for module in sorted(modules):
        found = _first(sources, "holder", module) or _standard(module, sources)
        if found is None:
            unclaimed.append(f"The module {module} in the executable belongs to no component.")
        else:
            claimed.setdefault(found, [])
    if unclaimed:
        raise Refused(*unclaimed)
    return [sources[at].component(owner, tuple(sorted(names))) for (at, owner), names in claimed.items()]


def _first(sources: tuple[Source, ...], question: str, name: str) -> tuple[int, str] | None:
    for at, source in enumerate(sources):
        owner: str | None = getattr(source, question)(name)
        if owner is not None:
            return at, owner
    return None


def _standard(module: str, sources: tuple[Source, ...]) -> tuple[int, str] | None:
    """The standard library's modules belong to Python, which claims files."""
    if module.partition(".")[0] not in sys.stdlib_module_names:
        return None
    return next((at, _STDLIB) for at, source in enumerate(sources) if isinstance(source, Claims))
