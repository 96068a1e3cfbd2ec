"""The answers to "where do we stand": states, each with its word, and the lights a rule may give.

Colours mean different things in different ledgers, so that a state always has its word, yellow and red included.
"""

from __future__ import annotations

from enum import Enum

from db.records import Bilingual


class Light(Enum):
    """The colour a rule's own text gives; most answers have none."""

    NONE = ("", "")
    GREEN = ("绿", "green")
    YELLOW = ("黄", "yellow")
    RED = ("红", "red")

    @property
    def word(self) -> Bilingual:
        """The colour as a word."""
        return Bilingual(*self.value)


class PaceState(Enum):
    """Where a target stands. The first nine are measured against time, the next five against the whole year."""

    ON_PACE = ("达序时", "On pace")
    BEHIND = ("低于序时", "Behind pace")
    BEHIND_YELLOW = ("低于序时(黄)", "Behind pace (yellow)")
    BEHIND_RED = ("低于序时(红)", "Behind pace (red)")
    WITHIN_PACE = ("未超序时", "Within pace")
    OVER_PACE = ("超出序时", "Over pace")
    OVER_PACE_YELLOW = ("超出序时(黄)", "Over pace (yellow)")
    OVER_PACE_RED = ("超出序时(红)", "Over pace (red)")
    RULE_GAP = ("规则空档", "Not defined by the rule")

    TARGET_REACHED = ("达到目标", "Target reached")
    TARGET_SO_FAR = ("暂达目标", "At the target so far")
    BELOW_TARGET = ("低于目标", "Below the target")
    WITHIN_LIMIT = ("限额以内", "Within the limit")
    OVER_LIMIT = ("超出限额", "Over the limit")

    UNDECIDED = ("难以判定", "Cannot be decided")
    NOT_DUE = ("首月未满", "First month not over")
    NO_ACTUAL = ("尚无数据", "No data yet")
    NO_RULE = ("规则未定", "No rule chosen")
    BEFORE_YEAR = ("早于年度", "Before the year")
    AFTER_YEAR = ("晚于年度", "After the year")
    NOT_COMPARABLE = ("口径不符", "Not comparable")
    NOT_RATED = ("不评进度", "Not rated")

    @property
    def word(self) -> Bilingual:
        """The word that is always printed beside a shape or a colour."""
        return Bilingual(*self.value)

    @property
    def mirrored(self) -> PaceState:
        """What stands in its place for a limit (以内), where less is better."""
        return _MIRRORED.get(self, self)


_MIRRORED = {
    PaceState.ON_PACE: PaceState.WITHIN_PACE,
    PaceState.BEHIND: PaceState.OVER_PACE,
    PaceState.BEHIND_YELLOW: PaceState.OVER_PACE_YELLOW,
    PaceState.BEHIND_RED: PaceState.OVER_PACE_RED,
    PaceState.TARGET_REACHED: PaceState.WITHIN_LIMIT,
    PaceState.BELOW_TARGET: PaceState.OVER_LIMIT,
}
