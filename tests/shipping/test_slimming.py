"""What goes into the bundle: the plugins that are named, the libraries that are needed, and no symbols."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from shipping.slimming import is_kept, reachable, slimmed


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "libxcb-cursor.so.0",
        "libffi.so.8",
        "pillow.libs/libzstd-40ad5e7e.so.1.5.7",
        "resources/translations/zh_CN.qm",
        "pptx/templates/default.pptx",
        "docx/templates/default.docx",
        "docx/templates/default-header.xml",
        "pyqtgraph/icons/invisibleEye.svg",
        "numpy.libs/libgfortran-040039e1-0352e75f.so.5.0.0",
    ],
)
def test_what_the_desk_uses_is_kept(name: str) -> None:
    assert is_kept(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "Qt6Network.dll",
        "libglib-2.0.so.0",
        "libX11.so.6",
        "libstdc++.so.6",
        "libgcc_s.so.1",
        "docx/templates/default-docx-template/word/styles.xml",
        "pptx/templates/docx-icon.emf",
        "pyqtgraph/icons/peegee/peegee_512px@2x.png",
        "pyqtgraph/colors/maps/viridis.csv",
        "numpy/tests/test_array.py",
        "numpy/_core/include/numpy/arrayobject.h",
    ],
)
def test_what_it_does_not_use_stays_out(name: str) -> None:
    assert not is_kept(name)


def test_a_library_that_nothing_links_any_more_goes() -> None:
    entries = [
        ("PySide6/QtGui.abi3.so", "/w/QtGui.abi3.so", "EXTENSION"),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "/w/libQt6Gui.so.6", "BINARY"),
        ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
        ("libcairo.so.2", "/usr/lib/libcairo.so.2", "BINARY"),
        ("libpython3.11.so.1.0", "/usr/lib/libpython3.11.so.1.0", "BINARY"),
    ]
    left = reachable(entries, lambda source: {"libQt6Gui.so.6"} if source == "/w/QtGui.abi3.so" else set())
    assert [name for name, _, _ in left] == [
        "PySide6/QtGui.abi3.so",
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "libQt6Gui.so.6",
        "libpython3.11.so.1.0",
    ]


def test_a_compiled_module_beside_the_libraries_is_no_library() -> None:
    module = ("_cffi_backend.cpython-311-x86_64-linux-gnu.so", "/w/_cffi_backend.so", "EXTENSION")
    library = ("libgone.so.1", "/w/libgone.so.1", "BINARY")
    assert reachable([module, library], lambda _: set()) == [module]


def test_heavy_libraries_lose_their_symbols_and_numpy_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(subprocess, "run", lambda command, check: ran.append(command))
    entries = [
        ("typst/_typst.abi3.so", "/w/_typst.abi3.so", "EXTENSION"),
        ("numpy.libs/libopenblas.so", "/w/libopenblas.so", "BINARY"),
        ("typst/__init__.py", "/w/__init__.py", "DATA"),
    ]
    left = slimmed(entries, tmp_path)
    target = str(tmp_path / "typst" / "_typst.abi3.so")
    assert left == [("typst/_typst.abi3.so", target, "EXTENSION"), *entries[1:]]
    assert ran == [["/bin/strip", "--strip-unneeded", "-o", target, "/w/_typst.abi3.so"]]
