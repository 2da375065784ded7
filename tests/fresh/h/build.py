"""Writes files/NAME.{docx,html,txt,xlsx} from cases/NAME.yaml; the Word and text forms are those of ../g/build.py."""

import html
import importlib.util
import re
from decimal import Decimal
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
OUT = HERE / "files"
SPEC = importlib.util.spec_from_file_location("build_g", HERE.parent / "g" / "build.py")
G = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(G)


def span_starts(rows):
    """Two mappings, start of a span to its end: of level1 and, inside it, of level2."""
    level1 = G.runs(rows, "level1")
    return dict(level1), dict(G.runs(rows, "level2", level1))


# ---- html (L12: explanation before value, levels spanning rows) ----
def build_html(c, path):
    def e(s):
        return html.escape(s, quote=False).replace("\n", "<br/>")

    def row(*cells):
        return (
            "<tr>"
            + "".join(f'<td colspan="{n}">{e(x)}</td>' if n > 1 else f"<td>{e(x)}</td>" for n, x in cells)
            + "</tr>"
        )

    title = c["narrative"][0]["text"]
    o = [
        "<!DOCTYPE html>", '<html lang="zh-CN">', "<head>", '<meta charset="utf-8"/>', f"<title>{e(title)}</title>",
        "<style>table{border-collapse:collapse}td{border:1px solid #333}</style>", "</head>", "<body>",
        '<div class="nav"><a href="/">首页</a> &gt; <a href="/xxgk/">信息公开</a> &gt; 预算公开</div>',
        f"<h1>{e(title)}</h1>", f'<div class="info">来源：{e(c["dept"]["name"])} 时间：{c["year"]}-02-09 字号：大 中 小</div>',
        '<div class="article">',
    ]  # fmt: skip
    o += [f"<p>　　{e(n['text'])}</p>" for n in c["narrative"][1:]]
    for t in c["tables"]:
        b = t["budget"]
        o += [
            f"<p><strong>项目支出绩效目标表（{c['year']}年度）</strong></p>",
            f"<p>单位：{c['money']}</p>",
            "<table><tbody>",
        ]
        o.append(row((2, "项目名称"), (3, t["name"])))
        o.append(row((2, "项目编码"), (1, t["code"]), (1, "实施单位"), (1, t["org"])))
        o.append(row((2, "年度资金总额"), (3, b["total"])))
        o.append(row((2, "其中：财政拨款"), (1, b["fiscal"]), (1, "其他资金"), (1, b["other"])))
        o.append(row((2, "项目概况"), (3, t["purpose"])))
        o.append(
            '<tr><td colspan="2">年度绩效目标</td><td colspan="3">'
            + "<br/>".join(map(e, t["goals"]))
            + "</td></tr>"
        )
        o.append(row(*((1, x) for x in ("一级指标", "二级指标", "三级指标", "指标解释", "目标值"))))
        spans = span_starts(t["rows"])
        for i, r in enumerate(t["rows"]):
            o.append("<tr>")
            for starts, key in zip(spans, ("level1", "level2"), strict=True):
                if i in starts:
                    o.append(f'<td rowspan="{starts[i] - i}">{e(r[key])}</td>')
            o.append("".join(f"<td>{e(r[k])}</td>" for k in ("name", "description", "value")) + "</tr>")
        o += ["</tbody></table>", "<p>&nbsp;</p>"]
    o += ["</div>", '<div class="foot">关于我们 | 网站地图 | 联系方式</div>', "</body>", "</html>"]
    path.write_text("\n".join(o) + "\n", encoding="utf-8")


# ---- xlsx (L4: sign, number and unit in columns of their own; a sheet a project) ----
def build_xlsx(c, path):
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    wb = Workbook()
    ws = wb.active
    ws.title = "汇总说明"
    for i, n in enumerate(c["narrative"], 1):
        ws.cell(i, 1, n["text"])
    ws.column_dimensions["A"].width = 100
    border = Border(*[Side(style="thin")] * 4)
    middle = Alignment(vertical="center", wrap_text=True)
    for t in c["tables"]:
        ws = wb.create_sheet(f"{t['no']}.{t['name']}")
        rows, b = t["rows"], t["budget"]

        def put(r, k, v, to=None, number=False, ws=ws):
            x = ws.cell(r, k)
            if number and re.fullmatch(r"\d+(\.\d+)?", v):
                x.value = float(Decimal(v)) if "." in v else int(v)
            else:
                x.value = v or None
            x.alignment = middle
            for i in range(k, (to or k) + 1):
                ws.cell(r, i).border = border
            if to:
                ws.merge_cells(start_row=r, end_row=r, start_column=k, end_column=to)
            return x

        ws.cell(1, 1, f"{c['year']}年部门预算项目支出绩效目标表").font = Font(size=16, bold=True)
        ws.merge_cells("A1:G1")
        ws.cell(2, 1, f"填报单位：{c['dept']['code']}{c['dept']['name']}")
        ws.cell(2, 7, f"单位：{c['money']}")
        put(3, 1, "项目名称")
        put(3, 2, t["name"], 4)
        put(3, 5, "项目编码")
        put(3, 6, t["code"], 7)
        put(4, 1, "实施单位")
        put(4, 2, t["org"], 7)
        for i, (label, key) in enumerate(
            [("年度资金总额", "total"), ("其中：财政拨款", "fiscal"), ("其他资金", "other")]
        ):
            put(5 + i, 1, label)
            put(5 + i, 2, b[key], 7, number=True).number_format = "0.00"
        put(8, 1, "项目概况")
        put(8, 2, t["purpose"], 7)
        put(9, 1, "年度绩效目标")
        put(9, 2, "\n".join(t["goals"]), 7)
        for k, v in enumerate(
            ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "指标说明"], 1
        ):
            put(10, k, v).font = Font(bold=True)
        for i, r in enumerate(rows):
            for k, key in enumerate(["level1", "level2", "name", "op", "value", "unit", "description"], 1):
                put(11 + i, k, r[key], number=key == "value")
        for col, starts in enumerate(span_starts(rows), 1):
            for a, end in starts.items():
                for i in range(a + 1, end):
                    ws.cell(11 + i, col).value = None
                if end - a > 1:
                    ws.merge_cells(start_row=11 + a, end_row=10 + end, start_column=col, end_column=col)
        ws.row_dimensions[8].height, ws.row_dimensions[9].height = 48, 72
        for k, w in zip("ABCDEFG", (14, 18, 28, 10, 14, 12, 50), strict=True):
            ws.column_dimensions[k].width = w
    wb.save(path)


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for f in sorted((HERE / "cases").glob("*.yaml")):
        c = yaml.safe_load(f.read_text(encoding="utf-8"))
        target = OUT / f"{c['name']}.{c['format']}"
        {"docx": G.build_docx, "html": build_html, "xlsx": build_xlsx, "txt": G.build_txt}[c["format"]](
            c, target
        )
        print("wrote", target.relative_to(HERE))
