"""The Chinese words of the reports."""

from __future__ import annotations

from qualitycheck.document.diagnostic import Applicability, Edit, Family, Location, Severity
from qualitycheck.document.document import Notice
from qualitycheck.text.families import FAMILY_NAMES

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
APPLICABILITIES = {Applicability.SAFE: "可直接改", Applicability.SUGGESTED: "供参考"}
FAMILIES = {family: FAMILY_NAMES[family] for family in Family}
FIELDS = {
    "text": "正文",
    "project_name": "项目名称",
    "budget": "预算数",
    "purpose": "资金用途",
    "schedule": "资金支出计划",
    "goals": "绩效目标",
    "level1": "一级指标",
    "level2": "二级指标",
    "name": "三级指标",
    "description": "绩效指标描述",
    "value": "指标值",
    "unit": "计量单位",
    "operator": "计算符号",
    "direction": "指标方向",
    "weight": "分值权重",
    "basis": "指标值确定依据",
    "actual": "实际完成值",
    "score": "得分",
    "deviation": "偏差原因",
    "scoring": "评分标准",
    "type": "指标类型",
    "remark": "备注",
}
ROLES = {
    "modifier": "限定",
    "object": "对象",
    "measured": "所测",
    "head": "核心词",
    "numerator": "分子",
    "denominator": "分母",
    "definition": "定义",
    "scope": "口径",
    "source": "来源",
    "action": "动作",
    "quantity": "数量",
    "date": "时间",
    "condition": "条件",
    "sentence": "句",
    "band": "档",
}
SECTIONS = {
    "heading": "标题",
    "overall goals": "总体目标",
    "duties": "职责",
    "duty goals": "职责目标",
    "standards": "绩效标准",
    "safeguards": "保障措施",
}
PROJECT = "项目 {number} {name}"
PROJECT_SHORT = "项目{number}"
ROW = "第{row}行"
PARAGRAPH = "第{paragraph}段"
NAMED_ROW = "第{row}行“{name}”"
WHOLE_DOCUMENT = "全文"
WHOLE_TABLE = "整表"
NARRATIVE = "文字部分"
_NOTICE = "{text}（{source}）"


_TABLE_FIELDS = frozenset({"project_name", "budget", "purpose", "schedule", "goals"})


def describe_notice(notice: Notice) -> str:
    """What was met while reading, and where, if that is known."""
    return _NOTICE.format(text=notice.text, source=notice.source) if notice.source else notice.text


def place_name(at: Location | Edit) -> str:
    """Row, paragraph or part, without the table: 第3行 指标值, 第2段, 资金用途, 整表."""
    if at.row:
        return f"{ROW.format(row=at.row)} {FIELDS[at.field]}"
    if at.paragraph:
        return PARAGRAPH.format(paragraph=at.paragraph)
    if at.field in _TABLE_FIELDS:
        return FIELDS[at.field]
    return WHOLE_TABLE if at.table else WHOLE_DOCUMENT
