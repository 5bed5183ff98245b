"""What the interface says, in Chinese and in English: one table, and which language a visitor reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Language = Literal["zh", "en"]

CHINESE: Language = "zh"
ENGLISH: Language = "en"
COOKIE = "language"
"""Set by the page's switch; without it the browser's own languages decide."""

WORDS: dict[str, tuple[str, str]] = {
    # The bar and the box
    "title": ("公开问答", "Gongkai"),
    "new": ("新对话", "New chat"),
    "past": ("历史", "History"),
    "other_language": ("English", "中文"),
    "question": ("问题", "Question"),
    "answer": ("回答", "Answer"),
    "conversation": ("对话", "Conversation"),
    "placeholder": ("问一个机关、一年、一件事", "Ask about a report"),
    "send": ("发送", "Send"),
    "stop": ("停止", "Stop"),
    "disclaimer": (
        "答案出自已收录的报告；请以报告原文为准。",
        "Answers come from the reports kept here; the reports themselves decide.",
    ),
    # The opening
    "headline_1": ("政府信息公开年报，", "Disclosure reports, "),
    "headline_2": ("问了就有出处", "answered with sources"),
    "try": ("可以这样问", "You can ask"),
    "checked": (
        "数字按单元格逐一查取，句子按原文逐字引用，每处都标出处，点 [1] 就能看到原文；"
        "报告没写的，会直接说没写。",
        "Numbers are looked up cell by cell, sentences quoted word for word. Each has its source: [1] opens "
        "the original. What a report does not say is said to be missing.",
    ),
    "coverage": (
        "已收录 {agencies} 家机关 {years} 年的 {reports} 份年度报告。",
        "{reports} annual reports of {agencies} agencies, {years}.",
    ),
    "more_agencies": ("还有 {count} 家", "{count} more"),
    "empty": ("这里还没有报告。", "There are no reports yet."),
    "how_to_add": (
        "在终端运行 {command} 加入报告，再刷新本页即可提问。",
        "Run {command} in a terminal to add reports, then reload this page.",
    ),
    "command": ("gongkai ingest 文件或文件夹", "gongkai ingest FILE-OR-FOLDER"),
    "add_own": ("在这个网页上加入自己的报告 ›", "Add reports of your own on this site ›"),
    "formats": (
        "支持 Word、PDF、OFD、Excel、网页、文本，也支持扫描件和图片。",
        "Word, PDF, OFD, Excel, web pages and text can be read, and scans and pictures too.",
    ),
    # An exchange
    "answered": ("已回答", "Answered"),
    "not_reported": ("报告未写", "Not in the report"),
    "not_found": ("未找到", "Not found"),
    "clarify": ("请选择", "Please choose"),
    "refused": ("不在范围", "Out of scope"),
    "stopped": ("已停止", "Stopped"),
    "waiting": ("正在查报告…", "Looking through the reports…"),
    "failed": (
        "抱歉，这个问题没能处理好，情况已记入日志。可以换个说法再问一次。",
        "Sorry, this question went wrong; the log has the details. Please try another wording.",
    ),
    "understood": ("按此理解", "Understood as"),
    "change": ("换一个", "Change"),
    "calculation": ("算式", "Calculation"),
    "options": ("可选的问法", "What can be asked"),
    "instead": ("这些有收录，可以直接问", "These are here and can be asked"),
    "more_lines": ("还有 {count} 条", "{count} more"),
    "sources": ("出处", "Sources"),
    "source": ("出处 {n}", "Source {n}"),
    "of_year": ("{agency} {year} 年", "{agency} {year}"),
    "worded_by": (
        "措辞由 {model} 生成，数字与引文已由程序核对",
        "Worded by {model}; numbers and quotes checked by the program",
    ),
    "copy": ("复制", "Copy"),
    "copy_markdown": ("复制 Markdown", "Copy Markdown"),
    "copied": ("已复制", "Copied"),
    "not_copied": ("浏览器不允许复制", "The browser does not allow it"),
    "word": ("导出 Word", "Export to Word"),
    "retry": ("重新回答", "Answer again"),
    "edit": ("修改问题", "Edit the question"),
    "ask_edited": ("重新提问", "Ask"),
    "cancel": ("取消", "Cancel"),
    "actions": ("对这条回答", "For this answer"),
    "good": ("有用", "Helpful"),
    "bad": ("有误", "Not right"),
    "why": ("哪里不对？（可不填）", "What is wrong? (optional)"),
    "submit": ("提交", "Send"),
    "thanks": ("谢谢，已记下。", "Thank you, noted."),
    "not_noted": ("没能记下，请稍后再试。", "This could not be noted; please try later."),
    "no_export": ("这条回答不能成文。", "This answer cannot be made into a letter."),
    # Figures
    "figures": ("数据", "Figures"),
    "agency": ("机关", "Agency"),
    "year": ("年度", "Year"),
    "item": ("项目", "Item"),
    "value": ("数值", "Value"),
    "unit": ("单位", "Unit"),
    "raw": ("报告原样", "As printed"),
    "file": ("文件", "File"),
    "blank": ("空白，未填报", "left blank"),
    "unreadable": ("未能读出", "not readable"),
    "state": ("状态", "State"),
    "derived": ("推算", "derived"),
    "all_rows": ("全部 {count} 行", "All {count} rows"),
    "csv": ("下载 CSV", "Download CSV"),
    "csv_name": ("数据.csv", "figures.csv"),
    "chart": ("图：{title}", "Chart: {title}"),
    "chart_hint": ("数值见下表", "the values are in the table below"),
    "chart_of": ("前 {count} 项", "the first {count}"),
    # The evidence
    "close": ("关闭出处", "Close the source"),
    "close_hint": ("关闭（Esc）", "Close (Esc)"),
    "gone": (
        "这份报告已更新或移除，下面是回答时引用的原文。",
        "This report was updated or removed; below are the words quoted at the time.",
    ),
    "lost": (
        "这段对话已经结束，请把问题再问一次，再点出处。",
        "This conversation is over; please ask again, then open the source.",
    ),
    "picture": (
        "这里在原文件中是一张图片，其中的内容未能读出。",
        "In the file this is a picture, whose content could not be read.",
    ),
    "reset": (
        "原文件转换时表格线已失，此处按表样重排，数字为原文。",
        "The file had lost the table's lines; set out again after the form, the numbers as they were.",
    ),
    "table_here": ("〔此处为表格〕", "[a table stands here]"),
    "row": ("行", "Row"),
    "column": ("列", "Column"),
    "here": ("原文这一处", "The original at this place"),
    "table": ("原表", "The table"),
    "page": ("第 {n} 页", "Page {n}"),
    "page_image": ("原件第 {n} 页", "Page {n} of the original"),
    "picture_image": ("原件里的第 {n} 张图片", "Picture {n} in the original"),
    "recognised": (
        "从图片里识别，把握 {percent}%；请与原图核对。",
        "Recognised in a picture, {percent}% sure; please compare with the picture.",
    ),
    "not_recognised": (
        "图片里这一处没能认清，请看原图。",
        "This place in the picture could not be made out; please see the picture.",
    ),
    "original": ("下载原文件", "Download the original"),
    "report_file": ("报告文件", "Report file"),
    # Past conversations
    "past_title": ("过往对话", "Past conversations"),
    "past_note": (
        "只保存在这个浏览器里，服务器上没有。",
        "Kept in this browser only, not on the server.",
    ),
    "past_none": ("还没有。", "None yet."),
    "past_delete": ("删除“{title}”", "Delete “{title}”"),
    "past_clear": ("全部删除", "Delete all"),
    "close_past": ("关闭", "Close"),
}


def say(key: str, language: Language = CHINESE, **names: object) -> str:
    """The words for a key, with ``{name}`` filled in. Plain text, to be escaped like any other."""
    words = WORDS[key][language == ENGLISH]
    return words.format(**names) if names else words


def language_of(headers: Mapping[str, str], cookies: Mapping[str, str]) -> Language:
    """What a visitor reads: as chosen on the page, else what the browser asks for first, or Chinese."""
    chosen = cookies.get(COOKIE)
    if chosen in (CHINESE, ENGLISH):
        return ENGLISH if chosen == ENGLISH else CHINESE
    first = headers.get("accept-language", "").strip().lower()
    return CHINESE if not first or first.startswith(("zh", "*")) else ENGLISH
