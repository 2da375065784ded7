"""Words that are both right somewhere: the context decides, and only the wrong word is marked."""

from __future__ import annotations

import pytest

from qualitycheck.session import check_text

CODES = {"QT004", "QT005"}


def found(text: str) -> list[tuple[str, str]]:
    """The words marked by the two rules, with the paragraph as it would read."""
    result = check_text(text)
    return [
        (place.text, fix.result)
        for document in result.documents
        for diagnostic in document.diagnostics
        if diagnostic.code in CODES
        for place, fix in zip(diagnostic.places, diagnostic.fixes, strict=False)
    ]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("各科室工单办理即时率偏低，需要通报。", "各科室工单办理及时率偏低，需要通报。"),
        ("检查全区再用锅炉的安全附件。", "检查全区在用锅炉的安全附件。"),
        ("专家评审后填写项目平价表。", "专家评审后填写项目评价表。"),
        ("当前就业形式严峻，岗位不足。", "当前就业形势严峻，岗位不足。"),
        ("设备己到期，申请更新。", "设备已到期，申请更新。"),
    ],
)
def test_the_word_that_does_not_fit_is_marked(wrong: str, right: str) -> None:
    assert [result for _, result in found(wrong)] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "各科室通过即时通讯群派单，办理及时率较高。",
        "维修合格后再用，未经检验不得再次使用。",
        "平价超市的平价蔬菜价格公示。",
        "宣传形式多样，国际形势多变。",
        "居民自己完成垃圾分类，利己利人。",
    ],
)
def test_the_word_that_fits_stays(text: str) -> None:
    assert found(text) == []
