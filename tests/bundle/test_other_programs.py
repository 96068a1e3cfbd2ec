"""Programs that the desk opens get the user's own environment, nothing of the bundle's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.printing.preview_bar import PreviewBar
from desktop.theme import LIGHT, Theme
from tests.bundle.conftest import Open
from tests.flows.driving import environment, wait_until

# A shell's own.
SHELLS = {"PWD", "OLDPWD", "SHLVL", "_"}
# Said to libraries of the desk at its start, PySide's what is its default anyhow; no program for PDF files minds.
HARMLESS = {"OPENBLAS_NUM_THREADS", "PYSIDE6_OPTION_PYTHON_ENUM"}


class Opener:
    """An `xdg-open` that notes its environment and what it was to open."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.path = f"{folder}:{os.environ['PATH']}"
        self._seen, program = folder / "seen", folder / "xdg-open"
        program.write_text(
            f'#!/bin/sh\n{{ printf "%s\\0" "$1"; env -0; }} > "{folder}/now"\nmv "{folder}/now" "{self._seen}"\n'
        )
        program.chmod(0o755)

    def wait(self) -> tuple[str, dict[str, str]]:
        """What was to be opened, and the environment, once it was called."""
        wait_until(self._seen.exists, "the program that opens a PDF")
        opened, *rest = self._seen.read_text().removesuffix("\0").split("\0")
        return opened, dict(row.partition("=")[::2] for row in rest)


@pytest.mark.parametrize("own", [{}, {"LD_LIBRARY_PATH": "/the/users/own"}], ids=["none", "own"])
@pytest.mark.usefixtures("qapp")
def test_the_viewer_of_a_pdf_gets_what_the_desk_was_given(
    packaged: Open, display: str, user: Path, bundle: Path, tmp_path: Path, own: dict[str, str]
) -> None:
    opener = Opener(tmp_path / "programs")
    given = environment(user, DISPLAY=display, QT_QPA_PLATFORM="xcb", PATH=opener.path) | own
    with packaged(variables={"PATH": opener.path, **own}) as window:
        # The control: what the desk itself was started with by PyInstaller's starter is seen as the bundle's.
        started = (window.process / "environ").read_text().split("\0")
        assert "LD_LIBRARY_PATH" in leaks(dict(row.partition("=")[::2] for row in started), bundle)
        window.open_window("ctrl+p", "打印预览")
        window.press("ctrl+f", *["Tab"] * tabs_to_the_viewer(), "space")
        opened, seen = opener.wait()
        window.press("Escape")
        window.wait_for_focus()
    assert opened.endswith(".pdf")
    assert leaks(seen, bundle) == []
    assert {name: value for name, value in seen.items() if name not in SHELLS | HARMLESS} == given


def leaks(variables: dict[str, str], bundle: Path) -> list[str]:
    """The variables that are the bundle's or its starter's."""
    return sorted(
        name for name, value in variables.items() if str(bundle) in value or name.startswith("_PYI_")
    )


def tabs_to_the_viewer() -> int:
    """How many times Tab is pressed from the search of the preview to its button for the system's viewer."""
    bar = PreviewBar(Theme(LIGHT, 1.0))
    bar.allow_out(True)
    bar.show()
    bar.seek()
    pressed = 0
    while bar.focusWidget() is not bar.viewer:
        assert bar.focusNextChild()
        pressed += 1
        assert pressed < 20, "Tab does not lead there"
    bar.deleteLater()
    return pressed
