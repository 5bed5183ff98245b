"""Table of part 3: applications received and how they were dealt with, by kind of applicant."""

from ingest.tables.spec import Block, Column, Row, SumCheck, TableSpec
from ingest.types import Part, Template

RECEIVED = "本年新收政府信息公开申请数量"
CARRIED_IN = "上年结转政府信息公开申请数量"
TOTAL = "总计"
CARRIED_OUT = "结转下年度继续办理"
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
ALL_APPLICANTS = "总计"

_COLUMNS = (
    Column("自然人", "件", ("公民", "公民个人", "个人")),
    Column("商业企业", "件", ("企业", "工商企业")),
    Column("科研机构", "件", ("科研院所", "科研单位")),
    Column("社会公益组织", "件", ("社会公益", "社会组织", "公益组织")),
    Column("法律服务机构", "件", ("法律服务", "律师事务所")),
    Column("其他", "件"),
    Column(ALL_APPLICANTS, "件", ("合计",)),
)

_HEAD = (
    Row(RECEIVED, ("本年新收申请数量", "本年新收政府信息公开申请")),
    Row(CARRIED_IN, ("上年结转申请数量", "上年结转政府信息公开申请")),
    Row("予以公开"),
    Row("部分公开"),
    Row("不予公开/属于国家秘密"),
    Row("不予公开/其他法律行政法规禁止公开"),
    Row("不予公开/危及“三安全一稳定”"),
    Row("不予公开/保护第三方合法权益", ("涉及第三方合法权益",)),
    Row("不予公开/属于三类内部事务信息"),
    Row("不予公开/属于四类过程性信息"),
    Row("不予公开/属于行政执法案卷"),
    Row("不予公开/属于行政查询事项"),
    Row("无法提供/本机关不掌握相关政府信息"),
    Row("无法提供/没有现成信息需要另行制作"),
    Row("无法提供/补正后申请内容仍不明确"),
    Row("不予处理/信访举报投诉类申请"),
    Row("不予处理/重复申请"),
    Row("不予处理/要求提供公开出版物"),
    Row("不予处理/无正当理由大量反复申请"),
    Row("不予处理/要求行政机关确认或重新出具已获取信息"),
)
_OTHER_2019 = (Row("其他处理", ("其他",)),)
_OTHER_2021 = (
    Row(
        "其他处理/申请人无正当理由逾期不补正",
        ("申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "逾期不补正"),
    ),
    Row(
        "其他处理/申请人逾期未按收费通知要求缴纳费用",
        ("申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "逾期未缴费"),
    ),
    Row("其他处理/其他"),
)
_TAIL = (Row(TOTAL, ("合计",)), Row(CARRIED_OUT, ("结转下年度",)))


def _checks(results: tuple[Row, ...]) -> tuple[SumCheck, ...]:
    return (
        SumCheck(
            "requests.balance",
            (RECEIVED, CARRIED_IN),
            (TOTAL, CARRIED_OUT),
            True,
            "第一项加第二项之和，等于第三项加第四项之和",
        ),
        SumCheck(
            "requests.results",
            tuple(row.name for row in results),
            (TOTAL,),
            True,
            "各类办理结果之和，等于（七）总计",
        ),
        SumCheck(
            "requests.applicants",
            APPLICANTS,
            (ALL_APPLICANTS,),
            False,
            "自然人与各类法人或其他组织之和，等于总计",
        ),
    )


def _spec(template: Template, other: tuple[Row, ...]) -> TableSpec:
    return TableSpec(
        id="requests",
        title="收到和处理政府信息公开申请情况表",
        part=Part.REQUESTS,
        template=template,
        blocks=(Block((*_HEAD, *other, *_TAIL), _COLUMNS, inner=APPLICANTS[1:]),),
        checks=_checks((*_HEAD[2:], *other)),
    )


REQUESTS_2019 = _spec(Template.FORM_2019, _OTHER_2019)
REQUESTS_2021 = _spec(Template.FORM_2021, _OTHER_2021)
