from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import mailbox, runtime_folder
from desktop.instance import Instance, handed_over, meeting
from desktop.mailbox import Request, post, request_for, taken
from desktop.paths import state_folder

PACK = Request(("/媒体/一 包.brief",))
SOON, LONG = 0.05, 10.0  # seconds of patience: for one who waits in vain, and for one who does not
HOLD = """
import sys, pathlib
from desktop.instance import Instance
held = Instance(pathlib.Path(sys.argv[1]))
print(held.is_first(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "meeting"
    place.mkdir(mode=0o700)
    return place


@pytest.fixture
def first(folder: Path, qtbot: QtBot) -> Iterator[Instance]:
    instance = Instance(folder)
    assert instance.is_first()
    yield instance
    instance.close()


@pytest.fixture
def stranger(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A start that holds the lock and answers nothing: it hangs."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    assert process.stdout.readline() == "True\n"
    yield process
    process.stdin.close()
    process.wait(LONG)
    process.stdout.close()


def asked_of(instance: Instance) -> list[Request]:
    """What the instance is asked from now on."""
    heard: list[Request] = []
    instance.asked.connect(heard.append)
    return heard


def test_the_first_is_the_first_and_the_second_is_not(first: Instance, folder: Path) -> None:
    assert first.is_first()
    assert not Instance(folder).is_first()


def test_a_request_reaches_the_first_which_removes_it(qtbot: QtBot, first: Instance, folder: Path) -> None:
    heard = asked_of(first)
    first.listen()
    second = Instance(folder, LONG)
    assert not second.is_first()
    answers: list[bool] = []
    waiting = threading.Thread(target=lambda: answers.append(second.hand_over(PACK)))
    waiting.start()
    qtbot.waitUntil(lambda: bool(answers))
    waiting.join()
    assert (answers, heard) == ([True], [PACK])
    assert list(folder.glob("*.request")) == []


def test_what_was_asked_before_the_first_listened_is_not_lost(first: Instance, folder: Path) -> None:
    heard = asked_of(first)
    assert post(folder, PACK)
    assert heard == []
    first.listen()
    assert heard == [PACK]


def test_a_first_that_hangs_costs_a_moment_and_the_request_is_taken_back(
    stranger: subprocess.Popen[str], folder: Path
) -> None:
    second = Instance(folder, SOON)
    assert not handed_over(second, PACK.places)
    assert not second.is_first()
    assert list(folder.glob("*.request")) == []


def test_a_first_that_dies_while_it_is_asked_is_replaced_at_once(
    stranger: subprocess.Popen[str], folder: Path
) -> None:
    second = Instance(folder, LONG)
    assert not second.is_first()
    stranger.kill()
    stranger.wait(LONG)
    assert not second.hand_over(PACK)
    assert second.is_first()
    assert list(folder.glob("*.request")) == []
    second.close()


def test_the_lock_of_a_killed_process_is_stale(stranger: subprocess.Popen[str], folder: Path) -> None:
    stranger.send_signal(signal.SIGKILL)
    stranger.wait(LONG)
    assert (folder / "lock").exists()
    second = Instance(folder)
    assert second.is_first()
    second.close()


@pytest.mark.parametrize(
    "left",
    [f"{os.getpid()}\npython\nelsewhere\n\n\n", f"{os.getppid()}\nsystemd\n\n\n\n", "", "nonsense"],
    ids=["another host", "another program", "empty", "nonsense"],
)
def test_a_lock_that_nobody_holds_is_stale_whatever_it_says(folder: Path, left: str) -> None:
    (folder / "lock").write_text(left)
    instance = Instance(folder)
    assert instance.is_first()
    instance.close()


def test_a_lock_that_is_held_is_not_stale_however_old_it_is(
    stranger: subprocess.Popen[str], folder: Path
) -> None:
    os.utime(folder / "lock", (0, 0))
    assert not Instance(folder).is_first()


def test_the_next_is_first_when_the_first_is_closed_and_nothing_is_left_behind(
    runtime: Path, qtbot: QtBot
) -> None:
    first = meeting()
    assert first.is_first()
    first.listen()
    first.close()
    assert list((runtime / "briefing-desk").iterdir()) == []
    second = meeting()
    assert second.is_first()
    second.close()


def test_a_new_window_hands_nothing_over(first: Instance, folder: Path) -> None:
    heard = asked_of(first)
    first.listen()
    assert not handed_over(Instance(folder), PACK.places, alone=True)
    assert heard == []


@pytest.mark.parametrize("place", [None, Path("/nowhere/at all")])
def test_without_a_folder_everybody_opens_a_window(place: Path | None, qtbot: QtBot) -> None:
    instance = Instance(place, LONG)
    assert not instance.is_first()
    assert not instance.hand_over(PACK)
    instance.listen()
    instance.close()


# ------------------------------------------------------------ requests


def test_paths_are_made_absolute_and_links_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-1")
    request = request_for(["包.brief", "../x.brief", "briefing:jinjiang-2023/economy#27"])
    assert request == Request(
        (str(tmp_path / "包.brief"), str(tmp_path.parent / "x.brief"), "briefing:jinjiang-2023/economy#27"),
        "token-1",
    )


def test_a_name_that_is_no_utf8_arrives_as_it_was(folder: Path) -> None:
    request = Request(("/media/\udcff.brief",))
    assert post(folder, request)
    assert list(taken(folder)) == [request]


def test_a_request_that_was_taken_back_is_not_taken(folder: Path) -> None:
    posted = post(folder, PACK)
    assert posted
    assert mailbox.take_back(posted)
    assert list(taken(folder)) == []
    assert not mailbox.take_back(posted)


def test_requests_are_taken_in_the_order_they_were_made(folder: Path) -> None:
    wanted = [Request((f"/{n}.brief",)) for n in range(5)]
    assert all(post(folder, each) for each in wanted)
    assert list(taken(folder)) == wanted


def test_too_much_is_not_asked(folder: Path) -> None:
    assert post(folder, Request(("/x",) * 65)) is None
    assert post(folder, Request(("/" + "x" * 70_000,))) is None
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "planted",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b"[]",
        b'{"places": ["/x"]}',
        b'{"places": "/x", "activation": ""}',
        b'{"places": ["relative.brief"], "activation": ""}',
        b'{"places": ["briefing:../../x"], "activation": ""}',
        b'{"places": ["/x\\u0000y"], "activation": ""}',
        b'{"places": [7], "activation": ""}',
        b'{"places": [], "activation": 7}',
        b'{"places": [], "activation": "two\\nlines"}',
        b'{"places": [], "activation": "", "command": "rm"}',
        json.dumps({"places": ["/x"] * 65, "activation": ""}).encode(),
        json.dumps({"places": ["/" + "x" * 70_000], "activation": ""}).encode(),
    ],
)
def test_what_is_no_request_is_thrown_away(folder: Path, planted: bytes) -> None:
    (folder / "0.request").write_bytes(planted)
    assert list(taken(folder)) == []
    assert list(folder.iterdir()) == []


def test_a_sound_request_beside_a_planted_one_is_taken(folder: Path) -> None:
    (folder / "0.request").write_bytes(b"{")
    assert post(folder, PACK)
    assert list(taken(folder)) == [PACK]


def test_links_pipes_and_folders_are_not_read(folder: Path, tmp_path: Path) -> None:
    posted = post(folder, PACK)
    assert posted
    outside = posted.replace(tmp_path / "outside")
    (folder / "1.request").symlink_to(outside)
    os.mkfifo(folder / "2.request")
    (folder / "3.request").mkdir()
    assert list(taken(folder)) == []
    assert outside.exists()


def test_a_request_of_yesterday_opens_nothing(folder: Path) -> None:
    posted = post(folder, PACK)
    assert posted
    os.utime(posted, (0, 0))
    assert list(taken(folder)) == []
    assert not posted.exists()


def test_a_request_of_another_user_opens_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert post(folder, PACK)
    other = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: other)
    assert list(taken(folder)) == []


# ------------------------------------------------------------ where they meet


def give_away(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make `folder` another user's: truly, or for who may not, as far as the program can see."""
    other = os.getuid() + 1001
    if os.getuid() == 0:
        os.chown(folder, other, other)
        return
    true = Path.lstat

    def seen(path: Path) -> os.stat_result:
        status = true(path)
        owner = other if path == folder else status.st_uid
        return os.stat_result((*status[:4], owner, *status[5:]))

    monkeypatch.setattr(Path, "lstat", seen)


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "run"
    place.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(place))
    monkeypatch.setenv("DISPLAY", ":7")
    for variable in ("WAYLAND_DISPLAY", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    return place


def test_they_meet_in_the_runtime_folder_which_is_for_nobody_else(runtime: Path) -> None:
    place = runtime_folder.runtime_folder()
    assert place
    assert place.parent == runtime / "briefing-desk"
    assert {oct(each.stat().st_mode & 0o777) for each in (place, place.parent)} == {"0o700"}
    assert runtime_folder.runtime_folder() == place


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_CONFIG_HOME"])
def test_another_display_or_another_desk_is_another_place(
    runtime: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    here = runtime_folder.runtime_folder()
    monkeypatch.setenv(variable, "/other")
    assert runtime_folder.runtime_folder() not in {here, None}


def test_without_a_runtime_folder_they_meet_among_the_temporary_files(
    runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setenv("TMPDIR", str(runtime))
    place = runtime_folder.runtime_folder()
    assert place
    assert place.parent == runtime / f"briefing-desk-{os.getuid()}"


def in_the_users_own(place: Path | None) -> bool:
    """Whether they meet in the folder of the user's own state, which is for nobody else."""
    own = state_folder() / "run"
    modes = {oct(each.stat().st_mode & 0o777) for each in (place or own, own, own.parent)}
    return place is not None and place.parent == own and modes == {"0o700"}


def test_a_folder_that_others_can_write_to_is_not_used(runtime: Path) -> None:
    (runtime / "briefing-desk").mkdir()
    (runtime / "briefing-desk").chmod(0o777)
    assert in_the_users_own(runtime_folder.runtime_folder())


def test_a_link_in_its_place_is_not_followed(runtime: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir(mode=0o700)
    (runtime / "briefing-desk").symlink_to(tmp_path / "theirs")
    assert in_the_users_own(runtime_folder.runtime_folder())


@pytest.mark.parametrize("mode", [0o700, 0o777])
def test_a_folder_that_somebody_else_made_does_not_keep_two_starts_apart(
    runtime: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setenv("TMPDIR", str(runtime))
    taken_first = runtime / f"briefing-desk-{os.getuid()}"
    taken_first.mkdir()
    taken_first.chmod(mode)
    give_away(taken_first, monkeypatch)
    first, second = meeting(), meeting()
    assert first.is_first()
    assert not second.is_first()
    assert in_the_users_own(runtime_folder.runtime_folder())
    assert list(taken_first.iterdir()) == []
    first.close()


def test_an_own_folder_that_others_could_look_into_is_narrowed_first(runtime: Path) -> None:
    (runtime / "briefing-desk").touch()
    state_folder().mkdir(parents=True)
    state_folder().chmod(0o755)
    assert in_the_users_own(runtime_folder.runtime_folder())


def test_an_own_folder_of_another_user_is_not_used(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (runtime / "briefing-desk").touch()
    state_folder().mkdir(parents=True)
    give_away(state_folder(), monkeypatch)
    assert runtime_folder.runtime_folder() is None


def test_the_folder_of_another_user_is_not_used(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setenv("TMPDIR", str(runtime))
    assert runtime_folder.runtime_folder()
    owner = os.getuid()
    (runtime / f"briefing-desk-{owner}").rename(runtime / f"briefing-desk-{owner + 1}")
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    assert runtime_folder.runtime_folder() is None


def test_a_folder_that_cannot_be_made_is_none(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    (runtime / "file").touch()
    monkeypatch.setenv("TMPDIR", str(runtime / "file"))
    monkeypatch.setenv("XDG_STATE_HOME", str(runtime / "file"))
    assert runtime_folder.runtime_folder() is None
