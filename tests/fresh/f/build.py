"""Writes files/NAME.{docx,html,xlsx,txt} from cases/NAME.yaml."""
import html
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from building import build_docx, build_txt, build_xlsx, narrow, runs, write_files


# ---- html (L14 with explanation and basis) ------------------------------------------------------------
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
        o.append(f'<tr><td colspan="2">项目名称</td><td colspan="4">{e(t["name"])}</td></tr>')
        o.append(f'<tr><td colspan="2">项目编码</td><td colspan="2">{e(t["code"])}</td><td>主管部门</td><td>{e(c["dept"]["name"])}</td></tr>')
        b = t["budget"]
        o.append(f'<tr><td colspan="2" rowspan="3">项目资金</td><td colspan="2">年度资金总额</td><td colspan="2">{e(b["total"])}</td></tr>')
        o.append(f'<tr><td colspan="2">其中：财政拨款</td><td colspan="2">{e(b["fiscal"])}</td></tr>')
        o.append(f'<tr><td colspan="2">其他资金</td><td colspan="2">{e(b["other"])}</td></tr>')
        o.append(f'<tr><td colspan="2">项目概况</td><td colspan="4">{e(t["purpose"])}</td></tr>')
        o.append('<tr><td colspan="2">年度绩效目标</td><td colspan="4">' + "".join(f"<p>{e(g)}</p>" for g in t["goals"]) + "</td></tr>")
        o.append("<tr>" + "".join(f"<td><strong>{h}</strong></td>" for h in ("一级指标", "二级指标", "三级指标", "指标值", "指标解释", "指标值设定依据")) + "</tr>")
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
    o += ["</div>", '<div class="foot">扫一扫在手机打开当前页</div>', "</body>", "</html>"]
    path.write_text("\n".join(o), encoding="utf-8")


if __name__ == "__main__":
    write_files(HERE, {"docx": build_docx, "html": build_html, "xlsx": build_xlsx, "txt": build_txt})
