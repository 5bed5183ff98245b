"""The Word file, read back."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE

from assistant.answer import Assistant
from assistant.reply.letter import Letter, Run
from assistant.reply.word import to_docx
from assistant.types import Answer
from eval.sample.truth import Truth
from ingest.fold import squeeze
from ingest.numerals import numbers_in
from prompts import phrase

Reply = Callable[..., tuple[Answer, Letter]]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

QUESTIONS = [
    pytest.param("{who}{year}年新收申请多少件，上年结转多少件，办理结果总计多少件", id="cells"),
    pytest.param("{who}{year}年和{before}年新收申请各多少件，哪年多", id="two years"),
    pytest.param("{who}{year}年存在哪些问题，打算怎么改进", id="prose"),
    pytest.param("{who}{year}年公众号发了多少条", id="figure in prose"),
]


def read(letter: Letter) -> Document:
    """The file as python-docx reads it."""
    return docx.Document(BytesIO(to_docx(letter)))


def footnotes(document: Document) -> dict[str, str]:
    """The texts of the footnotes by their ids, without Word's separators."""
    found = [r for r in document.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.FOOTNOTES]
    root = ElementTree.fromstring(found[0].target_part.blob)
    return {
        note.get(f"{W}id", ""): "".join(text.text or "" for text in note.iter(f"{W}t")).strip()
        for note in root
        if note.get(f"{W}type") is None
    }


def references(document: Document) -> list[str]:
    """The ids of the footnotes in the order of their marks."""
    return [mark.get(f"{W}id") for mark in document.element.body.iter(f"{W}footnoteReference")]


def sent_text(document: Document) -> list[str]:
    """The text of the letter without the check list and the marks of footnotes."""
    lines = []
    for paragraph in document.element.body.iter(f"{W}p"):
        runs = [run for run in paragraph.iter(f"{W}r") if run.find(f".//{W}rStyle") is None]
        text = "".join(part.text or "" for run in runs for part in run.iter(f"{W}t"))
        if text == phrase("reply_check_list"):
            break
        lines.append(text)
    return lines


def asked(question: str, truth: Truth) -> str:
    """The question about the sample's agency."""
    return question.format(who=truth.agency.name, year=truth.year, before=truth.year - 1)


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_source_is_a_footnote_with_its_quote(
    reply: Reply, sample: tuple[Assistant, Truth], question: str
) -> None:
    """As many footnotes as citations, numbered as they are first named, each with agency, year and quote."""
    answer, letter = reply(asked(question, sample[1]))
    document = read(letter)
    notes = footnotes(document)
    assert references(document) == list(notes) == [str(n) for n in range(1, len(answer.citations) + 1)]
    for citation in answer.citations:
        quote = squeeze(citation.quote).text
        told = f"{citation.agency}{citation.year}年"
        assert any(note.startswith(told) and quote in squeeze(note).text for note in notes.values())


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_number_is_in_it_that_is_not_in_the_answer(
    reply: Reply, sample: tuple[Assistant, Truth], question: str
) -> None:
    """Every number of the letter and its footnotes is of the evidence, the calculation or the question."""
    answer, letter = reply(asked(question, sample[1]))
    document = read(letter)
    known = numbers_in(answer.question) | numbers_in(answer.calculation or "")
    for citation in answer.citations:
        known |= numbers_in(f"{citation.quote}，{citation.agency}，{citation.year}，{citation.heading}")
        known |= {citation.page} if citation.page else set()
    for figure in answer.figures:
        known |= numbers_in(f"{figure.value}{figure.unit}，{figure.year}，{figure.row}，{figure.raw}")
    for text in [*sent_text(document), *footnotes(document).values()]:
        assert numbers_in(text) <= known, text


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_figure_is_in_the_table(reply: Reply, sample: tuple[Assistant, Truth], question: str) -> None:
    """A row a figure: whose, of which year, what, and how much, in the answer's order."""
    answer, letter = reply(asked(question, sample[1]))
    tables = read(letter).tables
    rows = [[cell.text for cell in row.cells] for row in tables[0].rows[1:]] if tables else []
    assert len(rows) == len(answer.figures)
    for row, figure in zip(rows, answer.figures, strict=True):
        assert row[:2] == [figure.agency, str(figure.year)]
        assert figure.value in numbers_in(row[3])


def test_a_source_named_twice_refers_to_its_first_mark(reply: Reply, sample: tuple[Assistant, Truth]) -> None:
    """Word would take two marks of one footnote for damage: the second is a field that shows its number."""
    _, letter = reply(asked(QUESTIONS[0].values[0], sample[1]))
    body = read(letter).element.body
    bookmarks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    fields = [code.text.split() for code in body.iter(f"{W}instrText")]
    assert {field[0] for field in fields} == {"NOTEREF"}
    assert {field[1] for field in fields} == bookmarks != set()


def test_marks_stand_out(reply: Reply, sample: tuple[Assistant, Truth]) -> None:
    """Every mark is on yellow ground, and nothing else is."""
    _, letter = reply(asked(QUESTIONS[0].values[0], sample[1]))
    document = read(letter)
    cells = [cell for row in document.tables[0].rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    yellow = {
        run.text for p in paragraphs for run in p.runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    }
    assert yellow == set(letter.marks)


def test_text_of_reports_stays_text() -> None:
    """Markup and characters that XML forbids neither break the file nor become anything."""
    from assistant.reply.layout import plain

    line = (Run(plain("<w:br/> & \x00\x0b\u202e]]> 一\ud800\ufffe"), notes=(1,)),)
    letter = Letter(
        "题", line, (line,), None, (line,), (line,), (plain("“<i>\x01注</i>”"),), "", "", (), "zh"
    )
    document = read(letter)
    assert document.paragraphs[1].text == "<w:br/> & ]]> 一"
    assert footnotes(document) == {"1": "“<i> 注</i>”"}
