from hypothesis import given
from hypothesis import strategies as st

from ingest.fold import fold, label_key, squeeze


@given(st.text())
def test_fold_keeps_the_length(text: str) -> None:
    """Folding maps each character to exactly one, so spans stay true."""
    assert len(text) == len(fold(text))


@given(st.text(alphabet="一二三ABC１２ \u3000\n\t，。"))
def test_squeeze_index_points_at_the_original_character(text: str) -> None:
    """Each squeezed character is the folded original at its index."""
    squeezed = squeeze(text)
    assert [fold(text)[i] for i in squeezed.index] == list(squeezed.text)


def test_fold_mends_radicals_and_dashes() -> None:
    """Kangxi radicals become ideographs and every dash the same."""
    assert "民行文-0631" == fold("⺠⾏⽂—０６３１")


def test_fold_leaves_circled_digits() -> None:
    """① marks an item and is not the number 1."""
    assert "①" == fold("①")


def test_label_key_is_the_same_for_all_spellings() -> None:
    """Numbering, notes, spaces and punctuation do not tell labels apart."""
    spellings = ("（二）部分公开（区分处理的，只计这一情形）", "(二) 部分公开", "2．部分 公开", "部分公开")
    assert {"部分公开"} == {label_key(text) for text in spellings}
