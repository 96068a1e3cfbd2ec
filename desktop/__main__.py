"""`python -m desktop`: open the viewer, or hand over to the one that is open; and the commands without a window."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.character_set import speak_utf_8
from desktop.packaged import give_back_environment, is_packaged, unloadable_words

if TYPE_CHECKING:
    from desktop.instance import Instance


def main() -> int:
    """Run what the command line asks for; the exit status."""
    give_back_environment()
    speak_utf_8()
    commands: dict[str, Callable[[Sequence[str]], int]] = {"export": _export, "db": _db}
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    try:
        return commands[name](sys.argv[2:]) if name in commands else _view(sys.argv[1:])
    except ImportError as error:
        # Qt itself may be what is missing: there is no window to say it in.
        if not is_packaged():
            raise
        print(unloadable_words(error), file=sys.stderr)
        return 1


def _export(command_line: Sequence[str]) -> int:
    from desktop.export import main as export  # noqa: PLC0415 - no part of the window's start

    return export(command_line)


def _db(command_line: Sequence[str]) -> int:
    from db.__main__ import main as run  # noqa: PLC0415
    from desktop.identity import COMMAND  # noqa: PLC0415

    return run(command_line, prog=f"{COMMAND} db")


def _view(command_line: Sequence[str]) -> int:
    from desktop import arguments  # noqa: PLC0415

    options = arguments.parsed(command_line)
    if options.self_check:
        from desktop.self_check import main as check  # noqa: PLC0415

        return check()
    if options.verify_installation:
        from desktop.self_check import verify_installation  # noqa: PLC0415

        return verify_installation()
    folder = options.preview or _instead_of_a_window(options)
    if folder is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from desktop.app import pictured  # noqa: PLC0415

        return pictured(options, folder)
    return _shown(options)


def _instead_of_a_window(options: argparse.Namespace) -> Path | None:
    """Where pictures go when a window was wished for and there is no display; said in the one sentence of a terminal."""
    from desktop.starting import has_display  # noqa: PLC0415

    folder: Path | None = options.preview_if_headless
    if folder is None or has_display():
        return None
    print(
        f"没有可用的显示器,改为把每一页的图片写到 {folder}。 "
        f"There is no display: a picture of every page is written to {folder}."
    )
    return folder


def _shown(options: argparse.Namespace) -> int:
    """A window of our own, unless the one that is open took what we were given."""
    instance = None
    if not options.preview_if_headless:
        from desktop.instance import handed_over, meeting  # noqa: PLC0415 - not for a checkout's own window

        instance = meeting()
        if handed_over(instance, options.places, alone=options.new_window):
            return 0
    from desktop.logbook import CrashReports  # noqa: PLC0415
    from desktop.paths import state_folder  # noqa: PLC0415

    crashes = CrashReports(state_folder())
    crashes.begin()
    try:
        return _opened(options, instance)
    except Exception as error:
        from desktop.faults import Faults  # noqa: PLC0415 - seldom needed
        from desktop.views.last_words import say_last_words  # noqa: PLC0415

        say_last_words(Faults().could_not_start(error))
        return 1
    finally:
        crashes.end()
        if instance is not None:
            instance.close()


def _opened(options: argparse.Namespace, instance: Instance | None) -> int:
    """The window until it is closed; raises whatever keeps it from being made."""
    from desktop.opening import opening, show_empty  # noqa: PLC0415

    opened = opening(options)
    show_empty(opened.window)
    # Now that the window is on the screen: what puts a brief into it.
    from desktop.app import main as view  # noqa: PLC0415

    return view(options, opened, instance)


if __name__ == "__main__":
    sys.exit(main())
