"""The packaged program hands other programs the user's own environment."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from desktop.packaged import give_back_environment

STARTED = {
    "PATH": "/usr/bin",
    "_PYI_ARCHIVE_FILE": "/opt/desk/desk",
    "_PYI_PARENT_PROCESS_LEVEL": "-1",
    "LD_LIBRARY_PATH": "/opt/desk/_internal",
}


@pytest.fixture
def packaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)


@pytest.mark.usefixtures("packaged")
def test_what_the_starter_left_is_gone() -> None:
    variables = dict(STARTED)
    give_back_environment(variables)
    assert variables == {"PATH": "/usr/bin"}


@pytest.mark.usefixtures("packaged")
def test_what_the_user_had_is_back() -> None:
    variables = STARTED | {"LD_LIBRARY_PATH": "/opt/desk/_internal:/mine", "LD_LIBRARY_PATH_ORIG": "/mine"}
    give_back_environment(variables)
    assert variables == {"PATH": "/usr/bin", "LD_LIBRARY_PATH": "/mine"}


def test_from_source_nothing_is_touched() -> None:
    variables = STARTED | {"LD_LIBRARY_PATH_ORIG": "/mine"}
    give_back_environment(variables)
    assert variables == STARTED | {"LD_LIBRARY_PATH_ORIG": "/mine"}


@pytest.mark.usefixtures("packaged")
def test_a_program_started_afterwards_sees_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in STARTED.items():
        if name != "PATH":
            monkeypatch.setenv(name, value)
    give_back_environment()
    seen = subprocess.run(["env"], env=None, capture_output=True, text=True, check=True).stdout
    assert "LD_LIBRARY_PATH" not in seen
    assert "_PYI_" not in seen
    assert f"HOME={os.environ['HOME']}" in seen
