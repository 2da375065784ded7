"""Build files/NAME.{docx,xlsx,txt,html} from cases/NAME.yaml:  python build.py"""
import html
import re
from pathlib import Path

import yaml
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

HERE = Path(__file__).parent
OUT = HERE / "files"


def spans(rows, key):
    """[(start, end)] of consecutive rows whose `key(row)` is equal."""
    out, start = [], 0
    for i in range(1, len(rows) + 1):
        if i == len(rows) or key(rows[i]) != key(rows[start]):
            out.append((start, i - 1))
            start = i
    return out


def narrow(text):
    """A level cell as a narrow column shows it: broken before 指标."""
    return re.sub(r"(?<=.)指标$", "\n指标", text)


# ---------------------------------------------------------------- docx (L3)
def put(cell, text, bold=False, center=False):
    par = cell.paragraphs[0]
    for i, line in enumerate(text.split("\n")):
        run = par.add_run(line)
        run.bold = bold
        run.font.size = Pt(10)
        if i < text.count("\n"):
            run.add_break()
    if center:
        par.alignment = WD_ALIGN_PARAGRAPH.CENTER


def paras(cell, lines):
    put(cell, lines[0])
    for line in lines[1:]:
        cell.add_paragraph().add_run(line).font.size = Pt(10)


def build_docx(case, path):
    doc = Document()
    sec = doc.sections[0]
    sec.orientation = WD_ORIENT.PORTRAIT
    sec.page_width, sec.page_height = Cm(21), Cm(29.7)
    for item in case["narrative"]:
        if item["style"] == "h1":
            doc.add_heading(item["text"], 0).alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif item["style"] == "h2":
            doc.add_heading(item["text"], 1)
        else:
            doc.add_paragraph("　　" + item["text"])
    doc.add_page_break()
    for t in case["tables"]:
        p = doc.add_paragraph()
        p.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = p.add_run(f"附件{t['no']}　项目支出绩效目标表")
        run.bold, run.font.size = True, Pt(16)
        p = doc.add_paragraph(f"（{case['year']}年度）")
        p.alignment = WD_ALIGN_PARAGRAPH.CENTER
        p = doc.add_paragraph("金额单位：万元")
        p.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        rows = t["rows"]
        tb = doc.add_table(rows=8 + len(rows), cols=4)
        tb.style = "Table Grid"
        c = tb.cell
        put(c(0, 0), "项目名称"), put(c(0, 1), t["name"])
        put(c(0, 2), "项目编码"), put(c(0, 3), t["code"])
        put(c(1, 0), "主管部门及代码"), put(c(1, 1).merge(c(1, 3)), f"[{case['dept']['code']}]{case['dept']['name']}")
        put(c(2, 0).merge(c(4, 0)), "项目资金\n（万元）", center=True)
        for k, (label, key) in enumerate((("年度资金总额", "total"), ("其中：财政拨款", "fiscal"), ("其他资金", "other"))):
            put(c(2 + k, 1), label), put(c(2 + k, 2).merge(c(2 + k, 3)), t["budget"][key])
        put(c(5, 0), "项目概况"), put(c(5, 1).merge(c(5, 3)), t["purpose"])
        put(c(6, 0), "年度\n总体目标", center=True), paras(c(6, 1).merge(c(6, 3)), t["goals"])
        for k, label in enumerate(("一级指标", "二级指标", "三级指标", "指标值")):
            put(c(7, k), label, bold=True, center=True)
        for a, b in spans(rows, lambda r: r["level1"]):
            put(c(8 + a, 0).merge(c(8 + b, 0)), narrow(rows[a]["level1"]), center=True)
        for a, b in spans(rows, lambda r: (r["level1"], r["level2"])):
            put(c(8 + a, 1).merge(c(8 + b, 1)), narrow(rows[a]["level2"]), center=True)
        for i, r in enumerate(rows):
            put(c(8 + i, 2), r["name"]), put(c(8 + i, 3), r["value"])
        if t.get("notes"):
            doc.add_paragraph("备注：" + t["notes"])
        if t is not case["tables"][-1]:
            doc.add_page_break()
    doc.save(path)


# ---------------------------------------------------------------- xlsx (L6)
THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def number(text):
    """The cell as Excel holds it: a number where the text is one, with a format that shows it as written."""
    if re.fullmatch(r"\d+", text):
        return int(text), "General"
    m = re.fullmatch(r"\d+\.(\d+)", text)
    return (float(text), "0." + "0" * len(m[1])) if m else (text or None, "General")


def build_xlsx(case, path):
    wb = Workbook()
    ws = wb.active
    ws.title = "编制说明"
    ws.column_dimensions["A"].width = 110
    for i, item in enumerate(case["narrative"], 1):
        cell = ws.cell(i, 1, item["text"])
        cell.alignment = Alignment(wrap_text=True, horizontal="center" if item["style"] == "h1" else "left")
        cell.font = Font(bold=item["style"] != "p", size=16 if item["style"] == "h1" else 11)
    for t in case["tables"]:
        ws = wb.create_sheet(f"{t['no']}.{t['name'][:12]}")
        for k, w in enumerate((11, 13, 26, 9, 17, 11, 40), 1):
            ws.column_dimensions[get_column_letter(k)].width = w

        def put(r, c, text, to=None, num=False, bold=False, ws=ws):
            value, fmt = number(text) if num else (text or None, "General")
            cell = ws.cell(r, c, value)
            cell.number_format = fmt
            cell.alignment = Alignment(wrap_text=True, horizontal="center" if c < 4 or num else "left", vertical="center")
            cell.font = Font(bold=bold)
            if to:
                ws.merge_cells(start_row=r, start_column=c, end_row=to[0], end_column=to[1])

        put(1, 1, f"{case['year']}年项目支出绩效目标申报表", (1, 7), bold=True)
        put(2, 1, f"填报单位：{case['dept']['name']}", (2, 5)), put(2, 6, "单位：万元", (2, 7))
        put(3, 1, "项目名称"), put(3, 2, t["name"], (3, 4)), put(3, 5, "项目编码"), put(3, 6, t["code"], (3, 7))
        put(4, 1, "主管部门"), put(4, 2, f"{case['dept']['code']}-{case['dept']['name']}", (4, 7))
        put(5, 1, "项目资金", (7, 1))
        for k, (label, key) in enumerate((("资金总额", "total"), ("其中：财政资金", "fiscal"), ("其他资金", "other"))):
            put(5 + k, 2, label, (5 + k, 3)), put(5 + k, 4, t["budget"][key], (5 + k, 7), num=True)
        put(8, 1, "资金用途"), put(8, 2, t["purpose"], (8, 7))
        put(9, 1, "年度\n绩效目标"), put(9, 2, "\n".join(t["goals"]), (9, 7))
        ws.row_dimensions[8].height, ws.row_dimensions[9].height = 50, 55
        for k, label in enumerate(("一级指标", "二级指标", "三级指标", "计算\n符号", "目标值", "度量\n单位", "指标值说明"), 1):
            put(10, k, label, bold=True)
        rows, top = t["rows"], 11
        for a, b in spans(rows, lambda r: r["level1"]):
            put(top + a, 1, narrow(rows[a]["level1"]), (top + b, 1) if b > a else None)
        for a, b in spans(rows, lambda r: (r["level1"], r["level2"])):
            put(top + a, 2, narrow(rows[a]["level2"]), (top + b, 2) if b > a else None)
        for i, r in enumerate(rows):
            put(top + i, 3, r["name"]), put(top + i, 4, r["op"]), put(top + i, 5, r["value"], num=True)
            put(top + i, 6, r["unit"]), put(top + i, 7, r["description"])
        last = top + len(rows) - 1
        for k in range(10, last + 1):
            ws.row_dimensions[k].height = 32
        ws.page_setup.orientation = "landscape"
        for line in ws.iter_rows(3, last, 1, 7):
            for cell in line:
                cell.border = BOX
        put(last + 1, 1, "填表人：　　　　联系电话：　　　　填报日期：", (last + 1, 7))
        if t.get("notes"):
            put(last + 2, 1, "备注：" + t["notes"], (last + 2, 7))
        ws.freeze_panes = "A11"
    wb.save(path)


# ---------------------------------------------------------------- text (L1, the form of the seed)
def build_txt(case, path):
    out = [" 第一部分", "部门整体绩效目标"]
    for item in case["narrative"]:
        if item["style"] == "h2":
            out.append(f"{item['text']} TC {item['text'].split('、', 1)[-1]} \\f A \\l 1 ")
        else:
            out += [item["text"], ""]
    while out[-1] == "":
        out.pop()
    out += ["", "第二部分", "预算项目绩效目标"]
    for t in case["tables"]:
        title = f"{t['no']}、{t['name']}绩效目标表"
        b = t["budget"]
        out += [f"{title} TC {title} \\f C \\l 1 ", f"\t{case['dept']['code']}{case['dept']['name']}", "\t单位：元", ""]
        out += ["\t项目编码", "\t" + t["code"], "\t项目名称", "\t" + t["name"], ""]
        out += ["\t预算规模及资金用途", "\t预算数", "\t" + b["total"], "\t其中：财政资金", "\t" + b["fiscal"], "\t其他资金", "\t" + b["other"], ""]
        out += ["\t", "\t" + t["purpose"], ""]
        out += ["\t资金支出计划（%）", "\t3月底", "\t6月底", "\t10月底", "\t12月底", "", "\t", *("\t" + x for x in t["schedule"]), ""]
        out += ["\t绩效目标", "\t" + "\n".join(t["goals"]), "", ""]
        out += ["\t一级指标", "\t二级指标", "\t三级指标", "\t绩效指标描述", "\t指标值", "\t指标值确定依据", ""]
        last = None
        for r in t["rows"]:
            out += ["\t" + (r["level1"] if r["level1"] != last else "")]
            out += ["\t" + r[k] for k in ("level2", "name", "description", "value", "basis")] + [""]
            last = r["level1"]
        out += [""]
    path.write_text("\n".join(out).rstrip("\n") + "\n", encoding="utf-8")


# ---------------------------------------------------------------- html (L17)
def build_html(case, path):
    e = lambda s: html.escape(s).replace("\n", "<br>")
    o = ['<!DOCTYPE html>', '<html lang="zh-CN"><head><meta charset="utf-8">', f"<title>{e(case['narrative'][0]['text'])}</title>",
         "<style>table{border-collapse:collapse;width:100%}td{border:1px solid #333;padding:3px;text-align:center}.l{text-align:left}</style>",
         '</head><body><div class="TRS_Editor">']
    for item in case["narrative"]:
        tag = {"h1": "h1", "h2": "h2", "p": "p"}[item["style"]]
        o.append(f"<{tag}>{'&emsp;&emsp;' if tag == 'p' else ''}{e(item['text'])}</{tag}>")
    td = lambda s, col=1, row=1, cls="": "<td" + (f' colspan="{col}"' if col > 1 else "") + (f' rowspan="{row}"' if row > 1 else "") + \
        (f' class="{cls}"' if cls else "") + f">{e(s) if s else '&nbsp;'}</td>"
    tr = lambda *cells: "<tr>" + "".join(cells) + "</tr>"
    for t in case["tables"]:
        x, b = t["execution"], t["budget"]
        sub = x.get("sub") or [[x["initial"], x["budget"], x["spent"]], ["0.00"] * 3]
        o += [f'<p style="text-align:center"><strong>项目支出绩效自评表</strong></p>', f'<p style="text-align:center">（{case["year"]}年度）</p>', '<table><tbody>']
        o.append(tr(td("项目名称", 2), td(t["name"], 3), td("项目编码"), td(t["code"], 2)))
        o.append(tr(td("主管部门", 2), td(case["dept"]["name"], 3), td("金额单位"), td("万元", 2)))
        o.append(tr(td("项目资金\n（万元）", 1, 4), td(""), td("年初预算数"), td("全年预算数"), td("全年执行数"), td("分值"), td("执行率"), td("得分")))
        o.append(tr(td("年度资金总额"), td(x["initial"]), td(x["budget"]), td(x["spent"]), td("10"), td(x["rate"]), td(x["score"])))
        o.append(tr(td("其中：财政拨款"), td(sub[0][0]), td(sub[0][1]), td(sub[0][2]), td("—"), td("—"), td("—")))
        o.append(tr(td("其他资金"), td(sub[1][0]), td(sub[1][1]), td(sub[1][2]), td("—"), td("—"), td("—")))
        assert sub[0][1] == b["fiscal"] and sub[1][1] == b["other"] and x["budget"] == b["total"], t["name"]
        o.append(tr(td("年度\n总体\n目标", 1, 2), td("预期目标", 4), td("实际完成情况", 3)))
        o.append(tr(td("\n".join(t["goals"]), 4, 1, "l"), td("\n".join(t["actual_goals"]), 3, 1, "l")))
        o.append(tr(*map(td, ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"))))
        rows = t["rows"]
        one = {a: z - a + 1 for a, z in spans(rows, lambda r: r["level1"])}
        two = {a: z - a + 1 for a, z in spans(rows, lambda r: (r["level1"], r["level2"]))}
        for i, r in enumerate(rows):
            cells = [td(narrow(r["level1"]), 1, one[i])] if i in one else []
            cells += [td(narrow(r["level2"]), 1, two[i])] if i in two else []
            cells += [td(r["name"]), td(r["value"]), td(r["actual"]), td(r["weight"]), td(r["score"]), td(r["deviation"], cls="l")]
            o.append(tr(*cells))
        o.append("</tbody></table>")
        if t.get("notes"):
            o.append(f"<p>备注：{e(t['notes'])}</p>")
    o.append("</div></body></html>")
    path.write_text("\n".join(o), encoding="utf-8")


BUILD = {"docx": build_docx, "xlsx": build_xlsx, "txt": build_txt, "html": build_html}
if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for src in sorted((HERE / "cases").glob("*.yaml")):
        case = yaml.safe_load(src.read_text(encoding="utf-8"))
        target = OUT / f"{case['name']}.{case['format']}"
        BUILD[case["format"]](case, target)
        print(target)
