"""Some of a group of the form may be left out of it."""

from __future__ import annotations

import pytest

from assistant.plain.taken_out import without_taken_out


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("渔业局2020年不予公开里除国家秘密外还有几件", "渔业局2020年不予公开减去国家秘密等于几件"),
        (
            "渔业局2020年除了予以公开和部分公开，其他处理结果一共几件",
            "渔业局2020年办结的申请减去予以公开减去部分公开等于几件",
        ),
        (
            "渔业局2020年不予公开的八项里，三安全一稳定和第三方两项之外的合计",
            "渔业局2020年不予公开减去三安全一稳定减去第三方等于几件",
        ),
        ("渔业局诉讼除了复议后起诉的还有几件", "渔业局诉讼减去复议后起诉等于几件"),
        ("渔业局2021年除信访外不予处理的还有几件", "渔业局2021年不予处理减去信访类等于几件"),
    ],
)
def test_what_is_left_out_is_taken_away(question: str, plain: str) -> None:
    """Of the whole that is named, else of all results."""
    assert without_taken_out(question) == plain


@pytest.mark.parametrize(
    "question",
    [
        "渔业局2020年除了予以公开，部分公开几件",
        "许可以外，处罚强制一共几件",
        "渔业局除了培训，还有几次开放日",
        "除渔业局外，各单位2020年不予公开一共多少件",
        "渔业局2020年除了自然人，企业提了几件",
    ],
)
def test_what_is_beside_another_matter_is_let_be(question: str) -> None:
    """Nothing is taken from what it is no part of."""
    assert without_taken_out(question) == question
