"""Saving from a window that offers it, by keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage

from tests.flows.driving import Viewer, wait_until


def saved(window: Viewer, target: Path) -> Path:
    """Save from the preview under a name of our own, by keyboard."""
    preview, picture = window.window_titled("打印预览"), target.with_name("preview.png")

    def has_page() -> bool:
        """Whether a page lies in the middle; until then there is nothing to save, and the key does nothing."""
        seen = QImage(str(window.image(preview, picture)))
        return seen.pixelColor(seen.width() // 2, seen.height() - 40).name() == "#ffffff"

    wait_until(has_page, "a page in the preview")
    picture.unlink()
    window.open_window("ctrl+s", "另存为")
    window.press("ctrl+a")
    window.paste(str(target))
    window.press("Return")
    wait_until(target.exists, f"{target} to be written")
    return target
