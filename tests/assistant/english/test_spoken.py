"""One question through the whole: its language, threads, and what Chinese questions pay for it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextvars import Context
from threading import Thread

import pytest

from assistant.answer import Assistant
from assistant.english import spoken
from assistant.scope.catalogue import Catalogue
from assistant.types import Answer, Status
from prompts import PromptError, in_english, phrase
from tests.assistant.model_server import ModelServer

ENGLISH = "How many administrative licences did the Yunling Water Bureau issue in 2021 and 2022?"
CHINESE = "云岭县水务局2021年和2022年行政许可各多少件？"
WORDS = (
    "In 2021, 青溪市云岭县水务局 reported 1,400 件 of 行政许可. [1]\n"
    "In 2022, 青溪市云岭县水务局 reported 1,520 件 of 行政许可. [2]\n"
)


def in_threads(stream: Iterator[Answer]) -> Iterator[Answer]:
    """The answers of a stream, each taken in a thread and a context of its own, as a web server does it."""
    while True:
        taken: list[Answer | None] = []
        thread = Thread(target=lambda into=taken: into.append(Context().run(next, stream, None)))
        thread.start()
        thread.join()
        assert taken, "the stream failed"
        if taken[0] is None:
            return
        yield taken[0]


def test_a_stream_goes_on_in_another_thread(worded: Assistant, server: ModelServer) -> None:
    """Each sentence comes as in one thread, in English, and the context is left as it was."""
    server.reply = WORDS
    parts = list(in_threads(worded.stream(ENGLISH)))
    assert [1, 2, 2] == [len(part.statements) for part in parts]
    assert "openai:local" == parts[-1].model
    assert "2021年" == phrase("year", year=2021)


def test_a_stream_without_a_model_goes_on_in_another_thread(assistant: Assistant) -> None:
    """The composed answer is English there too."""
    (answer,) = in_threads(assistant.stream(ENGLISH))
    assert "Yunling County Water Bureau" in answer.statements[0].text


def test_a_failing_model_is_told_of_in_english_in_any_thread(worded: Assistant, server: ModelServer) -> None:
    """With the composed answer, which is English."""
    server.reply = "In 2021, 青溪市云岭县水务局 reported 999 件 of 行政许可. [1]"
    *_, answer = in_threads(worded.stream(ENGLISH))
    assert answer.note.startswith("The chat model gave no usable answer")
    assert "Yunling County Water Bureau" in answer.statements[0].text


def test_streams_of_two_languages_do_not_mix(worded: Assistant, server: ModelServer) -> None:
    """Where they are read by turns in one thread."""
    server.reply = "报告没有写。"
    english, chinese = worded.stream(ENGLISH), worded.stream(CHINESE)
    *_, one, two = next(english), next(chinese)
    assert ("en", "zh") == (one.language, two.language)
    assert "Yunling County Water Bureau" in one.statements[0].text
    assert "行政许可" in two.statements[0].text
    assert one.figures == two.figures


def test_a_choice_can_be_taken_as_it_is_written(assistant: Assistant) -> None:
    """Options of an English answer are understood, and answered in English."""
    question = "How many administrative licences did the Yunling Water Bureau issue?"
    asked = assistant.ask(question)
    assert Status.CLARIFY is asked.status
    for option, raw in zip(asked.options, ("1520", "1400"), strict=True):
        answer = assistant.ask(option, (question,))
        assert (raw, "en") == (answer.figures[0].raw, answer.language)


@pytest.mark.parametrize(
    ("turns", "language"),
    [
        (("云岭县水务局2022年行政许可多少件？", "And in 2021?"), "en"),
        ((ENGLISH, "那2021年呢？"), "zh"),
        (("云岭县水务局2022年行政许可多少件？", "2021?"), "zh"),
        ((ENGLISH, "2021?"), "en"),
    ],
)
def test_an_answer_is_in_the_language_of_its_question(
    assistant: Assistant, turns: tuple[str, ...], language: str
) -> None:
    """Whatever was spoken before; a question without words is in the language before it."""
    answer = assistant.ask(turns[-1], turns[:-1])
    assert (language, "1400") == (answer.language, answer.figures[0].raw)


def test_a_chinese_question_asks_for_nothing_of_the_english() -> None:
    """Neither the names in the corpus nor the tables of words are looked at."""

    def catalogue() -> Catalogue:
        raise AssertionError("not for a question in Chinese")

    said = spoken(CHINESE, ("云岭县水务局的电话？",), catalogue)
    assert (CHINESE, None) == (said.question, said.speech)


_LOADED = """
import sys
from pathlib import Path
from assistant.answer import Assistant
from assistant.english import lexicon, offices, parts, speech
from ingest.library import Library
from ingest.settings import IngestSettings

with Library(IngestSettings(home=Path(sys.argv[1]))) as library:
    Assistant(library).ask("云岭县水务局2022年行政许可多少件？")
used = (lexicon.lexicon, offices._kinds, parts._cues, speech._terms)
print(*(cached.cache_info().currsize for cached in used))
"""


def test_a_chinese_question_loads_nothing_of_the_english(tmp_path: object) -> None:
    """None of the tables, in a process that answers one."""
    run = subprocess.run(
        [sys.executable, "-c", _LOADED, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert ["0", "0", "0", "0"] == run.stdout.split()


def test_words_not_understood_are_told(assistant: Assistant) -> None:
    """First of what was assumed."""
    answer = assistant.ask("How many purple licences did the Yunling Water Bureau issue in 2022?")
    assert "Words that were not understood and left aside: purple" in answer.assumed[0]


def test_phrases_are_english_only_within() -> None:
    """And Chinese again after that, also after an error."""
    with in_english(lambda _, value: value):
        assert "2021" == phrase("year", year=2021)
        with pytest.raises(PromptError), in_english(lambda _, value: value):
            phrase("nobody")
        assert "2021" == phrase("year", year=2021)
    assert "2021年" == phrase("year", year=2021)
