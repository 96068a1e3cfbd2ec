import time
import pytest
@pytest.mark.parametrize("n", range(8))
def test_x(desk, n):
    assert len(desk.window.pages.page.cards) == 3
