"""Descriptions of counts: what was done to what, or who took part, and the record it is taken from."""

from __future__ import annotations

import re

from qualitycheck.language.names import read_name
from qualitycheck.language.segment.roles import read_roles
from qualitycheck.suggest.received import find_received
from qualitycheck.suggest.recipes import PERSON, read_formulas, split_name

# 组织法治宣传场次 tells the deed first, whatever stands behind it.
_HELD_FIRST = re.compile(
    r"^(?P<deed>组织|开展|举办|举行|召开|承办)(?P<thing>[一-鿿“”]{2,14}?)(?P<head>场次|次数|期数|人次|人数|场数|批次)$"
)
_JOINED = re.compile(
    r"^(?:参加|参与)?(?P<what>(?!接受|享受|组织|开展|举办)[一-鿿“”]{2,16}(?:培训|轮训|演练|讲座|研修|活动|比赛))(?P<head>人数|人次)$"
)
# 上门, 入户: how something is done comes before what is done, and what is done counts by the head.
_ADVERB = re.compile(
    r"^(?P<how>上门|入户|现场|巡回|流动|集中|线上|线下)(?P<what>[一-鿿]{0,8}(?:认证|服务|检测|指导|宣传|宣讲|辅导|诊疗|核查|走访|调查|抽查|回访))(?P<head>人次|户次|次数|场次|件次)$"
)
_PLACE = re.compile(r"(?:站|点|室|所|中心|基地|馆|厅)$")
_YEARLY = re.compile(r"^(?:其中[:：]?|全年|年度|年内|年(?!鉴|报|检|会|货|画|终|轻|老))(?=[一-鿿]{2})")
# What a thing can hold, what befell it and how early it was are no deeds that a record of work counts.
_NO_DEED = re.compile(r"^可|^每?[千万百]人|被|提前|死亡|伤亡|占有|出流|倒伏|受灾")
_HELD = re.compile(r"(?:演出|活动|培训|检查|巡查|演练|宣讲|讲座|展览|比赛|会议)$")
_COUNTED_ONCE = {"人数": "，同一人只计一次", "户数": "，同一户只计一次"}
_SHORT = 2


def describe_deed(deed: str, thing: str, head: str) -> str:
    """How what is done to a thing is counted: 编发, 统计月报, 期数."""
    record = next(record for record in read_formulas()[1] if record.name.search(f"{deed}{thing}{head}"))
    return f"年内实际{deed}的{thing}{head}{_COUNTED_ONCE.get(head, '')}，以{record.source}为准"


def describe_count(name: str) -> str:
    """What is counted by which record; empty where nothing says what is done with it."""
    if name.endswith("人口") and len(name) > _SHORT:
        return f"年内实际{name[:-2]}的人口数，以受益登记为准"
    name = _YEARLY.sub("", name)
    if held := _HELD_FIRST.match(name):
        return describe_deed(held["deed"], held["thing"], held["head"])
    if met := _ADVERB.match(name):
        return f"年内实际{met['how']}开展{met['what']}的{met['head']}，以服务登记为准"
    if joined := _JOINED.match(name):
        once = _COUNTED_ONCE.get(joined["head"], "")
        source = "签到册" if "活动" not in name else "现场登记"
        return f"年内实际参加{joined['what']}的{joined['head']}{once}，以{source}为准"
    parts, read = split_name(name), read_name(name)
    record = next(record for record in read_formulas()[1] if record.name.search(name))
    if (
        parts.average
        or not (parts.thing or parts.measured)
        or _NO_DEED.search(parts.measured)
        or _NO_DEED.search(name)
    ):
        return ""
    if not parts.measured and not record.name.pattern:
        return ""  # nothing says what is done with it
    thing = parts.thing
    done = parts.measured or ("" if PERSON.search(thing) else record.verb)
    if not parts.measured and _PLACE.search(thing) and read_roles().is_action(thing[:_SHORT]):
        done, thing = thing[:_SHORT], thing[_SHORT:]  # 值守检查站 is manned, not carried out
    held = _HELD.search(f"{thing}{parts.measured}")
    if held and thing and parts.measured and name.startswith(f"{thing}{parts.measured}"):
        thing, done = f"{thing}{parts.measured}", record.verb  # 文艺演出 is what is held, not 演出的文艺
    if thing.startswith(done):
        thing = thing[len(done) :]
    linked = f"{done}的" if done and thing else done
    whole = find_received(name.removesuffix(parts.head or read.ending), done, thing)
    linked, thing = whole or (linked, thing)
    once = _COUNTED_ONCE.get(read.ending, "")
    return f"年内实际{linked}{thing}{parts.head or read.ending}{once}，以{record.source}为准"
