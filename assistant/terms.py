"""The words a question and a sentence are matched by: what is left once question words are gone."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.fold import squeeze
from ingest.words import tokens

_ASKING = re.compile(
    r"请问|请告诉我|告诉我|我想(?:知道|问|了解)(?:一下)?|能不能|可以|帮我|查一下|看一下|说一下|介绍一下|"
    r"多少|几(?=[个件条次名人场家项份期篇位种类批])|有哪些|哪些|哪几[个项种]|哪个|哪[里儿]|哪一?|什么时候|什么|怎么样|怎样|怎么|"
    r"如何|是否|有没有|是不是|对不对|对吗|为何|为什么|多大|谁|吗|呢|吧|么(?![\u4e00-\u9fff])|"
    r"一共|总共|共有|分别|各自|各(?=多少|几|有|发|办)|具体|主要(?=有|是)|情况(?=如何|怎么样|是|$)|的话|一下|"
    r"报告(?:里|中|上)?(?:写|说|提到|显示)?(?:了|的)?|年报(?:里|中)?"
)
_EMPTY = frozenset(
    "的 了 在 是 有 和 与 及 或 被 把 对 从 到 于 为 就 都 也 还 这 那 其 该 它 我 你 他 个 件 条 次 名 年 年度 "
    "人 场 家 项 份 期 篇 位 做 做了 进行 开展 方面 相关 有关 情况 工作 本 区 市 县 局 等 中 里 上 下 后 前 办 去 来 给 "
    "提到 说 写 没有 没 不 会 能 要 想 知道 请 问 一 二 三 两 多 少 第 以 由 向 往 用 将 并 而 且 但 如 若 因 所 之".split()
)
_SYNONYMS: tuple[tuple[str, str], ...] = (
    (r"收费|收(?:了|取)?(?:多少)?钱|要钱|免费", "收取 费用 收费 信息处理费 免费"),
    (r"公众号|微信", "微信公众号 公众号"),
    (r"工作人员|几个人|多少人|几名|人手|专人|专职", "工作人员 专职 兼职 工作者 人员"),
    (r"大厅|窗口", "政务服务大厅 窗口"),
    (r"培训", "培训 培训会 学习"),
    (r"创新|亮点|特色|新做法", "创新"),
    (r"开放日", "政府开放日 开放日"),
    (r"提案|建议", "提案 建议 人大 政协"),
    (r"人大", "人大代表建议 人大建议 人大"),
    (r"政协", "政协提案 政协委员提案 政协"),
    (r"保密", "保密审查 审查 保密"),
    (r"解读", "政策解读 解读 解读材料"),
    (r"投诉|举报", "投诉 举报"),
    (r"追责|责任追究", "责任追究"),
    (r"考核", "考核"),
    (r"新媒体", "政务新媒体 新媒体"),
    (r"下属|所属|直属", "下属 所属 事业单位"),
    (r"公报", "政府公报 公报"),
    (r"会议|开会|开了.{0,3}会", "会议 常务会议 培训会议"),
    (r"主动公开|公开了|发布了|发了", "主动公开 公开 发布"),
    (r"申请", "依申请公开 政府信息公开申请 申请"),
    (r"网站", "网站 门户网站 政府网站"),
    (r"看的人|观看|多少人看", "观看 人次"),
    (r"谁负责|负责人|归谁管|牵头", "负责 牵头 组长"),
    (r"阅读|浏览|点击", "阅读量 浏览量 点击量"),
    (r"满意", "满意率 满意"),
)
_COMPILED = tuple((re.compile(pattern), frozenset(words.split())) for pattern, words in _SYNONYMS)


@lru_cache(maxsize=16384)
def terms(text: str) -> frozenset[str]:
    """The words and character pairs of a text, without empty words. O(len), remembered."""
    bare = squeeze(text).text
    words = {token for token in tokens(bare) if token not in _EMPTY and not token.isspace()}
    return frozenset(word for word in words if re.search(r"[\u4e00-\u9fffA-Za-z0-9]", word))


def question_terms(question: str) -> frozenset[str]:
    """What a question is about: its words less those that only ask."""
    return terms(_ASKING.sub(" ", squeeze(question).text).replace(" ", "，"))


def synonyms(question: str) -> frozenset[str]:
    """Words the reports use for what the question says in everyday ones."""
    found: set[str] = set()
    for pattern, words in _COMPILED:
        if pattern.search(question):
            found |= words
    return frozenset(found)
