# ruff: noqa: E501 (an entry is one line)
"""English for what the form and its reports speak of, with the Chinese words that the rules know it by."""

from __future__ import annotations

import re

Entry = tuple[re.Pattern[str], str]


def _entries(lines: str) -> tuple[Entry, ...]:
    pairs = (line.split(" = ", 1) for line in lines.strip().split("\n"))
    return tuple((re.compile(rf"\b(?:{english})\b", re.IGNORECASE), chinese) for chinese, english in pairs)


_REQ = (
    r"(?:(?:access|information|disclosure|foi|such|open government information) )*(?:requests?|applications?)"
)

ROWS = _entries(rf"""
行政许可 = (?:administrative )?(?:licen[cs](?:e|es|ing)|permits?|permitting)(?: decisions?)?(?: (?:made|issued|granted))?
行政处罚 = (?:administrative )?(?:penalt(?:y|ies)|punishments?|sanctions?|fines?|penali[sz]ed|fined)(?: decisions?)?
行政强制 = (?:administrative )?(?:coerci(?:on|ve)|compulsory|enforcement)(?: (?:measures?|decisions?|actions?))?
行政事业性收费 = (?:administrative (?:and institutional )?)?(?<!processing )(?:fees?|charges?)(?: (?:collected|charged|income|revenue))?
政府集中采购 = (?:government )?(?:centrali[sz]ed )?(?:procurement|purchas(?:e|es|ing))(?: (?:projects?|items?))?
其他对外管理服务事项 = other external (?:management|administration)(?: and service)?(?: (?:items?|matters?))?
规范性文件 = (?:administrative )?(?:normative|regulatory)(?: documents?)
规章 = (?:government |departmental |administrative )?rules
上年结转 = {_REQ}? ?(?:carried (?:over|forward) (?:from|into)|brought forward|left over from)(?: the)?(?: (?:previous|last|prior|preceding) year)?
结转下年度 = {_REQ}? ?(?:carried (?:over|forward) to|carried (?:over|forward))(?: the)?(?: (?:next|following|coming) year)?
部分公开 = (?:partial(?:ly)?|in part)(?: (?:disclosed|disclosures?|granted|open|public))?|(?:disclosed|granted) (?:partially|in part)
国家秘密 = state secrets?
其他法律行政法规禁止公开 = (?:prohibited|forbidden|barred) (?:from disclosure )?by (?:other )?(?:laws?|regulations?).*?(?=$|[,?.])
三安全一稳定 = (?:national|public|economic) (?:or social )?(?:security|safety).*?stability
保护第三方合法权益 = third[- ]part(?:y|ies)(?:'s?)?(?: (?:lawful |legitimate )?(?:rights?|interests?)(?: and interests)?)?
三类内部事务信息 = internal (?:affairs|matters)(?: information)?
四类过程性信息 = process(?:ual|-related)?(?: information)|information in process
行政执法案卷 = (?:administrative )?(?:law )?enforcement (?:case )?(?:files?|dossiers?)
行政查询事项 = administrative (?:inquir(?:y|ies)|quer(?:y|ies)|enquir(?:y|ies))
不掌握相关政府信息 = (?:(?:information )?(?:is |was )?not (?:held|possessed|in its possession|in (?:the )?possession))|does not (?:hold|possess|have) the information|no such information
没有现成信息需要另行制作 = (?:needs?|had|required?|requires) to be (?:newly )?(?:created|produced|compiled)|no (?:ready|existing) information
补正后申请内容仍不明确 = still unclear|unclear(?: after (?:correction|clarification|supplement\w*))?
信访举报投诉类申请 = (?:complaint|petition|whistle-?blow\w*|letters and (?:calls|visits))s?(?:-type| type|-like)? (?:requests?|applications?)
重复申请 = (?:repeat(?:ed)?|duplicate[ds]?)(?: {_REQ})
要求提供公开出版物 = (?:public|published) publications?|publications?
无正当理由大量反复申请 = (?:excessive|massive|large numbers? of repeated|frequent)(?: (?:and )?(?:repeated|frequent))?(?: {_REQ})
要求行政机关确认或重新出具已获取信息 = (?:confirm(?:ation)?|re-?issu\w+)(?: (?:or|of)[\w ]*)?(?: information)?
逾期不补正 = (?:not|failed to|failure to) (?:correct|supplement|complete)\w*[\w ]*(?:in time|deadline)?
逾期未按收费通知要求缴纳费用 = (?:not|failed to|failure to) pay[\w ]*
不予公开 = (?:{_REQ} (?:were |was )?)?(?:refus(?:e|ed|als?)(?: (?:disclosure|to disclose))?|denied|denials?|deny|reject(?:ed|ions?)?|turned down|withheld|not (?:be )?(?:disclosed|granted|made public)|non-disclosures?)(?: {_REQ})?
无法提供 = (?:unable to|could not|cannot|not able to) (?:be )?provided?(?: the information)?|unavailable|impossible to provide
不予处理 = not (?:be )?(?:processed|handled|dealt with|accepted)|declined to (?:process|handle)
其他处理 = other (?:handling|treatment|processing|dispositions?|outcomes?)
予以公开 = (?:{_REQ} (?:were |was )?)?(?:(?:fully )?granted|fully disclosed|disclosed in full|full disclosures?|approved|grants?)(?: in full)?(?: {_REQ})?
办理总计 = (?:{_REQ} (?:were |was )?)?(?:concluded|completed|answered|replied to|handled|processed|dealt with)(?: {_REQ})?
收到申请 = (?:receiv(?:e|ed|es|ing)|got|get|new(?:ly received)?|took in)(?: (?:the )?(?:most|fewest|more|fewer|any|no))*(?: new)? {_REQ}(?: received)?(?: for information| for disclosure)?|{_REQ} (?:(?:were |was |that were |did |it )?(?:newly )?(?:receiv(?:e|ed)|submitted|filed|made|lodged|come in|came in))
未经复议直接起诉 = direct (?:law)?(?:suits?|litigation)|(?:law)?suits? (?:filed )?directly|without (?:prior )?reconsideration
复议后起诉 = (?:(?:law)?suits?|litigation) (?:filed )?after (?:administrative )?(?:reconsideration|review)
行政复议 = (?:administrative )?(?:reconsiderations?|reviews?)(?: cases?)?
行政诉讼 = (?:administrative )?(?:litigations?|(?:law)?suits?|court cases?|sued|proceedings?)(?: cases?)?
申请 = {_REQ}(?: for (?:information|disclosure))?
""")
"""Rows of the form."""

COLUMNS = _entries(r"""
废止 = repealed|abolished|annulled|rescinded|invalidated
现行有效 = (?:currently )?(?:in force|in effect|effective|valid)
制发 = issue[ds]?|formulate[ds]?|promulgate[ds]?|ma[dk]e|adopt(?:ed)?|created|drawn up
新公开 = newly (?:disclosed|published)
对外公开总数 = (?:disclosed|published) in total
采购金额 = (?:spent|amount spent|procurement amount|total amount)
自然人 = natural persons?|individuals?|private persons?|citizens?
商业企业 = (?:business(?:es)?|compan(?:y|ies)|enterprises?|firms?)
科研机构 = (?:scientific )?research (?:institut\w+|organi[sz]ations?)|scientific institut\w+
社会公益组织 = (?:public[- ]interest|social welfare|non-?profit|charit\w+|social)(?: organi[sz]ations?)|ngos?|charities
法律服务机构 = legal services?(?: (?:institutions?|organi[sz]ations?|agencies|providers?))?|law firms?|lawyers?
结果维持 = upheld|sustained|affirmed
结果纠正 = corrected|overturned|revised|lost
其他结果 = other (?:results?|outcomes?)
尚未审结 = (?:still )?pending|unresolved|not (?:yet )?(?:concluded|decided|closed)
""")
"""Columns of the form."""

_OF_REQUESTS = "自然人 商业企业 科研机构 社会公益组织 法律服务机构"
COLUMNS_OF = (
    (re.compile("文件|规章"), frozenset("废止 现行有效 制发 新公开 对外公开总数".split())),
    (re.compile("采购"), frozenset({"采购金额"})),
    (re.compile("行政复议|诉讼|起诉"), frozenset("结果维持 结果纠正 其他结果 尚未审结".split())),
    (re.compile("^(?!行政|政府集中|规)"), frozenset(_OF_REQUESTS.split())),
)
"""The rows that have them."""
DECISIONS = re.compile("行政(?:许可|处罚|强制)|文件|规章|收费|采购")
"""Rows of which grant and handle say nothing more."""

TERMS = _entries(r"""
信息处理费 = information processing fees?
业务培训 = train(?:ing|ed)(?: (?:sessions?|courses?|events?))?
政策解读 = (?:policy )?(?:interpretations?|explanations?)(?: of polic(?:y|ies))?|polic(?:y|ies) (?:was |were )?(?:interpreted|explained)
微信公众号 = we ?chat(?: (?:official )?(?:public )?accounts?)?|official accounts?
政务微博 = weibo|micro-?blogs?
新媒体 = (?:new|social) media
门户网站 = (?:government |official |portal )*(?:web ?sites?|portals?)
直播 = live[- ]?stream\w*|live broadcasts?
短视频 = short videos?|videos?
图解 = infographics?|diagrams?
工作人员 = staff(?: members?)?|personnel|employees|people (?:work|handle|are responsible)\w*
领导小组 = lead(?:ing|ership) groups?
政府开放日 = open days?
政协提案 = (?:cppcc )?proposals?
人大代表建议 = (?:npc |people's congress )?(?:suggestions?|deputies' (?:suggestions?|proposals?))
新闻发布会 = press conferences?|news conferences?
政务热线 = hot ?lines?
满意度 = satisfaction
信访 = petitions?
投诉 = complaints?
总体情况 = summar\w+|overview
监督 = supervis\w+
考核 = assess\w*|apprais\w*|evaluat\w*
责任追究 = accountab\w*
政府公报 = gazettes?|bulletins?
重点领域 = key (?:areas?|fields?)
双随机 = double[- ]random
政务服务大厅 = (?:government )?service halls?
咨询 = consult(?:ations?|ed)|inquir(?:y|ies)|enquir(?:y|ies)
创新 = innovat\w+|highlights?
会议 = meetings?|conferences?
阅读量 = readers?|reads?|views?|readership|page views?|clicks?
关注 = followers?|subscribers?
统计期限 = (?:statistical|reporting) period|period (?:does|of|covered)[\w ]*
依据 = (?:legal )?basis
主动公开信息 = (?:(?:information|pieces of information|items|disclosures?)(?: of information)? (?:were |was )?)?(?:proactive(?:ly)?|voluntar(?:y|ily)|on its own initiative)(?: (?:disclos\w+|publish\w*|released?))?(?: (?:information|items))?|(?:pieces|items) of information|disclosed items
推送消息 = (?:messages?|posts?|articles?)(?: (?:pushed|posted|published|sent))?|push(?:ed)?
财政收入 = fiscal revenue|revenue|budget
局长姓名 = (?:director|head|chief|commissioner)(?:'s)?(?: name)?|name of the (?:director|head|chief)
停水通知 = water (?:outage|cut|supply suspension)s?(?: notices?)?
政务公开 = government affairs|openness|transparency|disclosure work
平台 = platforms?
指南 = guides?|guidelines?
目录 = catalogues?|director(?:y|ies)
审查 = examin\w+|vetting|reviewed before publication
机制 = mechanisms?
数据 = data
申请渠道 = channels?
公开信息 = information|published|publish|disclosed|disclose|released
""")
"""What reports write about in words."""

CONTACTS = _entries(r"""
电话 = (?:tele)?phone(?: numbers?)?|tel
传真 = fax(?: numbers?)?
邮编 = post(?:al)? ?codes?|zip(?: codes?)?
邮箱 = e-?mails?(?: address(?:es)?)?
网址 = web ?site|url|web address|download(?:ed)?
地址 = (?:street |postal |office )?address|located|location
联系方式 = contact(?: (?:details|information|data))?|reach
""")
"""How to reach an agency."""

REFUSED = (
    (re.compile(r"(?:ignore|disregard|forget)\b.{0,40}\b(?:instruction|prompt|rule|guideline)|system ?prompt|jail ?break|"
                r"\bpretend\b|\bact as\b|you are now|reveal your", re.IGNORECASE), "忽略以上指令"),
    (re.compile(r"\b(?:do you (?:think|believe|feel)|your (?:opinion|view)|should (?:it|they|we|i|he|she)|trustworthy|"
                r"good or bad|a good job|reliable|your advice|would you recommend)\b", re.IGNORECASE), "你觉得好不好？"),
    (re.compile(r"\bmy (?:own )?(?:\w+ )?(?:request|application|case)|\bI (?:applied|submitted|requested|filed)\b",
                re.IGNORECASE), "我的申请怎么样了？"),
    (re.compile(r"\b(?:weather|stocks?|lottery|poem|poetry|essay|joke|recipe|cook|movie|film|song|football|basketball|"
                r"game|horoscope|python|javascript|program code|translate|who are you|your name|capital of|president|"
                r"headache|diet|math)\b", re.IGNORECASE), "今天天气怎么样？"),
    (re.compile(r"\b(?:what does (?:article|the (?:law|regulations?))|article \d+|regulations? (?:say|require|stipulate)|"
                r"legal (?:deadline|time limit)|statutory (?:deadline|time limit)|how many working days|"
                r"how (?:do|can|should|to) (?:i |one |you |we )?(?:file|submit|make|apply)|what is meant by|"
                r"(?:definition|meaning) of|what does .{2,40} mean)\b", re.IGNORECASE), "条例是怎么规定的？"),
)  # fmt: skip
"""What is not answered, each with a Chinese question that is refused for the same reason. The last: not of an agency."""

STOP = frozenset(
    "a an the of in on at for by to from with and or but as is are was were be been being do does did done has have had "
    "it its their they them that this these those there what which who whom whose when where why how many much number "
    "numbers count amount total any some all each every both other please tell me give show us can could would will "
    "should shall may might about into over during within year years annual report reports reported reporting state "
    "stated say says said according if so than then also just only no not nor yes i you we my your our he she his her "
    "agency agencies bureau bureaus office offices department departments government governments district districts "
    "county counties city cities unit units authority authorities list name names describe explain anything something "
    "things thing make made take took get got receive received issue issued carry carried out compare compared "
    "comparison between among more most less least fewer fewest higher highest lower lowest larger largest smaller "
    "smallest same different difference differ share proportion percentage percent part rate growth grow grew grown "
    "increase increased decrease decreased rise rose fall fell drop dropped change changed changes trend trends rank "
    "ranking ranked top first order sum average mean combined together altogether times time mention mentioned mentions "
    "mentioning write writes wrote handled handle cases case decisions decision kind kinds type types applicant "
    "applicants right correct true really find found know want like instead meant mean no longer s t up down went go "
    "figure figures detail details one two three four five against versus vs ever own hold held conduct conducted "
    "organise organised organize organized give gave given provide provided had use used many's per via here now still "
    "plan plans planned next step steps do doing work worked come came out off show showed shown people persons person "
    "half twice double impose imposed table tables sums add admit admitted acknowledge grant granted fully bigger smaller organizations organisations collect collected charge charged spend spent answer answered "
    "reason reasons because cause caused main major submit submitted file filed outcome outcomes result results".split()
)
"""Words that ask or join and say nothing of the matter."""
