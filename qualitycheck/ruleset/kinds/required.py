"""Kind `required`: parts that a table must have.

params: groups (first-level groups; every one must occur) or categories (second-level categories; with
`within` the group they belong to), title (how a missing part is called in the message, by part);
projects (pattern on name, purpose and goals: only such projects need it), projects_not (never these);
alternatives (other categories that count for a part), minimum_rows (smaller tables are left alone).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from qualitycheck.document.table import ProjectTable
from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, place_table
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule


def prepare(rule: Rule) -> Check:
    """Compiles the list of parts and the kinds of project."""
    params = rule.params
    titles: dict[str, str] = params["title"]
    level = "group" if "groups" in params else "category"
    needed: tuple[str, ...] = tuple(params["groups" if level == "group" else "categories"])
    within: str = params.get("within", "")
    alternatives: dict[str, list[str]] = params.get("alternatives", {})
    concerned = _compile_projects(params.get("projects"), params.get("projects_not"))

    def check(context: Context) -> Iterator[Finding]:
        for table in context.document.tables:
            rows = context.written_indicators(table)
            if len(rows) < params.get("minimum_rows", 1) or not concerned(table):
                continue
            if not {"level1", "level2"} & table.columns:
                continue  # the form has no levels (L2, L7, L21): nothing says what a row belongs to
            present = {str(getattr(row, level)) for row in rows}
            if within and not any(row.group == within for row in rows):
                continue
            missing = [p for p in needed if p not in present and not present & set(alternatives.get(p, ()))]
            if missing:
                words = "、".join(titles[part] for part in missing)
                yield Finding(
                    place_table(table, "level1" if level == "group" else "level2"), {"missing": words}
                )

    return check


def _compile_projects(wanted: str | None, unwanted: str | None) -> Callable[[ProjectTable], bool]:
    search = re.compile(wanted).search if wanted else None
    refuse = re.compile(unwanted).search if unwanted else None

    def concerned(table: ProjectTable) -> bool:
        about = f"{table.project_name.text}\n{table.purpose.text}\n{table.goals.text}"
        return (search is None or search(about) is not None) and (refuse is None or refuse(about) is None)

    return concerned
