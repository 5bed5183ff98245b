"""The shape of the code: who imports what, what an import loads, how long things are, what no file names."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("assistant", "eval", "ingest", "prompts")
LONGEST_FILE = 400
LONGEST_FUNCTION = 40

# Third-party package → the files and folders that may import it. Their errors are mapped there.
HOMES = {
    "chromadb": ("ingest/vectors.py",),
    "sqlalchemy": ("ingest/store.py", "ingest/schema.py", "ingest/records.py", "ingest/browse.py"),
    "sentence_transformers": ("ingest/embed.py", "assistant/lookup/rerank.py"),
    "torch": ("ingest/embed.py",),
    "transformers": ("ingest/embed.py",),
    "safetensors": ("ingest/e5.py",),
    "jieba": ("ingest/words.py",),
    "sklearn": ("assistant/understanding/learned.py",),
    "rapidfuzz": ("ingest/compare.py",),
    "docx": ("ingest/readers/", "assistant/reply/", "eval/sample/"),
    "opencc": ("assistant/plain/traditional.py",),
    "pypinyin": ("assistant/english/", "assistant/plain/homophones.py"),
    "pdfplumber": ("ingest/readers/",),
    "openpyxl": ("ingest/readers/", "assistant/workbook.py", "eval/sample/"),
    "selectolax": ("ingest/readers/",),
    "gradio": ("assistant/web/",),
    "fastapi": ("assistant/web/", "assistant/api/"),
    "mcp": ("assistant/api/tools.py",),
    "prometheus_client": ("assistant/api/metrics.py",),
    "uvicorn": ("assistant/web/",),
    "langchain": ("assistant/model/providers.py",),
    "langchain_chroma": ("eval/bench/",),
    "langchain_text_splitters": ("eval/bench/",),
    "docling": ("eval/bench/converters.py",),
    "markitdown": ("eval/bench/converters.py",),
    "locust": ("eval/bench/crowd.py",),
    "gevent": ("eval/bench/crowd.py",),
    "reportlab": ("eval/sample/",),
    "matplotlib": ("eval/charts.py",),
    "ir_measures": ("eval/metrics/retrieval.py",),
    "PIL": ("eval/sample/", "ingest/facsimile.py", "ingest/readers/pictures/"),
    "rapidocr": ("ingest/readers/pictures/recognise.py",),
    "cv2": ("ingest/readers/pictures/",),
    "pypdfium2": ("ingest/readers/recognised.py", "ingest/facsimile.py", "eval/sample/scan.py"),
}
HEAVY = (
    "torch",
    "transformers",
    "sentence_transformers",
    "chromadb",
    "gradio",
    "pandas",
    "langchain",
    "cv2",
    "sklearn",
)
NOT_IN_THE_PROJECT = {
    "a registry": r"(pypi|pythonhosted|pytorch|npmjs|debian|aliyun|tsinghua|ustc)\.(org|com|edu\.cn)\b",
    "a path of one machine": r"(?<![\w.])/(work|root|home/\w+|Users/\w+|tmp/\w+|opt/\w+)/",
}


@cache
def sources() -> tuple[Path, ...]:
    """Every source file of the four packages."""
    return tuple(path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    """The file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """The top-level packages that the file imports anywhere, also inside a function."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@cache
def modules() -> dict[str, Path]:
    """Our modules by name; a package is its __init__ file."""
    return {
        ".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): p for p in sources()
    }


def own_imports(path: Path) -> set[str]:
    """Our modules that the file imports anywhere."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            below = {f"{node.module}.{name.name}" for name in node.names}
            found |= {name if name in modules() else node.module for name in below}
    return found & modules().keys()


def relative(path: Path) -> str:
    """The file's name inside the project."""
    return path.relative_to(ROOT).as_posix()


def test_import_direction_is_eval_assistant_ingest_with_prompts_a_leaf() -> None:
    """The contracts in pyproject.toml hold."""
    call = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", call], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout  # in a process of its own: it disables the loggers of this one


@pytest.mark.parametrize("library", HOMES)
def test_third_party_library_has_one_home(library: str) -> None:
    """A library is imported in its home and nowhere else."""
    users = [relative(path) for path in sources() if library in imported(path)]
    assert users, f"{library} is imported nowhere: take it out of HOMES"
    assert [user for user in users if not user.startswith(HOMES[library])] == []


@pytest.mark.parametrize("module", ["assistant.cli", "eval.cli", "ingest.pipeline"])
def test_importing_the_program_loads_nothing_heavy(module: str) -> None:
    """Models, indexes and the web framework are loaded by the function that needs them."""
    code = f"import sys, {module}; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_modules_import_in_no_circle() -> None:
    """No chain of imports leads back to where it began, also where a function puts an import off."""
    graph = {module: own_imports(path) - {module} for module, path in modules().items()}
    TopologicalSorter(graph).prepare()  # raises CycleError with the circle


def test_files_stay_short() -> None:
    """No file of code or test is longer than one can hold in the head."""
    files = [*sources(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "tools").rglob("*.py")]
    long = {relative(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FILE} == {}


def test_functions_stay_short() -> None:
    """No function is longer than a screen."""
    long = {
        f"{relative(path)}:{node.name}": length
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert long == {}


@pytest.mark.parametrize("what", NOT_IN_THE_PROJECT)
def test_no_file_names(what: str) -> None:
    """The project names no package registry and no path of a developer's machine."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, so which files belong to the project is not known")
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    found = []
    for name in filter(None, names):
        text = (ROOT / name).read_text(encoding="utf-8", errors="ignore") if (ROOT / name).is_file() else ""
        found += [f"{name}: {match[0]}" for match in re.finditer(NOT_IN_THE_PROJECT[what], text)]
    assert found == []
