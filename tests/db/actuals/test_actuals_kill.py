"""What was said to be kept is kept, however the program ends, and however little room the disk has.

SOAK_KILLS is how often a writing program is killed: a few times here, 200 times in `make soak`.
"""

import contextlib
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.actuals.records import ChangeKind, TaskState
from db.decks import OwnSlide
from db.errors import NotebookError, NotebookFault, UserError
from db.notebook.faults import ImportRefused
from db.notebook.notebook import Notebook
from tests.db.entered import SHA, actual, at, dump, follow_up, plan

ROOT = Path(__file__).parents[3]
KILLS = int(os.environ.get("SOAK_KILLS", "6"))
BATCH = 5

# Says of each write what it wrote, once it is written; begins where the last one was killed.
WRITER = """
import sys
from pathlib import Path
from db.notebook.notebook import Notebook
from tests.db.entered import SHA, actual, at, follow_up, plan

notebook, start = Notebook.open(Path(sys.argv[1])), int(sys.argv[2])
for number in range(start, start + 10**6):
    name = f"cloud-{number}"
    values = [actual(f"{n}家", indicator=name, minutes=n) for n in range(1, 6)]
    first, *_ = notebook.actuals.add("b", SHA, values)
    print("added", number, flush=True)
    notebook.actuals.revise("b", SHA, first, actual("9家", indicator=name, minutes=9), "核定")
    print("revised", number, flush=True)
    notebook.actuals.withdraw("b", notebook.actuals.in_force("b", name)[1], "填错")
    print("withdrawn", number, flush=True)
    notebook.follow_ups.save("b", SHA, [follow_up(name, note=str(number))])
    print("followed", number, flush=True)
    notebook.pace.choose("b", str(number))
    print("chosen", number, flush=True)
    notebook.plans.save("b", SHA, name, plan(indicator=name), at(0))
    print("planned", number, flush=True)
"""
DEEDS = {
    "added": {(ChangeKind.ENTERED, f"{number}家") for number in range(1, 6)},
    "revised": {(ChangeKind.REVISED, "9家")},
    "withdrawn": {(ChangeKind.WITHDRAWN, "3家")},
}


def killed_after(path: Path, start: int, lines: int) -> list[tuple[str, int]]:
    """What a writing program had said when it was killed, which was right after so many lines."""
    command = [sys.executable, "-c", WRITER, str(path), str(start)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(lines)]
        os.kill(writer.pid, signal.SIGKILL)
        said += writer.stdout.readlines()
    whole = [line.split() for line in said if line.endswith("\n")]
    return [(what, int(number)) for what, number in whole]


def lost(notebook: Notebook, said: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """What was said to be kept and is not there."""
    rules = {choice.rule for choice in notebook.pace.history("b")}
    followed, planned = notebook.follow_ups.latest("b"), notebook.plans.latest("b")
    done = {(c.actual.indicator, c.kind, c.actual.value) for c in notebook.actuals.history("b")}

    def is_there(what: str, number: int) -> bool:
        name = f"cloud-{number}"
        if what == "chosen":
            return str(number) in rules
        if what == "planned":
            return name in planned
        if what == "followed":
            return name in followed
        return {(name, *deed) for deed in DEEDS[what]} <= done

    return [one for one in said if not is_there(*one)]


def torn(path: Path) -> list[object]:
    """Batches of which only a part is there."""
    sql = "SELECT indicator FROM actuals WHERE revises IS NULL GROUP BY indicator HAVING count(*) <> ?"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return list(connection.execute(sql, [BATCH]))


def test_what_was_said_to_be_kept_survives_every_kill(tmp_path: Path) -> None:
    path, said, chance = tmp_path / "notebook.db", list[tuple[str, int]](), random.Random(6)
    for kill in range(KILLS):
        said += killed_after(path, kill * 10**6, chance.randrange(1, 40))
        with contextlib.closing(Notebook.open(path)) as notebook:
            assert lost(notebook, said) == []
        assert torn(path) == []
    assert len(said) >= KILLS


def test_a_loss_would_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    said = killed_after(path, 0, 12)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM pace_choices WHERE rule = '0'")
        connection.execute("DELETE FROM pace_plans WHERE indicator = 'cloud-0'")
        connection.execute("DELETE FROM follow_ups WHERE subject = 'cloud-0'")
        connection.execute("DELETE FROM actuals WHERE indicator = 'cloud-1' AND value = '2家'")
    with contextlib.closing(Notebook.open(path)) as notebook:
        assert lost(notebook, said) == [("followed", 0), ("chosen", 0), ("planned", 0), ("added", 1)]
    assert torn(path) == [("cloud-1",)]


# ------------------------------------------------------------ a disk without room


@contextlib.contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """No file can become larger than so many bytes, as on a disk that is full there."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def filled(path: Path) -> Notebook:
    notebook = Notebook.open(path)
    notebook.actuals.add("b", SHA, [actual("120家", name="one"), actual("7家", name="two")])
    notebook.follow_ups.save("b", SHA, [follow_up(note="甲")])
    notebook.pace.choose("b", "monthly")
    return notebook


ONE = replace(actual("120家", name="one"), source_sha256=SHA)
LONG = "很长的说明" * 2000
WRITES: dict[str, Callable[[Notebook], object]] = {
    "add": lambda n: n.actuals.add("b", SHA, [replace(actual("3家"), source=LONG)]),
    "many": lambda n: n.actuals.add(
        "b", SHA, [replace(actual(f"{k}家"), source=LONG) for k in range(10, 13)]
    ),
    "revise": lambda n: n.actuals.revise("b", SHA, ONE, actual("118家"), LONG),
    "withdraw": lambda n: n.actuals.withdraw("b", ONE, LONG),
    "follow": lambda n: n.follow_ups.save("b", SHA, [follow_up(note=LONG, state=TaskState.DONE)]),
    "choose": lambda n: n.pace.choose("b", LONG),
    "plan": lambda n: n.plans.save("b", SHA, "cloud", replace(plan(), source=LONG), at(0)),
}


@pytest.mark.parametrize("kind", WRITES)
def test_a_full_disk_at_any_step_of_a_write_leaves_the_old_whole(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "notebook.db"
    with contextlib.closing(filled(path)) as notebook:
        before, start = dump(path), path.with_name("notebook.db-wal").stat().st_size
        faults = []
        # The log grows by pages of 4096 bytes and their heads: every step of it fails once.
        for size in range(start, start + 1_000_000, 2000):
            fault = fault_with(notebook, WRITES[kind], size)
            if fault is None:
                break
            faults.append(fault)
            assert dump(path) == before
        assert len(faults) > 3
        assert set(faults) <= {NotebookFault.UNWRITABLE, NotebookFault.FULL}
        assert dump(path) != before


def fault_with(notebook: Notebook, write: Callable[[Notebook], object], size: int) -> NotebookFault | None:
    """What a write meets where no file can become larger than `size` bytes."""
    try:
        with files_up_to(size):
            write(notebook)
    except NotebookError as error:
        return error.fault
    return None


@pytest.mark.parametrize("kind", WRITES)
def test_a_full_disk_is_called_so(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "notebook.db"
    with contextlib.closing(filled(path)) as notebook:
        before = dump(path)
        pages = notebook._connection.execute("PRAGMA page_count").fetchone()[0]
        notebook._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(NotebookError, match="磁盘已满") as caught:
            WRITES[kind](notebook)
        assert caught.value.en.endswith("Make room and try again.")
        assert dump(path) == before
        notebook._connection.execute("PRAGMA max_page_count = 100000")
        WRITES[kind](notebook)
        assert dump(path) != before


def test_a_full_disk_at_any_step_of_an_import_leaves_the_old_whole(tmp_path: Path) -> None:
    with contextlib.closing(filled(tmp_path / "theirs" / "notebook.db")) as theirs:
        theirs.save_own_slide("b", OwnSlide("own-1", "甲", picture=bytes(50_000)))
        theirs.export(tmp_path / "theirs.db")
    path = tmp_path / "notebook.db"
    with contextlib.closing(Notebook.open(path)) as notebook:
        notebook.set_note("b", "title", "一")
        before, failures = dump(path), set()
        for room in range(0, 1_000_000, 8000):
            try:
                with files_up_to(room):
                    notebook.merge(tmp_path / "theirs.db")
                break
            except UserError as error:
                failures.add(type(error))
                assert dump(path) == before
        assert failures == {ImportRefused, NotebookError}
        assert len(notebook.actuals.in_force("b")) == 2
