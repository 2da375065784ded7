"""Do the gold lists fit the cases, and do the built files hold the cells?"""
import csv
import pathlib
import re
import sys

import docx
import openpyxl
import yaml

HERE = pathlib.Path(__file__).parent
KINDS = set("unit value typo boilerplate mismatch structure consistency wording format vague measurable category circular coverage achievable duplicate".split())
FIELDS = set("level1 level2 name description value basis weight purpose goals schedule budget text scoring type".split())
bad = []


def texts(case, table, row, field):
    if table == 0:
        return [x["text"] for x in case["narrative"]]
    t = case["tables"][table - 1]
    if row == 0:
        one = {"name": [t["name"]], "purpose": [t["purpose"]], "goals": ["\n".join(t["goals"])], "schedule": t.get("schedule", []),
               "budget": list(t["budget"].values())}
        return one.get(field) or [r.get(field, "") for r in t["rows"]]
    r = t["rows"][row - 1]
    if field == "value":
        return [r["value"], r.get("op", ""), r.get("unit", ""), r.get("op", "") + r["value"] + r.get("unit", "")]
    return [r[field]]


def flat(path):
    if path.suffix == ".docx":
        d = docx.Document(path)
        cells = [p.text for p in d.paragraphs] + [c.text for t in d.tables for row in t.rows for c in row.cells]
    elif path.suffix == ".xlsx":
        cells = [str(c.value) for row in openpyxl.load_workbook(path).active.iter_rows() for c in row if c.value is not None]
    else:
        cells = [c for row in csv.reader(path.open(encoding="utf-8", newline="")) for c in row]
    return {re.sub(r"\s", "", c) for c in cells}


for source in sorted((HERE / "cases").glob("*.yaml")):
    case = yaml.safe_load(source.read_text(encoding="utf-8"))
    gold = yaml.safe_load((HERE / "gold" / source.name).read_text(encoding="utf-8"))
    name, count, seen = case["name"], dict(must=0, should=0, trap=0), set()
    say = lambda *x: bad.append((name,) + x)  # noqa: E731
    if not gold["clean"]:
        say("no clean table")
    for i, t in enumerate(case["tables"], 1):
        if t["no"] != i:
            say("number", i)
        if not 6 <= len(t["rows"]) <= 11:
            say("rows", i, len(t["rows"]))
        for r in t["rows"]:
            if any(not isinstance(v, str) for v in r.values()):
                say("not a string", i, r)
        if "schedule" in t and len(t["schedule"]) != 4:
            say("schedule", i)
    for f in gold["findings"]:
        where = (f["table"], f["row"], f["field"], f["text"])
        count[f["tier"]] += 1
        if set(f["kind"]) - KINDS or not f["kind"] or f["field"] not in FIELDS:
            say("kind or field", where)
        if f["table"] > len(case["tables"]) or f["table"] and f["row"] > len(case["tables"][f["table"] - 1]["rows"]):
            say("place", where)
            continue
        if (f["field"] == "text") != (f["table"] == 0):
            say("narrative field", where)
        if not any(f["text"] in x for x in texts(case, *where[:3])):
            say("text not in field", where)
        if f["row"] and case["tables"][f["table"] - 1]["rows"][f["row"] - 1]["name"] != f["row_name"]:
            say("row_name", where)
        if f["tier"] == "trap" and not f["text"]:
            say("trap without text", where)
        if f["tier"] != "trap":
            if f["table"] in gold["clean"]:
                say("finding in clean table", where)
            if where in seen:
                say("twice", where)
            seen.add(where)
    cells = flat(HERE / "files" / f"{name}.{case['format']}")
    want = [x["text"] for x in case["narrative"]]
    for t in case["tables"]:
        want += [t["purpose"], "".join(t["goals"]), t["code"], t["budget"]["total"]] + t.get("schedule", [])
        want += [v for r in t["rows"] for v in r.values()]
        if case["layout"] == "L7" and sum(int(r["weight"]) for r in t["rows"]) != 90:
            if not any(f["table"] == t["no"] and f["field"] == "weight" and f["tier"] == "must" for f in gold["findings"]):
                say("weights", t["no"])
        b = [float(x or 0) for x in t["budget"].values()]
        if abs(b[0] - b[1] - b[2]) > 1e-6 and not any(f["table"] == t["no"] and f["field"] == "budget" for f in gold["findings"]):
            say("budget", t["no"])
    for w in want:
        if w and re.sub(r"\s", "", w) not in cells:
            say("not in the file", w)
    if count["trap"] < 12 or count["must"] < 12:
        say("too few", count)
    print(name, "tables", len(case["tables"]), "rows", sum(len(t["rows"]) for t in case["tables"]), count)
print("\n".join(map(str, bad)) or "ok")
sys.exit(bool(bad))
