"""What one sure error says of the others of its sentence."""

from __future__ import annotations

from qualitycheck.language.spelling.company import estimate_company, weigh_company
from qualitycheck.language.spelling.correction import Correction

TEXT = "二月四日之十日放家调休，共七天。"
DOUBTFUL = Correction(1, 2, "日", 0.4)
LIKELY = Correction(4, 5, "至", 0.8)
SURE = Correction(8, 9, "假", 0.99)


def test_several_errors_a_sentence_are_company_and_one_is_none() -> None:
    assert estimate_company([TEXT] * 50, [[LIKELY, SURE]] * 50) < -1
    second = Correction(12, 13, "共", 0.95)
    assert estimate_company([TEXT] * 50, [[SURE, second]] * 50) > 2


def test_a_document_of_few_errors_says_little() -> None:
    assert abs(estimate_company([TEXT], [[SURE]])) < 0.2
    assert estimate_company([TEXT], [[]]) == 0


def test_a_likely_error_is_weighed_by_its_company_and_nothing_else_is() -> None:
    for company, least, most in ((3.0, 0.95, 1.0), (-2.0, 0.0, 0.5)):
        doubtful, likely, sure = weigh_company(TEXT, [DOUBTFUL, LIKELY, SURE], company)
        assert (doubtful, sure) == (DOUBTFUL, SURE)
        assert least < likely.confidence < most


def test_another_sentence_is_no_company() -> None:
    text = "放家之日。" + TEXT
    found = (Correction(2, 3, "至", 0.8), Correction(13, 14, "假", 0.99))
    assert weigh_company(text, found, 3.0) == found
