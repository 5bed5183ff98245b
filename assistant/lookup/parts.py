"""Which part of a report a question is likely to be answered in, by the words the form uses there."""

from __future__ import annotations

import re

from ingest.types import Part

_WORDS = {
    Part.PREAMBLE: r"电话|地址|邮编|邮箱|传真|网址|联系|咨询",
    Part.PROACTIVE: r"规章|规范性文件|行政许可|行政处罚|行政强制|收费金额|事业性收费|采购|对外管理服务",
    Part.REQUESTS: r"申请|结转|予以公开|部分公开|不予|无法提供|不掌握|补正|重复|自然人|企业",
    Part.REVIEW: r"复议|诉讼|起诉|被告|官司|纠正|维持",
    Part.PROBLEMS: r"问题|不足|短板|困难|缺点|改进|整改|下一?步|打算",
    Part.OTHER: r"信息处理费|提案|人大代表|建议|创新|亮点",
}
_PATTERNS = {part: re.compile(words) for part, words in _WORDS.items()}


def likely_parts(question: str) -> frozenset[Part]:
    """The parts whose words a question has; with none, part one, where all else is told. O(length)."""
    found = frozenset(part for part, pattern in _PATTERNS.items() if pattern.search(question))
    return found or frozenset({Part.OVERVIEW})
