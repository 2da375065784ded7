"""Verify gold against cases: places exist, texts are substrings, clean tables clean, counts.  python check.py"""
import sys
from collections import Counter
from pathlib import Path

import yaml

HERE = Path(__file__).parent
FIELDS = "level1 level2 name description value basis weight purpose goals schedule budget text actual score deviation".split()
KINDS = set("unit value typo boilerplate mismatch structure consistency wording format vague measurable category circular coverage achievable duplicate".split())
COLUMNS = {"L3": ["value"], "L6": ["op", "value", "unit", "description"], "L1": ["description", "value", "basis"],
           "L17": ["value", "actual", "weight", "score", "deviation"]}
bad = []


def place(case, f):
    """The texts of the field a finding names, or None where there is no such place."""
    if f["table"] == 0:
        return [p["text"] for p in case["narrative"]] if f["field"] == "text" and f["row"] == 0 else None
    if not 1 <= f["table"] <= len(case["tables"]):
        return None
    t = case["tables"][f["table"] - 1]
    if f["row"] == 0:
        return {"name": [t["name"]], "purpose": [t["purpose"]], "goals": t["goals"], "schedule": t.get("schedule"),
                "budget": [v for v in (*t["budget"].values(), *(v for v in (t.get("execution") or {}).values() if isinstance(v, str)))],
                "level1": [""], "level2": [""], "weight": [""], "basis": [""]}.get(f["field"])
    if not 1 <= f["row"] <= len(t["rows"]):
        return None
    r = t["rows"][f["row"] - 1]
    if f["row_name"] != r["name"]:
        return None
    if f["field"] == "value":
        return [r.get("op", ""), r["value"], r.get("unit", "")]
    return [r[f["field"]]] if f["field"] in r else None


for src in sorted((HERE / "cases").glob("*.yaml")):
    case = yaml.safe_load(src.read_text(encoding="utf-8"))
    gold = yaml.safe_load((HERE / "gold" / src.name).read_text(encoding="utf-8"))
    say = lambda *a: bad.append((case["name"], *a))
    if not (HERE / "files" / f"{case['name']}.{case['format']}").exists():
        say("not built")
    if [t["no"] for t in case["tables"]] != list(range(1, len(case["tables"]) + 1)):
        say("table numbers")
    for t in case["tables"]:
        if not 6 <= len(t["rows"]) <= 11:
            say(t["no"], "rows", len(t["rows"]))
        for i, r in enumerate(t["rows"], 1):
            if list(r) != ["level1", "level2", "name", *COLUMNS[case["layout"]]] or not all(isinstance(v, str) for v in r.values()):
                say(t["no"], i, "keys or types", r)
    seen = Counter()
    for f in gold["findings"]:
        texts = place(case, f)
        if f["field"] not in FIELDS or not f["kind"] or not set(f["kind"]) <= KINDS or f["tier"] not in ("must", "should", "trap"):
            say("field, kind or tier", f)
        if texts is None:
            say("no such place", f)
        elif f["text"] and not any(f["text"] in x for x in texts):
            say("text not in field", f, texts)
        elif f["row"] and not f["text"] and not all(x == "" for x in texts):
            say("empty text for a field that is not blank", f)
        if f["tier"] == "trap" and not f["text"]:
            say("trap without text", f)
        if f["table"] in gold["clean"] and f["tier"] != "trap":
            say("finding in a clean table", f)
        key = (f["table"], f["row"], f["field"], f["text"])
        for g in gold["findings"]:
            if g is not f and (g["table"], g["row"], g["field"]) == key[:3] and "trap" in (f["tier"], g["tier"]) and f["tier"] != g["tier"] \
                    and f["text"] and g["text"] and (f["text"] in g["text"] or g["text"] in f["text"]) and set(f["kind"]) & set(g["kind"]):
                say("trap against finding", f["text"], g["text"], f["row_name"])
        seen[key] += 1
    for key, n in seen.items():
        if n > 1 and key[3]:
            say("twice", key)
    tiers = Counter(f["tier"] for f in gold["findings"])
    print(f"{case['name']:14} tables {len(case['tables'])} rows {sum(len(t['rows']) for t in case['tables'])} clean {gold['clean']} "
          f"must {tiers['must']} should {tiers['should']} trap {tiers['trap']}")
for b in bad:
    print("BAD", *b)
print("ok" if not bad else f"{len(bad)} problems")
sys.exit(bool(bad))
