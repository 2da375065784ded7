"""Budget, execution and period of a project, from its form."""

from __future__ import annotations

from qualitycheck.document.field import Field, join_fields
from qualitycheck.document.table import Budget, Execution
from qualitycheck.read.fields import one_line
from qualitycheck.read.form import Form

_RUN = ("initial", "budget", "spent", "rate")


def budget_of(form: Form) -> Budget:
    """The amounts as written; an execution block only where the form has one."""
    total, fiscal, other = (one_line(form.first(label)) for label in ("total", "fiscal", "other"))
    return Budget(total, fiscal, other, form.money, _execution(form))


def _execution(form: Form) -> Execution | None:
    if not any(form.first(label) for label in ("initial", "budget", "spent", "rate")):
        return None
    initial, budget, spent, rate = (form.first(label) for label in _RUN)
    return Execution(initial, budget, spent, rate, form.first("weight"), form.first("score"))


def period_of(form: Form) -> Field:
    """The project's term, also where its two ends stand in cells of their own."""
    whole = one_line(form.first("period"))
    ends = (one_line(form.first("start")), one_line(form.first("end")))
    return whole or join_fields((end for end in ends if end), "—")
