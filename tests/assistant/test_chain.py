from assistant.answer import Assistant
from assistant.chain import PassageRetriever, answer_chain


def test_the_retriever_returns_documents_with_their_place(assistant: Assistant) -> None:
    """A Document says which report and span it is of, and that span holds its text."""
    found = PassageRetriever(assistant=assistant, k=3).invoke("水情数据更新")
    assert 3 == len(found)
    first = found[0].metadata
    view = assistant.view(first["report_id"])
    assert view is not None
    assert found[0].page_content == view.report.text[first["start"] : first["end"]]
    assert {"agency", "year", "part", "headings", "file"} <= set(first)


def test_the_chain_answers_as_the_command_does(assistant: Assistant) -> None:
    """A question in, the contract's JSON out; earlier turns may be given."""
    chain = answer_chain(assistant)
    answer = chain.invoke("云岭县水务局2022年行政许可多少件？")
    assert ("answered", "1520") == (answer["status"], answer["figures"][0]["value"])
    follow_up = chain.invoke({"question": "那林业局呢？", "turns": ["云岭县水务局2022年行政许可多少件？"]})
    assert "77" == follow_up["figures"][0]["value"]
