"""Installs the torch that pyproject.toml pins, and stops where that would bring gigabytes of CUDA packages.

Run by the environment's own Python before anything else is installed: it needs the standard library and pip.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ADVICE = """\
安装停在这里：此处能取到的 {pin} 会连带数 GB 的 CUDA 组件（{found} 等）。
  没有 NVIDIA 显卡（本程序也不需要）：把 PIP_EXTRA_INDEX_URL 或 PIP_FIND_LINKS 设为
  PyTorch 官网安装页 CPU 一栏给出的地址，再运行一次。
  确实要 CUDA：make setup CUDA=1
Stopped before installing: the {pin} found here brings gigabytes of CUDA packages ({found}, …).
  No NVIDIA card (none is needed): set PIP_EXTRA_INDEX_URL or PIP_FIND_LINKS to the address
  that PyTorch's install page gives for CPU, and run this again.
  To accept them: make setup CUDA=1"""


def pinned() -> str:
    """The requirement on torch, as pyproject.toml has it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(next(line for line in project["dependencies"] if line.startswith("torch==")))


def is_installed(pin: str) -> bool:
    """Whether the pinned version is there already, whatever its build (+cpu, +cu130)."""
    try:
        version = importlib.metadata.version("torch")
    except importlib.metadata.PackageNotFoundError:
        return False
    return version.partition("+")[0] == pin.removeprefix("torch==")


def pip(*arguments: str, capture: bool = False) -> str:
    """Run the environment's pip; its failure, which it has explained itself, ends the program."""
    command = [sys.executable, "-m", "pip", *arguments]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE if capture else None, encoding="utf-8")
    if done.returncode:
        sys.exit(done.returncode)
    return done.stdout or ""


def cuda_packages(pin: str) -> list[str]:
    """What the torch that pip would choose here requires of CUDA.

    Only its metadata is fetched: ``--no-deps`` leaves the rest alone, and with fast-deps the wheel stays
    where it is even when the index serves no metadata apart. SEE: https://peps.python.org/pep-0658/
    """
    from pip._vendor.packaging.requirements import Requirement  # packaging itself is not installed yet

    options = ("--dry-run", "-qq", "--no-deps", "--use-feature=fast-deps", "--report", "-")
    report = pip("install", *options, pin, capture=True)
    metadata = json.loads(report)["install"][0]["metadata"]
    wanted = [Requirement(line) for line in metadata.get("requires_dist", [])]
    here = [item.name for item in wanted if item.marker is None or item.marker.evaluate({"extra": ""})]
    return [name for name in here if name.startswith(("cuda", "nvidia"))]


def main() -> None:
    """Install torch unless it is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuda", action="store_true", help="accept CUDA packages")
    accepted = parser.parse_args().cuda
    pin = pinned()
    if is_installed(pin):
        return
    pip("install", "--quiet", "pip", "-c", "constraints.txt")  # those before 23.3 fetch the wheel even so
    if not accepted and (found := cuda_packages(pin)):
        sys.exit(ADVICE.format(pin=pin, found=", ".join(found[:2])))
    pip("install", pin, "-c", "constraints.txt")


if __name__ == "__main__":
    main()
