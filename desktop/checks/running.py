"""Runs checks one after another; one that fails, or raises whatever it may, does not keep the others from running."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
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
    return [_outcome(check) for check in checks]


def _outcome(check: Check) -> Outcome:
    started = time.perf_counter()
    ok = False
    try:
        detail, ok = check.run(), True
    except Failed as failure:
        detail = str(failure)
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"
    return Outcome(check.name, ok, detail, round(time.perf_counter() - started, 3))


def demand(holds: bool, otherwise: str) -> None:
    """Raise `Failed` with the words `otherwise` where something does not hold."""
    if not holds:
        raise Failed(otherwise)
