"""The level of government a department belongs to, and the words that name levels."""

from __future__ import annotations

import re
from functools import lru_cache

# From the widest to the narrowest; 区 counts as a county, for its offices report to a city.
LEVELS = ("nation", "province", "city", "county", "township", "village")
WORDS = {"全国": "nation", "国家级": "nation", "全省": "province", "省级": "province", "全自治区": "province", "全市": "city", "市级": "city",
         "全县": "county", "县级": "county", "全区": "county", "区级": "county", "全镇": "township", "全乡": "township", "镇级": "township",
         "乡级": "township", "全街道": "township", "全村": "village"}  # fmt: skip
_OWN = {"nation": "全国", "province": "全省", "city": "全市", "county": "全县", "township": "全镇"}
_PARTS = (
    (
        "township",
        re.compile(
            r"[一-龥]{2,}?(?:街道办事处|街道|镇|乡)(?:人民)?(?:政府|办事处|党委|[一-龥]{0,6}(?:中心|站|所|办))?$"
        ),
    ),
    (
        "county",
        re.compile(r"(?:[县旗]|(?<!自治)(?<![社地])区|(?<=[市州])[一-龥]{1,6}市)(?!域|划)[一-龥]{2,}$"),
    ),
    ("city", re.compile(r"[一-龥]{1,6}(?:市|州|盟|地区)(?!场|政|民)[一-龥]{2,}$")),
    ("province", re.compile(r"[一-龥]{2,4}(?:省|自治区)[一-龥]{2,}$")),
    ("nation", re.compile(r"^(?:国家|中国|中央|全国|财政部|教育部)")),
)


@lru_cache(maxsize=256)
def read_level(department: str) -> str:
    """The level of a department by its name, empty where the name does not tell."""
    name = re.sub(r"[（(].*?[)）]", "", department.strip())
    for level, pattern in _PARTS:
        if pattern.search(name):
            return level
    return ""


def own_word(level: str, department: str) -> str:
    """全县 or 全区, as the department's own name has it."""
    if level == "county":
        return (
            "全区"
            if re.search(r"区(?!域)", department) and "县" not in department
            else "全旗"
            if "旗" in department
            else "全县"
        )
    if level == "township":
        return "全街道" if "街道" in department else "全乡" if "乡" in department else "全镇"
    return _OWN.get(level, "")


def is_wider(word_level: str, own: str) -> bool:
    """Whether a level lies above one's own."""
    return LEVELS.index(word_level) < LEVELS.index(own)
