"""The pace rules (序时进度) in use, as data: they disagree, so that one is always chosen and always named.

A rule is a list of bands, the best first. A value belongs to the first band whose floor it reaches. Nothing here
computes; pace.py does. Nothing is the default.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from db.pace.states import Light, PaceState
from db.records import Bilingual

_NOTHING = Bilingual("", "")


@dataclass(frozen=True, slots=True)
class Band:
    """One answer of a rule, for progress from its floor upwards.

    The floor is `times` × the progress that is due, less `points` percentage points; `includes_floor` says whether
    the floor itself belongs to the band. `note` is what the rule's text has to say of it.
    """

    state: PaceState
    light: Light = Light.NONE
    times: Decimal = Decimal(1)
    points: Decimal = Decimal(0)
    includes_floor: bool = True
    note: Bilingual = _NOTHING


@dataclass(frozen=True, slots=True)
class PaceRule:
    """A rule: `text` is what it says, `source` where it says it, `last` the answer below every band.

    `signal` is what its colours are called. `judges_growth` says that its text places growth below the target with
    what is behind. `measures_share` says that its bands are shares of what is due, not points below it.
    """

    id: str
    name: Bilingual
    text: Bilingual
    source: Bilingual
    bands: tuple[Band, ...]
    last: Band
    signal: Bilingual = _NOTHING
    judges_growth: bool = False
    measures_share: bool = False


MONTHLY = PaceRule(
    "monthly",
    Bilingual("月度序时", "Monthly pace"),
    Bilingual(
        "应达值=全年目标×已满月数÷12;完成值不低于应达值为达序时,低于应达值为低于序时。",
        "Due = the year's target × full months ÷ 12; a value from what is due upwards is on pace,"
        " one below it is behind.",
    ),
    Bilingual("通行做法,没有单一出处", "Common practice; no single source"),
    (Band(PaceState.ON_PACE),),
    Band(PaceState.BEHIND),
)

# 91.7% is 11/12 as the notice prints it; the fraction is what is compared, so that 1100 of 1200 is not behind.
XUANCHENG = PaceRule(
    "xuancheng-2020",
    Bilingual("宣城2020", "Xuancheng 2020"),
    Bilingual(
        "完成进度低于已满月数÷12(满11个月为91.7%),或者增幅低于目标增幅,为未达序时进度。",
        "Behind when progress is below full months ÷ 12 (91.7% after 11 months), or growth is below the target"
        " growth.",
    ),
    Bilingual(
        "宣城市人民政府办公室,2020年1-11月份宣城市《政府工作报告》部分目标任务完成情况,2020年12月24日",
        "Office of the People's Government of Xuancheng, notice of 24 December 2020 on the targets of the work"
        " report, January to November 2020",
    ),
    (Band(PaceState.ON_PACE),),
    Band(PaceState.BEHIND),
    judges_growth=True,
)

YINCHUAN = PaceRule(
    "yinchuan-2025",
    Bilingual("银川2025", "Yinchuan 2025"),
    Bilingual(
        "完成序时进度为绿灯;低于序时进度10至30个百分点(含10和30)为黄灯;低于超过30个百分点为红灯;"
        "低于不到10个百分点,规则没有规定。",
        "On or above pace green; 10 to 30 points below it (both included) yellow; more than 30 below red; less than"
        " 10 below is not defined.",
    ),
    Bilingual(
        "银川市发展和改革委员会,重点项目“红黄绿灯”推进机制,2025年3月",
        "Development and Reform Commission of Yinchuan, red, yellow and green lights for key projects, March 2025",
    ),
    (
        Band(PaceState.ON_PACE, Light.GREEN),
        Band(
            PaceState.RULE_GAP,
            points=Decimal(10),
            includes_floor=False,
            note=Bilingual(
                "该规则对低于序时进度不到10个百分点的情形没有规定,因此不亮灯。",
                "The rule does not define less than 10 points below pace, so there is no light.",
            ),
        ),
        Band(PaceState.BEHIND_YELLOW, Light.YELLOW, points=Decimal(30)),
    ),
    Band(PaceState.BEHIND_RED, Light.RED),
    signal=Bilingual("灯", "light"),
)

WUHAN = PaceRule(
    "wuhan",
    Bilingual("武汉", "Wuhan"),
    Bilingual(
        "完成进度低于时序进度的80%为黄牌,低于60%为红牌。",
        "Progress below 80% of pace is given a yellow card, below 60% a red one.",
    ),
    Bilingual(
        "武汉市人民政府,《武汉市重大项目管理办法》",
        "People's Government of Wuhan, Measures for the management of major projects",
    ),
    (
        Band(PaceState.ON_PACE),
        Band(
            PaceState.BEHIND,
            times=Decimal("0.8"),
            note=Bilingual(
                "该规则从低于应达进度的80%起才给牌。", "The rule gives a card only below 80% of what is due."
            ),
        ),
        Band(PaceState.BEHIND_YELLOW, Light.YELLOW, times=Decimal("0.6")),
    ),
    Band(PaceState.BEHIND_RED, Light.RED),
    signal=Bilingual("牌", "card"),
    measures_share=True,
)

RULES = (MONTHLY, XUANCHENG, YINCHUAN, WUHAN)


def rule_of(rule_id: str) -> PaceRule | None:
    """The rule with this id; None where none was chosen or it is not known. Never a default."""
    return next((rule for rule in RULES if rule.id == rule_id), None)
