"""What became of entries when the source of their brief changed: noticed, counted and said; nothing is taken away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from db.actuals.records import Actual, FollowUp
from db.records import Bilingual, Brief, Item


@dataclass(frozen=True)
class SourceChange:
    """Entries from an earlier source of a brief, and those whose indicator or line is not in it any more.

    A line counts as there only with the words it had: line 112 of another text may be another task.
    """

    earlier_actuals: tuple[Actual, ...]
    earlier_follow_ups: tuple[FollowUp, ...]
    gone_actuals: tuple[Actual, ...]
    gone_follow_ups: tuple[FollowUp, ...]

    @property
    def sentence(self) -> Bilingual:
        """What happened, what is safe and what to do; empty where nothing changed."""
        earlier = len(self.earlier_actuals) + len(self.earlier_follow_ups)
        gone = len(self.gone_actuals) + len(self.gone_follow_ups)
        if not earlier and not gone:
            return Bilingual("", "")
        lost_zh = f",其中{gone}条所对应的指标或条目在现在的原文中找不到" if gone else ""
        lost_en = f"; {gone} of them belong to an indicator or a line that it no longer has" if gone else ""
        return Bilingual(
            f"原文有变化:{max(earlier, gone)}条跟踪记录是依据原来的原文填写的{lost_zh}。"
            "记录都保留着。请逐条核对是否仍然适用。",
            f"The source has changed: entries made under an earlier one: {max(earlier, gone)}{lost_en}. All are kept. "
            "Check whether each one still applies.",
        )


def source_change(brief: Brief, actuals: Iterable[Actual], follow_ups: Iterable[FollowUp]) -> SourceChange:
    """How the entries of a brief stand to its source as it is now."""
    given, tasks = tuple(actuals), tuple(follow_ups)
    indicators = {figure.indicator.id for figure in brief.figures}
    lines = {subject_of(item): item.text for item in brief.items}

    def is_there(task: FollowUp) -> bool:
        return task.subject in indicators or (
            task.subject in lines and task.text in {"", lines[task.subject]}
        )

    return SourceChange(
        tuple(one for one in given if one.source_sha256 != brief.source.sha256),
        tuple(one for one in tasks if one.source_sha256 != brief.source.sha256),
        tuple(one for one in given if one.indicator not in indicators),
        tuple(one for one in tasks if not is_there(one)),
    )


def subject_of(item: Item) -> str:
    """The id under which an item without a number is followed: its section and its line."""
    return f"{item.section}/{item.line}"
