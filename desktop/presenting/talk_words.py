"""Times of a talk in words and digits, in the interface's language."""

from __future__ import annotations

from desktop import wording


def digits(seconds: float) -> str:
    """Minutes and seconds, 4:05; from an hour on 1:04:05; never below zero."""
    whole = max(0, int(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def spoken(seconds: float) -> str:
    """A length in words, 1 min 20 s; the sign is left to the words around it."""
    minutes, rest = divmod(round(abs(seconds)), 60)
    if not minutes:
        return wording.translate("Talk", "%1 s").replace("%1", str(rest))
    words = wording.translate("Talk", "%1 min %2 s") if rest else wording.translate("Talk", "%1 min")
    return words.replace("%1", str(minutes)).replace("%2", str(rest))


def signed(seconds: float) -> str:
    """A difference: "+0:20", "−1:05", "0:00"."""
    whole = round(seconds)
    sign = "+" if whole > 0 else "−" if whole < 0 else ""
    return sign + digits(abs(whole))
