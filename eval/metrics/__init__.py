"""The metrics by name. A new one is a file with a dataclass that has ``score``, and a line here."""

from eval.metrics.answers import ExactNumbers, NotMisled, RightAnswer
from eval.metrics.base import Context, Corpus, Metric, Score, Span
from eval.metrics.citations import CitationPrecision, CitationRecall, EvidenceHit, Verbatim
from eval.metrics.grounding import Grounded
from eval.metrics.refusals import NotRefused, RightRefusal
from eval.metrics.retrieval import Retrieval

METRICS: dict[str, Metric] = {
    "right": RightAnswer(),
    "exact": ExactNumbers(),
    "not_misled": NotMisled(),
    "citation_precision": CitationPrecision(),
    "citation_recall": CitationRecall(),
    "verbatim": Verbatim(),
    "evidence": EvidenceHit(),
    "right_refusal": RightRefusal(),
    "not_refused": NotRefused(),
    "grounded": Grounded(),
    "recall_at_1": Retrieval("R@1", "检索@1"),
    "recall_at_5": Retrieval("R@5", "检索@5"),
    "mrr": Retrieval("RR", "MRR"),
}

__all__ = ["METRICS", "Context", "Corpus", "Metric", "Score", "Span"]
