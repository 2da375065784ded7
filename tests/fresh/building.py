"""What the scripts that write the files of several sets have in common."""
import re
from decimal import Decimal

import yaml


def runs(rows, key, parent=None):
    """(start, end) spans of equal consecutive cells, inside the parent's spans."""
    spans, i = [], 0
    bounds = {s for s, _ in parent} if parent else set()
    while i < len(rows):
        j = i + 1
        while j < len(rows) and rows[j][key] == rows[i][key] and j not in bounds:
            j += 1
        spans.append((i, j))
        i = j
    return spans


def narrow(text):
    """Line break as a narrow level cell shows it: 产出/指标."""
    return re.sub(r"(.)(指标)$", r"\1\n\2", text)


# ---- docx (L3 of four columns) -------------------------------------------------------------
def build_docx(c, path):
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    d = Document()
    d.styles["Normal"].font.name = "仿宋_GB2312"
    d.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    d.styles["Normal"].font.size = Pt(12)

    def para(text, align=None, size=None, bold=False):
        p = d.add_paragraph()
        r = p.add_run(text)
        r.bold = bold
        if size:
            r.font.size = Pt(size)
        if align:
            p.alignment = align
        return p

    def put(cell, text):
        cell.text = ""
        lines = text.split("\n")
        p = cell.paragraphs[0]
        run = p.add_run(lines[0])
        for line in lines[1:]:
            run.add_break()
            run = p.add_run(line)

    for n in c["narrative"]:
        if n["style"] == "h1":
            para(n["text"], WD_ALIGN_PARAGRAPH.CENTER, 18, True)
        elif n["style"] == "h2":
            para(n["text"], bold=True)
        else:
            p = para(n["text"])
            p.paragraph_format.first_line_indent = Pt(24)
    for t in c["tables"]:
        d.add_page_break()
        para("项目支出绩效目标表", WD_ALIGN_PARAGRAPH.CENTER, 16, True)
        para(f"（{c['year']}年度）", WD_ALIGN_PARAGRAPH.CENTER)
        para(f"单位：{c['money']}", WD_ALIGN_PARAGRAPH.RIGHT)
        rows = t["rows"]
        head = 7
        tb = d.add_table(rows=head + 1 + len(rows), cols=4)
        tb.style = "Table Grid"

        def wide(i, label, text):
            put(tb.cell(i, 0), label)
            put(tb.cell(i, 1).merge(tb.cell(i, 3)), text)

        wide(0, "项目名称", t["name"])
        for j, x in enumerate(["项目编码", t["code"], "实施单位", t["org"]]):
            put(tb.cell(1, j), x)
        a = tb.cell(2, 0).merge(tb.cell(4, 0))
        put(a, "项目资金")
        for i, (label, key) in enumerate([("年度资金总额", "total"), ("其中：财政拨款", "fiscal"), ("其他资金", "other")]):
            put(tb.cell(2 + i, 1), label)
            put(tb.cell(2 + i, 2).merge(tb.cell(2 + i, 3)), t["budget"][key])
        wide(5, "项目概况", t["purpose"])
        cell = tb.cell(6, 1).merge(tb.cell(6, 3))
        put(tb.cell(6, 0), "年度\n总体\n目标")
        cell.text = t["goals"][0]
        for g in t["goals"][1:]:
            cell.add_paragraph(g)
        for j, x in enumerate(["一级指标", "二级指标", "三级指标", "指标值"]):
            put(tb.cell(head, j), x)
        base = head + 1
        s1 = runs(rows, "level1")
        for col, key, spans in ((0, "level1", s1), (1, "level2", runs(rows, "level2", s1))):
            for s, e in spans:
                x = tb.cell(base + s, col)
                if e - s > 1:
                    x = x.merge(tb.cell(base + e - 1, col))
                put(x, narrow(rows[s][key]))
        for i, r in enumerate(rows):
            put(tb.cell(base + i, 2), r["name"])
            put(tb.cell(base + i, 3), r["value"])
        if t.get("notes"):
            para(t["notes"], size=10)
    d.save(path)


# ---- xlsx (L6, one sheet a project) -----------------------------------------
def build_xlsx(c, path):
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    wb = Workbook()
    ws = wb.active
    ws.title = "填报说明"
    thin = Side(style="thin")
    mid = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for i, n in enumerate(c["narrative"], 1):
        ws.cell(i, 1, n["text"])
    ws.cell(1, 1).font = Font(size=16, bold=True)
    ws.column_dimensions["A"].width = 100
    for t in c["tables"]:
        ws = wb.create_sheet(f"项目{t['no']}")
        rows, b = t["rows"], t["budget"]

        def put(r, k, v, to=None, num=False):
            x = ws.cell(r, k)
            if num and re.fullmatch(r"\d+(\.\d+)?", v):
                x.value = float(Decimal(v)) if "." in v else int(v)
            elif v != "":
                x.value = v
                x.data_type = "s"
            for i in range(k, (to or k) + 1):
                ws.cell(r, i).border = Border(thin, thin, thin, thin)
            if to:
                ws.merge_cells(start_row=r, end_row=r, start_column=k, end_column=to)
            x.alignment = mid
            return x

        ws.cell(1, 1, "项目支出绩效目标表").font = Font(size=16, bold=True)
        ws.merge_cells("A1:G1")
        ws.cell(1, 1).alignment = mid
        ws.cell(2, 1, f"（{c['year']}年度）").alignment = mid
        ws.merge_cells("A2:E2")
        ws.cell(2, 6, f"单位：{c['money']}")
        put(3, 1, "项目名称")
        put(3, 2, t["name"], 4)
        put(3, 5, "项目编码")
        put(3, 6, t["code"], 7)
        put(4, 1, "主管部门及代码")
        put(4, 2, f"{c['dept']['code']}-{c['dept']['name']}", 4)
        put(4, 5, "实施单位")
        put(4, 6, t["org"], 7)
        put(5, 1, "项目资金")
        ws.merge_cells("A5:A7")
        for i, (label, key) in enumerate([("年度资金总额", "total"), ("其中：财政拨款", "fiscal"), ("其他资金", "other")]):
            put(5 + i, 2, label, 4)
            put(5 + i, 5, b[key], 7, True).number_format = "0.00"
        put(8, 1, "项目概况")
        put(8, 2, t["purpose"], 7)
        put(9, 1, "年度绩效目标")
        put(9, 2, "\n".join(t["goals"]), 7)
        for k, v in enumerate(["一级指标", "二级指标", "三级指标", "计算符号", "目标值", "度量单位", "指标值说明"], 1):
            put(10, k, v).font = Font(bold=True)
        for i, r in enumerate(rows):
            for k, key in enumerate(["level1", "level2", "name", "op", "value", "unit", "description"], 1):
                put(11 + i, k, r[key], num=key == "value")
        s1 = runs(rows, "level1")
        for col, spans in ((1, s1), (2, runs(rows, "level2", s1))):
            for a, e in spans:
                if e - a > 1:
                    for i in range(a + 1, e):
                        ws.cell(11 + i, col).value = None
                    ws.merge_cells(start_row=11 + a, end_row=10 + e, start_column=col, end_column=col)
        for r, h in ((8, 48), (9, 64)):
            ws.row_dimensions[r].height = h
        for k, w in zip("ABCDEFG", (14, 16, 30, 10, 12, 14, 46)):
            ws.column_dimensions[k].width = w
    wb.save(path)


# ---- txt (L1, as shared/seed/example.txt) ----------------------------------
def build_txt(c, path):
    o, second = [], False
    for n in c["narrative"]:
        x = n["text"]
        if n["style"] == "h2":
            o.append(f"{x} TC {x.split('、', 1)[1]} \\f A \\l 1 ")
        elif n["style"] == "h1":
            o.append((" " if x.startswith("第") else "") + x)
        else:
            o += [x, ""]
    o += ["第二部分", "预算项目绩效目标"]

    def row(*cells):
        o.extend("\t" + x for x in cells)
        o.append("")

    for t in c["tables"]:
        b, title = t["budget"], f"{t['no']}、{t['name']}绩效目标表"
        o.append(f"{title} TC {title} \\f C \\l 1 ")
        row(c["dept"]["code"] + c["dept"]["name"], f"单位：{c['money']}")
        row("项目编码", t["code"], "项目名称", t["name"])
        row("预算规模及资金用途", "预算数", b["total"], "其中：财政资金", b["fiscal"], "其他资金", b["other"])
        row("", t["purpose"])
        row("资金支出计划（%）", "3月底", "6月底", "10月底", "12月底")
        row("", *t["schedule"])
        row("绩效目标", "\n".join(t["goals"]))
        o.append("")
        row("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")
        last = None
        for r in t["rows"]:
            row("" if r["level1"] == last else r["level1"], r["level2"], r["name"], r["description"], r["value"], r["basis"])
            last = r["level1"]
        o += ["", ""]
    path.write_text("\n".join(o).rstrip("\n") + "\n", encoding="utf-8")


def write_files(folder, builders):
    """Writes files/NAME.SUFFIX from each cases/NAME.yaml of a set; `builders` by suffix."""
    out = folder / "files"
    out.mkdir(exist_ok=True)
    for f in sorted((folder / "cases").glob("*.yaml")):
        c = yaml.safe_load(f.read_text(encoding="utf-8"))
        target = out / f"{c['name']}.{c['format']}"
        builders[c["format"]](c, target)
        print("wrote", target.relative_to(folder))
