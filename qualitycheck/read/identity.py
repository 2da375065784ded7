"""The year and the department of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from qualitycheck.document.document import Department
from qualitycheck.document.field import Field
from qualitycheck.read.fields import one_line
from qualitycheck.read.form import Form
from qualitycheck.read.titles import split_code

_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*(?:年|-\d{1,2}(?!\d))")


def year_of(*sources: Iterable[str]) -> int | None:
    """The most frequent year of the first source that names one, the earlier mention where two tie."""
    for source in sources:
        years = Counter(year for text in source for year in _YEAR.findall(text))
        if years:
            return int(years.most_common(1)[0][0])
    return None


def department_of(forms: Iterable[Form]) -> Department:
    """The department most forms name, with its code where one gives it."""
    names, codes = Counter[str](), dict[str, str]()
    for form in forms:
        alone = one_line(form.first("department_code")).text
        for value in _departments(form):
            code, name = split_code(one_line(value))
            names[name.text] += 1
            if code or alone:
                codes.setdefault(name.text, code or alone)
    if not names:
        return Department()
    best = max(names, key=lambda name: (name in codes, names[name]))
    return Department(codes.get(best, ""), best)


def _departments(form: Form) -> list[Field]:
    named = [value for value in form.values.get("department", ()) if value]
    return named or [value for value in form.values.get("body", ()) if value]
