"""What a package would install is looked at as the bundle was, though its records agree with what was planted."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from shipping import deb_gate, depends
from shipping.contents import LICENCES, SBOM
from shipping.staging import FILES

from desktop.identity import COMMAND
from tests.shipping.small import MODULE, REAL, Change, program, replaced, shipping, without


@pytest.fixture
def said(changed: Callable[..., Path], known_needs: None) -> Callable[[Change], list[str]]:
    """What the gate says of a package with a change, its records adapted to it."""
    return lambda change: deb_gate.faults(changed(change, agreed=True))


def copied(name: str, source: Path = REAL) -> Change:
    return lambda files: shutil.copy(source, files / name)


def put(name: str, text: str) -> Change:
    return lambda files: (files / name).write_text(text, encoding="utf-8")


def looking_in(folder: str) -> Change:
    def change(files: Path) -> None:
        copied("_internal/library.so")(files)
        subprocess.run(["patchelf", "--set-rpath", folder, files / "_internal/library.so"], check=True)

    return change


def linked(folder: Path, soname: str) -> Path:
    """A library that is linked against another one, in `folder`."""
    path = folder / "linked.so"
    shutil.copy(REAL, path)
    subprocess.run(["patchelf", "--add-needed", soname, path], check=True)
    return path


def test_a_library_of_the_network_is_refused(said: Callable[[Change], list[str]]) -> None:
    found = said(shipping(copied("_internal/libssl.so.3")))
    assert "_internal/libssl.so.3 is in the bundle and could reach a network." in found


def test_a_link_to_a_library_of_the_network_is_refused(
    said: Callable[[Change], list[str]], tmp_path: Path
) -> None:
    found = said(shipping(copied("_internal/x.so", linked(tmp_path, "libQt6Network.so.6"))))
    sentence = "_internal/x.so is linked against libQt6Network.so.6"
    assert any(sentence in one for one in found)


def test_a_module_of_the_network_is_refused(said: Callable[[Change], list[str]]) -> None:
    found = said(shipping(lambda files: program(files / COMMAND, MODULE, "requests")))
    assert any("The Python module requests is in the bundle" in one for one in found)


def test_a_program_that_is_no_bundle_is_refused_and_the_rest_looked_at(
    said: Callable[[Change], list[str]],
) -> None:
    def change(files: Path) -> None:
        copied(COMMAND)(files)
        (files / COMMAND).chmod(0o755)
        put("_internal/added.txt", "x")(files)

    found = said(shipping(change, known=False))
    assert any("is it a bundle?" in one for one in found)
    assert f"{SBOM} does not list _internal/added.txt as it is." in found


def test_a_folder_of_libraries_outside_is_refused(said: Callable[[Change], list[str]]) -> None:
    found = said(shipping(looking_in("/tmp/evil")))
    assert any("_internal/library.so" in one and "/tmp/evil" in one for one in found)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (copied("helper"), "“helper”: it is no part of the program."),
        (put("_internal/libtext.so", "another"), "“_internal/libtext.so”: it was changed or is damaged."),
        (without("_internal/libtext.so"), "“_internal/libtext.so”: it is missing."),
        (without("SHA256SUMS"), "the list of what was built is gone"),
        (put("SHA256SUMS", "no list\n"), "line 1 of the list of what was built makes no sense"),
    ],
)
def test_files_that_are_not_under_the_sums_are_refused(
    said: Callable[[Change], list[str]], change: Change, sentence: str
) -> None:
    found = said(lambda root: change(root / FILES))
    assert any(sentence in one for one in found)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (without(SBOM), f"{SBOM} is not among what SHA256SUMS lists."),
        (without(f"{LICENCES}/LICENCES.txt"), f"{LICENCES}/LICENCES.txt is not among what SHA256SUMS lists."),
        (without(f"{LICENCES}/QT-LGPL.txt"), f"{LICENCES}/QT-LGPL.txt is not among what SHA256SUMS lists."),
        (put(SBOM, "{"), f"{SBOM} does not list {COMMAND} as it is."),
        (copied("helper"), f"{SBOM} does not list helper as it is."),
        (put("_internal/libtext.so", "another"), f"{SBOM} does not list _internal/libtext.so as it is."),
        (without("_internal/libtext.so"), f"{SBOM} does not list _internal/libtext.so as it is."),
    ],
)
def test_a_package_without_its_papers_is_refused(
    said: Callable[[Change], list[str]], change: Change, sentence: str
) -> None:
    assert sentence in said(shipping(change, known=False))


def depending(rows: Callable[[list[str]], list[str]]) -> Change:
    """The control file with other dependencies than were found."""

    def change(root: Path) -> None:
        text = (root / "DEBIAN/control").read_text(encoding="utf-8")
        declared = next(line for line in text.splitlines() if line.startswith("Depends: "))
        found = declared.removeprefix("Depends: ").split(", ")
        replaced("DEBIAN/control", declared, f"Depends: {', '.join(rows(found))}")(root)

    return change


def c_library(of: list[str]) -> str:
    return next(row for row in of if row.startswith("libc6 "))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (lambda found: [row for row in found if "zlib1g" not in row], "Depends does not ask for zlib1g"),
        (
            lambda found: ["libc6 (>= 2.2)"],
            "Depends asks for libc6 (>= 2.2), which the files do not need so.",
        ),
        (lambda found: ["libc6 (>= 2.99)", *found[1:]], "Depends asks for libc6 (>= 2.99), which"),
        (lambda found: ["libc6 (>= 2.2)"], "Depends does not ask for libc6 (>= 2."),
        (lambda found: [*found, "openssl"], "Depends asks for openssl, which the files do not need so."),
        (lambda found: [*found, c_library(found)], "Depends asks for libc6 (>= 2."),
    ],
)
def test_what_is_declared_is_what_is_needed(
    said: Callable[[Change], list[str]], rows: Callable[[list[str]], list[str]], sentence: str
) -> None:
    assert any(one.startswith(sentence) for one in said(depending(rows)))


def test_what_is_needed_is_read_off_the_files_that_are_shipped(
    changed: Callable[..., Path],
) -> None:
    library = next(name for name in sorted(depends.needed([REAL])) if name.startswith("libz."))
    found = deb_gate.faults(changed(shipping(bundling(library))))
    assert any(one.startswith("Depends asks for zlib1g") for one in found)


def bundling(soname: str) -> Change:
    """A library of the system within the bundle, so that its package is needed no more."""

    def change(files: Path) -> None:
        listed = subprocess.run(["ldd", REAL], check=True, capture_output=True, text=True).stdout
        path = next(row.split()[2] for row in listed.splitlines() if row.split()[0] == soname)
        copied(f"_internal/{soname}", Path(path))(files)

    return change


def test_a_library_that_nobody_has_is_refused(changed: Callable[..., Path], tmp_path: Path) -> None:
    path = linked(tmp_path, "libnowhere.so.1")
    found = deb_gate.faults(changed(shipping(copied("_internal/x.so", path))))
    assert any("libnowhere.so.1" in one for one in found)
