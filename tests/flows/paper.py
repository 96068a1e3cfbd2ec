"""Saving from a window that offers it, by keyboard."""

from __future__ import annotations

from pathlib import Path

from tests.flows.driving import Viewer, wait_until


def saved(window: Viewer, target: Path) -> Path:
    """Save from the preview under a name of our own, by keyboard."""
    window.open_window("ctrl+s", "另存为")
    window.press("ctrl+a")
    window.paste(str(target))
    window.press("Return")
    wait_until(target.exists, f"{target} to be written")
    return target
