"""Writes files/NAME.{xlsx,docx,html} from cases/NAME.yaml, each in the form its office uses."""
import html
import pathlib

import yaml
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

HERE = pathlib.Path(__file__).parent


def runs(rows, key):
    """(start, length, text) of equal neighbours; a level-2 run never crosses a level-1 border."""
    out = []
    for i, r in enumerate(rows):
        k = (r['level1'],) if key == 'level1' else (r['level1'], r['level2'])
        if out and out[-1][3] == k:
            out[-1][1] += 1
        else:
            out.append([i, 1, r[key], k])
    return [tuple(x[:3]) for x in out]


def narrow(level):
    """产出指标 -> 产出 / 指标, as a narrow cell breaks it."""
    return level[:-2] + '\n' + level[-2:] if level.endswith('指标') else level


# ---------------------------------------------------------------- xlsx, Tianjin L1
def xlsx(c, path):
    wb = Workbook()
    thin = Side(style='thin')
    box = Border(left=thin, right=thin, top=thin, bottom=thin)
    mid = Alignment(horizontal='center', vertical='center', wrap_text=True)
    left = Alignment(horizontal='left', vertical='center', wrap_text=True)

    def put(ws, a, text, align=mid, last=None, bold=False, number=False, border=True):
        cell = ws[a]
        if number and text:
            cell.value, cell.number_format = float(text), '0.00'
        elif text:
            cell.value = text
            cell.data_type = 's'  # "=100%" is text, not a formula
        cell.alignment, cell.font = align, Font(name='宋体', size=10, bold=bold)
        area = ws[f'{a}:{last}'] if last else ((cell,),)
        if border:
            for line in area:
                for x in line:
                    x.border = box
        if last:
            ws.merge_cells(f'{a}:{last}')

    ws = wb.active
    ws.title = '部门整体绩效目标'
    ws.column_dimensions['A'].width = 110
    ws['A1'] = f"{c['dept']['name']}{c['year']}年部门预算绩效目标"
    ws['A1'].font, ws['A1'].alignment = Font(name='黑体', size=16, bold=True), mid
    for i, p in enumerate(c['narrative'], 2):
        ws.cell(i, 1, p['text']).font = Font(name='宋体', size={'h1': 15, 'h2': 13}.get(p['style'], 11), bold=p['style'] != 'p')
        ws.cell(i, 1).alignment = mid if p['style'] == 'h1' else left
    for t in c['tables']:
        ws = wb.create_sheet(f"{t['no']}.{t['name']}"[:31])
        for col, w in zip('ABCDEFG', (11, 11, 24, 18, 16, 17, 15)):
            ws.column_dimensions[col].width = w
        put(ws, 'A1', f"{t['no']}、{t['name']}绩效目标表", last='G1', bold=True, border=False)
        put(ws, 'A2', c['dept']['code'] + c['dept']['name'], left, 'E2', border=False)
        put(ws, 'F2', f"单位：{c['money']}", Alignment(horizontal='right'), 'G2', border=False)
        put(ws, 'A3', '项目编码')
        put(ws, 'B3', t['code'], last='C3')
        put(ws, 'D3', '项目名称')
        put(ws, 'E3', t['name'], last='G3')
        put(ws, 'A4', '预算规模\n及资金用途', last='A5')
        for a, label, b, k in (('B4', '预算数', 'C4', 'total'), ('D4', '其中：财政资金', 'E4', 'fiscal'), ('F4', '其他资金', 'G4', 'other')):
            put(ws, a, label)
            put(ws, b, t['budget'][k], number=True)
        put(ws, 'B5', t['purpose'], left, 'G5')
        put(ws, 'A6', '资金支出计划\n（%）', last='A7')
        for (a, b), label, pc in zip((('B', None), ('C', None), ('D', 'E'), ('F', 'G')), ('3月底', '6月底', '10月底', '12月底'), t['schedule']):
            put(ws, a + '6', label, last=b and b + '6')
            put(ws, a + '7', pc, last=b and b + '7', number=True)
        put(ws, 'A8', '绩效目标')
        put(ws, 'B8', '\n'.join(t['goals']), left, 'G8')
        for a, label, b in (('A9', '一级指标', None), ('B9', '二级指标', None), ('C9', '三级指标', None), ('D9', '绩效指标描述', 'E9'), ('F9', '指标值', None), ('G9', '指标值确定依据', None)):
            put(ws, a, label, last=b, bold=True)
        for col, key in (('A', 'level1'), ('B', 'level2')):
            for s, n, text in runs(t['rows'], key):
                put(ws, f'{col}{10 + s}', narrow(text), last=f'{col}{9 + s + n}' if n > 1 else None)
        for i, r in enumerate(t['rows'], 10):
            put(ws, f'C{i}', r['name'], left)
            put(ws, f'D{i}', r['description'], left, f'E{i}')
            put(ws, f'F{i}', r['value'])
            put(ws, f'G{i}', r['basis'])
        n = 10 + len(t['rows'])
        if t.get('notes'):
            put(ws, f'A{n}', t['notes'], left, f'G{n}', border=False)
    wb.save(path)


# ---------------------------------------------------------------- docx helpers
def new_doc(landscape=False):
    doc = Document()
    st = doc.styles['Normal']
    st.font.name, st.font.size = '仿宋', Pt(10.5)
    st.element.rPr.rFonts.set(qn('w:eastAsia'), '仿宋')
    if landscape:
        s = doc.sections[0]
        s.orientation, s.page_width, s.page_height = WD_ORIENT.LANDSCAPE, s.page_height, s.page_width
    return doc


def story(doc, c):
    for p in c['narrative']:
        if p['style'] == 'p':
            doc.add_paragraph(p['text']).paragraph_format.first_line_indent = Cm(0.74)
        else:
            doc.add_heading(p['text'], level=1 if p['style'] == 'h1' else 2)


def fill(tb, r, a, text, b=None, r2=None, center=True):
    cell = tb.cell(r, a)
    if b is not None or r2 is not None:
        cell = cell.merge(tb.cell(r if r2 is None else r2, a if b is None else b))
    lines = (text or '').split('\n')
    cell.text = lines[0]
    for x in lines[1:]:
        cell.paragraphs[0].add_run().add_break()
        cell.paragraphs[0].add_run(x)
    if center:
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def paras(tb, r, a, b, texts):
    cell = tb.cell(r, a).merge(tb.cell(r, b))
    cell.text = texts[0] if texts else ''
    for x in texts[1:]:
        cell.add_paragraph(x)


# ---------------------------------------------------------------- docx, Inner Mongolia L5
def docx_l5(c, path):
    doc = new_doc()
    story(doc, c)
    for t in c['tables']:
        doc.add_page_break()
        doc.add_paragraph(f"附表{t['no']}")
        doc.add_paragraph('部门预算项目支出绩效目标表').alignment = WD_ALIGN_PARAGRAPH.CENTER
        doc.add_paragraph(f"（{c['year']}年度）").alignment = WD_ALIGN_PARAGRAPH.CENTER
        doc.add_paragraph(f"金额单位：{c['money']}").alignment = WD_ALIGN_PARAGRAPH.RIGHT
        rows = t['rows']
        tb = doc.add_table(8 + len(rows), 8, style='Table Grid')
        fill(tb, 0, 0, '项目名称', 1), fill(tb, 0, 2, t['name'], 4), fill(tb, 0, 5, '项目编码'), fill(tb, 0, 6, t['code'], 7)
        fill(tb, 1, 0, '主管部门及代码', 1), fill(tb, 1, 2, f"{c['dept']['code']}-{c['dept']['name']}", 4)
        fill(tb, 1, 5, '实施单位'), fill(tb, 1, 6, c['dept']['name'], 7)
        fill(tb, 2, 0, f"项目资金\n（{c['money']}）", 1, 4)
        for i, (label, k) in enumerate((('年度资金总额', 'total'), ('其中：财政拨款', 'fiscal'), ('其他资金', 'other')), 2):
            fill(tb, i, 2, label, 4), fill(tb, i, 5, t['budget'][k], 7)
        fill(tb, 5, 0, '项目概况', 1), fill(tb, 5, 2, t['purpose'], 7, center=False)
        fill(tb, 6, 0, '年度\n绩效目标', 1), paras(tb, 6, 2, 7, t['goals'])
        for j, h in enumerate(('一级指标', '二级指标', '三级指标', '指标性质', '指标方向', '目标值', '计量单位', '分值')):
            fill(tb, 7, j, h)
        for col, key in ((0, 'level1'), (1, 'level2')):
            for s, n, text in runs(rows, key):
                fill(tb, 8 + s, col, narrow(text), r2=7 + s + n if n > 1 else None)
        for i, r in enumerate(rows, 8):
            fill(tb, i, 2, r['name'], center=False)
            for j, k in enumerate(('direction', 'op', 'value', 'unit', 'weight'), 3):
                fill(tb, i, j, r[k])
        if t.get('notes'):
            doc.add_paragraph(t['notes'])
    doc.save(path)


# ---------------------------------------------------------------- docx, Shanxi self-evaluation L17
def docx_self(c, path):
    doc = new_doc(landscape=True)
    story(doc, c)
    for t in c['tables']:
        doc.add_page_break()
        p = doc.add_paragraph()
        p.add_run('项目支出绩效自评表').bold = True
        p.alignment = WD_ALIGN_PARAGRAPH.CENTER
        doc.add_paragraph(f"（{c['year']}年度）").alignment = WD_ALIGN_PARAGRAPH.CENTER
        rows, e = t['rows'], t['execution']
        tb = doc.add_table(10 + len(rows), 8, style='Table Grid')
        fill(tb, 0, 0, '项目名称'), fill(tb, 0, 1, t['name'], 3), fill(tb, 0, 4, '项目编码'), fill(tb, 0, 5, t['code'], 7)
        fill(tb, 1, 0, '主管部门'), fill(tb, 1, 1, c['dept']['name'], 3), fill(tb, 1, 4, '实施单位'), fill(tb, 1, 5, c['dept']['name'], 7)
        fill(tb, 2, 0, f"项目资金\n（{c['money']}）", 0, 5)
        for j, h in enumerate(('', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'), 1):
            fill(tb, 2, j, h)
        for j, h in enumerate(('年度资金总额', e['initial'], e['budget'], e['spent'], '10', e['rate'], e['score']), 1):
            fill(tb, 3, j, h)
        for j, h in enumerate(('其中：财政拨款', t['budget']['fiscal'], e['budget'], e['spent'], '—', '—', '—'), 1):
            fill(tb, 4, j, h)
        for j, h in enumerate(('其他资金', t['budget']['other'], '0.00', '0.00', '—', '—', '—'), 1):
            fill(tb, 5, j, h)
        fill(tb, 6, 0, '年度\n总体\n目标', 0, 7)
        fill(tb, 6, 1, '预期目标', 3), fill(tb, 6, 4, '实际完成情况', 7)
        paras(tb, 7, 1, 3, t['goals']), paras(tb, 7, 4, 7, t['actual_goals'])
        for j, h in enumerate(('一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及\n改进措施')):
            fill(tb, 8, j, h)
        for s, n, text in runs(rows, 'level1'):
            w = sum(float(r['weight']) for r in rows[s:s + n])
            fill(tb, 9 + s, 0, f'{narrow(text)}\n（{w:g}分）', r2=8 + s + n if n > 1 else None)
        for s, n, text in runs(rows, 'level2'):
            fill(tb, 9 + s, 1, narrow(text), r2=8 + s + n if n > 1 else None)
        for i, r in enumerate(rows, 9):
            fill(tb, i, 2, r['name'], center=False)
            for j, k in enumerate(('value', 'actual', 'weight', 'score', 'deviation'), 3):
                fill(tb, i, j, r[k], center=k != 'deviation')
        n = 9 + len(rows)
        fill(tb, n, 0, '总分', 4), fill(tb, n, 5, t['total']['weight']), fill(tb, n, 6, t['total']['score']), fill(tb, n, 7, '')
        if t.get('notes'):
            doc.add_paragraph(t['notes'])
    doc.save(path)


# ---------------------------------------------------------------- html, Guizhou L13
def page(c, path):
    q = html.escape
    title = c['narrative'][0]['text']
    o = ['<!DOCTYPE html>', '<html lang="zh-CN"><head><meta charset="utf-8">', f'<title>{q(title)}_云麓县人民政府</title>',
         '<style>table{border-collapse:collapse;width:100%}td{border:1px solid #000;padding:4px}p{text-indent:2em}</style></head><body>',
         '<div class="crumb">首页 &gt; 政府信息公开 &gt; 财政资金 &gt; 预算公开</div>', f'<h1>{q(title)}</h1>',
         f'<div class="info"><span>发布时间：{c["year"]}-02-20 16:30</span>&nbsp;&nbsp;<span>来源：{q(c["dept"]["name"])}</span></div>', '<div class="content">']
    for p in c['narrative'][1:]:
        o.append(f'<p>{q(p["text"])}</p>' if p['style'] == 'p' else f'<h2>{q(p["text"])}</h2>')
    for t in c['tables']:
        b = t['budget']
        o += [f'<p class="tt" style="text-align:center"><strong>项目支出绩效目标表（{c["year"]}年度）</strong></p>',
              f'<p style="text-align:right">单位：{c["money"]}</p>', '<table><tbody>',
              f'<tr><td>项目名称</td><td>{q(t["name"])}</td><td>项目编码</td><td>{t["code"]}</td></tr>',
              f'<tr><td>主管部门</td><td>{c["dept"]["code"]} {q(c["dept"]["name"])}</td><td>实施单位</td><td>{q(c["dept"]["name"])}</td></tr>',
              f'<tr><td rowspan="3">项目资金<br>（{c["money"]}）</td><td colspan="2">年度资金总额</td><td>{b["total"]}</td></tr>',
              f'<tr><td colspan="2">其中：财政拨款</td><td>{b["fiscal"]}</td></tr>',
              f'<tr><td colspan="2">&nbsp;&nbsp;&nbsp;&nbsp;其他资金</td><td>{b["other"]}</td></tr>',
              f'<tr><td>项目概况</td><td colspan="3">{q(t["purpose"])}</td></tr>',
              f'<tr><td>年度<br>绩效目标</td><td colspan="3">{"<br>".join(q(g) for g in t["goals"])}</td></tr>',
              '<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标目标值</td></tr>']
        one = {s: (n, x) for s, n, x in runs(t['rows'], 'level1')}
        two = {s: (n, x) for s, n, x in runs(t['rows'], 'level2')}
        for i, r in enumerate(t['rows']):
            line = '<tr>'
            for d in (one, two):
                if i in d:
                    n, x = d[i]
                    line += f'<td rowspan="{n}">' * (n > 1) + '<td>' * (n == 1) + narrow(x).replace('\n', '<br>') + '</td>'
            o.append(line + f'<td>{q(r["name"])}</td><td><p style="text-indent:0">{q(r["value"])}</p></td></tr>')
        o.append('</tbody></table>')
    o += ['</div>', '<div class="foot">【打印本页】【关闭窗口】</div>', '</body></html>']
    path.write_text('\n'.join(o), encoding='utf-8')


def main():
    (HERE / 'files').mkdir(exist_ok=True)
    for f in sorted((HERE / 'cases').glob('*.yaml')):
        c = yaml.safe_load(f.read_text(encoding='utf-8'))
        write = {'L1': xlsx, 'L5': docx_l5, 'L17': docx_self, 'L13': page}[c['layout']]
        out = HERE / 'files' / f"{c['name']}.{c['format']}"
        write(c, out)
        print(out)


main()
