"""The pictures of pages that are kept, within a bound of memory. The oldest looked at goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QImage

BOUND = 96 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as an image. `is_stale` says that it shows an earlier state of the document."""

    image: QImage
    dpi: float
    is_stale: bool = False


class PictureCache:
    """One picture a page."""

    def __init__(self, bound: int = BOUND) -> None:
        self._bound = bound
        self._kept: OrderedDict[int, Picture] = OrderedDict()

    def __len__(self) -> int:
        """How many pictures are kept."""
        return len(self._kept)

    @property
    def bytes(self) -> int:
        """What the pictures take."""
        return sum(picture.image.sizeInBytes() for picture in self._kept.values())

    def get(self, page: int) -> Picture | None:
        """The picture of a page, or None."""
        picture = self._kept.get(page)
        if picture is not None:
            self._kept.move_to_end(page)
        return picture

    def is_sharp(self, page: int, dpi: float) -> bool:
        """Whether the page is there as it is, at exactly this density."""
        picture = self._kept.get(page)
        return picture is not None and not picture.is_stale and picture.dpi == dpi

    def put(self, page: int, dpi: float, image: QImage) -> None:
        """Keep a picture, and let go of the oldest beyond the bound; the newest always stays."""
        self._kept[page] = Picture(image, dpi)
        self._kept.move_to_end(page)
        while self.bytes > self._bound and len(self._kept) > 1:
            self._kept.popitem(last=False)

    def grow_stale(self, shown: Iterable[int]) -> None:
        """Another document: what is shown stays until it is replaced, the rest goes."""
        kept = set(shown)
        self._kept = OrderedDict(
            (page, Picture(picture.image, picture.dpi, is_stale=True))
            for page, picture in self._kept.items()
            if page in kept
        )

    def clear(self) -> None:
        """Let go of everything."""
        self._kept.clear()
