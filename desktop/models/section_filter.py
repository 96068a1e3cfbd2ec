"""The tree's filter: a row stays when it, or anything under it, holds the words; so ancestors stay visible."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from desktop.models.section_tree import SectionTreeModel


class SectionFilterModel(QSortFilterProxyModel):
    """Shows the sections whose name or heading holds every word of the filter."""

    def __init__(self, tree: SectionTreeModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Whether a text holds every word; None where nothing is filtered.
        self._holds: Callable[[str], bool] | None = None
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
        from db.search import spans, terms  # noqa: PLC0415 - not before the first paint

        words = terms(query)
        self._holds = (lambda text: spans(words, text) is not None) if words else None
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether the row itself matches; Qt keeps its ancestors and descendants."""
        if self._holds is None:
            return True
        index = self.tree.index(row, 0, parent)
        section = self.tree.section(index)
        text = str(self.tree.data(index))
        if section is not None:
            text = f"{section.number} {text} {section.label.zh} {section.title}"
        return self._holds(text)
