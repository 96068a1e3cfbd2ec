"""What differs when the program runs packaged: what its starter left in the environment does not reach other programs.

PyInstaller's starter points LD_LIBRARY_PATH at the bundle's libraries and runs itself again. Our own loader has read it
by then; a PDF reader, or whatever else the desk opens, would load our Qt instead of its own. From source nothing is done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping

_FOR_LOADERS = ("LD_LIBRARY_PATH", "LIBPATH", "DYLD_LIBRARY_PATH")
_ORIGINAL = "_ORIG"  # the starter keeps what the user had under this ending
_STARTERS = "_PYI_"


def give_back_environment(variables: MutableMapping[str, str] = os.environ) -> None:
    """Make `variables`, by default this process's, what they were before the starter; call it before all else."""
    if not getattr(sys, "frozen", False):
        return
    for name in _FOR_LOADERS:
        original = variables.pop(name + _ORIGINAL, None)
        variables.pop(name, None)
        if original is not None:
            variables[name] = original
    for name in [name for name in variables if name.startswith(_STARTERS)]:
        del variables[name]
