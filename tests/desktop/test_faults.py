"""Faults of ours: what the log may hold, who is told, and that nothing is made worse by telling."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.fault_report import fault_lines, fault_place
from desktop.faults import Faults
from desktop.logbook import CrashReports, Logbook
from desktop.paths import state_folder
from desktop.views.last_words import last_words

ROOT = Path(__file__).parents[2]
SECRET = "一般公共预算收入增长6.5%左右"
NOTE = "散会后再讲这一段"


class Stumbled(Exception):
    """An exception that carries what it stumbled over in every way there is."""

    def __init__(self) -> None:
        super().__init__(SECRET, {"note": NOTE})
        self.text = SECRET
        self.add_note(NOTE)

    def __str__(self) -> str:
        return SECRET

    __repr__ = __str__


TEXT = f"{SECRET} {NOTE}"


def throw(error: Exception, cause: Exception | None = None) -> None:
    raise error from cause


STUMBLES: dict[str, Callable[[], object]] = {
    "key": lambda: {"a": 1}[TEXT],
    "value": lambda: int(TEXT),
    "assert": lambda: throw(AssertionError(TEXT)),
    "own": lambda: throw(Stumbled()),
    "attribute": lambda: getattr(TEXT, SECRET),
    "name": lambda: throw(NameError(TEXT, name=SECRET)),
    "syntax": lambda: compile(TEXT, SECRET, "exec"),
    "unicode": lambda: TEXT.encode("ascii"),
    "import": lambda: throw(ImportError(TEXT, name=SECRET)),
    "database": lambda: sqlite3.connect(":memory:").execute(f"SELECT '{TEXT}"),
    "group": lambda: throw(ExceptionGroup(TEXT, [ValueError(TEXT)])),
    "cause": lambda: throw(RuntimeError(TEXT), Stumbled()),
}


def raises(kind: str) -> None:
    """Stumble over a text of a brief in one of the usual ways."""
    STUMBLES[kind]()


def stumbled(kind: str) -> Exception:
    """The exception of `raises`, as it was raised."""
    try:
        raises(kind)
    except Exception as error:
        return error
    raise AssertionError(kind)


@pytest.fixture
def state(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setenv("LOCALAPPDATA", str(home / "local"))
    return state_folder()


@pytest.fixture
def faults(qtbot: QtBot, state: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Faults]:
    """Watching, until the test is over."""
    for owner, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    watching = Faults()
    watching.watch()
    yield watching
    watching.close()


def heard_from(faults: Faults) -> list[str]:
    """The sentences said from now on."""
    heard: list[str] = []
    faults.said.connect(heard.append)
    return heard


def happen(error: BaseException) -> None:
    """What Python does with an exception that nobody caught."""
    sys.excepthook(type(error), error, error.__traceback__)


def log(state: Path) -> str:
    """What is in the log."""
    return (state / "briefing-desk.log").read_text(encoding="utf-8")


# ------------------------------------------------------------ what a report holds


@pytest.mark.parametrize("kind", STUMBLES)
def test_no_text_of_a_brief_or_a_note_gets_into_a_report(kind: str) -> None:
    error = stumbled(kind)
    lines = "\n".join(fault_lines(error))
    assert not any(character in lines for character in SECRET + NOTE if not character.isascii())
    assert "6.5" not in lines
    assert type(error).__name__ in lines
    assert "tests/desktop/test_faults.py:" in lines
    assert " raises" in lines


def test_a_planted_leak_would_be_seen() -> None:
    error = stumbled("value")
    assert any(character in f"{error}" for character in SECRET if not character.isascii())


def test_a_path_is_in_the_report_and_the_reason_by_its_name() -> None:
    path = "/媒体/没有 这个.brief"
    lines = fault_lines(FileNotFoundError(errno.ENOENT, SECRET, path))
    assert lines == [f"builtins.FileNotFoundError(errno=ENOENT, path={path!r})"]


def test_causes_come_before_what_they_caused() -> None:
    lines = fault_lines(stumbled("cause"))
    kinds = [line for line in lines if not line.startswith(" ")]
    assert [kind.partition("(")[0].rpartition(".")[2] for kind in kinds] == ["Stumbled", "RuntimeError"]


def test_a_chain_that_bites_its_tail_comes_to_an_end() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert len(fault_lines(first)) == 2


def test_deep_recursion_is_cut() -> None:
    def down() -> None:
        down()

    with pytest.raises(RecursionError) as caught:
        down()
    assert len(fault_lines(caught.value)) <= 41


def test_the_same_fault_is_known_by_its_place() -> None:
    assert fault_place(stumbled("value")) == fault_place(stumbled("value"))
    assert fault_place(stumbled("value")) != fault_place(stumbled("key"))


# ------------------------------------------------------------ the log


def test_nothing_is_made_until_there_is_something_to_write(state: Path) -> None:
    book = Logbook(state)
    assert not state.exists()
    assert book.record(stumbled("value"), "a test")
    assert "fault in a test" in log(state)
    book.close()


def test_the_log_stays_small(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.logbook._MAX_BYTES", 2_000)
    book = Logbook(state)
    for _ in range(60):
        assert book.record(stumbled("value"), "a test")
    book.close()
    sizes = {path.name: path.stat().st_size for path in state.iterdir()}
    assert set(sizes) == {"briefing-desk.log", "briefing-desk.log.1", "briefing-desk.log.2"}
    assert max(sizes.values()) <= 2_000


def test_a_folder_that_cannot_be_written_is_borne(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not Logbook(tmp_path / "file" / "state").record(stumbled("value"), "a test")


def test_a_full_disk_is_borne(state: Path) -> None:
    state.mkdir(parents=True)
    (state / "briefing-desk.log").symlink_to("/dev/full")
    book = Logbook(state)
    assert not book.record(stumbled("value"), "a test")
    book.close()


def test_what_libraries_log_does_not_get_into_it(state: Path, caplog: pytest.LogCaptureFixture) -> None:
    import logging  # noqa: PLC0415

    book = Logbook(state)
    book.record(stumbled("value"), "a test")
    logging.getLogger().error(SECRET)
    logging.getLogger("briefing-desk").error(SECRET)
    book.close()
    assert SECRET not in log(state)
    assert caplog.text.count(SECRET) == 2


# ------------------------------------------------------------ who is told


def test_a_fault_is_logged_and_said_in_one_sentence_with_the_place_of_the_report(
    qtbot: QtBot, faults: Faults, state: Path
) -> None:
    with qtbot.waitSignal(faults.said) as said:
        happen(stumbled("value"))
    assert said.args is not None
    assert str(state / "briefing-desk.log") in said.args[0]
    assert "ValueError" in log(state)


def test_a_fault_in_a_thread_is_said_in_the_thread_of_the_windows(qtbot: QtBot, faults: Faults) -> None:
    threads: list[int] = []
    faults.said.connect(lambda _: threads.append(threading.get_ident()))
    thread = threading.Thread(target=lambda: raises("value"))
    thread.start()
    thread.join()
    assert threads == []
    qtbot.waitUntil(lambda: threads == [threading.get_ident()])


def test_a_fault_that_comes_back_is_said_once_and_logged_a_few_times(
    qtbot: QtBot, faults: Faults, state: Path
) -> None:
    heard = heard_from(faults)
    for _ in range(100):
        happen(stumbled("value"))
    happen(stumbled("key"))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert log(state).count("ValueError") == 3
    assert log(state).count("KeyError") == 1


def test_where_nothing_can_be_written_the_sentence_says_so(qtbot: QtBot, faults: Faults, state: Path) -> None:
    state.parent.parent.mkdir(exist_ok=True)
    state.parent.touch()
    heard = heard_from(faults)
    happen(stumbled("value"))
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert "No report was kept" in heard[0]


def test_without_a_standard_error_nothing_is_worse(
    qtbot: QtBot, faults: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    heard = heard_from(faults)
    happen(stumbled("value"))
    happen(KeyboardInterrupt())
    qtbot.waitUntil(lambda: len(heard) == 1)


def test_a_journal_is_told_no_more_than_the_log(faults: Faults, capsys: pytest.CaptureFixture[str]) -> None:
    happen(stumbled("value"))
    told = capsys.readouterr().err
    assert "ValueError" in told
    assert not any(character in told for character in SECRET if not character.isascii())


def test_what_keeps_the_window_from_opening_is_said_in_both_languages(faults: Faults, state: Path) -> None:
    sentence = faults.could_not_start(stumbled("value"))
    assert "没有启动" in sentence
    assert "did not start" in sentence
    assert sentence.count(str(state / "briefing-desk.log")) == 2
    assert "fault in starting" in log(state)


def test_the_last_words_are_plain_text(qtbot: QtBot) -> None:
    label = last_words("<b>%1</b>")
    qtbot.addWidget(label)
    assert label.text() == "<b>%1</b>"
    assert label.textFormat().name == "PlainText"


# ------------------------------------------------------------ crashes

CRASH = """
import faulthandler, pathlib, sys
from desktop.logbook import CrashReports
reports = CrashReports(pathlib.Path(sys.argv[1]))
reports.begin()
if sys.argv[2] == "crash":
    text = sys.argv[3]
    faulthandler._sigsegv()
reports.end()
"""


@pytest.fixture
def ends(state: Path) -> Callable[[str], int]:
    """A process that keeps crash reports and comes to an end in one way or another; its status."""

    def end(how: str) -> int:
        done = subprocess.run(
            [sys.executable, "-c", CRASH, str(state), how, SECRET], cwd=ROOT, capture_output=True, check=False
        )
        return done.returncode

    return end


def test_a_run_that_does_not_crash_leaves_nothing(state: Path, ends: Callable[[str], int]) -> None:
    assert ends("well") == 0
    assert list(state.iterdir()) == []


def test_a_crash_leaves_its_place_in_the_code_and_no_text(state: Path, ends: Callable[[str], int]) -> None:
    assert ends("crash") < 0
    report = CrashReports(state).left_behind()
    assert report
    text = report.read_text(encoding="utf-8")
    assert "Segmentation fault" in text
    assert not any(character in text for character in SECRET if not character.isascii())


def test_a_crash_is_told_once(faults: Faults, ends: Callable[[str], int]) -> None:
    assert faults.crash_sentence() == ""
    ends("crash")
    assert "ended unexpectedly" in faults.crash_sentence()
    assert faults.crash_sentence() == ""


def test_only_a_few_reports_are_kept(state: Path) -> None:
    state.mkdir(parents=True)
    for number in range(9):
        (state / f"crash-{number}.txt").write_text("Fatal")
    reports = CrashReports(state)
    assert reports.left_behind()
    assert reports.left_behind() is None
    assert len(list(state.iterdir())) == 5


KILLED = """
import os, pathlib, signal, sys
from desktop.logbook import CrashReports
CrashReports(pathlib.Path(sys.argv[1])).begin()
print(os.getpid(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def running(state: Path) -> Iterator[subprocess.Popen[str]]:
    """A run that keeps a report and goes on until it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(state)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert int(process.stdout.readline()) == process.pid
    yield process
    process.kill()
    process.communicate()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_empty_report_of_a_run_that_was_killed_goes_with_the_next_start(
    state: Path, running: subprocess.Popen[str]
) -> None:
    name = f"crash-{running.pid}.txt"
    assert CrashReports(state).left_behind() is None
    assert names(state) == [name]
    running.kill()
    running.wait()
    assert CrashReports(state).left_behind() is None
    assert names(state) == []


def test_a_run_on_another_machine_with_the_same_home_keeps_its_report(
    state: Path, running: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.runs._lives", lambda number: False)
    assert CrashReports(state).left_behind() is None
    assert names(state) == [f"crash-{running.pid}.txt"]


def test_a_report_with_content_of_a_run_that_is_over_is_kept(
    state: Path, running: subprocess.Popen[str]
) -> None:
    report = state / f"crash-{running.pid}.txt"
    report.write_text("Fatal")
    running.kill()
    running.wait()
    kept = CrashReports(state).left_behind()
    assert kept
    assert kept.read_text() == "Fatal"


def test_a_run_with_the_number_of_one_that_crashed_leaves_its_report(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("enable", "disable"):
        monkeypatch.setattr(f"faulthandler.{name}", lambda *_: None)
    state.mkdir(parents=True)
    (state / f"crash-{os.getpid()}.txt").write_text("Fatal")
    reports = CrashReports(state)
    reports.begin()
    reports.end()
    kept = CrashReports(state).left_behind()
    assert kept
    assert kept.read_text() == "Fatal"


@pytest.mark.parametrize("name", ["crash-.txt", "crash-0.txt", "crash-x.txt", f"crash-{10**30}.txt"])
def test_an_empty_report_of_nobody_goes_when_it_is_long_forgotten(state: Path, name: str) -> None:
    state.mkdir(parents=True)
    (state / name).touch()
    assert CrashReports(state).left_behind() is None
    assert names(state) == [name]
    os.utime(state / name, (0, 0))
    assert CrashReports(state).left_behind() is None
    assert names(state) == []


def test_reports_that_cannot_be_kept_are_borne(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    reports = CrashReports(tmp_path / "file" / "state")
    reports.begin()
    reports.end()
    assert reports.left_behind() is None


# ------------------------------------------------------------ in the running program

PLANT = """
import sys, threading
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
import db.library
from desktop import __main__, app

SECRET = sys.argv[1]

class Broken(QWidget):
    def paintEvent(self, event):
        raise LookupError(SECRET)

def slot():
    raise ValueError(SECRET)

def thread():
    raise OverflowError(SECRET)

connect = app._connect_faults

def planted(window, faults):
    connect(window, faults)
    def plant():
        QTimer.singleShot(0, slot)
        threading.Thread(target=thread).start()
        window.broken = Broken(window)
        window.broken.resize(40, 40)
        window.broken.show()
    def on_said(sentence):
        heard.append(sentence)
        if len(heard) == 3:
            window.broken.hide()
            print("said", len(heard), window.notices.sentences == heard[-1:], flush=True)
            window.close()
    heard = []
    faults.said.connect(on_said)
    window.first_painted.connect(plant)

app._connect_faults = planted
sys.argv[1:] = ["--language", "en"]
print("status", __main__.main())
"""


def test_a_slot_a_thread_and_a_painting_may_fail_and_the_program_goes_on(home: Path, brief: Brief) -> None:
    secret = brief.figures[0].label + SECRET
    done = subprocess.run(
        [sys.executable, "-c", PLANT, secret],
        cwd=ROOT,
        env={
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    assert done.stdout.splitlines() == ["said 3 True", "status 0"], done.stderr
    text = (home / ".local" / "state" / "briefing-desk" / "briefing-desk.log").read_text(encoding="utf-8")
    for name in ("LookupError", "ValueError", "OverflowError"):
        assert name in text
    assert secret not in text + done.stderr
    assert not any(character in text for character in secret if not character.isascii())
