"""Ways in which offices lay out a Word file: frames, text boxes, tracked changes, controls, charts, lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from eval.sample.truth import Chart, Heading

_URIS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
}
NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _URIS.items())
_AUTHOR = 'w:id="7" w:author="编辑" w:date="2000-01-01T00:00:00Z"'
_RUN = '<w:r><w:t xml:space="preserve">'
_TEXT = re.compile(re.escape(_RUN) + r"([^<]+)</w:t></w:r>")
_CELL = re.compile(r"<w:tc>.*?</w:tc>", re.DOTALL)
_ROW = re.compile(r"<w:tr>.*?</w:tr>", re.DOTALL)
_NUMBER = re.compile(r"^([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)(.+)$", re.DOTALL)
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_NUMBERING = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum>"""


def _framed(table: str) -> str:
    """In the wide cell of a table that only arranges the page."""
    return (
        f"<w:tbl {NAMESPACES}><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>"
        f"<w:tc><w:p/></w:tc><w:tc><w:p/>{table}<w:p/></w:tc></w:tr></w:tbl>"
    )


def _boxed(table: str) -> str:
    """In a text box, said twice as Word does: for newer and for older programs."""
    box = f"<w:txbxContent>{table}<w:p/></w:txbxContent>"
    new = (
        '<w:drawing><wp:anchor><wp:docPr id="5" name="文本框 5"/><a:graphic><a:graphicData uri="u"><wps:wsp>'
        f"<wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:p {NAMESPACES}><w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _tracked(table: str) -> str:
    """Every text put in the place of another one, every third row a copy of which was deleted above it."""
    changed = _TEXT.sub(
        lambda found: (
            f"<w:del {_AUTHOR}><w:r><w:delText>9</w:delText></w:r></w:del>"
            f"<w:ins {_AUTHOR}>{found[0]}</w:ins>"
            f"<w:moveFrom {_AUTHOR}>{_RUN}88</w:t></w:r></w:moveFrom>"
        ),
        table,
    )
    rows = _ROW.findall(changed)
    for row in rows[2::3]:
        gone = row.replace("<w:tr>", f"<w:tr><w:trPr><w:del {_AUTHOR}/></w:trPr>")
        changed = changed.replace(row, gone + row, 1)
    return changed


def _controlled(table: str) -> str:
    """Every cell in a content control, and its text in another one."""
    inner = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    texts = _TEXT.sub(lambda found: inner.format(found[0]), table)
    return _CELL.sub(lambda found: inner.format(found[0]), texts)


def _with_hidden(table: str) -> str:
    """Text that does not print beside every text."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>77</w:t></w:r>"
    return _TEXT.sub(lambda found: hidden + found[0], table)


WRAPPERS: dict[str, Callable[[str], str]] = {
    "tracked": _tracked,
    "hidden": _with_hidden,
    "controls": _controlled,
    "frame": _framed,
    "textbox": _boxed,
}
"""What becomes of a table's XML, by variant, inner ones first. ``numbering`` and ``chart`` have
functions of their own."""


def add_numbered(word: WordFile, heading: Heading) -> None:
    """A heading whose number Word counts itself."""
    found = _NUMBER.match(heading.text)
    paragraph = word.add_paragraph(found[2] if found else heading.text)
    if found is None:
        return
    numbering = word.part.numbering_part.element
    if not numbering.xpath('w:num[@w:numId="90"]'):
        numbering.insert(0, parse_xml(_NUMBERING))
        instance = f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
        numbering.append(parse_xml(instance))
    level = int(found[1].startswith("（"))
    marks = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(marks))


def add_chart(word: WordFile, chart: Chart) -> None:
    """A chart of Word's own, with the numbers it was drawn from."""
    place = PackURI("/word/charts/chart1.xml")
    part = Part(place, _CHART_TYPE, _chart_xml(chart).encode("utf-8"), word.part.package)
    reference = word.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    drawing = (
        f"<w:r {nsdecls('w', 'wp', 'a', 'c', 'r')}><w:drawing><wp:inline><wp:docPr id='6' name='图表 6'/>"
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{reference}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    word.add_paragraph()._p.append(parse_xml(drawing))


def _chart_xml(chart: Chart) -> str:
    categories = _cache("cat", "str", chart.categories)
    series = "".join(
        f"<c:ser><c:tx><c:strRef><c:strCache><c:pt idx='0'><c:v>{year}年</c:v></c:pt></c:strCache></c:strRef>"
        f"</c:tx>{categories}{_cache('val', 'num', map(str, counts))}</c:ser>"
        for year, counts in chart.rows
    )
    words = f"<a:p><a:r><a:t>{escape(chart.title)}</a:t></a:r></a:p>"
    title = f"<c:title><c:tx><c:rich>{words}</c:rich></c:tx></c:title>"
    return (
        f"<c:chartSpace {nsdecls('c', 'a')}><c:chart>{title}<c:plotArea><c:barChart>{series}</c:barChart>"
        "</c:plotArea></c:chart></c:chartSpace>"
    )


def _cache(name: str, kind: str, texts: Iterable[str]) -> str:
    points = "".join(f"<c:pt idx='{n}'><c:v>{escape(text)}</c:v></c:pt>" for n, text in enumerate(texts))
    return f"<c:{name}><c:{kind}Ref><c:{kind}Cache>{points}</c:{kind}Cache></c:{kind}Ref></c:{name}>"
