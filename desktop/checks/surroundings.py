"""Where the program stands: what must not be in it, whether it is what was built, where it may write."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from desktop import installation
from desktop.checks.running import Check, demand
from desktop.paths import can_be_written, config_folder, state_folder

# Ways onto a network that a packaged program does not have.
FORBIDDEN = ("ssl", "_ssl", "PySide6.QtNetwork", "http.client")
_ROOT = Path(__file__).resolve().parent.parent.parent
_SHOWN = 5  # faults of an installation that are told one by one


def is_frozen() -> bool:
    """Whether this is the packaged program."""
    return bool(getattr(sys, "frozen", False))


def installed_folder() -> Path:
    """The folder with the program and the list of what was built; from source, the checkout."""
    return Path(sys.executable).resolve().parent if is_frozen() else _ROOT


def surrounding_checks() -> list[Check]:
    """Each looks and writes nothing."""
    return [
        Check("no network", lambda: absent(FORBIDDEN) if is_frozen() else "from source: not asked"),
        Check("installation", lambda: installed(installed_folder(), must_have_list=is_frozen())),
        Check("folder of settings", lambda: usable(config_folder())),
        Check("folder of the log", lambda: usable(state_folder())),
    ]


def absent(names: Iterable[str], load: Callable[[str], object] = importlib.import_module) -> str:
    """Demand that none of the modules can be imported."""
    there = [name for name in names if _loads(name, load)]
    demand(not there, f"can be imported: {', '.join(there)}")
    return "no module for a network can be imported"


def _loads(name: str, load: Callable[[str], object]) -> bool:
    try:
        load(name)
    except ImportError:
        return False
    return True


def is_listed(folder: Path, *, must_have_list: bool) -> bool:
    """Whether `folder` is to be compared with a list; where it must have one, also when the list is gone."""
    return must_have_list or (folder / installation.SUMS).exists()


def installed(folder: Path, *, must_have_list: bool) -> str:
    """Demand that every file in `folder` is as it was built; from source there is no list of them."""
    if not is_listed(folder, must_have_list=must_have_list):
        return "from source: there is no list of what was built"
    found = installation.faults(folder)
    demand(not found, " ".join([f"{len(found)}:", *found[:_SHOWN]]))
    return "every file is as it was built"


def usable(folder: Path) -> str:
    """Whether it can be written. Where it cannot, the program runs all the same and says so: it is no failure."""
    return f"{folder}: {'writable' if can_be_written(folder) else 'read-only'}"
