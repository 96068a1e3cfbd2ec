"""What becomes of a pack that comes in beside others: judged by what it says of itself and by who signed it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from db.editions import Standing, standing
from db.errors import PackError, UserError
from db.library import Held, Pack
from db.records import Brief
from db.signing.signing import Signature, SignatureState


class ShelfFault(Enum):
    """Why a sound pack was not kept: (what happened, what to do), in Chinese and English."""

    FULL = (
        "磁盘已满",
        "请腾出空间后再打开一次这个文件",
        "the disk is full",
        "Make room and open the file once more",
    )
    UNWRITABLE = (
        "存放简报的文件夹不能写入",
        "请检查文件夹的权限,再打开一次这个文件",
        "the folder for packs cannot be written",
        "Check its permissions and open the file once more",
    )
    GONE = (
        "文件没有读完,可能 U 盘已被拔出",
        "请重新插好 U 盘,再打开一次这个文件",
        "it could not be read to its end; the USB stick may have been pulled out",
        "Plug the stick in again and open the file once more",
    )
    CHANGED = (
        "文件在读取时发生了变化",
        "请等它复制完,再打开一次这个文件",
        "it changed while it was read",
        "Wait until it is copied and open the file once more",
    )
    CANCELLED = (
        "程序正在关闭",
        "请在下次启动后再打开一次这个文件",
        "the program is closing",
        "Open the file once more after the next start",
    )


class ShelfError(UserError):
    """A pack that is sound and could not be kept; what was kept before is as it was."""

    def __init__(self, name: str, fault: ShelfFault) -> None:
        what_zh, do_zh, what_en, do_en = fault.value
        super().__init__(
            f"“{name}”可以阅读,但没有存下来:{what_zh}。已有的简报没有变化;关闭程序后,这个文件不会自动打开。{do_zh}。",
            f"“{name}” can be read but was not kept: {what_en}. The briefs you have are unchanged; once the program "
            f"is closed, this file will not open by itself. {do_en}.",
        )
        self.fault = fault


@dataclass(frozen=True)
class Admission:
    """A pack that passed the gate: where it came from, how its briefs stand, who signed it, and whether it was kept.

    `is_asking` says that it is newer than what a trusted key has signed and is not signed by one itself: it is used only
    if the reader says so. `same_at` are, for each brief that is in use already, the files that hold it and are worth as
    much: to what a trusted key signed, only what one signed. `newly_signed` are the ids of those that no trusted key
    had signed before. `fault` says why a pack that should be kept was not.
    """

    path: Path
    pack: Pack
    standings: tuple[tuple[Brief, Standing], ...]
    signature: Signature
    is_asking: bool = False
    fault: ShelfError | None = None
    same_at: tuple[frozenset[Path], ...] = ()
    newly_signed: frozenset[str] = frozenset()

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
    )


def _is_signed(path: Path, signature: Callable[[Path], Signature], *, out_of_reach: bool) -> bool:
    """Whether a trusted key signed the pack at `path`; `out_of_reach` where that cannot be found out any more."""
    try:
        return signature(path).state is SignatureState.SIGNED
    except PackError:
        return out_of_reach


def _brief(in_use: Mapping[str, Held], brief_id: str) -> Brief | None:
    held = in_use.get(brief_id)
    return held.brief if held else None
