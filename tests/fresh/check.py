"""Checks that the gold of f or g fits the cases, and that the marks of tables fit those of their rows.   usage: check.py SET"""
import sys
from collections import Counter
from pathlib import Path

import yaml

HERE = Path(sys.argv[1]).resolve()
FIELDS = "level1 level2 name description value basis weight purpose goals schedule budget text".split()
KINDS = set("unit value typo boilerplate mismatch structure consistency wording format vague measurable category "
            "circular coverage achievable duplicate".split())
bad = 0


def err(*a):
    global bad
    bad += 1
    print("ERROR", *a)


for f in sorted((HERE / "cases").glob("*.yaml")):
    c = yaml.safe_load(f.read_text(encoding="utf-8"))
    g = yaml.safe_load((HERE / "gold" / f.name).read_text(encoding="utf-8"))
    T, seen = c["tables"], set()
    if not (HERE / "files" / f"{c['name']}.{c['format']}").exists():
        err(f.stem, "no built file")
    for i, t in enumerate(T, 1):
        if t["no"] != i or not 7 <= len(t["rows"]) <= 12:
            err(f.stem, "table", i, "number or rows")
        for r in t["rows"]:
            if any(not isinstance(v, str) for v in r.values()):
                err(f.stem, i, "not a string", r)
    for x in g["findings"]:
        where = (f.stem, x["table"], x["row"], x["field"], x["text"])
        if x["tier"] not in ("must", "should", "trap") or x["field"] not in FIELDS or not x["kind"] or set(x["kind"]) - KINDS:
            err(*where, "tier, field or kind")
        if x["tier"] == "trap" and not x["text"]:
            err(*where, "trap without text")
        if x["tier"] != "trap" and x["table"] in g["clean"]:
            err(*where, "finding in a clean table")
        if (where, x["tier"]) in seen:
            err(*where, "twice")
        seen.add((where, x["tier"]))
        if x["table"] == 0:
            cells = [n["text"] for n in c["narrative"]]
            if x["field"] != "text":
                err(*where, "field of the narrative")
        elif x["table"] > len(T):
            err(*where, "no such table")
            continue
        else:
            t = T[x["table"] - 1]
            if x["row"] > len(t["rows"]):
                err(*where, "no such row")
                continue
            if x["row"]:
                r = t["rows"][x["row"] - 1]
                if x["row_name"] != r["name"]:
                    err(*where, "row_name")
                cells = [r.get("op", ""), r["value"], r.get("unit", ""), r.get("op", "") + r["value"] + r.get("unit", "")] \
                    if x["field"] == "value" else [r[x["field"]]]
                if x["tier"] == "must" and not x["text"] and r[x["field"]] != "":
                    err(*where, "no text though the cell is not empty")
            else:
                cells = {"budget": list(t["budget"].values()), "schedule": t.get("schedule", []), "goals": t["goals"],
                         "purpose": [t.get("purpose", "")], "name": [t["name"]], "level2": [""], "weight": [""]}[x["field"]]
        if not any(x["text"] in s for s in cells):
            err(*where, "text not in the field")
    n = Counter(x["tier"] for x in g["findings"])
    if n["trap"] < 20:
        err(f.stem, "fewer than 20 traps")
    want = [(i, j) for i, t in enumerate(T, 1) for j in range(1, len(t["rows"]) + 1)]
    if [(x["table"], x["row"]) for x in g["rows"]] != want or [x["table"] for x in g["smart"]] != list(range(1, len(T) + 1)):
        err(f.stem, "marks missing or doubled")
    for x in g["smart"] + g["rows"]:
        if any(x[k] not in range(5) for k in "SMART"):
            err(f.stem, "mark", x)
    for x in g["smart"]:
        R = [r for r in g["rows"] if r["table"] == x["table"]]
        for k in "SMART":  # §9: the rows set an upper bound
            p = sum(r[k] < 3 for r in R) / len(R)
            good = any(r[k] == 4 for r in R) if k == "T" else sum(r[k] for r in R) / len(R) >= 3.5
            top = (4 if good else 3) if p == 0 else 3 if p <= .2 else 2 if p <= (.6 if k == "T" else .5) else 1
            if x[k] > top:
                err(f.stem, "table", x["table"], k, "above its rows")
        if (x["overall"] == "优") != (x["table"] in g["clean"]) or x["overall"] not in "优良中差":
            err(f.stem, "table", x["table"], "grade")
    flawed = [x for x in g["findings"] if x["tier"] != "trap"]
    core = sum(bool(set(x["kind"]) & set("mismatch category boilerplate circular vague measurable".split())) for x in flawed)
    per = Counter(k for x in flawed for k in x["kind"][:1])
    for i in range(1, len(T) + 1):  # every row below 3 in S M A R has a finding
        for r in (r for r in g["rows"] if r["table"] == i and min(r["S"], r["M"], r["R"]) < 3):
            if not any(x["table"] == i and x["row"] == r["row"] for x in flawed):
                err(f.stem, i, r["row"], "low marks without a finding")
    print(f"  core families {core}/{len(flawed)} = {core / len(flawed):.0%}", dict(per))
    print(f"{f.stem}: tables {len(T)}, rows {sum(len(t['rows']) for t in T)} {[len(t['rows']) for t in T]}, "
          f"must {n['must']}, should {n['should']}, trap {n['trap']}, clean {g['clean']}")
print("ok" if not bad else f"{bad} errors")
sys.exit(bool(bad))
