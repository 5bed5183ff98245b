"""Questions that only a sentence of one kind answers: grades of proposals, parts, names, one of many."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.cells.clauses import SURE, read
from assistant.cells.counts import DISCLOSED, FEE, PROSE, find_counts
from assistant.cells.measures import Measure
from assistant.compose.contacts import OF_ANOTHER_PURPOSE
from assistant.types import ScopeStatus
from assistant.understanding.apart import behind
from assistant.understanding.basis import of_basis
from assistant.understanding.cues import asks_any_fee, asks_within
from assistant.understanding.instances import of_instances
from assistant.understanding.operations import Asked, Operation
from assistant.understanding.query import Query, Topic
from assistant.understanding.terms import Term, alternatives, question_phrases, question_terms
from assistant.understanding.topic import asks_how_many
from ingest.fold import squeeze
from ingest.words import cut_words, is_noun

_PROPOSALS = frozenset({"人大代表建议", "政协提案"})
_TOLD_OF = {
    "开展培训次数": Term("培训"),
    "参加培训人次": Term("培训"),
    "政府开放日场次": Term("开放日"),
    "新闻发布会": Term("发布会"),
}
"""Counts of what has a content, with the word that tells it."""
_GRADED = re.compile(
    r"[A-Da-d]类|[A-D]、?[A-D]、?[A-D]?|结果.{0,6}(?:[各分]|几(?![月日号点])|哪(?=[些几种类]|个?[等档])|多少)|"
    r"(?:[各每几]|哪几)一?个?(?:类|等次|档次?|等级)"
)
"""Proposals are settled as A, B, C or D."""
_ONE_GRADE = re.compile(r"[A-D]类", re.IGNORECASE)
_GRADE = Term("A类", ("B类", "C类", "D类"))
_ACCOUNT = re.compile(r"(?P<what>抖音|快手|微博|视频号|头条|小程序|客户端|app|APP)号?")
"""What has a name of its own, which stands in quotation marks right before it."""
_SINGLE = re.compile(r"(?<![由因形],)(?<![由因形])哪一?[场次期篇条批][^,。]{0,12}最")
"""One of many is asked for, where a total says nothing of any."""
_SUPERLATIVE = Term("最", ("单场", "单次", "单篇", "单期", "单条", "居首"))
_NAME_OF = re.compile(
    r"叫(?:做|作)?(?:什么|啥)|(?:什么|啥)名[字称]|名[字称](?:是|叫)?(?:什么|啥)|名[称字](?=$|[?各分都列])"
)
_QUOTED = Term("“", ('"', "「"))
"""A name stands in quotation marks."""
_CASES_OF = re.compile(r"(?:多少|几)[件起宗](?P<noun>[\u4e00-\u9fff]{2,4})[?？]?$")
"""受理了多少件信访: cases of a kind that no count has."""
_RATE = ("办复率", "办结率", "答复率", "回复率", "全部办", "全部答复", "均已", "期办")
"""All settled is as good as a rate of 100%."""
_COMPLAINTS = re.compile(r"(?<!类)(?:投诉|举报)(?!.{0,6}(?:申请|那?一?[类行栏项]))")
_NO_COMPLAINTS = re.compile(r"申请|信访|不予|[算当]作?|热线|12345|消费")
_COMPLAINT = Term("投诉", ("举报",))
"""Complaints about disclosure are no requests that were taken for complaints, which have a row."""
_BY_WHOM = re.compile(
    r"申请.*(?:谁|哪一?个?(?:科室|股室|处室|[科股处](?![长员])|部门|机构))(?:来|在|具体)*(?:负责|主管|管|经[办手]|承办|办|受理|答复|处理|牵头|审核)"
)
_IN_CHARGE = Term("负责", ("牵头", "受理机构", "归口", "主管"))
_CONTENT_OF = re.compile(
    r"内容(?:都|主要)?(?:有|是|包括)?(?:哪|什么|啥)|(?:什么|哪些|啥)内容|(?:讲|学|教|围绕|关于)了?(?:些)?(?:什么|啥|哪)"
)
_CONTENT = Term("围绕", ("内容", "主题", "讲", "专题", "学习", "授课", "课程"))
_WHETHER = re.compile(r"有没有|有无|是否|[吗么没]$|没有$")
KINDS_OF_PROPOSAL = {
    "人大代表建议": Term("人大", ("代表建议", "建议提案", "建议、提案", "建议和提案")),
    "政协提案": Term("政协", ("提案",)),
}
_PUBLISHED = re.compile(
    r"(?:主动)?公开了?(?:些|过|的)*(?:是|都)?(?:什么|啥|哪些|哪[几一]?[类种方])(?:样?的?(?:政府)?(?:信息|内容|东西|类))?"
)
_KIND_OF = "(?:块|类目|类|类别|类型|种|种类|样|摊|档|栏目?|方面|部分|口)"
_IN_KINDS = re.compile(
    rf"(?:什么|啥|哪些)样?的?(?:政府)?(?:信息|内容|东西)?,?(?:分别|各)[是有占]?(?:几|多少)|"
    rf"[分拆归列](?:了|成|为|作|到|出|在|入|进|于)*(?:[哪几多]|多少)(?:些|几|个)*大?{_KIND_OF}|(?:哪|[各每一])(?:些|几|个)*大?{_KIND_OF}(?:的?(?:政府)?信息)?[^,。]{{0,4}}(?:几|多少)[条件]|"
    r"、[^,。、]{2,8}?(?:这[几些][类项种]?|什么的|之类的?|等等?[类项]?|那些),?(?:都|又)?(?:各|分别)|"
    rf"按(?:什么|啥|哪[些种]|照|{_KIND_OF}|内容|主题)[^,。]{{0,8}}(?:[分归拆]|[各每])|分门别类|分类(?!管理|分级)|归类|类别|种类|明细|构成|组成|哪[些几样]{_KIND_OF}?(?:的?(?:政府)?信息|内容)?[^,。]{{0,4}},?[各每一]"
)
"""What was published is to be told apart by its kinds."""
_OF_PUBLISHED = re.compile(
    r"公开[^,。]{0,10}(?:信息|内容|东西|消息|\d+条)|(?:信息|内容|消息)[^,。]{0,4}公开|[这那]?\d{2,5}[余多来几]?条|公开(?:了|出来|出去)?的?(?:都|些|是|分)|"
    r"(?:发|晒|挂|推)(?:布|出)?(?:去|来|了)?的(?:各类)?(?:政府)?信息"
)
_NOT_PUBLISHED = re.compile(
    r"申请|不予|部分公开|渠道|平台|网站|微信|公众号|微博|媒体|培训|解读|许可|处罚|复议|诉讼|热线|提案|建议|开放日|公开栏|问题|不足|占|比例|怎么[分归]类|如何|管理"
)
_TRUE = re.compile(r"[吗么吧没](?:[?]|$)|对不对|是不是|属实")
_POSTS = "(?:副?(?:局长|主任|组长|科长|处长|股长|书记|[县区市镇部厅]长|秘书长)|一把手|法人代表|新闻发言人)"
_POST = re.compile(
    rf"(?P<post>{_POSTS})(?:现在|目前|到底)?(?:是|叫|为|由)?(?:谁|哪[位个]|什么名字?|啥名字?)|"
    rf"谁(?:是|当|任|担任)[^,。?]{{0,10}}?(?P<held>{_POSTS})|"
    rf"(?P<named>{_POSTS}|[\u4e00-\u9fff]{{1,3}}[员师问家])(?:都|分别|各)?(?:的?(?:姓名|名字|姓什么|贵姓|叫什么|叫啥))"
)
_HELD_BY_POST = frozenset({"组长", "副组长", "新闻发言人"})
_BY_NAME = re.compile("名字|姓名|姓(?:什么|啥|甚)|贵姓|叫(?:什么|啥)")
_WHO_APPLIED = re.compile(
    r"(?:店铺?|公司|企业|厂家?|商[户家]|摊主?|律所|事务所|研究[所院]|大学|学校)(?:都|到底|究竟)*(?:叫(?:什么|啥)|的?(?:名字|名称|字号)|是哪[一几]?家)|"
    r"申请[^。]{0,8}谁[^。]{0,6}(?:姓名|名字)|"
    r"(?:谁|哪些个?人|什么人|哪几[个位]人?)(?:来|去)?(?:提出?|申请|起诉|告)(?:起|来|了)?的?(?:行政)?(?:复议|诉讼|官司|申请(?!公开))(?:[,?呢]|的?(?:名|姓)|$)|"
    r"申请人(?:都|分别|各|具体|们|到底|究竟)*(?:是谁|叫(?:什么|啥)|姓(?:什么|啥|甚)|的?(?:姓名|名字))"
)
_NAME = Term("姓名", ("名叫",))
"""Those who applied, by name: no report names them."""
_MONTH = re.compile(r"几月|哪一?个?月")
_WHEN = re.compile(r"什么时候|何时|哪一?[天日]|几号|什么日期")
_HOW_MANY = re.compile(r"多少|几[件条次场期篇项人名位个]")
_DATE = Term("月", ("季度", "上半年", "下半年", "年底", "年初", "年末"))
"""When a thing was done, which no count tells."""
_RATE_OF = re.compile(r"(?:办[结理复]率|答复率|回复率|满意率|满意度|及时率|按时办结率|完成率|采纳率)")
"""A rate of what has only a number: the report says it or not."""
_CONTENTS = (
    (
        re.compile(
            r"申请(?:公开|的|人)?[^。?件]{0,8}?(?:想|要|问|打听|了解|知道|涉及|关注|关心)+的?(?:都|些|是)*(?:什么|啥|哪)|"
            r"申请.{0,4}的?内容(?!不|仍|还|属|因|由于|被|归|涉密|[是为](?![什哪啥何]))|申请.{0,6}(?:集中|涉及).{0,4}(?:什么|啥|哪)|申请公开.{0,6}(?:什么|哪[类些]).{0,2}(?:信息|内容)"
        ),
        Term(
            "申请内容",
            ("集中在", "主要涉及", "内容涉及", "内容主要", "申请事项", "申请公开的内容", "内容多为"),
        ),
    ),
    (
        re.compile(r"(?:采|购|买)(?:买|购)?了?(?:一?些|点)?(?:什么|啥|哪些)(?!时候|方式)"),
        Term("购买", ("采购了", "采购内容")),
    ),
)
"""What requests ask for and what money was spent on, which no cell tells."""
_OF_THESE = re.compile(
    r"(?:里[面头]?|[之其当]?中)(?:一共|总共)?有?(?:多少|几)[件条个份项名次]?(?:是|被|得到|已经?|获得?)+(?P<what>[\u4e00-\u9fff]{2,6}?)(?:了|的|过)*[?]?$"
)
"""留言里有多少得到回复: of a whole, which is no answer."""
_SO_MUCH_CHARGED = re.compile(
    r"(?:那|都|一?共|总共|到底|具体|又|实际)*(?:收|交|花|掏)(?:了|过)?(?:多少|几)[十百千万]*(?:钱|元|块)?钱?[呢呀啊]?[?]?"
)
_OVERLAP = re.compile(
    r"重复(?!申请|[提递要])(?=了?[吗么没]|$)|重叠|交叉|有没有重复(?!申请)|算重(?!复(?:的|处理|类|申请|了?[有又是共]*(?:几|多少)))"
)
_BLAMED = re.compile(
    r"(?:有没有|有无|有|是否)?(?:人|谁|干部|人员)?[^,。申]{0,12}(?:被|受到?|挨)了?(?:处理|处分|问责|追责|追究|通报批评|批评)(?!结果|决定|几件|的?申请)"
)
_CALLED_TO_ACCOUNT = Term("责任追究", ("追究责任", "问责", "处分", "追责"))
_KINDS = ("件", "案件", "诉求", "问题", "总量", "量")


def particular(query: Query) -> Query:
    """The query for the sentence that alone can answer it, or as it is. O(length)."""
    if query.topic not in (Topic.PROSE, Topic.FIGURE) or query.need.beside:
        return query
    rest = squeeze(query.scope.rest).text
    return next((found for read_as in _READINGS if (found := read_as(query, rest))), query)


def _of_blame(query: Query, rest: str) -> Query | None:
    """Whether anybody was called to account, for whatever: no row of requests."""
    if not _BLAMED.search(rest) or query.asked.claim or query.scope.status is not ScopeStatus.RESOLVED:
        return None
    told = _in_words(query, _CALLED_TO_ACCOUNT)
    return replace(told, need=replace(told.need, terms=(_CALLED_TO_ACCOUNT,), phrases=()))


def _of_fee(query: Query, rest: str) -> Query | None:
    """收费了吗 after requests, 收了多少钱 after 处理费: for information, and no fee of the table."""
    del rest
    before = query.scope.before
    asks = asks_any_fee(query.own_words) and ("申请" in before or "处理费" in before)
    if not (asks or ("处理费" in before and _SO_MUCH_CHARGED.fullmatch(query.own_words))):
        return None
    need = replace(query.need, number=True)
    return replace(query, topic=Topic.PROSE, measures=(), counts=(Measure(PROSE, FEE),), need=need)


def _of_these(query: Query, rest: str) -> Query | None:
    """How many of a whole something was done with: only a sentence with that beside its number."""
    found = _OF_THESE.search(rest)
    word = cut_words(found["what"])[-1] if found else ""
    if not word or query.measures or query.counts or read(rest).lead >= SURE:
        return None
    need = replace(query.need, must=(Term(word, alternatives(word)),), beside=True, number=True)
    return replace(query, topic=Topic.PROSE, need=need, asked=Asked())


def _of_overlap(query: Query, rest: str) -> Query | None:
    """Whether two counts have some in common, which neither of the two tells."""
    if (
        not _OVERLAP.search(rest)
        or query.scope.status is not ScopeStatus.RESOLVED
        or len(query.scope.agencies) > 1
    ):
        return None
    return replace(_in_words(query, Term("重复", ("重叠", "交叉"))), asked=Asked())


def _of_who_applied(query: Query, rest: str) -> Query | None:
    """Who the applicants were, and not how many."""
    there = query.scope.report_ids and _WHO_APPLIED.search(rest)
    return _of_whom(query, _NAME) if there else None


def _of_contents(query: Query, rest: str) -> Query | None:
    """What requests were about, what was bought."""
    contents = next((term for asked, term in _CONTENTS if asked.search(rest)), None)
    own = next((term for asked, term in _CONTENTS if asked.search(query.own_words)), None)
    turned = query.scope.before and own and not _HOW_MANY.search(query.own_words)  # 买了啥 after 花了多少
    if contents is None or (asks_how_many(query) and not turned) or query.asked.claim:
        return None
    told = _in_words(query, contents)  # whatever else is said, only that sentence tells it
    return replace(told, asked=Asked(), need=replace(told.need, terms=(contents,), phrases=()))


def _of_single(query: Query, rest: str) -> Query | None:
    """For one of many, of which a count of all tells nothing: 哪一场人最多."""
    counted = all(m.table == PROSE for m in query.measures)
    if not (counted and _SINGLE.search(rest)) or query.scope.status is not ScopeStatus.RESOLVED:
        return None
    told = _in_words(query, _SUPERLATIVE)
    return replace(told, asked=Asked(), need=replace(told.need, number=query.need.number))


def _of_behind(query: Query, rest: str) -> Query | None:
    """Who or what is behind a number that the question gives: 交了260元的是谁."""
    if query.scope.status is not ScopeStatus.RESOLVED or len(query.scope.agencies) != 1:
        return None
    told = behind(rest, query.measures or query.counts)
    return _of_whom(query, told) if told else None


def _of_whom(query: Query, told: Term) -> Query:
    """The query for who it was, which no sentence tells that has only the rest of the question."""
    found = _in_words(query, told)
    return replace(found, asked=Asked(), need=replace(found.need, who=True))


def _of_a_date(query: Query, rest: str) -> Query | None:
    """When in the year something was done."""
    dated = _MONTH.search(rest) or (query.counts and _WHEN.search(rest))
    if query.topic is not Topic.PROSE or not dated or _HOW_MANY.search(rest):
        return None
    return _in_words(query, _DATE)


def _of_another_purpose(query: Query, rest: str) -> Query | None:
    """A telephone for complaints, which is not that of the preamble."""
    asked = OF_ANOTHER_PURPOSE.search(rest)
    return _in_words(query, Term(asked["what"] + asked["kind"])) if asked else None


def _of_names(query: Query, rest: str) -> Query | None:
    """公众号叫什么名字 over several years: the names, and not what was sent."""
    counted = any(m.table == PROSE for m in query.measures)
    if query.topic is not Topic.FIGURE or not (counted and _NAME_OF.search(rest)) or _HOW_MANY.search(rest):
        return None
    if not set(query.asked.operations) <= {Operation.TREND}:
        return None
    return replace(_in_words(query, _QUOTED), asked=Asked())


def _of_a_post(query: Query, rest: str) -> Query | None:
    """Who holds a post: only a sentence that names it can tell, of a head with the name itself."""
    asked = _POST.search(rest)
    if not asked or query.measures:
        return None
    post = cut_words(asked["post"] or asked["held"] or asked["named"])[-1]
    told = _in_words(query, Term(post))
    by_name = _BY_NAME.search(rest) or post not in _HELD_BY_POST
    return replace(told, need=replace(told.need, holder=post)) if by_name else told


def _of_must(query: Query, rest: str) -> Query | None:
    """The sentence that has one of a few words."""
    if not (must := _must(query, rest)):
        return None
    terms = (next((m for m in must if m.word == t.word), t) for t in query.need.terms)
    return replace(query, need=replace(query.need, must=must, terms=tuple(terms)), counts=())


def _in_words(query: Query, *must: Term) -> Query:
    need = replace(query.need, number=False, must=must)
    return replace(query, topic=Topic.PROSE, measures=(), counts=(), need=need)


def is_particular(query: Query) -> bool:
    """Whether a query is for such a sentence, so that no likeness to another is to be looked for."""
    rest = squeeze(query.scope.rest).text
    parts = asks_within(rest) or _asks_kinds_published(rest)
    return bool(query.need.must) or bool(query.composition and parts)


def _of_words(query: Query, rest: str) -> Query | None:
    """For what no number tells of: complaints, who is in charge of requests, what a training was about."""
    if query.scope.status is not ScopeStatus.RESOLVED or query.asked.operations:
        return None
    told = [_TOLD_OF[m.row] for m in query.counts if m.row in _TOLD_OF]
    must: tuple[Term, ...] = ()
    if _COMPLAINTS.search(rest) and not _NO_COMPLAINTS.search(rest):
        must = (_COMPLAINT,)
    elif _BY_WHOM.search(rest):
        must = (_IN_CHARGE,)
    elif told and _CONTENT_OF.search(rest):
        must = (told[0], _CONTENT)
    if not must:
        return None
    need = replace(query.need, terms=(*query.need.terms, *must), must=must, number=False)
    return replace(query, topic=Topic.PROSE, measures=(), counts=(), need=need)


def _of_published(query: Query, rest: str) -> Query | None:
    """For what was published, by its kinds: 公开了啥, 信息分哪几块."""
    if not _asks_kinds_published(rest) or query.scope.status is not ScopeStatus.RESOLVED:
        return None
    other = any((m.table, m.row) != (PROSE, DISCLOSED) for m in query.measures)
    if other or query.asked.operations or (query.asked.claim and _TRUE.search(rest)):
        return None
    plain = replace(query, topic=Topic.PROSE, measures=(), asked=Asked(), composition=True)
    return replace(plain, counts=(Measure(PROSE, DISCLOSED),))


def _asks_kinds_published(rest: str) -> bool:
    """Whether squeezed words ask of which kinds all that was published is, and of nothing else."""
    if _PUBLISHED.fullmatch(rest):
        return True
    return bool(_OF_PUBLISHED.search(rest) and _IN_KINDS.search(rest)) and not _NOT_PUBLISHED.search(rest)


def _of_grades(query: Query, rest: str) -> Query | None:
    """For how the proposals were settled that the question, or the one before, is about."""
    named = _names_proposals(rest) or _ONE_GRADE.search(rest)
    words = rest if named or "申请" in rest else f"{squeeze(query.scope.before).text},{rest}"
    if query.asked.operations or not (_GRADED.search(rest) and (named or _names_proposals(words))):
        return None
    terms, phrases = question_terms(words), question_phrases(words)
    need = replace(query.need, terms=terms, phrases=phrases, must=(_GRADE,), number=True)
    return replace(query, topic=Topic.PROSE, measures=(), counts=(), need=need)


def _names_proposals(words: str) -> bool:
    return any(measure.row in _PROPOSALS for measure in find_counts(words))


def _of_parts(query: Query, rest: str) -> Query | None:
    """For the parts of a count, of which the most or least is asked for: 哪个渠道最少."""
    counts = tuple(m for m in (*query.measures, *query.counts) if m.table == PROSE)
    if not asks_within(rest) or not counts or query.scope.status is not ScopeStatus.RESOLVED:
        return None
    asked = replace(query.asked, operations=())
    return replace(query, topic=Topic.PROSE, measures=(), counts=counts, composition=True, asked=asked)


def _must(query: Query, rest: str) -> tuple[Term, ...]:
    """What a sentence has to have that tells of one of many, of a rate, a name, or of cases of a kind.

    A word of the agency's own name (信访) stands everywhere in its report, but not with what is counted.
    """
    if query.topic is not Topic.PROSE:
        return ()
    if query.counts:
        if rate := _RATE_OF.search(rest):
            settled = _names_proposals(rest) and "满意" not in rate[0]
            return (Term(rate[0], _RATE if settled else ()),)
        if len(query.counts) == 1 and _WHETHER.search(rest) and not query.asked.claim:
            kind = KINDS_OF_PROPOSAL.get(query.counts[0].row)
            return (kind,) if kind else ()
        return (_QUOTED,) if _NAME_OF.search(rest) else ()
    if (account := _ACCOUNT.search(rest)) and (query.need.number or _NAME_OF.search(rest)):
        return (_named_so(account["what"]) if _NAME_OF.search(rest) else Term(account["what"]),)
    found = None if read(rest).lead >= SURE else _CASES_OF.search(rest)  # 多少件行政官司 is a cell
    word = cut_words(found["noun"])[0] if found else ""
    if len(word) > 1 and any(word in agency for agency in query.scope.agencies):
        return (Term(f"{word}事项", tuple(word + kind for kind in _KINDS)),)
    return (Term(word, alternatives(word)),) if len(word) > 1 and is_noun(word) else ()


def _named_so(account: str) -> Term:
    """An account with its name before it: “云岭水务”视频号."""
    kinds = ("", "政务", "官方", "微信", "新浪")
    return Term(f"”{account}", tuple(f"{mark}{kind}{account}" for mark in '”」"' for kind in kinds))


_READINGS = (
    _of_fee,
    _of_blame,
    _of_who_applied,
    of_instances,
    _of_words,
    _of_published,
    _of_contents,
    _of_behind,
    of_basis,
    _of_overlap,
    _of_these,
    _of_grades,
    _of_parts,
    _of_single,
    _of_a_date,
    _of_another_purpose,
    _of_names,
    _of_a_post,
    _of_must,
)
"""What a question may be particular about, the surest first."""
