"""What a question says in words of its own, put as the form has it: 没办结, 公开的和不公开的, 除自然人外."""

from __future__ import annotations

import re

from assistant.cells.blocks import blocks_by_rows
from assistant.cells.breakdown import asks_kinds

_REFUSED = re.compile(
    r"(?<![要是以])不公开(?=的|了|理由|原因|情形|[、,和与跟及各几多有]|$)(?:[的了](?=[^信]|$))?"
)
_NOT_OPENED = re.compile(
    r"(?<!有)(?<!公开)[没未](?:有|能|给|予以?)?公开(?:的(?=申请)|(?=的(?:有|是|几|多少|[、,和与跟及占,?]|$)|$|[,?]))"
)
"""没公开的申请, of which the form says that they were refused."""
_BESIDE = re.compile(
    r"部分公开|不予公开|(?<![主动])得到公开|申请.{0,14}(?:[全都]部?|真正|最[终后])公开了?的?(?:有|是|占)?(?:几|多少)|申请.{0,14}(?<![主动息])公开了?的?(?:几|多少)件|申请[^。]{0,16}(?:几|多少|\d)[^。]{0,10}(?<!主动)公开了(?:几|多少)(?![条个项则篇信])"
)
"""Where 公开 is a way to answer applications, and not to publish."""
_OPENED = re.compile(
    r"(?<![不分予动未信请息以同新能外率依])(?:得到|获得)?公开(?=了?的?(?:有|是|占)?(?:几|多少)|了?的?(?:[、,和与跟及各]|[再又]?加)|的?(?:部分|不予)公开)(?:了?的(?=\D))?"
)
_SOME_RECEIVED = re.compile(
    r"(?:新?收到?|接到|受理)了?的(?:公开)?申请(?=[^,。几多]{0,8}公开了?的?(?:有|是|占)?(?:几|多少))"
)
"""收到的申请全部公开的有多少 asks for these alone."""
_UNDONE = re.compile(
    r"(?<!有)(?<![^过]年)(?<!年还)(?:还|尚)?(?:没有?|未)能?(?:办理?(?:结|完)|处理完|答复完)(?!的?原因)(?!.{0,4}(?:剩|留|结转))"
)
_NO_APPLICATION = re.compile(r"复议|诉讼|起诉|官司|提案|建议|诉求|热线|案件")
_NOT_PEOPLE = re.compile(
    r"(?:除[了去开掉]?|扣[除掉去]|减[去掉]|刨[去除掉开]|[撇抛]开|排除|剔除|去除|去掉|不[算计含要]|不包括|(?<!是)不是|(?<!是)非)(?:自然人|个人|公民)(?:申请人|申请|提出?的)?(?:[之以]?外)?(?![和、与及跟])(?:,?其[他余它]的?)?|"
    r"(?:自然人|个人|公民)(?:申请人|申请|提出?的)?(?:不[算计含要]|除外)(?:在内)?(?=,),?(?:其[他余它]|剩下|余下)?的?(?:各[类种])?(?:单位|组织|机构|法人)*的?"
)
_UNIT = "(?:单位|组织|机构|法人)"
_IN_THE_NAME = re.compile(
    r"(?:(?:并?不|非)(?:是|以|用|算|由|属于?)*(?:个人|自然人|公民|私人)(?:的?(?:名义|身份))?(?:来|去)?(?:提出?|交|递|申请)?的?[、,]?(?:而|却)?是?)?"
    rf"(?:(?:以|用|打着|由|是|拿){_UNIT}+(?:的?(?:名义|身份))?|{_UNIT}+的?(?:名义|身份))(?:来|去)?(?=向?[提交递申])"
)
"""不是个人、是单位名义提的: who applies in no name of one's own."""
_SETTLED_TOO = re.compile(
    r"((?:收|接|受理|进|来)[到了来]*(?:多少|几)[件份]?(?:申请)?)[、,]又?(?:办[理完掉结]?|[出销结]|了结|处理完?|答复)[了掉]?((?:多少|几)[件份]?)"
)
"""申请收了多少、办了多少, 进几件、出几件: how many were settled."""
_IN_AND_OUT = re.compile(r"(?:收办|进出|接办|收结)(?:各|分别)(?:是|有)?((?:几|多少)[件份]?)")
_CARRIED_BESIDE_NEW = re.compile(r"(新收[^,。]{0,6}加上?)结转(?![下到至次出进入过自])")
"""新收加结转: what was there to be settled."""
_SUCH = re.compile(
    r",?(?:(?:企业|公司|科研[院机]?[所构]?|律所|律师|法律服务机构|公益组织|社会组织|社会公益组织|机构|单位|团体)[啊呀和与、]*){2,}"
    r"(?:(?:等|什么的|[这那]些|之类的?|[这那]类)+(?:的?(?:单位|组织|机构|法人|申请人))?|的?(?:单位|组织|机构|法人|申请人))"
)
"""Kinds of organisation, named only as examples of those who are no natural persons."""
_KINDS = (
    ("企业", "(?:商业)?企业|公司"),
    ("科研机构", "科研(?:机构|院所|单位|所)?"),
    ("公益组织", "(?:社会)?公益(?:组织|机构|团体)?|社会组织"),
    ("律所", "法律服务(?:机构)?|律所|律师事务所|律师"),
)
_ANY_KIND = f"(?:{'|'.join(f'(?:{words})' for _, words in _KINDS)})"
_LEAVES_OUT = (
    r"(?:除[了去开掉]?|扣[除掉去]|减[去掉]|刨[去除掉开]|[撇抛]开|排除|剔除|去除|去掉|不[算计含要]|不包括)"
)
_ONE_KIND = rf"(?:自然人|个人|公民|{_ANY_KIND})(?:申请人|(?:提出?|递交)的|的?申请)?"
_OTHER_KINDS = re.compile(
    rf"(?:{_LEAVES_OUT}(?P<out>{_ONE_KIND}(?:[和与及跟、]{_ONE_KIND})*)(?:[之以]?外|在外)?[,的]*(?:其[他余它])?的?|"
    rf"(?P<gone>{_ONE_KIND}(?:[和与及跟、]{_ONE_KIND})*)(?:[之以]外|除外|不[算计含]在?内?)[,的]*(?:其[他余它])?的?)"
    r"(?:那些|几类)?(?P<organised>(?:组织|机构|单位|法人)(?!或)的?)?"
)
"""企业和科研机构以外的: all other kinds of applicant."""
_PEOPLE_BESIDE = re.compile(r"(?:老百姓|百姓|群众|市民|居民)(?=[^,。?几多]{0,6}(?:[提交递]|申请))")
_KIND_APPLIES = re.compile(rf"(?:{_ANY_KIND})[^,。?几多]{{0,6}}(?:[提交递]|申请)")
"""老百姓提的几件，企业提的几件: natural persons, where a kind of organisation applies beside them."""
_AND = "(?:以及|还有|外加|[再又]?加上?|连同?|[、,和与跟及+])+"
_KINDS_AND_OTHERS = re.compile(
    rf"(?P<kinds>{_ANY_KIND}(?:{_AND}{_ANY_KIND})+){_AND}(?:(?<!、)其[他余它]|其[他余它](?=(?:[这那]?[两三四五]类)?(?:组织|单位|机构|法人|申请人))|别的|剩下的?)的?"
    rf"(?:那?一?[类种])?(?:组织|单位|机构|法人|申请人)?(?![\u4e00-\u9fff]{{0,3}}(?:处理|法律|对外|服务|结果|情形|部门))"
)
"""公司、科研、公益、律所和别的单位: the last column of organisations ends their list."""
_HEAD = re.compile("(?<!公民)(?<!公民、)法人(?:[和及与、]|以及|或者)其他组织")
"""One head of the form, not two things that are joined."""
_OF_THEM = re.compile("(?<=[件条次]申请)(?:[里中]|里[面头]|当中|之中|一共|总共)?,?(?=公开了?的?(?:几|多少))")
"""190件申请公开了几件: of these, and not what was published."""
_RESULT = re.compile(
    r"[不未]?予以?公开|部分公开|不予处理|无法提供|结转|给了(?:几|多少)|公开了(?:几|多少)件|办结|答复了?(?:几|多少)"
)
_RECEIVED = re.compile(
    r"(?:收到|新收|接到|受理|收(?:进来)?)了?(?:几|多少|\d+)件(?![^,、。]{0,8}(?:提案|建议|诉求|投诉|举报|信访|案))"
)
"""收到几件, 给了几件: of requests, where a way to answer them is named beside it and nothing else."""
_OR_NOT = re.compile("([收办开搞做写说提发搭])没\\1")
"""收没收 is no 没收."""
_EQUALS_OR_NOT = re.compile("等不等于|等于不等于")
_NOTHING_TAKEN = re.compile(
    r"(?:一?分钱?|分文|一毛钱?|一个?子儿?|一块钱|一点儿?)(?:都|也|就)*(?:没有?|未|不曾?|不)(?:收|取|要)(?:取|过|到)?"
)
"""一分没收: nothing was charged, and nothing confiscated."""
_CHARGE_OR_NOT = re.compile(r"(收|要)不\1(?=费|钱)")
_OTHER_APPLICANT = re.compile("企业|公司|科研|法人|公益|律师|律所|法律服务|哪|谁|占")
_NAMED = re.compile(f"{_ONE_KIND}|老百姓|百姓|群众|市民|居民")
_APPLIED = re.compile("^(?:[的了,]|[一总]共|提出?|递交|交|申请人?)+")
_SHARE = re.compile("占|比例|比重(?!复)|几成|百分")
_EACH = re.compile("各|分别|哪|谁|最")
_ASKED_TWICE = re.compile(
    r"(?:几|多少)[件条次项起个份](?=(?!申请)[\u4e00-\u9fff]{2,8}(?:几|多少)[件条次项起个份]?)"
)
_RUN_ON = re.compile(
    r"(?:许可|处罚|强制|收费|采购|复议|诉讼|规章)(?=(?:行政)?(?:许可|处罚|强制|收费|采购|复议|诉讼|规章|规范性文件))"
)
_OLD_AND_NEW = re.compile(
    r"[,(]?(?:不管|无论|不论|连|把)?(?:新(?:收|来|接|增)?的?(?:账|件)?[、和与加连带跟是还,]*[老旧](?:账|件|存)?的?(?:账|件)?|[老旧](?:账|件|存)?的?(?:账|件)?[、和与加连带跟是还,]*新(?:收|来|接|增)?的?(?:账|件)?)"
    r"(?:都|全|一并|加?[在到]?一[起块]儿?|合|总共)(?:要|得)?(?:算|加|计|合|含|包括|统计)?[算上在内一起进去]*[)]?"
)
"""老的新的都算: what came in this year with what was carried in."""
_DECISIONS = re.compile(
    r"(?<=许可|处罚|强制)的?(?:处理)?决定书?(?=的?(?:数量?|总[数量]|件数)|[一总]共|合计|(?:作出|下达|做出|发出|[是有作做下发出])*了?(?:多少|几)[件份个项]?|[,?]|$)"
)
"""行政处罚决定有多少: the column of the row, and no word of a law."""
_ROWS_LISTED = re.compile(
    r"(?<=不予公开|无法提供|不予处理|其他处理)(?:[这那一]*大?[类项块])?(?:的?[(]|(?:[当其之]?中|里[面头]?|下面?|项下|之下)的?[,:(]?|的(?=[^,。?几多数]{2,8}、))"
    r"(?=[^,。?)几多哪谁什]{1,14}[、和与跟及占])(?P<rows>[^()?]+)[)]?"
)
"""不予处理里的信访、重复: the group only says where its rows stand."""
_PARTICLE = re.compile(r"(?<=[\u4e00-\u9fff])[啊呀嘛呗啦咧哈哦喔](?=[,。?!;]|$)")
_NAMES = re.compile(r"[(](?:[\u4e00-\u9fff]{2,8}局[和与、及]?)+[)]")


def in_form_words(squeezed: str) -> str:
    """Squeezed words with what they call otherwise than the form put as it has it. O(length)."""
    squeezed = blocks_by_rows(_PARTICLE.sub("", squeezed.replace("几分之几", "百分之几")))
    if not _NO_APPLICATION.search(squeezed):
        squeezed = _OLD_AND_NEW.sub(",新收申请加上上年结转一共多少件", squeezed)
    if "申请" in squeezed:
        squeezed = _SETTLED_TOO.sub(r"\1,办结\2", _IN_AND_OUT.sub(r"收到\1申请,办结\1", squeezed))
        squeezed = _NOT_OPENED.sub("不予公开", squeezed)
    squeezed = _ROWS_LISTED.sub(r",\g<rows>,", squeezed).rstrip(",")
    squeezed = _CARRIED_BESIDE_NEW.sub(r"\1上年结转", squeezed)
    squeezed = _OF_THEM.sub(r"\g<0>予以", squeezed)
    if "申请" not in squeezed and _RESULT.search(squeezed):
        squeezed = _RECEIVED.sub(r"\g<0>申请", squeezed)
    squeezed = _EQUALS_OR_NOT.sub("是否等于", _NOTHING_TAKEN.sub("没有收取", squeezed))
    squeezed = _OR_NOT.sub(r"有没有\1", squeezed)
    words = _CHARGE_OR_NOT.sub(r"有没有\1", squeezed if "张" in squeezed else _DECISIONS.sub("", squeezed))
    words = _KINDS_AND_OTHERS.sub(_kinds_and_others, _of_other_kinds(words))
    words = _IN_THE_NAME.sub("法人或其他组织", words)
    words = _REFUSED.sub("不予公开", _HEAD.sub("法人或其他组织", words))
    words = _SOME_RECEIVED.sub("申请", words)
    if _BESIDE.search(words):
        words = _OPENED.sub("予以公开", words)
    if not _NO_APPLICATION.search(words):
        words = _UNDONE.sub("结转下年度", words)
        words = _PEOPLE_BESIDE.sub("自然人", words) if _KIND_APPLIES.search(words) else words
    if _NOT_PEOPLE.search(words) and "“其他”" not in words:
        words = _SUCH.sub("", words)
    if not (asks_kinds(words) or _OTHER_APPLICANT.search(words)):
        words = _NOT_PEOPLE.sub("法人或其他组织", words)
    return words


def _of_other_kinds(words: str) -> str:
    """The words with all other kinds of applicant named, and added up, where some are left out."""
    found = _OTHER_KINDS.search(words)
    if found is None:
        return words
    said, before, after = found["out"] or found["gone"], words[: found.start()], words[found.end() :]
    gone = {name for name, kind in _KINDS if re.search(kind, said)}
    if not gone or asks_kinds(words) or _SHARE.search(words) or _NAMED.search(before + after):
        return words
    people = found["organised"] or re.search("自然人|个人|公民", said)
    left = ([] if people else ["自然人"]) + [name for name, _ in _KINDS if name not in gone]
    asked = _APPLIED.sub("", after).rstrip("?")
    return f"{words[: found.start()]}{'、'.join(left)}和“其他”提的申请{asked}" + (
        "" if _EACH.search(words) else ",合计"
    )


def _kinds_and_others(found: re.Match[str]) -> str:
    """The kinds of a list as the form calls them, and the one called 其他."""
    said = found["kinds"]
    where = {match.start(): name for name, words in _KINDS if (match := re.search(words, said))}
    return "、".join(where[at] for at in sorted(where)) + "和“其他”"


def spaced(rest: str) -> str:
    """Squeezed words with a break between what is run together: 输了几件赢了几件, 许可处罚强制各几件.

    Names in brackets, which are no matter, are left out.
    """
    rest = _NAMES.sub("", rest)
    return _RUN_ON.sub(r"\g<0>、", _ASKED_TWICE.sub(r"\g<0>,", rest))
