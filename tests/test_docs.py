"""The documents say what is so: generated tables, commands, targets, links, and the two languages alike."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

import eval.cli  # noqa: F401 (adds its commands to app)
from assistant.cli import app
from ingest.readers import READERS

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.en.md")
DOCUMENTS = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md")


def text_of(name: str) -> str:
    """A document of the checkout."""
    return (ROOT / name).read_text(encoding="utf-8")


def options_by_command() -> dict[str, set[str]]:
    """The options of each sub-command."""
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return {
        name: {option for parameter in command.params for option in parameter.opts}
        for name, command in group.commands.items()
    }


def code_of(name: str) -> str:
    """What the document shows as code: its blocks and its `inline` pieces, a line each."""
    text = text_of(name)
    blocks = re.findall(r"^```bash\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", text)])


def test_generated_tables_are_up_to_date() -> None:
    """The settings and commands in the READMEs are those of the code."""
    done = subprocess.run(
        [sys.executable, "tools/docs.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_to_files(name: str) -> None:
    """Each relative link and picture of a document is a file of the project."""
    links = re.findall(r"\]\(([^)#\s]+)\)|src=\"([^\"]+)\"", text_of(name))
    files = [link or picture for link, picture in links if "://" not in link]
    assert [file for file in files if not (ROOT / file).is_file()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_named_targets_exist(name: str) -> None:
    """Each `make target` a document names is in the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)", code_of(name)))
    assert named <= targets


@pytest.mark.parametrize("name", READMES)
def test_named_commands_and_options_exist(name: str) -> None:
    """Each `gongkai command --option` a README names is one the program has."""
    for command, rest in re.findall(r"\bgongkai ([a-z]+)([^\n]*)", code_of(name)):
        assert set(re.findall(r"--[a-z]+", rest)) <= options_by_command()[command]


@pytest.mark.parametrize("name", READMES)
def test_every_format_is_named(name: str) -> None:
    """A README lists the suffix of each format that is read."""
    assert [suffix for suffix in READERS if f"`{suffix}`" not in text_of(name)] == []


def test_both_languages_have_the_same_parts() -> None:
    """The two READMEs have the same headings, tables, pictures and code blocks, in the same order."""
    shapes = [
        re.findall(r"^(#+ |```|\|(?= ---)|<!-- .*|!\[|<img)", text_of(name), re.MULTILINE) for name in READMES
    ]
    assert shapes[0] == shapes[1]


def test_contributing_stays_short() -> None:
    """What a newcomer must read fits on two pages."""
    assert len(text_of("CONTRIBUTING.md").splitlines()) <= 100
