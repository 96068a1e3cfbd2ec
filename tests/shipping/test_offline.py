"""Whatever could reach a network is refused, by its name, by what it links, and as a Python module."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest
from shipping.gates import Refused
from shipping.offline import by_link, by_module, by_name, main, modules

KEPT = [
    "briefing-desk",
    "_internal/PySide6/Qt/lib/libQt6Gui.so.6",
    "_internal/PySide6/Qt/plugins/platforms/libqxcb.so",
    "_internal/python3.11/lib-dynload/_socket.cpython-311-x86_64-linux-gnu.so",
    "_internal/python3.11/lib-dynload/_sha256.cpython-311-x86_64-linux-gnu.so",
    "_internal/resources/licences/openssl.txt",
]


def test_what_the_desk_needs_passes() -> None:
    assert by_name(KEPT) == []
    assert by_module(["socket", "urllib", "urllib.parse", "httpd", "desktop.printing.html_file"]) == []


@pytest.mark.parametrize(
    "name",
    [
        "_internal/PySide6/Qt/lib/libQt6Network.so.6",
        "_internal/PySide6/Qt6Network.dll",
        "_internal/PySide6/QtNetwork.abi3.so",
        "_internal/libssl.so.3",
        "_internal/libcrypto.so.3",
        "_internal/python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
        "_internal/PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "_internal/PySide6/Qt/plugins/platforms/libqvnc.so",
        "_internal/PySide6/Qt/plugins/generic/libqtuiotouchplugin.so",
        "_internal/libcurl.so.4",
    ],
)
def test_a_planted_library_is_refused(name: str) -> None:
    assert by_name([*KEPT, name]) == [f"{name} is in the bundle and could reach a network."]


def test_a_planted_link_is_refused() -> None:
    said = "\na.so:     file format elf64-x86-64\n\nDynamic Section:\n  NEEDED               lib{0}.so.6\n"
    assert by_link(said.format("Qt6Gui")) == []
    assert by_link(said.format("Qt6Network")) == [
        "a.so is linked against libQt6Network.so.6, which could reach a network."
    ]


@pytest.mark.parametrize("module", ["ssl", "http.client", "urllib.request", "requests.api", "asyncio"])
def test_a_planted_module_is_refused(module: str) -> None:
    assert by_module(["socket", module]) == [
        f"The Python module {module} is in the bundle and could reach a network."
    ]


def test_the_archive_of_the_standard_library_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_internal").mkdir()
    with zipfile.ZipFile(tmp_path / "_internal" / "base_library.zip", "w") as file:
        file.writestr("http/__init__.pyc", b"")
        file.writestr("enum.pyc", b"")
    (tmp_path / "desk").touch()
    monkeypatch.setattr("shipping.offline._has_modules", lambda path: True)
    monkeypatch.setattr("shipping.offline.archived", lambda path: ["desktop.app"])
    assert list(modules(tmp_path)) == ["desktop.app", "http", "enum"]


def test_a_folder_that_is_no_bundle_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Refused):
        list(modules(tmp_path))
    (tmp_path / "library.so").write_bytes(Path(sys.executable).read_bytes())
    assert main([str(tmp_path)]) == 1
    assert "is it a bundle?" in capsys.readouterr().err
