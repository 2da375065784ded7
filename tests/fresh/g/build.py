"""Writes files/NAME.{docx,html,xlsx,txt} from cases/NAME.yaml."""
import html
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from building import build_txt, build_xlsx, narrow, runs, write_files


# ---- docx (L3) -------------------------------------------------------------
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
        tb = d.add_table(rows=head + 1 + len(rows), cols=6)
        tb.style = "Table Grid"

        def wide(i, label, text):
            put(tb.cell(i, 0), label)
            put(tb.cell(i, 1).merge(tb.cell(i, 5)), text)

        wide(0, "项目名称", t["name"])
        put(tb.cell(1, 0), "项目编码")
        put(tb.cell(1, 1).merge(tb.cell(1, 2)), t["code"])
        put(tb.cell(1, 3), "实施单位")
        put(tb.cell(1, 4).merge(tb.cell(1, 5)), t["org"])
        put(tb.cell(2, 0).merge(tb.cell(4, 0)), "项目资金")
        for i, (label, key) in enumerate([("年度资金总额", "total"), ("其中：财政拨款", "fiscal"), ("其他资金", "other")]):
            put(tb.cell(2 + i, 1).merge(tb.cell(2 + i, 2)), label)
            put(tb.cell(2 + i, 3).merge(tb.cell(2 + i, 5)), t["budget"][key])
        wide(5, "项目概况", t["purpose"])
        put(tb.cell(6, 0), "年度\n总体\n目标")
        cell = tb.cell(6, 1).merge(tb.cell(6, 5))
        cell.text = t["goals"][0]
        for g in t["goals"][1:]:
            cell.add_paragraph(g)
        for j, x in enumerate(["一级指标", "二级指标", "三级指标", "指标值", "指标解释", "分值权重"]):
            put(tb.cell(head, j), x)
        base = head + 1
        s1 = runs(rows, "level1")
        for col, key, spans in ((0, "level1", s1), (1, "level2", runs(rows, "level2", s1))):
            for a, e in spans:
                x = tb.cell(base + a, col)
                if e - a > 1:
                    x = x.merge(tb.cell(base + e - 1, col))
                put(x, narrow(rows[a][key]))
        for i, r in enumerate(rows):
            for j, key in enumerate(("name", "value", "description", "weight"), 2):
                put(tb.cell(base + i, j), r[key])
        if t.get("notes"):
            para(t["notes"], size=10)
    d.save(path)


# ---- html (L14 with explanation and basis) ------------------------------------------------------------
def build_html(c, path):
    def e(s):
        return html.escape(s, quote=False).replace("\n", "<br/>")

    title = c["narrative"][0]["text"]
    o = ["<!DOCTYPE html>", '<html lang="zh-CN">', "<head>", '<meta charset="utf-8"/>',
         f"<title>{e(title)}-政务公开-青江区人民政府门户网站</title>",
         '<meta name="SiteName" content="青江区人民政府"/>', '<meta name="ColumnName" content="部门预算"/>',
         "<style>table{border-collapse:collapse;width:100%}td{border:1px solid #000;padding:2px 4px}.l{float:left}</style>",
         "<script>function doPrint(){window.print();}</script>",
         "</head>", "<body>",
         '<div class="top"><a href="/login">登录</a> | <a href="/wza">无障碍阅读</a> | <a href="/phone">手机版</a></div>',
         '<ul class="menu">' + "".join(f'<li><a href="/{h}/">{x}</a></li>' for h, x in (
             ("", "首页"), ("zwgk", "政务公开"), ("zwfw", "政务服务"), ("hdjl", "互动交流"), ("qjgk", "青江概况"))) + "</ul>",
         '<div class="position">您现在的位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/czzj/">财政资金</a> &gt; 部门预算</div>',
         '<div class="l"><h3>政务公开目录</h3><ul><li><a href="#">机构职能</a></li><li><a href="#">政策文件</a></li>'
         '<li><a href="#">财政预决算</a></li><li><a href="#">双随机、一公开</a></li><li><a href="#">建议提案办理</a></li></ul></div>',
         '<div class="content">',
         f'<h1 class="title">{e(title)}</h1>',
         f'<div class="info"><span>索引号：QJ218001-2026-00017</span>&nbsp;<span>发布日期：2026-02-11 16:20</span>&nbsp;<span>来源：{e(c["dept"]["name"])}</span>&nbsp;&nbsp;<span>【字号：大 中 小】</span>&nbsp;<a href="javascript:doPrint()">打印</a></div>',
         '<div class="TRS_Editor">']
    for n in c["narrative"][1:]:
        o.append(f'<p style="text-indent:2em">{e(n["text"])}</p>')
    for t in c["tables"]:
        rows = t["rows"]
        o.append(f'<p style="text-align:center"><strong>{c["year"]}年度项目支出绩效目标表（{t["no"]}）</strong></p>')
        o.append(f'<p style="text-align:right">单位：{c["money"]}</p>')
        o.append('<table border="1"><tbody>')
        o.append(f'<tr><td colspan="2">项目名称</td><td colspan="4">{e(t["name"])}</td></tr>')
        o.append(f'<tr><td colspan="2">项目编码</td><td colspan="2">{e(t["code"])}</td><td>主管部门</td><td>{e(c["dept"]["name"])}</td></tr>')
        b = t["budget"]
        o.append(f'<tr><td colspan="2" rowspan="3">项目资金</td><td colspan="2">年度资金总额</td><td colspan="2">{e(b["total"])}</td></tr>')
        o.append(f'<tr><td colspan="2">其中：财政拨款</td><td colspan="2">{e(b["fiscal"])}</td></tr>')
        o.append(f'<tr><td colspan="2">其他资金</td><td colspan="2">{e(b["other"])}</td></tr>')
        o.append(f'<tr><td colspan="2">项目概况</td><td colspan="4">{e(t["purpose"])}</td></tr>')
        o.append('<tr><td colspan="2">年度绩效目标</td><td colspan="4">' + "".join(f"<p>{e(g)}</p>" for g in t["goals"]) + "</td></tr>")
        o.append("<tr>" + "".join(f"<td><strong>{h}</strong></td>" for h in ("一级指标", "二级指标", "三级指标", "指标值", "指标解释", "取值依据")) + "</tr>")
        s1 = runs(rows, "level1")
        a, b2 = dict(s1), dict(runs(rows, "level2", s1))
        for i, r in enumerate(rows):
            o.append("<tr>")
            for spans, key in ((a, "level1"), (b2, "level2")):
                if i in spans:
                    k = spans[i] - i
                    o.append(f'<td{f" rowspan={chr(34)}{k}{chr(34)}" if k > 1 else ""}>{e(narrow(r[key]))}</td>')
            o.append(f'<td>{e(r["name"])}</td><td>{e(r["value"]) or "&nbsp;"}</td><td>{e(r["description"])}</td><td>{e(r["basis"])}</td></tr>')
        o.append("</tbody></table>")
        if t.get("notes"):
            o.append(f"<p>{e(t['notes'])}</p>")
        o.append("<p>&nbsp;</p>")
    o += ["</div>", '<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>',
          '<div class="pn"><p>上一篇：<a href="#">青江区市场监督管理局2026年部门预算</a></p><p>下一篇：没有了</p></div>',
          '<div class="rel"><h4>相关信息</h4><ul><li><a href="#">2025年度部门决算公开</a></li><li><a href="#">食品安全监督抽检信息公告</a></li></ul></div>',
          "</div>",
          '<div class="foot"><p>主办：青江区人民政府办公室&nbsp;&nbsp;承办：区政务服务和大数据管理局</p><p>网站标识码：4201180001</p><p>扫一扫在手机打开当前页</p></div>',
          "</body>", "</html>"]
    path.write_text("\n".join(o), encoding="utf-8")


if __name__ == "__main__":
    write_files(HERE, {"docx": build_docx, "html": build_html, "xlsx": build_xlsx, "txt": build_txt})
