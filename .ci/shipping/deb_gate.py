"""What a .deb has to be before it leaves the house: rules over what is in it, each a planted failure in the tests.

`faults` says what is wrong, a sentence each; deb_rules.py looks at the package as a package, entry_rules.py at what a
desktop reads of it, and the desktop's own validators have the last word.
"""

from __future__ import annotations

from pathlib import Path

from shipping import deb_rules, entry_rules
from shipping.deb_reading import Package, read
from shipping.validators import complaints


def faults(path: Path) -> list[str]:
    """Everything that is wrong with the package at `path`; Refused where it cannot be read or tried."""
    package = read(path)
    return [*broken(package), *complaints(package)]


def broken(package: Package) -> list[str]:
    """The rules that `package` breaks."""
    return [said for rule in (*deb_rules.RULES, *entry_rules.RULES) for said in rule(package)]
