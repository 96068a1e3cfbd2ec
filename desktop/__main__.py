"""`python -m desktop`: open the viewer, or hand over to the one that is open; and the commands without a window."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

# Before PySide6: what is imported after it takes longer, because of its import hook.
import db.library  # noqa: F401
from desktop.packaged import give_back_environment


def main() -> int:
    """Run what the command line asks for; the exit status."""
    give_back_environment()
    commands: dict[str, Callable[[Sequence[str]], int]] = {"export": _export, "db": _db}
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    return commands[name](sys.argv[2:]) if name in commands else _view(sys.argv[1:])


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
    instance = None
    if not (options.preview or options.preview_if_headless):
        from desktop.instance import handed_over, meeting  # noqa: PLC0415 - pictures meet nobody

        instance = meeting()
        if handed_over(instance, options.places, alone=options.new_window):
            return 0
    from desktop.app import main as view  # noqa: PLC0415

    return view(options, instance)


if __name__ == "__main__":
    sys.exit(main())
