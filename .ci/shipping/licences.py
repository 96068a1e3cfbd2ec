"""`python -m shipping.licences DIST`: lay the licence texts of everything inside into the bundle; `--check` compares.

They stand in `_internal/resources/licences/`: LICENCES.txt, which a person reads first, the notice about Qt, and a
folder of texts for every component; texts that several share stand once, in texts/.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.identity import NAME_EN, NAME_ZH, VERSION
from desktop.installation import names
from shipping.component import Component
from shipping.contents import LICENCES
from shipping.gates import Refused, verdict
from shipping.inventory import of_bundle

INDEX = "LICENCES.txt"

_HEAD = f"""{NAME_ZH} {VERSION} 包含的软件、字体与数据,及其许可证
What is in {NAME_EN} {VERSION}, and under which licences
{"=" * 72}

每一项依次为:名称与版本、许可证(SPDX 写法)、作者或来源、许可证正文所在的文件。文件都在本文件夹中。
Each entry: name and version, licence in SPDX's words, authors or origin, files with the texts, all in this folder.

Qt、PySide6 与 Shiboken6 以 LGPL-3.0 发布,您可以替换它们;办法见 QT-LGPL.txt。
Qt, PySide6 and Shiboken6 come under LGPL-3.0, and you may replace them; QT-LGPL.txt says how.

typst 所含的 Rust 组件:其安装包列出了名称、版本、许可证和作者,没有附上各自的正文;这里附通用正文。
Rust crates in typst: its wheel lists names, versions, licences and authors without their texts; the common ones are here.
"""


def texts(components: Iterable[Component]) -> dict[str, bytes]:
    """Place below the folder -> bytes, the index included; Refused where two texts would take the same place."""
    listed = tuple(components)
    laid: dict[str, bytes] = {}
    for component in listed:
        for text in component.texts:
            data = text.source.read_bytes()
            if laid.setdefault(text.place, data) != data:
                raise Refused(f"{component.title}: two different licence texts would be called {text.place}.")
    return laid | {INDEX: index(listed).encode("utf-8")}


def index(components: Iterable[Component]) -> str:
    """LICENCES.txt: every component, and below it what is built into it."""
    listed = tuple(components)
    rows = [_HEAD]
    for component in listed:
        if not component.within:
            inside = [one for one in listed if one.within == component.name]
            rows += ["", *_entry(component), *_inside(inside)]
    return "\n".join(rows) + "\n"


def _entry(component: Component) -> Iterator[str]:
    yield component.title
    yield f"    {component.licence}"
    yield f"    {component.origin}"
    yield from (f"    {place}" for place in _places(component))


def _inside(components: list[Component]) -> Iterator[str]:
    if components:
        yield "    其中包含 / It contains:"
    for one in components:
        yield f"      - {one.title}; {one.licence}; {one.origin}; {', '.join(_places(one))}"


def _places(component: Component) -> list[str]:
    return list(dict.fromkeys(text.place for text in component.texts))


def write(dist: Path, laid: dict[str, bytes]) -> None:
    """Lay the texts into the bundle; what stood in the folder before is gone."""
    folder = dist / LICENCES
    shutil.rmtree(folder, ignore_errors=True)
    for place, data in laid.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(data)
        (folder / place).chmod(0o644)


def faults(dist: Path, laid: dict[str, bytes]) -> list[str]:
    """One sentence for every text that is missing from the bundle, not as it should be, or there for nothing."""
    folder = dist / LICENCES
    there = set(names(folder))
    return [
        *(f"The licence text {place} is missing from {LICENCES}." for place in sorted(laid.keys() - there)),
        *(
            f"The licence text {place} belongs to nothing in the bundle."
            for place in sorted(there - laid.keys())
        ),
        *(
            f"The licence text {place} is not what its component says."
            for place in sorted(there & laid.keys())
            if (folder / place).read_bytes() != laid[place]
        ),
    ]


def main(arguments: list[str]) -> int:
    """The exit status: 1 with a sentence for everything that has no text, or not the right one."""
    parser = argparse.ArgumentParser(prog="shipping.licences", description=__doc__)
    parser.add_argument("dist", type=Path)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args(arguments)
    try:
        components = of_bundle(given.dist)
        laid = texts(components)
        if not given.check:
            write(given.dist, laid)
        said = faults(given.dist, laid)
    except Refused as refused:
        return verdict("licences", refused.sentences, "")
    return verdict("licences", said, f"{len(components)} components, {len(laid)} texts")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
