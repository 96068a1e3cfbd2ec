"""Who signed a pack, by the keys that the administrator placed, as the packaged program tells it in 关于."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Any

import pytest
from shipping.debian import mounting

from db.pack import write_pack
from db.signing.keyring import trusted_keys_folder
from desktop.wording import edition_words
from tests.bundle.conftest import Open
from tests.bundle.pictures import wait_for_brief
from tests.bundle.places import MEDIUM, medium
from tests.db.signed import KEY, OTHER_KEY, signed
from tests.desktop.library.conftest import of_place
from tests.flows.driving import Onlooker, wait_until
from tests.flows.test_hostile import wait_for_notices

TRUSTED, STRANGE, BROKEN = (
    of_place(*names) for names in (("nanan", "南安市"), ("shishi", "石狮市"), ("anxi", "安溪县"))
)


def trusting(folder: Path) -> tuple[str, ...]:
    """A command for a machine whose administrator trusts KEY and nobody else; this machine's /etc stays as it is."""
    (folder / "office.pub").write_text(KEY.public.written(), encoding="utf-8")
    keys = f"{MEDIUM}{trusted_keys_folder()}"
    return mounting(
        medium(),
        f"cp -a /etc {MEDIUM}/",
        f"mkdir -p {keys}",
        f"install -m 644 {quote(str(folder / 'office.pub'))} {keys}/",
        f"mount --bind {MEDIUM}/etc /etc",
    )


@pytest.fixture
def packs(tmp_path: Path) -> list[str]:
    """One signed with the key that is trusted, one with another, and one that was altered after it was signed."""
    paths = [write_pack([each], tmp_path / f"{each.id}.brief") for each in (TRUSTED, STRANGE, BROKEN)]
    for path, key in zip(paths, (KEY, OTHER_KEY, KEY), strict=True):
        path.write_bytes(signed(path.read_bytes(), key))
    altered = paths[-1].read_bytes().replace("安溪县".encode(), "安溪市".encode())
    assert altered != paths[-1].read_bytes()
    paths[-1].write_bytes(altered)
    return [str(path) for path in paths]


@pytest.mark.usefixtures("as_root")
def test_signed_by_whom_unknown_unsigned_and_broken(
    packaged: Open, onlooker: Onlooker, packs: list[str], tmp_path: Path, where: dict[str, Any]
) -> None:
    with packaged(*packs, "briefing:jinjiang-2023", through=trusting(tmp_path)) as window:
        wait_for_brief(window, where)
        # The one that was altered is not opened, and that is said.
        wait_for_notices(window, where, 1)
        window.open_menus("alt+h")
        window.open_window("a", "关于简报台")
        window.press("ctrl+a", "ctrl+c")
        wait_until(lambda: "未签名" in onlooker.clipboard(), "the text of the dialogue")
        told = onlooker.clipboard()
        window.press("Escape")
        window.wait_for_focus()
    assert signature_of("晋江", told) == "未签名"
    assert signature_of("南安市", told).startswith(f"由“{KEY.public.name}”签名")
    assert KEY.public.fingerprint in signature_of("南安市", told)
    assert signature_of("石狮市", told).startswith("签名者未知")
    assert "安溪" not in told


def signature_of(place: str, told: str) -> str:
    """The line below that of the edition of a brief."""
    lines = told.splitlines()
    (at,) = (number for number, line in enumerate(lines) if line.startswith(place) and "简报" in line)
    return lines[at + 1]


def test_the_line_of_a_signature_is_found() -> None:
    told = f"x\n{edition_words(TRUSTED, 'zh_CN')}\n未签名\n{edition_words(STRANGE, 'zh_CN')}\n签名者未知\n"
    assert (signature_of("南安市", told), signature_of("石狮市", told)) == ("未签名", "签名者未知")
