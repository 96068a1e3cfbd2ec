"""`briefing-desk --self-check`: everything the program is made of is tried once, and told as JSON.

It needs no display, no home and no font of the system, writes nothing, and ends with status 0 only if all holds. For
who installs the program, and for whoever builds it: what was built is what is checked.

Where Python starts there is a report, whatever else is damaged: what cannot be imported is a check that fails, and on
Linux so is what ends the process (see checks/apart.py). That is why nothing of Qt is imported here.
"""

from __future__ import annotations

import functools
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from desktop.checks import surroundings
from desktop.checks.apart import GiveUp, Heard, Tell, tried
from desktop.checks.running import Check, Outcome, of_part, outcome, outcomes
from desktop.checks.versions import all_load, versions
from desktop.identity import APP_ID, COMMAND, VERSION
from desktop.paths import bundled_packs, resource, state_folder

if TYPE_CHECKING:
    from db.records import Brief

_WINDOW_SYSTEM = "window system"
_FROM_SOURCE = (
    "没有校验:程序正从源代码运行,没有构建时的文件清单(SHA256SUMS)可以对照。这个命令不改动任何文件,也不需要重新安装。"
    f"请用 git status 查看源代码的改动;安装的程序请用 {COMMAND} --verify-installation 校验。"
    " Nothing was verified: the program runs from source, where there is no list of what was built (SHA256SUMS)."
    " This command changes no file, and nothing needs to be installed again. See what was changed with git status;"
    f" verify an installed program with {COMMAND} --verify-installation."
)


def main() -> int:
    """Run every check and print what was found; 0 only if all holds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    return tried(_try_all, lambda: outcomes(surroundings.surrounding_checks()), _tell)


def _try_all(tell: Tell, give_up: GiveUp) -> None:
    tell("trying", "libraries")
    found = versions()
    tell("fact", ["versions", found])
    _try([Check("libraries", lambda: all_load(found))], tell)
    _try_part("plugins", functools.partial(_plugins, tell), tell)
    application: list[object] = []  # kept until all is tried

    def window_system() -> str:
        application.append(_started(lambda said: _end(said, tell, give_up)))
        return "Qt has started"

    tell("trying", _WINDOW_SYSTEM)
    started = outcome(Check(_WINDOW_SYSTEM, window_system))
    tell("outcome", asdict(started))
    for name, part in _PARTS.items() if started.ok else ():
        _try_part(name, part, tell)


def _try_part(name: str, part: Callable[[], Iterable[Check]], tell: Tell) -> None:
    # What it needs is imported first: that may fail, and even end the process.
    tell("trying", name)
    _try(of_part(name, part), tell)


def _try(checks: Iterable[Check], tell: Tell) -> None:
    for check in checks:
        tell("trying", check.name)
        tell("outcome", asdict(outcome(check)))


def _end(said: str, tell: Tell, give_up: GiveUp) -> None:
    tell("outcome", asdict(Outcome(_WINDOW_SYSTEM, False, said, 0.0)))
    give_up()


def verify_installation() -> int:
    """Compare what is installed with the list that came with it, and say so in one sentence; 0 where they agree.

    From source there is no list: nothing was verified, so that the status is 1, and the sentence says why.
    """
    from desktop import installation  # noqa: PLC0415

    folder = surroundings.installed_folder()
    if not surroundings.is_listed(folder, must_have_list=surroundings.is_frozen()):
        _print(_FROM_SOURCE)
        return 1
    found = installation.faults(folder)
    if not found:
        _print("安装完好:每个文件都与构建时相同。 The installation is whole: every file is as it was built.")
        return 0
    _print("\n".join(found))
    return 1


def _plugins(tell: Tell) -> Iterable[Check]:
    from desktop.checks import plugins  # noqa: PLC0415

    there = plugins.files(plugins.places())
    tell("fact", ["plugins", plugins.found(there)])
    return plugins.plugin_checks(there, plugins.needed(), every=surroundings.is_frozen())


def _contents() -> Iterator[Check]:
    from desktop.checks import contents  # noqa: PLC0415

    yield from contents.font_checks(resource("fonts"))
    yield from contents.pack_checks(bundled_packs())
    yield from contents.translation_checks(resource("translations"))
    yield from contents.search_checks()


def _looks() -> Iterable[Check]:
    from desktop.checks import looks  # noqa: PLC0415

    return looks.look_checks(resource("icons"))


def _making() -> Iterable[Check]:
    from desktop.checks import making  # noqa: PLC0415

    return making.making_checks(_brief)


def _papers() -> Iterable[Check]:
    from desktop.checks import papers  # noqa: PLC0415

    folder = surroundings.installed_folder()
    return papers.paper_checks(resource(), folder, is_frozen=surroundings.is_frozen())


# What needs Qt to have been started.
_PARTS = {"contents": _contents, "looks": _looks, "papers": _papers, "what is made": _making}


@functools.cache
def _brief() -> Brief:
    """The first bundled brief; raises LookupError where there is none, PackError where its pack is refused."""
    from db.library import open_pack  # noqa: PLC0415

    for path in bundled_packs():
        return open_pack(path).briefs[0]
    raise LookupError("no pack came with the program")


def _facts() -> dict[str, Any]:
    return {
        "program": COMMAND,
        "id": APP_ID,
        "version": VERSION,
        "frozen": surroundings.is_frozen(),
        "system": sys.platform,
        "platform": os.environ["QT_QPA_PLATFORM"],
    }


def _started(give_up: Any) -> object:
    """Qt, running; where it would abort the process, `give_up` is told why, and ends it."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from desktop.qt_folders import let_qt_find_its_plugins  # noqa: PLC0415 - it loads Qt

    def on_message(kind: QtMsgType, _: object, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            give_up(text)

    before = qInstallMessageHandler(on_message)
    let_qt_find_its_plugins()
    application = QApplication.instance() or QApplication([COMMAND, "-style", "Fusion"])
    qInstallMessageHandler(before)
    return application


def _tell(heard: Heard) -> int:
    ok = all(each.ok for each in heard.done)
    checks = [asdict(each) for each in heard.done]
    report = {**_facts(), **heard.facts, "checks": checks, "ok": ok}
    _print(json.dumps(report, ensure_ascii=not _speaks_unicode(), indent=2))
    return 0 if ok else 1


def _speaks_unicode() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "") == "utf8"


def _print(text: str) -> None:
    """Print; a program without a terminal, as on Windows, leaves it in a file beside its log."""
    if sys.stdout is not None:
        print(text, flush=True)  # noqa: T201 - what was asked for
        return
    folder = state_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "self-check.txt").write_text(text, encoding="utf-8")
    except OSError:
        return
