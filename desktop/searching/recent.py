"""What was searched for before, the latest first; kept with the session and lost without harm."""

from __future__ import annotations

from desktop.session import Session

MOST = 8
_KEY = "searches"
_LONGEST = 64  # characters; longer ones are pasted, and seldom wanted again


class RecentSearches:
    """A few queries, each once."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def all(self) -> tuple[str, ...]:
        """The queries."""
        return tuple(self._session.text(_KEY).splitlines()[:MOST])

    def add(self, query: str) -> None:
        """Put a query that led somewhere first."""
        kept = " ".join("".join(c if c.isprintable() else " " for c in query).split())
        if 0 < len(kept) <= _LONGEST:
            all_of_them = (kept, *(other for other in self.all if other != kept))
            self._session.save({_KEY: "\n".join(all_of_them[:MOST])})
