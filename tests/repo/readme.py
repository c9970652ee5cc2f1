"""The examples in README.md and docs/, run: ``python -m tests.repo.readme`` writes their output anew, a test compares.

An example is a fenced block of the kind ``console``: a line ``$ casegraph …`` and, below it, what it prints to stdout.
Long output may be cut with a line ``…``, behind which nothing is compared until the block ends.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from casegraph.cli import casegraph

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
CUT = "…"


def written_anew(text: str, folder: Path) -> str:
    """The page with the output of every example as it is now; ``folder`` holds the database the examples make."""
    return BLOCK.sub(lambda block: f"```console\n{''.join(_block(block.group(1), folder))}```", text)


def _block(text: str, folder: Path) -> Iterator[str]:
    for command, shown in _examples(text):
        yield f"$ {command}\n"
        output = run(command, folder).splitlines(keepends=True)
        if CUT in shown:
            yield from (*output[: shown.index(CUT)], f"{CUT}\n")
        else:
            yield from output


def _examples(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a block with the lines shown below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, *shown = part.splitlines()
        yield command, shown


def run(command: str, folder: Path) -> str:
    """What a command prints to stdout, run from the root of the repository."""
    program, *arguments = shlex.split(command)
    assert program == "casegraph", f"an example may only run casegraph: {command}"
    environment = {"CASEGRAPH_DB": str(folder / "fjordlund.db"), "COLUMNS": "100", "LANG": "da_DK.UTF-8", "LC_ALL": ""}
    result = CliRunner().invoke(casegraph, arguments, env=environment, catch_exceptions=False)
    assert result.exit_code == 0, f"{command}: {result.output}"
    return result.stdout


def main() -> int:
    """Write every page anew."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "demo"
    folder.mkdir(exist_ok=True)
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        page.write_text(written_anew(text, folder), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
