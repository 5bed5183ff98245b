"""What a question is about: its words once those that only ask are gone, with what reports call them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.fold import squeeze
from ingest.words import cut_words, is_word, kind_of


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question and the words that say the same in reports."""

    word: str
    alternatives: tuple[str, ...] = ()
    whole: bool = False
    """In quotation marks: the name of something, which a sentence about it has as it stands."""
    guessed: bool = False
    """Two characters that no dictionary has as a word (网办, 号发): one only where a report has it."""
    least: int = 1
    """So many of the word and its alternatives have to be there: one step is no procedure."""

    def found(self, text: str) -> float:
        """How far squeezed text holds the word: 1 for it or an alternative, less for parts of a long one."""
        if self.least > 1:
            return float(sum(word in text for word in (self.word, *self.alternatives)) >= self.least)
        if self.word in text or any(other in text for other in self.alternatives):
            return 1.0
        if self.whole and self.word in unquoted(text):
            return 1.0
        if len(self.word) < 3 or not self.word.isalpha():
            return 0.0
        pairs = [self.word[n : n + 2] for n in range(len(self.word) - 1)]
        share = sum(pair in text for pair in pairs) / len(pairs)
        return _PARTS * share if share >= 0.5 else 0.0


_QUOTES = str.maketrans(dict.fromkeys('“”"「」『』《》'))


_NAMED = re.compile(r"[“\"「『《]([^“”\"「」『』《》,。]{2,20})[”\"」』》]")


def names_quoted(squeezed: str) -> list[str]:
    """What a squeezed question has in quotation marks: names, and words as they stand."""
    return _NAMED.findall(squeezed)


_BOTH = re.compile("同时|并且|既|都(?=[有提写])|又")


def named_terms(names: Sequence[str], words: str) -> tuple[Term, ...]:
    """What a sentence has to have that tells of the names: one of them, unless all at once are asked for."""
    if len(names) < 2 or _BOTH.search(words):
        return tuple(Term(name, whole=True) for name in names)
    return (Term(names[0], tuple(names[1:]), whole=True),)


def unquoted(text: str) -> str:
    """A text without quotation marks, so that a name is found with or without its own."""
    return text.translate(_QUOTES)


_LETTER = re.compile("[A-Za-z\u4e00-\u9fff]")
_ONLY_ASKS = frozenset(
    "的了吗呢吧啊呀么啥谁哪几多少什怎咋样如何为请问我你您他它们这那个是有没还都也就才只又再很太给把被让在到得着过说讲写一下里些搞弄"
)
_PARTS = 0.6
_PHRASE = 4
_ASKED_FOR = re.compile(
    r"问的?(?:都|分别|主要)?是?(?:些|哪些|什么|啥|哪方面|哪几)(?:个?方面|样|类)?的?(?:事情?|内容|信息|东西|问题)?|问了?(?:些)?什么"
)
"""What those who apply ask for, reports call 申请内容."""
_DELAYED = re.compile(
    r"拖(?:着|延)?不[报交送]|[报交送](?:得|的)(?:太|很)?[慢迟晚]|[报交送](?:信息|材料)?(?:时|的时候)?拖(?:拖?拉拉?|沓)|[迟晚]报"
)
_FAULTED = re.compile("[挑找](?:点|些)?毛病|挑刺|找[茬碴]")
_PUT_ONLINE = re.compile(r"[发放传挂贴登搬](?:到|上|在)了?(?:互联)?网(?:上|站)?")
_ASSESSED = re.compile("(?:社会|民主|群众|公众)评议")
_HARD_TO_FIND = re.compile(
    "(?:不(?:太)?(?:好|容易|方便|便)|难以?)(?:查(?:询|找|阅)?|找|检索)到?(?!到|原|律)|[查找](?:起来)?(?:费[劲事力]|麻烦|困难)|(?<!字)[查找]不[到着]"
)
_REPLACED = re.compile(
    "(?:工作人员|人员|人手|队伍|干部|人)(?:老是?|总是?|一?直|经?常|频繁|动不动就?|三天两头|隔三差五|[换变]来){1,2}(?:地|的|在)?(?:换(?:人|来换去)?|变(?:动|来变去)?|更换|轮换|流动|调(?:走|整|动)|走人)(?:频繁|太勤|得勤)?|"
    "(?:工作人员|人员|人手|队伍|干部|人)(?:换|更换|变动|流动|调[走动换])(?:得|的)?(?:太|很|过于|过|比较|有点)?(?:[勤频快多](?!少)繁?|厉害)"
)
"""管公开的人老换, reports call 人员更换频繁."""
_OF_THE_PAST = re.compile(
    "(?:老|旧|早年|往年|早些年|过去|以前|陈年|历年)的?(?:公开)?(?:资料|信息|文件|材料|东西|内容|档案)(?=[^,。]{0,4}查找不便)"
)
_CODE = re.compile("扫(?:一?[个下])?(?:二维)?码|(?<=个)码(?=里|上|中|背后)")
_OFFLINE = re.compile("不(?:会|能|懂|常|太会|方便)?(?:上网|用网络?)的?")
_NEW_MEDIA = re.compile("(?<!政务)新媒体")
_MANAGED = re.compile(r"(?:怎么|如何|咋)(?:样)?管(?!理)的?")
_ASKING = re.compile(
    r"(?:什么|啥|哪些)(?:内容|东西)(?=$|[?,。呢啊])|(?:怎么|如何|怎样|咋)(?:样)?看待?(?![到出过])|(?:是|指)?(?:的是)?(?:啥|什么)意思|(?:那个)?(?:原则|说法|提法)?(?:的)?原话|(?:咋|怎么)办|有(?:什么|哪些|啥)要求|想(?:过|了|出)*(?:些)?(?:什么|哪些|啥)?(?:办法|法子)|一句话|概括|概述|简述|归纳|综述|总结(?=一下|[\u4e00-\u9fff]*(?:情况|工作|做法|建设|保障|管理|公开))|梳理(?=一下|下)|"
    r"(?:哪些|哪几个|几家|各)(?:单位|部门|机关|机构|地方)|请问|请告诉我|告诉我|我想(?:知道|问|了解)(?:一下)?|能不能|可以|帮我|查一下|看一下|说一下|介绍一下|"
    r"(?:是|指|有)?(?:的是)?(?:个)?(?:什么|啥)(?:意思|含义)|原话|"
    r"叫(?:做|作)?(?:什么|啥)(?:名[字称]?)?|(?:什么|啥)名[字称]|名[字称](?:是|叫)?(?:什么|啥)|名[字称](?=[列报]|$)|[干做](?:些|点|了)?(?:什么|啥)|(?:是|成了?)(?:啥|什么)样?子?|之前|之后|才能|要(?=[经学过])|经过|几道|多久|刚(?=进|来)|"
    r"那会儿|那时候?|当时|[这那](?:一?[件档回码桩])?事儿?|(?<=人)想办法|[这那](?:个|种|类|样的?|些)(?:问题|毛病|不足|短板|做法|情况|说法)|"
    r"多少|几(?=[个件条次名人场家项份期篇位种类批课级])|有哪些|哪些|哪[几一二两三四五六七八九十][个项种道条类点]|第几[条款章]|几月份?|哪个?月份?|(?:怎么|咋)一?回事|(?<=平台)上|(?<=网站)上|谁(?=[审发管签])|哪个|哪[里儿]|哪一?|什么时候|什么|怎么样|怎样|怎么|"
    r"如何|是否|有没有|是不是|对不对|对吗|为何|为什么|多大|谁|有啥|啥|吗|呢|吧|么(?![\u4e00-\u9fff])|干嘛|"
    r"(?:简单|简要|大概|逐[条项个一])?(?:地)?(?:列列|列一下|列一列|列出来|说说|讲讲)|[搞弄整]出?了(?=哪|什么|啥|一?些?个?(?:什么|啥|新))|(?<=创新)(?:举措|做法|措施)|一共|总共|共有|分别|各自|各(?=多少|几|有|发|办)|具体|主要(?=有|是)|情况(?=如何|怎么样|是|$)|的话|一下|"
    r"(?:怎么|如何|由什么)?(?:构成|组成)(?:的|情况)?|成效|成果|效果(?!评)|全年|一年|年度|本年|当年|方面|"
    r"(?<=哪)几?(?:本|张|册|套|款|部|支|批|份|段)(?=[\u4e00-\u9fff])|几(?:本|张|册|套|款|部|支|批)(?=[\u4e00-\u9fff])|下一?步|(?<=[\u4e00-\u9fff]{2})下去|"
    r"做了?(?=的|$|[?？])|(?<=第三方)机构|(?:打算|准备|计划|[想要])(?:搞|做|弄|来)(?=[\u4e00-\u9fff]{3})|(?:准备|计划)(?=[引请让给在编推建])|打算|说要|想要|抱怨|[一二三四五六七八九十两][个项条件家份名次](?=[\u4e00-\u9fff])|"
    r"(?:提到|提及|写到|谈到|讲到|说到)过?了?|(?:单位|部门|机关)(?:的)?(?=报告|年报)|"
    r"报告(?:里|中|上)?(?:写|说|提到|显示)?(?:了|的)?|年报(?:里|中)?"
)
_PARTICLE = re.compile(
    r"(?<![针核校面绝相比应反配])对(?=[残视听老弱特外群公企][障疾力人年弱殊国众民业])|的|了|有(?![效限机关利])|是(?!否)|和(?![谐平])|与|及(?!时)|在(?!线)|还|都|也|过(?!程)|这|那|我们?|你们?|给|把(?![关控握手])|被|"
    r"(?:单位|机关|我局|局里|部门)(?=有|的|$)"
)
_WHOLE = re.compile(r"[“\"]?(?<![A-Za-z])([A-Za-z]类|(?<=[“\"])[^“”\"]{2,16}(?=[”\"]))[”\"]?")
"""Kinds by letter and words in quotation marks are matched as they stand."""
_ONE_WORD = re.compile("(公众号|拿得出手|叫得响|视障|新进人员|不会?上网|不会用(?:手机|电脑|网))")
_EMPTY = frozenset(
    "自己 自身 到底 究竟 东西 事情 做法 工作上 方面 个 件 条 次 名 年 人 场 家 项 份 期 篇 位 做 进行 开展 "
    "相关 有关 情况 工作 老是 总是 经常 因为 由于 等 说 写 要 想 去 来 用 发 办 共 万 余".split()
)
_FUNCTION = frozenset({"m", "r", "p", "u", "y", "f"})
"""Kinds of words that say nothing of a matter: 很多, 除了, 最后; not adverbs, which 更新 is held to be."""
_SAME: tuple[tuple[str, str], ...] = (
    (r"^(?:叫得响|响当当|拿得出手|独创|独家|首创|招牌|出彩|看家|打响)$", "创新 特色 亮点 首创"),
    (r"^(?:换得|换人|换手|调换|轮换)$", "更换 变动 轮换 流动"),
    (r"收费|收取|钱|费用|免费", "收取 费用 收费 信息处理费 免费"),
    (r"^不会(?:上网|用)|^不上网$", "不上网 不会上网 不便上网 不会使用"),
    (r"^僵尸|^休眠$", "长期不更新 无力维护 不更新 停更 注销 僵尸"),
    (r"^新(?:来|人|手|同志|员工|进人员)$", "新进 新接手 新任 新入职 新录用"),
    (r"^(?:以前|过去|往年|早年)$", "历史 往年 过去 存量"),
    (r"^[进入]驻", "进驻 入驻"),
    (r"^老(?:年人?|人)$", "老年 老人 适老 长者"),
    (r"^(?:视障|盲人|残疾人?|残障)", "视障 盲人 残疾 残障 无障碍"),
    (r"^(?:没|无)人(?:管|维护|打理)$", "无力维护 无人维护 长期不更新"),
    (r"^(?:派车|出车|用车|宣传车|大巴|车)$", "车辆 公开车 流动车 宣传车"),
    (r"^(?:[摆设]摊|摊位|摆摊设点)$", "设摊 摆摊 摊位"),
    (r"^(?:生疏|不熟|手生|陌生|外行)$", "熟练 熟悉 不熟 生疏"),
    (r"^(?:坏|故障|瘫痪)了?$", "故障 修复"),
    (r"^清(?:理|掉|除)?$", "清理 注销 合并 关停"),
    (r"公众号|微信", "微信公众号 公众号"),
    (r"^(?:政务)?新媒体$", "新媒体 公众号 订阅号 微博 视频号 抖音号"),
    (r"头条", "头条号 今日头条"),
    (r"^扫码$|^二维码$|^扫一扫$", "二维码 一码 扫码"),
    (r"^老(?:年人|人|龄)$", "老年 老人 适老 长者"),
    (r"^时间段$|^起止$|^时段$", "期限 时限 时段 时间范围"),
    (r"^村里$|^乡下$", "村级 村居 村（社区） 村(社区)"),
    (r"^新人$|^新手$|^新员工$", "新人 新进 新接手 新入职 新任"),
    (r"^老百姓$|^百姓$", "老百姓 群众 公民 市民"),
    (r"^没人管$|^没人维护$|^荒废$", "无力维护 无人维护 僵尸 长期不更新 关停"),
    (r"^每[天日]$|^天天$", "每日 每天 逐日"),
    (r"^日常$", "日常 每日 每天"),
    (r"^(?:列入|纳入)$", "列入 纳入"),
    (r"^(?:引[进入]|聘请|委托|借助)$", "引入 引进 聘请 委托 邀请 请"),
    (r"专门|专职|专人", "专职 专人 工作人员 工作者 负责"),
    (r"^管$|管理员|人手|负责人?$|归谁管|牵头", "负责 牵头 工作人员 工作者 人员"),
    (r"^(?:直播|播|播出|播放)$", "直播 播放 播出"),
    (r"^(?:审核|审查|审)$", "审核 审查 初审 核审 复核 签发"),
    (r"^(?:学时|课时)$", "课时 学时"),
    (r"^暗[中地里]$", "暗访 暗查 神秘"),
    (r"^律师$", "法律顾问 法制专员 法制审核 合法性审核"),
    (r"^(?:从头到尾|全流程|全过程|全套)$", "全程 全流程 全过程"),
    (r"^(?:跑腿|跑路)$", "全程网办 零跑 不见面 免跑"),
    (r"^(?:寄信|邮寄|信函|信件|写信)$", "信函 邮寄 寄信 信件 邮递"),
    (r"^(?:当面|上门|现场|跑现场)$", "当面 现场 窗口 上门"),
    (r"^(?:账号|帐号)$", "账号 公众号 订阅号 服务号 微博 视频号 抖音号 头条号"),
    (r"^停用$", "停用 停止使用 停更 注销 关停"),
    (r"^(?:册子|小册子|手册|本子)$", "手册 册 指南 读本 汇编"),
    (r"^上网$", "上网 上传 发布 公开"),
    (r"^(?:涉密|保密|泄密|秘密)$", "涉密 保密 泄密 秘密 未经审查"),
    (r"^(?:防止|严防|杜绝)$", "防止 严防 杜绝 确保"),
    (r"^领导$|一把手|头头", "领导 负责同志 负责人"),
    (r"^(?:方言|本地话|地方话|家乡话|土话)$", "方言 本地话 地方话 家乡话 土话 乡音 粤语 闽南语 客家话"),
    (r"^(?:网上|在线|网络)$", "网上 在线 网络 网站 官网 门户网"),
    (r"网上|官网|网站", "网站 官网 门户网"),
    (r"大厅", "政务服务大厅 便民服务大厅"),
    (r"下属|所属|直属|^下设$|^下辖$|^二级$|^下面$", "下属 所属 直属 下设"),
    (r"下属单位|所属单位|直属单位|二级单位", "事业单位 下属单位 所属单位"),
    (r"培训", "培训 轮训 以干代训 学习"),
    (r"创新|亮点|特色|新做法|新招|新举措|新鲜|花样|特色做法", "创新 推出 特色 首创"),
    (r"^看[过了]?$|观看", "观看 阅读量 浏览量 点击"),
    (r"邀请|^请$", "邀请 聘请 引入"),
    (r"市民|群众", "市民 群众"),
    (r"提案", "提案"),
    (r"人大(?:代表)?(?:建议)?", "人大代表建议 人大建议 人大"),
    (r"^建议$", "建议"),
    (r"追责|责任追究", "责任追究 追责"),
    (r"^(?:开会|会议|培训会)$", "会议 培训会"),
    (r"发布(?!会)|发出|公布|推送", "发布 公开 公布 推送"),
    (r"主动公开|公开", "公开 发布"),
    (r"依申请", "依申请公开 申请"),
    (r"阅读|浏览|点击", "阅读量 浏览 点击"),
    (r"满意", "满意"),
    (r"组长", "组长"),
    (r"类型|种类|分类", "其中 类"),
    (r"干嘛|用处|作用", "用于 针对"),
    (r"少$", "较少 少"),
    (r"^力量(?:薄弱|不足|不够|较?弱)$", "力量薄弱 力量较弱 力量不足 力量不够 力量偏弱"),
    (r"举办|开了|办了", "开展 举办 召开"),
    (r"承办|办理|办了", "承办 办理 答复 办结"),
    (r"窗口", "窗口"),
    (r"规范性文件", "规范性文件"),
    (r"送证", "送证 送达"),
    (r"业务量", "业务"),
    (r"政策解读|解读", "政策解读 解读"),
    (r"材料|稿件|文章", "材料 稿件 解读"),
    (r"从事|负责", "从事 负责 工作人员"),
    (r"^设$|设置|设立|开设|配置", "设置 设立 开设 配置 共设"),
    (r"咨询", "咨询"),
    (r"推送|推文", "推送 发布"),
    (r"^办$|^搞$", "举办 开展 办"),
    (r"参训|培训", "培训 参训 覆盖"),
    (r"总数|总量", "共 累计"),
    (r"^(?:处分|问责|追究|追究责任)$", "责任追究 问责 追责 处分"),
    (r"^(?:下乡|[进下入到]村|驻村|乡下|村里|村子)$", "田间地头 村组 下乡 进村 村居 乡村"),
    (r"^(?:坏|故障|死机|瘫痪|崩溃)$", "故障 错链 打不开 无法访问"),
    (r"^(?:传单|单页|宣传单|宣传页|小册子)$", "宣传页 宣传单 传单 宣传册 宣传资料 明白纸"),
    (r"^(?:下面|底下|下边|手下)$", "下属 所属 直属 下设"),
    (r"^(?:新来|新人|新手|新进|新同事|新员工|新入职)$", "新进 新入职 新调入 新录用"),
    (r"^(?:过关|考试|考核)$", "考核 考试 测试 合格"),
)
_COMPILED = tuple((re.compile(pattern), tuple(same.split())) for pattern, same in _SAME)


@lru_cache(maxsize=4096)
def question_terms(question: str) -> tuple[Term, ...]:
    """The terms of a question, each once, in order. O(length), remembered."""
    question = _HARD_TO_FIND.sub("查找不便", _ASSESSED.sub("评议", question))
    question = _CODE.sub("二维码", _OF_THE_PAST.sub("历史信息", _REPLACED.sub("人员更换频繁", question)))
    question = _OFFLINE.sub("“不上网”", _MANAGED.sub("管理", _ASKED_FOR.sub("“申请内容”", question)))
    question = _FAULTED.sub("检验", question)
    question = _DELAYED.sub("报送拖延", _PUT_ONLINE.sub("上网", question))
    squeezed = _NEW_MEDIA.sub("政务新媒体", squeeze(question).text)
    found = {match[1]: Term(match[1], whole=len(match[1]) > 2) for match in _WHOLE.finditer(squeezed)}
    bare = _PARTICLE.sub("，", _ASKING.sub("，", _WHOLE.sub("，", squeezed)))
    for piece in re.split(r"[^\w.%+]+", bare):
        for word in _cut(piece):
            same = alternatives(word)
            guessed = len(word) == 2 and not (word.isascii() or is_word(word) or same)
            if not (same or word.isascii()) and kind_of(word) in _FUNCTION:
                continue
            if word not in _EMPTY and (len(word) > 1 or same):
                capital = (word.upper(),) if word.isascii() else ()
                found[word] = Term(word if len(word) > 1 else same[0], (*same, *capital), guessed=guessed)
    return tuple(dict.fromkeys(found.values()))


def _cut(piece: str) -> list[str]:
    """The words of a run of characters; those that the dictionary lacks stay whole."""
    parts = _ONE_WORD.split(piece)
    return [word for part in parts for word in ([part] if _ONE_WORD.fullmatch(part) else cut_words(part))]


@lru_cache(maxsize=4096)
def question_phrases(question: str) -> tuple[str, ...]:
    """The runs of a question between the words that only ask, of four characters and more, squeezed."""
    bare = _PARTICLE.sub("，", _ASKING.sub("，", squeeze(question).text))
    return tuple(piece for piece in re.split(r"[^\w]+", bare) if len(piece) >= _PHRASE)


def letters(question: str) -> frozenset[str]:
    """The characters of a question beside those that only ask."""
    return frozenset(_LETTER.findall(squeeze(question).text)) - _ONLY_ASKS


def longest_shared(phrase: str, text: str) -> str:
    """The longest run of at least four characters that a phrase and a squeezed text share, or nothing."""
    best = ""
    for start in range(len(phrase) - _PHRASE + 1):
        end = start + max(len(best) + 1, _PHRASE)
        while end <= len(phrase) and phrase[start:end] in text:
            best = phrase[start:end]
            end += 1
    return best


def alternatives(word: str) -> tuple[str, ...]:
    """What reports call a thing that is asked for by this word."""
    return tuple(
        dict.fromkeys(same for pattern, others in _COMPILED if pattern.search(word) for same in others)
    )
