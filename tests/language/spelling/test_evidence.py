"""What a document says elsewhere counts for a change, the less the longer the document is."""

from __future__ import annotations

from qualitycheck.language.spelling.candidates import REPLACE
from qualitycheck.language.spelling.evidence import Evidence
from qualitycheck.language.spelling.scorer import Change

WRONG, RIGHT = "因灾到损民房恢复重建", "核定倒损民房户数"
CHANGE = Change(2, 3, "到", "倒", REPLACE, 0.0)
FILLER = "全年开展安全检查，排查隐患并督促整改。" * 4000


def test_what_the_document_writes_elsewhere_speaks_for_a_change() -> None:
    assert Evidence([WRONG, RIGHT]).weigh(WRONG, CHANGE) > Evidence([WRONG]).weigh(WRONG, CHANGE)


def test_in_a_long_text_it_speaks_more_softly() -> None:
    short, long = Evidence([WRONG, RIGHT]), Evidence([WRONG, RIGHT, FILLER])
    assert 0 < long.weigh(WRONG, CHANGE) < short.weigh(WRONG, CHANGE)
