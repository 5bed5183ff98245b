"""A turn that holds what it names against what was spoken of: another year, agency or measure."""

from __future__ import annotations

import re

from assistant.cells.measures import find_measures

_MORE_OR_LESS = re.compile(
    r"(?:的?呢)?[,?]?(?:那|是|又|还是)*(?:(?:变|更)?[多高]了?还是(?:变|更)?[少低]了?|(?:变|更)?[少低]了?还是(?:变|更)?[多高]了?|是多是少|[增升涨]了?还是[减降跌]了?|差多少|差几[件条次个]|(?:有没有|是不是|是否)(?:变|更)?[多少高低增减涨跌升降]了?|(?:变|更)?[多少高低增减涨跌升降]了?(?:没有?|吗))[?]?|"
    r"的?呢[,?](?:那|是|又)*(?:变化了?多少|[多少高低]了?(?:多少|几[件条次个]))[?]?"
)
_BY_IT = re.compile(
    r"(?:[是占顶为]|相当于|抵得?上?)(?:它|[这那]个?数?|上面的?)的?[^,。]{0,4}(?:倍|百分|几成)"
)
"""是它的几倍: what is named is divided by what was spoken of."""
_THAN_IT = re.compile(r"比(?:它|这(?=[多少高低涨增减]))")
_BESIDE_IT = re.compile(
    r"[跟和与同](?:它|(?:上面|前面|刚才|刚刚)?的?[这那]个?(?:数字?)?|(?:上面|前面|刚才|刚刚)的?(?:数字?)?)(?:相|对)?比(?:起来|较)?(?:呢|的话)?[,，、]*"
)
"""22年跟这个比呢，差多少 is 22年比它，差多少."""
_THAN_THAT = re.compile(r"比(?:[这那]家|前者)[^,。]{0,4}[多少高低大小](?:了|出)?(?:几|多少)")
_AGAINST_THAT = re.compile(
    r"^那(?!年).*(?:[多高]还是[少低]|[少低]还是[多高]|差(?:几|多少))|比它|的?(?:呢[,?]|的)(?:是|又|还是)*(?:[多高]还是[少低]|[少低]还是[多高])|"
    r"(?:两[边家头]|俩|二者|双方|彼此)(?:之间)?[^,。?]{0,4}差"
)


def measures_by_it(squeezed: str, own: str, alone: bool) -> bool:
    """Whether a year of its own is held against the one spoken of: 比它, and of one agency 呢，多还是少."""
    if alone and (_THAN_IT.search(squeezed) or _MORE_OR_LESS.fullmatch(own)):
        return True
    return bool(_BY_IT.search(squeezed)) and not find_measures(own)  # 许可是它的几倍 is of that year alone


def than_it(turn: str) -> str:
    """A turn with 跟这个比 as 比它."""
    said = _BESIDE_IT.sub("比它，", turn)
    return f"{said}差多少" if said != turn and said.endswith("比它，") else said


def sets_against(squeezed: str, named: int, spoken: int) -> bool:
    """那乙局罚的多还是少，差几件 after 甲局罚了几件: the one named is held against the one spoken of, as in
    乙局比它少几件.
    """
    than = (_AGAINST_THAT, _BY_IT, _THAN_THAT)
    return named == spoken == 1 and any(pattern.search(squeezed) for pattern in than)
