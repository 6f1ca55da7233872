"""RapidOCR (the extra `ocr-rapid`): the way out where no wheel of faster-paddle fits the machine."""

from __future__ import annotations

import logging
from typing import Any

import numpy
from PIL import Image

from evidence_checker.readers.ocr import NoEngine, lines, straighten
from evidence_checker.readers.ocr.image_text import Reading, assembled


class Rapid:
    """Raises NoEngine when the package is not installed."""

    def __init__(self, _languages: str) -> None:
        try:
            import onnxruntime
            from rapidocr import RapidOCR
        except ImportError as error:
            raise NoEngine("rapidocr") from error

        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        onnxruntime.set_default_logger_severity(4)
        self._engine: Any = RapidOCR(
            params={
                "Global.log_level": "error",
                "Global.use_cls": False,
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
        self.name = "rapidocr"

    levels_lines = True

    def read(self, image: Image.Image, letters: float = 0.0) -> Reading:
        """Read one image. `letters`: their height in pixels where it is known. Raises RuntimeError."""
        answer = self._engine(numpy.asarray(image.convert("RGB"))[:, :, ::-1])
        boxes, texts, scores = answer.boxes, answer.txts, answer.scores
        if boxes is None or not texts:
            return Reading("", 1.0, engine=self.name)
        found = [
            (text, float(score), *map(float, (*box.min(axis=0), *box.max(axis=0))))
            for box, text, score in zip(boxes, texts, scores, strict=True)
            if text.strip()
        ]
        tilt = straighten.tilt(straighten.ink(image)) if lines.look_tilted(found, letters) else 0.0
        return assembled(lines.in_order(found, tilt, image.size), self.name)
