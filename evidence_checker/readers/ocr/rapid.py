"""RapidOCR: comes by pip with its models and works without any other program and without a network."""

from __future__ import annotations

import importlib.util
import logging
from typing import Any

import numpy
from PIL import Image

from evidence_checker.readers.ocr import NoEngine
from evidence_checker.readers.ocr.image_text import Reading, Word, assembled


def is_here(_languages: str) -> bool:
    """Whether the packages are installed."""
    return importlib.util.find_spec("rapidocr") is not None and importlib.util.find_spec("onnxruntime") is not None


class Rapid:
    """Raises NoEngine when the package is not installed."""

    def __init__(self, languages: str) -> None:
        if not is_here(languages):
            raise NoEngine("rapidocr")
        import onnxruntime  # type: ignore[import-untyped]
        from rapidocr import RapidOCR

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

    has_sparse = False

    def read(self, image: Image.Image, sparse: bool = False) -> Reading:
        answer = self._engine(numpy.asarray(image.convert("RGB"))[:, :, ::-1])
        boxes, texts, scores = answer.boxes, answer.txts, answer.scores
        if boxes is None or not texts:
            return Reading("", 1.0)
        found = [
            (text, float(score), *map(float, (*box.min(axis=0), *box.max(axis=0))))
            for box, text, score in zip(boxes, texts, scores, strict=True)
            if text.strip()
        ]
        return assembled(_in_lines(found))


def _in_lines(found: list[Word]) -> list[tuple[bool, list[Word]]]:
    """Boxes that stand side by side make a line, read from left to right."""
    lines: list[tuple[bool, list[Word]]] = []
    bottom = 0.0
    for box in sorted(found, key=lambda b: b[3] + b[5]):
        middle = (box[3] + box[5]) / 2
        if lines and lines[-1][1][0][3] <= middle <= lines[-1][1][0][5]:
            lines[-1][1].append(box)
            continue
        lines.append((bool(lines) and box[3] - bottom > 1.2 * (box[5] - box[3]), [box]))
        bottom = box[5]
    return [(gap, sorted(line, key=lambda b: b[2])) for gap, line in lines]
