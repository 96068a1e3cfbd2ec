"""A library of ten years: 30,000 made-up briefs, 6 million lines. Taken in, searched, its page opened and scrolled.

`python -m tests.bench.library [--briefs N]`, or `make bench-library`. Packs and catalogue stay in build/library and are
used again. Beside the catalogue stand, over the same lines and in the same run, a LIKE scan and an FTS5 trigram index.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from db.catalogue.catalogue import Catalogue
from db.catalogue.intake import CATALOGUE
from db.catalogue.limits import EVERYWHERE, Limits, ranges_of
from db.catalogue.listing import listing
from db.catalogue.named import CatalogueNames
from db.catalogue.runs import take_in
from db.catalogue.search import MOST, SOON, Answer, answers
from tests.db.catalogue.whole import find

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "build" / "library"
_QUERIES = 200  # of each length
_COLD = 20  # queries that are asked with an empty cache
_SCANS = 5  # queries that are timed by LIKE, which takes a second for each
_PINYIN = ("hc", "hcjb", "ddhc", "hechengxian", "mubiao", "zzzz")
_ADVERSARIAL = (
    *(
        "的",
        "合成",
        "合 成",
        "推进 建设",
        "推进建设",
        "建设推进 合成",
        "的 一 了 在 是 和",
        "县县",
        "合成合成合成",
    ),
    *(
        ",",
        '"',
        "NEAR(",
        "%",
        "_",
        "＿％",
        "😀",
        "\x00",
        "展" * 64,
        "推进" * 32,
        "2 0 2 3",
        "6.5%",
        "二〇二三",
    ),
    *("jinjiang", "hcjb", "zzzz", "a b c d e f g h", "推进 完善 提升 实施 打造 深化 落实 培育"),
)


def main() -> None:
    """Build what is not there yet, then measure; the table goes to the terminal and to build/library.json."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--briefs", type=int, default=30_000)
    briefs = options.parse_args().briefs
    folder = FOLDER / str(briefs)
    results: dict[str, object] = {"briefs": briefs}
    results |= _built(folder, briefs)
    results |= _queried(folder)
    for module in ("tests.bench.library_page", "tests.bench.library_start"):
        command = [sys.executable, "-m", module, str(folder / "library")]
        said = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
        # A window manager may have said something before.
        results |= json.loads(said.stdout.splitlines()[-1])
    (ROOT / "build" / "library.json").write_text(json.dumps(results, indent=1, ensure_ascii=False))
    for name, value in results.items():
        print(f"{name:<84} {value}")


# ------------------------------------------------------------ building


def _built(folder: Path, briefs: int) -> dict[str, object]:
    stamp = folder / "built.json"
    if stamp.exists():
        return dict(json.loads(stamp.read_text()), reused=True)
    shutil.rmtree(folder, ignore_errors=True)
    begun = time.perf_counter()
    command = [
        sys.executable,
        "-m",
        "db",
        "synthesise",
        "--briefs",
        str(briefs),
        "--out",
        str(folder / "packs"),
    ]
    subprocess.run(command, cwd=ROOT, check=True)
    made = time.perf_counter()
    report = take_in(folder / "library", [folder / "packs"], lambda: False, _tell)
    print(file=sys.stderr)
    if report.fault or report.refused:
        raise SystemExit(f"not taken in: {report}")
    taken = time.perf_counter()
    found: dict[str, object] = {
        "packs made, in min": round((made - begun) / 60, 2),
        "packs taken in, in min": round((taken - made) / 60, 2),
        "both, in min (at most 15)": round((taken - begun) / 60, 2),
        "largest process that made packs, in MiB": _peak(resource.RUSAGE_CHILDREN),
        "the process that took them in, in MiB (at most 1024)": _peak(resource.RUSAGE_SELF),
        "catalogue, in MiB": (folder / "library" / CATALOGUE).stat().st_size >> 20,
    }
    stamp.write_text(json.dumps(found))
    return found


def _tell(done: int, of: int, name: str) -> None:
    if done % 20 == 0 or done == of:
        print(f"\r{done}/{of} {name:<40}", end="", file=sys.stderr, flush=True)


def _peak(who: int) -> int:
    return resource.getrusage(who).ru_maxrss >> 10


# ------------------------------------------------------------ searching


def _queried(folder: Path) -> dict[str, object]:
    path = folder / "library" / CATALOGUE
    with sqlite3.connect(path) as connection:
        size = connection.execute("SELECT max(number) FROM lines").fetchone()[0]
        queries = {length: _drawn(connection, size, length) for length in (1, 2, 3, 6)}
    out: dict[str, object] = {"lines": size}
    out |= _cold(path, queries)
    _warm(path)
    catalogue = Catalogue.read(path)
    connection = catalogue.connection
    trigrams = _trigrams(folder, connection)
    for length, words in queries.items():
        out |= _asked(f"{length} characters", connection, words)
        ours = _times(words, lambda word: find(connection, word))
        scans = _times(words[:_SCANS], lambda word: _like(connection, word))
        out[f"{length} characters, LIKE scan / ours, medians"] = round(
            statistics.median(scans) / statistics.median(ours), 1
        )
        if length >= 3:
            others = _times(words, lambda word: _trigram(trigrams, word))
            out[f"{length} characters, trigram index p95 in ms"] = _p95(others)
            out[f"{length} characters, trigram index / ours, medians"] = round(
                statistics.median(others) / statistics.median(ours), 2
            )
        else:
            missed = sum(not _trigram(trigrams, word) for word in words)
            out[f"{length} characters, queries that a trigram index answers with nothing"] = missed
    adversarial = [min(_answered(connection, word)[:2] for _ in range(3)) for word in _ADVERSARIAL]
    out["adversarial, warm, hits ready, worst in ms (at most 30)"] = _ms(
        max(first for first, _ in adversarial)
    )
    out["adversarial, warm, whole answer, worst in ms"] = _ms(max(whole for _, whole in adversarial))
    out |= _limited(catalogue, queries[2])
    out |= _named(connection)
    catalogue.close()
    return out


def _drawn(connection: sqlite3.Connection, size: int, length: int) -> list[str]:
    """Stretches of lines drawn at random: what is asked for stands somewhere."""
    dice, found = random.Random(length), list[str]()
    while len(found) < _QUERIES:
        number = dice.randint(1, size)
        (text,) = connection.execute("SELECT text FROM lines WHERE number = ?", (number,)).fetchone()
        if len(text) >= length:
            start = dice.randint(0, len(text) - length)
            word = text[start : start + length]
            if " " not in word:
                found.append(word)
    return found


def _cold(path: Path, queries: dict[int, list[str]]) -> dict[str, object]:
    """A new connection for each query, and as little of the file in the system's cache as it lets go of (Linux)."""
    out: dict[str, object] = {}
    for length, words in queries.items():
        times = []
        for word in words[:_COLD]:
            _let_go(path)
            begun = time.perf_counter()
            catalogue = Catalogue.read(path)
            first, whole, _ = _answered(catalogue.connection, word, begun)
            times.append((first, whole))
            catalogue.close()
        out[f"{length} characters, cold, hits ready, p95 in ms (at most 60)"] = _p95(
            [first for first, _ in times]
        )
        out[f"{length} characters, cold, counted as well, p95 in ms"] = _p95([whole for _, whole in times])
    return out


def _let_go(path: Path) -> None:
    for name in (path, path.with_name(path.name + "-wal")):
        if name.exists():
            handle = os.open(name, os.O_RDONLY)
            os.fsync(handle)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)


def _warm(path: Path) -> None:
    """The whole file in the system's cache, where it was let go of before."""
    with path.open("rb") as file:
        while file.read(1 << 20):
            pass


def _limited(catalogue: Catalogue, words: Sequence[str]) -> dict[str, object]:
    rows = [row for row in listing(catalogue).rows if row.number]
    year = [row for row in rows if row.targets_year == rows[3].targets_year]
    limits = {
        "one brief": Limits(ranges_of(rows[:1])),
        f"one place, {len(ranges_of(rows[:10]))} range": Limits(ranges_of(rows[:10])),
        f"one year, {len(ranges_of(year))} ranges": Limits(ranges_of(year)),
        "only lines with figures": Limits(only_figures=True),
        "only targets": Limits(kinds=frozenset({"targets"})),
    }
    out: dict[str, object] = {}
    for name, limit in limits.items():
        out |= _asked(f"2 characters, {name}", catalogue.connection, words, limit)
    return out


def _named(connection: sqlite3.Connection) -> dict[str, object]:
    """Names by pinyin, once they are read; the program reads them while nobody types."""
    names = CatalogueNames()
    (read,) = _times_once(lambda: deque(names.steps(connection), maxlen=0))
    times = [min(_times_once(functools.partial(find, connection, word, names=names), 3)) for word in _PINYIN]
    return {"names for pinyin, read in ms": _ms(read), "names by pinyin, warm, worst in ms": _ms(max(times))}


def _times_once(work: Callable[[], object], rounds: int = 1) -> list[float]:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return times


def _asked(
    name: str, connection: sqlite3.Connection, words: Sequence[str], limits: Limits = EVERYWHERE
) -> dict[str, object]:
    """Every word looked for as it is while somebody types: until there are hits to show, and until all is known."""
    for word in words[:5]:
        _answered(connection, word, limits=limits)
    found = [_answered(connection, word, limits=limits) for word in words]
    ready, whole = [first for first, _, _ in found], [last for _, last, _ in found]
    return {
        f"{name}, warm, hits ready, p95 in ms (at most 16)": _p95(ready),
        f"{name}, warm, hits ready, median in ms": _median(ready),
        f"{name}, warm, counted as well, p95 in ms": _p95(whole),
        f"{name}, hits not all there yet after {_ms(SOON):g} ms, of {len(words)}": sum(
            answer.is_growing for *_, answer in found
        ),
    }


def _answered(
    connection: sqlite3.Connection, word: str, begun: float = 0.0, limits: Limits = EVERYWHERE
) -> tuple[float, float, Answer]:
    """Seconds until the first answer and until the last, and the first where it shows less than there is to show."""
    begun = begun or time.perf_counter()
    given = answers(connection, word, limits)
    first = next(given)
    ready = time.perf_counter() - begun
    last = deque(given, maxlen=1).pop() if first.is_growing else first
    is_short = len(first.hits) < len(last.hits)
    return ready, time.perf_counter() - begun, replace(first, is_growing=is_short)


# ------------------------------------------------------------ what stands beside it


def _like(connection: sqlite3.Connection, word: str) -> list[tuple[int]]:
    marks = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    sql = "SELECT number FROM lines WHERE text LIKE ? ESCAPE '\\' LIMIT ?"
    return connection.execute(sql, (f"%{marks}%", MOST + 1)).fetchall()


def _trigrams(folder: Path, lines: sqlite3.Connection) -> sqlite3.Connection:
    """An index of the whole text by SQLite's own trigram tokeniser, with the text in it as usual."""
    path = folder / "trigram.db"
    connection = sqlite3.connect(path)
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("CREATE VIRTUAL TABLE trigrams USING fts5(text, tokenize='trigram')")
        rows = lines.execute("SELECT number, text FROM lines ORDER BY number")
        connection.executemany("INSERT INTO trigrams(rowid, text) VALUES (?, ?)", rows)
        connection.commit()
    return connection


def _trigram(connection: sqlite3.Connection, word: str) -> list[tuple[int, str]]:
    quoted = '"' + word.replace('"', '""') + '"'
    sql = "SELECT rowid, text FROM trigrams WHERE trigrams MATCH ? ORDER BY rowid LIMIT ?"
    return connection.execute(sql, (quoted, MOST + 1)).fetchall()


def _times(words: Sequence[str], work: Callable[[str], object]) -> list[float]:
    for word in words[:5]:
        work(word)
    out = []
    for word in words:
        begun = time.perf_counter()
        work(word)
        out.append(time.perf_counter() - begun)
    return out


def _p95(seconds: Sequence[float]) -> float:
    return _ms(sorted(seconds)[int(len(seconds) * 0.95)])


def _median(seconds: Sequence[float]) -> float:
    return _ms(statistics.median(seconds))


def _ms(seconds: float) -> float:
    return round(1000 * seconds, 2)


if __name__ == "__main__":
    main()
