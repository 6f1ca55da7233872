"""The picture of a PDF page, at the resolution at which its letters are read best."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdfium2

from evidence_checker.model.places import Box
from evidence_checker.readers.base import Draft

if TYPE_CHECKING:
    from PIL import Image

# Ordinary print stands right at _USUAL dots an inch; small letters are read larger, never over _MOST.
_USUAL, _LEAST, _MOST = 150.0, 72.0, 400.0
_MOST_SIDE = 6_000.0


class PageImage:
    """Renders a page or a part of it. `own`: the dots an inch of the pictures on it, 0.0 = drawn, so any will do."""

    def __init__(
        self, draft: Draft, page: Any, width: float, height: float, own: float, part: Box | None = None
    ) -> None:
        self._page, self._width, self._height = page, max(width, 1.0), max(height, 1.0)
        self.part = part or (0.0, 0.0, self._width, self._height)
        self.own = own
        across, down = self.part[2] - self.part[0], self.part[3] - self.part[1]
        usual = min(_USUAL, own) if own else _USUAL
        self._most = min(
            _MOST / 72, (min(draft.options.page_pixels, 24_000_000) / max(across * down, 1.0)) ** 0.5,
            _MOST_SIDE / max(across, down, 1.0),
        )  # fmt: skip
        self.scale = min(max(usual, _LEAST) / 72, self._most)

    def image(self) -> Image.Image | None:
        """None where pdfium cannot draw it."""
        return self._rendered(self.scale)

    def enlarged(self, factor: float) -> Image.Image | None:
        """Up to so many times as large, never above the resolution that the picture itself has; None = no larger."""
        scale = min(self.scale * factor, self._most, self.own / 72 if self.own else self._most)
        return self._rendered(scale) if scale > 1.15 * self.scale else None

    def _rendered(self, scale: float) -> Image.Image | None:
        left, top, right, bottom = self.part
        crop = (left, self._height - bottom, self._width - right, top)
        try:
            image: Image.Image = self._page.render(
                scale=scale, crop=tuple(max(0.0, each) for each in crop), may_draw_forms=False, rev_byteorder=True
            ).to_pil()
        except (pypdfium2.PdfiumError, ValueError, MemoryError):
            return None
        return image if image.mode == "RGB" else image.convert("RGB")
