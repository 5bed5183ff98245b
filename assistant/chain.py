"""Our retrieval and our answers as LangChain parts, for use in chains of others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import ConfigDict

from assistant.answer import Assistant
from assistant.lookup.retrieve import Hit
from assistant.output import answer_json


class PassageRetriever(BaseRetriever):
    """Hybrid retrieval of report passages as Documents, within ``report_ids``, else where the query points.

    A Document's metadata tells report, file, agency, year, part, headings and the span in the report's text.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant
    report_ids: Sequence[str] | None = None
    k: int = 5

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - the base class's
    ) -> list[Document]:
        self.assistant.library.refresh()
        documents = []
        for hit in self._hits(query):
            view = self.assistant.view(hit.report_id)
            if view is not None:
                metadata = {
                    "report_id": hit.report_id,
                    "file": view.report.file,
                    "agency": view.report.agency,
                    "year": view.report.year,
                    "part": hit.passage.part.value,
                    "headings": list(hit.passage.headings),
                    "start": hit.passage.start,
                    "end": hit.passage.end,
                    "score": hit.score,
                }
                documents.append(Document(hit.passage.text, id=hit.passage.id, metadata=metadata))
        return documents

    def _hits(self, query: str) -> list[Hit]:
        if self.report_ids is None:
            return self.assistant.search(query, k=self.k)
        return self.assistant.retriever.passages(query, self.report_ids, self.k)


def answer_chain(assistant: Assistant) -> Runnable[str | dict[str, Any], dict[str, Any]]:
    """A Runnable from a question (text, or a dict with ``question`` and ``turns``) to the answer's JSON."""

    def run(given: str | dict[str, Any]) -> dict[str, Any]:
        if isinstance(given, str):
            return answer_json(assistant.ask(given))
        return answer_json(assistant.ask(given["question"], given.get("turns", ())))

    return RunnableLambda(run)
