"""Drafts from the figures of the document: quantities and dates of the goals, unit cost from the budget."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_UP, Decimal

from qualitycheck.document.table import Category
from qualitycheck.language.alignment import containment, same_measure
from qualitycheck.language.names import read_name
from qualitycheck.suggest.blank import BLANK
from qualitycheck.suggest.case import UNMEASURED, Case, usual_note
from qualitycheck.suggest.facts import Facts, Figure
from qualitycheck.suggest.formulas import describe
from qualitycheck.suggest.rows import move_row, write_row
from qualitycheck.suggest.suggestion import Draft
from qualitycheck.text.dates import parse_date
from qualitycheck.text.numbers import SCALES, parse_number
from qualitycheck.text.quantity import parse_value
from qualitycheck.text.units import parse_unit

_FROM = "指标值取自{place}“{text}”"
_BASIS = "计划标准：本表{place}"
_DATED = "日期取自绩效目标“{text}”"
_DATE_BLANK = "绩效目标没有写明完成时间，须由编制人填写"
_DIVIDED = "单位成本由预算数{total}{money}÷{quantity}{unit}算出"
_HEADS = (
    (re.compile(r"^(?:人|名|位)$"), "人数"), (re.compile(r"^人次$"), "人次"), (re.compile(r"^户$"), "户数"),
    (re.compile(r"^场次?$"), "场次"), (re.compile(r"^次$"), "次数"), (re.compile(r"^期$"), "期数"),
    (re.compile(r"平方|亩|公顷"), "面积"), (re.compile(r"^(?:公里|千米)$"), "里程"), (re.compile(r"^天$"), "天数"),
    (re.compile(r"^批次$"), "批次"),
)  # fmt: skip
_HELD = (
    (re.compile(r"(?:活动|演出|讲座|展览|宣讲)$"), "场次", "场"), (re.compile(r"(?:培训|培训班|研修班)$"), "期数", "期"),
    (re.compile(r"(?:会议|研讨会|论坛|巡查|检查|督导|演练|评审|考试)$"), "次数", "次"),
    (re.compile(r"(?:工程|改造|修缮)$"), "数量", "处"), (re.compile(r"(?:监测|检测|抽检)$"), "批次", "批次"),
)  # fmt: skip
_NO_DEED = frozenset({"保障", "推动", "提升", "提高", "促进", "加强", "保证", "改善", "丰富"})
_EMPTY_ACTION = frozenset({"完成", "实施", "开展", "保障", "组织", "进行", "做好", "落实", "确保", "实现", "建成"})
_NO_COUNT = frozenset({"%", "‰", "百分点", "个百分点", "元", "万元"})
_DONE = {"purchase": "购置完成", "works": "完工", "payment": "发放完成", "activity": "举办", "training": "完成"}
_EACH = re.compile(
    r"每(?P<each>[场人户亩个台套座公里平方米吨件生村站])|(?P<average>人|户|亩|场|台|套|座|件|例|村)均|单(?P<single>[座个台套件册批次])"
)
_DIVISIBLE = frozenset({"vehicle", "purchase", "works"})
_WHOLE = frozenset({"QV022", "QU005"})
_AIM = re.compile(r"提高|提升|保障|改善|促进|解决|投入|配套|满足|缩短|增强|推动|完成")
_SAME = 0.6


def uncovered_figures(case: Case) -> Iterator[Figure]:
    """The counts of the goals that no row has taken up."""
    for figure in case.facts.figures:
        number = _read_number(figure)
        if number is None or not figure.thing or not figure.action or figure.unit in _NO_COUNT or figure.at_most or not figure.unit:
            continue
        if len(figure.thing) < 2 or re.search(r"^全|等$|[、，]", figure.thing):
            continue
        if not any(_takes_up(row.value.text, row.name.text, figure, number) for row in case.table.indicators):
            yield figure


def _read_number(figure: Figure) -> Decimal | None:
    plain = figure.number.replace(",", "")
    number = parse_number(plain.rstrip("万亿"))
    return number * SCALES[plain[-1]] if number is not None and plain[-1] in SCALES else number


def _takes_up(value: str, name: str, figure: Figure, number: Decimal) -> bool:
    parsed = parse_value(value)
    unit = parse_unit(figure.unit)[1]
    scale = parse_unit(figure.unit)[0]
    if parsed.low is not None and parsed.low == number * scale:
        return True
    alike = max(containment(figure.thing, name), containment(read_name(name).stem, figure.thing))
    return alike >= _SAME or (same_measure(parsed.unit, unit) and alike > 0)


def name_figure(figure: Figure) -> str:
    """The name of an indicator for a figure: 购置医疗设备数量."""
    head = next((head for pattern, head in _HEADS if pattern.search(figure.unit)), "数量")
    action = "" if figure.action in _EMPTY_ACTION else figure.action
    thing = re.sub(r"^(?:建成|完成|开展)", "", figure.thing)
    if thing.endswith(head):
        head = ""
    return f"{action}{thing}{head}"


def draft_figures(case: Case) -> Iterator[Draft]:
    """A quantity row for each count of the goals that no row has taken up."""
    for figure in uncovered_figures(case):
        name = name_figure(figure)
        if case.is_taken(name):
            continue
        row = move_row(case.row, case.document, case.table, "quantity")
        row = write_row(
            row, case.table, name=name, description=describe(name, case.facts), operator="≥", number=figure.number,
            unit=figure.unit, basis=_BASIS.format(place=figure.place),
        )  # fmt: skip
        yield Draft((row,), _FROM.format(place=figure.place, text=figure.text))


def find_figure(case: Case, name: str) -> Figure | None:
    """The figure of the goals that speaks of what a name measures, in a unit that the name can have."""
    read = read_name(name)
    words = read.stem if len(read.stem) >= 2 else read.core
    best, found = _SAME, None
    for figure in case.facts.figures:
        is_rate = figure.unit in ("%", "‰")
        if read.is_rate != is_rate or (read.kind == "count" and figure.unit in _NO_COUNT):
            continue
        if read.kind == "time":
            continue
        alike = containment(words, figure.action + figure.thing)
        if alike >= best:
            best, found = alike, figure
    return found


def draft_actions(case: Case) -> Iterator[Draft]:
    """A count, left blank, for each goal that names what will be held and that no row has taken up."""
    for action, thing, place in case.facts.actions:
        counted = next(((head, unit) for pattern, head, unit in _HELD if pattern.search(thing)), None)
        if counted is None or not 3 <= len(thing) <= 14 or re.search(r"[、，和等]", thing) or action in _NO_DEED:
            continue
        name = f"{thing}{counted[0]}"
        if case.is_taken(name) or any(containment(thing, other) >= _SAME for other in case.names):
            continue
        row = move_row(case.row, case.document, case.table, "quantity")
        row = write_row(
            row, case.table, name=name, description=f"年内实际{action}的{thing}{counted[0]}合计，以活动记录为准", operator="≥",
            number=BLANK, unit=counted[1], basis=_BASIS.format(place=place),
        )  # fmt: skip
        yield Draft((row,), f"{place}没有指标对应", (UNMEASURED,))


def draft_dates(case: Case) -> Iterator[Draft]:
    """By the date of the goals; where they name none, a name that asks for a date keeps a blank one."""
    name = _time_name(case)
    for text, sentence in case.facts.dates if name else ():
        value = _full_date(case, text)
        if value:
            yield _date_row(case, name, value, (), _DATED.format(text=sentence.strip()[:40]))
    if read_name(case.row.name.text).kind == "time" and case.document.year:
        value = f"{case.document.year}年{BLANK}月{BLANK}日前"
        yield _date_row(case, case.row.name.text, value, (_DATE_BLANK,), "由本行改写")


def draft_on_time(case: Case) -> Iterator[Draft]:
    """The share of what was done by the planned time."""
    rate = _on_time_rate(case.facts)
    if rate and not case.is_taken(rate[0]):
        row = move_row(case.row, case.document, case.table, "timeliness")
        row = write_row(
            row, case.table, name=rate[0], description=rate[1], operator="≥", number=BLANK, unit="%",
            basis=f"计划标准：{BLANK}",
        )  # fmt: skip
        yield Draft((row,), "按计划完成的工作量改写", (UNMEASURED, *usual_note(rate[0])))


def _time_name(case: Case) -> str:
    read = read_name(case.row.name.text)
    if read.kind == "time":
        return case.row.name.text
    stem = re.sub(r"(?:完成)?(?:及时性|及时率|及时)?$", "", read.core) if read.core else ""
    if re.search(r"采购|建设|改造|施工|发放|演练|培训|举办|出版|印制|安装|交付", stem):
        return f"{stem}完成时间"
    if not case.facts.object or not case.facts.kinds:
        return ""
    done = _DONE.get(case.facts.kinds[0], "完成")
    thing = case.facts.object
    if done.startswith("购置") and "购" in thing:
        done = "完成"
    return f"{thing}{done}时间"


def _full_date(case: Case, text: str) -> str:
    """The date as written, with the document's year where it names a month only; empty for a mere year."""
    found = parse_date(text)
    if found is None or not any(point.month for point in found.value.points) or found.value.recurring:
        return ""
    if not any(point.year for point in found.value.points) and case.document.year:
        return f"{case.document.year}年{text}"
    return text


def _date_row(case: Case, name: str, value: str, notes: tuple[str, ...], origin: str) -> Draft:
    row = move_row(case.row, case.document, case.table, "timeliness")
    basis = f"计划标准：{BLANK}" if notes else "计划标准：本表绩效目标"
    row = write_row(
        row, case.table, name=name, description=describe(name, case.facts), operator="", number=value, unit="",
        basis=basis,
    )  # fmt: skip
    return Draft((row,), origin, notes)


def held_as(thing: str) -> str:
    """In what a thing that is held or done is counted: 场次 of a 活动; empty for other things."""
    return next((head for pattern, head, _ in _HELD if pattern.search(thing)), "")


def _on_time_rate(facts: Facts) -> tuple[str, str] | None:
    for figure in facts.figures:
        if re.search(r"^(?:期|场|次|批次?|项|件|座|处|个|家)$", figure.unit) and 2 < len(figure.thing) <= 12:
            unit = re.sub(r"^批次?$", "批次", figure.unit)
            noun = {"次": "次数", "期": "期数", "场": "场次", "批次": "批次"}.get(unit, "数量")
            return (
                f"{figure.thing}按期完成率",
                f"按计划时间完成的{figure.thing}{noun}÷计划完成的{figure.thing}{noun}×100%，以工作台账为准",
            )
    held = held_as(facts.object)
    if held:
        return (
            f"{facts.object}按期完成率",
            f"按计划时间完成的{facts.object}{held}÷计划完成的{facts.object}{held}×100%，以工作台账为准",
        )
    return None


def draft_cost(case: Case, category: Category) -> Iterator[Draft]:
    """A standard that goals or purpose state, else the budget divided by the one thing that is bought or built."""
    for figure in case.facts.figures:
        each = _EACH.search(figure.thing + figure.action)
        if figure.unit.partition("/")[0] != "元" or each is None:
            continue
        unit = next(g for g in (each["each"], each["average"], each["single"]) if g)
        name = _cost_name(figure, case.facts)
        if not case.is_taken(name):
            money = f"{'万' if '万' in figure.number else ''}元"
            number = figure.number.replace("万", "")
            yield _cost_row(case, category, name, number, f"{money}/{unit}", figure)
    yield from _divide_budget(case, category)


def _cost_name(figure: Figure, facts: Facts) -> str:
    thing = figure.thing
    if not thing:
        each = _EACH.search(figure.action)
        unit = next((g for g in (each["each"], each["average"], each["single"]) if g), "") if each else ""
        counted = next((f.thing for f in facts.figures if f.unit == unit and f.place == figure.place and f.thing), "")
        thing = f"{counted}{_EACH.sub('', figure.action)}"
    thing = thing if re.search(r"成本|费用|投资|造价|标准|定额|单价", thing) else f"{thing}标准"
    return thing if len(thing) > 6 or not facts.object else f"{facts.object}{thing}"


def _cost_row(case: Case, category: Category, name: str, number: str, unit: str, figure: Figure) -> Draft:
    row = move_row(case.row, case.document, case.table, category)
    row = write_row(
        row, case.table, name=name, description=f"实际支出÷对应的{unit.partition('/')[2]}数，以支出明细为准", operator="≤",
        number=number, unit=unit, basis=_BASIS.format(place=figure.place),
    )  # fmt: skip
    return Draft((row,), _FROM.format(place=figure.place, text=figure.text))


def _divide_budget(case: Case, category: Category) -> Iterator[Draft]:
    """Only where the money goes for one counted thing, so that the quotient means something."""
    budget = case.table.budget
    total = parse_number(budget.total.text.replace(",", "")) if budget.total else None
    counted = _counted_things(case)
    is_total = bool(case.codes & _WHOLE)
    if not total or not budget.unit or len(counted) != 1:
        return
    if not is_total and (not set(case.facts.kinds[:1]) & _DIVISIBLE or _count_actions(case) > 1):
        return
    thing, quantity, unit = counted[0]
    share = (total / quantity).quantize(Decimal("0.01"), ROUND_UP).normalize()
    number = f"{share:f}"
    thing = re.sub(r"(?:改造|修缮|建设|购置)$", "", thing) or thing
    labels = {"vehicle": "单车保险费用", "purchase": f"{thing}平均单价", "works": f"{thing}单位造价"}
    label = labels.get(case.facts.kinds[0], f"{thing}平均成本")
    description = f"{case.table.project_name.text}支出总额÷{thing}数量，以支付凭证为准"
    shown = f"{total.normalize():f}"
    note = _DIVIDED.format(total=shown, money=budget.unit, quantity=f"{quantity:f}", unit=unit)
    row = move_row(case.row, case.document, case.table, category)
    row = write_row(
        row, case.table, name=label, description=description, operator="≤", number=number,
        unit=f"{budget.unit}/{unit}", basis=f"预算支出标准：预算数{shown}{budget.unit}÷{quantity:f}{unit}",
    )  # fmt: skip
    yield Draft((row,), note, (), (number, shown))


def _count_actions(case: Case) -> int:
    """How many things are done with the money, as the clauses of the purpose tell."""
    text = case.table.purpose.text or case.table.goals.text
    return sum(bool(clause.strip()) and not _AIM.search(clause) for clause in re.split(r"[，,。；;\n]", text))


def _counted_things(case: Case) -> list[tuple[str, Decimal, str]]:
    """Thing, quantity and unit of every count that is no person, rate, money or time."""
    found: dict[tuple[Decimal, str], str] = {}
    for figure in case.facts.figures:
        number = _read_number(figure)
        if number and figure.unit not in _NO_COUNT and not re.search(r"^(?:人|名|户|天|次|所|家|乡|村|月|年)", figure.unit):
            found.setdefault((number, figure.unit), figure.thing or case.facts.object)
    if not found:
        for row in case.table.indicators:
            value = parse_value(row.value.text)
            if row.category == "quantity" and value.kind == "quantity" and value.low and value.unit and value.unit.name not in ("%", "人"):
                found.setdefault((value.low.normalize(), value.unit.name), case.facts.object)
    return [(thing, number, unit) for (number, unit), thing in found.items()]
