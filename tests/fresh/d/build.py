"""Write files/NAME.{docx,csv,xlsx} from cases/NAME.yaml, in the shape such forms really have."""
import csv
import pathlib
import re

import docx
import openpyxl
import yaml
from docx.enum.text import WD_ALIGN_PARAGRAPH
from openpyxl.styles import Alignment, Border, Font, Side

HERE = pathlib.Path(__file__).parent
FILES = HERE / "files"


def narrow(text):
    """Level names stand in narrow cells: break them before 指标."""
    return re.sub(r"(?<=.)指标$", "\n指标", text)


def runs(rows, key):
    """[first, last] spans of rows whose key is the same as the row above."""
    spans = []
    for i, row in enumerate(rows):
        if spans and key(row) == key(rows[spans[-1][0]]):
            spans[-1][1] = i
        else:
            spans.append([i, i])
    return spans


def put(table, r, c1, c2, text, r2=None):
    cell = table.cell(r, c1)
    if (r2 or r) != r or c2 != c1:
        cell = cell.merge(table.cell(r2 or r, c2))
    cell.text = text
    return cell


def narrative(document, case):
    for part in case["narrative"]:
        if part["style"] == "p":
            document.add_paragraph(part["text"])
        else:
            document.add_heading(part["text"], level=1 if part["style"] == "h1" else 2)


def levels(table, first, rows):
    for a, b in runs(rows, lambda x: x["level1"]):
        put(table, first + a, 0, 0, narrow(rows[a]["level1"]), first + b)
    for a, b in runs(rows, lambda x: (x["level1"], x["level2"])):
        put(table, first + a, 1, 1, narrow(rows[a]["level2"]), first + b)


def build_l8(case, path):
    document = docx.Document()
    narrative(document, case)
    keys = ["name", "value", "description", "scoring", "unit", "type", "remark"]
    for t in case["tables"]:
        title = document.add_paragraph("项目支出绩效目标表")
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        document.add_paragraph(f"（{case['year']}年度）　　填报单位：{case['dept']['code']} {case['dept']['name']}　　金额单位：{case['money']}")
        table = document.add_table(rows=7 + len(t["rows"]), cols=9, style="Table Grid")
        put(table, 0, 0, 1, "项目名称"), put(table, 0, 2, 4, t["name"]), put(table, 0, 5, 5, "项目编码"), put(table, 0, 6, 8, t["code"])
        put(table, 1, 0, 1, "实施单位"), put(table, 1, 2, 8, t["agency"])
        b = t["budget"]
        put(table, 2, 0, 1, "年度资金总额"), put(table, 2, 2, 2, b["total"]), put(table, 2, 3, 4, "其中：财政资金")
        put(table, 2, 5, 5, b["fiscal"]), put(table, 2, 6, 7, "其他资金"), put(table, 2, 8, 8, b["other"])
        put(table, 3, 0, 1, "项目概况"), put(table, 3, 2, 8, t["purpose"])
        put(table, 4, 0, 1, "年度绩效目标"), put(table, 4, 2, 8, "\n".join(t["goals"]))
        put(table, 5, 0, 2, "绩效指标")
        for c, head in enumerate(["一级指标", "二级指标", "三级指标"]):
            put(table, 6, c, c, head)
        for c, head in enumerate(["指标值", "指标值内容", "评（扣）分\n标准", "度量\n单位", "指标值\n类型", "备注"], 3):
            put(table, 5, c, c, head, 6)
        levels(table, 7, t["rows"])
        for i, row in enumerate(t["rows"], 7):
            for c, key in enumerate(keys, 2):
                table.cell(i, c).text = row[key]
        document.add_paragraph(t.get("notes", ""))
    document.save(path)


def build_l1(case, path):
    document = docx.Document()
    narrative(document, case)
    for t in case["tables"]:
        title = document.add_paragraph(f"{t['no']}、{t['name']}绩效目标表")
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        table = document.add_table(rows=9 + len(t["rows"]), cols=7, style="Table Grid")
        put(table, 0, 0, 4, case["dept"]["code"] + case["dept"]["name"]), put(table, 0, 5, 6, "单位：" + case["money"])
        put(table, 1, 0, 0, "项目编码"), put(table, 1, 1, 2, t["code"]), put(table, 1, 3, 3, "项目名称"), put(table, 1, 4, 6, t["name"])
        b = t["budget"]
        put(table, 2, 0, 0, "预算规模及资金用途", 3)
        for c, text in enumerate(["预算数", b["total"], "其中：财政资金", b["fiscal"], "其他资金", b["other"]], 1):
            put(table, 2, c, c, text)
        put(table, 3, 1, 6, t["purpose"])
        put(table, 4, 0, 1, "资金支出计划（%）", 5)
        for (by, percent), (c1, c2) in zip(zip(["3月底", "6月底", "10月底", "12月底"], t["schedule"]), [(2, 2), (3, 4), (5, 5), (6, 6)]):
            put(table, 4, c1, c2, by), put(table, 5, c1, c2, percent)
        put(table, 6, 0, 0, "绩效目标"), put(table, 6, 1, 6, "\n".join(t["goals"]))
        put(table, 7, 0, 6, "绩效指标")
        spans = [(0, 0), (1, 1), (2, 2), (3, 4), (5, 5), (6, 6)]
        for (c1, c2), head in zip(spans, ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"]):
            put(table, 8, c1, c2, head)
        levels(table, 9, t["rows"])
        for i, row in enumerate(t["rows"], 9):
            for (c1, c2), key in zip(spans[2:], ["name", "description", "value", "basis"]):
                put(table, i, c1, c2, row[key])
        document.add_paragraph(t.get("notes", ""))
    document.save(path)


def build_l7(case, path):
    with open(path, "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f)
        put = lambda *cells: out.writerow(list(cells) + [""] * (8 - len(cells)))  # noqa: E731
        for part in case["narrative"]:
            put(part["text"])
        put(f"编制单位：{case['dept']['code']} {case['dept']['name']}", "", "", "", "", "", "", f"单位：{case['money']}")
        for t in case["tables"]:
            b = t["budget"]
            put()
            put("项目名称", t["name"], "", "项目编码", t["code"], "", "实施单位", t["agency"])
            put("预算总额", b["total"], "", "其中：财政资金", b["fiscal"], "", "其他资金", b["other"])
            put("项目概况", t["purpose"])
            put("年度绩效目标", "\n".join(t["goals"]))
            put("一级指标", "二级指标", "三级指标", "计量单位", "指标性质", "指标值", "权重", "是否核心")
            above = (None, None)
            for r in t["rows"]:  # an export of merged cells: the level stands only in the first row of its span
                first, second = r["level1"] != above[0], (r["level1"], r["level2"]) != above
                put(r["level1"] if first else "", r["level2"] if second else "", r["name"], r["unit"], r["op"], r["value"], r["weight"], r["core"])
                above = (r["level1"], r["level2"])


def number(text):
    return (float(text) if "." in text else int(text)) if re.fullmatch(r"\d+(\.\d+)?", text) else text


def build_l13(case, path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "绩效目标"
    thin = Side(style="thin")
    at = 1

    def put(r, c1, c2, value, r2=None, bold=False, border=True):
        cell = sheet.cell(r, c1, value if value != "" else None)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.font = Font(bold=bold)
        if border:
            cell.border = Border(thin, thin, thin, thin)
        if c2 != c1 or (r2 or r) != r:
            sheet.merge_cells(start_row=r, start_column=c1, end_row=r2 or r, end_column=c2)

    for part in case["narrative"]:
        put(at, 1, 6, part["text"], bold=part["style"] != "p", border=False)
        at += 1
    for t in case["tables"]:
        at += 1
        put(at, 1, 6, f"项目支出绩效目标表（{case['year']}年度）", bold=True, border=False)
        put(at + 1, 1, 4, f"预算部门：{case['dept']['code']} {case['dept']['name']}", border=False)
        put(at + 1, 5, 6, f"单位：{case['money']}", border=False)
        at += 2
        b = t["budget"]
        put(at, 1, 1, "项目名称"), put(at, 2, 3, t["name"]), put(at, 4, 4, "项目编码"), put(at, 5, 6, t["code"])
        for c, text in enumerate(["年度资金总额", b["total"], "其中：财政资金", b["fiscal"], "其他资金", b["other"]], 1):
            put(at + 1, c, c, number(text))
        put(at + 2, 1, 1, "项目概况"), put(at + 2, 2, 6, t["purpose"])
        put(at + 3, 1, 1, "年度绩效目标"), put(at + 3, 2, 6, "\n".join(t["goals"]))
        at += 4
        put(at, 1, 1, "一级指标"), put(at, 2, 2, "二级指标"), put(at, 3, 4, "三级指标"), put(at, 5, 6, "指标目标值")
        at += 1
        rows = t["rows"]
        for a, z in runs(rows, lambda x: x["level1"]):
            put(at + a, 1, 1, narrow(rows[a]["level1"]), at + z)
        for a, z in runs(rows, lambda x: (x["level1"], x["level2"])):
            put(at + a, 2, 2, narrow(rows[a]["level2"]), at + z)
        for i, row in enumerate(rows):
            put(at + i, 3, 4, row["name"]), put(at + i, 5, 6, number(row["value"]))
        at += len(rows)
        if t.get("notes"):
            put(at, 1, 6, t["notes"], border=False)
            at += 1
    for column, width in zip("ABCDEF", (14, 14, 18, 18, 14, 14)):
        sheet.column_dimensions[column].width = width
    book.save(path)


if __name__ == "__main__":
    FILES.mkdir(exist_ok=True)
    for source in sorted((HERE / "cases").glob("*.yaml")):
        case = yaml.safe_load(source.read_text(encoding="utf-8"))
        path = FILES / f"{case['name']}.{case['format']}"
        {"L8": build_l8, "L7": build_l7, "L13": build_l13, "L1": build_l1}[case["layout"]](case, path)
        print(path)
