"""The notices about a file that came in: what is in use now, what is asked, what was not used; one for each brief in it."""

from __future__ import annotations

from collections.abc import Callable

from db.admitting import Admission
from db.editions import Standing
from db.records import Brief
from desktop import intake_words as words
from desktop.widgets.notices import GOOD_NEWS, Notice

Run = Callable[[], object]


class IntakeNotices:
    """Makes the notices about one file; in each, `in_use` is what was in use before it came."""

    def __init__(self, found: Admission, language: str) -> None:
        self._found = found
        self._file = found.path.name
        self._language = language

    def question(self, brief: Brief, in_use: Brief | None, signer: str, use: Run) -> Notice:
        """Whether to `use` a newer edition that no trusted key signed in the place of what `signer` did."""
        fingerprint = self._found.signature.fingerprint
        said = words.asking_words(brief, in_use, self._file, signer, self._language, key=fingerprint)
        choices = ((words.use_words(brief), use),)
        return Notice(said, choices=choices, key=f"asking:{self._found.path}:{brief.id}")

    def news(self, brief: Brief, how: Standing, in_use: Brief | None) -> Notice:
        """That it is in use, or was already."""
        signed = self._found.signature
        if signer := dict(self._found.guarded).get(brief.id):
            said = words.guarded_words(brief, self._file, signer, self._language, key=signed.fingerprint)
            return Notice(said, "info", key=self._key(brief))
        said = words.standing_words(brief, how, in_use, self._file, self._language)
        if brief.id in self._found.newly_signed:
            said = words.signed_words(brief, signed.signer, self._language)
        return Notice(said, GOOD_NEWS, key=f"brief:{brief.id}")

    def unused(self, brief: Brief, how: Standing, in_use: Brief | None, read: Run, key: str = "") -> Notice:
        """That it was not used, and the way to `read` it for now."""
        said = words.standing_words(brief, how, in_use, self._file, self._language)
        return Notice(said, "info", ((words.read_words(how), read),), key=key or self._key(brief))

    def _key(self, brief: Brief) -> str:
        return f"file:{self._found.path}:{brief.id}"
