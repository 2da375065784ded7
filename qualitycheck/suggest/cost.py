"""Drafts of cost: a standard that the document states, else the budget divided by the one thing it buys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_UP, Decimal

from qualitycheck.document.table import Category
from qualitycheck.language.alignment import containment
from qualitycheck.language.segment.name import segment_name
from qualitycheck.suggest.case import Case
from qualitycheck.suggest.facts import Facts, Figure
from qualitycheck.suggest.figures import FROM_FIGURE, NO_COUNT, STATED, read_number
from qualitycheck.suggest.rows import move_row, write_row
from qualitycheck.suggest.suggestion import Draft
from qualitycheck.text.numbers import parse_number
from qualitycheck.text.quantity import parse_value

_DIVIDED = "单位成本由预算数{total}{money}÷{quantity}{unit}算出"
_EACH = re.compile(
    r"每(?P<each>[场人户亩个台套座公里平方米吨件生村站])|(?P<average>人|户|亩|场|台|套|座|件|例|村)均|单(?P<single>[座个台套件册批次])"
)
_STANDARD = re.compile(
    r"(?:^|[，,。；;、：:])(?P<who>[一-鿿]{2,8}?)(?:按|标准为|为)?(?P<each>每人每[月年天日]|每户每[月年]|每[人户亩])(?P<number>\d[\d,.]*)(?P<money>万?元)"
)
_PAY = re.compile(r"补助|补贴|救助|慰问|津贴|奖补|供养|伙食|报酬|工资")
_NO_GROUP = re.compile(r"对|给予|用于|发放|按照|将|支付|落实|标准|元|其中|提供|安排")
_DIVISIBLE = frozenset({"vehicle", "purchase", "works"})
_WHOLE = frozenset({"QV022", "QU005"})
_MOST_MONEY = Decimal(10) ** 15
"""No budget is as large, in whatever unit: a figure beyond is a slip of the keyboard and makes no standard."""
_CLAUSES = re.compile(r"[，,。；;、\n]|以及|和(?=[一-鿿]{2})")
_AIM = re.compile(r"提高|提升|保障|改善|促进|解决|投入|配套|满足|缩短|增强|推动|完成")


def draft_cost(case: Case, category: Category) -> Iterator[Draft]:
    """A standard that goals or purpose state, else the budget divided by the one thing that is bought or built."""
    for figure in case.facts.figures:
        each = _EACH.search(figure.thing + figure.action)
        if figure.unit.partition("/")[0] != "元" or each is None:
            continue
        unit = next(g for g in (each["each"], each["average"], each["single"]) if g)
        name = _cost_name(figure, case.facts)
        if not case.is_taken(name):
            value = f"≤{figure.number.replace('万', '')}", f"{'万' if '万' in figure.number else ''}元/{unit}"
            text = f"实际支出÷对应的{unit}数，以支出明细为准"
            yield _cost_row(case, category, (name, text), value, (figure.place, figure.text))
    yield from _draft_standards(case, category)
    yield from _divide_budget(case, category)


def _draft_standards(case: Case, category: Category) -> Iterator[Draft]:
    """What the purpose or a goal pays to each: 寄宿制补助标准 ≤600元/人·月."""
    for text, place in ((case.table.purpose.text, "资金用途"), (case.table.goals.text, "绩效目标")):
        for found in _STANDARD.finditer(text):
            who, each = found["who"], found["each"]
            paid = _PAY.search(who) or _PAY.search(text) or _PAY.search(case.table.project_name.text)
            if paid is None or _NO_GROUP.search(who):
                continue
            name = f"{who}标准" if _PAY.search(who) else f"{who}{paid.group()}标准"
            if case.is_taken(name):
                continue
            unit = f"{found['money']}/{each.replace('每', '·').strip('·')}"
            said = f"{who}{each}实际发放的{paid.group()}金额，以发放明细为准"
            value = f"≤{found['number']}", unit
            yield _cost_row(
                case, category, (name, said), value, (place, found.group().lstrip("，,。；;、：:"))
            )


def _cost_name(figure: Figure, facts: Facts) -> str:
    thing = figure.thing
    if not thing:
        each = _EACH.search(figure.action)
        unit = next((g for g in (each["each"], each["average"], each["single"]) if g), "") if each else ""
        counted = next(
            (f.thing for f in facts.figures if f.unit == unit and f.place == figure.place and f.thing), ""
        )
        thing = f"{counted}{_EACH.sub('', figure.action)}"
    thing = thing if re.search(r"成本|费用|投资|造价|标准|定额|单价", thing) else f"{thing}标准"
    return thing if len(thing) > 6 or not facts.object else f"{facts.object}{thing}"


def _cost_row(
    case: Case, category: Category, named: tuple[str, str], value: tuple[str, str], told: tuple[str, str]
) -> Draft:
    """`named` is name and description, `value` sign with number and unit, `told` where and in what words."""
    row = move_row(case.row, case.document, case.table, category)
    row = write_row(
        row, case.table, name=named[0], description=named[1], operator=value[0][0], number=value[0][1:], unit=value[1],
        basis=STATED.format(place=told[0]),
    )  # fmt: skip
    return Draft((row,), FROM_FIGURE.format(place=told[0], text=told[1]))


def _divide_budget(case: Case, category: Category) -> Iterator[Draft]:
    """Only where the money goes for one counted thing, so that the quotient means something."""
    budget = case.table.budget
    total = parse_number(budget.total.text.replace(",", "")) if budget.total else None
    counted = _counted_things(case)
    is_total = bool(case.codes & _WHOLE)
    if not total or total >= _MOST_MONEY or not budget.unit or len(counted) != 1:
        return
    divisible = is_total or bool(set(case.facts.kinds[:1]) & _DIVISIBLE)
    if not divisible or _count_actions(case) > 1:
        return
    thing, quantity, unit = counted[0]
    share = (total / quantity).quantize(Decimal("0.01"), ROUND_UP).normalize()
    number = f"{share:f}"
    thing = re.sub(r"(?:改造|修缮|建设|购置)$", "", thing) or thing
    labels = {"vehicle": "单车保险费用", "purchase": f"{thing}平均单价", "works": f"{thing}单位造价"}
    label = labels.get(next(iter(case.facts.kinds), ""), f"{thing}平均成本")
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
    return sum(bool(clause.strip()) and not _AIM.search(clause) for clause in _CLAUSES.split(text))


def _counted_things(case: Case) -> list[tuple[str, Decimal, str]]:
    """Thing, quantity and unit of every count that is no person, rate, money or time."""
    found: dict[tuple[Decimal, str], str] = {}
    for figure in case.facts.figures:
        number = read_number(figure)
        if (
            number
            and figure.unit not in NO_COUNT
            and not re.search(r"^(?:人|名|户|天|次|所|家|乡|村|月|年)", figure.unit)
        ):
            found.setdefault((number, figure.unit), figure.thing or case.facts.object)
    if not found:
        for row in case.table.indicators:
            value = parse_value(row.value.text)
            if (
                row.category == "quantity"
                and value.kind == "quantity"
                and value.low
                and value.unit
                and value.unit.name not in ("%", "人")
            ):
                things = [
                    row.name.text[s.start : s.end] for s in segment_name(row.name.text) if s.role == "object"
                ]
                if len(things) == 1 and containment(things[0], case.facts.text):
                    found.setdefault((value.low.normalize(), value.unit.name), things[0])
    return [(thing, number, unit) for (number, unit), thing in found.items()]
