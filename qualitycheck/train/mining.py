"""Mines terms of administration from public text: adjacent words that belong together and end in a noun.

Command: `python -m qualitycheck.train.mining TEXT.xz OUT.tsv`.
"""

from __future__ import annotations

import lzma
import math
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from qualitycheck.train.words import divide_lines

HEADS = frozenset(
    [
        "率",
        "度",
        "数",
        "量",
        "费",
        "金",
        "户",
        "员",
        "资金",
        "经费",
        "补贴",
        "补助",
        "津贴",
        "奖励",
        "项目",
        "工程",
        "设施",
        "设备",
        "装备",
        "器材",
        "物资",
        "服务",
        "管理",
        "建设",
        "培训",
        "保障",
        "救助",
        "治理",
        "监测",
        "检测",
        "检查",
        "检验",
        "改造",
        "维护",
        "维修",
        "修缮",
        "环境",
        "标准",
        "制度",
        "体系",
        "机构",
        "人员",
        "单位",
        "对象",
        "活动",
        "宣传",
        "教育",
        "安全",
        "质量",
        "技术",
        "能力",
        "水平",
        "机制",
        "方案",
        "预案",
        "规划",
        "计划",
        "目标",
        "指标",
        "绩效",
        "预算",
        "决算",
        "采购",
        "审计",
        "评价",
        "评估",
        "考核",
        "验收",
        "监督",
        "执法",
        "防治",
        "防控",
        "防疫",
        "防汛",
        "救援",
        "救灾",
        "应急",
        "养护",
        "保洁",
        "清运",
        "处理",
        "处置",
        "利用",
        "保护",
        "修复",
        "绿化",
        "造林",
        "灌溉",
        "供水",
        "排水",
        "供热",
        "供电",
        "燃气",
        "道路",
        "桥梁",
        "公路",
        "河道",
        "水库",
        "堤防",
        "管网",
        "污水",
        "垃圾",
        "厕所",
        "住房",
        "危房",
        "学校",
        "学生",
        "教师",
        "幼儿园",
        "医院",
        "患者",
        "医疗",
        "卫生",
        "疫苗",
        "体检",
        "康复",
        "养老",
        "老年人",
        "残疾人",
        "儿童",
        "低保",
        "就业",
        "创业",
        "人才",
        "农民",
        "农户",
        "农业",
        "农田",
        "农机",
        "种植",
        "养殖",
        "林业",
        "草原",
        "湿地",
        "文化",
        "体育",
        "旅游",
        "文物",
        "档案",
        "图书",
        "科技",
        "科普",
        "研发",
        "专利",
        "企业",
        "产业",
        "园区",
        "市场",
        "食品",
        "药品",
        "消防",
        "信访",
        "纠纷",
        "调解",
        "援助",
        "普查",
        "统计",
        "信息",
        "系统",
        "平台",
        "网络",
        "数据",
        "满意度",
        "覆盖率",
        "合格率",
        "完成率",
        "及时率",
        "方式",
        "业务",
        "职责",
        "责任",
        "权益",
        "档案",
        "合同",
        "协议",
        "收入",
        "支出",
        "成本",
        "效益",
        "补偿",
        "保险",
        "贷款",
    ]
)
_LEAST, _TOGETHER = 60, 3.5
_SHORTEST, _LONGEST = 4, 8


def mine_terms(runs: Iterable[Sequence[str]]) -> list[tuple[str, int]]:
    """Terms with their counts, the frequent first: pointwise mutual information of at least 3.5 nats."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for run in runs:
        words.update(run)
        pairs.update(pairwise(run))
    total = sum(words.values())
    found = {
        one + other: count
        for (one, other), count in pairs.items()
        if count >= _LEAST
        and other in HEADS
        and len(one) >= 2
        and _SHORTEST <= len(one + other) <= _LONGEST
        and math.log(count * total / words[one] / words[other]) >= _TOGETHER
    }
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


if __name__ == "__main__":
    with lzma.open(sys.argv[1], "rt", encoding="utf-8") as file:
        mined = mine_terms(divide_lines(file.read().splitlines()))
    Path(sys.argv[2]).write_text("".join(f"{term}\t{count}\n" for term, count in mined), "utf-8")
