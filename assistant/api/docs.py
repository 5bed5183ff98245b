"""The documents of the API as one page: made from its OpenAPI, without a script or an outside request."""

from __future__ import annotations

from typing import Any

from assistant.web.markup import Html, joined, tag

_STYLE = """
body{font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:52rem;
margin:2rem auto;padding:0 1rem;color:#1d1f22;background:#fbfaf7}
h2{margin-top:2.5rem;border-bottom:1px solid #d8d4ca}h3{margin:1.8rem 0 .2rem;font-size:1rem}
code,pre{font-family:ui-monospace,monospace;font-size:.9em}pre{white-space:pre-wrap}
.method{display:inline-block;min-width:4.2em;font-weight:700;color:#8a1f11}
table{border-collapse:collapse;width:100%;font-size:.92em}td{border-top:1px solid #e4e0d6;
padding:.2rem .6rem .2rem 0;vertical-align:top;overflow-wrap:anywhere}td:first-child{width:11rem}
@media (prefers-color-scheme:dark){body{color:#e6e4df;background:#16181b}.method{color:#f0907f}
h2,td{border-color:#3a3d42}a{color:#9cc2ff}}
"""


def docs_html(openapi: dict[str, Any]) -> str:
    """The page. O(the document)."""
    operations = [
        (method, path, operation)
        for path, methods in openapi["paths"].items()
        for method, operation in methods.items()
    ]
    tags = list(dict.fromkeys(operation["tags"][0] for _, _, operation in operations))
    groups = [_group(name, [one for one in operations if one[2]["tags"][0] == name]) for name in tags]
    schemas = openapi["components"]["schemas"]
    body = tag(
        "main",
        tag("h1", openapi["info"]["title"]),
        *(tag("p", text) for text in openapi["info"]["description"].split("\n\n")),
        tag("p", "机器可读的说明：", tag("a", "/openapi.json", href="openapi.json")),
        *groups,
        tag("h2", "数据格式"),
        *(_schema(name, schemas[name]) for name in sorted(schemas) if name.endswith(("In", "Out"))),
    )
    head = tag(
        "head",
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'),
        tag("title", openapi["info"]["title"]),
        tag("style", Html(_STYLE)),
    )
    return f"<!DOCTYPE html>{tag('html', head, tag('body', body), lang='zh-CN')}"


def _group(name: str, operations: list[tuple[str, str, dict[str, Any]]]) -> Html:
    return joined([tag("h2", name), *(_operation(*one) for one in operations)])


def _operation(method: str, path: str, operation: dict[str, Any]) -> Html:
    heading = tag(
        "h3", tag("span", method.upper(), class_="method"), tag("code", path), "　", operation["summary"]
    )
    rows = [
        (parameter["name"], _kind(parameter["schema"]), parameter.get("description", ""))
        for parameter in operation.get("parameters", ())
    ]
    content = operation.get("requestBody", {}).get("content", {})
    rows += [("请求正文", f"{kind}：{_kind(what['schema'])}", "") for kind, what in content.items()]
    answers = operation["responses"].items()
    rows += [
        (code, ", ".join(_kind(w.get("schema", {})) for w in what.get("content", {}).values()), "")
        for code, what in answers
        if code != "422" or "Validation" not in str(what)
    ]
    return joined([heading, tag("p", operation.get("description", "")), _table(rows)])


def _schema(name: str, schema: dict[str, Any]) -> Html:
    required = set(schema.get("required", ()))
    rows = [
        (key + ("" if key in required else "（可省）"), _kind(what), what.get("description", ""))
        for key, what in schema.get("properties", {}).items()
    ]
    return joined(
        [tag("h3", tag("code", name), id=name), tag("p", schema.get("description", "")), _table(rows)]
    )


def _table(rows: list[tuple[str, str, str]]) -> Html:
    return tag(
        "table", *(tag("tr", tag("td", tag("code", a)), tag("td", b), tag("td", c)) for a, b, c in rows)
    )


def _kind(schema: dict[str, Any]) -> str:
    """A type in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " 或 ".join(_kind(one) for one in schema["anyOf"])
    if "enum" in schema:
        return "、".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"[{_kind(schema['items'])}]"
    return str(schema.get("type", ""))
