"""A library of the user's own: a workbook with the columns that provincial libraries have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from qualitycheck.errors import UsageError
from qualitycheck.read.words import category_of
from qualitycheck.suggest.library import OWN, Entry, Library

COLUMNS = {
    "category": ("二级指标", "二级", "指标类型", "指标类别"),
    "name": ("三级指标", "指标名称", "三级指标名称", "绩效指标"),
    "description": ("指标解释", "绩效指标描述", "指标说明", "指标描述", "计算公式"),
    "operator": ("指标性质", "计算符号", "符号"),
    "value": ("指标值", "参考值", "目标值", "参考指标值"),
    "unit": ("计量单位", "度量单位", "单位"),
    "basis": ("指标值确定依据", "取值依据", "依据", "数据来源"),
    "kind": ("项目类型", "项目类别", "适用项目"),
    "sector": ("行业领域", "行业", "领域", "部门"),
}
TEMPLATE_HEAD = (
    "行业领域", "项目类型", "一级指标", "二级指标", "三级指标", "指标解释", "指标性质", "指标值", "计量单位", "指标值确定依据",
)  # fmt: skip
_NEEDED = ("category", "name")
_MOST_ROWS, _LONGEST, _MOST_BYTES = 50_000, 2_000, 50_000_000
_UNREADABLE = "指标库 {path} 无法读取，请存成 xlsx 后再试。"
_TOO_LARGE = "指标库 {path} 过大（超过{limit}），请拆分。"
_NO_COLUMNS = "指标库 {path} 的第一行应有“{names}”两列，模板见 corpus/library/指标库模板.xlsx。"
_NO_CATEGORY = "指标库 {path} 第{row}行的二级指标“{text}”不认识，请写数量指标、质量指标、时效指标、经济成本指标、社会效益指标、服务对象满意度指标等。"
_NO_ROWS = "指标库 {path} 中没有指标。"


def read_library_book(path: Path) -> Library:
    """Reads and checks a workbook. Raises UsageError with the row that is wrong."""
    lines = _read_lines(path)
    head = [str(cell).strip() for cell in lines[0]] if lines else []
    places = {
        field: next((head.index(word) for word in names if word in head), -1)
        for field, names in COLUMNS.items()
    }
    if any(places[field] < 0 for field in _NEEDED):
        names = "”“".join(COLUMNS[field][0] for field in _NEEDED)
        raise UsageError(_NO_COLUMNS.format(path=path.name, names=names))
    entries = tuple(_read_entries(path, lines[1:], places))
    if not entries:
        raise UsageError(_NO_ROWS.format(path=path.name))
    return Library(entries)


def _read_lines(path: Path) -> list[Sequence[object]]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # only who brings a library waits

    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UsageError(_TOO_LARGE.format(path=path.name, limit=f"{_MOST_BYTES // 1_000_000}MB"))
        book = CalamineWorkbook.from_path(str(path))
        lines: list[Sequence[object]] = list(book.get_sheet_by_index(0).to_python(nrows=_MOST_ROWS + 2))
    except (CalamineError, OSError, IndexError) as error:
        raise UsageError(_UNREADABLE.format(path=path.name)) from error
    if len(lines) > _MOST_ROWS + 1:
        raise UsageError(_TOO_LARGE.format(path=path.name, limit=f"{_MOST_ROWS}行"))
    return lines


def _read_entries(path: Path, lines: Sequence[Sequence[object]], places: dict[str, int]) -> Iterator[Entry]:
    category_text = ""
    for number, line in enumerate(lines, 2):
        cells = {field: _cell(line, place) for field, place in places.items()}
        category_text = cells["category"] or category_text  # merged cells leave the rows below blank
        if not cells["name"]:
            continue
        category = category_of(category_text)
        if not category:
            raise UsageError(_NO_CATEGORY.format(path=path.name, row=number, text=category_text))
        value = f"{cells['operator']}{cells['value']}{cells['unit']}"
        yield Entry(
            cells["name"], cells["description"], value, cells["basis"], category, cells["kind"], cells["sector"], OWN,
        )  # fmt: skip


def _cell(line: Sequence[object], place: int) -> str:
    if not 0 <= place < len(line):
        return ""
    cell = line[place]
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return text.strip()[:_LONGEST]
