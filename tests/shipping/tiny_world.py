"""A project, a bundle of it and the machine it was built on, all tiny, to plant failures in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from shipping import contents, inventory
from shipping.claims import Claim, Claims
from shipping.component import Component, checked
from shipping.own import Own
from shipping.packages import Packages
from shipping.vendored import Vendored
from shipping.wheels import Wheels

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
        self.root, self.dist, self.site, self.system = (
            place / name for name in ("root", "dist", "site", "sys")
        )
        self.claims: tuple[Claim, ...] = CLAIMS
        self.modules = set(MODULES)
        self.licences = {PACKAGE: "MIT"}
        self._project()
        self._wheel()
        self._system()
        self._bundle(pack)

    def put(self, path: Path, data: str | bytes = "text") -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        return path

    def _project(self) -> None:
        self.put(self.root / "LICENSE", "Apache")
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
        files = ("wheely/__init__.py", "wheely/inner.py", "wheely/libcore.so", "wheely/data.json")
        for name in files:
            self.put(self.site / name)
        listed = (*files, *(f"{info.name}/{name}" for name in ("METADATA", "licenses/LICENSE")))
        self.put(info / "RECORD", "".join(f"{name},,\n" for name in listed))

    def _system(self) -> None:
        self.put(self.system / "lib/libtiny.so.1", b"\x7fELF tiny")
        self.put(
            self.system / "doc" / PACKAGE / "copyright", "MIT, but /usr/share/common-licenses/GPL-3 in part"
        )

    def _bundle(self, pack: Path) -> None:
        for name in (
            "base_library.zip",
            "wheely/libcore.so",
            "wheely/data.json",
            "resources/themes/window.qss",
        ):
            self.put(self.dist / "_internal" / name)
        self.put(self.dist / "_internal/libtiny.so.1", b"\x7fELF tiny")
        self.put(self.dist / "_internal/resources/fonts/A.otf", "font")
        self.put(self.dist / "_internal/resources/icons/check.svg", "<svg/>")
        self.put(self.dist / "_internal/resources/search/readings.tsv", "字\tzi")
        (self.dist / "_internal/libcore.so").symlink_to("wheely/libcore.so")
        self.put(self.dist / "briefing-desk", b"\x7fELF program")
        self.put(self.dist / "_internal/resources/packs/tiny.brief", pack.read_bytes())

    def dpkg(self, arguments: list[str]) -> str:
        """As dpkg-query would answer on this machine."""
        if arguments[0] == "--show":
            return "1.2-3 amd64\n"
        name = arguments[1].removeprefix("*/")
        return f"{PACKAGE}:amd64: {self.system / 'lib' / name}\n" if name == "libtiny.so.1" else ""

    def distributions(self) -> Iterable[metadata.Distribution]:
        return metadata.distributions(path=[str(self.site)])

    def components(self) -> tuple[Component, ...]:
        """As inventory.of_bundle, of this world."""
        vendored = Vendored(self.root)
        wheels = Wheels(self.distributions(), {}, vendored)
        claims = Claims(self.claims, self.root, vendored, wheels)
        system = Packages(self.dist, self.licences, vendored, self.dpkg, self.system / "doc")
        sources = (Own(self.dist, self.root, vendored), claims, wheels, system)
        found = inventory.components(contents.files(self.dist), self.modules, sources)
        inside = [part for holder in found for part in claims.built_into(holder)]
        return tuple(sorted(map(checked, [*found, *inside]), key=lambda component: component.name))
