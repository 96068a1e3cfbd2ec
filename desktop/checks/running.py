"""Runs checks one after another; one that fails, or raises whatever it may, does not keep the others from running."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


class Failed(Exception):
    """What a check has to say where something does not hold."""


@dataclass(frozen=True, slots=True)
class Check:
    """`run` answers one line about what was found, or raises."""

    name: str
    run: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a check; `seconds` is how long it took."""

    name: str
    ok: bool
    detail: str
    seconds: float


def outcomes(checks: Iterable[Check]) -> list[Outcome]:
    """Every check, run."""
    return [outcome(check) for check in checks]


def outcome(check: Check) -> Outcome:
    """A check, run."""
    started = time.perf_counter()
    ok = False
    try:
        detail, ok = check.run(), True
    except Failed as failure:
        detail = str(failure)
    except Exception as error:
        detail = in_words(error)
    return Outcome(check.name, ok, detail, round(time.perf_counter() - started, 3))


def of_part(name: str, make: Callable[[], Iterable[Check]]) -> Iterator[Check]:
    """The checks of a part; where they cannot even be made, because what they try cannot be imported, one that fails."""
    try:
        yield from list(make())
    except Exception as error:
        said = in_words(error)
        yield Check(name, lambda: _cannot(said))


def _cannot(said: str) -> str:
    raise Failed(f"nothing of it can be tried: {said}")


def in_words(error: Exception) -> str:
    """What was raised, in a line."""
    return f"{type(error).__name__}: {error}"


def demand(holds: bool, otherwise: str) -> None:
    """Raise `Failed` with the words `otherwise` where something does not hold."""
    if not holds:
        raise Failed(otherwise)
