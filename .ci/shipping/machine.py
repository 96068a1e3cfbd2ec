"""What a bundle is made from: the project, Python with its library, the distributions and the system's packages."""

from __future__ import annotations

import os
import sysconfig
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from shipping import claims
from shipping.claims import Claim
from shipping.packages import Ask, dpkg

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Machine:
    """`rows`, `stated` and `licences` are components.toml's; `python` and `loaders` are folders.

    In the first ones Python's shared library may be, in the others are the modules that PyInstaller starts with.
    """

    root: Path
    rows: tuple[Claim, ...]
    stated: Mapping[str, Mapping[str, Any]]
    licences: Mapping[str, str]
    found: Callable[[], tuple[metadata.Distribution, ...]]
    stdlib: Path
    python: tuple[Path, ...]
    loaders: tuple[Path, ...]
    ask: Ask = dpkg
    docs: Path = Path("/usr/share/doc")


def this() -> Machine:
    """The computer that this runs on."""
    import PyInstaller  # noqa: PLC0415 - only where a bundle is built

    rows, stated, licences = claims.read()
    config = sysconfig.get_config_vars()
    library = Path(config.get("LIBDIR") or "/nowhere")
    return Machine(
        ROOT,
        rows,
        stated,
        licences,
        lambda: tuple(metadata.distributions()),
        Path(os.__file__).parent,
        (library, library / str(config.get("MULTIARCH") or "")),
        (Path(PyInstaller.__file__).parent / "loader", Path(PyInstaller.__file__).parent / "fake-modules"),
    )
