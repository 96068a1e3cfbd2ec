"""The .deb of a small bundle: made the same twice, laid out for UOS and for Debian."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from shipping import deb
from shipping.deb_reading import Package
from shipping.gates import Refused
from shipping.names import HOME
from shipping.staging import FILES

from desktop.identity import APP_ID, COMMAND
from tests.shipping.small import small_bundle


def test_the_same_bundle_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    again = deb.build(small_bundle(tmp_path / "elsewhere"), tmp_path)
    assert again.name == made.name
    assert again.read_bytes() == made.read_bytes()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [made.name]


def test_the_bundle_lies_where_uos_wants_it_and_the_command_leads_there(package: Package) -> None:
    program = package.members[f"{FILES}/{COMMAND}"]
    assert program.mode == 0o755
    assert package.members[f"usr/bin/{COMMAND}"].target == f"/{FILES}/{COMMAND}"
    assert package.text(f"{FILES}/_internal/资源 folder/text.txt") == "正文"
    assert package.members[f"{FILES}/_internal/link.txt"].kind == "link"
    assert package.members[f"{FILES}/_internal/libtext.so"].mode == 0o644


def test_the_command_is_a_path_for_uos_and_a_name_for_others(package: Package) -> None:
    places = {f"{HOME}/entries": f"Exec=/{FILES}/{COMMAND} %F", "usr/share": f"Exec={COMMAND} %F"}
    for place, line in places.items():
        assert line in package.text(f"{place}/applications/{APP_ID}.desktop").splitlines()


def test_the_c_library_is_declared_with_its_oldest_version(package: Package) -> None:
    assert re.search(r"libc6 \(>= 2\.\d+\)", package.field("Depends"))
    assert package.field("Version") == json.loads(package.text(f"{HOME}/info"))["version"] == "0.1.0.0"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, "is missing; make the bundle first"), (b"#!/bin/sh\n", "is no program of Linux")],
)
def test_what_is_no_bundle_is_refused(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    (tmp_path / "dist").mkdir()
    if content is not None:
        (tmp_path / "dist" / COMMAND).write_bytes(content)
    with pytest.raises(Refused, match=sentence):
        deb.build(tmp_path / "dist", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_sums_are_those_that_dpkg_keeps(package: Package) -> None:
    row = f"{hashlib.md5('正文'.encode()).hexdigest()}  {FILES}/_internal/资源 folder/text.txt"
    assert row in package.records["md5sums"].splitlines()
