"""Scores against truth made by reading: which items, fields, references, follow-ups and links are right.

:func:`evaluate` reads truth and documents and gives an :class:`Evaluation`; :func:`as_text` and :func:`as_data` tell
it to people and to programs.
"""

from casegraph.evaluate.compared import Evaluation
from casegraph.evaluate.report import as_data, as_text
from casegraph.evaluate.run import evaluate

__all__ = ["Evaluation", "as_data", "as_text", "evaluate"]
