"""``python -m benchmarks.followupbench``: write documents and truth anew from the pages."""

from __future__ import annotations

from pathlib import Path

from benchmarks.followupbench.marked import write_pages

HERE = Path(__file__).parent
SETS = {"pages": "holdout", "fresh_pages": "fresh"}

if __name__ == "__main__":
    for pages, out in SETS.items():
        write_pages(HERE / pages, HERE / out)
