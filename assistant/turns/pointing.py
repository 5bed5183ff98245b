"""Words that point to earlier turns, put as what they point to: 前面那家, 同区的审批局, 该数."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cells.measures import find_measures
from assistant.cells.who_applies import ORGANISATIONS
from assistant.scope.catalogue import Agency, Catalogue
from assistant.scope.identify import candidates
from assistant.scope.mentions import Mention, read_mentions
from assistant.scope.years import year_words
from assistant.scope.years_in_turn import spelled_out
from assistant.turns import ellipsis
from assistant.turns.against import than_it
from assistant.turns.carried import carried_over
from assistant.turns.conversation import Earlier, Said, last_matters, matter_in_row
from assistant.turns.doubts import without_doubts
from assistant.turns.ranked import further
from assistant.turns.short import asks_of_pair, asks_of_spoken, names_matter, without_taken_back
from assistant.understanding.cues import asks_alike, asks_everyone, exchange
from ingest.fold import squeeze

_HERE = re.compile(
    r"(?:[他它她]们|同一?个?|本|[这那]个?)(?P<level>[区县市镇乡旗])的?(?=[^,，。;；]{0,10}[局委办院厅府会站])"
)
_SAME_OFFICE = re.compile(
    r"(?:那[个家]?)?(?:(?:同名|同类型?|同种|同性质|同样|一样|对应|相应|对口)的?|兄弟)(?:的那?[个家])?(?:局|单位|部门|机构|机关)(?![面部势限])"
)
"""临渡的同名局: the office of the one spoken of, there."""
_OF_LEVEL = re.compile(
    r"^(?:那么?|换成?|改成?)*(?P<level>[市区县])[里上级]的?那一?[家个](?:单位|局)?(?=[呢,，。?？]|$)"
)
"""换成县里那家: the office of the one spoken of, at that level."""
_NEXT_REPORT = re.compile(
    r"(?:[写填编做报])?(?:(?P<year>(?:20)?[2-4]\d)年度?|明年|来年|下一?年)度?的?(?:年度)?(?:报告|年报|年度报告|表)[里中上]?(?:面|头)?(?:要用|该用|要填|该填|用)?的?"
    r"(?P<between>[^,，。?？]{0,14}?)[“\"「]?上一?年度?结转(?:数|量)?[”\"」]?"
)
_TO_BE_WRITTEN = re.compile(
    r"[写填编做](?=(?:20)?[2-4]\d年|明年|来年|下一?年)|明年|来年|要用|[该要]填|应[该当]?[填写]"
)
_ONE = re.compile(
    r"(?P<first>第一[家个](?:单位|机关|部门)|第一家|(?:打头|开头|排?在?最前面?)的?那?一?[家个]|头一?[家个](?!问|数)|(?:最?(?:开始|初|先|早|开头)|起[初先])前?[时候]{0,2}(?:[问说提查讲]到?的?|的)?那?一?(?:家(?:单位|局)?|个(?:单位|机关|部门|局))|最?[先早]前?[问说提查]的?那?[家个])|(?P<second>第二家)|(?P<third>第三家)|"
    r"(?P<middle>(?:中间|当中|居中|正中)的?(?:那|这)?一?[家个])|"
    r"(?P<end>(?:排在?)?最?(?:末尾?|末了|靠后|后面)的?那?一?[家个])|(?P<before>前面?(?:那|一)家|前者|上一家|[前上]面?[那一]个(?=[比跟和与是较除减]))|(?P<last>后面?(?:那|一)家|[后下]一个|后者|最后(?:那|一)家)"
)
_PLACE_IN_ROW = {"first": 0, "second": 1, "third": 2, "before": -2, "last": -1, "end": -1}
_MATTER = re.compile(
    r"(?P<before>(?:前[面头]?|上[面头]?)(?:那|一|这(?=个数))个(?:数字?|指标)?)|(?P<last>该数|[后下][面头]?(?:那|一|这(?=个数))个(?:数字?|指标)?|[这那]个(?:数字?|指标))|"
    r"第(?P<place>[一二三四])[个项样](?:数字?|指标)?(?!年|问题|方面)|"
    r"(?P<first>(?:头一?|(?:最?(?:开始|初|先|早|开头)|起[初先])(?:[问说提查讲]到?的|的)?那?一?)[个项](?:数字?|指标|问题|问的)|"
    r"(?:(?:刚才?|前面|最?(?:开始|初|先|早))的?|^(?:那么?|回到|还是)?)第一(?:个问题|问)(?:[里中]?的?那?个?(?:数字?|指标|内容))?(?=[,，。?？换改再重呢]|$))|"
    r"(?:[这那]|上述|上面)(?P<several>[两三四五])[类项样种个](?!年)数?|(?P<pair>^(?:[这那]|[它他]们)?(?:俩|两[者样项个]|二者)(?=[加合相拢占]))"
)
_AGAINST_IT = re.compile(
    r"(?<=比)(?:[它此]|[这那]个)(?=[要还]?(?:[多少高低大小]|差))|"
    r"(?<=[是占顶为于抵上])(?:[它此]|[这那]个)(?=的?[^,，。家]{0,4}(?:倍|百分|几成|比例|比重|多少))|"
    r"(?<=[跟和与同加连把])(?:[它此]|[这那]个)(?=[加相合一拢凑放][^,，。]{0,4}[加起块计共和]|[,，]?(?:[一总]共|合计|加起来))|"
    r"(?:(?<=[把将])|(?<=[加算连]上))(?:[它此]|[这那]个)(?=[和跟与同加,，][^,，。]{1,12}(?:[一总]共|合计|[加合放]在?[一起]|相加))"
)
_OF_A_YEAR = re.compile(r"\d年|[去前今]年|上一?年")
_NUMBER = {char: n for n, char in enumerate("〇一二三四五六")} | {"两": 2}
_IN_WORDS = re.compile(r"什么|哪些|怎么|如何|怎样")
"""Such a turn asked for no number, which 那个数 could point to."""
_EVER = re.compile(
    r"(?:^(?:那么?|[它他])?|(?<=[”」]))(?:之前|以前|此前|往年|过去|前几年|早几年)(?=[^,。]{0,8}过)"
)
"""之前有没有收过: in any of the years there are."""
_ASKS = re.compile(r"(?:各是|各有|分别|又)*(?:有|是)?(?:多少|几)[件条次个项篇场]?[?？呢]*$")
_BUT_THEM = re.compile(
    r"(?:除了?|除去|去掉|撇开|不算)(?:[它他她]们?|[这那该本](?:家|(?=单位|局|几家|[两三]家))|上面|前面)(?:单位|局|几家|[两三]家)?(?:之外|以外|外)?的?[,，、]?(?:其[余他它])?的?|"
    r"(?:其[余他它]|剩下?|余下|别)的?(?:(?=(?:\d|[一二三四五六七八九十])+(?:家|个单位)|各)|"
    r"(?:(?:那|这)?[些几](?:家|个)?)?(?:单位|部门|机关|局)(?!们?(?:提|申请|递|交))|几家|局(?![^的呢各一谁都,，]))"
)
_WITH_THEM = re.compile(
    r"[,，、]?连(?:[它他她]们?|[这那该本]家?(?:单位|局)?)自?己?(?:一[起并块]|也|都)[列算加说]?[上出]?来?"
)
_SUCH = re.compile(
    r"(?:那么?|再看)?(?:[这那]|上述|以上|上面|前面|刚才)的?(?:[两二三四五六]|\d)(?:家|个(?:单位|局|部门|机关))"
)
_BEYOND_IT = re.compile(
    r"(?<=比)(?:[他它]家?|[这那该]家?(?:单位|局)?)(?=[^们,。]{0,3}[多少高低大小])|"
    r"(?:(?<=[多少高低大小]于)|(?<=[超胜强压]过)|(?<=不[如及])|(?<=赶[上超])|(?<=比得上))(?:[他它]家?(?!们)|[这那该]家(?:单位|局)?)"
)
"""哪些单位比它多: all others are held against the one spoken of."""
_ANY_BEYOND = re.compile(
    r"^(?:那么?|还)*(?:其[他它余]|别)?的?(?:有没有|有|还有)(?:谁|别人|别家|哪家|人家)?(?=比(?:[他它]家?|[这那该]家?(?:单位|局)?)[^们,。]{0,3}[多少高低大小])"
)
"""有比它多的吗: any of the others."""
_THIS_THAN = re.compile(r"^(?:那么?)?(?:[这那]个?(?:数字?)?|该数)(?=比[^,，。]{2,16}[多少高低])")
"""这比甲局多吗: the number told of."""
_BETWEEN = re.compile(r"(?:中间|当中|夹在?中间|居中)的?(?:[那这]一?|一|[那这]?几)年")
_EARLIER = re.compile(
    r"^(?:那么?|再|把)*(?:(?:前|早|之前|以前|此前|前面|更早)(?:的|那)*[几些]个?年(?:的|都|份|间)*|更早的?|再(?:往)?(?:早|前)的?)(?=呢|[,，?？]|$|分别|各|怎|如何|变|是|都)"
)
"""前几年呢: all years before the one spoken of."""
_REMAINING = re.compile(r"(?:[剩余]下|其[余他它]|另外)(?:的|那)*[几两二三四]个?年(?:[份头])?(?![级限])")
"""剩下那两年 leaves out every year spoken of."""
_UP_TO = re.compile(
    r"^(?:那么?|一?直)?(?:到|至)了?(?:20)?(?P<last>[0-3]\d)(?:年度?)?(?:为止)?(?=[,，]?(?:[一总]共|合计|共计|累计|总计|加起来|[加合]在?一[起块]|平均|怎么变|变化|[每逐各历]年|(?:又|就|一?共)?(?:[掉落跌降涨升减增滑]|下降|上升|下滑|增[加长]|减少|变动?|[多少])了(?:多少|几)|[增降涨跌]幅))"
)
"""到22年一共几件: from the year spoken of on."""
_LAST_YEAR = re.compile(
    r"(?:最后(?:面)?|最末|末[了尾]?|最晚|收尾|结尾|最近)的?(?:那|这)?一?年(?![度级期底末])"
)
_FIRST_YEAR = re.compile(
    r"(?:最?头|最[初早先前]面?|最?开[头始]|起头|打头|第|首|起[初始])的?(?:那|这)?一?年(?![度级期底末])"
)
_RANK = re.compile(
    r"最[多少高低大小]的?(?:是|有)?(?:单位|机关|部门|地方|局)?(?:是|有)?(?:哪一?[家个]|谁).{0,4}$"
)
_MATTER_ALONE = re.compile(
    r"(?:那么?|如果|要是|再|[换改]成|换|改?[看按比用])*(?P<matter>[^,。?多少几哪谁最局委办厅府院区县市镇年\d]{2,12}?)"
    r"(?:来?[看排比论算]|的话|呢|[?])*"
)
_THEY = re.compile(r"(?:那么?)?(?:[他它]们|彼此|二者|两者|双方)")
_IT = re.compile(r"[这那该](?:一?家|个?(?:单位|机关|部门)|局)|[它他](?!们|人)")


def left_out(question: str, agencies: tuple[Agency, ...]) -> tuple[str, tuple[Agency, ...]]:
    """The question without 除它以外的, and the agencies spoken of that it leaves out so, if any."""
    if not agencies:
        return question, ()
    if _BEYOND_IT.search(question):  # 其他单位有比它多的吗: held against it
        return question, ()
    text = _WITH_THEM.sub("", question)
    rest = _BUT_THEM.sub("", text, count=1)
    return rest, agencies if rest != text else ()


_SOME = re.compile(r"(?P<end>前面?|后[面头]?|末)(?P<n>[两三四五])(?:家|个(?:单位|局))(?!.{0,6}[名最])")
_ONLY = re.compile(
    r"(?:^|(?<=[,，。;； ]))(?:(?:只|单|光|就|仅|单独)(?:保留|留下?|看|要|说|报|算|讲|剩下?|限于|问|列)|"
    r"(?:把?(?:范围|口径)?(?:再|只)?(?:缩小?|限定?|收窄|收缩|缩减|圈定?)(?:到|在|成|为|至)))(?=[^,，。]{2})"
)
_GONE = (
    r"(?:剔除|去掉|剔掉|拿[掉开]|除外|排除|除去|刨[掉去开除]|踢[掉出]|撇开|扣[掉除]|删掉|不算|摘[掉出])"
    r"(?:在外|了|以外|之外)?"
)
_LEFT_OUT = re.compile(
    rf"[把将]?(?P<before>[^,，。;；]{{2,40}}?){_GONE}(?=[,，。;；再之后还看]|$)|"
    rf"(?:{_GONE}|除[了开]?|不要)(?P<after>[^,，。;；]{{2,40}}?)(?:以外|之外|外?(?=[,，。;；]|剩|其余))"
)
_OTHERS = re.compile(
    r"^[,，。;；再]*(?:(?:剩|余)下?|其[余他它]|后[面头]?|别)的?(?:[两二三四五六七八九十]|\d+)?(?:[家个](?:单位|局)?)?的?"
)


def in_full(question: str, said: Said) -> str:
    """The question with what it carries over named so; of a follow-up its years in full, less what it doubts,
    takes back or only leads to a name with.
    """
    question = _of_next_report(question)
    if not said.asked:
        return carried_over(question, ())
    question = _BETWEEN.sub(lambda found: _years_between(said) or found[0], _EVER.sub("哪几年", question))
    question = than_it(_THIS_THAN.sub("", question))
    about = ellipsis.in_full(said.rest, squeeze(question).text)  # 为什么没给 asks of the requests
    question = about if ORGANISATIONS in about else question if about else without_doubts(question)
    if said.everyone:
        question = further(said.rest, squeeze(question).text) or _in_that_rank(question, said)
    question = _ends_of(question, {year for earlier in said.asked for year in earlier.years})
    question = _REMAINING.sub(lambda _: _but_those(said), question)
    if said.years:
        question = _EARLIER.sub(f"{min(said.years)}年以前", question)
        question = _UP_TO.sub(lambda found: _since(min(said.years), found), question)
    plain = spelled_out(only_those(without_taken_back(question)), said.years)
    return carried_over(plain, said.years)


def _in_that_rank(question: str, said: Said) -> str:
    """Another matter alone in the rank that was asked for: 换成参训人次 after 窗口最多的单位是哪家."""
    rank = _RANK.search(squeeze(said.rest).text)
    alone = _MATTER_ALONE.fullmatch(squeeze(question).text) if rank else None
    return f"{alone['matter']}{rank[0]}" if rank and alone and names_matter(alone["matter"]) else question


def _but_those(said: Said) -> str:
    """All years but those that the turns were about."""
    years = sorted({year for earlier in said.asked for year in earlier.years})
    return f"除{'、'.join(f'{year}年' for year in years)}外的其他年份"


def _ends_of(question: str, spoken: set[int]) -> str:
    """最后那年跟头一年比 as the last and the first of the years spoken of."""
    spoken = {*spoken, *(year for word in year_words(question) for year in word.years)}
    if len(spoken) < 2 or not _LAST_YEAR.search(question):
        return question
    return _FIRST_YEAR.sub(f"{min(spoken)}年", _LAST_YEAR.sub(f"{max(spoken)}年", question))


def _since(first: int, found: re.Match[str]) -> str:
    """到22年 from the first year spoken of on, if that is before it."""
    last = 2000 + int(found["last"])
    return f"{first}年到{last}年" if first < last else found[0]


def _years_between(said: Said) -> str:
    """The years between those of the last two turns, or of the last; nothing where there are none."""
    years = sorted({year for earlier in said.asked[-2:] for year in earlier.years})
    between = [n for n in range(years[0] + 1, years[-1]) if n not in years] if years else []
    return "、".join(f"{year}年" for year in between)


def _of_next_report(question: str) -> str:
    """What a report yet to be written takes over, as what the one before carries over: 明年要填的上年结转."""
    found = _NEXT_REPORT.search(question)
    if not found or not _TO_BE_WRITTEN.search(question):
        return question
    year = f"{int(found['year'][-2:]) + 1999}年" if found["year"] else "最新一年"
    return f"{question[: found.start()]}{year}{found['between']}结转下年度{question[found.end() :]}"


def without_named(question: str, said: Said, catalogue: Catalogue) -> tuple[str, tuple[Agency, ...]] | None:
    """The question without whom it leaves out of those spoken of (把甲局剔除), and all who are left out."""
    who, rest = named_apart(question) if said.asked else ("", question)
    mentions = read_mentions(squeeze(who).text, catalogue).mentions if who else ()
    out = {agency.name for mention in mentions for agency in candidates(mention, "", catalogue)}
    several = len(said.agencies) > 1
    among = {agency.name for agency in (said.agencies if several else catalogue.agencies)}
    if not out or not (several or said.everyone) or not out < among:
        return None
    return rest, tuple(a for a in catalogue.agencies if a.name in out or a.name not in among)


def only_those(question: str) -> str:
    """The question without 只留 and 范围缩到, which only lead to the names that follow."""
    return _ONLY.sub("", question)


def named_apart(question: str) -> tuple[str, str]:
    """The words that say whom to leave out (刨掉甲局, 把甲局剔除), and the question without them."""
    found = _LEFT_OUT.search(question)
    if found is None:
        return "", question
    rest = question[: found.start()] + _OTHERS.sub("", question[found.end() :])
    return found["before"] or found["after"], rest


def points_at_one(question: str) -> bool:
    """这家, 它, 第一家: one agency is meant that is not named."""
    return bool(_IT.search(question) or _ONE.search(question))


def agencies_named(question: str, said: Said) -> str:
    """The question with the full names of the agencies that it points to: 第一家, 后者, 同区的审批局."""
    in_row = _in_row(said.asked)
    apart = any(earlier.agencies != said.agencies for earlier in said.asked[-2:]) or len(said.agencies) > 1

    def name(found: re.Match[str]) -> str:
        middle = len(in_row) // 2 if len(in_row) % 2 else len(in_row)
        place = middle if found["middle"] else _PLACE_IN_ROW[str(found.lastgroup)]
        there = apart and len(in_row) > 1 and -len(in_row) <= place < len(in_row)
        return in_row[place].name if there else found[0]

    def some(found: re.Match[str]) -> str:
        n, row = _NUMBER[found["n"]], said.agencies
        chosen = row[:n] if found["end"].startswith("前") else row[-n:]
        return "、".join(agency.name for agency in chosen) if n < len(row) else found[0]

    if len(said.agencies) == 1:
        question = _ANY_BEYOND.sub("哪些单位", question)
    if len(said.agencies) == 1 and asks_everyone(squeeze(question).text):
        question = _BEYOND_IT.sub(said.agencies[0].name, question)
    offices = {agency.office for agency in said.agencies}
    if len(offices) == 1:
        office = offices.pop()
        question = _SAME_OFFICE.sub(office, question)
        question = _OF_LEVEL.sub(lambda found: found["level"] + office, question)
    question = _ONE.sub(name, _SOME.sub(some, question))
    return _HERE.sub(lambda found: _place(found, said.agencies), question)


def matters_named(question: str, asked: Sequence[Earlier]) -> str:
    """The question with the matters that it points to in its own words: 前面那个数, 该数, 这两类."""

    def matter(found: re.Match[str]) -> str:
        if found["pair"]:
            return "、".join(_ASKS.sub("", said) for said in last_matters(asked, 2)) or found[0]
        if found["several"]:
            return "、".join(last_matters(asked, _NUMBER[found["several"]])) or found[0]
        if found["first"]:
            return _ASKS.sub("", matter_in_row(asked, 0)) or found[0]
        if found["place"]:
            return _ASKS.sub("", matter_in_row(asked, _NUMBER[found["place"]] - 1)) or found[0]
        numbers = [e for e in asked if not ("数" in found[0] and _IN_WORDS.search(e.own))]
        row = last_matters(numbers or asked, 2 if found["before"] else 1)
        return _ASKS.sub("", row[0]) if row else found[0]

    return _MATTER.sub(matter, _beside_it(question, asked))


def _beside_it(question: str, asked: Sequence[Earlier]) -> str:
    """许可数是它的几倍 with the last matter in the place of 它, where another one is held against it."""
    last = _ASKS.sub("", (last_matters(asked, 1) or [""])[0])
    found = _AGAINST_IT.search(question)
    own = f"{question[: found.start()]},{question[found.end() :]}" if found else ""
    named = find_measures(squeeze(own).text)
    rows = {m.row for m in find_measures(squeeze(last).text)}
    if (
        found is None
        or _OF_A_YEAR.search(question)
        or len(rows) != 1
        or not named
        or rows & {m.row for m in named}
    ):
        return question
    return f"{question[: found.start()]}{last}{question[found.end() :]}"


def _in_row(asked: Sequence[Earlier]) -> list[Agency]:
    """Whom the turns were about, in the order in which they were last spoken of."""
    row: list[Agency] = []
    for earlier in asked:
        row = [agency for agency in row if agency not in earlier.agencies] + list(earlier.agencies)
    return row


def _place(found: re.Match[str], agencies: Sequence[Agency]) -> str:
    places = {agency.place for agency in agencies}
    here = places.pop() if len(places) == 1 else ""
    return here if here.endswith(found["level"]) else found[0]


def exchanged(squeezed: str, mentions: Sequence[Mention]) -> str:
    """把甲局换成乙局 as 把乙局; empty where nothing is exchanged."""
    for mention in mentions:
        start, end = (mention.spans[0][0], mention.spans[-1][1]) if mention.spans else (0, len(squeezed))
        if into := exchange(squeezed[end:]):
            return squeezed[:start] + squeezed[end + len(into) :]
    return ""


def spoken_of(said: Said, counted: int, squeezed: str) -> tuple[Mention, ...]:
    """Those that the conversation has named, where the question is about several of them."""
    named = said.named
    alike = asks_alike(squeezed) and (_THEY.match(squeezed) or 1 < counted <= len(named))
    such = alike or (1 < counted <= len(named) and _SUCH.match(squeezed))
    if len(named) < 2 or not (such or asks_of_spoken(squeezed) or asks_of_pair(squeezed)):
        return ()
    return named[-counted:] if 1 < counted <= len(named) else named[-2:] if not counted else ()
