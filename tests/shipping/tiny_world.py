"""A project, a bundle of it and the machine it was built on, all tiny, to plant failures in."""

from __future__ import annotations

import base64
import hashlib
import json
import marshal
import shutil
import zipfile
from importlib import metadata
from importlib.util import MAGIC_NUMBER
from pathlib import Path

from PyInstaller.archive.writers import CArchiveWriter, ZlibArchiveWriter
from shipping.claims import Claim
from shipping.component import Component
from shipping.inventory import of_bundle
from shipping.machine import Machine
from shipping.resources import wanted

from tests.db.tiny import LINES, TOML

PACKAGE = "libtiny1"
MODULES = {
    "desktop.app",
    "db.records",
    "__main__",
    "json.decoder",
    "wheely",
    "wheely.inner",
    "pyimod01_archive",
}
SOURCES = {
    "root/desktop/__init__.py": "",
    "root/desktop/__main__.py": "started = True",
    "root/desktop/app.py": "def make():\n    return 1\n",
    "root/db/__init__.py": "",
    "root/db/records.py": "kept = {'a', 'b', 'c'}",
    "python/json/__init__.py": "",
    "python/json/decoder.py": "read = str",
    "python/codecs.py": "known = ['utf-8']",
    "loader/pyimod01_archive.py": "first = 1",
}
WHEEL = ("wheely/__init__.py", "wheely/inner.py", "wheely/libcore.so", "wheely/data.json")
CLAIMS = (
    Claim(
        "CPython", "PSF-2.0", "PSF", ("vendored:Python.txt",), "3.11", files=("_internal/base_library.zip",)
    ),
    Claim("bootloader", "MIT", "them", ("dist:wheely:*",), modules=("pyimod*",)),
    Claim("core", "Zlib", "them", ("vendored:Zlib.txt",), "1", files=("_internal/wheely/libcore.so",)),
    Claim("inner", "MIT", "them", ("project:LICENSE",), within="core", known_for="wheely 1.0"),
)


class World:
    """Folders under `place`; what a test changes in them, `components` finds."""

    def __init__(self, place: Path, pack: Path) -> None:
        self.place = place
        self.root, self.dist, self.site, self.system, self.python = (
            place / name for name in ("root", "dist", "site", "sys", "python")
        )
        self.claims: tuple[Claim, ...] = CLAIMS
        self.modules = set(MODULES)
        self.licences = {PACKAGE: "MIT"}
        for name, text in SOURCES.items():
            self.put(place / name, text)
        self._project(pack)
        self._wheel()
        self._system()
        self._bundle()

    def put(self, path: Path, data: str | bytes = "text") -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        return path

    def _project(self, pack: Path) -> None:
        self.put(self.root / "LICENSE", "Apache")
        self.put(self.root / "resources/packs/tiny.brief", pack.read_bytes())
        source = "\n".join(LINES).encode()
        self.put(self.root / "db/sources/tiny/source.txt", source)
        self.put(
            self.root / "db/sources/tiny/brief.toml", TOML.replace("HASH", hashlib.sha256(source).hexdigest())
        )
        self.put(self.root / "resources/fonts/A.otf", "font")
        self.put(self.root / "resources/themes/window.qss")
        for name in ("Python.txt", "Zlib.txt", "Briefs.txt", "GPL-3.0.txt", "MIT.txt", "Apache-2.0.txt"):
            self.put(self.root / "resources/licences" / name, f"the text {name}")
        font = {
            "file": "A.otf",
            "family": "A",
            "style": "Bold",
            "origin": {"package": "fonts-a", "version": "2", "face": "A"},
            "modified": "no",
            "licence": "OFL-1.1",
            "licence_file": "OFL.txt",
            "sha256": hashlib.sha256(b"font").hexdigest(),
        }
        self.put(self.root / "resources/fonts/SOURCES.json", json.dumps([font]))
        self.put(self.root / "resources/fonts/OFL.txt")
        for folder, file in (("icons", "check.svg"), ("search", "readings.tsv")):
            row = {
                "set": folder,
                "version": "1",
                "licence": "ISC",
                "licence_file": "LICENSE",
                "files": [file],
            }
            self.put(self.root / "resources" / folder / "SOURCES.json", json.dumps([row]))
            self.put(self.root / "resources" / folder / "LICENSE")
            self.put(self.root / "resources" / folder / file, f"what {file} says")
        self.state_vendored()

    def state_vendored(self) -> None:
        """Write down, as they are now, where the vendored texts are from."""
        folder = self.root / "resources/licences"
        rows = [
            {"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
            for path in sorted(folder.glob("*.txt"))
        ]
        self.put(folder / "SOURCES.json", json.dumps(rows))

    def _wheel(self) -> None:
        info = self.site / "wheely-1.0.dist-info"
        self.put(info / "METADATA", "Metadata-Version: 2.4\nName: wheely\nVersion: 1.0\nLicense: MIT\n")
        self.put(info / "licenses/LICENSE")
        for name in WHEEL:
            self.put(self.site / name, "def tell():\n    return 2\n" if name.endswith(".py") else "text")
        self.put(self.site / "wheely/libcore.so", b"\x7fELF core")
        self.list_wheel()

    def list_wheel(self) -> None:
        """Write the wheel's RECORD of its files as they are now."""
        info = "wheely-1.0.dist-info"
        names = (*WHEEL, f"{info}/METADATA", f"{info}/licenses/LICENSE")
        rows = [f"{name},sha256={_in_base64(self.site / name)},\n" for name in names]
        self.put(self.site / info / "RECORD", "".join(rows))

    def _system(self) -> None:
        self.put(self.system / "lib/libtiny.so.1", b"\x7fELF tiny")
        self.put(
            self.system / "doc" / PACKAGE / "copyright", "MIT, but /usr/share/common-licenses/GPL-3 in part"
        )

    def _bundle(self) -> None:
        inside = self.dist / "_internal"
        for name in ("wheely/libcore.so", "wheely/data.json"):
            self.put(inside / name, (self.site / name).read_bytes())
        self.put(inside / "libtiny.so.1", b"\x7fELF tiny")
        for path in wanted(self.root):
            self.put(inside / path.relative_to(self.root), path.read_bytes())
        (inside / "libcore.so").symlink_to("wheely/libcore.so")
        self.head = b"\x7fELF program"
        self.library({"codecs.pyc": SOURCES["python/codecs.py"]})
        self.program()

    def library(self, sources: dict[str, str]) -> None:
        """Write Python's archive of what it needs to start: name -> source."""
        with zipfile.ZipFile(self.dist / "_internal/base_library.zip", "w") as archive:
            for name, text in sources.items():
                archive.writestr(
                    name,
                    MAGIC_NUMBER + bytes(12) + marshal.dumps(compile(text, name, "exec", dont_inherit=True)),
                )

    def program(self, **other: str) -> None:
        """Write the program with `modules` in it; `other` are sources that stand in for theirs."""
        work = self.place / "work"
        sources = {name: self.place / place for name, place in self._sources().items()}
        for name, text in other.items():
            sources[name] = self.put(work / f"{name}.py", text)
        codes = {
            name: compile(path.read_bytes(), name, "exec", dont_inherit=True)
            for name, path in sources.items()
        }
        entries = [
            (name, str(path), "PYMODULE") for name, path in sorted(sources.items()) if name != "__main__"
        ]
        ZlibArchiveWriter(str(work / "all.pyz"), entries, codes)
        toc = [
            ("all.pyz", str(work / "all.pyz"), False, "z"),
            ("__main__", str(sources["__main__"]), True, "s"),
        ]
        CArchiveWriter(str(work / "package"), toc, "libpython3.11.so")
        self.put(self.dist / "briefing-desk", self.head + (work / "package").read_bytes())

    def _sources(self) -> dict[str, str]:
        """Module -> its source, for each of `modules`; a module that nothing is known of has a source of its own."""
        known = {
            "wheely": "site/wheely/__init__.py",
            "wheely.inner": "site/wheely/inner.py",
            "__main__": "root/desktop/__main__.py",
        }
        for place in SOURCES:
            known.setdefault(place.partition("/")[2].removesuffix(".py").replace("/", "."), place)
        self.put(self.place / "work/strange.py", "strange = True")
        return {name: known.get(name, "work/strange.py") for name in self.modules}

    def made_real(self) -> None:
        """Put a program of this computer in the place of each program and library, so that tools can read them."""
        self.head = Path(shutil.which("dpkg-deb") or "/bin/sh").read_bytes()
        for path in (self.site / "wheely/libcore.so", self.system / "lib/libtiny.so.1"):
            self.put(path, self.head)
        self.list_wheel()
        for name in ("wheely/libcore.so", "libtiny.so.1"):
            self.put(self.dist / "_internal" / name, self.head)
        self.program()
        (self.dist / "briefing-desk").chmod(0o755)

    def dpkg(self, arguments: list[str]) -> str:
        """As dpkg-query would answer on this machine."""
        if arguments[0] == "--show":
            return "1.2-3 amd64\n"
        name = arguments[1].removeprefix("*/")
        return f"{PACKAGE}:amd64: {self.system / 'lib' / name}\n" if name == "libtiny.so.1" else ""

    def machine(self) -> Machine:
        """The computer that this world's bundle was built on."""
        return Machine(
            self.root,
            self.claims,
            {},
            self.licences,
            lambda: tuple(metadata.distributions(path=[str(self.site)])),
            self.python,
            (self.system / "python",),
            (self.place / "loader",),
            self.dpkg,
            self.system / "doc",
        )

    def components(self) -> tuple[Component, ...]:
        """What is in the bundle, as the gates find it."""
        return of_bundle(self.dist, self.machine())


def _in_base64(path: Path) -> str:
    """SHA-256 as a RECORD has it."""
    return base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).decode().rstrip("=")
