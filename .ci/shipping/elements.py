"""XML out of a package that nobody has vouched for yet."""

from __future__ import annotations

from xml.etree import ElementTree


def root(text: str) -> ElementTree.Element:
    """The outermost element; one called "none", with nothing in it, where `text` cannot be read or declares entities."""
    if "<!ENTITY" not in text:
        try:
            return ElementTree.fromstring(text)  # noqa: S314 - entities were refused
        except ElementTree.ParseError:
            pass
    return ElementTree.Element("none")
