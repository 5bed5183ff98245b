"""Reads printed lines of text in pictures; the only user of rapidocr, whose models come with its package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from rapidocr import RapidOCR

Gray = npt.NDArray[np.uint8]

# Single digits are narrow: padding each to the usual width would cost three times as much.
_SHAPE = [3, 48, 96]
_PARAMETERS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    "Global.text_score": 0.0,
    "Global.max_side_len": 4000,
    "Rec.rec_img_shape": _SHAPE,
    "Rec.rec_batch_num": 1,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line says, and how sure its least sure character is, from 0 to 1."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line found on a page, in pixels from its top left corner.

    ``confidence`` is in the line on the whole, ``figures`` in its least sure figure.
    """

    text: str
    confidence: float
    figures: float
    x0: float
    top: float
    x1: float
    bottom: float


@cache
def _engine() -> RapidOCR:
    """The recogniser, loaded once a process (0.5 s and 150 MB) when the first picture is met."""
    from rapidocr import RapidOCR

    return RapidOCR(params=_PARAMETERS)


def read_lines(crops: Sequence[Gray]) -> list[Reading]:
    """What each crop, which holds one line, says; about 5 ms for a number, more for a longer line."""
    if not crops:
        return []
    from rapidocr.ch_ppocr_rec import TextRecInput

    engine: Any = _engine()
    recogniser = engine._load_rec_model()
    pictures = [np.repeat(crop[:, :, None], 3, axis=2) for crop in crops]
    said = recogniser(TextRecInput(img=pictures, return_word_box=True))
    return [
        Reading(text, float(min(words.confs, default=0.0)) if text else 0.0)
        for text, words in zip(said.txts, said.word_results, strict=True)
    ]


def find_lines(page: Gray) -> list[FoundLine]:
    """The lines of a page and what they say, in no order; one to four seconds for a full page."""
    said: Any = _engine()(np.repeat(page[:, :, None], 3, axis=2), return_word_box=True)
    if said.boxes is None or said.txts is None:
        return []
    return [
        FoundLine(
            text,
            float(score),
            min((float(sure) for word, sure, _ in words if _is_figure(word)), default=1.0),
            *map(float, (box[:, 0].min(), box[:, 1].min(), box[:, 0].max(), box[:, 1].max())),
        )
        for box, text, score, words in zip(said.boxes, said.txts, said.scores, said.word_results, strict=True)
    ]


def _is_figure(word: str) -> bool:
    return any(char.isnumeric() for char in word)
