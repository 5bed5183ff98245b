"""Writes a report as a page of a government site: menus, a layout table, merged cells, &nbsp; blanks."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from html import escape
from pathlib import Path

from eval.sample.forms import FormCell, split
from eval.sample.look import IMAGE_NAMES, Look
from eval.sample.picture import draw_table
from eval.sample.sheets import form_cells, sheet_of
from eval.sample.truth import Chart, Heading, Piece, TablePlace, Truth

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
{declared}<title>{title} - {place}人民政府</title>
<style>body{{font-family:SimSun,serif}} td{{border:1px solid #333}}</style>
<script>var siteId = 20481024; function go(n) {{ return n + 1; }}</script>
</head>
<body>
<nav><ul>
<li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/bsfw">办事服务</a></li>
</ul></nav>
<div class="position">当前位置：首页 &gt; 政务公开 &gt; 政府信息公开年报</div>
{above}<div class="article" id="zoom">
{body}
</div>
{below}<footer><p>主办：{place}人民政府办公室　浏览次数：3127</p><p>网站标识码：9900000001</p></footer>
</body>
</html>
"""

_AROUND = ('<table class="layout"><tr><td>\n', "</td></tr></table>\n")

# A page of the older kind: tables arrange everything, the menu stands in a column of its own.
_LAID_OUT = """<html>
<head>
{declared}<title>{title}</title>
</head>
<body>
<table width="1000" align="center"><tr><td colspan="2" height="90">
<a href="/">首页</a> | <a href="/zwgk">政务公开</a> |
<a href="/bsfw">办事服务</a> | <a href="/hd">互动交流</a>
</td></tr><tr><td width="200" valign="top">
<table>{menu}</table>
</td><td>
<table width="100%"><tr><td height="30">【字体：大 中 小】</td></tr>
<tr><td class="content">
{body}
</td></tr></table>
</td></tr>
<tr><td colspan="2"><table><tr><td>版权所有：{place}人民政府　联系我们　备案号：ICP备00000000号
</td></tr></table>
</td></tr>
</table>
</body>
</html>
"""
_MENU = "".join(
    f'<tr><td><a href="/col{n}/">{name}</a></td></tr>'
    for n, name in enumerate(
        ("机构职能", "政策文件", "规划计划", "财政信息", "政府信息公开指南", "政府信息公开年报")
    )
)
_WORD = (
    "<p class=MsoNormal align=center style='text-align:center;mso-element:frame'><span lang=EN-US "
    "style='font-family:宋体'>{}<o:p></o:p></span></p>"
)


def write(truth: Truth, path: Path, look: Look) -> None:
    """Write ``truth`` to ``path``; pictures are part of the page.

    Variants: ``layout`` (tables arrange the page), ``framed`` (each table in another one), ``word`` (as Word
    exports), ``split`` (long tables in two), ``undeclared`` (no charset), ``bare`` (no table around it).
    """
    signed = f"{truth.agency.name}<br>{truth.signed.year}年{truth.signed.month}月{truth.signed.day}日"
    pieces = [_piece(truth, piece, look) for piece in truth.pieces]
    body = "\n".join([*pieces, f'<p align="right">{signed}</p>'])
    title = f"{truth.agency.name}{truth.year}年政府信息公开工作年度报告"
    charset = "gbk" if look.encoding.startswith("gb") else look.encoding
    declared = f'<meta charset="{charset}">\n' if "undeclared" not in look.variants else ""
    above, below = ("", "") if "bare" in look.variants else _AROUND
    page = (_LAID_OUT if "layout" in look.variants else _PAGE).format(
        declared=declared,
        title=title,
        place=truth.agency.place,
        body=body,
        menu=_MENU,
        above=above,
        below=below,
    )
    path.write_bytes(page.encode(look.encoding))


def _piece(truth: Truth, piece: Piece, look: Look) -> str:
    if isinstance(piece, TablePlace):
        return (
            _picture(truth, piece.table, look)
            if piece.table in truth.images
            else _tables(truth, piece.table, look)
        )
    if isinstance(piece, Chart):
        return f'<p><img src="/files/chart.png" alt="{escape(piece.title)}"></p>'
    text = escape(piece.text).replace("\n", "<br>")
    if isinstance(piece, Heading):
        return f"<h1>{text}</h1>" if piece.level == 0 else f"<p><strong>{text}</strong></p>"
    return f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{text}</p>"


def _tables(truth: Truth, table: str, look: Look) -> str:
    sheet = sheet_of(truth, table, look.variant)
    parts = [
        part for cells in sheet.grids for part in (split(cells) if "split" in look.variants else [cells])
    ]
    notes = [f"<p>{escape(note)}</p>" for note in sheet.notes]
    return "\n".join([*(_table(part, look.variants) for part in parts), *notes])


def _table(cells: list[FormCell], variants: frozenset[str]) -> str:
    rows = [[cell for cell in cells if cell.row == row] for row in sorted({cell.row for cell in cells})]
    write_text = _word_text if "word" in variants else _plain_text
    body = "\n".join(f"<tr>{''.join(_cell(cell, write_text) for cell in row)}</tr>" for row in rows)
    table = f'<table border="1">\n<tbody>\n{body}\n</tbody>\n</table>'
    return f"<table><tr><td>&nbsp;</td><td>{table}</td></tr></table>" if "framed" in variants else table


def _plain_text(text: str) -> str:
    return escape(text).replace("\n", "<br>") or "&nbsp;"


def _word_text(text: str) -> str:
    """A cell's paragraph in Word's words: every digit may be a run, what was deleted is still there."""
    runs = "".join(f"<span class=SpellE>{char}</span>" if char.isdigit() else escape(char) for char in text)
    gone = "<del cite='mailto:a' datetime='2020-01-02T08:00'>9</del>" if text.isdigit() else ""
    return f"<![if !supportMisalignedColumns]><![endif]>{_WORD.format((gone + runs) or '&nbsp;')}"


def _cell(cell: FormCell, write_text: Callable[[str], str]) -> str:
    spans = {"rowspan": cell.row_span, "colspan": cell.column_span}
    marks = "".join(f' {name}="{span}"' for name, span in spans.items() if span > 1)
    return f"<td{marks}>{write_text(cell.text)}</td>"


def _picture(truth: Truth, table: str, look: Look) -> str:
    data = b64encode(draw_table(form_cells(truth, table, look.variant), look.shot)).decode("ascii")
    return f'<p><img src="data:image/png;base64,{data}" alt="{IMAGE_NAMES[table]}"></p>'
