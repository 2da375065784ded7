# -*- coding: utf-8 -*-
"""Authoring helper: keeps a finding beside the text it is about and writes cases/ and gold/."""
import os, yaml
HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

class Doc:
    def __init__(self, **meta):
        self.case = dict(meta, narrative=[], tables=[])
        self.gold = []
        self.clean = []
    def _add(self, t, r, g, row_name):
        tier, field, text, kind, fix, note = (tuple(g) + ("",) * 6)[:6]
        self.gold.append(dict(table=t, row=r, field=field, text=text,
                              kind=kind.split(), fix=fix, tier=tier, note=note, row_name=row_name))
    def p(self, style, text, *gs):
        self.case["narrative"].append(dict(style=style, text=text))
        for g in gs:
            self._add(0, 0, (g[0], "text") + tuple(g[1:]), "")
    def table(self, code, name, total, fiscal, other, purpose, goals, rows, schedule=None, notes=None,
              g=(), clean=False, keys=()):
        no = len(self.case["tables"]) + 1
        t = dict(no=no, code=code, name=name, budget=dict(total=total, fiscal=fiscal, other=other))
        if schedule: t["schedule"] = schedule
        t["purpose"] = purpose; t["goals"] = goals
        if notes: t["notes"] = notes
        t["rows"] = []
        for x in g: self._add(no, 0, x, name if x[1] == "name" else "")
        for i, row in enumerate(rows, 1):
            cells = [c for c in row if isinstance(c, str)]
            gs = [c for c in row if not isinstance(c, str)]
            assert len(cells) == len(keys), (no, i, cells)
            d = dict(zip(keys, cells)); t["rows"].append(d)
            for x in gs: self._add(no, i, x, d["name"])
        self.case["tables"].append(t)
        if clean: self.clean.append(no)
    def save(self):
        n = self.case["name"]
        kw = dict(allow_unicode=True, sort_keys=False, width=1000, default_flow_style=False)
        with open(f"{HERE}/cases/{n}.yaml", "w", encoding="utf-8") as f: yaml.safe_dump(self.case, f, **kw)
        with open(f"{HERE}/gold/{n}.yaml", "w", encoding="utf-8") as f:
            yaml.safe_dump(dict(clean=self.clean, findings=self.gold), f, **kw)
M, S, T = "must", "should", "trap"
