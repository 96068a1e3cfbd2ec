from hypothesis import example, given
from hypothesis import strategies as st

from desktop.deck.breaking import SHORTEST, broken

TEXT = st.text(alphabet="晋江市增长左右，。、；：？！（）“”《》 ab7.0%-超", max_size=120)


def em(start: int, end: int) -> float:
    """Every character as wide as the next."""
    return float(end - start)


def lines(
    text: str, width: float, *, even: bool = False, whole: tuple[tuple[int, int], ...] = ()
) -> list[str]:
    return [text[a:b] for a, b in broken(text, width, 1.0, em, whole, even=even)]


@given(TEXT, st.integers(4, 40), st.booleans())
@example("，，，，，，，，，，，，", 4, False)
def test_nothing_is_lost_and_no_line_is_too_long(text: str, width: int, even: bool) -> None:
    made = lines(text, width, even=even)
    assert "".join("".join(made).split()) == "".join(text.split())
    assert all(len(line) <= width for line in made)


@given(TEXT, st.integers(8, 40), st.booleans())
def test_a_line_does_not_begin_with_a_closing_mark(text: str, width: int, even: bool) -> None:
    for before, line in zip(made := lines(text, width, even=even), made[1:], strict=False):
        torn_by_need = len(before) == width
        assert torn_by_need or line[0] not in "，。、；：？！）”》"


def test_a_figure_stays_whole() -> None:
    text = "带动超1400家企业上云"
    assert lines(text, 6, whole=((2, 8),)) == ["带动", "超1400家", "企业上云"]


def test_a_word_stays_whole_until_it_is_longer_than_a_line() -> None:
    assert lines("中超、WCBA赛事", 6) == ["中超、", "WCBA赛事"]
    assert lines("x" * 7, 3) == ["xxx", "xxx", "x"]


def test_no_line_is_left_nearly_empty() -> None:
    text = "一二三四五六七八九十甲"
    assert lines(text, 10) == ["一二三四五六七八", "九十甲"]
    assert SHORTEST == 3


def test_a_heading_breaks_at_the_sense() -> None:
    text = "作为县级大城市，如何推进县域治理体系和治理能力现代化？"
    assert lines(text, 20, even=True) == ["作为县级大城市，", "如何推进县域治理体系和治理能力现代化？"]


def test_a_heading_without_marks_breaks_evenly() -> None:
    assert lines("一二三四五六七八九十", 7, even=True) == ["一二三四五", "六七八九十"]


def test_spaces_end_with_their_line() -> None:
    assert lines("2023年 晋江制定目标", 6) == ["2023年", "晋江制定目标"]


def test_no_text_has_no_lines() -> None:
    assert lines("", 10) == []
    assert lines("   ", 10) == []
