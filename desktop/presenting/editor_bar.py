"""The commands of the arranging window: each is a button with its words, an entry of the list's menu, and a key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop import wording
from desktop.icons import for_menus, icon
from desktop.theme import Space, Theme, Type
from desktop.widgets.fields import ChoiceBox
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel

RATIOS = {"16:9": 16 / 9, "4:3": 4 / 3, "16:10": 16 / 10, "21:9": 21 / 9}


class EditorBar(QWidget):
    """The actions are connected by the owner. `list_actions` belong to the list, which has their keys."""

    def __init__(self, theme: Theme, stack: QUndoStack) -> None:
        super().__init__()
        self._theme = theme
        self.buttons: dict[QAction, QToolButton] = {}
        self._make_commands()
        self._make_undo(stack)
        self.ratio = ChoiceBox(wording.translate("Slides", "Shape of the screen"))
        self.ratio.setFont(theme.font(Type.INTERFACE))
        self.ratio.setMinimumContentsLength(5)
        self.ratio.addItems(list(RATIOS))
        self._lay_out()

    @property
    def list_actions(self) -> tuple[QAction, ...]:
        """What is done to the chosen slides."""
        return (self.up, self.down, self.hide_or_show, self.end_here)

    def show_hiding(self, *, hides: bool, removes: bool) -> None:
        """Name what the third command would do to the chosen slides."""
        if removes:
            words, sign = wording.translate("Slides", "Delete"), "trash-2"
        elif hides:
            words, sign = wording.translate("Slides", "Hide"), "eye-off"
        else:
            words, sign = wording.translate("Slides", "Show"), "eye"
        if words == self.hide_or_show.text():
            # Said at every step through the list; the picture is made where it is another.
            return
        self.hide_or_show.setText(words)
        self.hide_or_show.setIconText(words)
        self.hide_or_show.setIcon(self._sign(sign))

    # ------------------------------------------------------------ making it

    def _make_commands(self) -> None:
        translate = wording.translate
        self.up = self._command(translate("Slides", "Up"), "arrow-up", "Alt+Up")
        self.up.setToolTip(translate("Slides", "Earlier in the talk (Alt+Up)"))
        self.down = self._command(translate("Slides", "Down"), "arrow-down", "Alt+Down")
        self.down.setToolTip(translate("Slides", "Later in the talk (Alt+Down)"))
        self.hide_or_show = self._command(translate("Slides", "Hide"), "eye-off", "H", "Del")
        self.hide_or_show.setToolTip(
            translate(
                "Slides", "Leave it out of the talk, or take it in again; your own slides are deleted (H)"
            )
        )
        self.end_here = self._command(translate("Slides", "End here"), "flag", "E")
        self.end_here.setToolTip(
            translate(
                "Slides", "The talk ends with this slide; what comes after is kept back for questions (E)"
            )
        )
        self.add_text = self._command(translate("Slides", "Add text"), "text-quote", "Ctrl+N")
        self.add_text.setToolTip(translate("Slides", "A slide with your own points (Ctrl+N)"))
        self.add_picture = self._command(translate("Slides", "Add picture"), "image", "Ctrl+I")
        self.add_picture.setToolTip(translate("Slides", "A slide with a PNG or JPEG picture (Ctrl+I)"))
        self.restore = self._command(translate("Slides", "Original order"), "list-ordered")
        self.restore.setToolTip(
            translate("Slides", "The order of the brief, nothing hidden; your own slides stay")
        )
        for action in self.list_actions:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def _make_undo(self, stack: QUndoStack) -> None:
        # The words name what would be undone: they are the tool tip, and the button stays short.
        self.undo = stack.createUndoAction(self, wording.translate("Slides", "Undo"))
        self.undo.setIconText(wording.translate("Slides", "Undo"))
        self.redo = stack.createRedoAction(self, wording.translate("Slides", "Redo"))
        self.redo.setIconText(wording.translate("Slides", "Redo"))
        for action, sign, keys in (
            (self.undo, "undo-2", ("Ctrl+Z",)),
            (self.redo, "redo-2", ("Ctrl+Shift+Z", "Ctrl+Y")),
        ):
            action.setIcon(icon(sign, self._theme.tokens.second))
            action.setShortcuts([QKeySequence(key) for key in keys])

    def _command(self, words: str, sign: str, *keys: str) -> QAction:
        action = QAction(self._sign(sign), words, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        return action

    def _sign(self, name: str) -> QIcon:
        """The icon of a command that stands in the list's menu too."""
        tokens = self._theme.tokens
        return for_menus(icon(name, tokens.second), name, tokens.on_accent)

    def _lay_out(self) -> None:
        flow = FlowLayout(Space.XS, Space.XS)
        groups = (
            self.list_actions,
            (self.add_text, self.add_picture),
            (self.restore, self.undo, self.redo),
        )
        for actions in groups:
            flow.addWidget(self._group(actions))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addLayout(flow, 1)
        words = wording.translate("Slides", "Screen")
        row.addWidget(PlainLabel(words, self._theme.font(Type.INTERFACE), self._theme.tokens.second))
        row.addWidget(self.ratio)

    def _group(self, actions: tuple[QAction, ...]) -> QWidget:
        """Buttons that stay side by side when the bar breaks into two rows."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, Space.M, 0)
        row.setSpacing(Space.XS)
        for action in actions:
            button = QToolButton()
            button.setObjectName("consolebutton")
            button.setFont(self._theme.font(Type.CAPTION))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setMinimumWidth(52)
            button.setDefaultAction(action)
            self.buttons[action] = button
            row.addWidget(button)
        return box
