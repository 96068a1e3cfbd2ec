"""What a .deb has to be before it leaves the house: rules over what is in it, each a planted failure in the tests.

`faults` says what is wrong, a sentence each. First the package as it is: what it says of itself (deb_control.py), what
it puts where (deb_rules.py), and what a desktop reads of it (entry_rules.py, icon_rules.py, document_rules.py). Only a
package that is sound so far is unpacked: the desktop's own validators look at it, and the gates of the bundle once more.
"""

from __future__ import annotations

from pathlib import Path

from shipping import deb_control, deb_rules, document_rules, entry_rules, icon_rules
from shipping.deb_reading import Package, read
from shipping.deb_shipped import shipped
from shipping.validators import complaints

_RULES = (deb_control, deb_rules, entry_rules, icon_rules, document_rules)


def faults(path: Path) -> list[str]:
    """Everything that is wrong with the package at `path`; Refused where it cannot be read or tried."""
    package = read(path)
    return broken(package) or [*complaints(package), *shipped(path, package)]


def broken(package: Package) -> list[str]:
    """The rules that `package` breaks."""
    return [said for module in _RULES for rule in module.RULES for said in rule(package)]
