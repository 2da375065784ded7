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
_YEAR_OF_DOCUMENT = re.compile(r"(?<!\d)(20\d\d)\s*年(?:度|\s*(?:部门|项目|单位)?预算|\s*(?:部门|项目))")


def year_of(*sources: Iterable[str]) -> int | None:
    """The most frequent year of the first source that names one; `2024年度` before a bare `2024年`."""
    for source in sources:
        texts = list(source)
        for pattern in (_YEAR_OF_DOCUMENT, _YEAR):
            years = Counter(year for text in texts for year in pattern.findall(text))
            if years:
                return int(years.most_common(1)[0][0])
    return None


def department_of(forms: Iterable[Form]) -> Department:
    """The department most forms name, with its code where one gives it."""
    names, codes = Counter[str](), dict[str, str]()
    for form in forms:
        for value in _departments(form):
            code, name = split_code(one_line(value))
            names[name.text] += 1
            if code:
                codes.setdefault(name.text, code)
    if not names:
        return Department()
    name = max(names, key=lambda n: (n in codes, names[n]))
    return Department(codes.get(name, ""), name)


def _departments(form: Form) -> list[Field]:
    return [value for label in ("department", "body") for value in form.values.get(label, ()) if value][:1]
