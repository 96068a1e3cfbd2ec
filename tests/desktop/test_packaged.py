"""The packaged program hands other programs the user's own environment, and says in a sentence what does not load."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from desktop import __main__ as program
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


# ------------------------------------------------------------ a part that cannot be loaded

LOST = ImportError("libxkbcommon.so.0: cannot open shared object file: No such file or directory")


@pytest.fixture
def lost_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of which a library is not found."""

    def fail(_: object) -> int:
        raise LOST

    monkeypatch.setattr(program, "_view", fail)
    monkeypatch.setattr(sys, "argv", ["briefing-desk"])


def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: str) -> str:
    monkeypatch.setattr(sys, "executable", f"{folder}/briefing-desk")
    assert program.main() == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    return printed.err


@pytest.mark.usefixtures("packaged", "lost_part")
@pytest.mark.parametrize("folder", ["/media/会议:材料", "/media/a;b/简报台"])
def test_where_the_folders_name_splits_the_sentence_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    sentence = said(capsys, monkeypatch, folder)
    assert f"程序所在文件夹的路径“{folder}”里有“:”或“;”" in sentence
    assert f"There is a colon or a semicolon in its folder, “{folder}”" in sentence
    assert "Rename the folder" in sentence
    assert str(LOST) in sentence


@pytest.mark.usefixtures("packaged", "lost_part")
def test_elsewhere_the_sentence_says_to_install_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = said(capsys, monkeypatch, "/opt/简报台")
    assert "请重新安装本程序。" in sentence
    assert sentence.endswith("Install the program again.\n")


@pytest.mark.usefixtures("lost_part")
def test_from_source_the_developer_sees_where(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImportError, match="libxkbcommon"):
        program.main()
