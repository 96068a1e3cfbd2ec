"""How the source's characters are shown: Chinese punctuation, one for one, so that offsets stay true.

The source mixes half-width and full-width marks. On screen, slides and paper a half-width , : ; ? ! ( ) beside a
Chinese character is set full width. Provenance, search, copies and exports keep the source's characters.
"""

from __future__ import annotations

_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def shown(text: str) -> str:
    """`text` as it is set; always of the same length."""
    if not any(mark in text for mark in _FULL):
        return text
    out = list(text)
    # Marks side by side: one set full width is a Chinese neighbour of the next, on either side of it.
    for places in (range(len(out)), reversed(range(len(out)))):
        for place in places:
            mark = out[place]
            if mark in _FULL and _beside_chinese(text, out, place):
                out[place] = _FULL[mark]
    return "".join(out)


def straight(text: str) -> str:
    """An English sentence with straight quotation marks, one for one.

    The faces are Chinese ones: in them “ and ” are as wide as a Chinese character and leave holes among Latin letters.
    """
    return text.translate(_STRAIGHT)


def _beside_chinese(text: str, out: list[str], place: int) -> bool:
    before = out[place - 1] if place else ""
    after = out[place + 1] if place + 1 < len(out) else ""
    if text[place] == "," and before.isascii() and before.isdigit() and after.isdigit():
        return False  # 1,400
    # A mark that was just set full width is Chinese too: 7.0%，“…
    return (
        _is_chinese(before)
        or _is_chinese(after)
        or (before == "%" and (after.isdigit() or not after.isascii()))
    )


def _is_chinese(character: str) -> bool:
    if not character:
        return False
    code = ord(character)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x3FFFF
        or 0x3000 <= code <= 0x303F
        or 0xFF01 <= code <= 0xFF5E
        or character in "“”‘’—…"
    )


def utf16_offset(text: str, offset: int) -> int:
    """Where code point `offset` of `text` stands in UTF-16 units, which Qt's text classes count in."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def code_point_offset(text: str, units: int) -> int:
    """The inverse of `utf16_offset`; inside a surrogate pair it is the pair's start."""
    return len(text.encode("utf-16-le", "surrogatepass")[: units * 2].decode("utf-16-le", "ignore"))
