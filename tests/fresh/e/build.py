"""Writes files/NAME.{docx,html,xlsx,txt} from cases/NAME.yaml."""
import html
import re
import sys
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from building import build_docx, build_txt, narrow, runs, write_files


# ---- html (L12) ------------------------------------------------------------
def build_html(c, path):
    def e(s):
        return html.escape(s, quote=False).replace("\n", "<br/>")

    title = c["narrative"][0]["text"]
    o = ["<!DOCTYPE html>", '<html lang="zh-CN">', "<head>", '<meta charset="utf-8"/>',
         f"<title>{e(title)}</title>",
         "<style>table{border-collapse:collapse;width:100%}td{border:1px solid #000;padding:2px 4px}</style>",
         "</head>", "<body>", '<div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 财政信息</div>',
         f'<h1 class="title">{e(title)}</h1>',
         f'<div class="info"><span>来源：{e(c["dept"]["name"])}</span>&nbsp;&nbsp;<span>字号：大 中 小</span></div>',
         '<div class="TRS_Editor">']
    for n in c["narrative"][1:]:
        o.append(f'<p style="text-indent:2em">{e(n["text"])}</p>')
    for t in c["tables"]:
        rows = t["rows"]
        o.append(f'<p style="text-align:center"><strong>{c["year"]}年度项目支出绩效目标表（{t["no"]}）</strong></p>')
        o.append(f'<p style="text-align:right">单位：{c["money"]}</p>')
        o.append('<table border="1"><tbody>')
        o.append(f'<tr><td colspan="2">项目名称</td><td colspan="3">{e(t["name"])}</td></tr>')
        o.append(f'<tr><td colspan="2">项目编码</td><td>{e(t["code"])}</td><td>主管部门</td><td>{e(c["dept"]["name"])}</td></tr>')
        b = t["budget"]
        o.append(f'<tr><td colspan="2" rowspan="3">项目资金</td><td colspan="2">年度资金总额</td><td>{e(b["total"])}</td></tr>')
        o.append(f'<tr><td colspan="2">其中：财政拨款</td><td>{e(b["fiscal"])}</td></tr>')
        o.append(f'<tr><td colspan="2">其他资金</td><td>{e(b["other"])}</td></tr>')
        o.append(f'<tr><td colspan="2">项目概况</td><td colspan="3">{e(t["purpose"])}</td></tr>')
        o.append('<tr><td colspan="2">年度绩效目标</td><td colspan="3">' + "".join(f"<p>{e(g)}</p>" for g in t["goals"]) + "</td></tr>")
        o.append("<tr>" + "".join(f"<td><strong>{h}</strong></td>" for h in ("一级指标", "二级指标", "三级指标", "指标解释", "目标值")) + "</tr>")
        s1 = runs(rows, "level1")
        a, b2 = dict(s1), dict(runs(rows, "level2", s1))
        for i, r in enumerate(rows):
            o.append("<tr>")
            for spans, key in ((a, "level1"), (b2, "level2")):
                if i in spans:
                    k = spans[i] - i
                    o.append(f'<td{f" rowspan={chr(34)}{k}{chr(34)}" if k > 1 else ""}>{e(narrow(r[key]))}</td>')
            o.append(f'<td>{e(r["name"])}</td><td>{e(r["description"])}</td><td>{e(r["value"]) or "&nbsp;"}</td></tr>')
        o.append("</tbody></table>")
        if t.get("notes"):
            o.append(f"<p>{e(t['notes'])}</p>")
        o.append("<p>&nbsp;</p>")
    o += ["</div>", '<div class="foot">扫一扫在手机打开当前页</div>', "</body>", "</html>"]
    path.write_text("\n".join(o), encoding="utf-8")


# ---- xlsx (L4 wide) --------------------------------------------------------
def build_xlsx(c, path):
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    wb = Workbook()
    ws = wb.active
    ws.title = "项目绩效目标表"
    thin = Side(style="thin")
    mid = Alignment(horizontal="center", vertical="center", wrap_text=True)
    heads = ["单位名称", "项目名称", "预算数", "年度目标", "一级指标", "二级指标", "三级指标",
             "指标性质", "指标值", "度量单位", "权重", "指标方向性"]

    def put(r, k, v, num=False):
        x = ws.cell(r, k)
        if num and re.fullmatch(r"\d+(\.\d+)?", v):
            x.value = float(Decimal(v)) if "." in v else int(v)
        elif v != "":
            x.value = v
            x.data_type = "s"
        x.alignment = mid
        x.border = Border(thin, thin, thin, thin)
        return x

    top = [n["text"] for n in c["narrative"][:3]]
    notes = [n["text"] for n in c["narrative"][3:]]
    ws.cell(1, 1, top[0]).font = Font(size=16, bold=True)
    ws.merge_cells("A1:L1")
    ws.cell(1, 1).alignment = mid
    ws.cell(2, 1, top[1])
    ws.merge_cells("A2:H2")
    ws.cell(2, 9, top[2])
    ws.merge_cells("I2:L2")
    for k, h in enumerate(heads, 1):
        put(3, k, h).font = Font(bold=True)
    r = 4
    for t in c["tables"]:
        rows, s = t["rows"], r
        for x in rows:
            for k, key in enumerate(["level1", "level2", "name", "op", "value", "unit", "weight", "direction"], 5):
                put(r, k, x[key], key in ("value", "weight"))
            r += 1
        for k, v in enumerate([f"{c['dept']['code']}-{c['dept']['name']}", t["name"], t["budget"]["total"], "\n".join(t["goals"])], 1):
            cell = put(s, k, v, k == 3)
            if k == 3:
                cell.number_format = "#,##0.00"
            ws.merge_cells(start_row=s, end_row=r - 1, start_column=k, end_column=k)
        s1 = runs(rows, "level1")
        for col, spans in ((5, s1), (6, runs(rows, "level2", s1))):
            for a, b in spans:
                if b - a > 1:
                    for i in range(a + 1, b):
                        ws.cell(s + i, col).value = None
                    ws.merge_cells(start_row=s + a, end_row=s + b - 1, start_column=col, end_column=col)
    for n in notes:
        ws.cell(r, 1, n)
        ws.merge_cells(start_row=r, end_row=r, start_column=1, end_column=12)
        r += 1
    for k, w in zip("ABCDEFGHIJKL", (18, 18, 14, 36, 10, 14, 26, 8, 14, 12, 7, 10)):
        ws.column_dimensions[k].width = w
    wb.save(path)


if __name__ == "__main__":
    write_files(HERE, {"docx": build_docx, "html": build_html, "xlsx": build_xlsx, "txt": build_txt})
