"""The shelf: a pack comes onto it whole or not at all, and the edition in use never goes down unasked."""

from __future__ import annotations

import dataclasses
import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import shelf as shelving
from db.admitting import Admission
from db.editions import Standing
from db.errors import PackError, Refusal, ShelfError, ShelfFault
from db.library import Library, open_pack
from db.pack import write_pack
from db.records import Bilingual, Brief
from db.shelf import Shelf
from db.signing.signing import Signature, SignatureState
from tests.db.signed import signed as signed_by
from tests.db.tiny import tiny

UNSIGNED = Signature(SignatureState.UNSIGNED)
SIGNED = Signature(SignatureState.SIGNED, "某市人民政府办公室", "0000 1111 2222 3333 4444")
UNKNOWN = Signature(SignatureState.UNKNOWN, "", "5555 6666 7777 8888 9999")


def edition(number: int, words: str = "某市简报", brief_id: str = "tiny") -> Brief:
    return dataclasses.replace(tiny(), id=brief_id, edition=number, name=Bilingual(words, words))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Packs by the briefs they hold, each written once."""
    folder = tmp_path_factory.mktemp("made")
    done: dict[tuple[tuple[str, int, str], ...], Path] = {}

    def pack(*briefs: Brief) -> Path:
        key = tuple((b.id, b.edition, b.name.zh) for b in briefs)
        if key not in done:
            done[key] = write_pack(list(briefs), folder / f"收到的 {len(done)}.brief")
        return done[key]

    return pack


class Desk:
    """A library and a shelf, fed as the viewer feeds them; `signed` says what each file's signature is worth."""

    def __init__(self, folder: Path) -> None:
        self.library, self.shelf = Library(), Shelf(folder)
        self.signed: dict[Path, Signature] = {}
        self.shelf.open_newest(self.library)

    def signature(self, path: Path) -> Signature:
        # A copy is worth what the file is that it was made of.
        data = path.read_bytes()
        return next((s for p, s in self.signed.items() if p.read_bytes() == data), UNSIGNED)

    def admit(self, path: Path, **how: Any) -> Admission:
        found = self.shelf.admit(path, self.shelf.in_use(self.library, path), self.signature, **how)
        if not found.is_asking:
            self.library.add(found.pack)
        return found

    @property
    def names(self) -> list[str]:
        folder = self.shelf.folder
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []

    @property
    def editions(self) -> list[int]:
        return sorted(open_pack(self.shelf.folder / name).briefs[0].edition for name in self.names)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "data" / "packs")


def how(found: Admission) -> list[Standing]:
    return [standing for _, standing in found.standings]


def restarted(desk: Desk) -> dict[str, int]:
    """The edition in use of each brief in the next run."""
    return {brief_id: brief.edition for brief_id, brief in Desk(desk.shelf.folder).library.in_use.items()}


# ------------------------------------------------------------ new, newer, the same, older, in conflict


def test_a_new_brief_is_there_after_a_restart(desk: Desk, made: Callable[..., Path]) -> None:
    assert how(desk.admit(made(edition(1)))) == [Standing.NEW]
    assert restarted(desk) == {"tiny": 1}


def test_a_newer_edition_takes_the_place_of_the_older_which_stays_to_return_to(
    desk: Desk, made: Callable[..., Path]
) -> None:
    for number in (1, 2, 3):
        desk.admit(made(edition(number)))
    assert desk.library.in_use["tiny"].edition == 3
    assert desk.editions == [2, 3]
    assert restarted(desk) == {"tiny": 3}


@pytest.mark.parametrize(
    ("later", "standing"),
    [
        (edition(2), Standing.SAME),
        (edition(1), Standing.OLDER),
        (edition(2, "别的名称"), Standing.CONFLICT),
    ],
)
def test_what_is_not_newer_changes_nothing(
    later: Brief, standing: Standing, desk: Desk, made: Callable[..., Path]
) -> None:
    desk.admit(made(edition(2)))
    before = desk.names
    found = desk.admit(made(later))
    assert (how(found), desk.names) == ([standing], before)
    assert desk.library.in_use["tiny"] == edition(2)


def test_a_pack_of_several_briefs_is_kept_for_the_one_that_is_newer(
    desk: Desk, made: Callable[..., Path]
) -> None:
    desk.admit(made(edition(2), edition(1, brief_id="other")))
    found = desk.admit(made(edition(1), edition(2, brief_id="other")))
    assert how(found) == [Standing.OLDER, Standing.NEWER]
    assert restarted(desk) == {"tiny": 2, "other": 2}


def test_packs_of_several_briefs_give_way_too(desk: Desk, made: Callable[..., Path]) -> None:
    for number in (1, 2, 3):
        desk.admit(made(edition(number), edition(number, brief_id="several")))
    desk.admit(made(edition(4, brief_id="several")))
    assert len(desk.names) == 3
    assert restarted(desk) == {"tiny": 3, "several": 4}


def test_the_name_on_the_shelf_is_not_the_name_it_came_under(
    desk: Desk, made: Callable[..., Path], tmp_path: Path
) -> None:
    strange = tmp_path / "..%2F$(rm) '\".brief"
    strange.write_bytes(made(edition(1)).read_bytes())
    desk.admit(strange)
    (name,) = desk.names
    assert name.startswith("tiny.1.")
    assert name.isascii()


def test_what_is_open_from_a_stick_is_kept_when_it_is_opened_again(
    desk: Desk, made: Callable[..., Path]
) -> None:
    desk.library.open(made(edition(1)))
    assert how(desk.admit(made(edition(1)))) == [Standing.NEW]
    assert restarted(desk) == {"tiny": 1}


def test_the_same_from_elsewhere_is_kept_where_the_other_is_not(
    desk: Desk, made: Callable[..., Path], tmp_path: Path
) -> None:
    desk.library.open(made(edition(1)))
    (tmp_path / "again.brief").write_bytes(made(edition(1)).read_bytes())
    assert how(desk.admit(tmp_path / "again.brief")) == [Standing.SAME]
    assert restarted(desk) == {"tiny": 1}


def test_the_same_as_what_came_with_the_program_is_not_kept(
    tmp_path: Path, made: Callable[..., Path]
) -> None:
    desk = Desk(tmp_path / "packs")
    desk.shelf = Shelf(tmp_path / "packs", [made(edition(1))])
    desk.library.open(made(edition(1)))
    (tmp_path / "again.brief").write_bytes(made(edition(1)).read_bytes())
    assert how(desk.admit(tmp_path / "again.brief")) == [Standing.SAME]
    assert not (tmp_path / "packs").exists()


def test_a_file_of_the_shelf_itself_is_left_where_it_is(desk: Desk, made: Callable[..., Path]) -> None:
    desk.admit(made(edition(1)))
    (name,) = desk.names
    assert how(desk.admit(desk.shelf.folder / name)) == [Standing.SAME]
    assert desk.names == [name]


# ------------------------------------------------------------ who signed it


@pytest.mark.parametrize("signature", [UNSIGNED, UNKNOWN])
def test_what_no_trusted_key_signed_asks_before_it_replaces_what_one_did(
    signature: Signature, desk: Desk, made: Callable[..., Path]
) -> None:
    desk.signed = {made(edition(1)): SIGNED, made(edition(2)): signature}
    desk.admit(made(edition(1)))
    assert desk.admit(made(edition(2))).is_asking
    assert (desk.editions, restarted(desk)) == ([1], {"tiny": 1})
    assert not desk.admit(made(edition(2)), knowingly=True).is_asking
    assert restarted(desk) == {"tiny": 2}


def test_what_a_trusted_key_signed_replaces_what_one_did(desk: Desk, made: Callable[..., Path]) -> None:
    desk.signed = {made(edition(1)): SIGNED, made(edition(2)): SIGNED}
    desk.admit(made(edition(1)))
    assert not desk.admit(made(edition(2))).is_asking
    assert restarted(desk) == {"tiny": 2}


@pytest.mark.parametrize("before", [UNSIGNED, UNKNOWN])
def test_a_trusted_signature_on_what_is_in_use_is_kept_and_the_next_unsigned_edition_asks(
    before: Signature, desk: Desk, made: Callable[..., Path], tmp_path: Path
) -> None:
    unsigned = made(edition(1))
    desk.signed[unsigned] = before
    desk.admit(unsigned)
    signed = tmp_path / "signed.brief"
    # Other bytes of the same content, as a signature makes them.
    signed.write_bytes(signed_by(unsigned.read_bytes()))
    desk.signed[signed] = SIGNED
    found = desk.admit(signed)
    assert (how(found), found.newly_signed, len(desk.names)) == ([Standing.SAME], frozenset({"tiny"}), 2)
    assert desk.admit(signed).newly_signed == frozenset()
    assert len(desk.names) == 2
    assert desk.admit(made(edition(2))).is_asking
    assert desk.library.in_use["tiny"].edition == 1


def test_a_signer_nobody_trusts_on_what_is_in_use_changes_nothing(
    desk: Desk, made: Callable[..., Path], tmp_path: Path
) -> None:
    desk.admit(made(edition(1)))
    other = tmp_path / "other.brief"
    other.write_bytes(signed_by(made(edition(1)).read_bytes()))
    desk.signed[other] = UNKNOWN
    assert desk.admit(other).newly_signed == frozenset()
    assert len(desk.names) == 1
    assert not desk.admit(made(edition(2))).is_asking


@pytest.mark.parametrize("signature", [UNSIGNED, UNKNOWN])
def test_a_copy_that_no_trusted_key_signed_is_guarded_by_the_signed_one(
    signature: Signature, desk: Desk, made: Callable[..., Path], tmp_path: Path
) -> None:
    signed, copy = made(edition(1)), tmp_path / "copy.brief"
    copy.write_bytes(signed_by(signed.read_bytes()))
    desk.signed = {signed: SIGNED, copy: signature}
    assert desk.admit(signed).guarded == ()
    found = desk.admit(copy)
    assert (how(found), found.guarded) == ([Standing.SAME], (("tiny", SIGNED.signer),))
    desk.signed[signed] = UNSIGNED
    assert desk.admit(copy).guarded == ()


def test_where_the_signature_of_the_one_in_use_is_out_of_reach_it_asks(
    desk: Desk, made: Callable[..., Path], tmp_path: Path
) -> None:
    stick = tmp_path / "stick.brief"
    stick.write_bytes(made(edition(1)).read_bytes())
    desk.library.open(stick)
    stick.unlink()

    def signature(path: Path) -> Signature:
        if not path.exists():
            raise PackError(path.name, Refusal.MISSING)
        return UNSIGNED

    assert desk.shelf.admit(made(edition(2)), desk.library.held(), signature).is_asking


# ------------------------------------------------------------ whole or not at all


def test_a_damaged_file_is_refused_by_its_own_name_and_leaves_nothing(
    desk: Desk, made: Callable[..., Path], tmp_path: Path
) -> None:
    data = made(edition(1)).read_bytes()
    (tmp_path / "坏的.brief").write_bytes(data[:-2000])
    with pytest.raises(PackError, match="坏的"):
        desk.admit(tmp_path / "坏的.brief")
    assert desk.names == []


def test_the_copy_is_checked_to_its_last_page(
    desk: Desk, made: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        assert path.parent == desk.shelf.folder
        raise PackError(path.name, Refusal.UNSOUND, "planted")

    monkeypatch.setattr(shelving, "check_pack", refuse)
    with pytest.raises(PackError, match=r"收到的.*planted"):
        desk.admit(made(edition(1)))
    assert desk.names == []


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    desk: Desk, made: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelving, "check_pack", lambda _: open_pack(made(edition(9))))
    assert fault(desk.admit(made(edition(1)))) is ShelfFault.CHANGED
    assert desk.names == []


def fault(found: Admission) -> ShelfFault | None:
    return found.fault.fault if found.fault else None


def full(*_: object, **__: object) -> Any:
    raise OSError(errno.ENOSPC, "No space left on device")


_FDOPEN = os.fdopen


def full_file(*arguments: Any, **how: Any) -> Any:
    """A file that takes nothing, as on a disk that is full."""
    return _Full(_FDOPEN(*arguments, **how))


class _Full:
    def __init__(self, real: Any) -> None:
        self._real = real

    def __enter__(self) -> Any:
        return SimpleNamespace(write=full, flush=self._real.flush, close=self._real.close)

    def __exit__(self, *_: object) -> None:
        self._real.close()


STEPS: dict[str, tuple[object, str, object]] = {
    "folder": (Path, "mkdir", full),
    "name": (tempfile, "mkstemp", full),
    "bytes": (os, "fdopen", full_file),
    "fsync": (os, "fsync", full),
    "rename": (Path, "replace", full),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_full_disk_at_any_step_keeps_the_old_edition_and_says_so(
    step: str, desk: Desk, made: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = made(edition(2))
    desk.admit(made(edition(1)))
    before = desk.names
    with monkeypatch.context() as patched:
        where, name, how_it_fails = STEPS[step]
        patched.setattr(where, name, how_it_fails)
        found = desk.admit(newer)
    assert fault(found) is ShelfFault.FULL
    assert desk.names == before
    assert desk.library.in_use["tiny"].edition == 2
    assert restarted(desk) == {"tiny": 1}


def test_the_sentence_of_a_full_disk_says_what_is_safe_and_what_to_do(
    desk: Desk, made: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(edition(1))
    monkeypatch.setattr(os, "fsync", full)
    said = desk.admit(path).fault
    assert said is not None
    for part in ("收到的", "磁盘已满", "已有的简报没有变化", "腾出空间"):
        assert part in said.zh
    for part in ("disk is full", "unchanged", "Make room"):
        assert part in said.en


@pytest.mark.parametrize("blocked", ["packs", "data"])
def test_a_folder_that_cannot_be_made_or_written_is_borne(
    blocked: str, made: Callable[..., Path], tmp_path: Path
) -> None:
    # Tests may run as root, for whom no permission is missing: a file in the way refuses everybody.
    (tmp_path / blocked).touch()
    desk = Desk(tmp_path / blocked / "packs" if blocked == "data" else tmp_path / blocked)
    found = desk.admit(made(edition(1)))
    assert fault(found) is ShelfFault.UNWRITABLE
    assert desk.library.in_use["tiny"].edition == 1


def test_a_stick_that_is_pulled_out_half_way_leaves_nothing_behind(
    desk: Desk, made: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> bytes:
        raise ShelfError("收到的", ShelfFault.GONE) from OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(shelving, "_next", gone)
    found = desk.admit(made(edition(1)))
    assert fault(found) is ShelfFault.GONE
    assert (desk.names, desk.library.in_use["tiny"].edition) == ([], 1)


class _Pulled:
    """A file whose medium is gone after the first bytes."""

    def read(self, _: int) -> bytes:
        raise OSError(errno.EIO, "Input/output error")


def test_a_read_that_fails_says_that_the_stick_may_be_gone() -> None:
    with pytest.raises(ShelfError) as caught:
        shelving._next(_Pulled(), "a.brief")  # type: ignore[arg-type]
    assert caught.value.fault is ShelfFault.GONE


def test_a_program_that_closes_stops_copying(desk: Desk, made: Callable[..., Path]) -> None:
    assert fault(desk.admit(made(edition(1)), is_cancelled=lambda: True)) is ShelfFault.CANCELLED
    assert desk.names == []


def test_what_a_killed_run_left_half_made_is_swept_and_what_another_makes_now_is_not(
    desk: Desk, made: Callable[..., Path]
) -> None:
    desk.shelf.folder.mkdir(parents=True)
    old, fresh = desk.shelf.folder / ".adding-old", desk.shelf.folder / ".adding-fresh"
    old.touch()
    fresh.touch()
    os.utime(old, (1, 1))
    desk.admit(made(edition(1)))
    assert (old.exists(), fresh.exists()) == (False, True)


# ------------------------------------------------------------ at the start


def test_without_a_shelf_the_start_costs_one_failed_listing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[Path] = []

    def scandir(path: Path) -> Iterator[Any]:
        listed.append(path)
        raise FileNotFoundError

    monkeypatch.setattr(os, "scandir", scandir)
    library = Library()
    Shelf(tmp_path / "none").open_newest(library)
    assert (listed, library.packs, library.refused) == ([tmp_path / "none"], [], [])


def test_a_damaged_file_on_the_shelf_gives_way_to_the_edition_before_it(
    desk: Desk, made: Callable[..., Path]
) -> None:
    desk.admit(made(edition(1)))
    desk.admit(made(edition(2)))
    (newest,) = (name for name in desk.names if name.startswith("tiny.2."))
    (desk.shelf.folder / newest).write_bytes(b"damage")
    library = Library()
    desk.shelf.open_newest(library)
    assert library.in_use["tiny"].edition == 1
    assert [error.name for error in library.refused] == [newest]
    # The same file, added again, mends it.
    assert how(Desk(desk.shelf.folder).admit(made(edition(2)))) == [Standing.NEWER]
    assert restarted(desk) == {"tiny": 2}


def test_only_what_is_newer_than_what_came_with_the_program_is_opened(
    desk: Desk, made: Callable[..., Path]
) -> None:
    for number in (1, 2):
        desk.admit(made(edition(number)))
    library = Library()
    library.open(made(edition(3)))
    desk.shelf.open_newest(library)
    assert len(library.packs) == 1
    assert len(desk.shelf.unopened(library)) == 2


def test_other_files_on_the_shelf_are_left_alone(desk: Desk, made: Callable[..., Path]) -> None:
    desk.admit(made(edition(1)))
    for name in ("notes.txt", "foreign.brief", ".hidden.brief"):
        (desk.shelf.folder / name).write_bytes(b"x")
    library = Library()
    desk.shelf.open_newest(library)
    assert (len(library.packs), library.refused) == (1, [])


# ------------------------------------------------------------ whatever comes, in whatever order

COMING = st.lists(
    st.tuples(
        st.sampled_from(["tiny", "other"]),
        st.integers(1, 4),
        st.sampled_from(["甲", "乙"]),
        st.sampled_from([UNSIGNED, SIGNED, UNKNOWN]),
        st.booleans(),
    ),
    max_size=8,
)


@settings(max_examples=60)
@given(coming=COMING)
def test_the_edition_in_use_never_goes_down_and_a_restart_finds_it_again(
    coming: list[tuple[str, int, str, Signature, bool]], made: Callable[..., Path]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "packs")
        for brief_id, number, words, signature, restarts in coming:
            before = dict(desk.library.in_use)
            path = made(edition(number, words, brief_id))
            desk.signed = {**desk.signed, path: signature}
            had_signed = {key for key, held in desk.library.held().items() if is_signed(desk, held.pack.path)}
            found = desk.admit(path)
            after = desk.library.in_use
            assert all(after[key].edition >= before[key].edition for key in before)
            assert all(
                after[key] == before[key] for key in before if after[key].edition == before[key].edition
            )
            changed = before.get(brief_id) != after.get(brief_id)
            assert not (changed and brief_id in had_signed and signature is not SIGNED)
            assert found.is_asking or after[brief_id].edition >= number
            assert restarted(desk) == {key: brief.edition for key, brief in after.items()}
            desk = _fresh(desk) if restarts else desk


def is_signed(desk: Desk, path: Path) -> bool:
    return desk.signature(path).state is SignatureState.SIGNED


def _fresh(desk: Desk) -> Desk:
    again = Desk(desk.shelf.folder)
    again.signed = desk.signed
    return again
