"""Work on many files of a library, one after the other: told step by step, ended at any step, and summed up."""

from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from db.catalogue.catalogue import discard
from db.catalogue.copies import name_of
from db.catalogue.faults import Cancelled, LibraryError, LibraryFault, writing_fault
from db.catalogue.intake import CATALOGUE, How, Intake, Outcome, packs_under

# How many files are done, of how many, and the name of the next; none of none while the index is laid out anew.
Tell = Callable[[int, int, str], object]
# More than one line in so many is new: the index is laid out anew as a whole, which takes as long for a few lines as for
# many. After less, SQLite's own merging keeps it quick.
_MUCH = 10


@dataclass(frozen=True)
class Report:
    """How many files came to which end, the ones with a reason, and why the rest was left: a fault, or by request."""

    counts: Mapping[How, int] = field(default_factory=dict)
    refused: tuple[Outcome, ...] = ()
    fault: LibraryError | None = None
    is_cancelled: bool = False


def take_in(folder: Path, paths: Iterable[Path], is_cancelled: Callable[[], bool], tell: Tell) -> Report:
    """Take files and what is in folders into the library in `folder`; first of all copies that it lost sight of."""

    def files(intake: Intake) -> list[Path]:
        return [*intake.unlisted(), *packs_under(paths, is_cancelled)]

    def end(intake: Intake) -> None:
        if intake.lines_taken * _MUCH > intake.catalogue.lines():
            tell(0, 0, "")
            intake.catalogue.optimise(is_cancelled)

    return _run(folder, is_cancelled, tell, files, Intake.take, end)


def renew(folder: Path, paths: Iterable[Path], is_cancelled: Callable[[], bool], tell: Tell) -> Report:
    """Begin a catalogue that is damaged anew from the copies in the library; then take in what is named."""
    try:
        discard(folder / CATALOGUE)
    except OSError as error:
        return Report(fault=LibraryError(CATALOGUE, writing_fault(error)))
    return take_in(folder, paths, is_cancelled, tell)


def verify(folder: Path, paths: Iterable[Path], is_cancelled: Callable[[], bool], tell: Tell) -> Report:
    """Check what the library keeps of these files again, to the last byte."""
    return _run(folder, is_cancelled, tell, lambda _: list(paths), Intake.verify)


def forget(folder: Path, paths: Iterable[Path], is_cancelled: Callable[[], bool], tell: Tell) -> Report:
    """Take these files off the list, and remove their copies; the files themselves stay where they are."""
    return _run(folder, is_cancelled, tell, lambda _: list(paths), Intake.forget)


def _run(
    folder: Path,
    is_cancelled: Callable[[], bool],
    tell: Tell,
    files: Callable[[Intake], list[Path]],
    work: Callable[[Intake, Path], Outcome],
    end: Callable[[Intake], None] = lambda _: None,
) -> Report:
    outcomes: list[Outcome] = []
    fault, was_cancelled = None, False
    try:
        intake = Intake(folder, is_cancelled)
        with contextlib.closing(intake):
            if intake.is_new:
                # What is asked for may be among the copies that a catalogue knew which is gone.
                _work(intake, intake.unlisted(), Intake.take, tell, outcomes)
            _work(intake, files(intake), work, tell, outcomes)
            end(intake)
            # Looking through folders ends early as well.
            was_cancelled = is_cancelled()
    except Cancelled:
        was_cancelled = True
    except LibraryError as error:
        fault = error
    except sqlite3.Error as error:
        fault = LibraryError(CATALOGUE, writing_fault(error))
        fault.__cause__ = error
    if fault is not None and fault.fault is LibraryFault.DAMAGED and fault.__cause__ is not None:
        # It opens, but cannot be read to its end: whoever looks next begins it anew.
        with contextlib.suppress(OSError):
            discard(folder / CATALOGUE)
    refused = tuple(one for one in outcomes if one.error is not None)
    return Report(Counter(one.how for one in outcomes), refused, fault, was_cancelled)


def _work(
    intake: Intake,
    paths: list[Path],
    work: Callable[[Intake, Path], Outcome],
    tell: Tell,
    outcomes: list[Outcome],
) -> None:
    if not paths:
        return
    for done, path in enumerate(paths):
        tell(done, len(paths), name_of(path))
        outcomes.append(work(intake, path))
    tell(len(paths), len(paths), "")
