"""Writes large documents of invented projects for benchmarks: at least 80 % of the cell texts are distinct."""

from __future__ import annotations

import random
from collections.abc import Iterator

from qualitycheck.cli import use_one_thread

use_one_thread()  # as the command line does, before anything loads numpy

PLACES = [
    "青云",
    "石桥",
    "白鹿",
    "滨江",
    "长岭",
    "龙泉",
    "清溪",
    "柳河",
    "枫林",
    "双塔",
    "金沙",
    "玉带",
    "高坪",
    "南屏",
    "北关",
    "西渡",
    "东岳",
    "梅山",
    "竹溪",
    "桃源",
]
OBJECTS = [
    "残疾儿童",
    "护林员",
    "乡村教师",
    "退役士兵",
    "高龄老人",
    "村干部",
    "网格员",
    "种粮农户",
    "参赛选手",
    "基层医生",
    "志愿者",
    "困难学生",
]
THINGS = [
    "旅游厕所",
    "提灌站",
    "农村公路",
    "文化广场",
    "监测站",
    "路灯",
    "水质自动站",
    "卫生室",
    "图书室",
    "健身路径",
    "防火瞭望塔",
    "公交站亭",
]
WORKS = ["改造提升", "日常养护", "除险加固", "设备更新", "购置安装", "检测维修", "信息化改造", "环境整治"]
RATES = [
    "验收合格率",
    "设备完好率",
    "按期完成率",
    "培训合格率",
    "信息公开率",
    "问题整改率",
    "补助发放率",
    "档案建档率",
]
UNITS = ["座", "处", "个", "套", "台", "项"]
WORDS = [
    "根据",
    "年度",
    "计划",
    "安排",
    "组织",
    "实施",
    "完成",
    "统筹",
    "推进",
    "落实",
    "检查",
    "验收",
    "公示",
    "登记",
    "核算",
    "汇总",
    "按月",
    "逐项",
    "现场",
    "抽样",
    "比对",
    "归档",
]


def write_text(tables: int, seed: int = 1) -> str:
    """A document of so many project tables in the tab-led form of text copied out of Word."""
    random_source = random.Random(seed)
    return "\n".join(line for number in range(1, tables + 1) for line in _table(number, random_source))


def _row(cells: list[str]) -> list[str]:
    return [f"\t{cell}" for cell in cells] + [""]


def _table(number: int, source: random.Random) -> Iterator[str]:
    thing, work = source.choice(THINGS), source.choice(WORKS)
    place, people = source.choice(PLACES) + source.choice(PLACES), source.choice(OBJECTS)
    code = source.randrange(10**8, 10**9)
    count, cost = source.randrange(3, 900), source.randrange(2, 90)
    name = f"{place}片区{thing}{work}（{code % 9973}期）"
    yield f"{number}、{name}绩效目标表 TC {number}、{name}绩效目标表 \\f C \\l 1 "
    yield from _row([f"{352000 + number % 500}云溪县{source.choice(PLACES)}镇人民政府", "单位：元"])
    yield from _row(["项目编码", f"352-{code}-YKB", "项目名称", name])
    total = f"{count * cost * 10000}.00"
    yield from _row(["预算规模及资金用途", "预算数", total, "其中：财政资金", total, "其他资金", ""])
    yield from _row(
        [
            "",
            f"用于{place}等{count % 17 + 2}个村的{thing}{work}，{_phrase(source, 9)}，惠及{people}{count * 7}人。",
        ]
    )
    yield from _row(["资金支出计划（%）", "3月底", "6月底", "10月底", "12月底"])
    yield from _row(["", f"{count % 25}.00", f"{25 + count % 20}.00", f"{50 + count % 40}.00", "100.00"])
    goals = f"1、2025年{count % 5 + 7}月底前完成{thing}{work}{count}处，{_phrase(source, 7)}。\n2、{people}满意度达到{88 + count % 10}%以上，{_phrase(source, 5)}。"
    yield from ["\t绩效目标", "\t" + goals, ""]
    yield from _row(["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"])
    for level1, level2, title, value in _rows(source, place, thing, work, people, count, cost):
        described = f"{title}：{_phrase(source, 6)}的{source.choice(OBJECTS)}口径{source.randrange(10**6)}"
        yield from _row(
            [
                level1,
                level2,
                title,
                described,
                value,
                f"计划标准：{_phrase(source, 3)}{source.randrange(10**5)}号",
            ]
        )
    yield ""


def _rows(
    source: random.Random, place: str, thing: str, work: str, people: str, count: int, cost: int
) -> Iterator[tuple[str, str, str, str]]:
    mark = lambda: f"{source.choice(PLACES)}{source.randrange(10**4)}"  # noqa: E731
    yield "产出指标", "数量指标", f"{mark()}{thing}{work}数量", f"≥{count}{source.choice(UNITS)}"
    yield "产出指标", "数量指标", f"{mark()}受益{people}人数", f"≥{count * 7 + source.randrange(50)}人"
    yield (
        "产出指标",
        "质量指标",
        f"{mark()}{thing}{source.choice(RATES)}",
        f"≥{source.randrange(800, 1000) / 10}%",
    )
    yield (
        "产出指标",
        "时效指标",
        f"{mark()}{work}完成时间",
        f"2025年{count % 5 + 7}月{source.randrange(1, 29)}日前",
    )
    yield (
        "成本指标",
        "经济成本指标",
        f"{mark()}单个{thing}{work}成本",
        f"≤{cost}.{source.randrange(99)}万元/处",
    )
    yield (
        "效果指标",
        "社会效益指标",
        f"{place}{mark()}{people}服务覆盖率",
        f"≥{source.randrange(700, 1000) / 10}%",
    )
    yield (
        "满意度指标",
        "服务对象满意度指标",
        f"{mark()}{people}满意度",
        f"≥{source.randrange(850, 990) / 10}%",
    )


def _phrase(source: random.Random, words: int) -> str:
    return "".join(source.choice(WORDS) for _ in range(words)) + source.choice(PLACES)
