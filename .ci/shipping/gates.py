"""What every gate of a build has in common: it passes in silence or refuses in sentences."""

from __future__ import annotations

import sys
from collections.abc import Iterable


class Refused(Exception):
    """What stops a build; each argument is a whole sentence."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences, in order."""
        return tuple(str(sentence) for sentence in self.args)


def verdict(gate: str, sentences: Iterable[str], passed: str) -> int:
    """Say what `gate` found: exit status 1 and every sentence, or 0 and `passed`."""
    listed = list(sentences)
    for sentence in listed:
        sys.stderr.write(f"{gate}: {sentence}\n")
    if not listed:
        sys.stdout.write(f"{gate}: {passed}\n")
    return int(bool(listed))
