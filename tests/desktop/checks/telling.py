"""What a list of checks says."""

from __future__ import annotations

from desktop.checks.running import Check, outcomes


def red(checks: list[Check]) -> dict[str, str]:
    """Name -> detail of every check that does not hold."""
    return {each.name: each.detail for each in outcomes(checks) if not each.ok}
