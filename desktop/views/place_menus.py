"""The two menus that list places: the briefs that are open, and where the reader has been."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from db.library import Library
from db.records import Brief
from desktop import wording
from desktop.location import Location
from desktop.navigator import Navigator


class PlaceMenus:
    """Filled each time they are opened. `choose` takes a brief that is another edition of the one in use."""

    def __init__(
        self,
        library: Library,
        navigator: Navigator,
        language: Callable[[], str],
        choose: Callable[[Brief], None],
        parent: QWidget,
    ) -> None:
        self._library, self._navigator, self._language, self._choose = library, navigator, language, choose
        self.history = QMenu(wording.translate("Window", "&History"), parent)
        self.history.aboutToShow.connect(self.fill_history)
        self.briefs = QMenu(wording.translate("Window", "Open &briefs"), parent)
        self.briefs.aboutToShow.connect(self.fill_briefs)

    def fill_briefs(self) -> None:
        """The briefs in use, the one that is read ticked; other editions below them."""
        language, menu = self._language(), self.briefs
        others, place = self._library.others, self._navigator.current
        several = {brief.id for brief in others}
        named = [
            (wording.edition_words(b, language) if b.id in several else b.name.of(language), Location(b.id))
            for b in self._library.briefs
        ]
        self._fill(menu, named)
        for action, brief in zip(menu.actions(), self._library.briefs, strict=True):
            action.setCheckable(True)
            action.setChecked(place is not None and brief is self._library.brief(place.brief))
        if others:
            menu.addSeparator()
            # The style sheet shows no text on a section: it would be a bare line.
            caption = menu.addAction(wording.translate("Window", "Other editions"))
            caption.setEnabled(False)
        for brief in others:
            action = menu.addAction(wording.edition_words(brief, language).replace("&", "&&"))
            action.triggered.connect(lambda _=False, b=brief: self._choose(b))

    def fill_history(self) -> None:
        """The last places of briefs that are open."""
        named = []
        for place in self._navigator.recent:
            brief = self._library.brief(place.brief)
            if brief is not None:
                named.append((wording.place_words(brief, place, self._language()), place))
        self._fill(self.history, named)

    def _fill(self, menu: QMenu, named: list[tuple[str, Location]]) -> None:
        """Places in a menu; an ampersand in a name is an ampersand."""
        menu.clear()
        for name, place in named:
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, to=place: self._navigator.go(to))
