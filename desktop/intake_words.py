"""What happened to a file that came in, in one sentence: what is in use now, what is safe, what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from db.editions import Standing
from db.records import Brief
from desktop.finding import LARGEST, MOST_PACKS
from desktop.wording import translate

_LONGEST = 60  # characters of a name in a sentence
_NAMED = 5  # files in a sentence


def standing_words(brief: Brief, how: Standing, in_use: Brief | None, file: str, language: str) -> str:
    """How a brief that came in the file stands to the one in use before it."""
    words = {
        Standing.NEW: translate("Intake", '"%1" (edition %2) was added. It will be here at every start.'),
        Standing.NEWER: translate(
            "Intake",
            '"%1": edition %2 is in use from now on. Edition %3 stays at hand under File, Open briefs.',
        ),
        Standing.SAME: translate("Intake", '"%1", edition %2, is in use already. Nothing changed.'),
        Standing.OLDER: translate(
            "Intake",
            '"%4" holds edition %2 of "%1", which is older than edition %3 in use. It was not used; nothing changed.',
        ),
        Standing.CONFLICT: translate(
            "Intake",
            '"%4" calls itself edition %2 of "%1" like the one in use, but says something else. It was not used; '
            "nothing changed. Ask its sender which of the two is right.",
        ),
    }[how]
    return _filled(words, brief, in_use, file, language)


def asking_words(
    brief: Brief, in_use: Brief | None, file: str, signer: str, language: str, *, key: str = ""
) -> str:
    """That a newer edition is signed by nobody who is trusted, while the one in use is.

    `key` is the fingerprint of the key that signed it, empty where it is not signed.
    """
    words = {
        False: translate(
            "Intake",
            '"%4" holds edition %2 of "%1", newer than edition %3 in use. Edition %3 is signed by %5; this file is not '
            "signed. It was not used; nothing changed. Check with its sender before you use it.",
        ),
        True: translate(
            "Intake",
            '"%4" holds edition %2 of "%1", newer than edition %3 in use. Edition %3 is signed by %5; this file is '
            "signed with the key %6, which is not trusted on this computer. It was not used; nothing changed. Compare "
            "that key with its sender before you use it.",
        ),
    }[bool(key)]
    signer = signer or translate("Intake", "a trusted signer")
    return _filled(words, brief, in_use, file, language, signer, key)


def guarded_words(brief: Brief, file: str, signer: str, language: str, *, key: str = "") -> str:
    """That a file says the same as what is in use, which `signer` signed, while nobody who is trusted signed the file.

    `key` is the fingerprint of the key that signed it, empty where it is not signed.
    """
    words = {
        False: translate(
            "Intake",
            '"%4" says the same as "%1", edition %2, in use, but is not signed. The copy signed by %5 stays in use; '
            "nothing changed.",
        ),
        True: translate(
            "Intake",
            '"%4" says the same as "%1", edition %2, in use, but is signed with the key %6, which is not trusted on '
            "this computer. The copy signed by %5 stays in use; nothing changed.",
        ),
    }[bool(key)]
    return _filled(words, brief, None, file, language, signer, key)


def beside_words(files: Sequence[tuple[str, int]]) -> str:
    """That the same is to be said of `files`, each with its edition; it follows the sentence about another."""
    named = files if len(files) <= _NAMED + 1 else files[:_NAMED]
    each = translate("Intake", '"%1" (edition %2)')
    parts = [_marked(each, {"%1": _short(file), "%2": str(edition)}) for file, edition in named]
    if more := len(files) - len(named):
        parts.append(translate("Intake", "%1 more files").replace("%1", str(more)))
    words = translate("Intake", " Not used either: %1. Open one by itself to decide on it.")
    return words.replace("%1", translate("Intake", ", ").join(parts))


def signed_words(brief: Brief, signer: str, language: str) -> str:
    """That what is in use is now signed by somebody who is trusted."""
    words = translate(
        "Intake",
        '"%1", edition %2, is now signed by %5. The signed copy is in use from now on; what it says is the same.',
    )
    return _filled(words, brief, None, "", language, signer)


def for_now_words(brief: Brief, in_use: Brief | None, language: str) -> str:
    """That what is read is not what is in use."""
    if in_use is not None and in_use.edition == brief.edition:
        words = translate(
            "Intake", 'For now you are reading another copy of "%1", edition %2, not the one in use.'
        )
    else:
        words = translate("Intake", 'For now you are reading edition %2 of "%1". Edition %3 is in use.')
    return _filled(words, brief, in_use, "", language)


def read_words(how: Standing) -> str:
    """The button that reads what was not used."""
    if how is Standing.CONFLICT:
        return translate("Intake", "Read this file for now")
    return translate("Intake", "Read this older edition for now")


def use_words(brief: Brief) -> str:
    """The button that uses what no trusted key has signed."""
    return translate("Intake", "Use edition %1 all the same").replace("%1", str(brief.edition))


def return_words(in_use: Brief) -> str:
    """The button that leads back to what is in use."""
    return translate("Intake", "Back to edition %1 in use").replace("%1", str(in_use.edition))


def empty_words(folder: Path) -> str:
    """That a folder holds no pack."""
    words = translate(
        "Intake",
        '"%1" holds no pack: no file ending in .brief is in it or in the folders directly in it. Nothing changed.',
    )
    return words.replace("%1", _short(folder.name or str(folder)))


def cut_words(folder: Path) -> str:
    """That a folder holds more than is looked at."""
    words = translate(
        "Intake",
        '"%1" holds more than is looked at: the newest %2 packs, each up to %3 MB. Open what is missing by itself.',
    )
    words = words.replace("%2", str(MOST_PACKS)).replace("%3", str(LARGEST >> 20))
    return words.replace("%1", _short(folder.name or str(folder)))


def more_words(count: int) -> str:
    """That further files were refused, whose reasons would not fit above the page."""
    words = translate(
        "Intake",
        "More files that were not opened: %1. No file was changed; open one by itself to see its reason.",
    )
    return words.replace("%1", str(count))


def _filled(
    words: str,
    brief: Brief,
    in_use: Brief | None,
    file: str,
    language: str,
    signer: str = "",
    key: str = "",
) -> str:
    """All marks in one pass: a name may hold a percent sign itself. `key` is a fingerprint."""
    parts = {
        "%1": _short(brief.name.of(language)),
        "%2": str(brief.edition),
        "%3": str(in_use.edition if in_use else ""),
        "%4": _short(file),
        "%5": _short(signer),
        # Read out group by group: it stays on one line.
        "%6": key.replace(" ", "\u00a0"),
    }
    return _marked(words, parts)


def _marked(words: str, parts: dict[str, str]) -> str:
    return re.sub("%[1-6]", lambda mark: parts[mark[0]], words)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
