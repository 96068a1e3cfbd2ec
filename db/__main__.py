"""`python -m db`: build packs, list their figures, search, check, sign. The core's second caller, without a screen."""

from __future__ import annotations

import argparse
import csv
import io
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

from db import library_commands
from db.errors import UserError
from db.installed import NoSourceError, demand_outside, is_packaged
from db.library import check_pack, open_pack
from db.quantities import plain
from db.records import Brief, Figure
from db.signing import commands as signing_commands
from db.signing.keyring import Keyring
from db.signing.signing import signature_of
from db.system_faults import refusal_of
from db.writing import write_whole

SOURCES = Path(__file__).parent / "sources"
PACKS = Path(__file__).parent.parent / "resources" / "packs"
BUNDLED = "jinjiang-2023"
DESCRIPTION = """\
简报包(.brief)的命令:由原文生成,校验,列出数据,查找,签名和核验签名。
不需要显示器,也不联网。成功时退出状态为 0,否则为 1,并用一句话说明原因。

Commands for packs (.brief): build one from its source, check it, list its
figures, search it, sign it and verify who signed. No display and no network is needed.
The exit status is 0, or 1 with one sentence that says why.
"""
COLUMNS = [
    "line",
    "quote",
    "indicator",
    "measure",
    "comparator",
    "value",
    "value_hi",
    "unit",
    "normalised_value",
    "normalised_unit",
    "period",
    "period_basis",
    "kind",
    "estimate",
    "commitment",
    "pairs_with",
    "pairing",
    "why",
]
_NUMBERS = {"quote", "value", "value_hi", "normalised_value"}


def main(arguments: Sequence[str] | None = None, prog: str = "python -m db") -> int:
    """Run one command; 0 when it succeeded, 1 with one sentence on standard error when it did not.

    `verify` says what it found on standard output, and is 1 unless every pack is sound and signed by a trusted key.
    """
    options = _parser(prog).parse_args(arguments)
    try:
        return int(not _COMMANDS[options.command](options))
    except UserError as error:
        print(signing_commands.shown(str(error)), file=sys.stderr)
        return 1
    except (OSError, sqlite3.Error) as error:
        print(signing_commands.shown(str(refusal_of(error))), file=sys.stderr)
        return 1


def _parser(prog: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=prog, description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="由原文生成简报包 compile a source into a pack")
    build.add_argument(
        "--source",
        type=Path,
        default=None if is_packaged() else SOURCES / BUNDLED,
        metavar="FOLDER",
        help="放有 source.txt 和 brief.toml 的文件夹 the folder with source.txt and brief.toml",
    )
    build.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="默认 default: " + signing_commands.as_help(_place_of_packs() / "ID.brief"),
    )
    figures = commands.add_parser("figures", help="列出简报包的全部数据 list every figure of a pack")
    figures.add_argument("pack", type=Path, nargs="?", default=PACKS / f"{BUNDLED}.brief")
    figures.add_argument("--csv", metavar="FILE|-", help="写成逗号分隔的表格 write comma-separated values")
    check = commands.add_parser("check", help="校验一个简报包 verify a pack")
    check.add_argument("pack", type=Path, nargs="?", default=PACKS / f"{BUNDLED}.brief")
    signing_commands.add_keys_option(check)
    signing_commands.add_commands(commands)
    library_commands.add_commands(commands, PACKS / f"{BUNDLED}.brief")
    return parser


def _build(options: argparse.Namespace) -> bool:
    # Imported here: compiling needs sqlite-utils, reading a pack does not.
    from db.compiling import compile_brief  # noqa: PLC0415
    from db.pack import write_pack  # noqa: PLC0415

    if options.source is None:
        raise NoSourceError
    brief = compile_brief(options.source)
    out = options.out or _place_of_packs() / f"{brief.id}.brief"
    demand_outside(out)
    write_pack([brief], out)
    print(
        f"{out}: {brief.source.filled} lines, {len(brief.walk)} sections, {len(brief.figures)} figures, "
        f"source SHA-256 {brief.source.sha256}"
    )
    return True


def _place_of_packs() -> Path:
    """Where a pack goes that was given no place: never into the installation."""
    return Path() if is_packaged() else PACKS


def _check(options: argparse.Namespace) -> bool:
    keyring = _keyring(options)
    pack = check_pack(options.pack)
    for brief in pack.briefs:
        print(
            f"{options.pack.name}: “{brief.name.zh}”完好,原文 {brief.source.filled} 行全部入册。 "
            f"“{brief.name.en}” is sound; all {brief.source.filled} source lines are in it."
        )
    print(signing_commands.line_of(options.pack.name, signature_of(options.pack, keyring)))
    return True


def _keygen(options: argparse.Namespace) -> bool:
    print(signing_commands.keygen(options))
    return True


def _sign(options: argparse.Namespace) -> bool:
    print(signing_commands.sign(options))
    if warning := signing_commands.loose_secret(options.key):
        print(warning, file=sys.stderr)
    return True


def _verify(options: argparse.Namespace) -> bool:
    keyring = _keyring(options)
    found = [signing_commands.verify(pack, keyring) for pack in options.packs]
    for line, _ in found:
        print(line)
    return all(is_trusted for _, is_trusted in found)


def _keyring(options: argparse.Namespace) -> Keyring:
    keyring = signing_commands.keyring_of(options)
    for line in signing_commands.refusals_of(keyring):
        print(line, file=sys.stderr)
    return keyring


def _figures(options: argparse.Namespace) -> bool:
    rows = [row for brief in open_pack(options.pack).briefs for row in figure_rows(brief)]
    if options.csv is None:
        for row in rows:
            print(
                f"{row['line']:>4}  {row['quote']:<12} {row['indicator']} "
                f"({row['measure']}, {row['kind']}) {row['period'] or '—'}"
            )
        return True
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    if options.csv == "-":
        sys.stdout.write(text.getvalue())
    else:
        demand_outside(Path(options.csv))
        # The byte order mark lets spreadsheet programs read Chinese.
        write_whole(text.getvalue(), Path(options.csv), "utf-8-sig")
    return True


def figure_rows(brief: Brief) -> list[dict[str, str]]:
    """One row a figure, in the source's order; the keys are `COLUMNS`."""
    return [_figure_row(brief, figure) for figure in brief.figures]


def _figure_row(brief: Brief, figure: Figure) -> dict[str, str]:
    value, unit = figure.normalised
    pairing = next(iter(brief.pairings_of(figure.id)), None)
    other = None
    if pairing is not None:
        other = brief.figure(pairing.other(figure.id))
    row = {
        "line": str(figure.span.line),
        "quote": figure.quote,
        "indicator": figure.indicator.name.zh,
        "measure": str(figure.indicator.measure),
        "comparator": str(figure.comparator),
        "value": figure.quantity.digits,
        "value_hi": figure.quantity.high,
        "unit": figure.quantity.unit,
        "normalised_value": plain(value),
        "normalised_unit": unit,
        "period": figure.period,
        "period_basis": str(figure.period_basis),
        "kind": str(figure.kind),
        "estimate": "true" if figure.estimate else "false",
        "commitment": figure.commitment,
        "pairs_with": f"{other.span.line}:{other.quote}" if other else "",
        "pairing": str(pairing.verdict) if pairing else "",
        "why": pairing.reason.zh if pairing else "",
    }
    return {name: value if name in _NUMBERS else _as_text(value) for name, value in row.items()}


def _as_text(value: str) -> str:
    """`value` so that a spreadsheet program takes it for text and not for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


_COMMANDS = {
    "build": _build,
    "figures": _figures,
    "check": _check,
    "keygen": _keygen,
    "sign": _sign,
    "verify": _verify,
    "search": library_commands.search,
    "synthesise": library_commands.synthesise,
}

if __name__ == "__main__":
    sys.exit(main())
