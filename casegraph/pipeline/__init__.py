"""The stages put together: files to documents to meetings to items to cases. The only room that knows them all."""

from typing import TYPE_CHECKING

from casegraph.lazy import lazily

if TYPE_CHECKING:
    from casegraph.pipeline.again import build
    from casegraph.pipeline.asking import found_items, language_of, load_graph, opened, read_into_memory
    from casegraph.pipeline.drawing import draw
    from casegraph.pipeline.options import BuildOptions, Reading
    from casegraph.pipeline.people import marks_of, refresh_answers
    from casegraph.pipeline.report import BuildReport, Changes, Failure, Moved
    from casegraph.pipeline.stages import Stages
    from casegraph.progress import Progress

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

_HOMES = {
    "BuildOptions": "casegraph.pipeline.options",
    "BuildReport": "casegraph.pipeline.report",
    "Changes": "casegraph.pipeline.report",
    "Failure": "casegraph.pipeline.report",
    "Moved": "casegraph.pipeline.report",
    "Progress": "casegraph.progress",
    "Reading": "casegraph.pipeline.options",
    "Stages": "casegraph.pipeline.stages",
    "build": "casegraph.pipeline.again",
    "draw": "casegraph.pipeline.drawing",
    "found_items": "casegraph.pipeline.asking",
    "language_of": "casegraph.pipeline.asking",
    "load_graph": "casegraph.pipeline.asking",
    "marks_of": "casegraph.pipeline.people",
    "opened": "casegraph.pipeline.asking",
    "read_into_memory": "casegraph.pipeline.asking",
    "refresh_answers": "casegraph.pipeline.people",
}
__getattr__ = lazily(__name__, _HOMES)
