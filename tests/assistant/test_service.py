"""The functions that every surface calls, on a real library."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.evaluation import keep_evaluation
from assistant.feedback import LONGEST_REASON, Feedback
from assistant.service import OriginalMissing, Service, Upload, bare_name, draft_docx, draft_markdown
from assistant.types import Answer, Statement, Status
from ingest.audit.corpus import Checked, Unread
from ingest.errors import NoSuchReport
from ingest.library import Library
from ingest.settings import IngestSettings
from ingest.types import TableState
from tests.assistant.conftest import WATER_2021, WATER_2022

QUESTION = "云岭县水务局2022年行政许可多少件？"


@pytest.fixture
def service(assistant: Assistant) -> Service:
    """The small corpus, which is only read."""
    return Service(assistant.library, assistant)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Service]:
    """An empty library."""
    with Library(IngestSettings(home=tmp_path / "home")) as library:
        yield Service(library)


def file(folder: Path, name: str, text: str) -> Upload:
    """A file as somebody sent it: its name is not that of where it lies."""
    path = folder / f"received-{len(list(folder.iterdir()))}"
    path.write_text(text, encoding="utf-8")
    return Upload(name, path)


def test_ask_gives_the_last_of_the_stream(service: Service) -> None:
    """The whole answer is the last that the stream gives."""
    *_, last = service.stream(QUESTION)
    assert service.ask(QUESTION).statements == last.statements


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        pytest.param({}, 3, id="all"),
        pytest.param({"agency": "林业局"}, 1, id="agency"),
        pytest.param({"year": 2021}, 1, id="year"),
        pytest.param({"place": "青溪市云岭县"}, 3, id="place"),
        pytest.param({"place": "青溪市"}, 0, id="another-place"),
        pytest.param({"state": TableState.IMAGE_UNREAD}, 3, id="state"),
        pytest.param({"state": TableState.IMAGE_OCR}, 0, id="no-such-state"),
    ],
)
def test_reports_are_filtered(service: Service, filters: dict[str, object], count: int) -> None:
    """Each filter narrows the catalogue."""
    assert len(service.reports(**filters)) == count  # type: ignore[arg-type]


def test_figures_of_several_agencies_and_years(service: Service) -> None:
    """Agencies and years widen among themselves and narrow each other."""
    rows = service.figures(["水务局", "林业局"], [2022], "主动公开", "行政许可")
    assert sorted(str(figure.value) for _, figure in rows) == ["1520", "77"]


def test_a_report_is_whole(service: Service) -> None:
    """The report has its text, and what is not there is said to be missing."""
    [entry] = service.reports("林业局")
    assert service.report(entry.report_id).text == service.text(entry.report_id)
    for missing in (service.report, service.text, service.original):
        with pytest.raises(NoSuchReport, match="r-0"):
            missing("r-0")


def test_compare_takes_ids_and_names(service: Service) -> None:
    """Either names a report."""
    [entry] = service.reports("水务局", 2021)
    by_name, by_id = (
        service.compare("水务局2021", "水务局2022"),
        service.compare(entry.report_id, "水务局2022"),
    )
    assert (by_name.first.id, by_name.figures) == (by_id.first.id, by_id.figures)


def test_draft_is_written_in_both_formats(service: Service) -> None:
    """The letter is the same, the file another."""
    letter = service.draft(service.ask(QUESTION))
    assert draft_docx(letter).startswith(b"PK")
    assert "1520" in draft_markdown(letter)


def test_files_are_added_and_told_one_by_one(own: Service, tmp_path: Path) -> None:
    """Each outcome comes as soon as it is there; what was told before it names the file."""
    told: list[tuple[int, int, str]] = []
    uploads = [file(tmp_path, "水2022.txt", WATER_2022), file(tmp_path, "信.txt", "一封信。")]
    adding = own.add(uploads, lambda *step: told.append(step))
    assert (next(adding).status, told) == ("added", [(0, 2, "水2022.txt")])
    assert [outcome.status for outcome in adding] == ["failed"]
    assert told[1:] == [(1, 2, "信.txt"), (2, 2, "")]


def test_original_is_kept_under_its_name_and_goes_with_the_report(own: Service, tmp_path: Path) -> None:
    """The bytes come back after the sender's file is gone; removing the report removes them."""
    upload = file(tmp_path, "水 2022（定稿）.txt", WATER_2022)
    [outcome] = own.add([upload])
    upload.path.unlink()
    original = own.original(str(outcome.report_id))
    assert (original.name, original.path.read_text(encoding="utf-8")) == ("水 2022（定稿）.txt", WATER_2022)
    own.remove([str(outcome.report_id)])
    assert not original.path.exists()


def test_original_of_an_older_library_comes_back_by_reading_it_again(own: Service, tmp_path: Path) -> None:
    """A report from before files were kept says so; the same file read again is kept."""
    [outcome] = own.add([file(tmp_path, "水.txt", WATER_2022)])
    own.original(str(outcome.report_id)).path.unlink()
    with pytest.raises(OriginalMissing, match=r"水\.txt"):
        own.original(str(outcome.report_id))
    assert [again.status for again in own.add([file(tmp_path, "水.txt", WATER_2022)])] == ["unchanged"]
    assert own.original(str(outcome.report_id)).path.read_text(encoding="utf-8") == WATER_2022


def test_checking_a_draft_adds_nothing(own: Service, tmp_path: Path) -> None:
    """Drafts are read beside last year's report, and what is none is said to be."""
    list(own.add([file(tmp_path, "水2021.txt", WATER_2021)]))
    checked = own.check([file(tmp_path, "水2022.txt", WATER_2022), file(tmp_path, "信.txt", "一封信。")])
    assert [type(one) for one in checked] == [Checked, Unread]
    assert isinstance(checked[0], Checked)
    assert checked[0].before_id
    assert len(own.reports()) == 1


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("年报.docx", "年报.docx"),
        ("../../年报.docx", "年报.docx"),
        ("C:\\文件\\年报.docx", "年报.docx"),
        ("~$年报.docx", "$年报.docx"),
        (".年报.docx", "年报.docx"),
        ("年\n报\x00.docx", "年报.docx"),
        ("长" * 300 + ".docx", "长" * 75 + ".docx"),
        ("..", "未命名"),
        ("", "未命名"),
    ],
)
def test_bare_name_leads_nowhere(name: str, bare: str) -> None:
    """Only the last step is kept, and nothing in it hides or steers."""
    assert bare_name(name) == bare


def answer(number: int) -> Answer:
    """An answer with an id."""
    return Answer(f"第{number}问", Status.ANSWERED, (Statement("答。"),), id=f"a-{number}")


def rate(home: Path, first: int) -> None:
    """What a process does that stores opinions."""
    for number in range(first, first + 20):
        Feedback(home).add(answer(number), good=True)


def test_opinions_of_several_processes_are_all_kept(tmp_path: Path) -> None:
    """Processes that write at once wait for one another."""
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=rate, args=(tmp_path, n * 100)) for n in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert len(Feedback(tmp_path).all()) == 60


def test_an_opinion_may_be_changed(own: Service) -> None:
    """The second one on the same answer takes the place of the first; a long reason is cut."""
    own.rate(answer(1), good=True)
    own.rate(answer(1), good=False, reason="长" * 2000)
    [opinion] = own.opinions()
    assert (opinion.good, opinion.question, len(opinion.reason)) == (False, "第1问", LONGEST_REASON)


def test_the_last_evaluation_is_what_was_kept_last(own: Service) -> None:
    """None at first; then the latest."""
    assert own.evaluation() is None
    for right in (1, 2):
        keep_evaluation(own.library.home, "sample", {"total": right})
    evaluation = own.evaluation()
    assert evaluation
    assert (evaluation.on, evaluation.result) == ("sample", {"total": 2})
