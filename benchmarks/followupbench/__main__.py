"""``python -m benchmarks.followupbench``: write documents and truth anew from the pages.

With ``--standing`` say instead how truly follow-ups and cases stand on the days that the pages tell of.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.followupbench.marked import write_pages
from benchmarks.followupbench.standing import score_standing
from casegraph.evaluate.report import rate_text

HERE = Path(__file__).parent
SETS = {"pages": "holdout", "fresh_pages": "fresh", "fresh2_pages": "fresh2"}


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--standing", action="store_true", help="measure instead of writing")
    if not parser.parse_args().standing:
        for pages, out in SETS.items():
            write_pages(HERE / pages, HERE / out)
        return
    rates, faults = score_standing(HERE / "fresh2")
    for name, rate in rates.items():
        print(f"{name:20}{rate_text(rate)}")
    print("\n".join(faults))


if __name__ == "__main__":
    main()
