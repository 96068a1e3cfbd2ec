"""`python -m desktop`: open the viewer; `python -m desktop export`: write files."""

from __future__ import annotations

import sys

# Before PySide6: what is imported after it takes longer, because of its import hook.
import db.library  # noqa: F401


def main() -> int:
    """Run what the command line asks for; the exit status."""
    if sys.argv[1:2] == ["export"]:
        from desktop.export import main as export  # noqa: PLC0415 - no part of the window's start

        return export(sys.argv[2:])
    from desktop.app import main as view  # noqa: PLC0415

    return view()


if __name__ == "__main__":
    sys.exit(main())
