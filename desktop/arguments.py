"""What the command line takes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from desktop.identity import COMMAND, NAME_EN, NAME_ZH, VERSION


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line as a namespace; exits with a usage line where it cannot be read."""
    parser = argparse.ArgumentParser(
        prog=COMMAND,
        description=f"{NAME_ZH} {NAME_EN}",
        epilog=f"{COMMAND} export --help: write files; {COMMAND} db --help: build, check and list packs",
    )
    parser.add_argument("places", nargs="*", metavar="PACK|LINK", help=".brief files, or a briefing: link")
    parser.add_argument("--version", action="version", version=f"{COMMAND} {VERSION}")
    parser.add_argument("--theme", choices=("system", "light", "dark", "contrast"))
    parser.add_argument("--language", choices=("zh_CN", "en"))
    parser.add_argument("--size", type=_size, metavar="WxH", help="the size of the window in pixels")
    parser.add_argument("--preview", type=Path, metavar="DIR", help="write a picture of every page and exit")
    parser.add_argument(
        "--preview-if-headless",
        type=Path,
        metavar="DIR",
        help="open the viewer, or do as --preview where there is no display",
    )
    parser.add_argument("--new-window", action="store_true", help="open a window even where one is open")
    parser.add_argument(
        "--self-check", action="store_true", help="try everything the program is made of; print JSON and exit"
    )
    parser.add_argument(
        "--verify-installation",
        action="store_true",
        help="compare the installed files with the list that came with them, and exit",
    )
    return parser.parse_args(arguments)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit() and 0 < int(width) < 20_000 and 0 < int(height) < 20_000):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size like 1440x900")
    return int(width), int(height)
