"""What a notebook holds of how a brief stands, put together."""

from __future__ import annotations

from db.notebook.notebook import Notebook
from db.pace.rules import rule_of
from db.progress import Progress


def progress_of(book: Notebook, brief: str) -> Progress:
    """What was entered for the brief with this id, as it holds now. Raises NotebookError where it cannot be read."""
    return Progress(
        book.actuals.by_indicator(brief),
        book.follow_ups.latest(brief),
        rule_of(book.pace.rule(brief)),
        book.plans.latest(brief),
    )
