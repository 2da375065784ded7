"""What the scores say, in Chinese."""

from __future__ import annotations

from qualitycheck.document.smart import Letter

NO_REASON = "与同类指标相比不够完整"
BASE_REASONS: dict[Letter, tuple[tuple[str, str], ...]] = {
    "S": (
        ("dimension", "名称只有情况、程度、水平一类的词，没有计量什么"),
        ("nameless", "名称看不出计量什么"),
        ("satisfaction", "没有说清向谁调查"),
        ("", "名称不够具体"),
    ),
    "M": (
        ("word", "指标值没有数字，也没有分级标准"),
        ("dimension", "数字所指不明：名称没有计量单位"),
        ("satisfaction", "没有写明调查对象和计算方法"),
        ("", "口径不够完整"),
    ),
    "A": (
        ("word", "没有可核对的目标值"),
        ("satisfaction", "满意度没有历史数据作依据"),
        ("cost", "与预算总额的关系不清"),
        ("", "目标值的依据不足"),
    ),
    "R": (
        ("nameless", "与项目用途、目标的联系不直接"),
        ("", "与项目用途、目标的联系不够紧密"),
    ),
    "T": (
        ("word", "没有时间，也没有数量"),
        ("undated", "没有写明时点，只能按年度理解"),
        ("", "时间要求不完整"),
    ),
}
GAPS = "缺少应设的指标类别"
WEAK_ROWS = "第{rows}{more}低于75分"
WEAK_MORE = "等{count}行"
ROW_CAUSE = "，如第{row}行{name}：{cause}"
ONE_ROW = "第{row}行{name}低于75分：{cause}"
NAMED = "“{name}”"
ALMOST = "没有低于75分的行，但多数行还不完整"
ROWS = "各行平均{mean:.0f}分"
