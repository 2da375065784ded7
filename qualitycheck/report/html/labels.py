"""The Chinese words of the page."""

from __future__ import annotations

from qualitycheck.document.diagnostic import Severity
from qualitycheck.document.smart import Letter

TITLE = "绩效目标检查报告"
SKIP, CONTENTS = "跳到各项目", "目录"
OVERVIEW, WEAKEST, HEATMAP, DETAILS, RULES = "总览", "最弱的项目", "问题分布", "逐表结果", "规则与依据"
FIGURES = ("文件", "项目", "指标")
UNREADABLE = "无法读取的文件"
NOTICES = "读取时注意"
SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "▲", Severity.INFO: "○"}
CLASSES = {Severity.ERROR: "e", Severity.WARNING: "w", Severity.INFO: "i"}
LEGEND = "原文中的问题用下划线标出，后面的数字是问题序号："
LINES = {Severity.ERROR: "双线", Severity.WARNING: "虚线", Severity.INFO: "点线"}
LETTERS: dict[Letter, str] = {"S": "具体", "M": "可衡量", "A": "可实现", "R": "相关", "T": "有时限"}

GRADE = "等级"
WEAK_HEADS = ("SMART", GRADE, "项目", "文件", "错误", "警告", "主要扣分原因")
HEAT_HEADS = ("项目", "合计", "SMART", GRADE)
HEAT_NOTE = "数字是该项目该类问题的个数，颜色越深越多；点数字到第一个。同一问题涉及几个项目的，各项目都算。"
HEAT_CELL = "{family}{count}个"

RADAR = "SMART 雷达图：{points}"
REASONS = "扣分原因"
REASON = "{letter} {points}：{text}"
ROW = "行"
PROJECT_CODE, LONG_GOALS, ACTUAL_GOALS, PERIOD = "项目编码", "总体目标", "目标实际完成情况", "实施期"
TOTAL, FISCAL, OTHER = "预算数", "其中：财政资金", "其他资金"
EXECUTION = ("年初预算数", "全年预算数", "全年执行数", "执行率", "得分")
EMPTY = "（空）"
AMOUNT_UNIT = "（{unit}）"
INDICATORS = "{project}的绩效指标"
WHOLE_PART = "整表问题："

FINDINGS = "问题（{count}）"
NO_FINDINGS = "未发现问题。"
NONE_SHOWN = "没有符合筛选条件的问题。"
MARK = "问题{number}，{severity}"
MARK_AGAIN = "问题{number}，同上"
BACK = "{mark}，回到原文"
SAME = "同上："
SAME_AS = ("同问题", "：")
CHANGE = "改为"
ALSO = "同处还有："
WHY, GROUNDS, ADVICE = "原因", "依据", "建议"
YEAR = "{year}年度"
PARAGRAPHS = "文字部分（{count}段）"

FILTER = "筛选问题"
BY_SEVERITY, BY_FAMILY, BY_TEXT, ONLY = "级别", "类别", "查找", "只看有问题的项目"
SHOWN = "显示 {shown} 个，共 {total} 个"
PREVIOUS, NEXT, RESET = "上一个", "下一个", "全部显示"
FOOTER = "由 qualitycheck {version} 生成。本页不联网，可离线打开、打印和转发。"
