"""Who signed which open pack. Found out after the first paint, beside the thread of the windows, and kept by pack."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.errors import PackError
from db.library import Library, Pack
from db.records import Brief
from db.signing.keyring import Keyring
from db.signing.signing import Signature, SignatureState, signature_of
from desktop.background import Background


class Signatures(QObject):
    """`learnt` tells that one more is known, `key_refused` carries a `UserError` about a key file that is of no use.

    The trusted keys are read once, when the first signature is asked for.
    """

    learnt = Signal()
    key_refused = Signal(object)

    def __init__(self, library: Library, background: Background, read_keys: Callable[[], Keyring]) -> None:
        super().__init__(background)
        self._library = library
        self._background = background
        self._read_keys = read_keys
        self._keyring: Keyring | None = None
        self._known: dict[Path, tuple[Pack, Signature]] = {}

    def of(self, path: Path) -> Signature:
        """Who signed the file at `path`. It reads the file: never called in the thread of the windows. Raises PackError."""
        if self._keyring is None:
            self._keyring = self._read_keys()
            for error in self._keyring.refused:
                self.key_refused.emit(error)
        return signature_of(path, self._keyring)

    def of_open(self, path: Path) -> Signature:
        """The same for a file that may be open already: what was found then, for its stick may be gone by now."""
        known = self._known.get(path)
        return known[1] if known else self.of(path)

    def known(self, brief: Brief) -> Signature | None:
        """Who signed `brief`; None as long as that is not known.

        Of packs that hold the very same brief, one that a trusted key signed speaks for all; else the one it was read
        from speaks.
        """
        found = [known for pack in self._library.copies_of(brief) if (known := self._of_pack(pack))]
        trusted = [known for known in found if known.state is SignatureState.SIGNED]
        return trusted[0] if trusted else self._of_pack(self._library.pack_of(brief))

    def learn(self, pack: Pack, signature: Signature) -> None:
        """Keep what was found out while a pack was taken in."""
        self._known[pack.path] = (pack, signature)
        self.learnt.emit()

    def ask(self, brief: Brief) -> None:
        """Find out who signed the packs that hold `brief`, of those that are open when its turn comes."""
        self._background.do(lambda: self._looked_up(brief), self._on_found)

    def _of_pack(self, pack: Pack | None) -> Signature | None:
        pack_known, signature = self._known.get(pack.path, (None, None)) if pack else (None, None)
        return signature if pack_known is pack else None

    def _looked_up(self, brief: Brief) -> dict[Path, tuple[Pack, Signature]]:
        """What is not known yet; a file that is out of reach is left out."""
        found: dict[Path, tuple[Pack, Signature]] = {}
        for pack in self._library.copies_of(brief):
            if self._of_pack(pack) is None:
                with contextlib.suppress(PackError):
                    found[pack.path] = (pack, self.of(pack.path))
        return found

    def _on_found(self, found: dict[Path, tuple[Pack, Signature]]) -> None:
        if found:
            self._known.update(found)
            self.learnt.emit()
