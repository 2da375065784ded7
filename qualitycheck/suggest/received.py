"""Counts of those for whom something is done: 享受助餐服务的老人, not 享受的助餐服务老人."""

from __future__ import annotations

import re

_CARRIED = re.compile(
    "享受|接受|参加|参与|获得|取得|引入|引进|开通|纳入|实行|加入|落实|通过|达到|建立|配备|使用|应用|推行|实施"
)
_RECEIVED = re.compile(
    r"(?P<what>[一-鿿“”]{0,10}?(?:服务|管理|保险|补贴|补助|政策|技术|系统|机制|制度|教育|培训|救助|援助|待遇|认证|评估|登记|治疗))"
    r"(?P<whose>(?!人数|户数)[一-鿿]{1,5})"
)
_REACHED = re.compile(
    r"[一-鿿]{2,12}(?:触达|覆盖|惠及|受益|辐射)"
    r"|(?:享受|接受|参加|参与|获得|取得|纳入|加入)[一-鿿]{0,10}(?:服务|管理|保险|补贴|补助|教育|培训|救助|援助|待遇|治疗|证书|资格|活动|演练|调查)"
)


def find_received(name: str, deed: str, thing: str) -> tuple[str, str] | None:
    """What is received, with 的, and who has it, for a name without its head, its deed and its thing; None for a count of
    what is done to the thing itself.
    """
    carrier = _RECEIVED.fullmatch(thing) if _CARRIED.fullmatch(deed) else None
    if carrier is not None:
        return f"{deed}{carrier['what']}的", carrier["whose"]
    reached = _REACHED.fullmatch(name)
    return (f"{reached.group()}的", "") if reached else None
