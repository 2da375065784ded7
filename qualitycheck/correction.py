"""A file corrected: read, checked, repaired, and the written copy read and checked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from qualitycheck.config import Configuration
from qualitycheck.document.diagnostic import Applicability
from qualitycheck.document.document import Document
from qualitycheck.document.field import Origin
from qualitycheck.document.limits import Limits
from qualitycheck.document.result import CheckedDocument
from qualitycheck.errors import UsageError
from qualitycheck.openxml.listing import add_sheet
from qualitycheck.read.office import converted, find_office
from qualitycheck.read.open import read_path
from qualitycheck.report.changes import COLUMNS, SHEET, WIDTHS, list_rows
from qualitycheck.session import make_checker
from qualitycheck.suggest.edits import DECLINED, Accept, Obstacle, Plan, Repair, plan_repairs
from qualitycheck.suggest.page import open_page
from qualitycheck.suggest.placement import CellEdit
from qualitycheck.suggest.plain import open_csv, open_plain
from qualitycheck.suggest.tracked import open_tracked
from qualitycheck.suggest.workbook import open_workbook

FIXED_LAYOUT = "{kind} 只能看、不能改写，请在原来的 Word 或 Excel 文件上按下面的清单修改。"
SAVE_AS = "{kind} 文件不能直接改写，请用 Word、WPS 另存为 {suffix} 后再修改；要改的地方列在下面。"
NAME_IT = "{kind} 文件会先转换成 {suffix} 再修改，请把 --output 写成 {suffix} 结尾的文件名。"
KEEP_SUFFIX = "修改后的文件仍是 {suffix} 格式，请把 --output 写成 {suffix} 结尾的文件名。"
WRITTEN = "这处已按另一条意见改过，两条意见不一致，请核对"
# A second look finds what the first repairs uncovered; more than this many would be a rule against a rule.
_ROUNDS = 3


class Writer(Protocol):
    """A file open for changes."""

    @property
    def obstacle(self) -> Obstacle:
        """Why a change cannot be written, empty where it can."""

    def write(self, cells: Iterable[CellEdit]) -> bytes:
        """The file with the changes."""


_WRITERS: dict[str, Callable[[Path, Limits], AbstractContextManager[Writer]]] = {
    "docx": open_tracked,
    "xlsx": open_workbook,
    "txt": open_plain,
    "csv": open_csv,
    "html": open_page,
}
# What LibreOffice makes of formats that only their own programs write.
_CONVERTED = {"doc": "docx", "wps": "docx", "rtf": "docx", "odt": "docx", "xls": "xlsx", "ods": "xlsx"}
_SUFFIXES = {
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
}
_PAGES = {"pdf": "PDF", "png": "扫描件", "jpg": "扫描件", "jpeg": "扫描件"}


@dataclass(frozen=True, slots=True)
class Round:
    """One look at the document: the words it found, and what it changed in them."""

    document: Document
    plan: Plan


@dataclass(frozen=True, slots=True)
class Correction:
    """What was found before and after, what was changed, and the corrected copy.

    `data` is None where the format cannot be written; `refusal` then says so in one Chinese sentence.
    """

    before: CheckedDocument
    rounds: tuple[Round, ...]
    data: bytes | None = None
    after: CheckedDocument | None = None
    refusal: str = ""

    @property
    def plan(self) -> Plan:
        """What all rounds made, and what the last one left."""
        repairs = (repair for one in self.rounds for repair in one.plan.repairs)
        return Plan(tuple(repairs), self.rounds[-1].plan.refusals)


def correct_path(
    path: Path,
    output: Path | None,
    configuration: Configuration,
    suggested: bool = False,
    accept: Accept | None = None,
) -> Correction:
    """The corrected copy of a file, to be written to `output`; where that is None the plan alone.

    The safe fixes, or with `suggested` all of them; `accept` is asked about each. Raises ReadError for what
    cannot be read, and UsageError, before the check, for an output of another suffix.
    """
    check = make_checker(configuration, scored=False)
    document = read_path(path, configuration.limits)
    kind = document.format
    refusal = _refusal(kind) if output else ""
    if output and not refusal:
        _refuse_suffix(kind, path, output)
    checked = check(document)
    if output is None or refusal:
        plan = _plan_only(checked, path, configuration.limits, suggested)
        return Correction(checked, (Round(checked.document, plan),), refusal=refusal)
    with _writable(path, kind) as (source, written_kind):
        if source != path:
            checked = _renamed(check(read_path(source, configuration.limits)), path)
        rounds = _Rounds(check, configuration, written_kind, suggested)
        return rounds.run(source, checked, accept)


def _refusal(kind: str) -> str:
    """Why files of a format cannot be written, empty where they can."""
    if kind in _WRITERS or (kind in _CONVERTED and find_office() is not None):
        return ""
    template = FIXED_LAYOUT if kind in _PAGES else SAVE_AS
    return template.format(kind=_PAGES.get(kind, kind), suffix=_CONVERTED.get(kind, "docx"))


def _refuse_suffix(kind: str, path: Path, output: Path) -> None:
    """Raises UsageError where the output's suffix is not that of what will be written."""
    if kind in _CONVERTED:
        template, wanted = NAME_IT, f".{_CONVERTED[kind]}"
    else:
        suffix = path.suffix.lower()
        template, wanted = KEEP_SUFFIX, suffix if suffix in _SUFFIXES.get(kind, (suffix,)) else f".{kind}"
    if output.suffix.lower() != wanted:
        raise UsageError(template.format(kind=kind, suffix=wanted or path.name))


def _plan_only(checked: CheckedDocument, path: Path, limits: Limits, suggested: bool) -> Plan:
    """The repairs, and what stands against some where that can be told without writing."""
    kind = checked.document.format
    if kind not in _WRITERS:
        return plan_repairs(checked, suggested)
    with _WRITERS[kind](path, limits) as writer:
        return plan_repairs(checked, suggested, writer.obstacle)


@contextmanager
def _writable(path: Path, kind: str) -> Iterator[tuple[Path, str]]:
    """The file to change and its format: the file itself, or a converted copy."""
    if kind in _WRITERS:
        yield path, kind
        return
    made = _CONVERTED[kind]
    with converted(path, made, f"input{path.suffix}") as copy:
        yield copy, made


def _renamed(checked: CheckedDocument, path: Path) -> CheckedDocument:
    return replace(checked, document=replace(checked.document, path=str(path)))


@dataclass(slots=True)
class _Rounds:
    """Writes, reads what was written, and goes on while that leads to further repairs."""

    check: Callable[..., CheckedDocument]
    configuration: Configuration
    kind: str
    suggested: bool
    rounds: list[Round] = field(default_factory=list)
    written: set[Origin] = field(default_factory=set)

    def run(self, source: Path, checked: CheckedDocument, accept: Accept | None) -> Correction:
        data = self._write(source, checked, accept)
        after = checked
        with TemporaryDirectory(prefix="qualitycheck-") as folder:
            copy = Path(folder, source.name)
            for rounds_left in range(_ROUNDS, -1, -1):
                copy.write_bytes(data)
                after = self.check(read_path(copy, self.configuration.limits))
                if accept is not None or not rounds_left:
                    break
                data = self._write(copy, after, self._may_follow)
                if not self.rounds[-1].plan.cells:
                    break
        made = Correction(checked, tuple(self.rounds), data, _renamed(after, Path(checked.document.path)))
        if self.kind == "xlsx" and self.written:
            rows = [row for one in self.rounds for row in list_rows(one.document, one.plan)[1:]]
            return replace(made, data=add_sheet(data, SHEET, [COLUMNS, *_numbered(rows)], WIDTHS))
        return made

    def _may_follow(self, document: Document, repair: Repair) -> bool:
        """Whether a further round may make the repair: no rule may answer another's advice with its own."""
        again = any(cell.origin in self.written for cell in repair.cells)
        return not again or repair.fix.applicability == Applicability.SAFE

    def _write(self, path: Path, checked: CheckedDocument, accept: Accept | None) -> bytes:
        with _WRITERS[self.kind](path, self.configuration.limits) as writer:
            plan = plan_repairs(checked, self.suggested, writer.obstacle, accept)
            data = writer.write(plan.cells) if plan.cells else path.read_bytes()
        if self.rounds:
            plan = Plan(plan.repairs, tuple(
                replace(one, reason=WRITTEN) if one.reason == DECLINED else one for one in plan.refusals
            ))  # fmt: skip
            self.rounds[-1] = replace(self.rounds[-1], plan=replace(self.rounds[-1].plan, refusals=()))
        self.rounds.append(Round(checked.document, plan))
        self.written.update(cell.origin for cell in plan.cells)
        return data


def _numbered(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows counted through."""
    return [(str(number), *row[1:]) for number, row in enumerate(rows, 1)]
