"""What stands behind a figure or a line: its definition, what it may be compared with, and the source itself."""

from __future__ import annotations

from db.records import Brief, Figure, Pairing, Verdict
from desktop import wording
from desktop.theme import Space, Type
from desktop.typography import shown
from desktop.views.text_writer import TextWriter

_AROUND = 3  # source lines before and after
_LONG = 80  # characters of a neighbouring line


def write_figure(writer: TextWriter, brief: Brief, figure: Figure, language: str) -> None:
    """A figure as it is written, its definition, and what it may be compared with."""
    translate = wording.translate
    indicator, quantity = figure.indicator, figure.quantity
    writer.paragraph(shown(figure.label), "second", Type.INTERFACE)
    writer.block(Space.XS)
    for text, size, bold in (
        (figure.estimate + figure.commitment, Type.INTERFACE, False),
        (quantity.before, Type.INTERFACE, False),
        (quantity.number, Type.GAUGE, True),
        (quantity.unit, Type.INTERFACE, False),
        (quantity.after, Type.INTERFACE, False),
    ):
        if text:
            writer.run(text + " ", writer.format("ink" if bold else "second", size, bold=bold))
    if figure.doubt:
        writer.paragraph(
            translate("Details", "Period in doubt"), "accent", Type.SMALL, above=Space.S, bold=True
        )
        writer.paragraph(shown(figure.doubt.of(language)), "second", Type.SMALL)
    writer.table(
        [
            (translate("Details", "As written"), figure.quote),
            (translate("Details", "Means"), wording.comparator_words(figure.comparator)),
            (translate("Details", "In base units"), wording.normalised_words(figure)),
            (translate("Details", "Kind"), wording.kind_word(figure.kind)),
            (translate("Details", "Measure"), wording.measure_word(indicator.measure)),
            (translate("Details", "Period"), wording.period_words(figure)),
            (
                translate("Details", "Compared with"),
                translate("Details", "the year %1").replace("%1", figure.basis_year)
                if figure.basis_year
                else "",
            ),
            (translate("Details", "Estimate word"), figure.estimate),
            (translate("Details", "Commitment word"), figure.commitment),
            (
                translate("Details", "Hedge words"),
                " ".join(w for w in (quantity.before, quantity.after) if w),
            ),
            (translate("Details", "Price basis"), wording.stated_words(indicator.price_basis)),
            (translate("Details", "Comparable scope"), wording.stated_words(indicator.scope_basis)),
            (
                translate("Details", "Nature of the target"),
                wording.stated_words(indicator.binding) if figure.kind != "result" else "",
            ),
            (translate("Details", "Status"), wording.stated_words(figure.status)),
            (translate("Details", "Confirmed by"), f"{figure.confirmed_by} {figure.confirmed_on}"),
        ]
    )
    writer.paragraph(
        translate("Details", "Definition (customary, not in the source)"),
        "ink",
        Type.SMALL,
        above=Space.M,
        bold=True,
    )
    writer.paragraph(
        f"{shown(indicator.name.of(language))} · {shown(indicator.definition.of(language))}",
        "second",
        Type.SMALL,
    )
    _write_pairings(writer, brief, figure, language)


def _write_pairings(writer: TextWriter, brief: Brief, figure: Figure, language: str) -> None:
    translate = wording.translate
    writer.paragraph(translate("Details", "Comparison"), "ink", Type.SMALL, above=Space.L, bold=True)
    pairings = brief.pairings_of(figure.id)
    if not pairings:
        writer.paragraph(
            translate("Details", "The source gives nothing like for like to compare it with."),
            "second",
            Type.SMALL,
        )
    for pairing in pairings:
        _write_pairing(writer, brief, figure, pairing, language)


def _write_pairing(writer: TextWriter, brief: Brief, figure: Figure, pairing: Pairing, language: str) -> None:
    translate = wording.translate
    confirmed = pairing.verdict is Verdict.CONFIRMED
    word = translate("Details", "✓ Like for like") if confirmed else translate("Details", "≠ Not compared")
    writer.paragraph(word, "ink" if confirmed else "accent", Type.SMALL, above=Space.XS, bold=True)
    writer.paragraph(shown(pairing.reason.of(language)), "second", Type.SMALL)
    other = brief.figure(pairing.other(figure.id))
    if other is not None:
        writer.block(Space.XS)
        writer.link(
            f"{other.period} {shown(other.label)} {other.estimate}{other.quote}".strip(),
            f"figure:{other.id}",
        )


def write_source(writer: TextWriter, brief: Brief, line: int, figure: Figure | None) -> None:
    """The lines around `line` as given, the span marked, then the file and its hash."""
    source = brief.source
    title = wording.translate("Details", "Source, line %1").replace("%1", str(line))
    writer.paragraph(title, "ink", Type.SMALL, above=Space.XL if figure else 0, bold=True)
    first = True
    for number in range(max(1, line - _AROUND), min(len(source.lines), line + _AROUND) + 1):
        text = source.line(number)
        if number == line:
            _write_line(writer, number, text, figure, Space.S if first else 0)
        elif text.strip():
            # Neighbours are for orientation; a long one is cut, and says so.
            cut = text if len(text) <= _LONG else text[:_LONG] + "…"
            writer.block(Space.S if first else 0)
            writer.run(f"{number}  {cut}", writer.format("muted", Type.SMALL))
        first = False
    writer.paragraph(
        wording.translate("Details", "File %1, %2 lines")
        .replace("%1", source.name)
        .replace("%2", str(len(source.lines))),
        "muted",
        Type.CAPTION,
        above=Space.L,
    )
    writer.paragraph(f"SHA-256 {source.sha256}", "muted", Type.CAPTION)


def _write_line(writer: TextWriter, number: int, text: str, figure: Figure | None, above: int) -> None:
    writer.block(above, leading=150)
    ink = writer.format("ink", Type.INTERFACE)
    start, end = (figure.span.start, figure.span.end) if figure else (0, len(text))
    marked = writer.format("ink", Type.INTERFACE, bold=figure is not None, ground="mark")
    writer.run(f"{number}  ", writer.format("accent", Type.SMALL, bold=True))
    writer.run(text[:start], ink)
    writer.run(text[start:end], marked)
    writer.run(text[end:], ink)
