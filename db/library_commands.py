"""The commands over many briefs: searching packs from a terminal, and making a library of made-up briefs for tests."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from db.errors import UserError
from db.installed import demand_outside, is_packaged
from db.library import open_pack
from db.records import Brief, Hit
from db.search import find
from db.signing.commands import shown
from db.synthesising import Clauses, pack_path, packs, synthetic_brief

MOST_BRIEFS = 1_000_000
_WAITING = 4  # packs a process has ahead of it


class BriefsRefused(UserError):
    """The number of briefs to make cannot be meant; nothing was written."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"没有生成:份数“{number}”不在1到{MOST_BRIEFS}之间。没有文件被改动。请另写一个数。",
            f"Nothing was made: the number of briefs, {number}, is not from 1 to {MOST_BRIEFS}. No file was changed. "
            "Give another number.",
        )


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser], bundled: Path) -> None:
    """Describe the two commands to the parser; `bundled` is the pack that is searched where none is named."""
    search = commands.add_parser(
        "search",
        help="在简报包里查找:每行一条,依次为简报、栏目、原文行、文字 search packs: one hit a line",
        description="多个词要全部出现;输入什么就找什么,没有特殊符号。"
        " Every word must be found; whatever is typed is literal text.",
    )
    search.add_argument("packs", type=Path, nargs="*", metavar="PACK", default=[bundled])
    search.add_argument("query", metavar="QUERY")
    make = commands.add_parser(
        "synthesise",
        help="生成合成的简报库,供测试用 make a library of made-up briefs, for tests",
        description="内容都是合成的,不是任何地方的真实数据。 All of it is made up; nothing in it is true of anywhere.",
    )
    make.add_argument("--briefs", type=int, required=True, metavar="N")
    make.add_argument("--out", type=Path, required=True, metavar="DIR")
    make.add_argument("--source", type=Path, default=bundled, help=argparse.SUPPRESS)


def search(options: argparse.Namespace) -> bool:
    """Print the hits of a query, one a line, separated by tabs; False where there are none."""
    found = 0
    for path in options.packs:
        for brief in open_pack(path).briefs:
            for hit in find(brief, options.query, sys.maxsize):
                print("\t".join(map(shown, _fields(brief, hit))))
                found += 1
    return found > 0


def _fields(brief: Brief, hit: Hit) -> tuple[str, str, str, str]:
    path: list[str] = []
    section = brief.section(hit.section)
    while section is not None:
        path.insert(0, section.label.zh)
        section = brief.section(section.parent)
    return brief.name.zh, "/".join(path), str(hit.line), hit.text


def synthesise(options: argparse.Namespace) -> bool:
    """Write a library of made-up briefs as packs; what was written before under the same name is replaced."""
    if not 1 <= options.briefs <= MOST_BRIEFS:
        raise BriefsRefused(options.briefs)
    demand_outside(options.out)
    clauses = Clauses.of(open_pack(options.source).briefs[0])
    begun, done, lines = time.monotonic(), 0, 0
    for numbers, count in _written(options.out, clauses, options.briefs):
        done, lines = done + len(numbers), lines + count
        _tell(done, options.briefs, time.monotonic() - begun)
    print(f"{options.out}: {done} briefs, {lines} lines (合成数据 synthetic)")
    return True


def _written(folder: Path, clauses: Clauses, briefs: int) -> Iterator[tuple[range, int]]:
    """The packs as they are written, by as many processes as there are cores; few wait, so that memory stays small."""
    if is_packaged():
        # The program is its own interpreter there: a second process would be a second window.
        yield from ((numbers, write_synthetic(folder, clauses, numbers)) for numbers in packs(briefs))
        return
    left, cores = packs(briefs), os.cpu_count() or 1
    # Fresh processes: one that is forked has the other's locks.
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:

        def started(most: int) -> dict[Future[int], range]:
            return {pool.submit(write_synthetic, folder, clauses, n): n for n in islice(left, most)}

        running = started(cores * _WAITING)
        while running:
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), future.result()
                running |= started(1)


def write_synthetic(folder: Path, clauses: Clauses, numbers: range) -> int:
    """Write one pack; how many lines its briefs have."""
    from db.pack import write_pack  # noqa: PLC0415 - sqlite-utils, which reading a pack does not need

    briefs = [synthetic_brief(number, clauses) for number in numbers]
    write_pack(briefs, pack_path(folder, numbers))
    return sum(brief.source.filled for brief in briefs)


def _tell(done: int, of: int, seconds: float) -> None:
    """A bar on the terminal; in a file, a line where all is done."""
    if not sys.stderr.isatty() and done < of:
        return
    width = 30 * done // of
    left = seconds / done * (of - done)
    end = "\n" if done == of else "\r"
    print(
        f"[{'#' * width}{'.' * (30 - width)}] {done}/{of}  {seconds:.0f} s, {left:.0f} s left ",
        end=end,
        file=sys.stderr,
        flush=True,
    )
