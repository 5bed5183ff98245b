"""What goes in and out, for OpenAPI: requests are checked by these; a test holds the answers to them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant.api.limits import MAX_MESSAGES, MAX_QUESTION, MAX_TURNS
from assistant.feedback import LONGEST_REASON
from assistant.types import Status
from ingest.pipeline import Taken
from ingest.types import FigureState, Origin, Part, Severity, TableState, Template

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUESTION)]


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Out(BaseModel):
    model_config = ConfigDict(extra="forbid")


class AskIn(_In):
    """一个问题；turns 是同一段对话里先前的问题，按先后。"""

    question: Words = Field(examples=["青溪市2022年行政许可办了多少件？"])
    turns: list[Words] = Field(default=[], max_length=MAX_TURNS)
    stream: bool = Field(default=False, description="为真时逐步返回（text/event-stream）")


class DraftIn(_In):
    """一个问题和想要的文件格式。"""

    question: Words
    turns: list[Words] = Field(default=[], max_length=MAX_TURNS)
    format: Literal["docx", "markdown"] = "docx"


class FeedbackIn(_In):
    """对一次回答的评价；id 是 /v1/ask 返回的编号。"""

    id: str = Field(max_length=64)
    good: bool
    reason: str = Field(default="", max_length=LONGEST_REASON)


class MessageIn(BaseModel):
    """OpenAI 格式的一条消息。"""

    role: str
    content: str | list[dict[str, Any]] | None = None


class ChatIn(BaseModel):
    """OpenAI 格式的请求；最后一条 user 消息是问题，先前的 user 消息是上文，其余不用。"""

    messages: list[MessageIn] = Field(min_length=1, max_length=MAX_MESSAGES)
    model: str = "gongkai"
    stream: bool = False


class CellOut(_Out):
    """法定表里的一格。"""

    table: str
    row: str
    column: str


class CitationOut(_Out):
    """一处出处；quote 等于报告正文的 text[start:end]。"""

    n: int
    report_id: str
    file: str
    agency: str
    year: int
    part: Part
    heading: str
    quote: str
    start: int
    end: int
    page: int | None
    cell: CellOut | None


class FigureOut(_Out):
    """一个数据；没有数时 value 为 null，state 说明原因。"""

    report_id: str
    agency: str
    year: int
    table: str
    row: str
    column: str
    value: str | None
    unit: str
    raw: str
    state: FigureState
    origin: Origin


class AnswerOut(_Out):
    """一次回答。"""

    id: str | None
    question: str
    status: Status
    answer: str = Field(description="Markdown；每句事实后面有 [1] 这样的出处编号")
    citations: list[CitationOut]
    figures: list[FigureOut]
    calculation: str | None
    options: list[str]
    model: str | None
    timings_ms: dict[str, float]


class TableOut(_Out):
    """一张法定表读到什么程度。"""

    id: str
    state: TableState
    cells: int


class ReportOut(_Out):
    """目录里的一份报告。"""

    report_id: str
    file: str
    agency: str
    year: int
    template: Template
    title: str
    passages: int
    figures: int
    tables: list[TableOut]


class ReportsOut(_Out):
    """目录。"""

    reports: list[ReportOut]


class SectionOut(_Out):
    """一个标题下的一段正文。"""

    part: Part
    headings: list[str]
    start: int
    end: int


class QuoteOut(_Out):
    """报告正文里的一段。"""

    quote: str
    start: int
    end: int


class FindingOut(_Out):
    """一条体检结果。"""

    report_id: str
    file: str
    agency: str
    year: int
    rule: str
    title: str
    explanation: str
    severity: Severity
    message: str
    expected: str | None
    found: str | None
    figures: list[FigureOut]
    quotes: list[QuoteOut]


class WholeReportOut(ReportOut):
    """一份报告：各部分在正文里的位置、数据和体检结果。正文在 /v1/reports/{id}/text。"""

    sections: list[SectionOut]
    values: list[FigureOut]
    findings: list[FindingOut]


class OutcomeOut(_Out):
    """一个文件读入的结果。"""

    file: str
    status: Taken
    report_id: str | None
    agency: str | None
    year: int | None
    template: Template | None
    passages: int
    figures: int
    tables: list[TableOut]
    error: str | None


class OutcomesOut(_Out):
    """每个文件的结果。"""

    files: list[OutcomeOut]
    seconds: float


class RemovedOut(_Out):
    """已删除的报告。"""

    removed: list[str]


class FiguresOut(_Out):
    """数据；total 是符合条件的总数。"""

    figures: list[FigureOut]
    total: int


class FailedOut(_Out):
    """没能检查的文件。"""

    file: str
    error: str


class FindingsOut(_Out):
    """体检结果。"""

    findings: list[FindingOut]
    failed: list[FailedOut]


class ErrorBody(_Out):
    """哪一类错，一句话说明。"""

    type: str
    message: str


class ErrorOut(_Out):
    """出错时的返回。"""

    error: ErrorBody
