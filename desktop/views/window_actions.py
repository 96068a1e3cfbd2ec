"""The window's commands as QActions, and its menus, made from the table in desktop/actions.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop import actions
from desktop.icons import for_menus, icon
from desktop.theme import Theme, Type


class WindowActions:
    """The commands by name. They work as soon as they are made; the menus may be filled later."""

    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        self._window = window
        self._theme = theme
        self._specs = {spec.name: spec for spec in actions.table()}
        groups: dict[str, QActionGroup] = {}
        self._made = {name: self._one(spec, groups) for name, spec in self._specs.items()}
        window.addActions(list(self._made.values()))
        self._titles = self._made_titles()

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def connect(self, slots: Mapping[str, Callable[[], object]]) -> None:
        """Run each slot when its command is triggered."""
        for name, slot in slots.items():
            self._made[name].triggered.connect(lambda _=False, run=slot: run())

    def choices(self, group: str) -> Iterable[tuple[str, QAction]]:
        """The values of a choice ("theme", "language") with their commands."""
        for name, spec in self._specs.items():
            if spec.choice == group:
                yield name.removeprefix(f"{group}_"), self._made[name]

    def drawn(self, name: str) -> QAction:
        """The command with its icon."""
        action, spec = self._made[name], self._specs[name]
        if spec.icon and action.icon().isNull():
            action.setIcon(icon(spec.icon, self._theme.tokens.second))
            # In a menu the mark of a switch or a choice stands where the icon would.
            action.setIconVisibleInMenu(not action.isCheckable())
        return action

    def fill_menus(self, submenus: Mapping[str, QMenu]) -> None:
        """Put the commands, and further `submenus` by the name of the menu they end, into the menus."""
        for name, spec in self._specs.items():
            if spec.opens_group:
                self._titles[spec.menu].addSeparator()
            self._titles[spec.menu].addAction(self._in_menu(name))
        for name, menu in submenus.items():
            self._titles[name].addSeparator()
            self._titles[name].addMenu(menu)

    def _in_menu(self, name: str) -> QAction:
        """The command as a row of a menu: where it is highlighted, its icon has the colour of its words."""
        action = self.drawn(name)
        if not action.icon().isNull() and action.isIconVisibleInMenu():
            sign, color = self._specs[name].icon, self._theme.tokens.on_accent
            action.setIcon(for_menus(action.icon(), sign, color))
        return action

    def discard(self) -> None:
        """Take the commands and the menus down, once what runs now has run: it may be one of them."""
        self._window.menuBar().clear()
        for made in (*self._made.values(), *self._titles.values()):
            made.deleteLater()
        for action in self._made.values():
            self._window.removeAction(action)

    def _one(self, spec: actions.ActionSpec, groups: dict[str, QActionGroup]) -> QAction:
        action = QAction(spec.text, self._window)
        action.setIconText(actions.without_mnemonic(spec.text))
        action.setCheckable(spec.is_switch or bool(spec.choice))
        if spec.shortcuts:
            action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        if spec.choice:
            groups.setdefault(spec.choice, QActionGroup(self._window)).addAction(action)
        return action

    def _made_titles(self) -> dict[str, QMenu]:
        bar, made = self._window.menuBar(), dict[str, QMenu]()
        bar.setFont(self._theme.font(Type.SMALL))
        for name, title in actions.menus().items():
            above = made.get(name.rpartition("/")[0])
            made[name] = above.addMenu(title) if above else bar.addMenu(title)
        return made
