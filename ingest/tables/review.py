"""Table of part 4: administrative reviews and suits over disclosure; the same in both forms."""

from ingest.tables.spec import Block, Column, Row, SumCheck, TableSpec
from ingest.types import Part

RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结")

REVIEW = TableSpec(
    id="review",
    title="政府信息公开行政复议、行政诉讼情况表",
    part=Part.REVIEW,
    template=None,
    blocks=(
        Block(
            (
                Row("行政复议", ("复议",)),
                Row("行政诉讼/未经复议直接起诉", ("直接起诉", "未经行政复议直接起诉")),
                Row("行政诉讼/复议后起诉", ("经复议后起诉", "行政复议后起诉")),
            ),
            (
                Column("结果维持", "件", ("维持", "维持结果")),
                Column("结果纠正", "件", ("纠正", "纠正结果")),
                Column("其他结果", "件", ("其他",)),
                Column("尚未审结", "件", ("未审结", "尚未结案")),
                Column("总计", "件", ("合计",)),
            ),
        ),
    ),
    checks=(
        SumCheck("review.results", RESULTS, ("总计",), False, "维持、纠正、其他、尚未审结之和，等于总计"),
    ),
    rows_in_header=True,
)
