"""What became of a run over the library's files, in the interface's words."""

from __future__ import annotations

from db.catalogue.intake import How
from db.catalogue.runs import Report
from desktop.wording import error_words, translate

_SAID = 3  # refused files whose reasons are said; the list shows all of them


def report_words(report: Report, language: str) -> str:
    """How many files came to which end, the first reasons, and why the rest was left."""
    parts = [_counted(how, report.counts.get(how, 0)) for how in How if report.counts.get(how)]
    first = translate("Library", ", ").join(parts)
    sentences = [translate("Library", "%1.").replace("%1", first)] if parts else []
    if report.is_cancelled:
        sentences.append(
            translate(
                "Library",
                "Stopped as you asked. What was taken in stays; adding it again goes on from there.",
            )
        )
    if report.fault is not None:
        sentences.append(error_words(report.fault, language))
    refused = [one.error for one in report.refused if one.error is not None]
    sentences += [error_words(error, language) for error in refused[:_SAID]]
    if len(refused) > _SAID:
        more = translate("Library", "The list has the reasons of the rest (%1).")
        sentences.append(more.replace("%1", f"{len(refused) - _SAID:,}"))
    if not sentences:
        sentences = [translate("Library", "No pack (.brief) was found there.")]
    return ("" if language == "zh_CN" else " ").join(sentences)


def _counted(how: How, count: int) -> str:
    words = {
        How.TAKEN: translate("Library", "%1 taken in"),
        How.REPLACED: translate("Library", "%1 took the place of the pack that had its name"),
        How.KNOWN: translate("Library", "%1 in order and unchanged"),
        How.REFUSED: translate("Library", "%1 not usable"),
        How.NOT_READ: translate("Library", "%1 not read"),
        How.FORGOTTEN: translate("Library", "%1 forgotten"),
    }[how]
    return words.replace("%1", f"{count:,}")
