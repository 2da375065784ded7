"""What a language model is asked about one weak row, and how its answer is read."""

from __future__ import annotations

import re
import unicodedata

import msgspec

from qualitycheck.suggest.blank import BLANK
from qualitycheck.suggest.case import UNMEASURED, Case
from qualitycheck.suggest.rows import move_row, write_row
from qualitycheck.suggest.suggestion import Draft
from qualitycheck.text.units import load_units

ORIGIN = "本单位语言模型建议（{model}）"
_SYSTEM = (
    "你是财政部门的绩效目标审核人。把给出的薄弱指标改写为一条可直接填报的三级指标。只用表中已有的数字；"
    "表中没有的数字一律写作“＿＿”，不得编造。名称是名词性短语；比率写明分子÷分母×100%。"
    '只回答一个JSON对象：{"name":"","description":"","operator":"≥|≤|=","number":"","unit":""}'
)
_TABLE = (
    "项目名称：{project}\n资金用途：{purpose}\n绩效目标：{goals}\n预算数：{budget}{unit}\n其他指标：{others}"
)
_ROW = "薄弱指标：类别 {category}；名称 {name}；描述 {description}；指标值 {value}"
_JSON = re.compile(r"\{[^{}]*\}")
_NUMBER = re.compile(r"\d[\d,.]*")
_FIGURE = re.compile(rf"(?:[0-9][0-9,.]*|{BLANK})?")
_MONEY = frozenset({"万元", "亿元"})
_FORMULA = re.compile(r"[×x*]\s*100\s*[%％]")
_OPERATORS = ("≥", "≤", "=")
_LONGEST = {"name": 40, "description": 300, "number": 20, "unit": 12}


class Answer(msgspec.Struct, forbid_unknown_fields=False):
    """The fields the model is asked for."""

    name: str
    description: str = ""
    operator: str = ""
    number: str = BLANK
    unit: str = ""


def write_prompt(case: Case) -> list[dict[str, str]]:
    """The messages: exactly what leaves this program."""
    table, row = case.table, case.was
    about = _TABLE.format(
        project=table.project_name.text, purpose=table.purpose.text, goals=table.goals.text,
        budget=table.budget.total.text, unit=table.budget.unit, others="、".join(case.names),
    )  # fmt: skip
    asked = _ROW.format(
        category=row.level2.text, name=row.name.text, description=row.description.text, value=row.value.text
    )
    return [{"role": "system", "content": _SYSTEM}, {"role": "user", "content": f"{about}\n{asked}"}]


def read_answer(text: str, case: Case, model: str) -> Draft | None:
    """The draft an answer describes; None where it is no such object or has a number that the document has not.

    Raises ValueError where it is no text that could be written, RecursionError where it is nested too deeply.
    """
    found = _JSON.search(text)
    try:
        answer = msgspec.json.decode(found.group(), type=Answer) if found else None
    except msgspec.DecodeError:
        return None
    if answer is None or answer.operator not in (*_OPERATORS, "") or not answer.name.strip():
        return None
    if any(len(getattr(answer, field)) > most for field, most in _LONGEST.items()):
        return None
    if not _FIGURE.fullmatch(answer.number) or not is_unit(answer.unit):
        return None
    said = f"{answer.name} {_FORMULA.sub('', answer.description)} {answer.number} {answer.unit}"
    if not set(_NUMBER.findall(said)) <= _known_numbers(case):
        return None
    row = move_row(case.row, case.document, case.table, case.row.category) if case.row.category else case.row
    row = write_row(
        row, case.table, name=answer.name, description=answer.description, operator=answer.operator,
        number=answer.number or BLANK, unit=answer.unit, basis=case.row.basis.text or f"计划标准：{BLANK}",
    )  # fmt: skip
    return Draft((row,), ORIGIN.format(model=model), (UNMEASURED,) if BLANK in row.value.text else ())


def is_unit(text: str) -> bool:
    """Whether a unit holds no figure, in digits or in words: 五千台, /98765台; 万元, 千米 and 百分点 are units."""
    known = load_units()
    return all(
        part in _MONEY
        or part in known.category
        or part in known.aliases
        or all(unicodedata.numeric(character, None) is None for character in part)
        for part in text.split("/")
    )


def _known_numbers(case: Case) -> set[str]:
    texts = [
        case.facts.everything,
        case.table.budget.field.text,
        *(r.value.text for r in case.table.indicators),
    ]
    return {number for text in texts for number in _NUMBER.findall(text)}
