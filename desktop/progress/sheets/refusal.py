"""A row that is refused, and the cell that is to blame."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from db.errors import UserError
from desktop.progress.sheets.columns import Field


class RowRefused(UserError):
    """A row that cannot be imported; `field` is the column of the cell that is to blame."""

    def __init__(self, field: Field, error: UserError) -> None:
        super().__init__(error.zh, error.en)
        self.field = field


@contextmanager
def at(field: Field) -> Iterator[None]:
    """What is refused inside is refused because of the cell in this column."""
    try:
        yield
    except RowRefused:
        raise
    except UserError as error:
        raise RowRefused(field, error) from error
