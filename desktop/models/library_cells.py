"""What stands in the cells of the library's table, and the words of a row. A listing's row in, words out."""

from __future__ import annotations

from enum import IntEnum

from db.catalogue.copies import name_of
from db.catalogue.listing import Listing, Row
from desktop.gauges.comparing import in_language
from desktop.gauges.marks import Mark
from desktop.models.scoreboard_cells import Cell
from desktop.typography import shown, straight
from desktop.wording import translate


class Column(IntEnum):
    """The columns, in their order."""

    PLACE = 0
    NAME = 1
    RESULTS = 2
    TARGETS = 3
    EDITION = 4
    PACK = 5
    STATE = 6


def headings() -> tuple[str, ...]:
    """The names of the columns, in their order."""
    return (
        translate("Library", "Place"),
        translate("Library", "Brief"),
        translate("Library", "Results of"),
        translate("Library", "Targets of"),
        translate("Library", "Edition"),
        translate("Library", "Pack"),
        translate("Library", "State"),
    )


def place_words(row: Row, language: str) -> str:
    """The place of a brief."""
    return row.place_en if language == "en" else row.place_zh


def name_words(row: Row, language: str) -> str:
    """The name of a brief."""
    return row.name_en if language == "en" else shown(row.name_zh)


def pack_words(listing: Listing, row: Row) -> str:
    """The name of the file that holds a brief, as it came."""
    return name_of(listing.packs[row.pack].path)


def cell(listing: Listing, row: Row, column: int, language: str) -> Cell:
    """One cell."""
    match column:
        case Column.PLACE:
            return Cell(place_words(row, language)) if row.number else Cell("—", ink="muted")
        case Column.NAME:
            return Cell(name_words(row, language)) if row.number else _reason(listing, row, language)
        case Column.RESULTS:
            return Cell(row.results_year, ink="second")
        case Column.TARGETS:
            return Cell(row.targets_year, ink="second")
        case Column.EDITION:
            return Cell(str(row.edition) if row.number else "", ink="second")
        case Column.PACK:
            return Cell(pack_words(listing, row), ink="second")
    return _state(listing, row)


def state_words(listing: Listing, row: Row) -> str:
    """How a brief or a file stands, in a few words."""
    if not row.number:
        return translate("Library", "Not usable")
    instead = listing.read_instead(row)
    if instead is None:
        return translate("Library", "Sound")
    if instead.edition > row.edition:
        return translate("Library", "Edition %1 is read").replace("%1", str(instead.edition))
    return translate("Library", "Same in another pack")


def sentences(listing: Listing, row: Row, language: str) -> str:
    """All that is to be said of a row: its reason whole, or what is read in its place and from where."""
    if not row.number:
        reason = listing.packs[row.pack].reason
        return straight(reason.en) if language == "en" else in_language(reason, language)
    instead = listing.read_instead(row)
    if instead is None:
        return translate(
            "Library", "It was checked to the last byte when it was taken in; its copy is in the library."
        )
    text = (
        translate("Library", "Edition %1 of the same brief is in %2. That one is opened and searched.")
        if instead.edition > row.edition
        else translate("Library", "The same edition is in %2, which was taken in first. That one is opened.")
    )
    return text.replace("%1", str(instead.edition)).replace("%2", pack_words(listing, instead))


def spoken(listing: Listing, row: Row, column: int, language: str) -> str:
    """A cell as a screen reader says it."""
    said = cell(listing, row, column, language).text or translate("Library", "empty")
    return f"{headings()[column]} {said}"


def _reason(listing: Listing, row: Row, language: str) -> Cell:
    """Why a file is not usable. The sentence begins with its name, which stands in a column of its own."""
    reason = listing.packs[row.pack].reason.of(language)
    _, colon, why = reason.partition(": " if language == "en" else ":")
    what = (why if colon else reason).partition(". " if language == "en" else "。")[0]
    return Cell(what[:1].upper() + what[1:] if language == "en" else shown(what), ink="second")


def _state(listing: Listing, row: Row) -> Cell:
    words = state_words(listing, row)
    if not row.number:
        return Cell(words, mark=Mark.CROSSED, ink="accent")
    return Cell(words, mark=Mark.CHECK if listing.read_instead(row) is None else Mark.LATER, ink="second")
