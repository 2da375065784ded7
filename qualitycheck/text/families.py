"""The Chinese names of the families of rules: in every report, and as a user may write them for the English ones."""

from __future__ import annotations

FAMILY_NAMES = {
    "typo": "错别字",
    "unit": "单位",
    "value": "指标值",
    "consistency": "一致性",
    "structure": "结构",
    "boilerplate": "套话",
    "mismatch": "错配",
    "wording": "表述",
    "format": "格式",
}
