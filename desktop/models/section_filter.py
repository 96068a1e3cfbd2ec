"""The tree's filter: a row stays when it, or anything under it, holds the words; so ancestors stay visible."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from db import search
from desktop.models.section_tree import SectionTreeModel


class SectionFilterModel(QSortFilterProxyModel):
    """Shows the sections whose name or heading holds every word of the filter."""

    def __init__(self, tree: SectionTreeModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.setSourceModel(tree)
        self.setRecursiveFilteringEnabled(True)
        self.setAutoAcceptChildRows(True)

    @property
    def tree(self) -> SectionTreeModel:
        """The model behind the filter."""
        model = self.sourceModel()
        assert isinstance(model, SectionTreeModel)
        return model

    def set_query(self, query: str) -> None:
        """Filter by `query`; an empty one shows everything."""
        self._words = search.terms(query)
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether the row itself matches; Qt keeps its ancestors and descendants."""
        if not self._words:
            return True
        index = self.tree.index(row, 0, parent)
        section = self.tree.section(index)
        text = str(self.tree.data(index))
        if section is not None:
            text = f"{section.number} {text} {section.label.zh} {section.title}"
        return search.spans(self._words, text) is not None
