"""A follow-up of a few words put in full by the matter before it: another channel, outcome or row of it."""

from __future__ import annotations

import re

from assistant.cells.breakdown import asks_kinds
from assistant.cells.clauses import COURTS
from assistant.cells.counts import EVENTS, STAFF, find_counts, in_units_of_event, rows_named
from assistant.cells.measures import find_measures, rows_of
from assistant.cells.who_applies import ORGANISATIONS, PEOPLE, left_out
from assistant.turns.applicants import by_whom
from assistant.turns.limited import within_limit
from assistant.turns.ranked import between_ends, other_end
from assistant.turns.reckoned import ASKS_NUMBER, reckoned_with
from assistant.understanding.calendar import PART_OF_YEAR
from assistant.understanding.operations import Operation, find_operations
from ingest.fold import squeeze
from ingest.tables.requests import RECEIVED, TOTAL

_HOW_MANY = r"(?:多少|几)[件条个份]?"
_LEAD = r"(?:那么?|其中|里面|最后|后来|结果|到?年底|[这那]些|申请|信息|当年|一共|总共|[它他]们?|还|的)*"
_OPEN = r"没有?(?:办[完结]|处理完|答复完?)"
_OUTCOMES = tuple(
    (re.compile(f"{_LEAD}(?:{asked})(?:呢|啊|[?？])*"), words)
    for asked, words in (
        (
            rf"(?:剩下?|有|剩余)*{_HOW_MANY}(?:申请)?(?:是)?还?{_OPEN}的?|"
            rf"(?:剩下?|有)?{_OPEN}了?的?(?:申请)?(?:还|一共|总共)?(?:剩|有|是)?{_HOW_MANY}",
            "结转下年度继续办理几件",
        ),
        (rf"办[结完](?:了|的|出)*(?:申请)?(?:有|是|一共|总共)*{_HOW_MANY}", "申请办结几件"),
        (rf"(?:予以|同意|给)?(?:公开|给)(?:了|出)+{_HOW_MANY}", "予以公开几件"),
    )
)
"""What became of the requests that a turn asked the number of, and how the form calls it."""
_NOT_GIVEN = r"(?:没有?|未(?:能)?|不(?:肯|能)?)(?:给|提供|(?<!不)公开)(?:了|出|他们|人家)*"
_ASKS_REASON = (
    r"(?:分别|各|都|又|主要)*(?:是|因为|出于|有|属于?)*(?:因为)?"
    r"(?:什么|啥|哪[些种个类])(?:样的)?(?:原因|理由|情形)"
)
_PART = r"(?:多少|多大(?:比例|比重)?|几成|百分之(?:几|多少)|百分比|比例|比重)(?:是多少)?[呢?？]*"
_WHY = r"(?:为什么|为啥|为何|怎么|咋)(?:都|会|要|就)*"
_REMAINING = (
    rf"{_LEAD}(?:剩下?|其余|其他|余下|另外?|别)的?那?(?:些|[\d一二两三四五几]*[件条个份])?的?(?:申请)?"
    r"(?:是|都|又|最后)*"
)
_OF_SOME = (
    (
        re.compile(
            rf"{_LEAD}(?:全部?|完全|都)*(?:予以|同意|给)?(?:公开|给|提供)(?:了|出)*的(?:有|是)*(?:{_HOW_MANY})?[呢啊?？]*"
        ),
        "予以公开几件",
    ),
    (re.compile(rf"{_LEAD}{_NOT_GIVEN}的(?:有|是)*(?:{_HOW_MANY})?[呢啊?？]*"), "不予公开和无法提供各几件"),
    (
        re.compile(rf"{_REMAINING}{_WHY}{_NOT_GIVEN}的?[呢啊?？]*|{_REMAINING}{_ASKS_REASON}的?[呢啊?？]*"),
        "申请表里哪几项不是0",
    ),
    (
        re.compile(rf"{_LEAD}(?:为什么|为啥|为何|怎么|咋)(?:都|会|要|就)*{_NOT_GIVEN}的?[呢啊?？]*"),
        "不予公开几件，分别是什么原因",
    ),
    (
        re.compile(
            rf"{_REMAINING}"
            r"(?:怎么|怎样|如何|咋)(?:处理|办|答复|处置|回复)的?了?[?？]*"
        ),
        "申请表里哪几项不是0",
    ),
    (
        re.compile(rf"{_LEAD}{_NOT_GIVEN}的?(?:申请)?占(?:了|到|总数|全部|的)*{_PART}"),
        "不予公开占办结总数的比例",
    ),
    (
        re.compile(
            rf"{_LEAD}(?:予以|同意|给)?(?:公开|给)(?:了|出)*的?(?:申请)?占(?:了|到|总数|全部|的)*{_PART}"
        ),
        "予以公开占办结总数的比例",
    ),
    (re.compile(rf"{_LEAD}办[结复]率.{{0,4}}"), "申请办结率多少"),
    (re.compile(rf"{_LEAD}(?:拒绝|被拒|驳回|不公开)率.{{0,4}}"), "不予公开占办结总数的比例"),
    (re.compile(rf"{_LEAD}(?:成功|通过|同意|获批)率.{{0,4}}"), "予以公开占办结总数的比例"),
)
_SETTLED = frozenset({RECEIVED, TOTAL, "予以公开", "部分公开", "不予公开"})
_OF_REQUESTS = re.compile("申请(?!人)|新收")
_WHY_SETTLED = re.compile(
    r"(?=.*(?:怎么|为什么|为啥|为何|咋))(?:那么?|怎么|为什么|为啥|为何|咋)*(?:办结|办理|答复|办)(?:了|的|数量?|总[数计])*"
    r"(?:怎么|为什么|为啥|为何|咋|反而|反倒|倒|却|又|会|能|是|有|成|了|出)*"
    r"(?:\d+[件条]|比?(?:新?收到?的?|申请)?(?:还|更|要)?[多少]|(?:和|跟|与)?(?:新?收到?的?)?(?:不一样|不同|不等|对不上))[了的呢啊?？]*"
)
"""办结怎么比新收多: by what is carried in and out."""
_CHANNEL = (
    r"(?:政府|门户|官方)*网站|(?:微信)?公众号|微信|(?:政务)?微博|(?:今日)?头条号?|抖音号?|快手号?|视频号|"
    r"(?:政务)?新媒体|客户端|小程序|(?:政府)?公报|公示栏|电子屏|新闻发布会"
)
_OTHER_CHANNEL = re.compile(
    rf"(?:那么?|还有|再|通过|在|用|[它他]们?|的)*(?P<channel>{_CHANNEL})(?:平台)?[上里]?的?(?:呢|信息)?"
    rf"(?:(?:发布?|公开|推送?)?了?(?:多少|几)[条篇个]?)?(?:信息)?[呢?？]*"
)
_IN_NUMBER = re.compile(r"多少|几(?=[条篇个件])")
_BEYOND = re.compile(
    r".{0,6}(?:单位|部门|区县|地方|机关|[哪几]家|[局区县市]).{0,4}比.{0,12}[多少高低大小].{0,3}"
)
_WHO_AGAIN = re.compile(
    r"(?:(?:(?:[倒退翻往回前后再也还看查问瞧]|一下)++,)?[搞做办弄推用有](?:着|过|了)?(?:[这那同]样?一?[个种套项]?(?:做法|活动|事|的)?|它)的(?:单位|部门|局)?|那么?|又|还|都|分别|是|有|[,呢])*(?:哪些|哪[一几两]?[家个]|谁)(?:家|单位|机关|部门|局)?(?:在?[搞做办弄]的?|有)?[呢?？]*"
)
"""又是哪些单位 of another year, after whoever it was was asked for."""
_ASKS_WHO = re.compile(r"谁|哪(?:些|[一几两]?[家个])(?:单位|机关|部门|局)?")
_REASON = re.compile(
    r"(?:那么?|这些?|都|主要|大多数?|多数|一般|的)*(?:是|因为|出于|有)*(?:因为)?(?:什么|啥|哪[些种个类])(?:样的)?"
    r"(?:原因|理由|情形)(?:最多|为主|居多)?(?:的|呢|啊|[?？])*"
)
_REASONS = re.compile(
    rf"(?:那么?|这些?|的)*(?:分别|各自?|都(?=[是有因属]))(?:{_ASKS_REASON})(?:的|呢|啊|[?？])*"
)
"""分别什么原因: each of the reasons, and not the most frequent."""
_ENDED = re.compile(
    r"(?:那么?|最后|最终|后来|的|都)*(?:处理|审理|裁决)?(?:结果|结局)(?:都|又|分别|各)*(?:是|呢)?(?:什么|啥|如何|怎么?样|怎样)?(?:的|了|呢|啊|[?？])*|"
    r"(?:那么?|最后|最终|后来)*(?:怎么|如何|咋)(?:判|裁决?|了结)的?(?:呢|啊|[?？])*"
)
"""结果怎么样 of reviews and suits is how each of them ended."""
_ENDED_SO = re.compile(
    r"(?:那么?|[这它][些]?里[头面边]?|其中|最后|最终|结果|法院|法庭|复议机关|判决?|裁定|被|给|都|有|里|[它他]们?|[的,])*"
    r"(?:维持|纠正|撤销|还?(?:[没未]|尚未|没有)审[结完]|还?在审|[胜败]诉)(?:原[^,。]{1,6})?(?:[了的掉]|有|是|判|共|一共)*(?:(?:多少|几)[件起个宗]?|没有|有没有|吗)?[呢?？]*"
)
"""法院纠正了几件: of the suits spoken of."""
_COURT = re.compile(
    r"(?:那么?|还有|到|在|上|打到|告到)*(?:法院|法庭|官司|打官司)(?:那边|那头|那里|那儿|方面|这边|里|上)?的?(?:(?:有|是)*(?:多少|几)[件起宗个]?)?[呢啊?？]*"
)
_APPLY = r"(?:提出?|申请|递?交)(?:上?来)?(?:了|过)?的?"
_OF_ORGANISATIONS = re.compile(
    rf"(?:那么?|其中|再|,)*(?P<rest>(?:剩下?|其[余他它]|余下|别|另外)的?(?:那?[些几])?[个类]?的?)?"
    rf"(?:法人(?:[和或]?者?其他组织)?|单位|组织|机构)(?:那边|那[块头]|方面|们)?的?(?P<apply>{_APPLY})?(?:申请)?"
    r"(?:[一总]共|合计|加起来|共计|[有是])*(?:多少|几[件份条]?)?(?:申请)?[呢?？]*"
)
"""单位提的呢 after 自然人提了几件."""
_SHARE_OF_WHO = re.compile(
    rf"{_LEAD}(?P<who>(?:{PEOPLE}|企业|公司|科研机构|公益组织|律所|法律服务机构|单位|组织|法人)们?)(?:{_APPLY}|的)?(?:申请)?"
    rf"占(?:了|到|其中|总数|全部|的)*{_PART}"
)
_BRIEF = 24
_CARRIED = re.compile(r"(?:那么?|还有|其中)*(?:上年|上一年度?)结转的?(?:呢|申请|部分)*[?]?")
_OF_PART = re.compile(
    rf"(?:{PART_OF_YEAR.pattern}|那么?|的|呢|各|每|都|分别|又?是|有|多少|几|[件条个次篇场项]|给我|我|怎么样|情况|说|列|看|报|拆开?|分|一下|出来|[,?])+"
)
"""上半年呢, 按季度说说: the number spoken of by parts of the year."""
_OF_STAFF = re.compile(r"人员|专|人手|管|负责|搞|做|干|公开")
_WORD = re.compile(
    r"(?:那么?|还有|再看?|,)*(?P<word>[罚批拒驳准])(?:的|了|出|掉|过)*(?:呢|(?:有|是)?(?:多少|几)[件个起]?)[呢?？]*"
)
_DECIDED = {"罚": "行政处罚", "批": "行政许可", "准": "行政许可"}
_ANSWERED = {"拒": "不予公开", "驳": "不予公开", "准": "予以公开", "批": "予以公开"}
"""What one word stands for after decisions or after requests were asked about."""
_OF_CONGRESS = frozenset({"人大代表建议", "政协提案", "建议提案"})
_HANDLED = re.compile(
    r"(?:那么?|这些?|最后|结果|后来|的|[它他]们?|是不是|有没有|是否|都|全部?|均|按[时期])*(?:办[完结理好复]|答复|回复|落实|处理)(?:完|好|结|他们)*"
    r"(?:了(?:没有?|吗|么|吧)?|没有?|吗)[?？]*"
)
_SATISFIED = re.compile(
    r"(?:那么?|代表|委员|[他她它]们|对|都|还|结果|办理)*(?:满不满意|满意(?:率|度)?)(?:是|有|多少|高|怎么样|如何|吗|么|不|没有?|呢|[?？])*"
)
_VERBATIM = re.compile(
    r"(?:那么?|报告|年报|的|里|中)*(?:原文|原话|原句|原始表述)(?:里|中|上)?(?:是|又)?(?:怎么|咋|如何|怎样)?(?:说|写|讲|表述)?(?:的|呢|[?？])*|"
    r"(?:[这那该此]个?)?(?:数[字据值]?|结果)?(?:都|又|具体)*是?"
    r"(?:(?:[出来取摘引]自|(?:写|出现|列|填|登)?(?:在|自|从))(?:报告|年报)?|来源是?(?:在)?|(?:报告|年报)(?=的?哪))的?"
    r"(?:哪(?:一?[张个份]?表格?|一?[页节段处章行]|一?个?部分|里|儿)|什么地方)(?:里|上)?(?:查|看|找|来|抄|得|写|说)*(?:到|出)?来?的?"
    r"(?:[,。?](?:原[样文话句]|照原样|一字不[差落]|原封不动)地?(?:的|报|念|抄|贴|发|给|告诉|是|什么|啥|我|一下|出来|过来)*)?[呢?？。]*"
)
"""原文怎么说的, 出自哪张表 ask for the same again, which is told with the place it was read at."""
_PERCENT = re.compile(
    r"(?:那么?|也就是|[换折按用合]算?成?|是|占|有|大概|大约|说|的)*(?:百分之(?:几|多少)|百分[数比]|几个?百分点|%)(?:表示|是)?"
    r"(?:呢|是?多少|[?？])*"
)
_CHANGES = frozenset({Operation.DIFFERENCE, Operation.RATE})
_DONE = re.compile(
    r"(?:也|还|都|就|又|是不是|是否|[没有])*(?:搞|办|开|弄|做|举办|组织|开展|进行|发|收|罚)(?:过|了)?(?:[吗么吧呢]|没有?)+[?？]?"
)
_ITEM = re.compile(
    r"(?:那么?|其中|它|请|把|的)*第(?P<n>[一二三四五六七八九])[条点个项](?:做法|问题|措施|创新|举措)?(?:的|请|再|给我|能)*"
    r"(?:[详仔]细|具体|展开|内容|[讲说写]的?|介绍|是|怎么|什么|啥|一下|一?点|多)+(?:吗|呢|[?？])*"
)
"""第二条详细说说: one item of the list that was given."""
_NEW = re.compile(r"创新|亮点|特色|新?做法|新招|举措|品牌|“")
_HOW_DONE = re.compile(
    r"(?:那么?|这个?|它|是|又|到底|究竟|具体|,)*(?:怎么|咋|如何|怎样)(?:去|来)?(?:搞|做|弄|干|开展|操作|实施|运作|推行?|落实)(?:起来)?(?:的|呢|啊|[?？])*"
)
_WHAT_DONE = re.compile(
    r"(?:那么?|当年|那年|[他它她]们?|这家|对方|又|也|,)*(?:推出?|[搞弄做办干整玩])(?:出来)?[的了](?:又|也|都|还|新)*是?(?:什么|啥|哪些?|哪[几一]?[个种招样项])(?:样的|新招|名堂|花样|东西)?[呢?？]*"
)
"""2019年弄的又是什么 after 有什么创新做法."""
_HOW_TO = re.compile(
    r"(?:那么?|我们?|该|要|想|应该|又|具体)*(?:怎么|怎样|如何|咋)(?:才能|才|能|可以|去|来|样)*"
    r"(?:申请|提出|提交|递交|填写?|报名|参加|联系|咨询|投诉|举报|办理?(?!的|完|结))(?![^,。]{0,6}[的了过])"
)
"""What somebody is to do is none of the numbers spoken of."""


def in_full(earlier: str, squeezed: str) -> str:
    """The matter of a follow-up put in full by the ``earlier`` one, or nothing where it is not so short.

    O(length).
    """
    before = squeeze(earlier).text
    if not before:
        return ""
    return (
        _outcome(before, squeezed)
        or _channel(earlier, squeezed)
        or reckoned_with(earlier, squeezed)
        or within_limit(earlier, squeezed)
        or other_end(earlier, squeezed)
        or between_ends(earlier, squeezed)
        or _in_a_word(before, squeezed)
        or _reason(earlier, squeezed)
        or _ended(earlier, squeezed)
        or by_whom(before, squeezed)
        or _of_applicants(before, squeezed)
        or (f"{earlier.rstrip('?？。')}，{squeezed}" if asks_kinds(before) and left_out(squeezed) else "")
        or _handled(earlier, squeezed)
        or (f"{earlier.rstrip('?？。')}，{squeezed}" if _is_beyond(squeezed) else "")
        or (earlier if _NEW.search(before) and _WHAT_DONE.fullmatch(squeezed) else "")
        or (
            f"{earlier.rstrip('?？。')}，{squeezed}"
            if _NEW.search(before) and _HOW_DONE.fullmatch(squeezed)
            else ""
        )
        or _of_event(before, squeezed)
        or (
            f"{earlier.rstrip('?？。')}，{squeezed}"
            if PART_OF_YEAR.search(squeezed) and _OF_PART.fullmatch(squeezed)
            else ""
        )
        or (f"{squeezed}几件" if _left_over(before, squeezed) else "")
        or (earlier if _ASKS_WHO.search(before) and _WHO_AGAIN.fullmatch(squeezed) else "")
        or (earlier if _asks_again(before, squeezed) or item_asked(squeezed) else "")
    )


def _left_over(before: str, squeezed: str) -> bool:
    """上年结转的 after a number of requests was asked for: that number, and not whether it agrees."""
    return bool(_CARRIED.fullmatch(squeezed)) and {m.table for m in find_measures(before)} == {"requests"}


def _of_event(before: str, squeezed: str) -> str:
    """去了多少人, 场数最多的又是谁 of the event spoken of: 开放日 or 培训."""
    events = [event for event in EVENTS if event in before]
    named = {m.row for m in (*find_measures(squeezed), *find_counts(squeezed))}
    free = not named or (named == {STAFF} and not _OF_STAFF.search(squeezed))
    if len(events) != 1 or not free or len(squeezed) > _BRIEF or not in_units_of_event(squeezed):
        return ""
    return f"{events[0]}{squeezed}"


def _asks_again(before: str, squeezed: str) -> bool:
    """Whether the same is asked for again: in its words, where it stands, whether it was done."""
    own = squeezed.removeprefix(ASKS_NUMBER.sub("", before))  # 这个数 has been put as the matter by now
    return any(p.fullmatch(own) for p in (_DONE, _VERBATIM))


def asks_how_to(squeezed: str) -> bool:
    """怎么申请: what to do is asked, which leaves the numbers of the turn before."""
    return bool(_HOW_TO.match(squeezed))


def item_asked(squeezed: str) -> int:
    """The 2 of 第二条详细说说, or 0."""
    found = _ITEM.fullmatch(squeezed)
    return "一二三四五六七八九".index(found["n"]) + 1 if found else 0


def change_in_percent(own: str, earlier: str) -> str:
    """百分之几 after a change was asked for (增长多少) as that change in per cent; else as it is."""
    asked = find_operations(squeeze(earlier).text)
    changed = _CHANGES & set(asked.operations) and Operation.SHARE not in asked
    return "增长率" if changed and _PERCENT.fullmatch(squeeze(own).text) else own


def _outcome(before: str, squeezed: str) -> str:
    rows = {m.row for m in find_measures(before)}
    if not rows and _OF_REQUESTS.search(before) and not find_counts(before):  # 多少申请
        rows = {RECEIVED}
    if RECEIVED in rows and _WHY_SETTLED.fullmatch(squeezed):
        return "新收加上年结转等于办结加结转下年吗"
    if rows & _SETTLED:
        for pattern, words in _OF_SOME:
            if pattern.fullmatch(squeezed):
                return words
    if RECEIVED not in rows:
        return ""
    return next((words for pattern, words in _OUTCOMES if pattern.fullmatch(squeezed)), "")


def _channel(earlier: str, squeezed: str) -> str:
    """The number asked of one channel, asked of another: 网站呢 after 公众号发了多少条."""
    found = _OTHER_CHANNEL.fullmatch(squeezed)
    said = re.findall(_CHANNEL, earlier)
    if not found or len(said) != 1 or said[0] == found["channel"] or not _IN_NUMBER.search(earlier):
        return ""
    return re.sub(_CHANNEL, found["channel"], earlier)


def _is_beyond(squeezed: str) -> bool:
    """其他区县有比它多的吗: others are held against what was told, and no matter is named."""
    return bool(_BEYOND.fullmatch(squeezed)) and not rows_named(squeezed)


def _in_a_word(before: str, squeezed: str) -> str:
    """The row of the table spoken of that one word stands for: 罚的呢 after 许可多少."""
    found = _WORD.fullmatch(squeezed)
    tables = {m.table for m in find_measures(before)} if found else set()
    words = {"proactive": _DECIDED, "requests": _ANSWERED}.get(tables.pop() if len(tables) == 1 else "", {})
    return f"{words[found['word']]}几件" if found and found["word"] in words else ""


def _reason(earlier: str, squeezed: str) -> str:
    """主要是什么原因 of a group of rows is which of its rows is the largest."""
    named = find_measures(squeeze(earlier).text)
    if len(named) != 1 or len(rows_of(named[0].table, named[0].row)) < 2:
        return ""
    if _REASONS.fullmatch(squeezed):
        return f"{earlier.rstrip('?？。')}，分别是什么原因"
    return f"{earlier.rstrip('?？。')}，哪种理由最多" if _REASON.fullmatch(squeezed) else ""


def _ended(earlier: str, squeezed: str) -> str:
    """How the reviews or suits spoken of ended, or the suits where courts are named beside reviews."""
    tables = {m.table for m in find_measures(squeeze(earlier).text)}
    if COURTS.search(earlier) and _ENDED_SO.fullmatch(squeezed):
        return f"{ASKS_NUMBER.sub('', squeeze(earlier).text)}，{squeezed}"
    if tables != {"review"}:
        return ""
    if _COURT.fullmatch(squeezed):
        return "行政诉讼几件"
    return f"{earlier.rstrip('?？。')}，结果怎么样" if _ENDED.fullmatch(squeezed) else ""


def _of_applicants(before: str, squeezed: str) -> str:
    """The requests of organisations after those of people were asked for; the share that some made of all."""
    tables = {m.table for m in find_measures(before)}
    share = _SHARE_OF_WHO.fullmatch(squeezed)
    if share and RECEIVED in rows_named(before):
        return f"{share['who']}的申请占新收申请的比例"
    found, people = _OF_ORGANISATIONS.fullmatch(squeezed), re.search(PEOPLE, before)
    if (
        not found
        or not people
        or not (tables == {"requests"} or (not tables and "申请" in before))
        or (found["rest"] and not found["apply"])
    ):
        return ""
    return f"{before[: people.start()]}{ORGANISATIONS}{before[people.end() :]}"


def _handled(earlier: str, squeezed: str) -> str:
    """What became of the proposals spoken of: 都答复了没."""
    counted = find_counts(squeeze(earlier).text)
    if not counted or not {m.row for m in counted} <= _OF_CONGRESS:
        return ""
    named = "、".join(m.row for m in counted)
    if _SATISFIED.fullmatch(squeezed):
        return f"{named}办理满意率"
    return f"{named}办理情况" if _HANDLED.fullmatch(squeezed) else ""
