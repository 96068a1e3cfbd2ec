"""What Windows is told of the program: version resource, icons, and an installer for one user.

    python -m shipping.windows FOLDER

writes the icons and `briefing-desk.iss` for Inno Setup into FOLDER. build.spec takes the icon and the version resource
from here. Written for Windows; it has not been run there.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop.identity import COMMAND, NAME_EN, NAME_ZH, VERSION
from shipping import icons
from shipping.names import filled, four_parts

PROG_ID = "BriefingDesk.brief.1"
# The installer's own files, outside the program's folder, in which every file is on the list of what was built.
BESIDE = rf"{{localappdata}}\Programs\{COMMAND}-setup"
# Simplified Chinese and American English, each in Unicode.
_LANGUAGES = {
    (0x0804, 1200): (NAME_ZH, "离线阅读、打印、放映政府简报"),
    (0x0409, 1200): (NAME_EN, "Offline viewer of government briefings"),
}


def icon_file(folder: Path) -> Path:
    """The program's .ico, drawn into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{icons.PROGRAM}.ico"
    path.write_bytes(icons.ico(icons.PROGRAM))
    return path


def version_strings() -> dict[tuple[int, int], dict[str, str]]:
    """(Language, code page) -> what the properties of the .exe show in it."""
    return {
        key: {
            "CompanyName": "Briefing Desk maintainers",
            "FileDescription": name,
            "FileVersion": four_parts(),
            "InternalName": COMMAND,
            "LegalCopyright": "Apache-2.0",
            "OriginalFilename": f"{COMMAND}.exe",
            "ProductName": name,
            "ProductVersion": VERSION,
            "Comments": comment,
        }
        for key, (name, comment) in _LANGUAGES.items()
    }


def version_resource() -> Any:
    """The same as PyInstaller's EXE takes it; only on Windows, where PyInstaller can make it."""
    from PyInstaller.utils.win32 import versioninfo as pe  # noqa: PLC0415 - needs pefile, which Windows has

    number = tuple(int(part) for part in four_parts().split("."))
    tables = [
        pe.StringTable(f"{language:04X}{page:04X}", [pe.StringStruct(*row) for row in rows.items()])
        for (language, page), rows in version_strings().items()
    ]
    translations = [part for key in version_strings() for part in key]
    return pe.VSVersionInfo(
        ffi=pe.FixedFileInfo(filevers=number, prodvers=number, mask=0x3F, flags=0, OS=0x40004, fileType=1),
        kids=[pe.StringFileInfo(tables), pe.VarFileInfo([pe.VarStruct("Translation", translations)])],
    )


def installer() -> str:
    """The script for Inno Setup: for one user, no administrator, with .brief files and links."""
    return filled("windows/briefing-desk.iss", PROG_ID=PROG_ID, BESIDE=BESIDE)


def write(folder: Path) -> None:
    """Everything a build on Windows takes from here, as files in `folder`."""
    icon_file(folder)
    (folder / f"{icons.DOCUMENT}.ico").write_bytes(icons.ico(icons.DOCUMENT))
    # Inno Setup reads UTF-8 only with a byte order mark.
    (folder / f"{COMMAND}.iss").write_text(installer(), encoding="utf-8-sig", newline="\r\n")


def main(arguments: Sequence[str]) -> int:
    """Write into the folder that is named; the exit status."""
    if len(arguments) != 1:
        print("python -m shipping.windows FOLDER", file=sys.stderr)
        return 2
    write(Path(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
