"""A turn that asks two things, one after the other: 那乙局是多少，两家差多少."""

from __future__ import annotations

import re

from assistant.turns.short import computes
from ingest.fold import squeeze

_ENDS = re.compile(r"(?<=[?？。；;!！,，])|(?=(?<=.)(?:顺便|顺带))")
_ASKS = re.compile(
    r"多少|几|[呢吗么][?？。,，]*$|[?？]$|怎么|怎样|如何|什么|啥|谁|哪|为何|相差|差额|占比|合计|一共|总共|"
    r"告诉|说[说下一]|报[给一下]|查[查下一]|列[出一下]|算[算下一]"
)
_AGAINST = re.compile(
    r"(?:那么?|再|要是|如果)?[跟和与同](?P<whom>[^,，。?？比]{2,20}?)的?相?比(?:一比|一下|起来|较)?[,，]?(?P<how>[^。]{2,16})$"
)
_LEAST = 2
_MOST = 3
_EMPTY = re.compile(r"[\s?？。；;!！,，]+")


def asked_in_order(question: str) -> list[str]:
    """The parts of a turn that each ask something, in order; none where it asks only one thing.

    What stands before a part that asks, and asks nothing itself, belongs to it. O(length).
    """
    parts: list[str] = []
    lead = ""
    for piece in _ENDS.split(question):
        lead += piece
        if parts and computes(squeeze(piece).text) and computes(squeeze(parts[-1]).text):
            parts[-1] += lead  # 哪个多，多几条
            lead = ""
        elif (_ASKS.search(piece) or computes(squeeze(piece).text)) and len(_EMPTY.sub("", lead)) >= _LEAST:
            parts.append(lead.strip())
            lead = ""
    if lead and parts:
        parts[-1] += lead
    return parts if 1 < len(parts) <= _MOST else []


def given_then_asked(question: str) -> list[str]:
    """A turn that says who was meant, and asks something beside it: 我问的是甲局，顺便把收费告诉我."""
    found = re.search(r"[,，。]?(?=顺便|顺带|另外[再也把]|也把|再把)", question)
    return [question[: found.start()], question[found.end() :]] if found and found.start() > _LEAST else []


def held_against(question: str) -> list[str]:
    """A turn that holds what was told against another, as the two things it asks: 跟乙局2022年的比多几件."""
    found = _AGAINST.match(question.strip())
    return [f"{found['whom']}呢", found["how"]] if found and computes(squeeze(found["how"]).text) else []
