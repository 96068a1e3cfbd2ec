"""What came with the program: its fonts, its packs, its words, the readings of Chinese that the search knows."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QFontDatabase, QRawFont

from db.library import check_pack
from db.pinyin import places
from desktop.checks.running import Check, Failed, demand
from desktop.qt_folders import qt_translations

_SHOWS = "晋"  # in every face that is to show a brief
_ANY_SIZE = 16.0  # pixels
# Letters, a text and whether it reads so: a place, and a character whose word fixes its reading.
_READ = (
    ("jinjiang", "晋江", True),
    ("jj", "晋江", True),
    ("chongqing", "重庆", True),
    ("zhongqing", "重庆", False),
)


def font_checks(folder: Path) -> list[Check]:
    """One for each face in `folder`'s list of sources, and one that the list and the folder agree."""
    try:
        rows = {row["file"]: row["sha256"] for row in json.loads((folder / "SOURCES.json").read_bytes())}
    except (OSError, ValueError, TypeError, KeyError) as error:
        return [Check("fonts", functools.partial(_unlisted, error))]
    listed = Check("fonts", lambda: _agree(set(rows), {path.name for path in folder.glob("*.otf")}))
    faces = (
        Check(f"font {name}", functools.partial(_font, folder / name, stated))
        for name, stated in rows.items()
    )
    return [listed, *faces]


def _unlisted(error: Exception) -> str:
    raise Failed(f"the list of faces cannot be read: {type(error).__name__}: {error}")


def _agree(listed: set[str], there: set[str]) -> str:
    demand(listed == there and bool(listed), f"listed and there differ: {sorted(listed ^ there)}")
    return f"{len(there)} faces, as listed"


def _font(path: Path, stated: str) -> str:
    data = path.read_bytes()
    real = hashlib.sha256(data).hexdigest()
    demand(real == stated, f"SHA-256 is {real}, not {stated}")
    face = QRawFont(str(path), _ANY_SIZE)
    demand(face.isValid(), "it is no font")
    demand(face.supportsCharacter(ord(_SHOWS)), f"it lacks {_SHOWS}")
    number = QFontDatabase.addApplicationFont(str(path))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    demand(bool(families), "Qt does not take it")
    QFontDatabase.removeApplicationFont(number)
    return f"{families[0]}, {len(data)} bytes, sha256 {real}"


def pack_checks(paths: Sequence[Path]) -> list[Check]:
    """One for each pack, and one that there is any."""
    some = Check("packs", functools.partial(_some, len(paths)))
    return [some, *(Check(f"pack {path.name}", functools.partial(_pack, path)) for path in paths)]


def _some(count: int) -> str:
    demand(count > 0, "no pack came with the program")
    return f"{count} came with the program"


def _pack(path: Path) -> str:
    from db.signing.keyring import Keyring, trusted_keys_folder  # noqa: PLC0415
    from db.signing.signing import SignatureState, signature_of  # noqa: PLC0415 - PyNaCl

    briefs = check_pack(path).briefs
    signature = signature_of(path, Keyring.read(trusted_keys_folder()))
    if signature.state is SignatureState.BROKEN:
        raise Failed("its signature is broken")
    signer = f" by {signature.signer or signature.fingerprint}" if signature.fingerprint else ""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"{', '.join(brief.id for brief in briefs)}; {signature.state.value}{signer}; sha256 {digest}"


def translation_checks(folder: Path) -> list[Check]:
    """The desk's own words, and Qt's."""
    return [
        Check("translation zh_CN", lambda: _translation("zh_CN", folder, ("Tree", "Overview", "总览"))),
        Check("translation qtbase_zh_CN", lambda: _translation("qtbase_zh_CN", qt_translations(), None)),
    ]


def _translation(name: str, folder: Path, example: tuple[str, str, str] | None) -> str:
    translator = QTranslator()
    demand(translator.load(name, str(folder)) and not translator.isEmpty(), f"{name}.qm cannot be loaded")
    if example is not None:
        context, source, wanted = example
        said = translator.translate(context, source)
        demand(said == wanted, f"{source} is {said!r}, not {wanted!r}")
    return f"{name}.qm is loaded"


def search_checks() -> list[Check]:
    """That Chinese is found by its pinyin."""
    return [Check("search by pinyin", _pinyin)]


def _pinyin() -> str:
    wrong = [f"{letters}: {text}" for letters, text, reads in _READ if any(places(letters, text)) != reads]
    demand(not wrong, f"read otherwise than it should be: {', '.join(wrong)}")
    return f"{len(_READ)} readings are as they should be"
