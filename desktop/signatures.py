"""Who signed which open pack. Found out after the first paint, beside the thread of the windows, and kept by pack."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.errors import PackError
from db.keyring import Keyring
from db.library import Library, Pack
from db.records import Brief
from db.signing import Signature, signature_of
from desktop.background import Background


class Signatures(QObject):
    """`learnt` tells that one more is known, `key_refused` carries a `UserError` about a key file that is of no use.

    The trusted keys are read once, when the first signature is asked for.
    """

    learnt = Signal()
    key_refused = Signal(object)

    def __init__(self, library: Library, background: Background, trusted_keys: Path) -> None:
        super().__init__(background)
        self._library = library
        self._background = background
        self._trusted_keys = trusted_keys
        self._keyring: Keyring | None = None
        self._known: dict[Path, tuple[Pack, Signature]] = {}

    def of(self, path: Path) -> Signature:
        """Who signed the file at `path`. It reads the file: never called in the thread of the windows. Raises PackError."""
        if self._keyring is None:
            self._keyring = Keyring.read(self._trusted_keys)
            for error in self._keyring.refused:
                self.key_refused.emit(error)
        return signature_of(path, self._keyring)

    def of_open(self, path: Path) -> Signature:
        """The same for a file that may be open already: what was found then, for its stick may be gone by now."""
        known = self._known.get(path)
        return known[1] if known else self.of(path)

    def known(self, brief: Brief) -> Signature | None:
        """Who signed the pack that `brief` was read from; None as long as that is not known."""
        pack = self._library.pack_of(brief)
        pack_known, signature = self._known.get(pack.path, (None, None)) if pack else (None, None)
        return signature if pack_known is pack else None

    def learn(self, pack: Pack, signature: Signature) -> None:
        """Keep what was found out while a pack was taken in."""
        self._known[pack.path] = (pack, signature)
        self.learnt.emit()

    def ask(self, brief: Brief) -> None:
        """Find out who signed the pack of `brief`, where that is not known."""
        pack = self._library.pack_of(brief)
        if pack is None or self.known(brief) is not None:
            return
        self._background.do(lambda: self._looked_up(pack.path), lambda found: self._on_found(pack, found))

    def _looked_up(self, path: Path) -> Signature | None:
        with contextlib.suppress(PackError):
            return self.of(path)
        return None

    def _on_found(self, pack: Pack, found: Signature | None) -> None:
        if found is not None:
            self.learn(pack, found)
