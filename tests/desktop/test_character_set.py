"""Where the system's characters are not UTF-8, Qt starts without a word and the user's other choices stand."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.flows.driving import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Windows and macOS need nothing")

QT = "from PySide6.QtCore import QCoreApplication; QCoreApplication([])"
SPEAK = "from desktop.character_set import speak_utf_8; speak_utf_8()"
TELL = "import json, os; print(json.dumps({k: v for k, v in os.environ.items() if k[:2] == 'LC' or k == 'LANG'}))"


def run(code: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A process with no environment but `variables`, and without Python's own remedy, which a bundle lacks."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PYTHONCOERCECLOCALE": "0", "PYTHONDONTWRITEBYTECODE": "1", **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )


def told(**variables: str) -> dict[str, str]:
    """The variables of the locale afterwards."""
    return dict(json.loads(run(f"{SPEAK}; {TELL}", **variables).stdout))


@pytest.mark.parametrize("variables", [{}, {"LC_ALL": "C"}, {"LANG": "POSIX"}, {"LC_CTYPE": "C"}])
def test_qt_has_nothing_to_advise(variables: dict[str, str]) -> None:
    assert "not UTF-8" in run(QT, **variables).stderr
    assert run(f"{SPEAK}; {QT}", **variables).stderr == ""


def test_the_program_sees_to_it_before_all_else() -> None:
    begun = "import contextlib, sys; from desktop.__main__ import main; sys.argv[1:] = ['--version']"
    done = run(f"{begun}\nwith contextlib.suppress(SystemExit): main()\n{QT}", LC_ALL="C")
    assert done.stdout.startswith("briefing-desk ")
    assert done.stderr == ""


def test_characters_alone_are_changed() -> None:
    assert told(LANG="C", LC_TIME="POSIX") == {"LANG": "C", "LC_TIME": "POSIX", "LC_CTYPE": "C.UTF-8"}


def test_what_stood_for_everything_still_stands_for_the_rest() -> None:
    assert told(LC_ALL="POSIX", LANG="C.UTF-8", LC_TIME="C") == {"LANG": "POSIX", "LC_CTYPE": "C.UTF-8"}


@pytest.mark.parametrize(
    "variables",
    [{"LANG": "C.UTF-8"}, {"LC_ALL": "C.utf8", "LANG": "C"}, {"LANG": "xx_XX.GBK", "LC_TIME": "C"}],
)
def test_what_is_utf_8_and_what_the_system_does_not_have_are_left_alone(variables: dict[str, str]) -> None:
    assert told(**variables) == variables


def test_the_process_itself_counts_and_sorts_as_before() -> None:
    code = f"import locale; a = locale.setlocale(locale.LC_ALL); {SPEAK}; print(a == locale.setlocale(locale.LC_ALL))"
    assert run(code, LC_ALL="C").stdout == "True\n"
