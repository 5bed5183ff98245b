"""Writes a report as a page of a government site: menus, a layout table, merged cells, &nbsp; blanks."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from pathlib import Path

from eval.sample.forms import FormCell, form_cells
from eval.sample.look import IMAGE_NAMES, Look
from eval.sample.picture import Shot, draw_table
from eval.sample.truth import Chart, Heading, Piece, TablePlace, Truth

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="{charset}">
<title>{title} - {place}人民政府</title>
<style>body{{font-family:SimSun,serif}} td{{border:1px solid #333}}</style>
<script>var siteId = 20481024; function go(n) {{ return n + 1; }}</script>
</head>
<body>
<nav><ul>
<li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/bsfw">办事服务</a></li>
</ul></nav>
<div class="position">当前位置：首页 &gt; 政务公开 &gt; 政府信息公开年报</div>
<table class="layout"><tr><td>
<div class="article" id="zoom">
{body}
</div>
</td></tr></table>
<footer><p>主办：{place}人民政府办公室　浏览次数：3127</p><p>网站标识码：9900000001</p></footer>
</body>
</html>
"""


def write(truth: Truth, path: Path, look: Look) -> None:
    """Write ``truth`` to ``path``; pictures are part of the page."""
    signed = f"{truth.agency.name}<br>{truth.signed.year}年{truth.signed.month}月{truth.signed.day}日"
    body = "\n".join(
        [*(_piece(truth, piece, look.shot) for piece in truth.pieces), f'<p align="right">{signed}</p>']
    )
    title = f"{truth.agency.name}{truth.year}年政府信息公开工作年度报告"
    charset = "gbk" if look.encoding.startswith("gb") else look.encoding
    page = _PAGE.format(charset=charset, title=title, place=truth.agency.place, body=body)
    path.write_bytes(page.encode(look.encoding))


def _piece(truth: Truth, piece: Piece, shot: Shot) -> str:
    if isinstance(piece, TablePlace):
        return (
            _picture(truth, piece.table, shot) if piece.table in truth.images else _table(truth, piece.table)
        )
    if isinstance(piece, Chart):
        return f'<p><img src="/files/chart.png" alt="{escape(piece.title)}"></p>'
    text = escape(piece.text).replace("\n", "<br>")
    if isinstance(piece, Heading):
        return f"<h1>{text}</h1>" if piece.level == 0 else f"<p><strong>{text}</strong></p>"
    return f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{text}</p>"


def _table(truth: Truth, table: str) -> str:
    cells = form_cells(truth, table)
    rows = [[cell for cell in cells if cell.row == row] for row in sorted({cell.row for cell in cells})]
    body = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f'<table border="1">\n<tbody>\n{body}\n</tbody>\n</table>'


def _cell(cell: FormCell) -> str:
    spans = {"rowspan": cell.row_span, "colspan": cell.column_span}
    marks = "".join(f' {name}="{span}"' for name, span in spans.items() if span > 1)
    return f"<td{marks}>{escape(cell.text) or '&nbsp;'}</td>"


def _picture(truth: Truth, table: str, shot: Shot) -> str:
    data = b64encode(draw_table(form_cells(truth, table), shot)).decode("ascii")
    return f'<p><img src="data:image/png;base64,{data}" alt="{IMAGE_NAMES[table]}"></p>'
