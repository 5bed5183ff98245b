"""Finding passages: fusion, the likely part, and a cross-encoder of our own making."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.chain import PassageRetriever
from assistant.errors import RerankerUnavailable
from assistant.lookup.parts import likely_parts
from assistant.lookup.rerank import Reranker, open_reranker
from assistant.lookup.retrieve import RERANKED, Retriever, favour, fuse, rerank
from assistant.settings import Settings
from ingest.types import Part

CHARACTERS = "行政许可处罚公开信息申请水情更新及时微信公众号推送消息人员培训？。，"


@pytest.fixture(scope="module")
def tiny_cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder with random weights and a vocabulary of characters."""
    import torch
    from sentence_transformers import CrossEncoder
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("model")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *dict.fromkeys(CHARACTERS)]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=512, num_labels=1,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder / "bert")
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder / "bert")
    CrossEncoder(str(folder / "bert")).save(str(folder / "tiny"))
    return folder / "tiny"


def test_fusing_rewards_what_both_rank() -> None:
    """A passage both find beats one that only one does, and words weigh more than vectors."""
    scores = fuse(["a", "b"], ["b", "c"])
    assert sorted(scores, key=lambda pid: -scores[pid]) == ["b", "a", "c"]
    assert fuse(["a"], ["c"])["a"] > fuse(["a"], ["c"])["c"]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("办了多少件行政许可", {Part.PROACTIVE}),
        ("新收申请多少件", {Part.REQUESTS}),
        ("告了几次，结果维持的有几件诉讼", {Part.REVIEW}),
        ("有哪些不足", {Part.PROBLEMS}),
        ("公众号发了多少条", {Part.OVERVIEW}),
    ],
)
def test_likely_parts_follow_the_forms_words(question: str, parts: set[Part]) -> None:
    """The form's own terms tell the part; all else is told in the first."""
    assert likely_parts(question) == parts


def test_a_likely_part_is_favoured_and_nothing_is_lost() -> None:
    """It overturns a small lead and not a large one."""
    parts = {"a": Part.OVERVIEW, "b": Part.REVIEW, "c": Part.OVERVIEW}
    scores = favour({"a": 1.0, "b": 0.9, "c": 0.1}, parts, "行政复议多少件")
    assert sorted(scores, key=lambda pid: -scores[pid]) == ["b", "a", "c"]
    assert favour({"a": 1.0, "b": 0.5}, parts, "行政复议")["a"] == 1.0


def test_a_cross_encoder_orders_the_best_passages(tiny_cross_encoder: Path, assistant: Assistant) -> None:
    """The passages found stay the same; those on top come in the order of the model's own scores."""
    from sentence_transformers import CrossEncoder

    reranker = open_reranker(Settings(reranker=str(tiny_cross_encoder)))
    assert reranker is not None
    question = "公众号推送消息"
    own = Retriever(assistant.library, assistant.reports.shelf, reranker).passages(question, None, RERANKED)
    plain = assistant.retriever.passages(question, None, RERANKED)
    model = CrossEncoder(str(tiny_cross_encoder))
    judged = model.predict([(question, hit.passage.text) for hit in own], show_progress_bar=False)
    assert {hit.passage.id for hit in own} == {hit.passage.id for hit in plain}
    assert list(judged) == pytest.approx(sorted(judged, reverse=True))
    assert [hit.score for hit in own] == [hit.score for hit in plain]


def test_reranking_leaves_what_is_below_alone() -> None:
    """Only so many are judged; no passage below them rises above."""

    class Backwards(Reranker):
        def scores(self, question: str, texts: Sequence[str]) -> list[float]:
            del question
            return [float(text) for text in texts]

    scores = {str(n): 100.0 - n for n in range(RERANKED + 3)}
    ordered = rerank(scores, "问", Backwards("x"), list)
    assert sorted(ordered, key=lambda pid: -ordered[pid])[:2] == [str(RERANKED - 1), str(RERANKED - 2)]
    assert [ordered[str(n)] for n in range(RERANKED, RERANKED + 3)] == [90.0, 89.0, 88.0]


def test_no_cross_encoder_is_used_unless_one_is_named() -> None:
    """The setting is empty by default."""
    assert open_reranker(Settings()) is None


def test_a_cross_encoder_that_cannot_be_had_is_named_in_one_line(tmp_path: Path) -> None:
    """The line names it and the setting."""
    with pytest.raises(RerankerUnavailable, match=r"^[^\n]*nothing[^\n]*GONGKAI_RERANKER[^\n]*$"):
        Reranker(str(tmp_path / "nothing")).scores("问", ["答"])


def test_a_search_goes_where_the_question_points(assistant: Assistant) -> None:
    """Agency and year choose the reports; what is sought in them is the rest. So does the LangChain part."""
    hits = assistant.search("云岭县林业局2022年公众号推送了多少条消息", k=3)
    agencies = {view.report.agency for hit in hits if (view := assistant.view(hit.report_id))}
    assert agencies == {"青溪市云岭县林业局"}
    assert "公众号" in hits[0].passage.text
    documents = PassageRetriever(assistant=assistant, k=3).invoke("云岭县林业局2022年公众号推送了多少条消息")
    assert [document.id for document in documents] == [hit.passage.id for hit in hits]
