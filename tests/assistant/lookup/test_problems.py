"""What part five tells of, whichever way a report sets out its problems and its measures."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from assistant.lookup.problems import Side, promised, told_of_problems
from assistant.lookup.shelf import ReportView
from ingest.parse import parse_file
from ingest.settings import IngestSettings
from tests.assistant.over import texts_of

FLAWS = ("栏目更新拖沓", "答复文书说理单薄", "公示牌无人看管")
MEASURES = ("实行逾期亮灯提醒", "编印说理范例", "给每块牌子定责任人")
KEPT = "上一年报告提出的“检索不便”问题，已靠换用新引擎解决。"


def view_of(folder: Path, problem: str, year: int = 2022) -> ReportView:
    """A report whose part five is this."""
    ((_, text),) = texts_of([("林业局", year, "全年发布信息15条。", problem, "无。")]).items()
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    return ReportView(parse_file(path, IngestSettings(home=folder)))


def listed(items: Iterable[str], marks: Iterable[str], between: str = "\n", end: str = "。") -> str:
    return between.join(f"{mark}{item}{end}" for mark, item in zip(marks, items, strict=True))


NUMBERS, CIRCLES, ORDER = ("1.", "2.", "3."), ("①", "②", "③"), ("一是", "二是", "三是")
OTHER, BULLETS, PARENS = ("其一，", "其二，", "其三，"), ("▲", "▲", "▲"), ("（1）", "（2）", "（3）")
ALTERNATING = "\n".join(
    f"{mark}{flaw}。群众有意见。{turn}{measure}。"
    for mark, flaw, turn, measure in zip(NUMBERS, FLAWS, ("下一步，", "今后", "拟"), MEASURES, strict=True)
)
IN_PARAGRAPHS = "\n".join(
    f"{mark}{flaw}。\n改进措施：{measure}。"
    for mark, flaw, measure in zip(("一是", "二是", "三是"), FLAWS, MEASURES, strict=True)
)
LAYOUTS = {
    "leads": f"主要不足有：\n{listed(FLAWS, NUMBERS)}\n改进举措：\n{listed(MEASURES, NUMBERS)}",
    "leads under one heading": (
        f"查摆出的问题：{listed(FLAWS, ORDER, '')}\n改进的办法：\n{listed(MEASURES, PARENS)}"
    ),
    "one paragraph each": (
        f"还有三块短板：{listed(FLAWS, OTHER, '；', '')}。\n2023年安排：{listed(MEASURES, OTHER, '；', '')}。"
    ),
    "headings": f"（一）存在问题\n{listed(FLAWS, CIRCLES)}\n（二）2023年打算\n{listed(MEASURES, CIRCLES)}",
    "bullets": f"又暴露出一些新情况：\n{listed(FLAWS, BULLETS)}\n下一步打算：\n{listed(MEASURES, BULLETS)}",
    "unsaid": f"工作中还有不足。\n{listed(FLAWS, ORDER)}\n{listed(MEASURES, ORDER)}",
    "alternating": f"仍有三方面差距：\n{ALTERNATING}",
    "alternating paragraphs": f"仍有三方面差距：\n{IN_PARAGRAPHS}",
}


@pytest.mark.parametrize(
    "before", ["", KEPT + "\n", "（一）上年度问题整改\n2021年度报告列了两个短板。都已改好。\n"]
)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_problems_and_measures_are_told_apart_in_every_layout(
    tmp_path: Path, layout: str, before: str
) -> None:
    if before.startswith("（一）") and layout == "headings":
        before = before.replace("（一）", "（三）")
    told = told_of_problems(view_of(tmp_path, before + LAYOUTS[layout]))
    for texts, side in ((FLAWS, Side.PROBLEM), (MEASURES, Side.MEASURE)):
        for text in texts:
            assert [s for sentence, s in told if text in sentence.text] == [side], text
    assert all(side is Side.REVIEW for sentence, side in told if "检索不便" in sentence.text)


def test_what_became_of_last_years_problems_is_neither_wherever_it_stands(tmp_path: Path) -> None:
    view = view_of(tmp_path, f"{LAYOUTS['leads']}\n{KEPT}")
    assert [side for sentence, side in told_of_problems(view) if "检索不便" in sentence.text] == [Side.REVIEW]
    assert not any("检索不便" in view.sentences[number].text for number in promised(view))


def test_problems_found_in_the_reports_own_year_are_its_problems(tmp_path: Path) -> None:
    view = view_of(tmp_path, f"2022年工作中发现的突出问题有三个。\n{listed(FLAWS, PARENS)}")
    assert {side for _, side in told_of_problems(view)} == {Side.PROBLEM}


def test_the_heading_of_an_item_is_told_and_that_of_the_part_is_not(tmp_path: Path) -> None:
    told = [s.text for s, _ in told_of_problems(view_of(tmp_path, LAYOUTS["alternating"]))]
    assert not any("主要问题及改进" in text for text in told)
    assert any(FLAWS[0] in text for text in told)


def test_items_within_an_item_tell_of_what_it_does(tmp_path: Path) -> None:
    nested = (
        "一是栏目更新拖沓。\n（1）镇村栏目一月一更。\n（2）部门栏目有空白。\n"
        "二是公示牌无人看管。\n（1）风吹雨淋。\n（2）无人补贴。"
    )
    assert {side for _, side in told_of_problems(view_of(tmp_path, nested))} == {Side.PROBLEM}
