"""Checks in a process of their own: what a damaged library does to it is told as the failure of what it was at.

Where the system cannot copy a process that runs (Windows), or its libraries forbid it (macOS), they run in this one.
Nothing of Qt may be loaded before; the process that waits loads nothing of it at all.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any, NoReturn

from desktop.checks.running import Outcome

Tell = Callable[[str, Any], None]  # "fact": [name, value], "trying": a name, or "outcome": one, as plain data
GiveUp = Callable[[], None]  # ends the checks at once; what was told stands
Work = Callable[[Tell, GiveUp], None]
FORKS = sys.platform.startswith("linux")


@dataclass(slots=True)
class Heard:
    """What was told so far, and what is being tried."""

    facts: dict[str, Any] = field(default_factory=dict)
    done: list[Outcome] = field(default_factory=list)
    trying: str = "start"

    def take(self, kind: str, told: Any) -> None:
        """One more thing told."""
        if kind == "fact":
            self.facts |= {told[0]: told[1]}
        elif kind == "trying":
            self.trying = told
        else:
            self.done.append(Outcome(**told))


def tried(work: Work, meanwhile: Callable[[], list[Outcome]], finish: Callable[[Heard], int]) -> int:
    """What `finish` makes of all that `work` told and `meanwhile` found, which runs beside it."""
    return _apart(work, meanwhile, finish) if FORKS else here(work, meanwhile, finish)


def here(work: Work, meanwhile: Callable[[], list[Outcome]], finish: Callable[[Heard], int]) -> int:
    """The same in this process, one after the other."""
    heard = Heard()
    work(heard.take, lambda: os._exit(finish(heard)))
    heard.done += meanwhile()
    return finish(heard)


def _apart(work: Work, meanwhile: Callable[[], list[Outcome]], finish: Callable[[Heard], int]) -> int:
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        _work(work, writing)
    os.close(writing)
    found, heard = meanwhile(), Heard()
    with open(reading, encoding="utf-8") as lines:  # noqa: PTH123 - a pipe
        for line in lines:
            heard.take(*json.loads(line))
    if ended := os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]):
        heard.done.append(Outcome(heard.trying, False, how_it_ended(ended), 0.0))
    heard.done += found
    return finish(heard)


def _work(work: Work, writing: int) -> NoReturn:
    """Work, and end without tidying up: what was told is all that counts."""

    def tell(kind: str, told: Any) -> None:
        # At once and whole: what comes next may end the process.
        os.write(writing, json.dumps([kind, told]).encode("ascii") + b"\n")

    try:
        work(tell, partial(os._exit, 0))
    except BaseException as error:
        tell("outcome", asdict(Outcome("self-check", False, f"{type(error).__name__}: {error}", 0.0)))
    finally:
        os._exit(0)


def how_it_ended(status: int) -> str:
    """In words: the exit status of a process, or minus the number of the signal that ended it."""
    if status >= 0:
        return f"trying it ended the process with status {status}"
    known = {each.value: each.name for each in signal.Signals}
    return f"trying it ended the process: {known.get(-status, f'signal {-status}')}"
