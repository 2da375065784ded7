"""Web pages changed in place."""

from __future__ import annotations

import pytest

from qualitycheck.document.field import Origin
from qualitycheck.document.limits import Limits
from qualitycheck.suggest.page import UNCLEAR, WebPage
from qualitycheck.suggest.placement import MOVED, CellEdit

PAGE = (
    "<!-- 车连 --><html><head><title>页</title></head>\r\n<body><p class=x>说明</p><TABLE><tr>"
    "<td> 车连\r\n</td><td>车连</td><td>&ge;100百分比&nbsp;</td><td>公<b>车卡</b></td></tr></table></body>"
)


def cell(column: int, start: int, old: str, new: str) -> CellEdit:
    return CellEdit(Origin("table", "1", 1, column), start, start + len(old), old, new)


def open_text(page: str = PAGE, encoding: str = "utf-8") -> WebPage:
    return WebPage(page.encode(encoding), Limits())


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig"])
def test_only_the_words_change(encoding: str) -> None:
    edits = [cell(2, 1, "连", "辆"), cell(3, 0, "≥", "="), cell(3, 4, "百分比", "%")]
    page = open_text(encoding=encoding)
    assert [page.obstacle(one) for one in edits] == ["", "", ""]
    wanted = PAGE.replace("<td>车连</td>", "<td>车辆</td>").replace("&ge;100百分比", "=100%")
    assert page.write(edits) == wanted.encode(encoding)


def test_what_is_inserted_is_text() -> None:
    made = cell(2, 2, "", "<b>&")
    page = open_text()
    assert page.obstacle(made) == ""
    assert "<td>车连&lt;b&gt;&amp;</td>".encode() in page.write([made])


def test_words_with_markup_inside_their_cell_are_left_alone() -> None:
    assert open_text().obstacle(cell(4, 2, "卡", "辆")) == UNCLEAR


def test_words_that_stand_elsewhere_too_are_left_alone() -> None:
    page = PAGE.replace("</body>", "<div hidden><script>'<td>车连</td>'</script></div></body>")
    assert open_text(page).obstacle(cell(2, 1, "连", "辆")) == UNCLEAR


def test_other_words_than_were_read_are_left_alone() -> None:
    assert open_text().obstacle(cell(2, 1, "卡", "辆")) == MOVED
