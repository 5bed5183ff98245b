from eval.sample.faults import FAULTS
from ingest.audit import RULES


def test_every_rule_has_a_fault_to_be_measured_on() -> None:
    """The table of rules and that of planted faults name the same."""
    assert list(RULES) == list(FAULTS)


def test_every_rule_is_explained_in_chinese() -> None:
    """A title for a list and a sentence for a clerk."""
    for rule in RULES.values():
        assert 3 <= len(rule.title) <= 10, rule
        assert rule.explanation.endswith("。"), rule
