"""What nearly is a word of the document's own is likelier a slip; what only sounds like one is not."""

from __future__ import annotations

from qualitycheck.language.spelling.checker import SpellingChecker

OWN = ("委托第三方审核工程造价", "完成审核的维修项目数量", "审核意见应在五日内送达")


def find(*texts: str) -> list[tuple[str, str]]:
    """What is taken to be wrong in the texts of one document, and what it should read."""
    found = SpellingChecker().check(texts, (), 0.85)
    return [
        (text[c.start : c.end], c.replacement) for text, each in zip(texts, found, strict=True) for c in each
    ]


def test_a_word_of_the_document_written_otherwise_once() -> None:
    assert find("委托造价审合项目数", *OWN) == [("合", "核")]


def test_the_same_slip_is_doubted_where_the_document_has_no_such_word() -> None:
    assert find("委托造价审合项目数") == []


def test_a_word_of_its_own_is_left_alone() -> None:
    assert find("整合审批事项", "评审和验收同步进行", *OWN) == []


def test_a_verb_with_its_result_is_no_slip() -> None:
    own = ("调解矛盾纠纷件数", "人民调解员补贴", "调解成功率")
    assert find("全年受理并调结的矛盾纠纷件数", *own) == []


def test_how_things_are_counted_is_no_slip() -> None:
    assert find("听证室改造间数", "办结复议案件数", "全年受理案件数", "行政复议案件数") == []


def test_two_characters_of_a_word_of_its_own_the_other_way_round() -> None:
    own = ("全年发放手册3万册", "发放及时率95%", "手册发放时间为6月底前")
    assert find("制作放发防灾减灾手册3万册", *own) == [("放发", "发放")]
    assert find("制作堂食、外送餐盒", "食堂管理", "食堂用餐人次", "食堂食材采购") == []
