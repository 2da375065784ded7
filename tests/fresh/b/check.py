# -*- coding: utf-8 -*-
"""Verifies gold/ against cases/ and the built files: python check.py"""
import os, sys, yaml, csv, io, collections
HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = set("unit value typo boilerplate mismatch structure consistency wording format vague measurable category circular coverage achievable duplicate".split())
FIELDS = set("level1 level2 name description value basis weight purpose goals schedule budget text".split())
bad = []
def content(n, fmt):
    p = f"{HERE}/files/{n}.{fmt}"
    if fmt == "txt": return open(p, encoding="utf-8").read()
    if fmt == "csv": return "\n".join(x for r in csv.reader(io.StringIO(open(p, "rb").read().decode("gb18030"), newline="")) for x in r)
    if fmt == "xlsx":
        import openpyxl
        return "\n".join(str(x.value) for r in openpyxl.load_workbook(p).active.iter_rows() for x in r if x.value is not None)
    import docx
    d = docx.Document(p)
    return "\n".join([x.text for x in d.paragraphs] + [x.text for t in d.tables for r in t.rows for x in r.cells])
for fn in sorted(os.listdir(f"{HERE}/cases")):
    n = fn[:-5]
    c = yaml.safe_load(open(f"{HERE}/cases/{fn}", encoding="utf-8")); g = yaml.safe_load(open(f"{HERE}/gold/{fn}", encoding="utf-8"))
    T = {t["no"]: t for t in c["tables"]}; cnt = collections.Counter()
    E = lambda *m: bad.append((n,) + m)
    for t in c["tables"]:
        if not 6 <= len(t["rows"]) <= 11: E("rows", t["no"], len(t["rows"]))
        for r in t["rows"]:
            if not all(isinstance(v, str) for v in r.values()): E("not a string", t["no"], r)
    if not g["clean"]: E("no clean table")
    for f in g["findings"]:
        cnt[f["tier"]] += 1
        if f["field"] not in FIELDS: E("field", f)
        if not f["kind"] or set(f["kind"]) - KINDS: E("kind", f)
        if f["tier"] not in ("must", "should", "trap"): E("tier", f)
        if f["tier"] == "trap" and not f["text"]: E("trap without text", f)
        if f["table"] == 0:
            if f["field"] != "text" or f["row"] or not any(f["text"] in x["text"] for x in c["narrative"]): E("narrative", f)
            continue
        t = T.get(f["table"])
        if not t: E("table", f); continue
        if f["table"] in g["clean"] and f["tier"] != "trap": E("clean table has a finding", f)
        k = f["field"]
        if f["row"] == 0:
            hay = {"name": [t["name"]], "purpose": [t["purpose"]], "goals": t["goals"], "schedule": t.get("schedule", []),
                   "budget": list(t["budget"].values()), "level2": [""], "basis": [""], "weight": [""]}.get(k)
            if hay is None or not any(f["text"] in x for x in hay): E("text not in table field", f)
        else:
            if not 1 <= f["row"] <= len(t["rows"]): E("row", f); continue
            r = t["rows"][f["row"] - 1]
            if f["row_name"] != r["name"]: E("row_name", f)
            if k == "value":
                ok = any(f["text"] in r.get(x, "") for x in ("op", "value", "unit")) or f["text"] in r.get("op", "") + r["value"] + r.get("unit", "")
            else: ok = k in r and f["text"] in r[k]
            if not ok: E("text not in row field", f)
    # weights
    for t in c["tables"]:
        if "weight" in t["rows"][0]:
            s = sum(float(r["weight"]) for r in t["rows"])
            if (s not in (90, 100)) != any(f["table"] == t["no"] and f["field"] == "weight" and f["row"] == 0 for f in g["findings"]): E("weight sum", t["no"], s)
        b = t["budget"]
        if (abs(float(b["total"]) - float(b["fiscal"] or 0) - float(b["other"] or 0)) > .001) != any(f["table"] == t["no"] and f["field"] == "budget" and f["tier"] == "must" for f in g["findings"]): E("budget", t["no"])
    hay = content(n, c["format"])
    for t in c["tables"]:
        for s in [t["name"], t["code"], t["purpose"], *t["goals"]] + [r[k] for r in t["rows"] for k in r if k not in ("level1", "level2")]:
            if s not in hay: E("not in the built file", t["no"], s)
    for x in c["narrative"]:
        if not all(l in hay for l in x["text"].split("\n")): E("narrative not in file", x["text"])
    if cnt["trap"] < 12: E("few traps", cnt["trap"])
    print(n, "tables", len(T), "rows", sum(len(t["rows"]) for t in T.values()), dict(cnt), "clean", g["clean"])
for b in bad: print("BAD", *b)
print("ok" if not bad else f"{len(bad)} problems"); sys.exit(bool(bad))
