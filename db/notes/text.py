"""What somebody writes as a note: taken as it is, or refused with the reason."""

from __future__ import annotations

from db.errors import UserError
from db.notes.notes import NoteKind

LONGEST = 20_000  # characters; a note is read in a pane beside the text


class NoteRefused(UserError):
    """A note that is not kept; what was written stays where it was written."""


def checked_text(text: str, kind: NoteKind) -> str:
    """`text` without blank lines around it. Raises NoteRefused for a note that says nothing, and for one too long."""
    kept = text.strip("\n").rstrip()
    if kind is NoteKind.NOTE and not kept.strip():
        raise NoteRefused(
            "批注里还没有文字,没有保存。请写上内容;不再需要这条批注时,请用“删除”。",
            "The note says nothing yet and was not kept. Write something; to get rid of a note, delete it.",
        )
    if len(kept) > LONGEST:
        raise NoteRefused(
            f"批注有{len(kept)}个字,最多{LONGEST}个字,没有保存。您写的内容还在原处,请缩短,或分成几条。",
            f"The note has {len(kept)} characters, and {LONGEST} is the most; it was not kept. What you wrote is "
            "still there: shorten it, or make several notes of it.",
        )
    return kept
