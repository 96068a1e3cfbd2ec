"""The gate: every way a file can be wrong is one sentence that names it and says what to do, and changes nothing."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db import gate
from db.errors import PackError, Refusal
from db.library import Library, check_pack, open_pack

MUTATIONS = 2000
LONGEST = (
    2.0  # seconds for one file; the process's own where nothing can make it wait, so that others may be busy
)
Spoil = Callable[[int, bytes], Path]


def refusal(path: Path, opened: Callable[[Path], object] = open_pack) -> Refusal:
    """Why the file was refused; its sentences name it, its bytes and its folder are as they were."""
    with pytest.raises(PackError) as caught:
        opened(path)
    error = caught.value
    _, what_to_do, _, english = error.refusal.value
    assert path.name in error.zh
    assert error.zh.endswith(f"文件未被改动。{what_to_do}。")
    assert error.en.endswith(f"{english}.")
    assert len(error.zh) < 300
    return error.refusal


@contextlib.contextmanager
def editing(path: Path) -> Iterator[sqlite3.Connection]:
    """The pack opened for writing, as somebody who tampers with it would."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def edited(path: Path, *statements: str) -> Path:
    with editing(path) as connection:
        for statement in statements:
            connection.execute(statement)
    return path


# ---------------------------------------------------------------- before SQLite


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "没有.brief") is Refusal.MISSING
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["x" * 999, "a\x00b"])
def test_a_name_nothing_can_have_is_missing(name: str, tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        open_pack(tmp_path / name)
    assert caught.value.refusal is Refusal.MISSING


def test_a_link_to_itself_is_missing(tmp_path: Path) -> None:
    (tmp_path / "loop.brief").symlink_to("loop.brief")
    assert refusal(tmp_path / "loop.brief") is Refusal.MISSING


def test_a_folder_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "夹.brief").mkdir()
    assert refusal(tmp_path / "夹.brief") is Refusal.FOLDER


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.brief")
    assert refusal(tmp_path / "pipe.brief") is Refusal.NOT_A_PACK


@pytest.mark.parametrize("call", ["open", "stat"])
def test_a_file_that_may_not_be_read_is_unreadable(
    call: str, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, call, deny)
    assert refusal(pack) is Refusal.UNREADABLE


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Refusal.EMPTY),
        ("这是文字\n".encode() * 99, Refusal.NOT_A_PACK),
        (b"SQLite format 3\x00" + b"\x10" * 34, Refusal.TRUNCATED),
        (b"x" * 50, Refusal.NOT_A_PACK),
        (b"PK\x03\x04" * 99, Refusal.NOT_A_PACK),
    ],
)
def test_a_file_that_is_something_else_is_refused(data: bytes, expected: Refusal, tmp_path: Path) -> None:
    (tmp_path / "别的.brief").write_bytes(data)
    assert refusal(tmp_path / "别的.brief") is expected


def test_another_database_is_not_a_pack(tmp_path: Path) -> None:
    assert refusal(edited(tmp_path / "other.db", "CREATE TABLE t (a)")) is Refusal.NOT_A_PACK


@pytest.mark.parametrize(
    ("offset", "data", "expected"),
    [
        (60, bytes([0, 0, 0, 3]), Refusal.NEWER),
        (60, bytes([0, 0, 0, 0]), Refusal.OLDER),
        (60, bytes([0, 0, 0, 1]), Refusal.OLDER),
        (18, bytes([2, 2]), Refusal.DAMAGED),
        (68, b"ABCD", Refusal.NOT_A_PACK),
        (16, bytes([0, 3]), Refusal.DAMAGED),
        (28, bytes([0, 255, 0, 0]), Refusal.TRUNCATED),
        (100, b"\xff" * 400, Refusal.DAMAGED),
    ],
)
def test_a_header_that_is_wrong_is_refused(offset: int, data: bytes, expected: Refusal, spoil: Spoil) -> None:
    assert refusal(spoil(offset, data)) is expected


@pytest.mark.parametrize("part", [0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999])
def test_a_file_cut_short_is_truncated(part: float, pack: Path) -> None:
    os.truncate(pack, int(pack.stat().st_size * part))
    assert refusal(pack) is Refusal.TRUNCATED


# ---------------------------------------------------------------- what a pack must not hold


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW v AS SELECT 1",
        "CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
        "CREATE TRIGGER t AFTER INSERT ON items BEGIN SELECT 1; END",
        "CREATE TABLE extra (a)",
        "CREATE VIRTUAL TABLE foreign_text USING fts3(a)",
        "CREATE VIRTUAL TABLE foreign_boxes USING rtree(id, a, b)",
        "CREATE INDEX further ON items (text)",
        "CREATE INDEX computed ON items (upper(text))",
        "CREATE INDEX partial ON figures (quote) WHERE line > 50",
        "ALTER TABLE items ADD COLUMN more TEXT GENERATED ALWAYS AS (text || text) VIRTUAL",
        "ALTER TABLE items ADD COLUMN more TEXT",
    ],
)
def test_what_a_pack_must_not_hold_is_foreign(statement: str, pack: Path) -> None:
    assert refusal(edited(pack, statement)) is Refusal.FOREIGN


def test_a_generated_column_under_a_known_name_is_foreign(pack: Path) -> None:
    with editing(pack) as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'pairings'").fetchone()
        connection.execute("DROP TABLE pairings")
        connection.execute(
            sql.replace('"reason_en" TEXT NOT NULL', '"reason_en" TEXT NOT NULL AS (reason_zh)')
        )
    assert refusal(pack) is Refusal.FOREIGN


def test_a_view_in_the_place_of_a_table_is_foreign(pack: Path) -> None:
    bomb = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
    began = time.monotonic()
    assert refusal(edited(pack, "DROP TABLE briefs", f"CREATE VIEW briefs AS {bomb}")) is Refusal.FOREIGN
    assert time.monotonic() - began < LONGEST


def test_a_table_that_is_not_there_is_damage(pack: Path) -> None:
    assert refusal(edited(pack, "DROP TABLE pairings")) is Refusal.DAMAGED


# ---------------------------------------------------------------- what does not agree


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE items SET text = replace(text, '7.0%', '9.0%') WHERE line = 87",
        "UPDATE items SET marker = '- 我们', text = substr(text, 3) WHERE line = 11",
        "UPDATE items SET line = line + 1 WHERE line = 255",
        "DELETE FROM items WHERE line = 11",
        "UPDATE items SET kind = 'point' WHERE line = 25",
        "UPDATE items SET kind = 'heading' WHERE line = 27",
        "UPDATE items SET section = 'nowhere' WHERE line = 27",
        "UPDATE items SET section = 'honours' WHERE line = 27",
        "UPDATE figures SET start = start + 1",
        'UPDATE figures SET start = start - 255, "end" = "end" - 255 WHERE line = 87',
        "UPDATE figures SET quote = '9.0%' WHERE quote = '7.0%'",
        "UPDATE figures SET value = '9.0' WHERE quote = '7.0%'",
        "UPDATE figures SET comparator = 'eq' WHERE quote = '超1400家'",
        "UPDATE figures SET normalised_value = '45' WHERE quote = '4.5万户'",
        "UPDATE figures SET label = '一般公共预算收入增长' WHERE quote = '7.6%'",
        "UPDATE figures SET estimate = '力争' WHERE quote = '7.6%'",
        "UPDATE figures SET kind = 'result' WHERE quote = '7.6%'",
        "UPDATE figures SET kind = 'target' WHERE quote = '22项'",
        "UPDATE figures SET indicator = 'gdp-growth' WHERE quote = '22项'",
        "UPDATE figures SET line = 86 WHERE quote = '7.6%'",
        "UPDATE pairings SET target = 'nowhere' WHERE verdict = 'refused'",
        "UPDATE pairings SET verdict = 'confirmed'",
        "UPDATE sections SET parent = 'city' WHERE id = 'economy'",
        "UPDATE sections SET parent = 'achievements' WHERE id = 'achievements'",
        "UPDATE sections SET parent = 'nowhere' WHERE id = 'economy'",
        "UPDATE sections SET line = 1 WHERE id = 'economy'",
        "DELETE FROM sections WHERE id = 'economy'",
        "UPDATE provenance SET sha256 = '00'",
        "UPDATE provenance SET text = text || '。'",
        "DELETE FROM provenance",
        "DELETE FROM briefs",
        "UPDATE briefs SET id = 'other'",
        "UPDATE briefs SET headline = '另一个标题'",
        "UPDATE briefs SET byline = '本报记者 别人'",
    ],
)
def test_what_does_not_agree_with_the_source_is_unsound(statement: str, pack: Path) -> None:
    assert refusal(edited(pack, statement)) is Refusal.UNSOUND


def test_parents_in_a_circle_are_unsound(pack: Path) -> None:
    edited(pack, "UPDATE sections SET parent = 'events' WHERE id = 'honours'")
    assert (
        refusal(edited(pack, "UPDATE sections SET parent = 'honours' WHERE id = 'events'")) is Refusal.UNSOUND
    )


def test_sections_in_another_order_are_unsound(pack: Path) -> None:
    statement = "UPDATE sections SET position = position + 100 WHERE id = 'events'"
    assert refusal(edited(pack, statement)) is Refusal.UNSOUND


def test_a_hundred_thousand_parents_are_refused_soon(pack: Path) -> None:
    rows = (
        "WITH RECURSIVE n(x) AS (SELECT 100 UNION ALL SELECT x + 1 FROM n WHERE x < 100000) "
        "INSERT INTO sections SELECT x, 'jinjiang-2023', 's' || x, CASE x WHEN 100 THEN '' ELSE 's' || (x - 1) END, "
        "'', 'study', '', '', 0, '', '', '' FROM n"
    )
    edited(pack, rows)
    began = time.process_time()
    assert refusal(pack) is Refusal.UNSOUND
    assert time.process_time() - began < LONGEST


def test_fifty_megabytes_of_text_are_handled_soon(pack: Path) -> None:
    edited(pack, "UPDATE sections SET note_zh = printf('%.*c', 50000000, 'x') WHERE id = 'drives'")
    began = time.process_time()
    assert len(open_pack(pack).briefs[0].section("drives").note.zh) == 50_000_000  # type: ignore[union-attr]
    assert time.process_time() - began < LONGEST


def test_text_beyond_the_limit_is_refused_soon(pack: Path) -> None:
    edited(pack, "UPDATE briefs SET place_zh = printf('%.*c', 70000000, 'x')")
    began = time.process_time()
    assert refusal(pack) is Refusal.DAMAGED
    assert time.process_time() - began < LONGEST


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE items SET text = CAST(x'ff' || text AS TEXT) WHERE line = 11",
        "UPDATE items SET text = x'00' WHERE line = 11",
        "UPDATE figures SET start = 'five' WHERE line = 18",
        "UPDATE figures SET start = 0.5 WHERE line = 18",
        "UPDATE figures SET kind = 'wish' WHERE line = 18",
        "UPDATE figures SET period_basis = 'guessed' WHERE line = 18",
        "UPDATE figures SET indicator = 'nowhere' WHERE line = 18",
        "UPDATE sections SET kind = 'advert' WHERE id = 'city'",
        "UPDATE items SET kind = 'advert' WHERE line = 11",
        "UPDATE indicators SET measure = 'mood'",
        "UPDATE pairings SET verdict = 'perhaps'",
    ],
)
def test_a_value_no_column_may_hold_is_damage(statement: str, pack: Path) -> None:
    assert refusal(edited(pack, statement)) is Refusal.DAMAGED


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63), 0, -5])
@pytest.mark.parametrize("column", ["line", "start", '"end"'])
def test_a_number_out_of_all_bounds_is_unsound(column: str, number: int, pack: Path) -> None:
    assert refusal(edited(pack, f"UPDATE figures SET {column} = {number} WHERE line = 55")) is Refusal.UNSOUND


def test_a_null_where_none_may_be_is_damage(pack: Path) -> None:
    with editing(pack) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'TEXT NOT NULL', 'TEXT') WHERE name = 'pairings'"
        )
    edited(pack, "UPDATE pairings SET reason_en = NULL")
    assert refusal(pack) in {Refusal.DAMAGED, Refusal.FOREIGN}


def test_a_long_name_from_the_file_does_not_flood_the_sentence(pack: Path) -> None:
    long = "printf('%.*c', 5000000, 'x')"
    assert (
        refusal(edited(pack, f"UPDATE figures SET id = {long}, quote = '?' WHERE line = 55"))
        is Refusal.UNSOUND
    )


def test_only_a_check_finds_an_index_that_hides_a_line(pack: Path) -> None:
    edited(pack, "INSERT INTO search(search) VALUES ('delete-all')")
    assert open_pack(pack).briefs
    assert refusal(pack, check_pack) is Refusal.UNSOUND


# ---------------------------------------------------------------- opening changes nothing


@pytest.mark.parametrize(
    "name", ["a#b.brief", "a?mode=rwc.brief", "50%20.brief", "两 个 空格.brief", "晋江;'\".brief"]
)
@pytest.mark.parametrize("opened", [open_pack, check_pack])
def test_opening_writes_nothing_whatever_the_path(
    name: str, opened: Callable[[Path], object], pack_bytes: bytes, tmp_path: Path
) -> None:
    folder = tmp_path / "U 盘#1?%41"
    folder.mkdir()
    (folder / name).write_bytes(pack_bytes)
    os.utime(folder / name, (1, 1))
    opened(folder / name)
    assert [p.name for p in folder.iterdir()] == [name]
    assert ((folder / name).stat().st_mtime, (folder / name).read_bytes()) == (1, pack_bytes)


def test_a_read_only_folder_is_enough(pack: Path) -> None:
    pack.chmod(0o444)
    pack.parent.chmod(0o555)
    try:
        assert open_pack(pack).briefs
        assert list(pack.parent.iterdir()) == [pack]
    finally:
        pack.parent.chmod(0o755)


def test_a_journal_left_beside_a_pack_is_not_played_back(pack: Path, pack_bytes: bytes) -> None:
    journal = pack.with_name(pack.name + "-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\x00" * 600)
    assert open_pack(pack).briefs
    assert (pack.read_bytes(), journal.exists()) == (pack_bytes, True)


def test_the_file_is_free_again_once_it_is_open(pack: Path) -> None:
    opened = open_pack(pack)
    pack.unlink()
    assert opened.briefs[0].figures


# ---------------------------------------------------------------- a library of several


def test_a_bad_file_beside_a_good_one_does_not_matter(pack: Path, tmp_path: Path) -> None:
    desk = Library()
    assert desk.open(tmp_path / "missing.brief") is None
    assert desk.open(pack) is not None
    assert [error.refusal for error in desk.refused] == [Refusal.MISSING]
    assert [brief.id for brief in desk.briefs] == ["jinjiang-2023"]
    assert desk.brief("jinjiang-2023") is not None
    assert desk.brief("other") is None


def test_a_pack_opened_twice_is_there_once(pack: Path) -> None:
    desk = Library()
    desk.open(pack)
    desk.open(pack)
    assert (len(desk.packs), len(desk.briefs)) == (1, 1)


# ---------------------------------------------------------------- mutated packs


def _mutated(data: bytes, luck: random.Random) -> bytes:
    out = bytearray(data)
    kind = luck.randrange(4)
    if kind == 0:
        del out[luck.randrange(len(out)) :]
    elif kind == 1:
        start, end, length = luck.randrange(len(out)), luck.randrange(len(out)), luck.randrange(1, 5000)
        out[start : start + length] = data[end : end + length]
    else:
        for _ in range(1 if kind == 2 else luck.randrange(2, 60)):
            # Half of them in the headers of pages, where damage does most.
            place = luck.randrange(len(out))
            out[place - (place % 4096 - place % 16) * luck.randrange(2)] ^= 1 << luck.randrange(8)
    return bytes(out)


def test_a_mutated_pack_opens_or_is_refused_and_nothing_else(pack: Path, pack_bytes: bytes) -> None:
    luck = random.Random(2023)
    opened, longest = 0, 0.0
    for _ in range(MUTATIONS):
        pack.write_bytes(_mutated(pack_bytes, luck))
        began = time.process_time()
        with contextlib.suppress(PackError):
            open_pack(pack)
            opened += 1
        longest = max(longest, time.process_time() - began)
    assert 0 < opened < MUTATIONS
    assert longest < LONGEST


def test_the_gate_takes_its_time_limit_seriously(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "_TIME_LIMIT", -1.0)
    monkeypatch.setattr(gate, "_STEPS", 1)
    assert refusal(pack) is Refusal.DAMAGED


def test_a_larger_pack_is_given_more_time(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "_TIME_LIMIT", 0.0)
    monkeypatch.setattr(gate, "_STEPS", 1)
    monkeypatch.setattr(gate, "_TIME_FOR_MIB", 1_000.0)
    assert open_pack(pack).briefs
    monkeypatch.setattr(gate, "_TIME_FOR_MIB", 0.0)
    assert refusal(pack) is Refusal.DAMAGED
