"""Run by the packaged program before anything else: what Python was compiled with is not there to be asked for.

`sysconfig` reads it from a module that names the folders of whoever built Python; pydoc, which pyqtgraph imports, makes it
do so. The bundle leaves that module out; an empty one stands in its place, under the names that Python and Debian's Python
give it.
"""

import sys
import types

if sys.platform != "win32":
    for _system in (f"{sys.platform}_", ""):
        _NAME = f"_sysconfigdata_{sys.abiflags}_{_system}{getattr(sys.implementation, '_multiarch', '')}"
        sys.modules[_NAME] = types.ModuleType(
            _NAME, "Left out: it names folders of the computer Python was built on."
        )
        sys.modules[_NAME].build_time_vars = {}  # type: ignore[attr-defined]
