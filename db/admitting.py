"""What becomes of a pack that comes in beside others: judged by what it says of itself and by who signed it."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from db.editions import Standing, standing
from db.errors import PackError, ShelfError
from db.library import Held, Pack
from db.records import Brief
from db.signing.signing import Signature, SignatureState


@dataclass(frozen=True)
class Admission:
    """A pack that passed the gate: where it came from, how its briefs stand, who signed it, and whether it was kept.

    `is_asking` says that it is newer than what a trusted key has signed and is not signed by one itself: it is used only
    if the reader says so. `same_at` are, for each brief that is in use already, the files that hold it and are worth as
    much: to what a trusted key signed, only what one signed. `newly_signed` are the ids of those that no trusted key
    had signed before. `guarded` are those of the same contents as one in use that a trusted key signed, while this file
    is not signed by one: (id, who signed). `fault` says why a pack that should be kept was not.
    """

    path: Path
    pack: Pack
    standings: tuple[tuple[Brief, Standing], ...]
    signature: Signature
    is_asking: bool = False
    fault: ShelfError | None = None
    same_at: tuple[frozenset[Path], ...] = ()
    newly_signed: frozenset[str] = frozenset()
    guarded: tuple[tuple[str, str], ...] = ()

    def is_wanted(self, keeps: Callable[[Path], bool]) -> bool:
        """Whether it holds anything that would not be there tomorrow."""
        fresh = any(how in {Standing.NEW, Standing.NEWER} for _, how in self.standings)
        return fresh or any(not any(map(keeps, paths)) for paths in self.same_at)

    def kept_as(self, pack: Pack) -> Admission:
        """The same, read from the shelf."""
        return dataclasses.replace(self, pack=pack, is_asking=False)

    def held_in(self, pack: Pack) -> Admission:
        """The same, said of the briefs in `pack`, which holds the same ones."""
        found = {brief.id: brief for brief in pack.briefs}
        standings = tuple((found[brief.id], how) for brief, how in self.standings)
        return dataclasses.replace(self, pack=pack, standings=standings)

    def not_kept(self, fault: ShelfError) -> Admission:
        """The same, to be read from where it is."""
        return dataclasses.replace(self, fault=fault, is_asking=False)


def judged(
    path: Path, pack: Pack, in_use: Mapping[str, Held], signature: Callable[[Path], Signature]
) -> Admission:
    """How `pack`, read from `path`, stands to what is `in_use`. Raises PackError where its signature is not readable."""
    signed = signature(path)
    is_signed = signed.state is SignatureState.SIGNED
    standings = tuple((b, standing(b, _brief(in_use, b.id))) for b in pack.briefs)
    newer = [file for b, how in standings if how is Standing.NEWER for file in in_use[b.id].copies]
    same = {b.id: in_use[b.id].copies for b, how in standings if how is Standing.SAME}
    signers = {} if is_signed else {brief_id: _signer(same[brief_id], signature) for brief_id in same}
    if is_signed:
        same = {
            brief_id: frozenset(file for file in files if _is_signed(file, signature, out_of_reach=False))
            for brief_id, files in same.items()
        }
    return Admission(
        path,
        pack,
        standings,
        signed,
        is_asking=not is_signed and any(_is_signed(file, signature, out_of_reach=True) for file in newer),
        same_at=tuple(same.values()),
        newly_signed=frozenset(brief_id for brief_id, files in same.items() if not files),
        guarded=tuple((brief_id, signer) for brief_id, signer in signers.items() if signer),
    )


def _signer(files: frozenset[Path], signature: Callable[[Path], Signature]) -> str:
    """Who signed one of the packs at `files` with a trusted key; empty where nobody did, or none is within reach."""
    for file in sorted(files):
        with contextlib.suppress(PackError):
            if (found := signature(file)).state is SignatureState.SIGNED:
                return found.signer
    return ""


def _is_signed(path: Path, signature: Callable[[Path], Signature], *, out_of_reach: bool) -> bool:
    """Whether a trusted key signed the pack at `path`; `out_of_reach` where that cannot be found out any more."""
    try:
        return signature(path).state is SignatureState.SIGNED
    except PackError:
        return out_of_reach


def _brief(in_use: Mapping[str, Held], brief_id: str) -> Brief | None:
    held = in_use.get(brief_id)
    return held.brief if held else None
