"""One that is asked about by name after all were: 哪几家写了没收过费？环翠那份提到了没."""

from __future__ import annotations

import re

from assistant.scope.catalogue import Catalogue
from assistant.scope.mentions import read_mentions
from assistant.understanding.cues import asks_everyone
from ingest.fold import squeeze

_LAST = re.compile(r"(?P<all>.{6,})[?？。;；,，](?P<one>[^?？。;；,，]{2,24})[?？。]?")
_TOO = re.compile(
    r"(?>(?:[那这][份家个边]|那|的|年报|报告|单位|里|中|上|也|又|都|还|有没有|是否|是不是|算不算|在内|在里面|"
    r"[提写说讲][到及过了]*(?:这一?点|这事儿?|这个)?|[提写说讲有]没|没有?|有|了|过|吗|么|呢|呀|啊)*)"
)
"""What asks no more of it than whether it is among them."""


def without_besides(question: str, catalogue: Catalogue) -> tuple[str, tuple[str, ...]]:
    """The question of all, and the names of those asked about beside them, if any. O(length)."""
    parts = _LAST.fullmatch(question.strip())
    if parts is None or not asks_everyone(squeeze(parts["all"]).text):
        return question, ()
    if read_mentions(squeeze(parts["all"]).text, catalogue).mentions:
        return question, ()
    one = squeeze(parts["one"]).text
    mentions = read_mentions(one, catalogue).mentions
    gone = {place for mention in mentions for start, end in mention.spans for place in range(start, end)}
    left = "".join(char for place, char in enumerate(one) if place not in gone)
    if len(mentions) != 1 or not _TOO.fullmatch(left):
        return question, ()
    return parts["all"], tuple(
        agency.name for agency in catalogue.agencies if _is(agency.name, mentions[0].text)
    )


def _is(name: str, said: str) -> bool:
    """Whether an agency may be meant by the words that name it: each of them stands in its name, in order."""
    return bool(re.search(".*?".join(map(re.escape, said)), name))
