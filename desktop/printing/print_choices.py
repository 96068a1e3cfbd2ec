"""How to print, and how it is remembered from one day to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from desktop.printing.imposition import PER_SIDE, Duplex

COARSEST, FINEST = 72, 600  # dots an inch; beyond these files grow and letters do not get better
MOST_COPIES = 999


@dataclass(frozen=True, slots=True)
class PrintChoices:
    """How to print. `printer` is a name of `printers()`, "" the default one; `resolution` is in dots an inch."""

    printer: str = ""
    pages: str = ""
    copies: int = 1
    per_side: int = 1
    duplex: Duplex = Duplex.NONE
    reversed_backs: bool = False
    grey: bool = False
    resolution: int = 300

    def to_json(self) -> dict[str, Any]:
        """The choices as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> PrintChoices:
        """The choices stored by `to_json`; what is missing or unsound has its default."""
        sound: dict[str, Callable[[Any], bool]] = {
            "printer": lambda value: isinstance(value, str),
            "pages": lambda value: isinstance(value, str),
            "copies": lambda value: type(value) is int and 1 <= value <= MOST_COPIES,
            "per_side": lambda value: type(value) is int and value in PER_SIDE,
            "duplex": lambda value: isinstance(value, str) and value in list(Duplex),
            "reversed_backs": lambda value: isinstance(value, bool),
            "grey": lambda value: isinstance(value, bool),
            "resolution": lambda value: type(value) is int and COARSEST <= value <= FINEST,
        }
        kept = {name: stored[name] for name, is_sound in sound.items() if is_sound(stored.get(name))}
        choices = cls(**kept)
        return replace(choices, duplex=Duplex(choices.duplex))
