"""The stages put together: files to documents to meetings to items to cases. The only room that knows them all."""

from typing import TYPE_CHECKING

from casegraph.lazy import lazily
from casegraph.pipeline.asking import build, found_items, language_of, load_graph, opened, read_into_memory
from casegraph.pipeline.options import BuildOptions, Reading
from casegraph.pipeline.people import marks_of, refresh_answers
from casegraph.pipeline.report import BuildReport, Changes, Failure, Moved
from casegraph.pipeline.stages import Stages
from casegraph.progress import Progress

if TYPE_CHECKING:
    from casegraph.pipeline.drawing import draw

__all__ = [
    "BuildOptions",
    "BuildReport",
    "Changes",
    "Failure",
    "Moved",
    "Progress",
    "Reading",
    "Stages",
    "build",
    "draw",
    "found_items",
    "language_of",
    "load_graph",
    "marks_of",
    "opened",
    "read_into_memory",
    "refresh_answers",
]

__getattr__ = lazily(__name__, {"draw": "casegraph.pipeline.drawing"})
