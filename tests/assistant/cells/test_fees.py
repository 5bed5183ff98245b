"""The fee for handling requests, as reports put it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.cells.fees import fee_stated
from assistant.lookup.shelf import ReportView
from ingest.parse import parse_file
from ingest.settings import IngestSettings
from tests.assistant.over import assistant_over, texts_of


def stated(folder: Path, other: str) -> Decimal | None:
    """What a report that tells this last says of the fee."""
    (text,) = texts_of([("林业局", 2022, "全年发布信息15条。", "还有不足。", other)]).values()
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    found = fee_stated(ReportView(parse_file(path, IngestSettings(home=folder))))
    return found[1].value if found else None


@pytest.mark.parametrize(
    ("other", "amount"),
    [
        ("（一）信息处理费。本年向1名申请人发出收费通知，按件计收350元，已缴入国库，未发生减免和退费。", 350),
        ("1.信息处理费。对3件申请发出收费通知，其中1件申请人缴纳820元，另2件撤回。", 820),
        ("（1）信息处理费：1名申请人要求提供410页材料，发出收费通知1份，应收500元，实收430元。", 430),
        ("1.收取信息处理费情况：全县各机关均没有收取。", 0),
        ("（1）信息处理费：未收取。", 0),
        ("1、今年没有收取检索、复制、邮寄等费用。", 0),
        ("1、信息处理费：全年应收0元，实收0元，没有发出收费通知。", 0),
        ("督促医院公开收费标准12项。", None),
        ("行政事业性收费收取3.6万元，与申请无关。", None),
    ],
)
def test_what_was_taken_in_is_read_in_many_words(tmp_path: Path, other: str, amount: int | None) -> None:
    assert stated(tmp_path, other) == amount


def test_who_took_a_fee_is_told_by_the_fee_alone(tmp_path_factory: pytest.TempPathFactory) -> None:
    others = {
        "林业局": "信息处理费：向1名申请人发出收费通知，计收350元。",
        "水利局": "信息处理费：未收取。",
        "体育局": "镇卫生院公开收费项目39条。",
    }
    texts = texts_of(
        (office, 2022, "全年发布信息15条。", "还有不足。", told) for office, told in others.items()
    )
    with assistant_over(tmp_path_factory, texts) as assistant:
        answer = assistant.ask("哪家收过信息处理费")
    said = "".join(statement.text for statement in answer.statements)
    assert "林业局" in said
    assert "350元" in said
    assert not any(office in said for office in ("水利局", "体育局"))
