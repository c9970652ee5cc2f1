"""PDFs that LibreOffice makes of the invented meetings, kept as test data because not every machine has LibreOffice.

``python -m tests.examples.office`` writes ``tests/examples/office/`` anew (apt-get install libreoffice-writer-nogui).
Some meetings of every arrangement are kept, and the variations of :mod:`tests.examples.variations`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.examples import writers
from tests.examples.forms import forms
from tests.examples.render import load

FOLDER = Path(__file__).parent / "office"
KEPT = ("dir_2024-01-15", "dir_2024-05-13", "tku_2024-09-03", "bku_2024-11-06", "kb_2024-09-10", "ou_2025-04-14")


def convert(documents: Mapping[str, bytes], folder: Path) -> None:
    """Write a PDF into ``folder`` for every Word document, all in one run of LibreOffice."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        raise SystemExit("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as given:
        work = Path(given)
        for name, data in documents.items():
            (work / f"{name}.docx").write_bytes(data)
        files = [str(work / f"{name}.docx") for name in documents]
        profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=300)


def main() -> int:
    """Write the PDFs anew."""
    FOLDER.mkdir(exist_ok=True)
    documents = {form.name: writers.docx(form) for form in forms(load()) if form.name in KEPT}
    convert(documents, FOLDER)
    print(f"{len(documents)} PDFs written to {FOLDER}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
