"""Web pages: the report's text and tables, without the site around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.readers import html
from ingest.readers.base import RawCell
from ingest.types import BlockKind, Document

Grids = Callable[[Document], list[list[tuple[str, int, int, int, int]]]]
Paragraphs = Callable[[Document], list[str]]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    """Reads the page with this body."""

    def read(body: str, head: str = "", encoding: str = "utf-8") -> Document:
        path = tmp_path / "page.html"
        page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
        path.write_bytes(page.encode(encoding))
        return html.read(path)

    return read


def test_html_statutory_tables_come_back_cell_by_cell(
    form: tuple[Sequence[RawCell], ...],
    write_html: Callable[[Sequence[RawCell]], str],
    read: Callable[..., Document],
    grids: Grids,
    placed: Callable[[Sequence[RawCell]], object],
    is_sound: Callable[[Document], bool],
) -> None:
    """Every cell of the three tables is read with its text, its place and its span."""
    document = read("<p>前文</p>".join(write_html(table) for table in form))
    assert [placed(table) for table in form] == grids(document)
    assert is_sound(document)


def test_html_equal_neighbours_stay_apart(read: Callable[..., Document], grids: Grids) -> None:
    """A run of equal figures is as many cells, and blanks of any kind are blank."""
    cells = ["0", "0", "&nbsp;", "&ensp;&emsp;", "", "&#12288;", "&#8203;", "0"]
    document = read(f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>")
    assert [cell[0] for cell in grids(document)[0]] == ["0", "0", "", "", "", "", "", "0"]
    assert [cell[2] for cell in grids(document)[0]] == list(range(8))


def test_html_rowspan_is_bounded_by_the_table(read: Callable[..., Document], grids: Grids) -> None:
    """Spans of 0, of more rows than there are, and of nonsense keep every other cell in its place."""
    document = read(
        "<table><tr><td rowspan=99>甲</td><td>1</td><td rowspan=0>乙</td></tr>"
        "<tr><td colspan=x>2</td></tr><tr style='display: none'><td>9</td></tr></table>"
    )
    assert grids(document) == [[("甲", 0, 0, 2, 1), ("1", 0, 1, 1, 1), ("乙", 0, 2, 2, 1), ("2", 1, 1, 1, 1)]]


def test_html_paragraphs_in_a_cell_are_one_text(read: Callable[..., Document], grids: Grids) -> None:
    """Blocks and breaks inside a cell are joined by a space; the caption is a paragraph."""
    document = read(
        "<table><caption>表一</caption><tr><td><p>法律</p><p>服务<br>机构</p></td><td>1</td></tr></table>"
    )
    assert grids(document)[0][0][0] == "法律 服务 机构"
    assert document.text.startswith("表一\n")


def test_html_layout_tables_are_walked_through(
    read: Callable[..., Document], grids: Grids, paragraphs: Paragraphs
) -> None:
    """Tables that only arrange the page give paragraphs; the table of data inside them stays one."""
    data = "<table><tr><td>规章</td><td>0</td></tr><tr><td>规范性文件</td><td>3</td></tr></table>"
    page = f"<table><tr><td>　</td><td><p>第一段</p>{data}<p>第二段</p></td></tr></table>"
    document = read(f"<table><tr><td>标题</td></tr><tr><td>{page}</td></tr></table>")
    assert paragraphs(document) == ["标题", "第一段", "第二段"]
    assert [[cell[0] for cell in grid] for grid in grids(document)] == [["规章", "0", "规范性文件", "3"]]


def test_html_long_text_in_a_cell_is_a_page_not_data(
    read: Callable[..., Document], paragraphs: Paragraphs
) -> None:
    """Where one cell holds a whole article its paragraphs are paragraphs."""
    article = "".join(f"<p>第{n}段{'正文' * 50}</p>" for n in range(1, 6))
    document = read(f"<table><tr><td>栏目</td><td>{article}</td></tr></table>")
    assert [text[:3] for text in paragraphs(document)] == [
        "栏目",
        "第1段",
        "第2段",
        "第3段",
        "第4段",
        "第5段",
    ]


def test_html_table_in_a_cell_of_data_follows_it(read: Callable[..., Document], grids: Grids) -> None:
    """A small table inside a table of data is a table of its own, and no cell moves."""
    rows = "".join(f"<tr><td>第{n}类申请的办理情况</td><td>{n}</td></tr>" for n in range(9))
    inner = "<table><tr><td>甲</td><td>7</td></tr></table>"
    document = read(f"<table>{rows}<tr><td>其他{inner}</td><td>5</td></tr></table>")
    outer, nested = grids(document)
    assert outer[-2:] == [("其他", 9, 0, 1, 1), ("5", 9, 1, 1, 1)]
    assert [cell[0] for cell in nested] == ["甲", "7"]


LINKS = "".join(f"<li><a href='/{n}.html'>相关栏目{n}</a></li>" for n in range(8))
SITE = f"""
<header><h1>青溪市人民政府门户网站</h1></header><nav>首页</nav>
<div class="main-nav"><a href="/">首页</a></div>
<div class="breadcrumb">当前位置：首页</div><ul>{LINKS}</ul>
<div class="article-header"><h2>云岭县教育局2023年政府信息公开工作年度报告</h2></div>
<script>var a = "脚本";</script><style>p {{}}</style><noscript>请启用脚本</noscript>
<div id="content">{{}}</div>
<div style="DISPLAY : none">隐藏的话</div><p hidden>也隐藏</p>
<div class="x"><p>主办：青溪市人民政府</p><p>网站标识码：0000000000</p></div>
<footer>联系我们</footer>
"""
BODY = ["一、总体情况", "本年度公开信息12条。" * 20, "六、其他需要报告的事项", "没有其他事项。"]


def test_html_site_furniture_is_left_out(read: Callable[..., Document], paragraphs: Paragraphs) -> None:
    """Menus, lists of links, footers, scripts and hidden text go; the title and the report stay."""
    document = read(SITE.replace("{}", "".join(f"<p>{text}</p>" for text in BODY)))
    assert paragraphs(document) == ["云岭县教育局2023年政府信息公开工作年度报告", *BODY]


def test_html_report_in_an_element_called_menu_is_kept(
    read: Callable[..., Document], paragraphs: Paragraphs
) -> None:
    """What holds most of the page's text is kept, whatever its class says and though links abound."""
    body = "".join(f"<p>{text}</p>" for text in BODY)
    document = read(f"<div class='menu'>{body}<p>版权所有</p></div><div class='menu'>首页</div>")
    assert paragraphs(document) == BODY


def test_html_header_inside_an_article_is_kept(read: Callable[..., Document], paragraphs: Paragraphs) -> None:
    """An article's own header holds the report's title."""
    document = read(
        "<article><header><h1>年度报告</h1></header><p>正文</p><footer>2024年1月8日</footer></article>"
    )
    assert paragraphs(document) == ["年度报告", "正文", "2024年1月8日"]


def test_html_breaks_end_paragraphs_and_source_lines_do_not(
    read: Callable[..., Document], paragraphs: Paragraphs
) -> None:
    """A line broken in the source leaves no gap between Chinese characters and a space between words."""
    document = read(
        "<div>政府信\n  息公开<br/>第二行 <b>12</b>件<div>第三\n行</div>A\nB</div><pre>甲\n乙</pre>"
    )
    assert paragraphs(document) == ["政府信息公开", "第二行 12件", "第三行", "A B", "甲", "乙"]


def test_html_pictures_leave_a_placeholder(read: Callable[..., Document]) -> None:
    """By description, title or file name, after the paragraph they stand in; small icons leave nothing."""
    document = read(
        "<p>见<img src='/a/1.png' alt='第四项'>下表</p><img src='/files/%E9%99%84%E8%A1%A8.jpg?v=1'>"
        "<img src='data:image/png;base64,AAAA' title='申请情况'><img src='icon.gif' width=16 height=16px>"
        "<img src='http://[x'><table><tr><td>甲</td><td><img src='t.png'></td></tr></table>"
    )
    images = [document.text[b.start : b.end] for b in document.blocks if b.kind is BlockKind.IMAGE]
    assert images == ["[image: 第四项]", "[image: 附表.jpg]", "[image: 申请情况]", "[image: [x]"]
    assert document.text.startswith("见下表\n[image: 第四项]\n")
    assert document.text.endswith("甲\t[image: t.png]\n")


def test_html_markup_in_text_stays_text(read: Callable[..., Document], paragraphs: Paragraphs) -> None:
    """Escaped markup is read as the characters it shows."""
    assert paragraphs(read("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;</p>")) == [
        "<script>alert(1)</script> &amp;"
    ]


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "utf-8", "gb18030"])
def test_html_declared_charset_does_no_harm(
    declared: str, read: Callable[..., Document], paragraphs: Paragraphs
) -> None:
    """A page in GB18030 is read whatever it declares, characters outside GB2312 included."""
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    assert paragraphs(read("<p>青溪市教育局，负责人朱镕</p>", head, "gb18030")) == [
        "青溪市教育局，负责人朱镕"
    ]


def test_html_traditional_page_is_read_by_its_charset(
    read: Callable[..., Document], paragraphs: Paragraphs
) -> None:
    """Big5 is read where the page declares it."""
    text = "關於公開政府資訊的年度報告，在本年共公開三百條，和上年一樣，並對外發布了各機關的工作情況。" * 2
    assert paragraphs(read(f"<p>{text}</p>", "<meta charset='big5'>", "big5")) == [text]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param("<script>var x = '正文';</script>", "网页里没有正文", id="all by script"),
        pytest.param("<div>" * 3000 + "深", "嵌套过深", id="deep"),
    ],
)
def test_html_page_without_readable_text_is_refused(
    body: str, says: str, read: Callable[..., Document]
) -> None:
    """A page made by scripts, and one nested beyond reason, give one line."""
    with pytest.raises(UnreadableFile, match=rf"^读不了 page\.html：[^\n]*{says}[^\n]*。$"):
        read(body)
