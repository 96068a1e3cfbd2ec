"""What the records answer about each other."""

from __future__ import annotations

from db.records import Brief


def test_a_pairing_leads_from_either_figure_to_the_other(brief: Brief) -> None:
    for pairing in brief.pairings:
        assert pairing.other(pairing.result) == pairing.target
        assert pairing.other(pairing.target) == pairing.result
        assert pairing.result != pairing.target
