"""What is due as it is read: in the target's own unit, the same on the screen, on paper and in spreadsheets."""

from __future__ import annotations

from fractions import Fraction

from db.pace.numbers import exact, rounded
from db.records import Figure

_PLACES = 1


def due_words(target: Figure, due: Fraction) -> str:
    """300家, or ≈333.3家 where decimals were cut. `due` is as `pace.expected` gives it."""
    ends = due * 10**_PLACES % 1 == 0
    text = exact(due) if ends else f"≈{rounded(due, _PLACES)}"
    return text + target.quantity.unit.replace("多", "").replace("余", "")
