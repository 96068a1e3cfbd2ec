"""Characters are UTF-8, whatever the system is set to: Qt asks for it, and gives four lines of advice where it is not.

Only the set of characters is changed; language, dates and numbers stay as the user has them. Where the system is set to
a locale that it does not have, nothing is changed and Qt's advice is right. Windows and macOS need nothing.
"""

from __future__ import annotations

import os
import sys

_UTF_8 = "C.UTF-8"


def speak_utf_8() -> None:
    """Let the environment of this process name a locale of UTF-8 characters; call it before Qt is started."""
    if sys.platform in {"win32", "darwin"} or _codeset() == "utf8":
        return
    before = dict(os.environ)
    over_all = os.environ.pop("LC_ALL", "")
    if over_all:
        # It was the value of every category, whatever these were set to; it stays that of all but one.
        for name in [name for name in os.environ if name.startswith("LC_")]:
            del os.environ[name]
        os.environ["LANG"] = over_all
    os.environ["LC_CTYPE"] = _UTF_8
    if _codeset() != "utf8":
        os.environ.clear()
        os.environ.update(before)


def _codeset() -> str:
    """How a program that asks for the user's locale, as Qt does, gets characters: "utf8", or empty where it gets none."""
    import locale  # noqa: PLC0415 - not needed everywhere

    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "")
        return locale.nl_langinfo(locale.CODESET).lower().replace("-", "")
    except locale.Error:
        return ""
    finally:
        locale.setlocale(locale.LC_ALL, before)
