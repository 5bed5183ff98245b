"""Whether a text gives the name of who holds a post: 局长王某某 does, 分管局长审定 and 局长任组长 do not."""

from __future__ import annotations

import re
from functools import lru_cache

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭鲁韦马苗凤花俞袁柳鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬康伍余卜顾孟黄穆萧尹姚邵汪祁毛禹狄米贝臧戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝席季贾江童颜郭"
    "梅林刁钟徐邱骆蔡田樊胡凌霍虞柯卢莫房裘缪邓丁宣贲郁单杭洪诸左石崔吉龚嵇邢裴陆荣翁荀羊甄曲封芮储靳段巫焦谷侯宓"
    "全班仰秋仲宫宁仇栾甘祖武符刘景詹龙叶黎乔闻党翟谭姬申冉桑桂牛尚温庄晏柴瞿阎慕连茹艾鱼容古廖辛阙聂晁曾沙关肖"
)
"""Not those that are words of every report as well: 任, 高, 方, 常, 时, 成."""
_BEHIND = "(?=$|[,;。、()]|同志|任|担任|兼|带队|主持|出席|签)"


def names_holder(text: str, post: str) -> bool:
    """Whether squeezed text has a name right beside a post. O(length)."""
    return bool(_beside(post).search(text))


@lru_cache(maxsize=256)
def _beside(post: str) -> re.Pattern[str]:
    name = f"[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}"
    held = f"{re.escape(post)}(?:[:,]|是|为|系)?{name}{_BEHIND}"
    holds = f"(?:^|[,;。、由]){name}(?:同志)?(?:任|担任|兼任|为|是)[^,;。]{{0,12}}{re.escape(post)}"
    return re.compile(f"{held}|{holds}")
