"""Real footnotes of a Word file, which python-docx has no words for: their part, and references to them."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph

TEXT_STYLE = "footnote text"
MARK_STYLE = "footnote reference"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# The two lines that Word draws above footnotes; it wants them first, by these ids.
_SEPARATORS = {"-1": "separator", "0": "continuationSeparator"}


class Footnotes:
    """The footnotes of one document. A footnote named again refers to its first mark."""

    def __init__(self, document: Document, texts: tuple[str, ...]) -> None:
        self._document = document
        self._texts = texts
        self._named: set[int] = set()

    def refer(self, paragraph: Paragraph, number: int) -> None:
        """Put the mark of footnote ``number``, counted from 1, at the end of a paragraph."""
        if number in self._named:
            self._refer_again(paragraph, number)
            return
        self._named.add(number)
        run = paragraph.add_run(style=MARK_STYLE)
        run._r.append(_element("w:footnoteReference", id=str(number)))
        start = _element("w:bookmarkStart", id=str(number), name=_bookmark(number))
        run._r.addprevious(start)
        run._r.addnext(_element("w:bookmarkEnd", id=str(number)))

    def finish(self) -> None:
        """Add the part with the footnotes' texts. Their numbers are the order of their first marks."""
        root: Any = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        for note_id, kind in _SEPARATORS.items():
            root.append(_separator(note_id, kind))
        for number, text in enumerate(self._texts, 1):
            root.append(self._note(number, text))
        package = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), _CONTENT_TYPE, serialize_part_xml(root), package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._declare_separators()

    def _refer_again(self, paragraph: Paragraph, number: int) -> None:
        """A field that shows the number of a footnote named before; Word brings it up to date."""
        field = (
            _element("w:fldChar", fldCharType="begin"),
            _instruction(f" NOTEREF {_bookmark(number)} \\f \\h "),
            _element("w:fldChar", fldCharType="separate"),
            None,
            _element("w:fldChar", fldCharType="end"),
        )
        for element in field:
            run = paragraph.add_run(style=MARK_STYLE)
            if element is None:
                run.text = str(number)
            else:
                run._r.append(element)

    def _note(self, number: int, text: str) -> Any:
        note = _element("w:footnote", id=str(number))
        paragraph = Paragraph(OxmlElement("w:p"), self._document._body)
        paragraph.style = self._document.styles[TEXT_STYLE]
        paragraph.add_run(style=MARK_STYLE)._r.append(OxmlElement("w:footnoteRef"))
        paragraph.add_run(f" {text}")
        note.append(paragraph._p)
        return note

    def _declare_separators(self) -> None:
        settings: Any = self._document.settings.element
        declared = OxmlElement("w:footnotePr")
        for note_id in _SEPARATORS:
            declared.append(_element("w:footnote", id=note_id))
        later = settings.find(qn("w:compat"))  # the order of settings is fixed
        if later is None:
            settings.append(declared)
        else:
            later.addprevious(declared)


def _bookmark(number: int) -> str:
    return f"_Ref_footnote_{number}"


def _separator(note_id: str, kind: str) -> Any:
    note = _element("w:footnote", type=kind, id=note_id)
    paragraph, run = OxmlElement("w:p"), OxmlElement("w:r")
    run.append(OxmlElement(f"w:{kind}"))
    paragraph.append(run)
    note.append(paragraph)
    return note


def _instruction(code: str) -> Any:
    element = OxmlElement("w:instrText")
    element.set(qn("xml:space"), "preserve")
    element.text = code
    return element


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
