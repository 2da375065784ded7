# -*- coding: utf-8 -*-
"""Writes files/ from cases/: python build.py"""
import csv, io, os, re, yaml
from itertools import groupby
import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as AL
from docx.oxml.ns import qn
from docx.shared import Pt, Cm
import openpyxl
from openpyxl.styles import Alignment, Border, Side, Font

HERE = os.path.dirname(os.path.abspath(__file__))
def load(n): return yaml.safe_load(open(f"{HERE}/cases/{n}.yaml", encoding="utf-8"))
def dept(c): return f"{c['dept']['code']}{c['dept']['name']}"

# ---------------------------------------------------------------- 河北 L1, text
def txt(c, path):
    out = []
    for x in c["narrative"]:
        if x["style"] == "h1": out.append(x["text"] + "\n")
        elif x["style"] == "h2":
            out.append(f"{x['text']} TC {x['text'].split('、', 1)[1]} \\f A \\l 1 \n")
        else: out.append(x["text"] + "\n\n")
    out[0] = " " + out[0]
    for t in c["tables"]:
        b = t["budget"]; title = f"{t['no']}、{t['name']}绩效目标表"
        rows = [["项目编码", t["code"], "项目名称", t["name"]],
                ["预算规模及资金用途", "预算数", b["total"], "其中：财政资金", b["fiscal"], "其他资金", b["other"]],
                ["", t["purpose"]],
                ["资金支出计划（%）", "3月底", "6月底", "10月底", "12月底"],
                [""] + t["schedule"]]
        out.append(f"{title} TC {title} \\f C \\l 1 \n")
        out.append(f"\t{dept(c)}\n\t单位：{c['money']}\n\n")
        out += ["".join(f"\t{x}\n" for x in r) + "\n" for r in rows]
        out.append("\t绩效目标\n\t" + "\n".join(t["goals"]) + "\n\n\n")
        body = [["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"]]
        last = None
        for r in t["rows"]:
            body.append(["" if r["level1"] == last else r["level1"], r["level2"], r["name"], r["description"], r["value"], r["basis"]])
            last = r["level1"]
        out += ["".join(f"\t{x}\n" for x in r) + "\n" for r in body]
        if t.get("notes"): out.append(t["notes"] + "\n")
        out.append("\n")
    open(path, "w", encoding="utf-8", newline="\n").write("".join(out).rstrip("\n") + "\n")

# ---------------------------------------------------------------- 云南 L4, xlsx
def num(s):
    return (float(s) if "." in s else int(s)) if re.fullmatch(r"-?\d+(\.\d+)?", s or "") else (s or None)
NARROW = {"服务对象满意度指标": "服务对象\n满意度指标", "社会效益指标": "社会效益\n指标", "经济效益指标": "经济效益\n指标",
          "生态效益指标": "生态效益\n指标", "可持续影响指标": "可持续影\n响指标", "经济成本指标": "经济成本\n指标"}
def xlsx(c, path):
    wb = openpyxl.Workbook(); ws = wb.active; ws.title = "项目支出绩效目标"
    for col, w in zip("ABCDEFG", (10, 14, 34, 10, 18, 12, 8)): ws.column_dimensions[col].width = w
    line = Side(style="thin"); box = Border(left=line, right=line, top=line, bottom=line)
    r = 0
    def put(r, col, v, end=None, bold=False, left=False, border=True, rows=1):
        ws.cell(r, col, v)
        if end and (end > col or rows > 1): ws.merge_cells(start_row=r, start_column=col, end_row=r + rows - 1, end_column=end)
        x = ws.cell(r, col); x.alignment = Alignment(wrap_text=True, vertical="center", horizontal="left" if left else "center")
        x.font = Font(name="宋体", size=16 if bold else 10, bold=bold)
        if border:
            for i in range(r, r + rows):
                for j in range(col, (end or col) + 1): ws.cell(i, j).border = box
    for x in c["narrative"]:
        r += 1; put(r, 1, x["text"], 7, bold=x["style"] == "h1", left=x["style"] != "h1", border=False)
        ws.row_dimensions[r].height = 30
    for t in c["tables"]:
        b = t["budget"]
        r += 2; put(r, 1, f"附表{t['no']}", 1, left=True, border=False)
        r += 1; put(r, 1, "项目支出绩效目标表", 7, bold=True, border=False)
        r += 1; put(r, 1, f"主管部门：{c['dept']['code']} {c['dept']['name']}", 5, left=True, border=False); put(r, 6, f"单位：{c['money']}", 7, border=False)
        r += 1; put(r, 1, "项目名称", 2); put(r, 3, t["name"]); put(r, 4, "项目编码", 5); put(r, 6, t["code"], 7)
        ws.cell(r, 6).number_format = "@"
        for i, (lab, k) in enumerate((("年度资金总额", "total"), ("其中：财政拨款", "fiscal"), ("其他资金", "other"))):
            r += 1
            if i == 0: put(r, 1, f"预算资金\n（{c['money']}）", 2, rows=3)
            put(r, 3, lab); put(r, 4, num(b[k]), 7); ws.cell(r, 4).number_format = "0.00"
        r += 1; put(r, 1, "项目概况", 2); put(r, 3, t["purpose"], 7, left=True); ws.row_dimensions[r].height = 48
        r += 1; put(r, 1, "年度目标", 2); put(r, 3, "\n".join(t["goals"]), 7, left=True); ws.row_dimensions[r].height = 48
        r += 1
        for j, h in enumerate(("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重"), 1): put(r, j, h)
        r0 = r + 1
        for row in t["rows"]:
            r += 1
            for j, k in ((3, "name"), (4, "op"), (5, "value"), (6, "unit"), (7, "weight")):
                put(r, j, num(row[k]) if k in ("value", "weight") else row[k] or None)
        i = 0
        for l1, g1 in groupby(t["rows"], key=lambda x: x["level1"]):
            g1 = list(g1); put(r0 + i, 1, l1, 1, rows=len(g1)); k = i
            for l2, g2 in groupby(g1, key=lambda x: x["level2"]):
                n = len(list(g2)); put(r0 + k, 2, NARROW.get(l2, l2), 2, rows=n); k += n
            i += len(g1)
        if t.get("notes"): r += 1; put(r, 1, t["notes"], 7, left=True, border=False)
    wb.save(path)

# ---------------------------------------------------------------- 广东 L3, docx
def dcell(cell, text, center=True):
    cell.text = ""
    for i, part in enumerate(text.split("\n")):
        p = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        p.alignment = AL.CENTER if center else AL.LEFT
        run = p.add_run(part); run.font.size = Pt(10.5); run.font.name = "宋体"
        run._element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
def rows_into(tb, r0, rows, vertical):
    for i, x in enumerate(rows):
        r = r0 + i
        dcell(tb.cell(r, 2).merge(tb.cell(r, 4)), x["name"]); dcell(tb.cell(r, 5), x["value"])
    i = 0
    for l1, g in groupby(rows, key=lambda x: x["level1"]):
        g = list(g)
        dcell(tb.cell(r0 + i, 0).merge(tb.cell(r0 + i + len(g) - 1, 0)), "\n".join(l1) if vertical and len(g) > 3 else l1[:-2] + "\n指标")
        k = i
        for l2, h in groupby(g, key=lambda x: x["level2"]):
            n = len(list(h)); dcell(tb.cell(r0 + k, 1).merge(tb.cell(r0 + k + n - 1, 1)), l2.replace("效益指标", "效益\n指标").replace("服务对象满", "服务对象\n满")); k += n
        i += len(g)
def head(tb, r):
    dcell(tb.cell(r, 0), "一级指标"); dcell(tb.cell(r, 1), "二级指标"); dcell(tb.cell(r, 2).merge(tb.cell(r, 4)), "三级指标"); dcell(tb.cell(r, 5), "指标值")
def word(c, path, cont=2, cut=6):
    d = docx.Document()
    for s in d.sections: s.left_margin = s.right_margin = Cm(2)
    for x in c["narrative"]:
        if x["style"] == "h1":
            p = d.add_heading(x["text"], 0); p.alignment = AL.CENTER
        else:
            p = d.add_paragraph(x["text"]); p.paragraph_format.first_line_indent = Pt(21)
    for t in c["tables"]:
        b = t["budget"]
        if t["no"] > 1: d.add_page_break()
        p = d.add_paragraph(); p.alignment = AL.CENTER
        run = p.add_run("项目支出绩效目标表"); run.bold = True; run.font.size = Pt(16)
        p = d.add_paragraph(f"（{c['year']}年度）"); p.alignment = AL.CENTER
        p = d.add_paragraph(f"金额单位：{c['money']}"); p.alignment = AL.RIGHT
        rows = t["rows"]; first = rows[:cut] if t["no"] == cont else rows
        tb = d.add_table(rows=7 + len(first), cols=6); tb.style = "Table Grid"
        def line(r, *cells):
            for a, z, text, ctr in cells: dcell(tb.cell(r, a).merge(tb.cell(r, z)) if z > a else tb.cell(r, a), text, ctr)
        line(0, (0, 0, "项目名称", 1), (1, 3, t["name"], 1), (4, 4, "项目编码", 1), (5, 5, t["code"], 1))
        line(1, (0, 0, "主管部门", 1), (1, 3, c["dept"]["name"], 1), (4, 4, "部门代码", 1), (5, 5, c["dept"]["code"], 1))
        line(2, (0, 0, "预算数", 1), (1, 1, "年度资金总额", 1), (2, 2, b["total"], 1), (3, 4, "其中：财政拨款", 1), (5, 5, b["fiscal"], 1))
        line(3, (1, 1, "其他资金", 1), (2, 5, b["other"], 1)); tb.cell(2, 0).merge(tb.cell(3, 0))
        dcell(tb.cell(2, 0), "预算数")
        line(4, (0, 0, "项目概况", 1), (1, 5, t["purpose"], 0))
        line(5, (0, 0, "年度目标", 1), (1, 5, "\n".join(t["goals"]), 0))
        head(tb, 6); rows_into(tb, 7, first, t["no"] in (1, 3))
        if t["no"] == cont:
            p = d.add_paragraph("项目支出绩效目标表（续表）"); p.alignment = AL.CENTER
            tb = d.add_table(rows=1 + len(rows) - cut, cols=6); tb.style = "Table Grid"
            head(tb, 0); rows_into(tb, 1, rows[cut:], False)
        if t.get("notes"): d.add_paragraph(t["notes"])
    d.save(path)

# ---------------------------------------------------------------- 浙江 L12, csv GB18030
def table_csv(c, path):
    f = io.StringIO(newline=""); w = csv.writer(f)
    row = lambda *x: w.writerow(list(x) + [""] * (6 - len(x)))
    for x in c["narrative"]: row(x["text"])
    for t in c["tables"]:
        b = t["budget"]
        row(); row(f"表{t['no']}　项目支出绩效目标表", "", "", "", "", f"单位：{c['money']}")
        row("项目名称", t["name"], "", "", "项目编码", t["code"])
        row("主管部门", f"[{c['dept']['code']}]{c['dept']['name']}")
        row("年度资金总额", b["total"], "其中：财政拨款", b["fiscal"], "其他资金", b["other"])
        row("项目概况", t["purpose"]); row("年度目标", "\n".join(t["goals"]))
        row("一级指标", "二级指标", "三级指标", "指标解释", "目标值")
        a = z = None
        for r in t["rows"]:
            row("" if r["level1"] == a else r["level1"], "" if (r["level1"], r["level2"]) == (a, z) else r["level2"], r["name"], r["description"], r["value"])
            a, z = r["level1"], r["level2"]
        if t.get("notes"): row(t["notes"])
    open(path, "wb").write(f.getvalue().encode("gb18030"))

if __name__ == "__main__":
    os.makedirs(f"{HERE}/files", exist_ok=True)
    for n, fn in (("heb_kangfu", txt), ("yn_nongcun", xlsx), ("gd_shequ", word), ("zj_keji", table_csv)):
        c = load(n); p = f"{HERE}/files/{n}.{c['format']}"; fn(c, p); print(p, os.path.getsize(p))
