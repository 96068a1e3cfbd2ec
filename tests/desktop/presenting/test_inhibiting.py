"""No sleep while a show is on, told over a real bus to a desktop of our own; and none that lasts beyond the show."""

from __future__ import annotations

import ctypes
import os
import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.identity import APP_ID
from desktop.presenting import inhibiting
from desktop.presenting.inhibiting import (
    REASON,
    BusWish,
    Caffeine,
    Inhibitor,
    ThreadState,
    wishes_here,
)

ROOT = Path(__file__).parents[3]
PATIENCE = 20.0
CLIENT = """
import sys
from desktop.presenting.inhibiting import Inhibitor
inhibitor = Inhibitor()
inhibitor.hold()
inhibitor.hold()
print("held", inhibitor.is_held, flush=True)
for line in sys.stdin:
    inhibitor.release()
    inhibitor.release()
    print("released", inhibitor.is_held, flush=True)
"""


class Said:
    """A program whose lines are read as they come."""

    def __init__(self, *command: str, bus: str = "") -> None:
        here = {**os.environ, "PYTHONPATH": str(ROOT), "DBUS_SESSION_BUS_ADDRESS": bus}
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, encoding="utf-8", env=here
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def line(self, patience: float = PATIENCE) -> str:
        """The next line; "" where none comes."""
        try:
            return self._lines.get(timeout=patience)
        except queue.Empty:
            return ""

    def tell(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reading.join()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.strip())


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a bus for one test."""
    daemon = Said("dbus-daemon", "--session", "--print-address=1", "--nofork")
    yield daemon.line()
    daemon.end()


@pytest.fixture
def saver(bus: str) -> Iterator[Said]:
    program = Said(sys.executable, "-m", "tests.desktop.presenting.fake_saver", bus=bus)
    assert program.line() == "ready"
    yield program
    program.end()


@pytest.fixture
def client(bus: str, saver: Said) -> Iterator[Said]:
    """A program that keeps the machine awake; it has been heard."""
    program = Said(sys.executable, "-c", CLIENT, bus=bus)
    assert program.line() == "held True"
    assert until(saver, "inhibit") == f"inhibit {APP_ID} {REASON}"
    yield program
    program.end()


def until(program: Said, word: str) -> str:
    """The next line that begins with `word`."""
    while (line := program.line()) and not line.startswith(word):
        pass
    return line


def test_the_wish_ends_with_the_show(saver: Said, client: Said) -> None:
    client.tell("release")
    assert client.line() == "released False"
    assert until(saver, "gone")


def test_the_wish_ends_with_a_program_that_is_killed(saver: Said, client: Said) -> None:
    client.process.kill()
    assert until(saver, "gone")


def test_while_the_show_is_on_nobody_leaves_the_bus(saver: Said, client: Said) -> None:
    # The second wish, for which there is nobody here, may have come and gone: its connection is not the first's.
    left = [line for line in iter(lambda: saver.line(0.3), "") if line.startswith("gone")]
    client.process.kill()
    assert until(saver, "gone")
    assert len(left) <= 1


def test_a_bus_on_which_nobody_listens(bus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = Said(sys.executable, "-c", CLIENT, bus=bus)
    assert program.line() == "held False"
    program.tell("release")
    assert program.line() == "released False"
    program.end()


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/bus", "nonsense"])
def test_without_a_bus_it_is_quick_and_says_so(
    address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    inhibitor = Inhibitor((BusWish(*inhibiting._SAVER), BusWish(*inhibiting._POWER)))
    begun = time.monotonic()
    inhibitor.hold()
    assert time.monotonic() - begun < 1.0
    assert not inhibitor.is_held
    inhibitor.release()


# ------------------------------------------------------------ wishes, by fakes


class Wished:
    """A wish that notes what becomes of it."""

    def __init__(self, heard: bool, noted: list[str], fails: bool = False) -> None:
        self.heard, self.noted, self.fails = heard, noted, fails

    def take(self) -> bool:
        self.noted.append("take")
        if self.fails:
            raise OSError("no such library")
        return self.heard

    def drop(self) -> None:
        self.noted.append("drop")
        if self.fails:
            raise OSError("no such library")


def test_what_was_heard_is_taken_back_once() -> None:
    noted: list[str] = []
    inhibitor = Inhibitor((Wished(True, noted), Wished(False, noted)))
    inhibitor.hold()
    inhibitor.hold()
    assert inhibitor.is_held
    inhibitor.release()
    inhibitor.release()
    assert noted == ["take", "take", "drop"]
    assert not inhibitor.is_held


def test_a_way_that_fails_does_not_stop_the_show(caplog: pytest.LogCaptureFixture) -> None:
    noted: list[str] = []
    inhibitor = Inhibitor((Wished(True, noted, fails=True), Wished(True, noted)))
    inhibitor.hold()
    assert inhibitor.is_held
    inhibitor.release()
    assert noted == ["take", "take", "drop"]
    assert "no such library" in caplog.text


def test_a_way_that_fails_at_the_end_does_not_keep_the_others(caplog: pytest.LogCaptureFixture) -> None:
    noted: list[str] = []
    one, two = Wished(True, noted), Wished(True, noted)
    inhibitor = Inhibitor((one, two))
    inhibitor.hold()
    two.fails = True
    inhibitor.release()
    assert noted == ["take", "take", "drop", "drop"]
    assert caplog.records


# ------------------------------------------------------------ the other systems


class Kernel:
    """Windows, as far as it is needed: keeps the state it was given."""

    def __init__(self, answer: int) -> None:
        self.answer, self.given = answer, list[int]()

    def SetThreadExecutionState(self, state: int) -> int:  # noqa: N802
        self.given.append(state)
        return self.answer


def test_on_windows_it_is_a_state_of_the_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = Kernel(-0x80000000)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    inhibitor = Inhibitor()
    inhibitor.hold()
    assert inhibitor.is_held
    inhibitor.release()
    assert kernel.given == [0x80000003, 0x80000000]


def test_windows_may_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=Kernel(0)), raising=False)
    inhibitor = Inhibitor((ThreadState(),))
    inhibitor.hold()
    assert not inhibitor.is_held


def test_on_macos_a_process_waits_for_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    real, given = subprocess.Popen, list[list[str]]()

    def begun(command: list[str], **rest: object) -> subprocess.Popen[bytes]:
        given.append(command)
        return real([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(subprocess, "Popen", begun)
    (wish,) = wishes_here()
    assert isinstance(wish, Caffeine)
    assert wish.take()
    process = wish._process
    assert process is not None
    wish.drop()
    wish.drop()
    assert process.returncode is not None
    assert process.stdin is not None
    process.stdin.close()
    assert given[0][0] == "/usr/bin/caffeinate"
    assert given[0][-2:] == ["-w", str(os.getpid())]


def test_a_mac_without_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*command: object, **rest: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "Popen", missing)
    wish = Caffeine()
    assert not wish.take()
    wish.drop()


def test_on_linux_the_desktop_is_told_of_screen_and_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert [type(wish) for wish in wishes_here()] == [BusWish, BusWish]


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="buses are sockets of Unix")
def test_a_bus_that_never_answers_is_given_up(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "bus"))
        silent.listen()
        program = Said(sys.executable, "-c", CLIENT, bus=f"unix:path={tmp_path / 'bus'}")
        assert program.line(5.0) == "held False"
        program.end()
