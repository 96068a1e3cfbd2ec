"""The system's tools that look at programs and libraries and change them; what one cannot do is a sentence."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from shipping.gates import Refused


def output_of(command: Sequence[str], package: str, failing: str, within: str | None = None) -> str:
    """What the tool prints, in English, run in the folder `within`.

    Refused where it is missing, naming the `package` that has it, or where it fails: `failing` and its own words.
    """
    try:
        return subprocess.run(
            command,
            check=True,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            cwd=within,
            env={**os.environ, "LC_ALL": "C"},
        ).stdout
    except FileNotFoundError as error:
        raise Refused(f"{command[0]} is not installed; install {package}.") from error
    except subprocess.CalledProcessError as error:
        raise Refused(f"{failing}: {error.stderr.strip()}") from error
