"""Kind `site`: another 片区, 小区, 水库 or 公园 than the one that the project is named after.

params: fields; types (what a site is called behind its name, longest first) and common (words before a type that are no
name: 老旧小区, 安置小区), as patterns; elsewhere: signs that another site is meant (relocation, comparison).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, Replacement, place_row
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule


def prepare(rule: Rule) -> Check:
    """Compiles how sites are told."""
    params = rule.params
    own_site = re.compile(
        rf"^(?:[一-鿿]{{1,8}}[省市县区旗镇乡])?(?P<name>[一-鿿]{{2,3}})(?P<type>{params['types']})"
    )
    common, elsewhere = re.compile(params["common"]), re.compile(params["elsewhere"])

    def check(context: Context) -> Iterator[Finding]:
        for table in context.document.tables:
            own = own_site.search(table.project_name.text)
            if not own or common.search(own["name"]):
                continue
            site = own["name"] + own["type"]
            other_site = re.compile(rf"(?:^|[，,。；;（在为对占由])(?P<site>[一-鿿]{{2,3}}{own['type']})")
            told = f"{table.purpose.text}\n{table.goals.text}\n{table.project_name.text}"
            for row in context.rows_by_table[table.number]:
                for field in params["fields"]:
                    text = row.indicator.field(field).text
                    for match in () if elsewhere.search(text) else other_site.finditer(text):
                        other = match["site"]
                        if other.endswith(site) or other in told or common.search(other[: -len(own["type"])]):
                            continue
                        place = place_row(table, row.indicator, field, match.span("site"))
                        values = describe_row(row) | {"text": other, "own": site}
                        yield Finding(place, values, (Replacement(place, site),))

    return check
