"""What is wrong with a file of settings, in Chinese: libraries say it in English."""

from __future__ import annotations

import re

from msgspec import ValidationError

_UNREADABLE = "文件不存在或无权读取"
_NOT_UTF8 = "文字不是 UTF-8 编码"
_LINE = "第{line}行写法不对"
_UNFINISHED = "末尾没有写完"
_WRONG_TYPE = "{place}应为{wanted}，现在是{given}"
_WRONG_NUMBER = "{place}应为{wanted}，且{comparison}{limit}"
_NO_CHOICE = "{place}不能是“{value}”"
_MISSING = "{place}缺少“{name}”"
_UNKNOWN = "{place}没有“{name}”这一项"
_OTHER = "{place}的内容不对"
_PLACE = "“{name}”"
_TYPES = {
    "int": "整数",
    "float": "数字",
    "str": "文字",
    "bool": "true 或 false",
    "array": "列表",
    "object": "一组设置",
    "null": "空",
}
_COMPARISONS = {"<=": "不大于", ">=": "不小于"}
_AT = re.compile(r" - at (?:`key` in )?`\$(.*)`$")
_TYPE = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
_NUMBER = re.compile(r"Expected `(\w+)` ([<>]=) (\S+)")
_CHOICE = re.compile(r"Invalid enum value '?(.*?)'?$")
_NAMED = re.compile(r"Object (missing required|contains unknown) field `([^`]+)`")


def explain_fault(error: Exception) -> str:
    """The clause for an error met while a TOML or YAML file was read; which file, the caller says."""
    if isinstance(error, UnicodeDecodeError):
        return _NOT_UTF8
    if isinstance(error, ValidationError):
        return _explain_validation(str(error))
    if isinstance(error, OSError):
        return _UNREADABLE
    # Marks are of yaml, which need not be loaded for this; the context is where an open bracket stands.
    mark = getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)
    line = str(mark.line + 1) if mark else "".join(re.findall(r"at line (\d+)", str(error)))
    return _LINE.format(line=line) if line else _UNFINISHED


def _explain_validation(message: str) -> str:
    at = _AT.search(message)
    said = message[: at.start()] if at else message
    name = re.sub(r"\[[^\]]*\]", "", at[1]).strip(".") if at else ""
    place = _PLACE.format(name=name) if name else ""
    if found := _TYPE.fullmatch(said):
        return _WRONG_TYPE.format(place=place, wanted=_type(found[1]), given=_type(found[2]))
    if found := _NUMBER.fullmatch(said):
        comparison = _COMPARISONS[found[2]]
        return _WRONG_NUMBER.format(
            place=place, wanted=_type(found[1]), comparison=comparison, limit=found[3]
        )
    if found := _CHOICE.fullmatch(said):
        return _NO_CHOICE.format(place=place, value=found[1])
    if found := _NAMED.fullmatch(said):
        template = _MISSING if found[1].startswith("missing") else _UNKNOWN
        return template.format(place=place, name=found[2])
    return _OTHER.format(place=place)


def _type(names: str) -> str:
    return (
        "或".join(_TYPES.get(name, name) for name in names.split(" | ") if name != "null") or _TYPES["null"]
    )
