"""Every example of every rule file: what is bad is marked and repaired as written, what is good is left alone."""

import pytest

from qualitycheck.check.example import check_example
from qualitycheck.ruleset.load import load_rules
from qualitycheck.ruleset.schema import Example, Rule

BAD = [pytest.param(r, e, id=f"{r.name}-{n}") for r in load_rules() for n, e in enumerate(r.examples.bad)]
GOOD = [pytest.param(r, e, id=f"{r.name}-{n}") for r in load_rules() for n, e in enumerate(r.examples.good)]


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_bad_example_is_marked_and_repaired(rule: Rule, example: Example) -> None:
    found = check_example(rule, example)
    assert found, "nothing found"
    places = [place for diagnostic in found for place in diagnostic.places]
    wanted = [example.marks] if isinstance(example.marks, str) else example.marks
    assert wanted is not None, "a bad example says what is marked"
    assert sorted(place.text for place in places) == sorted(wanted)
    if example.field:
        assert {place.field for place in places} == {example.field}
    if example.fix is not None:
        assert example.fix in [fix.result for diagnostic in found for fix in diagnostic.fixes]


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_good_example_is_left_alone(rule: Rule, example: Example) -> None:
    assert [d.message for d in check_example(rule, example)] == []


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name)
def test_rule_is_complete(rule: Rule) -> None:
    assert rule.examples.bad, "a rule shows what it marks"
    assert rule.examples.good, "a rule shows what it leaves alone"
    assert rule.message.endswith("。") and rule.why.endswith("。")
    assert rule.grounds.text
