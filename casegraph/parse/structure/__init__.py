"""The general parser of page structure: from marked lines to a draft of the meeting and its items.

There are some fifty page layouts, and most of them nobody here has seen. So there is one parser: it gives every line
its candidate roles (:mod:`facts`, :mod:`contents`, :mod:`candidates`), chooses the consistent whole (:mod:`chain`), and
only then reads off items (:mod:`headings`, :mod:`blocks`) and the meeting (:mod:`head`, :mod:`meeting`). A source that
names its own fields goes another way (:mod:`marked`).
"""

from casegraph.parse.structure.marked import is_marked, read_marked
from casegraph.parse.structure.reading import read_structure
from casegraph.parse.structure.sittings import split_sittings

__all__ = ["is_marked", "read_marked", "read_structure", "split_sittings"]
