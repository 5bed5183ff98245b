"""Words for an order, an end of it or a mean that people use instead of 最多, 倒数三名 and 平均."""

from __future__ import annotations

import re
from collections.abc import Callable

_N = "[两二三四五]"
_LAST_FEW = re.compile(
    rf"(?:倒着[数排看算](?:过?来)?[,，、的]*)?(?:的)?(?:最后面?|末尾?|尾[巴部]|后面?|垫底)的?(?P<n>{_N})[名位家](?![同志])|"
    rf"倒着[数排看算](?:过?来)?[,，、的]*(?P<of>{_N})[名位家个]|"
    rf"(?:从|由)[少低小][到至往][多高大](?:(?:来|去|地|的)?[数排看算列](?:起来|下来)?)?[,，、的]*(?:看|取|要)?[前头](?P<low>{_N})[名位家个]?"
)
_BACKWARDS = re.compile("倒着[数排看算]")
_DIALECT = re.compile(r"顶(?=[少高低小]|[多大](?:的|是|$|[,，?？]))")
_SECOND = re.compile("(?<![人场批件轮频每多几各])次(?=[多高少低]的)")
_WHO_OR_WHEN = re.compile(r"哪一?个?年|年[份头]|哪一?[家个](?!领域|方面|问题)|谁|什么时候|何时")
_MOST = re.compile(
    r"(?P<done>[办收来发罚批做搞写])?得?最(?:为|是)?(?:扎堆|集中|密集?|红火|火(?![爆热])|兴旺|冒尖|高产|稠密?)(?!领域|问题|的问题|的领域)"
)
_LEAST = re.compile(r"(?P<done>[办收来发罚批做搞写])?得?最(?:为|是)?(?:稀[疏少]?|萧条|低迷|寥落|清淡|零星)")
_MEAN = re.compile(
    r"(?:扯平|拉平|摊平|扯匀|均摊|平摊|分摊|摊|匀|扯)(?:一?下|到|在|了|来|开|起来|下来|之后|以后|给)*"
    r"(?=[,，]?(?:[一每](?:个)?(?:年|家|单位|部门|局)|各[家年]))"
)
_COMES_TO = re.compile(r"(?<=[一每]年)[合摊](?=[几多])")
_HOW_MUCH = re.compile(r"(?<=[\u4e00-\u9fff])几何(?=$|[,，。?？!！ ])")


def in_order(question: str) -> str:
    """The question with its words for an order or a mean put plainly. O(length)."""
    question = _LAST_FEW.sub(lambda found: f"倒数{found['n'] or found['of'] or found['low']}名", question)
    question = _SECOND.sub("第二", _DIALECT.sub("最", _BACKWARDS.sub("倒数", question)))
    if _WHO_OR_WHEN.search(question):
        question = _LEAST.sub(_end("最少"), _MOST.sub(_end("最多"), question))
    question = _COMES_TO.sub("平均", question)
    return _HOW_MUCH.sub("多少", _MEAN.sub("平均", question))


def _end(word: str) -> Callable[[re.Match[str]], str]:
    """An end of an order, behind what was done (办得最多) where that is said."""
    return lambda found: f"{found['done']}得{word}" if found["done"] else word
