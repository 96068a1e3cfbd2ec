"""What happens when we broke something: it is written to the log, said in one sentence, and the program goes on."""

from __future__ import annotations

import contextlib
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from desktop.fault_report import fault_lines, fault_place
from desktop.logbook import CrashReports, Logbook
from desktop.paths import state_folder
from desktop.wording import translate

_MOST_OF_ONE = 3  # a fault in a paint event comes back sixty times a second


class Faults(QObject):
    """Every exception that nobody caught, from any thread; `said` carries the sentence, in the windows' thread."""

    said = Signal(str)
    _recorded = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.logbook, self.crashes = Logbook(state_folder()), CrashReports(state_folder())
        self._times: dict[str, int] = {}
        # Never at once: what was broken may be the painting of the very window that is to say so.
        self._recorded.connect(self._on_recorded, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Be told of every exception from now on. It opens no file and costs the start nothing."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable

    def record(self, error: BaseException, where: str) -> None:
        """Log a fault and have it said; the same fault is said once, and logged a few times. Never raises."""
        with contextlib.suppress(Exception):
            place = fault_place(error)
            self._times[place] = times = self._times.get(place, 0) + 1
            if times > _MOST_OF_ONE:
                return
            is_written = self.logbook.record(error, where)
            _tell_terminal(error)
            if times == 1:
                self._recorded.emit(is_written)

    def could_not_start(self, error: BaseException) -> str:
        """Log what kept the window from being made; the sentence the user is owed, in both languages."""
        _tell_terminal(error)
        path = self.logbook.path
        if self.logbook.record(error, "starting"):
            kept_zh, kept_en = f"详情记录在 {path}。", f"What happened is recorded in {path}. "
        else:
            kept_zh = f"详情没有记录下来,因为 {path.parent} 不能写入。"
            kept_en = f"What happened was not recorded, because {path.parent} cannot be written. "
        return (
            f"简报台没有启动:程序本身出了错误,是我们的问题。您的文件没有改动。{kept_zh}"
            "请重新安装程序,仍不能启动时把它交给维护人员。\n"
            "Briefing Desk did not start: something in the program itself is wrong, a fault of ours. Your files "
            f"are unchanged. {kept_en}Install the program again; if it still does not start, give that to whoever "
            "maintains it."
        )

    def sentence(self, is_written: bool) -> str:
        """What the user is told, and where the report lies."""
        if is_written:
            text = translate(
                "Faults",
                "Something in the program itself went wrong: a fault of ours, not of yours. The briefs are "
                "unchanged and you can go on. Should it happen again, give whoever maintains the program %1.",
            )
            return text.replace("%1", str(self.logbook.path))
        text = translate(
            "Faults",
            "Something in the program itself went wrong: a fault of ours, not of yours. The briefs are "
            "unchanged and you can go on. No report was kept, because %1 cannot be written.",
        )
        return text.replace("%1", str(self.logbook.path.parent))

    def crash_sentence(self) -> str:
        """What is to be said of a crash of an earlier run; "" where there was none."""
        report = self.crashes.left_behind()
        if report is None:
            return ""
        text = translate(
            "Faults",
            "The program ended unexpectedly last time: a fault of ours. The briefs are unchanged and you can "
            "go on. Should it happen again, give whoever maintains the program %1.",
        )
        return text.replace("%1", str(report))

    def close(self) -> None:
        """Let go of the log, and end what a crash would be reported in."""
        self.crashes.end()
        self.logbook.close()

    def _on_recorded(self, is_written: bool) -> None:
        self.said.emit(self.sentence(is_written))

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, Exception):
            self.record(error.with_traceback(trace), "the windows")
        elif sys.stderr is not None:  # Ctrl+C
            sys.__excepthook__(kind, error, trace)

    def _on_thread_exception(self, given: threading.ExceptHookArgs) -> None:
        if isinstance(given.exc_value, Exception):
            self.record(given.exc_value, "a thread")

    def _on_unraisable(self, given: sys.UnraisableHookArgs) -> None:
        if isinstance(given.exc_value, Exception):
            self.record(given.exc_value, "tidying up")


def _tell_terminal(error: BaseException) -> None:
    """Tell whoever started the program from a terminal everything, and a journal of the desktop no more than the log.

    A program without a terminal has no standard error at all on Windows.
    """
    if sys.stderr is None:
        return
    if sys.stderr.isatty():
        sys.__excepthook__(type(error), error, error.__traceback__)
    else:
        print(*fault_lines(error), sep="\n", file=sys.stderr)  # noqa: T201
