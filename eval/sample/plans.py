"""What the bundled corpus consists of: agencies, what is odd about some of their years, looks of files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from eval.sample.look import Look
from eval.sample.series import Scale
from eval.sample.truth import Agency

SEED = 20240131
"""Of the bundled corpus and its questions."""

YEARS = (2019, 2020, 2021, 2022)

LOOKS = (
    Look(".docx"),
    Look(".txt", "rows", numbering="half"),
    Look(".html", encoding="gb18030"),
    Look(".pdf"),
    Look(".txt", "tabbed", numbering="mixed", residue=True),
    Look(".md", numbering="points"),
    Look(".txt", "ragged", encoding="gb18030"),
    Look(".docx", numbering="mixed"),
    Look(".html", numbering="half"),
    Look(".txt", "lines", wide_digits=True),
    Look(".pdf", numbering="points"),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """One agency of the corpus: how busy it is, and what is odd about some of its years.

    ``slug`` makes its web address. ``images`` are tables that are a picture (too coarse to read in the
    years of ``coarse``), ``blanks`` rows
    (table, row) left empty, by year; ``wrong`` is the year whose grand total is printed wrong;
    ``fees`` are in 元, by year.
    """

    agency: Agency
    slug: str
    scale: Scale
    images: Mapping[int, frozenset[str]]
    blanks: Mapping[int, tuple[tuple[str, str], ...]]
    fees: Mapping[int, int]
    old_form_until: int = 2020
    coarse: frozenset[int] = frozenset()
    wrong: int | None = None


_ALL = frozenset({"proactive", "requests", "review"})
_SLOW = ("proactive", "行政强制")

PLANS = (
    Plan(
        Agency("青溪市", "人民政府", "政府"),
        "qingxi",
        Scale(170, 52000, 8600, 700, Decimal(5200), 12, makes_rules=True),
        {2022: frozenset({"review"})},
        {},
        {2021: 260},
    ),
    Plan(
        Agency("青溪市临渡区", "行政审批服务局", "审批局"),
        "lindu",
        Scale(9, 31000, 0, 0, Decimal(22), 3),
        {2020: frozenset({"requests", "review"})},
        {2019: (("proactive", "规章"), ("proactive", "行政处罚"), _SLOW)},
        {},
    ),
    Plan(
        Agency("青溪市临渡区", "教育局", "教育局"),
        "lindu",
        Scale(0, 140, 6, 0, Decimal(0), 2),
        {2022: _ALL},
        {},
        {},
        coarse=frozenset({2022}),
    ),
    Plan(
        Agency("青溪市云岭县", "行政审批服务局", "审批局"),
        "yunling",
        Scale(14, 18000, 0, 0, Decimal(11), 3),
        {},
        {2021: (("proactive", "规章"), _SLOW)},
        {2022: 40},
        old_form_until=2021,
    ),
    Plan(
        Agency("青溪市云岭县", "卫生健康局", "卫健局"),
        "yunling",
        Scale(21, 900, 160, 4, Decimal(3), 4),
        {2021: frozenset({"proactive"})},
        {},
        {},
        wrong=2022,
    ),
    Plan(
        Agency("澜原市北棠区", "人民政府", "政府"),
        "beitang",
        Scale(95, 27000, 3100, 220, Decimal(810), 7),
        {2019: frozenset({"review"})},
        {},
        {2020: 120},
    ),
    Plan(
        Agency("澜原市北棠区", "交通运输局", "交通局"),
        "beitang",
        Scale(34, 4100, 1900, 85, Decimal(47), 4),
        {2021: frozenset({"requests"})},
        {},
        {},
    ),
    Plan(
        Agency("澜原市砚湖县", "市场监督管理局", "市场监管局"),
        "yanhu",
        Scale(46, 7700, 640, 0, Decimal(64), 3),
        {},
        {2022: (("proactive", "规章"), _SLOW)},
        {},
    ),
)
