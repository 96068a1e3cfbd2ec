"""`python -m desktop`: open the viewer."""

from __future__ import annotations

import sys

# Before PySide6: what is imported after it takes longer, because of its import hook.
import db.library  # noqa: F401
from desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
