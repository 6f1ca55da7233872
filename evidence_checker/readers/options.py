"""How evidence is read: the limits, the OCR, and the version of what comes of it."""

from __future__ import annotations

from dataclasses import dataclass

# Changes whenever any reader gives another document for the same bytes: what is kept under an older version is read
# again.
READER_VERSION = "7"


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How to read. All limits are per file.

    `ocr`: whether pictures are read by OCR. `engine`: "auto", "paddle", "tesseract", "rapidocr". `languages`: of the
    OCR, as tesseract names them. `seconds`: after so long no further page is begun. `page_pixels`: of a page image.
    `second_opinion`: whether pages that come out as nonsense are read by another reader too.
    """

    ocr: bool = True
    engine: str = "auto"
    languages: str = "ind"
    max_bytes: int = 200 << 20
    max_pages: int = 2000
    max_characters: int = 20_000_000
    max_page_characters: int = 1_500_000
    max_page_objects: int = 250_000
    page_pixels: int = 100_000_000
    seconds: float = 3600.0
    second_opinion: bool = True

    @property
    def key(self) -> str:
        """What of the options changes the text: part of the key under which a text is kept."""
        return f"{READER_VERSION}:{self.engine if self.ocr else 'none'}:{self.languages}"
