"""A library that grows, by a few reports."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from eval.bench.block import Counts
from eval.bench.growth import _files, _stand_in, growth


def test_library_grows_from_size_to_size() -> None:
    """Every report is taken in, also those of the second copy of the sample; a peak never falls."""
    measured = growth(Counts(grown=(1, 34)))
    assert [line[0] for line in measured.lines] == ["1", "34"]
    assert 0 < measured.data[0]["peak_mb"] <= measured.data[1]["peak_mb"]
    assert all(each["reports_per_second"] > 0 for each in measured.data)
    apart = [each["peak_mb_without_vectors"] for each in measured.data]
    assert 0 < apart[0] <= apart[1]


def test_reports_are_of_other_cities_in_each_copy(tmp_path: Path) -> None:
    """No place of the sample is left, and none is in two copies."""
    files = _files(tmp_path)
    texts = [next(files).read_text(encoding="utf-8") for _ in range(33)]
    assert not any(place in text for text in texts for place in ("青溪市", "澜原市"))
    assert texts[0].partition("\n")[0] != texts[32].partition("\n")[0]


def test_stand_in_vectors_are_of_length_one_and_the_same_for_the_same_text() -> None:
    """As the model's are."""
    vectors = _stand_in(["甲", "乙", "甲"])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert np.array_equal(vectors[0], vectors[2])
    assert not np.array_equal(vectors[0], vectors[1])
