"""Text as a file may hold it: what XML and HTML cannot carry is replaced, and everything else is left alone."""

from __future__ import annotations

import re

# Control characters, half surrogates and the two non-characters of XML 1.0 (section 2.2); a carriage return
# is legal there, but every reader takes it for a line feed.
_ILLEGIBLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    """`text`, each character that no reader could give back replaced by U+FFFD; always of the same length."""
    return _ILLEGIBLE.sub("\ufffd", text)
