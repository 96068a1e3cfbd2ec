"""Libraries that a bundle takes from the building machine: which Debian package they are from, and its licence text."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from desktop.installation import sha256
from shipping.component import Component, Text, folder_name
from shipping.gates import Refused
from shipping.vendored import Vendored

Ask = Callable[[list[str]], str]

_COMMON = re.compile(r"/usr/share/common-licenses/([A-Za-z]+(?:-[0-9.]*[0-9])?)")
# Where Debian keeps the newest of a family under its bare name.
_NEWEST = {"GPL": "GPL-3", "LGPL": "LGPL-3", "Artistic": "Artistic", "BSD": "BSD"}
_VENDORED = {
    "Apache-2.0": "Apache-2.0.txt",
    "Artistic": "Artistic-1.0-Perl.txt",
    "BSD": "BSD-3-Clause.txt",
    "CC0-1.0": "CC0-1.0.txt",
    "GPL-2": "GPL-2.0.txt",
    "GPL-3": "GPL-3.0.txt",
    "LGPL-2": "LGPL-2.0.txt",
    "LGPL-2.1": "LGPL-2.1.txt",
    "LGPL-3": "LGPL-3.0.txt",
    "MPL-2.0": "MPL-2.0.txt",
}


def dpkg(arguments: list[str]) -> str:
    """What dpkg-query answers; nothing where it has no answer or is not there."""
    command = ["dpkg-query", *arguments]
    try:
        said = subprocess.run(
            command,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            check=False,
        )
    except FileNotFoundError:
        return ""
    return said.stdout if said.returncode == 0 else ""


class Packages:
    """Answers by dpkg's database. `licences` maps a package's name to its SPDX expression."""

    def __init__(
        self,
        dist: Path,
        licences: Mapping[str, str],
        vendored: Vendored,
        ask: Ask = dpkg,
        docs: Path = Path("/usr/share/doc"),
    ) -> None:
        self._dist, self._licences, self._vendored = dist, licences, vendored
        self._ask, self._docs = ask, docs

    def owner(self, name: str) -> str | None:
        """The package that installed this very library, byte for byte: a file of the same name is not enough."""
        if ".so" not in name:
            return None
        path = self._dist / name
        for row in self._ask(["--search", f"*/{path.name}"]).splitlines():
            package, _, installed = row.partition(": ")
            if Path(installed).is_file() and sha256(Path(installed)) == sha256(path):
                return package.partition(":")[0]
        return None

    def holder(self, module: str) -> str | None:
        """No package: the modules of a bundle come from Python and from wheels."""
        return None

    def component(self, owner: str, files: tuple[str, ...]) -> Component:
        """The package as a component; Refused where components.toml does not say its licence."""
        if owner not in self._licences:
            raise Refused(
                f"{', '.join(files)} comes from the system's {owner}, whose licence is not in components.toml; "
                f"read {self._docs / owner / 'copyright'} and add it, or leave the library out of the bundle."
            )
        asked = self._ask(["--show", "--showformat=${Version} ${Architecture}\n", owner])
        version, _, architecture = asked.splitlines()[0].partition(" ")
        return Component(
            name=owner,
            version=version,
            licence=self._licences[owner],
            origin="Debian",
            purl=f"pkg:deb/debian/{owner}@{version}?arch={architecture}",
            texts=self._texts(owner, folder_name(f"{owner}-{version}")),
            files=files,
        )

    def _texts(self, package: str, folder: str) -> tuple[Text, ...]:
        """The package's own statement, and every whole licence that it refers to."""
        copyright_file = self._docs / package / "copyright"
        if not copyright_file.is_file():
            raise Refused(f"{copyright_file} is missing: install {package} with its documentation.")
        stated = copyright_file.read_text(encoding="utf-8", errors="replace")
        referred = sorted({_NEWEST.get(name, name) for name in _COMMON.findall(stated)})
        return (
            Text(f"{folder}/copyright", copyright_file),
            *(self._vendored.text(_VENDORED[name]) for name in referred if name in _VENDORED),
        )
