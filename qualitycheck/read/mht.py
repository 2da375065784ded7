"""Web pages saved in one file (.mht .mhtml): the pages among its parts, nothing fetched from anywhere."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from pathlib import Path

from qualitycheck.document.limits import Limits
from qualitycheck.errors import BrokenInput
from qualitycheck.read.blocks import Block, Source
from qualitycheck.read.decode import decode
from qualitycheck.read.html import read_html

NO_PAGE = "里面没有网页"
CUT_OFF = "内容不完整"


def read_mht(path: Path, limits: Limits) -> Source:
    """The blocks of every page inside, frames after the page they stand in.

    Raises BrokenInput for a file cut off or without a page, and the errors of `read_html`.
    """
    data = path.read_bytes()
    try:
        message = message_from_bytes(data)
        boundary = message.get_boundary()
        parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
        pages = [(part.get_payload(decode=True), part.get_content_charset()) for part in parts]
    except (MessageError, LookupError, ValueError) as error:
        raise BrokenInput(NO_PAGE) from error
    if boundary and f"--{boundary}--".encode() not in data:
        raise BrokenInput(CUT_OFF)
    if not pages:
        raise BrokenInput(NO_PAGE)
    blocks: list[Block] = []
    for payload, charset in pages:
        if isinstance(payload, bytes) and payload.strip():
            blocks += read_html(decode(payload, charset or "").encode("utf-8"), limits).blocks
    return Source("mht", tuple(blocks))
