"""`python -m shipping.sbom DIST`: list what is in the bundle as CycloneDX 1.6, in sbom.cdx.json; `--check` compares.

Components with their licences and, for each of them, its files with SHA-256. The same bundle gives the same bytes: the
time is the release's (or SOURCE_DATE_EPOCH), and the serial number follows from the content.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import sys
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component as Row
from cyclonedx.model.component import ComponentType, Pedigree
from cyclonedx.model.contact import OrganizationalEntity
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from desktop.identity import COMMAND
from desktop.installation import sha256
from shipping.component import Component, folder_name
from shipping.contents import SBOM
from shipping.gates import Refused, verdict
from shipping.icu_library import remade
from shipping.inventory import of_bundle
from shipping.names import build_time

_DATA = "_internal/resources/"


def document(dist: Path, components: Iterable[Component], seconds: int) -> str:
    """The list as JSON, ending in a line feed; `seconds` since 1970 is the time it bears."""
    bom = Bom(metadata=BomMetaData(timestamp=datetime.datetime.fromtimestamp(seconds, datetime.UTC)))
    bom.serial_number = uuid.UUID(int=0)
    listed = tuple(components)
    rows = {reference(component): _row(dist, component) for component in listed}
    if len(rows) < len(listed):
        raise Refused("Two components would have the same row in the list of what is inside.")
    program = next(rows[reference(component)] for component in listed if component.name == COMMAND)
    bom.metadata.component = program
    bom.components.update(row for row in rows.values() if row is not program)
    for holder in listed:
        parts = [rows[reference(one)] for one in listed if one.within == holder.name]
        if holder.name == COMMAND:
            parts = [rows[reference(one)] for one in listed if not one.within and one is not holder]
        bom.register_dependency(rows[reference(holder)], parts)
    # The serial number stands for the content: it is made from the document that lacks it.
    digest = hashlib.sha256(JsonV1Dot6(bom).output_as_string(indent=2).encode("utf-8")).hexdigest()
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_OID, digest)
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def reference(component: Component) -> str:
    """What the row of a component is called within the document."""
    return folder_name(f"{component.within}--{component.title}" if component.within else component.title)


def _row(dist: Path, component: Component) -> Row:
    files = tuple(name for name in component.files if not (dist / name).is_symlink())
    is_data = bool(files) and all(name.startswith(_DATA) for name in files)
    kind = ComponentType.DATA if is_data else ComponentType.LIBRARY
    changes = remade(dist, files)
    return Row(
        type=ComponentType.APPLICATION if component.name == COMMAND else kind,
        name=component.name,
        version=component.version or None,
        bom_ref=reference(component),
        supplier=OrganizationalEntity(name=component.origin),
        licenses=[LicenseExpression(component.licence)],
        purl=PackageURL.from_string(component.purl) if component.purl else None,
        hashes=[_hash(dist / files[0])] if len(files) == 1 else [],
        pedigree=Pedigree(notes=changes) if changes else None,
        components=[
            Row(type=ComponentType.FILE, name=name, bom_ref=f"file:{name}", hashes=[_hash(dist / name)])
            for name in files
        ],
    )


def _hash(path: Path) -> HashType:
    return HashType(alg=HashAlgorithm.SHA_256, content=sha256(path))


def invalid(text: str) -> list[str]:
    """One sentence where the document does not follow CycloneDX 1.6 to the letter."""
    try:
        error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    except ValueError:
        return [f"{SBOM} cannot be read; make it again."]
    return [f"{SBOM} is no valid CycloneDX 1.6: {str(error.data)[:300]}"] if error else []


def faults(found: str, derived: str) -> list[str]:
    """One sentence for every row that is missing, for nothing, or not what the bundle holds."""
    try:
        there, wanted = (_rows(json.loads(text)) for text in (found, derived))
    except (ValueError, KeyError, TypeError, AttributeError):
        return [f"{SBOM} cannot be read; make it again."]
    said = [
        *(f"{SBOM} has no row for {name}." for name in sorted(wanted.keys() - there.keys())),
        *(
            f"{SBOM} has a row for {name}, which is not in the bundle."
            for name in sorted(there.keys() - wanted.keys())
        ),
        *(f"The row for {name} in {SBOM} is not right." for name in _changed(there, wanted)),
    ]
    if not said and found != derived:
        said = [f"{SBOM} is not what this bundle gives; make it again."]
    return said


def _changed(there: dict[str, Any], wanted: dict[str, Any]) -> Iterator[str]:
    yield from (name for name in sorted(there.keys() & wanted.keys()) if there[name] != wanted[name])


def _rows(bom: dict[str, Any]) -> dict[str, Any]:
    """Reference -> row, files included, each without the rows inside it."""
    found: dict[str, Any] = {}
    waiting = [bom["metadata"]["component"], *bom["components"]]
    while waiting:
        row = dict(waiting.pop())
        waiting += row.pop("components", [])
        found[row["bom-ref"]] = row
    return found


def _stated_time(text: str) -> int:
    """The time the document bears; that of the build where it bears none."""
    try:
        return int(datetime.datetime.fromisoformat(json.loads(text)["metadata"]["timestamp"]).timestamp())
    except (ValueError, KeyError, TypeError):
        return build_time()


def check(dist: Path) -> list[str]:
    """What is wrong with the list of a bundle that is already made."""
    path = dist / SBOM
    if not path.is_file():
        return [f"{SBOM} is missing from the bundle."]
    text = path.read_text(encoding="utf-8")
    return invalid(text) or faults(text, document(dist, of_bundle(dist), _stated_time(text)))


def write(dist: Path) -> list[str]:
    """Write the list; what is wrong with it, in which case it is not written."""
    text = document(dist, of_bundle(dist), build_time())
    said = invalid(text)
    if not said:
        (dist / SBOM).write_text(text, encoding="utf-8", newline="\n")
    return said


def main(arguments: list[str]) -> int:
    """The exit status: 1 with a sentence for every row that is missing or wrong."""
    parser = argparse.ArgumentParser(prog="shipping.sbom", description=__doc__)
    parser.add_argument("dist", type=Path)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args(arguments)
    try:
        said = check(given.dist) if given.check else write(given.dist)
    except Refused as refused:
        said = list(refused.sentences)
    return verdict("sbom", said, f"{given.dist / SBOM} lists what is in the bundle")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
