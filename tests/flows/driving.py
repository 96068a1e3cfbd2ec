"""The real viewer as a process of its own, driven by keyboard and mouse, observed from outside."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "resources" / "packs" / "jinjiang-2023.brief"
SOURCE = (sys.executable, "-m", "desktop")
PATIENCE = 15.0  # seconds; only a failing test waits this long
_INTERVAL = 0.05
OPENING = ("正在打开", "Opening")  # how the title of a window begins that is still empty
Found = TypeVar("Found")


def wait_until(look: Callable[[], Found], what: str) -> Found:
    """What `look` answers as soon as it is true; fails, saying `what` was awaited, when it never is."""
    deadline = time.monotonic() + PATIENCE
    while not (found := look()):
        if time.monotonic() > deadline:
            raise AssertionError(f"waited in vain for {what}; last seen: {found!r}")
        time.sleep(_INTERVAL)
    return found


def environment(folder: Path, **more: str) -> dict[str, str]:
    """A desktop session with nothing in it, whose user lives in `folder`."""
    # The host's own settings (a theme, a scale, an input method) stay outside.
    return {
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "HOME": str(folder / "home"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "PYTHONDONTWRITEBYTECODE": "1",
        **more,
    }


class Onlooker:
    """Looks at the screen and the clipboard of a display, in a process of its own (see onlooker.py)."""

    def __init__(self, display: str, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.flows.onlooker"],
            cwd=ROOT,
            env=environment(folder, DISPLAY=display, QT_QPA_PLATFORM="xcb"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, question: str, *details: object) -> Any:
        """The answer to one question."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([question, *details]) + "\n")
        self._process.stdin.flush()
        answered, _, _ = select.select([self._process.stdout], [], [], PATIENCE)
        assert answered, f"no answer to {question}"
        return json.loads(self._process.stdout.readline())

    def clipboard(self) -> str:
        """The text on the clipboard."""
        return str(self.ask("clipboard"))

    def put_on_clipboard(self, text: str) -> None:
        """Make `text` what will be pasted."""
        self.ask("copy", text)

    def close(self) -> None:
        """Look no more."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        self._process.stdout.close()


class Viewer:
    """The program with its window, from source or by another `command`; leaving the block ends it.

    What `command` runs must become the program, as `env` and `strace -D` do: its windows are found by its process.
    `says` is all that it may write to the terminal.
    """

    def __init__(
        self,
        display: str,
        onlooker: Onlooker,
        folder: Path,
        arguments: Sequence[str] = (),
        *,
        root: Path = ROOT,
        variables: dict[str, str] | None = None,
        command: Sequence[str] = SOURCE,
        says: str = "",
    ) -> None:
        self._says = says
        self._onlooker = onlooker
        self._folder = folder
        self._errors = folder / "stderr.txt"
        self._environment = environment(folder, DISPLAY=display, QT_QPA_PLATFORM="xcb") | (variables or {})
        with self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                [*command, *arguments],
                cwd=root,
                env=self._environment,
                stdout=errors,
                stderr=errors,
            )

    def __enter__(self) -> Self:
        try:
            # What opens under a pointer left behind by another flow would feel it hover.
            self._xdotool("mousemove", "1599", "999")
            self._window = wait_until(self._find, "the window")
            wait_until(lambda: not self.title.startswith(OPENING), "something in the window")
            self.wait_for_focus()
            self.settle()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            if kind is None:
                assert self.quit() == 0
            else:
                self._end()
        if kind is None:
            said = self.said
            assert said == self._says, f"it said: {said!r}"

    # ------------------------------------------------------------ what is seen

    @property
    def title(self) -> str:
        """The window's title."""
        return self._xdotool("getwindowname", self._window)

    @property
    def main(self) -> str:
        """The main window, as `image` and `picture` take it."""
        return self._window

    @property
    def process(self) -> Path:
        """What the system knows of the process: its folder in /proc."""
        return Path("/proc", str(self._process.pid))

    @property
    def said(self) -> str:
        """What the viewer wrote to the terminal."""
        return self._errors.read_text(encoding="utf-8")

    @property
    def geometry(self) -> dict[str, int]:
        """Where the window's inside is on the screen, and its size."""
        lines = self._xdotool("getwindowgeometry", "--shell", self._window).split()
        pairs = (line.split("=") for line in lines)
        return {name: int(value) for name, value in pairs if name in {"X", "Y", "WIDTH", "HEIGHT"}}

    def file(self, name: str) -> dict[str, Any]:
        """A file of the user's configuration; empty where there is none."""
        path = Path(self._environment["XDG_CONFIG_HOME"]) / "briefing-desk" / name
        return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}

    def picture(self, window: str = "") -> str:
        """A digest of what the window (by default the main one) looks like now."""
        return str(self._onlooker.ask("picture", int(window or self._window)))

    def colors(self, x: int) -> list[str]:
        """The colours down the window at `x` pixels from its left."""
        return list(self._onlooker.ask("column", int(self._window), x))

    def settle(self, window: str = "", looks: int = 3) -> None:
        """Wait until the window has stopped changing: what is still to be laid out must not be clicked.

        It has when so many `looks` after each other, a twentieth of a second apart, see the same.
        """
        seen: list[str] = []

        def at_rest() -> bool:
            seen.append(self.picture(window))
            return seen[-1] != "" and len(seen) > looks and len(set(seen[-looks:])) == 1

        wait_until(at_rest, "the window to come to rest")

    def wait_for_title(self, *parts: str) -> None:
        """Wait until the title holds every part."""
        wait_until(lambda: all(part in self.title for part in parts) or None, f"{parts} in {self.title!r}")

    def wait_for_setting(self, name: str, value: object) -> None:
        """Wait until the choice is on disk."""
        wait_until(lambda: self.file("settings.json").get(name) == value, f"{name} = {value!r}")

    # ------------------------------------------------------------ what is done

    def press(self, *keys: str) -> None:
        """Press keys one after another, as xdotool names them."""
        for key in keys:
            self._xdotool("key", key)

    def type(self, text: str) -> None:
        """Type characters that are on the keyboard."""
        self._xdotool("type", text)

    def open_menus(self, *keys: str) -> None:
        """Press keys each of which opens a menu."""
        for key in keys:
            wanted = self._visible() + 1
            self.press(key)
            self._wait_for_windows(wanted)

    def wait_for_menus_to_close(self) -> None:
        """Wait until the window stands alone."""
        wait_until(lambda: self._visible() == 1, "the menus to close")

    def open_palette(self) -> None:
        """Open the palette by key."""
        self.press("ctrl+k")
        self.wait_for_palette()

    def wait_for_palette(self) -> None:
        """Wait until the palette is drawn."""
        self.settle()

    def open_window(self, key: str, *parts: str) -> None:
        """Press a key that opens a window of its own, and wait until that window, so titled, gets the keys."""
        self.press(key)

        def is_open() -> bool:
            active = self._xdotool("getactivewindow")
            title = self._xdotool("getwindowname", active) if active else ""
            return active != self._window and all(part in title for part in parts)

        wait_until(is_open, f"a window titled {parts}")
        self.settle(self._xdotool("getactivewindow"))

    def window_titled(self, part: str) -> str:
        """The viewer's visible window whose title holds `part`, once it is there."""
        return wait_until(lambda: self._titled(part), f"a window titled {part}")

    def wait_for_no_window(self, part: str) -> None:
        """Wait until no window's title holds `part` any more."""
        wait_until(lambda: not self._titled(part), f"no window titled {part}")

    def _titled(self, part: str) -> str:
        # xdotool's own search by name does not read Chinese.
        windows = self._xdotool("search", "--onlyvisible", "--pid", str(self._process.pid)).split()
        return next((w for w in windows if part in self._xdotool("getwindowname", w)), "")

    def image(self, window: str, path: Path) -> Path:
        """A picture of a window, saved."""
        assert self._onlooker.ask("save", int(window), str(path))
        return path

    def size(self, window: str) -> tuple[int, int]:
        """The size of a window's inside."""
        lines = self._xdotool("getwindowgeometry", "--shell", window).split()
        found = dict(line.split("=") for line in lines)
        return int(found["WIDTH"]), int(found["HEIGHT"])

    def wait_for_focus(self, window: str = "") -> None:
        """Wait until the window, by default the main one, gets the keys again."""
        wanted = window or self._window
        wait_until(lambda: self._xdotool("getactivewindow") == wanted, "the window to be active")

    def look_for(self, text: str) -> None:
        """Open the palette, type or paste `text`, and go to the first place found."""
        self.open_palette()
        if text.isascii():
            self.type(text)
        else:
            self.paste(text)
        self.press("Return")
        self.wait_for_focus()

    def paste(self, text: str) -> None:
        """Paste what no plain keyboard can type."""
        self._onlooker.put_on_clipboard(text)
        self.press("ctrl+v")

    def click(self, place: Sequence[int], button: int = 1) -> None:
        """Click at a point of the window's inside, once the window is at rest."""
        self.settle()
        x, y = map(str, place)
        self._xdotool("mousemove", "--window", self._window, x, y, "click", str(button))

    def place(self, x: int, y: int, width: int, height: int) -> None:
        """Move and size the window as a user would."""
        self._xdotool("windowsize", "--sync", self._window, str(width), str(height))
        self._xdotool("windowmove", "--sync", self._window, str(x), str(y))

    def minimise(self) -> None:
        """Put the window away, and wait until it is gone."""
        self._xdotool("windowminimize", self._window)
        wait_until(lambda: self._visible() == 0, "the window to be put away")

    def minimise_behind(self) -> None:
        """Put the main window away while others of the viewer stay."""
        wanted = self._visible() - 1
        self._xdotool("windowminimize", self._window)
        wait_until(lambda: self._visible() == wanted, "the window to be put away")

    def activate(self) -> None:
        """Bring the main window to the front, as a task bar would."""
        self._xdotool("windowactivate", self._window)

    def signal(self, number: int) -> None:
        """Send the process a signal."""
        self._process.send_signal(number)

    def kill(self) -> None:
        """End the process with no chance to tidy up."""
        self._end()

    def quit(self) -> int:
        """Quit by the keyboard; the exit status."""
        self.press("ctrl+q")
        return self.wait_for_end()

    def wait_for_end(self) -> int:
        """Wait until the process has ended; the exit status."""
        return self._process.wait(PATIENCE)

    # ------------------------------------------------------------ inside

    def _find(self) -> str:
        assert self._process.poll() is None, f"the viewer ended: {self.said}"
        found = self._xdotool(
            "search", "--all", "--onlyvisible", "--pid", str(self._process.pid), "--name", "."
        )
        return found.split()[0] if found else ""

    def _wait_for_windows(self, count: int) -> None:
        wait_until(lambda: self._visible() >= count, f"{count} windows with the menus")

    def _visible(self) -> int:
        """How many windows of the viewer are on the screen, menus included."""
        return len(self._xdotool("search", "--onlyvisible", "--pid", str(self._process.pid)).split())

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.stdout.strip()

    def _end(self) -> None:
        self._process.kill()
        self._process.wait(PATIENCE)
