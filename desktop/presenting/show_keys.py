"""The keys of a show in one table: both windows answer them, and the key help is made from it.

Clickers send Page Down, Page Up, the arrows, Space, a full stop or B, F5 and Escape: those keys mean nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop import wording
from desktop.presenting.show import Cover, Show, Tool, Zoom

_CTRL, _SHIFT, _NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
_K = Qt.Key
Keys = tuple[tuple[Qt.Key, Qt.KeyboardModifier], ...]


@dataclass(frozen=True, slots=True)
class ShowKey:
    """A command of the show: its keys, in words too, what it does, and the heading it stands under."""

    name: str
    combinations: Keys
    text: str
    group: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in the words of this system."""
        native = QKeySequence.SequenceFormat.NativeText
        return tuple(QKeySequence(int(m.value) | int(k)).toString(native) for k, m in self.combinations)


# Marks, which stand over other keys on other keyboards: Shift is a way to them, and means nothing else.
_MARKS: frozenset[int] = frozenset(
    {_K.Key_Period, _K.Key_Comma, _K.Key_Slash, _K.Key_Question, _K.Key_Plus, _K.Key_Minus}
)
_TWINS: dict[int, int] = {_K.Key_Enter: _K.Key_Return}
# What a key that is held down goes on doing; the other commands are meant once.
_REPEATED = frozenset({"next", "previous", "nearer", "farther"})
_DIGITS = 4
_FORGOTTEN = 3000  # milliseconds after the last digit


def _plain(*keys: Qt.Key) -> Keys:
    return tuple((key, _NONE) for key in keys)


def table() -> tuple[ShowKey, ...]:
    """Every command with its keys, by group, in the language in force."""
    return (*_moving(), *_audience(), *_pointing(), *_finding(), *_show())


def _moving() -> tuple[ShowKey, ...]:
    group = wording.translate("ShowKeys", "Moving")
    translate = wording.translate
    return (
        ShowKey(
            "next",
            _plain(_K.Key_PageDown, _K.Key_Right, _K.Key_Down, _K.Key_Space, _K.Key_Return, _K.Key_N),
            translate("ShowKeys", "Next step"),
            group,
        ),
        ShowKey(
            "previous",
            _plain(_K.Key_PageUp, _K.Key_Left, _K.Key_Up, _K.Key_Backspace, _K.Key_P),
            translate("ShowKeys", "Step before"),
            group,
        ),
        ShowKey("first", _plain(_K.Key_Home), translate("ShowKeys", "First slide"), group),
        ShowKey("last", _plain(_K.Key_End), translate("ShowKeys", "Last slide of the talk"), group),
        ShowKey("back", _plain(_K.Key_R), translate("ShowKeys", "Return to the slide"), group),
    )


def _audience() -> tuple[ShowKey, ...]:
    group = wording.translate("ShowKeys", "What the audience sees")
    translate = wording.translate
    return (
        ShowKey("black", _plain(_K.Key_B, _K.Key_Period), translate("ShowKeys", "Black"), group),
        ShowKey("white", _plain(_K.Key_W, _K.Key_Comma), translate("ShowKeys", "White"), group),
        ShowKey(
            "freeze",
            _plain(_K.Key_F),
            translate("ShowKeys", "Freeze: the audience stays, you move freely"),
            group,
        ),
        ShowKey("source", _plain(_K.Key_S), translate("ShowKeys", "The slide's source lines"), group),
        ShowKey(
            "figure", _plain(_K.Key_I), translate("ShowKeys", "Source and definition of a figure"), group
        ),
        ShowKey("desk", _plain(_K.Key_D), translate("ShowKeys", "Into this section in the desk"), group),
    )


def _pointing() -> tuple[ShowKey, ...]:
    group = wording.translate("ShowKeys", "Pointing")
    translate = wording.translate
    return (
        ShowKey("laser", _plain(_K.Key_L), translate("ShowKeys", "Laser pointer"), group),
        ShowKey("spotlight", _plain(_K.Key_O), translate("ShowKeys", "Spotlight"), group),
        ShowKey("pen", _plain(_K.Key_E), translate("ShowKeys", "Pen"), group),
        ShowKey("undo", ((_K.Key_Z, _CTRL),), translate("ShowKeys", "Take the last stroke away"), group),
        ShowKey("clear", _plain(_K.Key_C), translate("ShowKeys", "Take all strokes away"), group),
        ShowKey(
            "nearer",
            _plain(_K.Key_Z, _K.Key_Plus),
            translate("ShowKeys", "Magnify"),
            group,
        ),
        ShowKey(
            "farther",
            ((_K.Key_Z, _SHIFT), (_K.Key_Minus, _NONE)),
            translate("ShowKeys", "Smaller again"),
            group,
        ),
    )


def _finding() -> tuple[ShowKey, ...]:
    group = wording.translate("ShowKeys", "Finding")
    translate = wording.translate
    return (
        ShowKey("grid", _plain(_K.Key_G), translate("ShowKeys", "All slides at a glance"), group),
        ShowKey(
            "search",
            ((_K.Key_Slash, _NONE), (_K.Key_F, _CTRL), (_K.Key_K, _CTRL)),
            translate("ShowKeys", "Search"),
            group,
        ),
    )


def _show() -> tuple[ShowKey, ...]:
    group = wording.translate("ShowKeys", "The show")
    translate = wording.translate
    return (
        ShowKey("pause", _plain(_K.Key_Q), translate("ShowKeys", "Stop the clock for questions"), group),
        ShowKey("swap", _plain(_K.Key_X), translate("ShowKeys", "Swap the screens"), group),
        ShowKey("touch", _plain(_K.Key_T), translate("ShowKeys", "Large buttons for touch"), group),
        ShowKey(
            "help",
            _plain(_K.Key_F1, _K.Key_Question),
            translate("ShowKeys", "These keys"),
            group,
        ),
        ShowKey(
            "leave",
            _plain(_K.Key_Escape),
            translate("ShowKeys", "Close what is open, then end the show"),
            group,
        ),
        ShowKey("end", _plain(_K.Key_F5), translate("ShowKeys", "End the show; it can be resumed"), group),
    )


# Names and combinations only: the words are made anew, in the language in force, by each call of table().
_COMMANDS: dict[tuple[int, Qt.KeyboardModifier], str] = {
    combination: spec.name for spec in table() for combination in spec.combinations
}


def command_of(event: QKeyEvent) -> str:
    """The name of the command a key means, "" for none. Keypad keys mean what their twins mean."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = _TWINS.get(event.key(), event.key())
    if key in _MARKS:
        modifiers &= ~_SHIFT
    return _COMMANDS.get((key, modifiers), "")


class ShowCommands(QObject):
    """Runs the show's commands by name; what is not the show's goes to whoever listens to `wanted`.

    Digits gather, unseen by the audience, and Return goes to the slide of that number. The console has its own way,
    which shows them, and keeps them from here.
    """

    wanted = Signal(str)

    def __init__(self, show: Show, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show = show
        self._typed = ""
        self._forgetting = QTimer(self, singleShot=True, interval=_FORGOTTEN)
        self._forgetting.timeout.connect(self._forget)
        self._acts: dict[str, Callable[[], None]] = {
            "next": show.next,
            "previous": show.previous,
            "first": show.first,
            "last": show.last,
            "back": show.go_back,
            "black": lambda: show.toggle_cover(Cover.BLACK),
            "white": lambda: show.toggle_cover(Cover.WHITE),
            "freeze": show.toggle_freeze,
            "source": show.toggle_source,
            "laser": lambda: show.take(Tool.LASER),
            "spotlight": lambda: show.take(Tool.SPOTLIGHT),
            "pen": lambda: show.take(Tool.PEN),
            "undo": show.undo_stroke,
            "clear": show.clear_ink,
            "nearer": lambda: show.zoom(1),
            "farther": lambda: show.zoom(-1),
            "leave": self.leave,
            "end": show.end,
        }

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether a key meant a command, which then has been run; a key that is held runs most of them once."""
        if self._take_number(event):
            return True
        name = command_of(event)
        if name and (not event.isAutoRepeat() or name in _REPEATED):
            self.run(name)
        return bool(name)

    def _take_number(self, event: QKeyEvent) -> bool:
        """Whether a key was part of typing a slide's number; any other key forgets it."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == _NONE and _K.Key_0 <= key <= _K.Key_9:
            if not event.isAutoRepeat():
                self._typed = (self._typed + chr(key)).lstrip("0")[:_DIGITS]
                self._forgetting.start()
            return True
        typed = self._forget()
        if typed and key in {_K.Key_Return, _K.Key_Enter}:
            # Used up even where no slide has this number: a slip of the finger is not the next step.
            self._show.go(int(typed) - 1)
            return True
        return bool(typed) and key == _K.Key_Escape

    def _forget(self) -> str:
        """Let the digits go; what they were."""
        typed, self._typed = self._typed, ""
        self._forgetting.stop()
        return typed

    def run(self, name: str) -> None:
        """Run a command."""
        if name in self._acts:
            self._acts[name]()
        else:
            self.wanted.emit(name)

    def leave(self) -> None:
        """Close one thing at a time, what lies uppermost first; only where nothing is open, end the show."""
        show, state = self._show, self._show.state
        view = state.presenter
        if state.cover is not Cover.NONE:
            show.toggle_cover(state.cover)
        elif view.tool is not Tool.NONE:
            show.take(view.tool)
        elif view.zoom != Zoom():
            show.zoom(-9)
        elif view.detail is not None:
            show.go_back()
        elif view.shows_source:
            show.toggle_source()
        else:
            show.end()
