"""In the packaged program nothing is known of how Python was built, and whoever asks is answered all the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import shipping

# Run, not imported: it would empty what is known in this process.
HOOK = Path(str(shipping.__file__)).parent / "no_build_data.py"
PYTHONS = "f'_sysconfigdata_{sys.abiflags}_{sys.platform}_{sys.implementation._multiarch}'"
DEBIANS = "f'_sysconfigdata_{sys.abiflags}_{sys.implementation._multiarch}'"
OWN = "sysconfig._get_sysconfigdata_name()"


@pytest.mark.skipif(sys.platform == "win32", reason="Python knows it otherwise there")
@pytest.mark.parametrize("name", [PYTHONS, DEBIANS, OWN])
def test_it_is_empty_under_the_name_that_a_python_gives_it(name: str) -> None:
    asking = (
        f"import runpy, sys; runpy.run_path({str(HOOK)!r}); import sysconfig\n"
        f"print(sys.modules[{name}].build_time_vars, sysconfig.get_config_var('CC'))"
    )
    done = subprocess.run([sys.executable, "-c", asking], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("{} None\n", "")
