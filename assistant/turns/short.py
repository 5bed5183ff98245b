"""Short turns of a conversation: which of their words carry a matter, and which only go on with one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from assistant.cells.breakdown import asks_rows
from assistant.cells.counts import PROSE, find_counts
from assistant.cells.measures import FORM_WORDS, find_measures, rows_of
from assistant.cells.who_applies import left_out
from assistant.plain.asides import without_asides
from assistant.turns.ellipsis import asks_how_to, in_full
from assistant.understanding.cues import asks_kind, asks_of_one
from assistant.understanding.learned import (
    AGAIN,
    APART,
    COMPUTE,
    OWN,
    cell_of,
    cells,
    matters_unstated,
    operations,
    topics,
    turn_words,
    turns,
)
from assistant.understanding.operations import find_operations
from assistant.understanding.shortcomings import asks_improvements
from ingest.fold import squeeze
from ingest.tables.requests import RECEIVED
from ingest.words import cut_words, is_noun

_EMPTY = (
    r"另外?那?一?[家个]|(?:换成|做成|列成?|用|画)(?:个|一张|张)?表格?(?:展示|列出|显示|给我)?|"
    r"(?:再|更)?(?:详细|具体|展开)(?:说|讲|介绍)?(?:说|讲)?(?:一?点|一下)?|不[是要]|\d\d年的|我(?:想|要)?(?:问|说|指|要|查|看)的?是?|"
    r"应该是|改成|换[成回]?|回到|看看|不对|[问说弄搞看]?错了?|把|全部?|都|列(?:出来?|一[遍下])?|摆出来|最后|再[报说讲来]一[遍次]|再|说说?|"
    r"为(?:什么|啥|何).{0,4}(?:查不到|没有数?|给不出数?|没数|空着?)|怎么样|如何|怎样|情况|上面|"
    r"(?:其[他余]|别的|单位|年份|问题)(?:都|也|是)?(?:不变|没变|没错|没问题|照旧|对的|不用改)|同(?:样|期)|还有?|要|没[说问讲报]|[这那该此]个?(?:数字?|指标)|[这那]一?[格栏列项]|"
    r"搞的?(?:啥|什么)|[查问找]|(?:放|搁)[在到]|[里中]看?|"
    r"[那么呢吗啊呀吧哦嘛的一?!,。、比跟和与也又是这家个局单位()]"
)
"""Words without a matter of their own: politeness, corrections, what stands for the matter before."""
_SUMS = (
    r"那么?|所以|到底|究竟|前面|后面|前者|后者|以上|上述|之间|下来|百分|[幅率]度?|还是|或者|变化|一起|一块儿?|净(?=[增减])|(?:这么|这样|照这么|照此)[说看算]来?|[他她它们这]|单位|机关|部门|请|核算|部分|同比|环比|平均|均值|"
    r"相当于|(?<=[多少])(?:办|收|发|开|搞|做|干|弄|公开)|拢共|统共|占比|比例|比重|[两二三四五六几俩仨双]|[样个项类家年边位者里中头加合起凑在到一共总计和之相减差了多少倍成比较例重占增长涨跌升降最高低大小"
    r"是的得呢吗啊把哪谁来出要后前办件条次人万元篇场份名期处给算数有,?!。、()]"
)
"""Words of arithmetic and words that count what they count."""
_OF_THEM = (
    r"[收办发批罚有公]没[收办发批罚有公]|是不是|去年|上一?年度?|前一年|(?:20)?\d\d年度?|20\d\d|年?的?数|(?:全部)?收到的?|"
    r"办结的?|总[数计量]|全部|所有|为什么|为啥|啥|原因|什么|怎么|增长率|百分之|百分比|合计|总共|[那与同共各跟长]"
)
"""Words that go on with a matter: what it is of, when it was, why."""
_IS_EMPTY = re.compile(f"(?>{_EMPTY})*")
_IS_SUM = re.compile(f"(?>{_SUMS})*")
_GOES_ON = re.compile(f"(?>{_OF_THEM}|{_SUMS})+")
_KNOWN = re.compile(f"{_EMPTY}|{_OF_THEM}|{_SUMS}")
_COMPUTES = re.compile(r"[加合共和减差倍成比占增涨跌升降最均多少百]|总|多还是少|谁|哪")
_CONTINUING = re.compile(
    r"^(?!.*[哪谁]).*比(?:它|[这那]家|前者)[^,。]{0,4}[多少高低](?:了|出)?(?:几|多少)|"
    r"^[^,。]{2,16},(?:两[边家]|俩|二者|双方)(?:之间)?(?:相)?差(?:几|多少)|"
    r"不是.{1,12}是|我(?:问|说|指)的是|应该是|^(?:那|还有|再|换|如果是|要是|其中|[比跟和与])|呢[?!。]?$"
)
_POLITE = re.compile(
    r"^(?:请问(?:一下)?|我?想(?:问|知道|了解|查)(?:一下)?|(?:帮我|麻烦)?(?:查|看|问|说|介绍)(?:一下)|告诉我|帮我|麻烦|那么|那家|这家|[这那]边(?!$)|"
    r"我(?:想|要)?(?:问|说|指|要|查|看)的?是|刚才的?|"
    r"我(?:就|只|还)?想?要(?!求|的|申请|投诉|举报|控告|起诉|复议|反映|是|退|报|办|写|交|去|告|打|提|不要)|"
    r"还有(?!效)|(?:年报|报告)[里中上](?:面|头)?(?![提写说讲谈反承有没是记涉列出])(?=[\u4e00-\u9fff]{2})|同样?[是为](?=[,，])|同期的?(?=$|[呢,，、加合一总两三各])|[那的,，、:：;；在是和与跟及()（）\s])+|[,，、的(（\s]+$"
)
_WRITTEN = "(?:年份|年度|时间|单位|机关|部门|主体|对象|主语|名字|名称)"
_CORRECTING = re.compile(
    rf"^(?:(?:哎呀|[哎哦噢啊呃嗯嗨唉诶喔咦]|抱歉|不好意思|对不起|打扰了?|麻烦了?|不|不对|等一?[等下]|稍等|慢着|{_WRITTEN}|我|刚才?|[前上]面|上一?[句条个]|问题|好像|可能|应该|"
    r"[看写说问打记弄搞填报敲输选抄][错反岔混串]了?|错了?|反了|有误|更正(?:一下)?)+"
    r"[,，。!！ 、]+|不是[^,，。]{1,12}[,，] *(?:而?是|我?[要问说指看]的?是?)|"
    rf"(?:刚才?|我)*[问看写说打记弄搞]成[^,，。]{{1,10}}了?[,，] *(?:应该|其实|[我要的])*是?|"
    rf"(?:把|将)?{_WRITTEN}?(?:更正|订正|纠正|更改|修正|改|换)(?:为|成|到|是)(?!一?[个张份]?(?:表|图|清单|列表|柱|折线|饼))|{_WRITTEN}?应(?:该|当)?(?:是|为))+(?=.)"
)
"""What only says that the turn before was a slip: 哎呀看错，; 记岔了，; 年份写错了，."""
_WHOSE = re.compile(r"自然人|个人|公民|商业企业|企业|公司|科研机构|(?:社会)?公益组织|法律服务机构|律所")
_WHO = re.compile(rf"那?么?(?:{_WHOSE.pattern})(?:的|呢|有?(?:多少|几)[件个]?|[?？])*")
_SPOKEN_OF = re.compile(
    r"^(?:那么?|这|他们|它们|他|以上|上述|上面|请|核算)*(?:[两二三四几俩仨]?(?:家单位|单位|机关|部门|家|个单位|个局|局|者|边|个))?(?:之间)?的?"
    r"(?:谁|哪[家个]|相差|差|一共|合计|加起来|[加合]在?一[起块]|总共|平均|总和|比起来|对比|比较).{0,8}$"
)
_CAUSE = re.compile(
    r"(?=.*(?:原因|为什么|为何|为啥|怎[么地].{0,5}[多少增减涨降升跌掉]|咋.{0,5}[多少增减涨降升跌掉]))"
    rf"(?:原因|为什么|为何|为啥|怎[么地]|咋|什么|增加|减少|突然|一下子?|猛[增涨]|骤[增降减]|[会就到底这那么啥了在得掉]|{_SUMS})+"
)
_ALSO = re.compile(r"(?:那|对了|哦|噢|再|,)*还有(?!没有?|效)")
_ALL_DONE = re.compile(
    r"(?:那|这些?|最后|结果|后来|申请|信息|的|[它他]们?)*(?:是不是|有没有|是否)?(?:(?:[都全]部?)+|一一|每[件个条]都?)(?:有)?(?:最后|最终)?"
    r"(?:(?P<given>(?:予以|同意|给了?|被)*(?:公开|提供|给))|(?:按[时期]|及时)?(?:办[结完理好]|答复|回复|处理|办))(?:[出完掉好]|他们|人家)*了?(?:没有?|吗|么|吧|的)*[?？]?"
)
_TAKEN_APART = re.compile(
    r"拆[开成分]|逐[一个条]|一[项条个]一[项条个]|挨[着个]|[每各][一个]?[项种条类](?!.{0,6}最)|细[分目]"
)
_AMONG = re.compile(r"那?其中")


_CLAUSE = re.compile(r"[,，。;；!！、 ]+")
_TAKEN_BACK = re.compile(
    r"^(?:[^,，。;；]{1,12}?(?:也|就|先|都)?(?:不(?:要|用|看|问|算|管|提|说)|别管|算|放一放)了?|"
    r"(?:算了吧?)?(?:不用|不要|别|先不|不必|不看|不报|不问)[^,，。;；]{1,10}?)[,，。;；] *(?=.{2})|"
    r"(?<=.{2})(?:[,，。;；]|(?<=[局委办厅府])(?=不是)) *"
    r"(?:而|并|又|可)?不(?:是|要|看|问)(?!不)[^,，。;；?？吗么吧]{1,12}[。!！]?$"
)
_DROPPED = re.compile(
    r"^(?:[那嗯哎好行]吧?[,，、 ]*)*(?:算了(?:吧)?[,，、 ]*)?"
    r"(?:(?:先|就|都|咱们?|我们?)*(?:不|别|甭)(?:再|想|要|用)?(?:问|说|聊|谈|管|提|讲|查|看)"
    r"(?:(?:[这那]个?(?:些|事|话题|问题)?|它|报告|年报)的?(?:事|问题)?)?了?|"
    r"换一?个?(?:话题|问题|事儿?)|(?:说|问|聊|谈)[点个些](?:别的|其他的?)(?:事|问题|话题)?)"
    r"(?:吧|了)?[,，。;；!！、 ]+(?=.{2})"
)
"""算了不问这个，; 换个话题，: what follows leaves the matter of the turns before."""
_SUMMED = re.compile(
    r"合计|总共|一共|共计|拢共|加起来|[加合放凑][在到]?一[起块]儿?|相加|之和|总[和共]|平均|"
    r"占.{0,12}?的?(?:百分之(?:几|多少)|百分比|比例|比重|几成)|的?(?:占比|比例)"
)
_PAIR = re.compile(
    r"^(?:[这那]|[他它她]们?)?(?:俩|[两二]家|[两二]者|两边|哥俩|姐俩)(?:里头?|中间?|之间)?(?:谁|哪)"
)
_FOREIGN = re.compile("[A-Za-z]{3,}")
_LONGEST = 24
_BRIEF = 12
_UNSURE = 0.35
_SURE = 1.2
_NUMERALS = "一二两三四五六七八九十几多"
_COUNTING = frozenset(("总计", "百分之", "百分比", "其他"))
"""Words of the form that arithmetic has too."""
_MATTERS = re.compile(
    r"(?<!样的)(?<!同样)(?<!刚才的)(?<![个老])问题|短板|不足|毛病|反思|反省|检讨|整改|改进|邮箱|网址|维持|纠正|审结|[胜败]诉|下一?步|打算|今后"
)
"""Short words of a matter that stand in few sayings by themselves."""
_TOLD = frozenset(("problems", "improvements", "contact", "check"))
_AS_KNOWN = {"sum": "一共", "average": "平均"}


@dataclass(frozen=True, slots=True)
class Turn:
    """What a turn says of its own, and what it leaves to the turns before: a label of ``learned.turns``."""

    own: str
    leaves: str


def read_turn(rest: str) -> Turn:
    """A turn without its names and years, clause by clause: 等一下，拿错列了，该看纠正 is about 该看纠正.

    O(length × labels).
    """
    clauses = [(clause, _leaves(squeeze(clause).text)) for clause in _CLAUSE.split(rest) if clause]
    kinds = {leaves for _, leaves in clauses}
    for leaves in (OWN, APART, COMPUTE):
        if leaves in kinds:
            own = (
                "，".join(c for c, kind in clauses if kind in (leaves, COMPUTE, OWN))
                if AGAIN in kinds
                else rest
            )
            return Turn(own, leaves)
    return Turn("", AGAIN)


def _leaves(clause: str) -> str:
    known = names_matter(clause) or any(word in clause for word in FORM_WORDS - _COUNTING)
    known = known or any(word[0] not in _NUMERALS for word in matters_unstated() & {*cut_words(clause)})
    known = known or asks_improvements(clause) or bool(_FOREIGN.search(clause))
    if known or _MATTERS.search(clause) or len(clause) > _LONGEST or _names_thing(clause):
        return OWN
    guess = turns().guess(clause)
    topic = topics().guess(clause)
    told = topic.label in _TOLD and topic.lead >= 1 and guess.lead < _SURE
    return OWN if guess.lead < _UNSURE or told else guess.label


def _names_thing(clause: str) -> bool:
    """Whether a number is asked of a thing that no turn names which goes on about the last: 热点回应多少."""
    if _OF_KIND.fullmatch(clause):
        return True
    asked = _OF_THING.fullmatch(clause)
    words = [word for word in cut_words(asked["thing"]) if len(word) > 1] if asked else []
    return any(map(is_noun, words)) and turn_words().isdisjoint(words)


def computation(own: str) -> str:
    """Words of arithmetic as the rules know them, where only what was learned knows them: 合共, 拢一拢."""
    text = squeeze(own).text
    if find_operations(text).operations:
        return own
    guess = operations().guess(text)
    return f"{own}，{_AS_KNOWN[guess.label]}" if guess.label in _AS_KNOWN else own


def without_taken_back(question: str) -> str:
    """A follow-up less what it says is not wanted any more: 公众号也不要了，, 不用占比了，."""
    question = _DROPPED.sub("", question)  # 个人不算 leaves out a kind of applicant, and no matter
    said = _TAKEN_BACK.sub(lambda found: found[0] if left_out(found[0]) else "", question, count=1)
    return without_asides(said)


def drops_matter(question: str) -> bool:
    """Whether a follow-up begins by saying that it leaves the matter spoken of: 不问这个了，培训几次."""
    return bool(_DROPPED.match(question))


_TOTAL = re.compile(
    r"总[数量和]|合计|[一总]共|共计|累计|加起来|从[高多大]到[低少小]|由[高多大][到至][低少小]|平均(?!每[天日月件])"
)
_THEIRS = re.compile(r"^单位[的里]?(?=[谁哪]|[一总共的]*申请(?!.{0,12}(?:个人|自然人|公民)))")
_FRAME = 4
_ASKS = re.compile(r"多少|几")
_OF_KIND = re.compile(
    r"(?:那么?|其中|[,的])*(?![这那它其该各每几哪一两二三四五六七八九十同])[\u4e00-\u9fff]{2,8}(?<![几哪这那各每一两三四])类(?:的|信息)*"
    r"(?:有|是)?(?:(?:多少|几)[条件个次项场篇份]?)?呢?[?？]?"
)
"""登记类呢: a kind is named, whatever it is called."""
_OF_THING = re.compile(
    r"(?P<thing>[\u4e00-\u9fff]{4,8}?)(?:有|是|发布?|办)?了?(?:(?:多少|几)[条件个次项场篇份]?|呢)[?？]?"
)
_THING = re.compile(r"(?:(?![这那它其该他哪谁一总共全都各年月季家每再又还新])[\u4e00-\u9fff]){2,6}")


def has_matter(own: str) -> bool:
    """Whether squeezed words, without names and years, are more than what goes on about a matter."""
    return len(own) > 3 and not (continues(own, own) or computes(own))


def asks_of_pair(squeezed: str) -> bool:
    """俩谁罚得多: which of the two spoken of last, with a matter of its own."""
    return bool(_PAIR.match(squeezed))


def correction(question: str) -> str:
    """The words at the head of a question that take back the turn before, or none."""
    found = _CORRECTING.match(question)
    return found[0] if found else ""


def continues(squeezed: str, rest: str) -> bool:
    """Whether a question only makes sense after another: 那河东区呢, or nothing but a name."""
    return bool(_CONTINUING.search(squeezed) or _IS_EMPTY.fullmatch(rest))


def computes(squeezed: str) -> bool:
    """Whether nothing but arithmetic is asked for, and words that point back: 两样加一块, 谁少，少几件."""
    return bool(_IS_SUM.fullmatch(squeezed) and _COMPUTES.search(squeezed))


def asks_cause(squeezed: str) -> bool:
    """减少的原因是什么, 为啥涨这么多: why a number changed, and nothing else."""
    return bool(_CAUSE.fullmatch(squeezed))


def asks_also(squeezed: str) -> bool:
    """还有甲局的: the same of one more, and nothing of both together."""
    return bool(_ALSO.match(squeezed)) and not (
        find_operations(squeezed).operations or _SUMMED.search(squeezed)
    )


def asks_of_spoken(squeezed: str) -> bool:
    """两家一共多少, 谁更多: about those that the conversation has named, where it has named several."""
    return bool(_SPOKEN_OF.match(squeezed))


def bare_rest(text: str) -> str:
    """What is left of a question, less polite and joining words at its ends."""
    return _POLITE.sub("", text.strip()).strip()


def asks_total(squeezed: str) -> bool:
    """申请总数, 许可一共几件, 从高到低: what all agencies together have, where none is named."""
    matter = names_matter(squeezed) or "申请" in squeezed
    return matter and bool(_TOTAL.search(squeezed)) and not asks_of_one(squeezed)


def rest_of_all(rest: str) -> str:
    """What is asked of all agencies: of 云岭县的单位申请合计 the units are those that were applied to."""
    return _THEIRS.sub("", rest)


def names_matter(squeezed: str) -> bool:
    """Whether the words themselves name a cell or a count."""
    return bool(find_measures(squeezed) or find_counts(squeezed))


def names_cell(squeezed: str) -> bool:
    """Whether it is sure which cell words name that no rule knows: 官司总数."""
    guess = cells().guess(squeezed)
    cell = cell_of(guess.label)
    return cell is not None and cell.table != PROSE and guess.lead >= 1


def is_beside(squeezed: str, earlier: str) -> bool:
    """Whether words ask the same of something else: 视频号发了多少条 after 公众号发了多少条.

    All but its first few characters was said before, and those name what it is that is counted.
    """
    said, before = squeezed.rstrip("?"), squeeze(earlier).text.rstrip("?")
    ends = zip(reversed(said), reversed(before), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))
    head, shared = said[: len(said) - same], said[len(said) - same :]
    return bool(same > _FRAME and _ASKS.search(shared) and _THING.fullmatch(head) and head not in before)


def stands_alone(own: str, earlier: str, turn: Turn) -> bool:
    """Whether squeezed words leave nothing of their matter to the question before."""
    return (turn.leaves == OWN and (names_cell(own) or _names_thing(own))) or is_beside(own, earlier)


def merged_rest(earlier: str, own: str, squeezed: str, continuing: bool, turn: Turn) -> str:
    """The earlier question's matter where this one has none of its own: 比上一年呢, 占多少比例, 收了几件."""
    if earlier and (is_beside(squeezed, earlier) or asks_how_to(squeezed)):
        return own
    if full := in_full(earlier, squeezed):
        return full
    if rows := _row_by_row(earlier, squeezed):
        return rows
    if earlier and turn.leaves == APART:
        return _SUMMED.sub("", earlier)
    if outcome := _outcome(earlier, squeezed):
        return outcome
    if row := turn.leaves != COMPUTE and _other_column(earlier, squeezed):
        return f"{row}，{own}"
    merged = _merged(earlier, own, squeezed, continuing)
    if merged != own or not earlier:
        return merged
    if turn.leaves == COMPUTE:
        return f"{earlier.rstrip('?？。')}，{turn.own}"
    return earlier if turn.leaves == AGAIN else turn.own


def _outcome(earlier: str, squeezed: str) -> str:
    """What became of the requests spoken of, where 都公开了吗 asks whether it was the same of all."""
    found = _ALL_DONE.fullmatch(squeezed)
    if not found or not any(m.row == RECEIVED for m in find_measures(squeeze(earlier).text)):
        return ""
    return f"予以公开几件，{earlier}" if found["given"] else "申请都办完了吗"


def _row_by_row(earlier: str, squeezed: str) -> str:
    """The group spoken of, where a turn now asks for it row by row and not as a whole: 逐项报一遍."""
    named = find_measures(squeeze(earlier).text)
    if len(named) != 1 or len(rows_of(named[0].table, named[0].row)) < 2 or names_matter(squeezed):
        return ""
    each = asks_rows(squeezed, alone=True) or _TAKEN_APART.search(squeezed)
    whole = re.sub("共(?=有?(?:几|多少))", "", _SUMMED.sub("", earlier)).rstrip("?？。")
    return f"{whole}，{squeezed}，逐项" if each else ""


def _other_column(earlier: str, squeezed: str) -> str:
    """The row asked about before, of which a few words now name another column: 采购几个项目, 金额呢."""
    cells = [m for m in find_measures(squeeze(earlier).text) if m.table == "proactive"]
    if len({m.row for m in cells}) != 1 or len(squeezed) > _BRIEF or names_matter(squeezed):
        return ""
    columns = {m.column for m in find_measures(f"{cells[0].row},{squeezed}") if m.row == cells[0].row}
    return cells[0].row if columns - {m.column for m in cells} - {""} else ""


def _merged(earlier: str, own: str, squeezed: str, continuing: bool) -> str:
    extends = bool(_GOES_ON.fullmatch(squeezed) or _AMONG.match(squeezed) or _WHO.fullmatch(squeezed))
    extends = extends or asks_cause(squeezed)
    extends = extends or (asks_of_spoken(squeezed) and not find_measures(squeezed))  # 谁的处罚多 has its own
    repeats = not extends and _is_nothing_new(squeezed, earlier)
    if not earlier or not (continuing or extends or repeats):
        return own
    if repeats or _IS_EMPTY.fullmatch(squeezed):
        return earlier
    if _WHO.fullmatch(squeezed):  # 自然人提的申请几件: 企业呢
        whose, matter = _WHOSE.search(squeezed), _WHOSE.sub("", earlier)
        return f"{whose[0]}{matter}" if whose and names_matter(squeeze(matter).text) else f"{matter}，{own}"
    return f"{earlier.rstrip('?？。')}，{own}" if extends else own


def _is_nothing_new(squeezed: str, earlier: str) -> bool:
    """Whether every word was said before, and none names what is counted: 收了几件 after 收到几件申请."""
    new = set(_KNOWN.sub("", squeezed)) - set(earlier)
    return not new and not names_matter(squeezed) and not asks_kind(squeezed)
