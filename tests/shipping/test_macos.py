"""What macOS is told agrees with the program, and is a property list."""

from __future__ import annotations

import plistlib
from pathlib import Path
from typing import Any

from shipping import macos
from shipping.names import SCHEME, four_parts

from db.schema import MIME
from desktop.identity import NAME_ZH, VERSION


def info() -> Any:
    return plistlib.loads(plistlib.dumps(macos.document_types()))


def test_a_pack_and_a_link_are_opened_by_the_program() -> None:
    (document,), (kind,), (link,) = (
        info()[key] for key in ("CFBundleDocumentTypes", "UTExportedTypeDeclarations", "CFBundleURLTypes")
    )
    assert document["LSItemContentTypes"] == [kind["UTTypeIdentifier"]] == ["org.briefingdesk.brief"]
    assert kind["UTTypeTagSpecification"] == {
        "public.filename-extension": ["brief"],
        "public.mime-type": [MIME],
    }
    assert link["CFBundleURLSchemes"] == [SCHEME]


def test_name_and_version_are_the_programs() -> None:
    assert info()["CFBundleDisplayName"] == NAME_ZH
    assert (info()["CFBundleShortVersionString"], info()["CFBundleVersion"]) == (VERSION, four_parts())


def test_both_icons_are_drawn(tmp_path: Path) -> None:
    path = macos.icon_file(tmp_path)
    named = info()["CFBundleDocumentTypes"][0]["CFBundleTypeIconFile"]
    assert path.read_bytes()[:4] == (tmp_path / named).read_bytes()[:4] == b"icns"
